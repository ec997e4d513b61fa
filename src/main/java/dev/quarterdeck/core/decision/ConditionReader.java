package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Statement.Threshold;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a runbook's words as a condition on a signal. Only a plain statement is one, all of whose words are known; what else
 * stands
 * there, a multiple of a baseline say, or a double statement, gives no condition: then a person judges. Stateless; any thread.
 */
public final class ConditionReader {
    /** A statement is a sentence; what is longer is no condition, and no work for the patterns. */
    private static final int LONGEST = 400;
    /** All of whose words are known; nobody needs more for a threshold. */
    private static final int LONGEST_SENTENCE = 200;
    private static final Pattern REMARK_BEHIND = Pattern.compile("^(?<head>.*\\S)\\s*[(（](?<remark>[^()（）]*)[)）]\\s*$");
    private static final Pattern USUAL = words("\\b(?:usually|normally|typically|usual|normal|typical|base-?line|today"
            + "|currently|target|goal|objective|slo|sla)\\b.*");
    private static final String BACK =
            "(?:roll(?:ing)?[- ]?back|roll it back|revert(?: the release| the deploy(?:ment)?)?|back out|abort|go(?:ing)? back|"
            + "switch back)(?: immediately| at once| now)?";
    private static final Pattern BACK_IF = words("^" + BACK + "(?: the (?:release|deploy(?:ment)?))? (?:if|when"
            + "|as soon as|once) (?:the )?(?<head>.+)$");
    private static final Pattern THEN_BACK = words("^(?:(?:if|when) )?(?<head>.+?)\\s*(?:,|→|->|=>|⇒|:"
            + "|\\s[-–—])\\s*(?:then )?" + BACK + "[.!]?$");
    private static final Pattern EXPLAINED = Pattern.compile("^(?<head>.*\\S)\\s+[-–—]\\s+(?<remark>[^-–—]*)$");
    private static final Pattern BESIDE = words("^(?<head>.+?)(?:,? and |,? with |, )(?<remark>[^,]+)$");
    private static final Pattern ASKING = words("^(?:is|are|does|do|did|has|have|ist|sind|est|sont|es|está|é)\\b.*");

    private static final Pattern PARTS = Pattern.compile("[,;]\\s+|\\s+(?:or|oder|ou|o)\\s+", Pattern.CASE_INSENSITIVE);
    private static final int MOST_PARTS = 4;

    private ConditionReader() {
    }

    /** Reads a sentence that has to name its signal itself. */
    public static Optional<Condition> read(String text) {
        return read(text, "");
    }

    /**
     * Reads a title and what follows it; the title speaks first, since the detail often only explains it. A statement that
     * things are bad may be taken back by words that nobody foresaw, {@code error rate > 5%: zero hits}, so a check that says
     * so is read
     * whole or not at all.
     */
    public static Optional<Condition> read(String title, String detail) {
        return read(title, detail, t -> t.range().high() < Double.POSITIVE_INFINITY);
    }

    /** @param explainable which thresholds may have words beside them that only explain */
    private static Optional<Condition> read(String title, String detail, Predicate<Threshold> explainable) {
        if (detail.isEmpty()) {
            return sentence(title).map(t -> condition(t, title)).or(() -> remarked(REMARK_BEHIND, title, explainable));
        }
        String whole = title + ": " + detail;
        if (whole.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Threshold> titled = sentence(title);
        Optional<Threshold> detailed = sentence(detail);
        return sentence(whole).map(t -> condition(t, whole))
                .or(() -> titled.filter(t -> detailed.map(t::equals)
                        .orElseGet(() -> explainable.test(t) && Reservations.explains(detail))).map(t -> condition(t, title)))
                .or(() -> detailed.filter(t -> titled.isEmpty() && introduces(title, detail, t.signal().orElseThrow()))
                        .map(t -> condition(t, whole)));
    }

    /**
     * Reads a reason to roll back. It may say so itself: {@code roll back if the error rate is above 5%}. What holds whenever
     * the service is
     * well is no reason, so a bound from above alone is left to people.
     */
    static Optional<Condition> trigger(String title, String detail) {
        String whole = detail.isEmpty() ? title : title + ": " + detail;
        if (whole.length() > LONGEST) {
            return Optional.empty();
        }
        return read(title, detail, _ -> true).or(() -> head(BACK_IF, whole)).or(() -> head(THEN_BACK, whole))
                .or(() -> remarked(EXPLAINED, whole, _ -> true))
                .filter(c -> c.range().low() > 0);
    }

    /** Reads what one sees of a failure: a threshold, and perhaps something else beside it that nobody measures. */
    static Optional<Condition> symptom(String text) {
        return text.length() > LONGEST ? Optional.empty() : read(text, "", _ -> true).or(() -> {
            Matcher m = BESIDE.matcher(text);
            return text.length() <= LONGEST_SENTENCE && m.matches() && Reservations.seenBeside(m.group("remark"))
                    ? sentence(m.group("head")).map(t -> condition(t, text)) : Optional.empty();
        });
    }

    /** Reads a cell below a heading that says which signal it is about. {@code >=1% and <5%} is one interval. */
    public static Optional<Condition> readCell(Signal signal, String heading, String cell) {
        if (cell.length() > LONGEST || SignalWords.otherStatistic(heading)) {
            return Optional.empty();
        }
        Matcher remark = REMARK_BEHIND.matcher(cell);
        String stated = remark.matches() && USUAL.matcher(remark.group("remark")).lookingAt() ? remark.group("head") : cell;
        return Statement.cell(Wording.known(stated), Wording.of(heading))
                .filter(t -> t.unit() == signal.unit() && t.signal().map(s -> s == signal).orElse(true))
                .map(t -> condition(signal, t, cell)).or(() -> described(cell).filter(c -> c.signal() == signal));
    }

    /** The one threshold among the descriptions of a cell: {@code service is down, error rate > 10%}. */
    private static Optional<Condition> described(String cell) {
        List<String> parts = Arrays.stream(PARTS.split(cell)).map(String::strip).filter(part -> !part.isEmpty()).toList();
        List<String> read = parts.size() < 2 || parts.size() > MOST_PARTS ? List.of() : parts.stream()
                .filter(part -> sentence(part).isPresent()).toList();
        boolean rest = parts.stream().filter(part -> !read.contains(part))
                .allMatch(part -> part.chars().noneMatch(Character::isDigit) && Reservations.none(part));
        return read.size() == 1 && rest ? sentence(read.getFirst()).map(t -> condition(t, cell)) : Optional.empty();
    }

    /** The signal a table's column is about, by its heading or else by what its cells say. */
    public static Optional<Signal> signalOf(String heading, List<String> cells) {
        if (SignalWords.otherStatistic(heading) || SignalWords.ofPeople(heading, cells)) {
            return Optional.empty();
        }
        return SignalWords.ofHeading(heading).filter(_ -> SignalWords.nothingElse(heading)).or(() -> {
            List<Signal> named = cells.stream().flatMap(c -> read(c).or(() -> described(c)).stream()).map(Condition::signal)
                    .distinct().toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        });
    }

    /** The signal that words name, whatever else they say. */
    public static Optional<Signal> signalNamed(String words) {
        return SignalWords.otherStatistic(words) ? Optional.empty() : SignalWords.ofHeading(words);
    }

    private static Optional<Threshold> sentence(String text) {
        return text.length() > LONGEST_SENTENCE || ASKING.matcher(text.strip()).matches() ? Optional.empty()
                : Statement.sentence(Wording.known(text));
    }

    private static Optional<Condition> head(Pattern form, String text) {
        Matcher m = form.matcher(text.strip());
        return text.length() <= LONGEST_SENTENCE && m.matches() ? sentence(m.group("head")).map(t -> condition(t, text))
                : Optional.empty();
    }

    private static Optional<Condition> remarked(Pattern form, String text, Predicate<Threshold> explainable) {
        Matcher m = form.matcher(text);
        return text.length() <= LONGEST_SENTENCE && m.matches() ? sentence(m.group("head")).filter(explainable)
                .filter(_ -> Reservations.explains(m.group("remark"))).map(t -> condition(t, text)) : Optional.empty();
    }

    /** Whether a title says no more than what it is about: {@code Too many failures}, {@code Payments}. */
    private static boolean introduces(String title, String detail, Signal signal) {
        return Statement.subject(Wording.known(title)).map(s -> s == signal)
                .orElseGet(() -> Reservations.topic(title, detail)
                && Reservations.readable(detail) && Wording.of(detail).stream().noneMatch(Token::continental));
    }

    private static Condition condition(Threshold threshold, String text) {
        return condition(threshold.signal().orElseThrow(), threshold, text);
    }

    private static Condition condition(Signal signal, Threshold threshold, String text) {
        return new Condition(signal, threshold.range(), threshold.hold().orElse(Duration.ZERO), text);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
