package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.incident.RecordSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches a capsule, which has no index of its own: one is made in memory with the first search. Any thread; calls take turns.
 */
final class CapsuleSearch implements RecordSearch, AutoCloseable {
    private final Path file;
    private @Nullable SearchIndex index;

    CapsuleSearch(Path file) {
        this.file = file;
    }

    @Override
    public synchronized List<Hit> newest(String words, int limit) {
        if (index == null) {
            index = read();
        }
        return index.newest(words, limit);
    }

    private SearchIndex read() {
        try (Connection capsule = Capsule.open(file)) {
            return SearchIndexing.inMemory(capsule);
        } catch (SQLException | IOException e) {
            throw new NotRead("The capsule cannot be searched: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (index != null) {
            index.close();
        }
    }
}
