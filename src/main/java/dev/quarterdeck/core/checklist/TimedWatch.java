package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step that asks to watch for a while: {@code Watch key metrics for 10 minutes}. Its time runs from the step's beginning as
 * long as every check of it that can be watched holds, and begins anew when one breaks. Immutable; any thread.
 */
public record TimedWatch(Duration length) {
    private static final Pattern WATCH =
            Pattern.compile("\\b(?:watch|monitor|observe|look at|keep (?:an eye|watching)|wait|soak)\\b[^.]{0,80}?\\bfor "
            + "(?:another |at least |the next )?"
            + "(?:\\d{1,3}\\s?[-–]\\s?)?(\\d{1,3})\\s?(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?)\\b",
            Pattern.CASE_INSENSITIVE);

    /** Where it stands. */
    public sealed interface State {
        /** Running since {@code since}, over at {@code until}. */
        record Running(Instant since, Instant until) implements State {
        }

        /** Everything held for the whole time. */
        record Done(Instant since) implements State {
        }

        /** A watched check does not hold, or cannot be judged: the time begins anew when it does. */
        record Broken() implements State {
        }
    }

    /** The one that the step's own words ask for. */
    public static Optional<TimedWatch> of(Step step) {
        for (Block block : step.blocks()) {
            String text = switch (block) {
                case Block.Prose prose -> prose.text();
                case Block.Item item -> item.text();
                case Block.Check _, Block.Code _, Block.Table _, Block.Quote _ -> "";
            };
            Matcher m = WATCH.matcher(text);
            if (m.find()) {
                return Optional.of(new TimedWatch(duration(Long.parseLong(m.group(1)), m.group(2))));
            }
        }
        return Optional.empty();
    }

    /**
     * @param began     when work on the step began
     * @param heldSince since when each watched check of the step has held, empty for one that does not
     */
    public State at(Instant now, Instant began, List<Optional<Instant>> heldSince) {
        if (heldSince.stream().anyMatch(Optional::isEmpty)) {
            return new State.Broken();
        }
        Instant since = heldSince.stream().flatMap(Optional::stream).filter(began::isBefore).max(Instant::compareTo)
                .orElse(began);
        Instant until = since.plus(length);
        return now.isBefore(until) ? new State.Running(since, until) : new State.Done(since);
    }

    private static Duration duration(long count, String unit) {
        return switch (Character.toLowerCase(unit.charAt(0))) {
            case 's' -> Duration.ofSeconds(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        };
    }
}
