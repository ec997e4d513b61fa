package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.runbook.Estimate;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long all conditions of a list or a row have to hold, said once beside them: {@code if any holds for 8 minutes:}.
 *
 * @param said whether a time is spoken of at all
 * @param hold the time; empty where it cannot be counted
 */
public record SharedTime(boolean said, Optional<Duration> hold) {
    public static final SharedTime NONE = new SharedTime(false, Optional.empty());
    private static final Pattern TIME =
            Pattern.compile("\\b(?:for|over|lasting|sustained(?: for)?|during|longer than|more than|at least|während|länger als|"
            + "pendant|durante|por|持续|継続)\\b\\s*"
            + "(?<length>(?:at least |more than |longer than |over |mindestens |mehr als |au moins |plus de |al menos |más de |"
            + "pelo menos |mais de |>\\s*)?(?:\\d+|an?|one|two|three|five|ten|fifteen|several|some|many|a few|einige|mehrere|"
            + "plusieurs|varios|vários)"
            + "\\s*(?:\\+\\s*)?(?:consecutive |continuous |straight |aufeinanderfolgende |consécutives? |consecutivos )?(?:s\\b|"
            + "sec\\w*|m\\b|min\\w*|h\\b|hours?|stunden?|sekunden?|heures?|horas?|分钟|分))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** What a sentence says. */
    public static SharedTime of(String sentence) {
        Matcher m = TIME.matcher(sentence);
        return m.find() ? new SharedTime(true, length(m.group("length"))) : NONE;
    }

    /** What a cell of a column of durations says. */
    public static SharedTime ofCell(String cell) {
        return cell.isBlank() || cell.strip().matches("[-–—]|n/a|any|immediate(?:ly)?|instant") ? NONE
                : new SharedTime(true, length(cell));
    }

    /** The condition with the time, where it states none itself; none at all where the time cannot be counted. */
    public Optional<Criterion> on(Criterion criterion) {
        return switch (criterion) {
            case Condition condition -> on(condition).map(c -> c);
            case Criterion.Multiple _, Criterion.StatusShare _, Criterion.Measure _ -> said ? Optional.empty()
                    : Optional.of(criterion);
            case Criterion.Outage _, Criterion.HealthAnswer _, Criterion.QuietLog _ -> Optional.of(criterion);
        };
    }

    public Optional<Condition> on(Condition condition) {
        return !said || condition.lasts() ? Optional.of(condition)
                : hold.map(h -> new Condition(condition.signal(), condition.range(), h, condition.text()));
    }

    private static Optional<Duration> length(String words) {
        String bare =
                words.replaceFirst("(?i)^(?:at least|more than|longer than|over|mindestens|mehr als|au moins|plus de|al menos|"
                + "más de|pelo menos|mais de|[>≥]=?)\\s*", "")
                .replaceFirst("(?i)\\b(?:consecutive|continuous|straight|aufeinanderfolgende|consécutives?|consecutivos)\\s+", "")
                .replace("+", "");
        return EstimateReader.read(bare).filter(e -> e.low().equals(e.high())).map(Estimate::high);
    }
}
