package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.incident.RecordSearch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches the index. Always the newest first, in the order of the index itself: ranking would look at every hit. Any
 * thread; calls take turns.
 */
final class SearchIndex implements RecordSearch, AutoCloseable {
    static final String FILE_NAME = "search.db";

    private static final String NEWEST = "SELECT incident, number, recorded_at, snippet(words, 0, '', '', '...', 24) FROM words"
            + " JOIN entry ON entry.position = words.rowid WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?";

    private final Connection connection;

    SearchIndex(Connection connection) {
        this.connection = connection;
    }

    @Override
    public synchronized List<Hit> newest(String words, int limit) {
        List<Hit> hits = List.of();
        for (String query : SearchQuery.of(words)) {
            hits = found(query, limit);
            if (hits.size() == limit) {
                return hits;
            }
        }
        return hits;
    }

    private List<Hit> found(String query, int limit) {
        try (PreparedStatement select = connection.prepareStatement(NEWEST)) {
            select.setString(1, query);
            select.setInt(2, limit);
            var hits = new ArrayList<Hit>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    hits.add(new Hit(new IncidentId(row.getString(1)), row.getLong(2), Instant.ofEpochMilli(row.getLong(3)),
                            row.getString(4).replace('\n', ' ')));
                }
            }
            return List.copyOf(hits);
        } catch (SQLException e) {
            throw new NotRead("The search index cannot be read: " + e.getMessage()
                    + ". The record itself is not touched by this.", e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
