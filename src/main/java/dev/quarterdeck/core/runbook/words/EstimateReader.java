package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.Estimate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how long something takes: {@code 5-10 minutes}, {@code about 30 s}, {@code 1h30}, {@code 约5分钟}. Stateless; any thread.
 */
public final class EstimateReader {
    private static final String NUMBER =
            "\\d{1,5}(?:[.,]\\d{1,3})?|(?:a )?quarter of an|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|"
            + "eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety"
            + "|eine[rmn]?|ein|zwei|drei|fünf|zehn|une?|deux|trois|cinq|dix|dos|tres|cinco|diez|uma?|dois|duas|três|dez";
    private static final String EAST_ASIAN_UNIT = "秒钟|秒|分钟|分鐘|分|个小时|小时|小時|時間|天|日|周|週間";
    private static final String UNIT =
            "seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|sekunden?|sek|minuten?|stunden?|std|tagen?|wochen?|"
            + "secondes?|heures?|jours?|semaines?|segundos?|minutos?|horas?|d[ií]as?|semanas?|" + EAST_ASIAN_UNIT;
    private static final String SPAN = "(?<low>" + NUMBER + ")[\\s-]?(?<lowUnit>" + UNIT
            + ")?\\.?(?:(?<=[hH时時]|[hH]ours?|hrs?|小时)\\s?(?:and\\s)?(?<more>[0-5]?\\d)\\s?(?:m|mins?|minutes?|分钟|"
            + "分)?(?![\\p{L}\\d]))?"
            + "(?:\\s?(?:-|–|—|−|~|〜|～|to|or|bis|à|al?|até|至|到|から)\\s?(?<high>" + NUMBER
            + "))?(?:[\\s-]?(?:(?:business|working|calendar)\\s)?(?<unit>" + UNIT
            + "))?\\+?(?![\\p{L}\\d&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]])";
    private static final String NAMED =
            "(?:(?:(?:total|overall|approx(?:imate|\\.)?|average|typical|max(?:imum|\\.)?|usual|target|expected|estimated|"
            + "est\\.?|planned|anticipated)\\s+)*(?:(?:recovery|roll-?\\s?back|execution|completion|run|restore|restoration|"
            + "revert|fail-?over|fail-?back|switch-?over|procedure) ?)?(?:time|duration)(?: (?:estimates?|needed|required|to "
            + "(?:complete|recover|restore|resolve|rollback|roll back|execute|revert)|frame|limit|budget))?|time[- "
            + "]?(?:estimate|frame)"
            + "|est(?:\\.|imates?|imated)?(?: (?:total )?(?:effort|completion|recovery))?|expected completion|(?:in )?total|"
            + "overall|rto|eta|takes|recovery time objective"
            + "|(?:geschätzte |erwartete |ungefähre )?(?:dauer|zeit|zeitaufwand|zeitbedarf|gesamt(?:dauer|zeit))|(?:durée|"
            + "temps)(?: (?:totale?|estimée?|prévue?|nécessaire|requis))?|(?:tiempo|duración)(?: (?:total|estimad[oa]|"
            + "requerid[oa]|necesari[oa]|previst[oa]))?|(?:tempo|duração)(?: (?:total|estimad[oa]|necessári[oa]|previst[oa]))?"
            + "|(?:预计|预估|估计|大约|总|總)?(?:时间|耗时|用时|时长)|預計時間|(?:所要|予想|想定|目安|総所要)?時間|所要時間(?:の目安)?)";
    private static final String AT_MOST =
            "up to|less than|under|below|within|inside|max(?:imum|\\.)?|at most|(?:no|not) more than|<=?|≤|&lt;|unter|höchstens|"
            + "maximal|innerhalb von|weniger als|bis zu|moins de|au (?:plus|maximum)|jusqu['’]à|menos de|hasta|como máximo|até|"
            + "no máximo|不超过|少于|小于|最多";
    private static final String ABOUT = "(?:(?:about|around|approx(?:imately|\\.)?|ca\\.?|circa|" + AT_MOST
            + "|takes|roughly|typically|usually|only|~|≈|ungefähr|etwa|environ|unos|aproximadamente|cerca de|约|大约|約|およそ)\\s*)*";
    private static final String SAID = "(?<about>" + ABOUT + ")";
    private static final Pattern BOUNDED =
            Pattern.compile("(?<!\\p{L})(?:" + AT_MOST + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Behind the figure: {@code 5 minutes max}, {@code 5分以内}. */
    private static final String CAPPED = "(?<capped>\\s*(?:max\\.?(?:imum)?|tops|at (?:the )?most|or less|or faster|以内|之内|以下))?";
    private static final Pattern ANYWHERE =
            Pattern.compile(SAID + "(?<![\\p{L}\\d.&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]])" + SPAN + CAPPED,
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ALONE = Pattern.compile(
            "(?:(?:" + NAMED + "|target|goal|ziel|objectif|objetivo|meta|目标|目標)\\s*[:：]?\\s*)?(?:[⏱⏲⏰⌛⏳]\\uFE0F?\\s*)?" + SAID
            + SPAN + CAPPED + "(?:\\s*(?:total|per \\p{L}+|each|approx\\.?|程度|左右))?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BRACKETED = Pattern.compile("^(.*\\S)\\s*[(\\[（【]([^()\\[\\]（）【】]{1,60})[)\\]）】]\\s*[:：]?$",
            Pattern.DOTALL);
    /** What a time in brackets goes on with: {@code (half an hour, because of caches)}. */
    private static final Pattern REMARK = Pattern.compile("(?<=\\p{L})[,;]\\s.*$");
    private static final Pattern AFTER_DASH = Pattern.compile("^(.*\\S)(?:\\s+[-–—|]|,)\\s+([^,–—|]{1,40})$", Pattern.DOTALL);

    private static final Pattern AFTER_CLOCK =
            Pattern.compile("^(.*?\\S)\\s+(?:(?:[⏱⏲⏰⌛⏳]\\uFE0F?|[🕐-🕧])\\s*|(?=[~≈]))([^,–—()]{1,30})$", Pattern.DOTALL);

    private static final Pattern STATED = Pattern.compile("(?:^|[|·•;,.(]\\s*|\\s[-–—]\\s)\\W{0,8}?" + NAMED
            + "\\s*(?:\\([^()]{0,30}\\)\\s*)?(?:[:：=–-]|\\bis\\b|\\bof\\b)\\s*(?<is>" + ABOUT + SPAN + CAPPED + ")",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A form's field, whose unit stands in brackets: {@code Estimated time (mins) - 10}. */
    private static final Pattern FORM = Pattern.compile("^\\W*" + NAMED + "\\s*[(\\[](?:in )?(?<of>" + UNIT
            + ")[)\\]]\\W{0,6}(?<count>\\d{1,4}(?:\\s?[-–]\\s?\\d{1,4})?)\\W*$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TAKES =
            Pattern.compile("\\b(?:(?:this|it|the (?:whole |entire |full )?(?:roll-?\\s?back|procedure|process|step|option|"
            + "method|restore|recovery|script|command)|which|that|usually|typically|should|will|procedure|rollback) "
            + ")(?:[\\p{L}]+ ){0,3}?(?:takes?|lasts?|completes? (?:in|within)|finish(?:es)? (?:in|within))\\s+(?<is>" + ABOUT
            + SPAN + CAPPED + ")"
            + "|^\\W*(?:takes|dauert|prend|tarda|demora|leva)\\s+(?<begins>.{1,40})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CLOCKED = Pattern.compile("[⏱⏲⌛⏳]\\uFE0F?\\s*(?:" + NAMED + "\\s*[:：]?)?\\s*(?<is>" + ABOUT
            + SPAN + CAPPED + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A sentence that is nothing but a time: {@code About 3 minutes.}, {@code Eleven minutes in the last drill.} */
    private static final Pattern BARE =
            Pattern.compile("^(?:(?:allow|plan|expect|reckon with|count on|needs|overall|in all|altogether|in total)\\s+|" + NAMED
            + "\\s+)?" + SAID + SPAN + CAPPED
            + "(?:\\s+(?:in total|overall|in all|altogether|for (?:all|each|everything)(?: of \\p{L}+)?|in (?:the|our) last "
            + "\\p{L}+|each))?[.!。]?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?。])\\s+");
    private static final int LONGEST_STATEMENT = 400;

    private EstimateReader() {
    }

    /** A heading without its estimate. */
    public record Titled(String title, Optional<Estimate> estimate) {
    }

    /** The first duration in a text that is known to be about time. */
    public static Optional<Estimate> read(String text) {
        Matcher m = ANYWHERE.matcher(text);
        while (m.find()) {
            Optional<Estimate> estimate = estimate(m);
            if (estimate.isPresent()) {
                return estimate;
            }
        }
        return Optional.empty();
    }

    /** Takes the estimate off the end of a heading; {@code (with Database)} stays, being no duration. */
    public static Titled ofHeading(String heading) {
        for (Pattern end : new Pattern[] {BRACKETED, AFTER_DASH, AFTER_CLOCK}) {
            Matcher m = end.matcher(heading.strip());
            if (m.matches()) {
                String last = m.group(2).strip();
                Optional<Estimate> estimate = alone(REMARK.matcher(last).replaceFirst(""))
                        .or(() -> end == BRACKETED ? alone(last.substring(Math.max(last.lastIndexOf(','), last.lastIndexOf(';'))
                        + 1).strip()) : Optional.empty());
                if (estimate.isPresent()) {
                    return new Titled(m.group(1), estimate);
                }
            }
        }
        return new Titled(heading.strip(), Optional.empty());
    }

    private static Optional<Estimate> alone(String text) {
        Matcher m = ALONE.matcher(text);
        return m.matches() ? estimate(m) : Optional.empty();
    }

    /** What a line says of the time that its work takes: {@code Estimated time: 5-10 minutes}, {@code This takes about 5 min}. */
    public static Optional<Estimate> stated(String line) {
        if (line.length() > LONGEST_STATEMENT) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(line.strip());
        if (form.matches()) {
            return read(form.group("count") + " " + form.group("of"));
        }
        for (Pattern statement : new Pattern[] {STATED, CLOCKED, TAKES}) {
            Matcher m = statement.matcher(line.strip());
            if (m.find()) {
                Optional<Estimate> estimate = read(m.group("is") == null && statement == TAKES ? m.group("begins")
                        : m.group("is"));
                if (estimate.isPresent()) {
                    return estimate;
                }
            }
        }
        return Optional.empty();
    }

    /** The time that the first sentence of a line is, and nothing else. */
    public static Optional<Estimate> bare(String line) {
        String first = line.length() > LONGEST_STATEMENT ? ""
                : SENTENCE.split(line.strip(), 2)[0].replaceFirst("^\\(([^()]*)\\)$", "$1");
        Matcher m = BARE.matcher(first);
        return m.matches() ? estimate(m) : Optional.empty();
    }

    private static Optional<Estimate> estimate(Matcher m) {
        String unit = m.group("unit") == null ? m.group("lowUnit") : m.group("unit");
        if (unit == null || m.group("high") != null && m.group("unit") == null) {
            return Optional.empty();
        }
        String lowUnit = m.group("lowUnit") == null ? unit : m.group("lowUnit");
        Duration low = length(m.group("low"), lowUnit);
        if (m.group("more") != null && seconds(lowUnit) == 3600) {
            low = low.plusMinutes(Integer.parseInt(m.group("more")));
        }
        Duration high = m.group("high") == null ? low : length(m.group("high"), unit);
        boolean bounded = m.group("high") == null && (m.group("capped") != null || BOUNDED.matcher(m.group("about")).find());
        if (bounded) {
            return Optional.of(new Estimate(Duration.ZERO, high));
        }
        return low.compareTo(high) <= 0 ? Optional.of(new Estimate(low, high)) : Optional.empty();
    }

    private static Duration length(String number, String unit) {
        return Duration.ofMillis(Math.round(figure(number.toLowerCase(Locale.ROOT)) * seconds(unit) * 1000));
    }

    private static double figure(String number) {
        return switch (number) {
            case "a", "an", "one", "ein", "eine", "einer", "einem", "einen", "un", "une", "um", "uma" -> 1;
            case "half a", "half an" -> 0.5;
            case "a quarter of an", "quarter of an" -> 0.25;
            case "two", "zwei", "deux", "dos", "dois", "duas" -> 2;
            case "three", "drei", "trois", "tres", "três" -> 3;
            case "four" -> 4;
            case "five", "fünf", "cinq", "cinco" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "nine" -> 9;
            case "ten", "zehn", "dix", "diez", "dez" -> 10;
            case "eleven" -> 11;
            case "twelve" -> 12;
            case "fifteen" -> 15;
            case "twenty" -> 20;
            case "thirty" -> 30;
            case "forty" -> 40;
            case "forty-five" -> 45;
            case "fifty" -> 50;
            case "sixty" -> 60;
            case "ninety" -> 90;
            case String digits -> Double.parseDouble(digits.replace(',', '.'));
        };
    }

    private static long seconds(String unit) {
        String name = unit.toLowerCase(Locale.ROOT);
        if (name.startsWith("sem") || name.startsWith("w") || name.startsWith("周") || name.startsWith("週")) {
            return 604_800;
        }
        if (name.startsWith("std") || name.startsWith("stunde") || name.startsWith("小") || name.startsWith("个")
                || name.startsWith("時")) {
            return 3600;
        }
        return switch (name.charAt(0)) {
            case 's', '秒' -> 1;
            case 'm', '分' -> 60;
            case 'h' -> 3600;
            case 'd', 't', 'j', '天', '日' -> 86_400;
            default -> throw new IllegalArgumentException("unknown unit of time: " + unit);
        };
    }
}
