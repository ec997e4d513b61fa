package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The languages whose headings and number words the reader knows, and some that it does not know, so that the small words
 * they share with the known ones are not mistaken for them.
 */
public enum Language {
    ENGLISH(true,
            "the of and to in is for if with this that on are be it as from when by an or not will you we after before should "
            + "must all has have was at"),
    GERMAN(true,
    "der die das und ist nicht den dem ein eine zu mit auf für von wenn werden wird im bei nach oder sind sich auch nur als aus "
    + "dann bis einem des"),
    FRENCH(true,
    "le la les des est et une un du dans pour pas que qui sur avec ce si au aux sont par plus ou ne en cette après avant doit "
    + "être"),
    SPANISH(true,
    "el la los las de que y en un una para con no por es del se al si más como después antes está son cuando debe hay"),
    PORTUGUESE(true,
    "o a os as de que e em um uma para com não por é do da dos das se ao no na mais como depois antes está são quando deve há"),
    DUTCH(false, "de het een van en niet voor met dat op zijn aan wordt als ook bij naar is deze te worden moet door maar"),
    ITALIAN(false,
    "il lo la gli le di che e un una per con non è del della dei si al dopo prima sono quando deve alla nel questo"),
    POLISH(false, "i w z na do nie się jest to że jeśli przez po dla od oraz lub jak są być czy gdy przed tylko należy przy"),
    CZECH(false, "a v na se je to že s z do pro po od by jako jsou být při nebo pokud před není ale které"),
    TURKISH(false, "ve bir bu için ile da de ise olarak sonra önce değil gibi daha olan veya her ne kadar eğer yapın edin"),
    SWEDISH(false, "och att det som en på är av för med till den inte om ett har efter eller när ska från vid"),
    DANISH(false, "og at det som en på er af for med til den ikke hvis et har efter eller når skal fra ved"),
    FINNISH(false, "ja on ei se että tai jos kun ovat sen mutta ole jälkeen ennen tämä kuin joka voi"),
    HUNGARIAN(false, "a az és hogy nem egy is ha van meg csak után vagy kell lehet előtt ezt mint"),
    ROMANIAN(false, "și de la în nu se cu pe este un o din că pentru sau după dacă care sunt fi trebuie"),
    INDONESIAN(false, "dan yang di untuk dengan ini dari tidak pada jika ke atau akan adalah setelah oleh harus sebelum"),
    VIETNAMESE(false, "và của là các trong không được cho khi có này với để một sau nếu những từ");

    private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern EAST_ASIAN = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final Pattern OTHER_SCRIPT =
            Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]");
    private static final int FEWEST = 25;
    /** So many words without any letter of another language are English with little prose. */
    private static final int FEW = 32;
    /** One or two small words are shared by many languages; a text in one of them has more of its own. */
    private static final int FEWEST_DIFFERENT = 3;
    private static final double SHARE = 0.04;
    private static final int MOST = 20_000;

    private final boolean known;
    private final Set<String> small;

    Language(boolean known, String small) {
        this.known = known;
        this.small = Arrays.stream(small.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the reader knows the language of a document; in doubt it does, as for a few words only. */
    public static boolean known(Section root) {
        String text = prose(root);
        long eastAsian = count(EAST_ASIAN, text);
        long other = count(OTHER_SCRIPT, text);
        List<String> words = Arrays.stream(WORDS.split(text.toLowerCase(Locale.ROOT))).filter(w -> !w.isEmpty()).limit(MOST)
                .toList();
        if (eastAsian > other && eastAsian * 2 > words.size()) {
            return true;
        }
        if (other > FEWEST && other * 3 > text.chars().filter(Character::isLetter).count()) {
            return false;
        }
        boolean letters = words.stream().filter(word -> word.chars().anyMatch(c -> c > 127)).count() * 20 >= words.size();
        if (words.size() < FEWEST || words.size() < FEW && !letters) {
            return true;
        }
        Language best = ENGLISH;
        long hits = 0;
        for (Language language : values()) {
            long found = words.stream().filter(language.small::contains).count();
            if (found > hits) {
                hits = found;
                best = language;
            }
        }
        long knownHits = Arrays.stream(values()).filter(l -> l.known)
                .mapToLong(l -> words.stream().filter(l.small::contains).count()).max().orElse(0);
        Set<String> theirs = best.small;
        long different = words.stream().filter(theirs::contains).distinct().count();
        // single letters are units and marks as often as words: "2 s", "a", "v"
        boolean inWords = words.stream().anyMatch(w -> w.length() > 1 && theirs.contains(w));
        return best.known || !inWords || different < FEWEST_DIFFERENT && !letters || hits < words.size() * SHARE
                || hits < knownHits * 1.2;
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().limit(MOST).count();
    }

    private static String prose(Section root) {
        var texts = new ArrayList<String>();
        Outline.subtree(root).forEach(section -> {
            texts.add(section.heading());
            section.blocks().forEach(block -> {
                switch (block) {
                    case Block.Prose prose -> texts.add(prose.text());
                    case Block.Item item -> texts.add(item.text());
                    case Block.Check check -> texts.add(check.text());
                    case Block.Quote quote -> texts.add(quote.text());
                    case Block.Table table -> table.rows().forEach(row -> texts.add(String.join(" ", row)));
                    case Block.Code _ -> { }
                }
            });
        });
        return String.join(" ", texts);
    }
}
