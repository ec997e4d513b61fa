package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a confirmed line and reads a change from each line that it prints: its time first (ISO 8601 with an offset, or seconds
 * since 1970), then what was changed. Lines without a time are left out. Stateless; any thread.
 */
public final class ShellChanges implements ChangeLog {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int MOST_OUTPUT = 256 * 1024;
    private static final Pattern LINE =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?) ?(Z|[+-]\\d\\d:?\\d\\d)\\s+(.+)|"
            + "(\\d{10})\\s+(.+)");

    @Override
    public List<SystemChange> since(ChangeSource source, Instant since) throws IOException {
        List<String> words = source.target().flatMap(target -> new ShellLine(target, source.line()).words())
                .orElseThrow(() -> new IOException("Changes of " + source.asks() + " are not asked: no target is set for it."));
        try (ProcessTree tree = ProcessTree.start(words)) {
            String text = tree.printed(DEADLINE, MOST_OUTPUT)
                    .orElseThrow(() -> new IOException("Changes of " + source.asks() + ": no answer for "
                    + DEADLINE.toSeconds() + " s"));
            if (tree.exitCode() != 0) {
                String said = text.lines().filter(l -> !l.isBlank()).reduce((_, last) -> last).map(Failures::line)
                        .orElse("it said nothing");
                throw new IOException("Changes of " + source.asks() + ": exit " + tree.exitCode() + ", " + said);
            }
            return text.lines().flatMap(l -> change(l, source).stream()).filter(c -> !c.at().isBefore(since))
                    .sorted(Comparator.comparing(SystemChange::at)).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Changes of " + source.asks() + ": stopped", e);
        }
    }

    private static Optional<SystemChange> change(String text, ChangeSource source) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(line.group(4) != null
                    ? new SystemChange(Instant.ofEpochSecond(Long.parseLong(line.group(4))), Failures.line(line.group(5)),
                    source.asks())
                    : new SystemChange(time(line.group(1), line.group(2)), Failures.line(line.group(3)), source.asks()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static Instant time(String local, String offset) {
        String colon = offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
        return OffsetDateTime.parse(local.replace(' ', 'T') + colon).toInstant();
    }
}
