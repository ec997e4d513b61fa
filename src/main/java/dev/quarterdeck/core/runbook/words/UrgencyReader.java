package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.decision.Urgency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how soon a group of triggers asks for the rollback, from its heading or the sentence above it. A word that is denied
 * ({@code non-critical}, {@code not immediate}) says the contrary of itself and asks for the least. Any thread.
 */
public final class UrgencyReader {
    private static final String LONG_RATES =
            "(?! (?:error|latency|cpu|memory|load|traffic|rates?|usage|response|volume|disk|network|queue|failure|availability|"
            + "demand)\\b)";
    private static final String LEAST = "medium|moderate|consider|minor|optional|weigh|discuss|low" + LONG_RATES
            + "|p[234]|sev-?\\s?[234]|warnings?|investigat\\w+|evaluat\\w+"
            + "|mittel|erwägen|prüfen|gering|niedrig|moyen\\w*|envisager|medi[ao]|considerar|investigar|bajo|baixo";
    private static final String MIDDLE = "high" + LONG_RATES
            + "|urgent\\w*|major|soon(?! as\\b)|p1|sev-?\\s?1|asap|before the end of the (?:shift|day)|pronto|cuanto antes|"
            + "within (?:the |an? |one |next |\\d+[ -]?)*(?:hours?|minutes?|h|mins?|m)"
            + "|hoch|dringend|bald|élevée?|haute?|alt[oa]|urgente|in(?:nerhalb von)? \\d+ (?:minuten|stunden)|dans les \\d+ "
            + "(?:minutes|heures)|en \\d+ (?:minutos|horas)|em \\d+ (?:minutos|horas)";
    private static final String MOST =
            "critical(?! path)|severe|emergency|immediate(?:ly)?|instant(?:ly)?|at once|without delay|(?:right|straight) away|"
            + "right now|roll(?:ing)? ?back now|now(?=\\s*[:)\\]])|auto(?:matic(?:ally)?)?|any of (?:these|the following|them)|"
            + "p0|sev-?\\s?0|blocker"
            + "|sofort\\w*|unverzüglich|kritisch\\w*|schwerwiegend|immédiat\\w*|critiques?|tout de suite|inmediat\\w+|"
            + "crític[oa]s?|de inmediato|imediat\\w+";
    private static final Pattern CONSIDER = words(LEAST, "中等|考虑|考慮|低|調査|検討|警告");
    private static final Pattern SOON = words(MIDDLE, "尽快|儘快|高优先|早急|分钟内|分以内|時間以内|小时内");
    private static final Pattern IMMEDIATE = words(MOST, "立即|马上|立刻|紧急|严重|緊急|即時|即座|直ちに|すぐに|重大");
    /** These ask for thought, whatever they are to think about: {@code consider an immediate rollback}. */
    private static final Pattern THOUGHT =
            words("consider|weigh|discuss|investigat\\w+(?! (?:while|after|later))|evaluat\\w+|erwägen|envisager|considerar|"
            + "investigar", "考虑|考慮|検討");
    /** The second grade with a time in which to decide: {@code P1: evaluate within 2 hours}. */
    private static final Pattern GRADED = Pattern.compile("^\\W*(?:p1|sev-?\\s?1)\\b.{0,60}\\bwithin\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIED =
            Pattern.compile("(?<!\\p{L})(?:(?:non|nicht|un|not|nothing|never|no longer|no|less|isn['’]t|aren['’]t|kein\\w*|pas|"
            + "não|no es|ne)[ -]?(?:\\p{L}{1,12}[ -]){0,2}?)(?:"
            + LEAST + "|" + MIDDLE + "|" + MOST + ")(?!\\p{L})|(?:非|不|无|無)(?:紧急|緊急|立即|严重|重大|即時)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String ACTING = "(?:roll(?:ed|ing)?[ -]?back|rollback|revert\\w*|abort\\w*|back out|undo|act|stop)";
    private static final Pattern OWN =
            Pattern.compile("^\\W*[\\[(]?(?:critical|high|medium|low|severe|major|minor|urgent|immediate(?:ly)?|now|soon|"
            + "warning|p[0-4]|sev-?[0-4])[\\])]?\\s*[:–—|)-]\\s"
            + "|[\\[(](?:critical|high|medium|low|immediate(?:ly)?|urgent|consider\\w*|investigat\\w*(?: first)?|p[0-4]|"
            + "sev-?[0-4]|within [^()\\[\\]]{3,20})[\\])]"
            + "|\\b" + ACTING
            + "\\b[^.;]{0,40}?\\b(?:immediately|at once|right away|straight away|now|instantly|within \\d+|soon|asap)\\b"
            + "|\\b(?:immediate(?:ly)?|automatic(?:ally)?|instant(?:ly)?|urgent(?:ly)?|at once|consider(?:ing)?)[^.;]{0,20}?\\b"
            + ACTING + "\\b|\\bconsider\\b|\\bthink about\\b", Pattern.CASE_INSENSITIVE);

    private UrgencyReader() {
    }

    /** The strongest word wins, so that a heading in doubt asks for more haste, not less. */
    public static Optional<Urgency> read(String text) {
        Matcher denied = DENIED.matcher(text);
        boolean weak = denied.find();
        String said = weak ? denied.replaceAll(" ") : text;
        if (THOUGHT.matcher(said).find()) {
            return Optional.of(soon(said) ? Urgency.SOON : Urgency.CONSIDER);
        }
        if (IMMEDIATE.matcher(said).find()) {
            return Optional.of(Urgency.IMMEDIATE);
        }
        if (SOON.matcher(said).find()) {
            return Optional.of(Urgency.SOON);
        }
        return weak || CONSIDER.matcher(said).find() ? Optional.of(Urgency.CONSIDER) : Optional.empty();
    }

    /** Whether a text asks to think about acting, in any place. */
    public static boolean asksToConsider(String text) {
        return THOUGHT.matcher(text).find();
    }

    /** Whether words ask for thought, though soon: {@code P1: evaluate within 2 hours}. */
    public static boolean soon(String words) {
        return GRADED.matcher(words).find();
    }

    /** What an item says of its own haste: only words about acting count, since {@code a critical error} is what is seen. */
    public static Optional<Urgency> ofItem(String text) {
        Matcher own = OWN.matcher(text);
        return own.find() ? read(own.group()) : Stance.outcome(text)
                .filter(o -> Stance.speaksOfUndoing(o) || Stance.of(o) == Stance.INVESTIGATE).flatMap(UrgencyReader::read);
    }

    private static Pattern words(String spaced, String eastAsian) {
        return Pattern.compile("(?<!\\p{L})(?:" + spaced + ")(?!\\p{L})|" + eastAsian,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
