package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the bounds in a text: numbers that carry a unit and a comparison, as signs or as words. A bare number bounds
 * nothing. Both ends of {@code 5-10%} belong to it; who owns a shared edge is decided by whoever sees the other rows.
 * Stateless; any thread.
 */
final class BoundReader {

    /** An interval in the unit a signal is kept in. */
    record Bound(Unit unit, Range range) {
    }

    private enum Comparison { BELOW, AT_MOST, ABOVE, AT_LEAST, BETWEEN }

    private static final String NUMBER = "\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,6})?|\\d{1,9}(?:[.,]\\d{1,6})?";
    private static final String UNIT =
            "%|(?:percent|per cent|ms|msecs?|milliseconds?|s|secs?|seconds?)(?![\\p{L}\\d])";
    private static final String AT_MOST = "<=|=<|≤|⩽|" + words("(?:less|lower) than or equal(?: to)?|no more than"
            + "|not (?:more than|above|over)|at most|up to");
    private static final String AT_LEAST = ">=|=>|≥|⩾|" + words("(?:more|greater|higher) than or equal(?: to)?"
            + "|no less than|not (?:less than|below|under)|at least");
    private static final String BELOW = "<|" + words("(?:less|lower|fewer) than|below|under");
    private static final String ABOVE = ">|" + words("(?:more|greater|higher) than|above|over|beyond|exceed(?:s|ing)?");
    private static final Pattern BOUND = Pattern.compile(
            "(?:(?<atMost>" + AT_MOST + ")|(?<atLeast>" + AT_LEAST + ")|(?<below>" + BELOW + ")|(?<above>" + ABOVE
                    + ")|(?<between>between|from))?\\s{0,3}(?<![\\p{L}\\d.,])(?<low>" + NUMBER + ")\\s?(?<lowUnit>" + UNIT + ")?"
                    + "(?:\\s?(?<link>-|–|—|−|to|and|\\.{2,3}|…)\\s?(?<high>" + NUMBER + ")\\s?(?<highUnit>" + UNIT + ")?)?"
                    + "(?<more>\\+|\\s?or (?:more|higher|greater|above|over))?(?<less>\\s?or (?:less|lower|fewer|below|under))?"
                    + "(?<rest>\\s?[\\p{L}×])?",
            Pattern.CASE_INSENSITIVE);

    private BoundReader() {
    }

    /** Bounds in order. {@code headingUnit} is the unit of figures that carry none, in a column headed {@code p95 (ms)}. */
    static List<Bound> read(String text, Optional<String> headingUnit) {
        var bounds = new ArrayList<Bound>();
        Matcher m = BOUND.matcher(text);
        while (m.find()) {
            bound(m, headingUnit).ifPresent(bounds::add);
        }
        return bounds;
    }

    /** The unit a heading names in brackets, {@code Latency (ms)}. */
    static Optional<String> unitIn(String heading) {
        Matcher m = Pattern.compile("[(\\[](" + UNIT + ")[)\\]]|%$", Pattern.CASE_INSENSITIVE).matcher(heading.strip());
        return m.find() ? Optional.of(m.group(1) == null ? "%" : m.group(1)) : Optional.empty();
    }

    private static Optional<Bound> bound(Matcher m, Optional<String> headingUnit) {
        Optional<String> last = Optional.ofNullable(m.group("high") == null ? m.group("lowUnit") : m.group("highUnit"))
                .or(() -> m.group("rest") == null ? headingUnit : Optional.empty());
        if (last.isEmpty()) {
            return Optional.empty();
        }
        String lowUnit = Optional.ofNullable(m.group("lowUnit")).orElse(last.get());
        Unit unit = unit(last.get());
        if (unit != unit(lowUnit)) {
            return Optional.empty();
        }
        double low = value(m.group("low"), lowUnit);
        Optional<Comparison> comparison = comparison(m);
        if (m.group("high") != null) {
            double high = value(m.group("high"), last.get());
            boolean between = comparison.equals(Optional.of(Comparison.BETWEEN));
            boolean joined = between || comparison.isEmpty() && !m.group("link").equalsIgnoreCase("and");
            return joined && low <= high ? Optional.of(new Bound(unit, new Range(low, true, high, true))) : Optional.empty();
        }
        return comparison.flatMap(c -> range(c, low)).map(r -> new Bound(unit, r));
    }

    private static Optional<Comparison> comparison(Matcher m) {
        if (m.group("atMost") != null || m.group("less") != null) {
            return Optional.of(Comparison.AT_MOST);
        }
        if (m.group("atLeast") != null || m.group("more") != null) {
            return Optional.of(Comparison.AT_LEAST);
        }
        if (m.group("below") != null) {
            return Optional.of(Comparison.BELOW);
        }
        if (m.group("above") != null) {
            return Optional.of(Comparison.ABOVE);
        }
        return m.group("between") == null ? Optional.empty() : Optional.of(Comparison.BETWEEN);
    }

    private static Optional<Range> range(Comparison comparison, double edge) {
        return switch (comparison) {
            case BELOW -> Optional.of(new Range(Double.NEGATIVE_INFINITY, false, edge, false));
            case AT_MOST -> Optional.of(new Range(Double.NEGATIVE_INFINITY, false, edge, true));
            case ABOVE -> Optional.of(new Range(edge, false, Double.POSITIVE_INFINITY, false));
            case AT_LEAST -> Optional.of(new Range(edge, true, Double.POSITIVE_INFINITY, false));
            case BETWEEN -> Optional.empty();
        };
    }

    private static String words(String alternatives) {
        return "(?<!\\p{L})(?:" + alternatives + ")";
    }

    private static Unit unit(String words) {
        return words.equals("%") || words.toLowerCase(Locale.ROOT).startsWith("per") ? Unit.PERCENT : Unit.MILLISECONDS;
    }

    private static double value(String number, String unit) {
        String digits = number.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?") ? number.replace(",", "") : number.replace(',', '.');
        double value = Double.parseDouble(digits);
        return unit.toLowerCase(Locale.ROOT).startsWith("s") ? value * 1000 : value;
    }
}
