package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.CommandPart;
import java.time.Duration;
import java.util.List;

/**
 * How a run ended. Its output is on disk.
 *
 * @param exit    -1 where there is none
 * @param bytes   all that was printed
 * @param sha256  hex hash of all that was printed; empty where nobody saw all of it
 * @param living  ids of processes that it started and that go on
 * @param problem why not all of the output could be kept, may be empty
 */
public record RunEnd(CommandEnding how, int exit, Duration took, long bytes, String sha256, List<CommandPart> parts,
        KeptOutput output,
                     List<Long> living, String problem) {
    public RunEnd {
        parts = List.copyOf(parts);
        living = List.copyOf(living);
    }
}
