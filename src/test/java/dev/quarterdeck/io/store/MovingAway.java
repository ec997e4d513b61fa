package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A console in a process of its own that records, says so, and moves to a new place as soon as its input says that it may. Its
 * arguments are the folder it records in, the new one, and how many notes it writes.
 */
final class MovingAway {
    private MovingAway() {
    }

    static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        IncidentId earlier;
        try (OpenedStore before = Stores.console(data)) {
            earlier = Stores.incident(before, 20);
        }
        try (var store = new MovableStore(Stores.console(data), new DataFolder(data), Clock.systemUTC())) {
            store.log().read(earlier);
            IncidentId id = store.log().newId();
            for (int i = 1; i <= Integer.parseInt(arguments[2]); i++) {
                store.log().append(List.of(Stores.note(id, "note " + i + " " + "x".repeat(300))));
            }
            store.samples().append(id.text(), "api", List.of(new Sample(Stores.NOW, new Outcome.Answered(200), OptionalDouble.of(12))));
            System.out.println("recorded");
            System.in.read();
            System.out.println(store.moveTo(Path.of(arguments[1])));
            store.log().append(List.of(Stores.note(id, "afterwards")));
        }
    }
}
