package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.signal.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a person saw and confirmed.
 *
 * @param step      title of the step that it is done for
 * @param arguments what carries the script to its target, exactly
 * @param folder    where it starts on this laptop
 * @param limit     when it is stopped; zero for never
 * @param expected  what the runbook says that each command shows, as far as it says so
 */
public record ConfirmedRun(String step, Script script, Target target, List<String> arguments, Path folder, Duration limit,
                           List<List<String>> expected) {
    public ConfirmedRun {
        arguments = List.copyOf(arguments);
        expected = expected.stream().map(List::copyOf).toList();
    }

    /** The commands as a person reads them, without what the console puts between them. */
    public String text() {
        return String.join("\n", script.commands());
    }
}
