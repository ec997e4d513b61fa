package dev.quarterdeck.core.runbook;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises lists that are due some time after the service is back, by their heading: {@code Within 24 Hours}. Any thread. */
final class DeadlineReader {
    private static final Pattern WITHIN = Pattern.compile(
            "\\b(?:within|inside|in|during|by|no later than)\\s+(?:the\\s+)?(?:next\\s+|first\\s+|same\\s+)?(.{1,24})|\\b(?:next|first|same)\\s+(.{1,24})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_UNIT = Pattern.compile("^(hour|day|week)\\b", Pattern.CASE_INSENSITIVE);

    private DeadlineReader() {
    }

    static Optional<DeadlineGroup> read(Section section) {
        boolean list = section.blocks().stream().anyMatch(b -> b instanceof Block.Check || b instanceof Block.Item);
        return list
                ? within(section.heading()).map(d -> new DeadlineGroup(section.heading(), d, Checklists.step(section)))
                : Optional.empty();
    }

    private static Optional<Duration> within(String heading) {
        Matcher m = WITHIN.matcher(heading);
        if (!m.find()) {
            return Optional.empty();
        }
        String rest = m.group(1) == null ? m.group(2) : m.group(1);
        String length = BARE_UNIT.matcher(rest).replaceFirst("1 $1");
        return EstimateReader.read(length).map(Estimate::high);
    }
}
