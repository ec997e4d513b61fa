package dev.quarterdeck.core.incident;

import java.util.List;
import java.util.Optional;

/**
 * What this console has to do with an incident. Immutable.
 *
 * @param started     whether it began here
 * @param ours        whether somebody here has had it in hand since it was opened: what only came from elsewhere is to be read
 * @param watch       what this console recorded last as confirmed, unless another console has opened the incident again since
 * @param logCommands the same of the commands that are followed
 */
record Here(boolean started, boolean ours, Optional<Fact.WatchConfirmed> watch, List<String> logCommands) {
    static final Here NONE = new Here(false, false, Optional.empty(), List.of());

    Here begun(Event first) {
        return new Here(first.writer().here(), ours, watch, logCommands);
    }

    /** @param others whether another console has opened what nobody here has in hand, so that nothing goes on by itself */
    Here after(Event event, boolean others) {
        if (event.writer().here()) {
            boolean held = ours || !event.actor().equals(Draft.CONSOLE);
            if (event.fact() instanceof Fact.WatchConfirmed f) {
                return new Here(started, held, Optional.of(f), logCommands);
            }
            return new Here(started, held, watch, event.fact() instanceof Fact.LogCommandsConfirmed f ? f.commands()
                    : logCommands);
        }
        return others ? new Here(started, false, Optional.empty(), List.of()) : this;
    }
}
