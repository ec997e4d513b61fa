package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.nio.file.Path;
import java.util.List;

/** Opens a console, prints what it says and has, records one event and ends. */
final class OpenOnce {
    private OpenOnce() {
    }

    public static void main(String[] args) {
        try (OpenedStore store = Stores.console(Path.of(args[0]))) {
            System.out.println("reason " + store.log().readOnlyReason());
            store.notices().forEach(notice -> System.out.println("notice " + notice));
            for (IncidentId id : store.log().incidents()) {
                store.log().read(id).forEach(event -> System.out.println("event " + AppendForever.line(event)));
            }
            store.log().append(List.of(Stores.note(new IncidentId("INC-0007-abcdef"), "one more")));
            System.out.println("saved");
        } catch (NotSaved e) {
            System.out.println("refused " + e.getMessage());
        } catch (StoreUnavailable e) {
            System.out.println("unavailable " + e.getMessage());
        }
    }
}
