package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A console that records as fast as it can until it is killed, and prints each event once it is acknowledged. When it can
 * only read, it prints why and ends.
 */
final class AppendForever {
    private AppendForever() {
    }

    /** Also the form in which the tests look an event up. */
    static String line(Event event) {
        return event.incident() + " " + event.number() + " " + event.key().seq() + " " + event.hash();
    }

    @SuppressWarnings("resource") // it is killed
    public static void main(String[] args) throws Exception {
        OpenedStore store = Stores.console(Path.of(args[0]));
        if (!store.log().readOnlyReason().isEmpty()) {
            System.out.println(store.log().readOnlyReason());
            return;
        }
        List<IncidentId> incidents = List.of(store.log().newId(), store.log().newId());
        for (int i = 0; ; i++) {
            var drafts = new ArrayList<Draft>();
            for (int n = 0; n <= i % 3; n++) {
                drafts.add(Stores.note(incidents.get(i % 2), "x".repeat(i * 37 % 3000)));
            }
            for (Event event : store.log().append(drafts)) {
                System.out.println(line(event));
            }
        }
    }
}
