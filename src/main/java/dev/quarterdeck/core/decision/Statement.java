package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A plain statement of a threshold, taken apart: {@code error rate above 5% for 10 min}. Every word has to have a place in it. So
 * no negation, condition, quotation, question or memory of another time can hide in what is understood, in whichever language:
 * their words have none. For one text and one thread.
 */
final class Statement {
    /** What takes longer is no latency that a probe can see; people take so long. */
    private static final double LONGEST_LATENCY = 60_000;
    /** "Response time" alone may be that of people, from here on. */
    private static final double LONGEST_UNNAMED = 30_000;
    private static final Duration LONGEST_HOLD = Duration.ofHours(24);
    private static final Set<Word> COMPARISONS = EnumSet.of(Word.BELOW, Word.AT_MOST, Word.ABOVE, Word.AT_LEAST);
    private static final Set<Word> RATES = EnumSet.of(Word.ERRORS, Word.SERVER_ERRORS, Word.ERROR_RATIO);
    private static final Set<Word> LATENCIES = EnumSet.of(Word.LATENCY, Word.P95);
    private static final Set<Word> LASTING = EnumSet.of(Word.LASTING, Word.SUSTAINED, Word.WINDOW);
    private static final Set<Word> UNITS =
            EnumSet.of(Word.PERCENT, Word.PER_MILLE, Word.MICROSECONDS, Word.MILLISECONDS, Word.SECONDS);
    private static final Set<Word> TIMES = EnumSet.of(Word.SECONDS, Word.MINUTES, Word.HOURS);

    private final List<Token> tokens;
    private final Optional<Word> headingUnit;
    private final boolean cell;
    private final boolean continental;
    private final List<Bound> bounds = new ArrayList<>();
    private final Set<Word> named = EnumSet.noneOf(Word.class);
    private Optional<Duration> hold = Optional.empty();
    private boolean hasToLast;
    private int lastNamed = -2;
    private int at;

    /**
     * Understood.
     *
     * @param signal empty in a cell whose heading names it
     */
    record Threshold(Optional<Signal> signal, Unit unit, Range range, Optional<Duration> hold) {
    }

    /** An interval in the unit a signal is kept in; {@code bare} when it was written without a unit. */
    private record Bound(Unit unit, Range range, boolean bare) {
    }

    private record Quantity(Numeral numeral, Optional<Word> unit) {
    }

    private Statement(List<Token> tokens, Optional<Word> headingUnit, boolean cell, boolean continental) {
        this.tokens = tokens.stream().filter(t -> !t.is(Word.FILLER) && !t.is(Word.GOOD) && !t.is(Word.BAD)).toList();
        this.headingUnit = headingUnit;
        this.cell = cell;
        this.continental = continental;
    }

    /** A sentence, which has to name its signal. */
    static Optional<Threshold> sentence(List<Token> tokens) {
        return read(tokens, new Statement(tokens, Optional.empty(), false, continental(tokens)))
                .filter(t -> t.signal.isPresent());
    }

    /** A table's cell; {@code headingUnit} is the unit of figures that carry none. */
    static Optional<Threshold> cell(List<Token> tokens, List<Token> heading) {
        List<Word> units = heading.stream().map(Token::word).filter(UNITS::contains).distinct().toList();
        return read(tokens, new Statement(tokens, units.size() == 1 ? Optional.of(units.getFirst()) : Optional.empty(), true,
                continental(tokens) || continental(heading)));
    }

    /** The first bound on a share in a text that otherwise says what it likes. */
    static Optional<Range> share(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            var rest = new Statement(tokens.subList(i, tokens.size()), Optional.empty(), false, continental(tokens));
            if (!tokens.get(i).is(Word.FILLER) && rest.bound() && rest.bounds.getFirst().unit == Unit.PERCENT
                    && !rest.bounds.getFirst().bare) {
                return Optional.of(rest.bounds.getFirst().range);
            }
        }
        return Optional.empty();
    }

    /** The one signal that words name which say nothing else. */
    static Optional<Signal> subject(List<Token> tokens) {
        List<Word> words = tokens.stream().map(Token::word).filter(w -> w != Word.FILLER && w != Word.BAD).distinct().toList();
        return words.isEmpty() ? Optional.empty() : RATES.containsAll(words) ? Optional.of(Signal.ERROR_RATE)
                : LATENCIES.containsAll(words) ? Optional.of(Signal.LATENCY_P95) : Optional.empty();
    }

    /** Whether the words say how long something lasts, whatever else they say. */
    static boolean tellsTime(List<Token> tokens) {
        List<Word> words = tokens.stream().map(Token::word).filter(w -> w != Word.FILLER && w != Word.DASH && w != Word.PLUS)
                .toList();
        for (int i = 0; i < words.size(); i++) {
            boolean time = TIMES.contains(words.get(i)) || words.get(i) == Word.MILLISECONDS;
            if (words.get(i) == Word.MINUTES || words.get(i) == Word.HOURS || time && i > 0 && words.get(i - 1) == Word.NUMBER) {
                return true;
            }
        }
        return false;
    }

    private static boolean continental(List<Token> tokens) {
        return tokens.stream().anyMatch(Token::continental);
    }

    private static Optional<Threshold> read(List<Token> tokens, Statement statement) {
        boolean known = tokens.stream().noneMatch(t -> t.is(Word.UNKNOWN));
        boolean good = tokens.stream().anyMatch(t -> t.is(Word.GOOD));
        boolean bad = tokens.stream().anyMatch(t -> t.is(Word.BAD));
        return known && statement.all() ? statement.threshold()
                .filter(t -> !good || t.range.high() < Double.POSITIVE_INFINITY).filter(t -> !bad || t.range.low() > 0)
                : Optional.empty();
    }

    private boolean all() {
        while (at < tokens.size()) {
            if (!named() && !duration() && !turned() && !bound() && !joint()) {
                return false;
            }
        }
        return true;
    }

    /** One signal, in one or two words side by side: {@code p95 latency}, {@code error rate (5xx)}. */
    private boolean named() {
        Word word = tokens.get(at).word();
        if (!RATES.contains(word) && !LATENCIES.contains(word)) {
            return false;
        }
        Set<Word> kind = RATES.contains(word) ? RATES : LATENCIES;
        boolean beside = lastNamed == at - 1 || word == Word.P95 && at == tokens.size() - 1;
        if (!named.isEmpty() && (!beside || !kind.containsAll(named)) || !named.add(word)) {
            return false;
        }
        lastNamed = at++;
        return true;
    }

    /** {@code for more than 5 minutes}, {@code 5分以上}, {@code (10m)}. Seconds need a word that says that they last. */
    private boolean duration() {
        int i = at;
        boolean said = false;
        while (word(i).filter(LASTING::contains).isPresent()) {
            said = true;
            i++;
        }
        if (is(i, Word.ABOVE) || is(i, Word.AT_LEAST)) {
            i++;
        }
        if (!is(i, Word.NUMBER) || tokens.get(i).numeral().value().isEmpty()) {
            return false;
        }
        double count = tokens.get(i++).numeral().value().get();
        while (is(i, Word.PLUS) || is(i, Word.DASH)) {
            i++;
        }
        while (is(i, Word.WINDOW)) {
            said = true;
            i++;
        }
        Optional<Word> unit = word(i++).filter(TIMES::contains);
        while (is(i, Word.PLUS) || is(i, Word.OR_MORE) || is(i, Word.AND_ABOVE)) {
            i++;
        }
        while (is(i, Word.WINDOW) || is(i, Word.SUSTAINED) || is(i, Word.LASTING) && !beginsTime(i + 1)) {
            said = true;
            i++;
        }
        if (unit.isEmpty() || hold.isPresent() || unit.get() == Word.SECONDS && !said) {
            return false;
        }
        int millis = unit.get() == Word.SECONDS ? 1_000 : unit.get() == Word.MINUTES ? 60_000 : 3_600_000;
        Duration lasts = Duration.ofMillis(Math.round(count * millis));
        if (!lasts.isPositive() || lasts.compareTo(LONGEST_HOLD) > 0) {
            return false;
        }
        at = i;
        hold = Optional.of(lasts);
        return true;
    }

    /** Whether what lasts is told from here on, so that the word before it belongs to that: {@code > 2 s for 5 min}. */
    private boolean beginsTime(int i) {
        return is(i, Word.NUMBER) || is(i, Word.LASTING) || (is(i, Word.ABOVE) || is(i, Word.AT_LEAST)) && is(i + 1, Word.NUMBER);
    }

    /** {@code 1% < x}, which says {@code x > 1%}. */
    private boolean turned() {
        Optional<Quantity> quantity = quantity(at);
        if (quantity.isEmpty()) {
            return false;
        }
        int i = at + size(quantity.get());
        boolean sign = i < tokens.size() && tokens.get(i).sign() && COMPARISONS.contains(tokens.get(i).word());
        boolean variable = is(i + 1, Word.VARIABLE) || word(i + 1).filter(w -> RATES.contains(w) || LATENCIES.contains(w))
                .isPresent();
        if (!sign || !variable) {
            return false;
        }
        Word turned = switch (tokens.get(i).word()) {
            case BELOW -> Word.ABOVE;
            case AT_MOST -> Word.AT_LEAST;
            case ABOVE -> Word.BELOW;
            default -> Word.AT_MOST;
        };
        // "1 < x ≤ 5%": the unit of the one is that of the other
        Optional<Word> later = tokens.subList(i, tokens.size()).stream().map(Token::word).filter(UNITS::contains).findFirst();
        at = i + 1;
        if (is(at, Word.VARIABLE)) {
            at++;
        }
        return add(turned, new Quantity(quantity.get().numeral, quantity.get().unit.or(() -> later)));
    }

    private boolean bound() {
        int start = at;
        boolean read = boundFromHere();
        at = read ? at : start;
        return read;
    }

    private boolean boundFromHere() {
        Optional<Word> first = word(at);
        if (first.filter(COMPARISONS::contains).isPresent() || cell && is(at, Word.UP_TO)) {
            Optional<Quantity> quantity = quantity(at + 1);
            if (quantity.isEmpty()) {
                return false;
            }
            at += 1 + size(quantity.get());
            boolean range = (is(at, Word.DASH) || is(at, Word.LINK)) && is(at + 1, Word.NUMBER);
            return !range && add(first.get() == Word.UP_TO ? Word.AT_MOST : first.get(), quantity.get());
        }
        boolean between = is(at, Word.BETWEEN);
        Optional<Quantity> low = quantity(between ? at + 1 : at);
        if (low.isEmpty()) {
            return false;
        }
        int i = at + (between ? 1 : 0) + size(low.get());
        if (is(i, Word.DASH) || is(i, Word.LINK) || between && is(i, Word.AND)) {
            Optional<Quantity> high = quantity(i + 1);
            if (high.isEmpty()) {
                return false;
            }
            at = i + 1 + size(high.get());
            return add(low.get(), high.get());
        }
        if (between) {
            return false;
        }
        if (is(i, Word.PLUS)) {
            Optional<Word> behind = word(i + 1).filter(w -> UNITS.contains(w) && low.get().unit.isEmpty());
            at = i + 1 + (behind.isPresent() ? 1 : 0);
            return add(Word.AT_LEAST, behind.isPresent() ? new Quantity(low.get().numeral, behind) : low.get());
        }
        Optional<Word> side = word(i).flatMap(Statement::side);
        at = i + 1;
        return side.filter(s -> add(s, low.get())).isPresent();
    }

    private static Optional<Word> side(Word behind) {
        return switch (behind) {
            case OR_MORE -> Optional.of(Word.AT_LEAST);
            case OR_LESS -> Optional.of(Word.AT_MOST);
            case AND_ABOVE -> Optional.of(Word.ABOVE);
            case AND_BELOW -> Optional.of(Word.BELOW);
            default -> Optional.empty();
        };
    }

    /**
     * Between two bounds "and"; a word that belongs to a figure or to a time; a dash only where it can be no minus and no
     * interval.
     */
    private boolean joint() {
        boolean and = is(at, Word.AND) && bounds.size() == 1 && at > 0 && word(at + 1).filter(COMPARISONS::contains).isPresent();
        boolean limit = is(at, Word.LIMIT) && word(at - 1).filter(w -> UNITS.contains(w) || w == Word.NUMBER).isPresent();
        boolean sustained = is(at, Word.SUSTAINED);
        hasToLast |= sustained;
        boolean dash = is(at, Word.DASH) && at > 0 && !is(at + 1, Word.NUMBER) && at + 1 < tokens.size();
        at++;
        return and || dash || limit || sustained;
    }

    private Optional<Quantity> quantity(int i) {
        return is(i, Word.NUMBER) ? Optional.of(new Quantity(tokens.get(i).numeral(), word(i + 1).filter(UNITS::contains)))
                : Optional.empty();
    }

    private static int size(Quantity quantity) {
        return quantity.unit.isPresent() ? 2 : 1;
    }

    private boolean add(Word comparison, Quantity quantity) {
        Optional<Double> edge = value(quantity);
        edge.ifPresent(e -> bounds.add(new Bound(unit(quantity), switch (comparison) {
            case BELOW -> new Range(Double.NEGATIVE_INFINITY, false, e, false);
            case AT_MOST -> new Range(Double.NEGATIVE_INFINITY, false, e, true);
            case ABOVE -> new Range(e, false, Double.POSITIVE_INFINITY, false);
            default -> new Range(e, true, Double.POSITIVE_INFINITY, false);
        }, bare(quantity))));
        return edge.isPresent();
    }

    private boolean add(Quantity from, Quantity high) {
        Quantity low = from.unit.isPresent() ? from : new Quantity(from.numeral, high.unit);
        if (unit(low) != unit(high) || bare(low) != bare(high)) {
            return false;
        }
        Optional<Range> range = value(low).flatMap(l -> value(high).filter(h -> l <= h)
                .map(h -> new Range(l, true, h, true)));
        range.ifPresent(r -> bounds.add(new Bound(unit(high), r, bare(high))));
        return range.isPresent();
    }

    private boolean bare(Quantity quantity) {
        return quantity.unit.or(() -> headingUnit).isEmpty();
    }

    private Unit unit(Quantity quantity) {
        return quantity.unit.or(() -> headingUnit).filter(u -> u != Word.PERCENT && u != Word.PER_MILLE).isPresent()
                ? Unit.MILLISECONDS : Unit.PERCENT;
    }

    /**
     * In the unit a signal is kept in. A figure with two readings is read as thousands only of milliseconds, and not where a
     * comma parts decimals.
     */
    private Optional<Double> value(Quantity quantity) {
        Optional<Word> unit = quantity.unit.or(() -> headingUnit);
        Optional<Double> number = quantity.numeral.value()
                .or(() -> unit.equals(Optional.of(Word.MILLISECONDS)) && !continental ? quantity.numeral.grouped()
                : Optional.empty());
        return number.map(n -> unit.isEmpty() ? n : switch (unit.get()) {
            case PER_MILLE -> n / 10;
            case MICROSECONDS -> n / 1000;
            case SECONDS -> n * 1000;
            default -> n;
        });
    }

    private Optional<Threshold> threshold() {
        boolean ratio = named.contains(Word.ERROR_RATIO);
        if (hasToLast && hold.isEmpty() || bounds.isEmpty() || bounds.size() > 2
                || bounds.stream().anyMatch(b -> b.unit != bounds.getFirst().unit || b.bare && !ratio)) {
            return Optional.empty();
        }
        Optional<Signal> signal = named.isEmpty() ? Optional.empty()
                : Optional.of(RATES.containsAll(named) ? Signal.ERROR_RATE : Signal.LATENCY_P95);
        Unit unit = bounds.getFirst().unit;
        Optional<Range> range = bounds.size() == 1 ? Optional.of(bounds.getFirst().range)
                : both(bounds.getFirst().range, bounds.getLast().range);
        return range.map(r -> bounds.getFirst().bare ? percent(r) : r).filter(r -> sound(r, unit))
                .filter(_ -> signal.isEmpty() || signal.get().unit() == unit).map(r -> new Threshold(signal, unit, r, hold));
    }

    private static Range percent(Range ratio) {
        return new Range(ratio.low() * 100, ratio.lowIncluded(), ratio.high() * 100, ratio.highIncluded());
    }

    private boolean sound(Range range, Unit unit) {
        double edge = Math.max(range.low(), range.high() < Double.POSITIVE_INFINITY ? range.high() : 0);
        return switch (unit) {
            case PERCENT -> edge <= 100 && (!bounds.getFirst().bare || edge > 0 && edge < 100);
            case MILLISECONDS -> edge <= LONGEST_LATENCY && (named.contains(Word.P95) || edge < LONGEST_UNNAMED);
        };
    }

    /** Two bounds are one interval that has two ends; what else they could be nobody knows. */
    private static Optional<Range> both(Range a, Range b) {
        double low = Math.max(a.low(), b.low());
        double high = Math.min(a.high(), b.high());
        boolean ends = a.low() > Double.NEGATIVE_INFINITY != b.low() > Double.NEGATIVE_INFINITY
                && a.high() < Double.POSITIVE_INFINITY != b.high() < Double.POSITIVE_INFINITY;
        return ends && low < high
                ? Optional.of(new Range(low, a.contains(low) && b.contains(low), high, a.contains(high) && b.contains(high)))
                : Optional.empty();
    }

    private Optional<Word> word(int i) {
        return i >= 0 && i < tokens.size() ? Optional.of(tokens.get(i).word()) : Optional.empty();
    }

    private boolean is(int i, Word word) {
        return word(i).equals(Optional.of(word));
    }
}
