package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.incident.RecordSearch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Searches the index that the console which records keeps up to date. Immutable; any thread. */
record StoredSearch(Path dataFolder) implements RecordSearch {
    @Override
    public List<Hit> newest(String words, int limit) {
        var file = new Database(dataFolder.resolve(SearchIndex.FILE_NAME));
        if (!Files.exists(file.file())) {
            throw new NotRead("This record has no search index yet: a console that records makes it. Open the incident to read "
                    + "it.", null);
        }
        try (var index = new SearchIndex(file.openReader())) {
            return index.newest(words, limit);
        } catch (SQLException e) {
            throw new NotRead("The search index cannot be read: " + e.getMessage()
                    + ". The record itself is not touched by this.", e);
        }
    }
}
