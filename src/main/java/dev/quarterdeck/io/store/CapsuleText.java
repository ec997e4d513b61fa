package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.TimelineText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * A capsule in words, for any program that reads SQLite: rows by table, all of which follow from the events. No hash covers
 * them, so this program never reads them: it makes them anew from the events. Immutable; any thread.
 */
@NullUnmarked
record CapsuleText(Map<String, List<List<Object>>> rows) {
    private static final List<String> TABLES = List.of("timeline", "runbook", "excerpt", "message");

    static CapsuleText of(Incident incident) {
        Map<String, List<List<Object>>> rows = new TreeMap<>();
        TABLES.forEach(table -> rows.put(table, new ArrayList<>()));
        for (Event event : incident.events()) {
            Entry entry = incident.entry(event);
            TimelineText text = entry.words();
            rows.get("timeline").add(row(event.number(), event.recordedAt().toString(), entry.now().occurredAt()
                    .map(Object::toString).orElse(null),
                    event.actor(), text.title(), text.detail()));
            Fact fact = event.fact();
            if (fact instanceof Fact.RunbookAttached f) {
                rows.get("runbook").add(row(event.number(), f.name(), f.sha256(), f.text()));
            } else if (fact instanceof Fact.EvidencePinned f) {
                rows.get("excerpt").add(row(event.number(), f.source(), f.line(), f.sha256(), f.text()));
            } else if (fact instanceof Fact.MessageSent f) {
                rows.get("message").add(row(event.number(), f.template(), f.channel(), 1L, f.text()));
            } else if (fact instanceof Fact.MessageCopied f) {
                rows.get("message").add(row(event.number(), f.template(), f.channel(), 0L, f.text()));
            }
        }
        return new CapsuleText(rows);
    }

    /** Values may be null. */
    private static List<Object> row(Object... values) {
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    void write(Connection into) throws SQLException {
        for (var table : rows.entrySet()) {
            for (List<Object> row : table.getValue()) {
                insert(into, table.getKey(), row);
            }
        }
    }

    private static void insert(Connection into, String table, List<Object> row) throws SQLException {
        String places = String.join(", ", Collections.nCopies(row.size(), "?"));
        try (PreparedStatement insert = into.prepareStatement("INSERT INTO " + table + " VALUES (" + places + ")")) {
            for (int i = 0; i < row.size(); i++) {
                insert.setObject(i + 1, row.get(i));
            }
            insert.executeUpdate();
        }
    }
}
