package dev.quarterdeck;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.RecordVerification;
import dev.quarterdeck.io.store.StoreOpening;
import dev.quarterdeck.io.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What really is in the data folder, read past the console that writes it. */
record RecordOnDisk(Path folder) {

    List<IncidentId> incidents() {
        try (OpenedStore store = reader()) {
            return store.log().incidents();
        } catch (StoreUnavailable e) {
            throw new AssertionError("the record cannot be read", e);
        }
    }

    /** The events of the newest incident; none when there is no incident. */
    List<Event> events() {
        try (OpenedStore store = reader()) {
            return store.log().incidents().stream().findFirst().map(store.log()::read).orElse(List.of());
        } catch (StoreUnavailable e) {
            throw new AssertionError("the record cannot be read", e);
        }
    }

    <F extends Fact> List<F> facts(Class<F> kind) {
        return events().stream().map(Event::fact).filter(kind::isInstance).map(kind::cast).toList();
    }

    <F extends Fact> F last(Class<F> kind) {
        return facts(kind).getLast();
    }

    Event lastEvent(Class<? extends Fact> kind) {
        return events().stream().filter(e -> kind.isInstance(e.fact())).toList().getLast();
    }

    void assertSound() throws StoreUnavailable {
        RecordVerification.Report report = RecordVerification.verify(folder);
        if (!report.sound()) {
            throw new AssertionError(String.join("\n", report.lines()));
        }
    }

    private OpenedStore reader() throws StoreUnavailable {
        return new StoreOpening(new DataFolder(folder), Clock.systemUTC()).reader();
    }
}
