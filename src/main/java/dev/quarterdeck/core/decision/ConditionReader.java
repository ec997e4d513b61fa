package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.BoundReader.Bound;
import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a runbook's words as a condition on a signal. What the probes cannot judge alone (a multiple of a baseline, a
 * duration, a negated or a double statement) gives no condition: then a person judges. Stateless; any thread.
 */
public final class ConditionReader {
    /** A statement is a sentence; what is longer is no condition, and no work for the patterns. */
    private static final int LONGEST = 400;
    private static final String LONG_TIME = "(?:m|mins?|minutes?|h|hrs?|hours?|days?)\\b";
    private static final Pattern LASTING = words("\\b(?:for|during|in|within|across|after)\\s+(?:[\\p{L}<>≥=]++\\s*+){0,3}"
            + "\\d+(?:\\s?[-–]\\s?\\d+)?\\s?-?(?:s\\b|secs?\\b|seconds?\\b|" + LONG_TIME + ")"
            + "|\\bover\\s+(?:[\\p{L}]++\\s++){0,3}\\d+\\s?-?" + LONG_TIME);
    private static final Pattern RELATIVE = words("\\bbaseline\\b|\\d\\s?[x×](?!\\p{L})"
            + "|\\b(?:than|above|below) (?:usual|normal)\\b"
            + "|\\b(?:increas\\w+|ris\\w+|rose|jump\\w*|drop\\w*|grow\\w*|up|down) by\\b");
    private static final Pattern NEGATED = words("\\bnot\\b(?! (?:more|less|above|over|below|under)\\b)"
            + "|\\bnever\\b|\\bunless\\b|\\bcannot\\b|\\b\\w+n['’]t\\b");

    private ConditionReader() {
    }

    /** Reads a sentence that has to name its signal itself. */
    public static Optional<Condition> read(String text) {
        if (judgedByAPerson(text)) {
            return Optional.empty();
        }
        List<Bound> bounds = BoundReader.read(text, Optional.empty());
        List<Condition> stated = SignalWords.in(text).stream()
                .flatMap(signal -> bounds.stream()
                        .filter(b -> b.unit() == signal.unit())
                        .map(b -> new Condition(signal, b.range(), text)))
                .distinct().toList();
        return stated.size() == 1 ? Optional.of(stated.getFirst()) : Optional.empty();
    }

    /** Reads a title and what follows it; the title speaks first, since the detail often only explains it. */
    public static Optional<Condition> read(String title, String detail) {
        if (detail.isEmpty()) {
            return read(title);
        }
        String whole = title + ": " + detail;
        return lasting(whole) ? Optional.empty() : read(title).or(() -> read(whole));
    }

    /** Reads a cell below a heading that says which signal it is about. {@code >=1% and <5%} is one interval. */
    public static Optional<Condition> readCell(Signal signal, String heading, String cell) {
        if (judgedByAPerson(cell) || SignalWords.otherStatistic(cell)
                || SignalWords.in(cell).stream().anyMatch(other -> other != signal)) {
            return Optional.empty();
        }
        return BoundReader.read(cell, BoundReader.unitIn(heading)).stream()
                .filter(b -> b.unit() == signal.unit())
                .map(b -> Optional.of(b.range()))
                .reduce((a, b) -> a.flatMap(x -> b.flatMap(y -> common(x, y))))
                .flatMap(range -> range)
                .map(range -> new Condition(signal, range, cell));
    }

    /** The signal a table's column is about, by its heading or else by what its cells say. */
    public static Optional<Signal> signalOf(String heading, List<String> cells) {
        if (SignalWords.otherStatistic(heading)) {
            return Optional.empty();
        }
        return SignalWords.ofHeading(heading).or(() -> {
            List<Signal> named = cells.stream().flatMap(c -> read(c).stream()).map(Condition::signal).distinct().toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        });
    }

    private static boolean judgedByAPerson(String text) {
        return lasting(text) || RELATIVE.matcher(text).find() || NEGATED.matcher(text).find();
    }

    private static boolean lasting(String text) {
        return text.length() > LONGEST || LASTING.matcher(text).find();
    }

    private static Optional<Range> common(Range a, Range b) {
        double low = Math.max(a.low(), b.low());
        double high = Math.min(a.high(), b.high());
        boolean lowIncluded = a.contains(low) && b.contains(low);
        boolean highIncluded = a.contains(high) && b.contains(high);
        boolean empty = low > high || low == high && !lowIncluded;
        return empty ? Optional.empty() : Optional.of(new Range(low, lowIncluded, high, highIncluded));
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
