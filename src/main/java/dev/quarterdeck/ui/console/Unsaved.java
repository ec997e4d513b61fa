package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.IncidentId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was done to a check and is not durable yet. */
enum Unsaved {
    TICK, UNTICK, SKIP;

    /** The checks of an incident, by their key, whose saving takes so long that it has to be seen. Any thread. */
    static Map<String, Unsaved> of(Desk desk, IncidentId incident) {
        if (!desk.saving().late()) {
            return Map.of();
        }
        var unsaved = new LinkedHashMap<String, Unsaved>();
        for (Command command : desk.waiting(incident)) {
            if (command instanceof Command.TickCheck tick) {
                unsaved.put(tick.check().key(), TICK);
            } else if (command instanceof Command.UntickCheck untick) {
                unsaved.put(untick.check().key(), UNTICK);
            } else if (command instanceof Command.SkipCheck skip) {
                unsaved.put(skip.check().key(), SKIP);
            }
        }
        return unsaved;
    }
}
