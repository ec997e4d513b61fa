package dev.quarterdeck.core.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises lists that are due some time after the service is back, by their heading: {@code Within 24 Hours}. Any thread. */
final class DeadlineReader {
    private static final Pattern WITHIN = Pattern.compile(
            "\\b(?:within|inside|in|during|by|no later than)\\s+(?:the\\s+)?(?:next\\s+|first\\s+|same\\s+)?(.{1,24})|\\b(?:next|first|same)\\s+(.{1,24})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_UNIT = Pattern.compile("^(hour|day|week)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern LABEL = Pattern.compile("^(?:[\\p{L} ]{0,20}\\()?(?:within|inside|no later than|in the (?:next|first)|next|first)\\b[^.]*\\d*[^.]*$", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LABEL = 50;

    private DeadlineReader() {
    }

    /** A section is one group by its heading, or several by the labels above its lists; none when it names no time. */
    static List<DeadlineGroup> read(Section section) {
        if (!list(section.blocks())) {
            return List.of();
        }
        Optional<Duration> headed = within(section.heading());
        return headed.isPresent() ? List.of(new DeadlineGroup(section.heading(), headed.get(), WholeStep.step(section))) : labelled(section);
    }

    private static List<DeadlineGroup> labelled(Section section) {
        var groups = new ArrayList<DeadlineGroup>();
        List<Block> blocks = section.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Duration> within = label(blocks.get(i));
            if (within.isPresent()) {
                int end = i + 1;
                while (end < blocks.size() && !(blocks.get(end) instanceof Block.Prose)) {
                    end++;
                }
                List<Block> items = blocks.subList(i + 1, end);
                if (list(items)) {
                    String title = ((Block.Prose) blocks.get(i)).text().replaceFirst(":$", "");
                    groups.add(new DeadlineGroup(title, within.get(), new Step("", title, Optional.empty(), section.path() + " › " + title, items)));
                }
            }
        }
        return groups;
    }

    private static Optional<Duration> label(Block block) {
        return block instanceof Block.Prose prose && prose.text().length() <= LONGEST_LABEL && !prose.text().contains("\n") && LABEL.matcher(prose.text()).find()
                ? within(prose.text()) : Optional.empty();
    }

    private static boolean list(List<Block> blocks) {
        return blocks.stream().anyMatch(b -> b instanceof Block.Check || b instanceof Block.Item);
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
