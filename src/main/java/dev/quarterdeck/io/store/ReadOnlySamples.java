package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The samples of a record that is only read, also while another console writes them. Any thread. */
record ReadOnlySamples(Path file) implements SampleLog {

    @Override
    public void append(String incident, String probe, List<Sample> samples) {
        throw new IllegalStateException("this record is only read, no sample of " + probe + " can be kept");
    }

    @Override
    public void read(String incident, Consumer<Recorded> sink) {
        readSince(incident, Instant.MIN, sink);
    }

    @Override
    public void readSince(String incident, Instant from, Consumer<Recorded> sink) {
        var database = new Database(file);
        if (!Files.exists(database.file())) {
            return;
        }
        try (Connection connection = database.openReader()) {
            if (Schema.noTable(connection).isPresent()) {
                throw new SQLException("they are not kept as samples are");
            }
            SampleStore.merged(SampleStore.blocks(connection, incident, from), from, sink);
        } catch (SQLException | IOException e) {
            throw SampleStore.unreadable(e);
        }
    }

    @Override
    public void onClosed(Anchoring sink) {
        // the console that records them anchors them
    }

    @Override
    public String failure() {
        return "";
    }
}
