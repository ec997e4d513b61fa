package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.OptionalLong;

/** A header as a row of the event table. Immutable; any thread. */
record HeaderRow(int format, EventHeader header, Hash hash) {
    static final String COLUMNS = """
            format, incident, number, console, seq, hlc, recorded_at, occurred_at, kind, kind_version, \
            target_console, target_seq, body_hash, prev, hash""";

    static final String INSERT = "INSERT INTO event (position, " + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    void bind(PreparedStatement insert, long position) throws SQLException {
        insert.setLong(1, position);
        insert.setInt(2, format);
        insert.setString(3, header.incident());
        insert.setLong(4, header.number());
        insert.setString(5, header.key().console());
        insert.setLong(6, header.key().seq());
        insert.setLong(7, header.hlc());
        insert.setLong(8, header.recordedAt());
        if (header.occurredAt().isPresent()) {
            insert.setLong(9, header.occurredAt().getAsLong());
        } else {
            insert.setNull(9, Types.INTEGER);
        }
        insert.setString(10, header.kind());
        insert.setInt(11, header.kindVersion());
        if (header.target().isPresent()) {
            insert.setString(12, header.target().get().console());
            insert.setLong(13, header.target().get().seq());
        } else {
            insert.setNull(12, Types.VARCHAR);
            insert.setNull(13, Types.INTEGER);
        }
        insert.setBytes(14, header.bodyHash().bytes());
        insert.setBytes(15, header.prev().bytes());
        insert.setBytes(16, hash.bytes());
    }

    static HeaderRow read(ResultSet row) throws SQLException {
        long occurred = row.getLong("occurred_at");
        OptionalLong occurredAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(occurred);
        String target = row.getString("target_console");
        var header = new EventHeader(row.getString("incident"), row.getLong("number"),
                new EventKey(row.getString("console"), row.getLong("seq")), row.getLong("hlc"), row.getLong("recorded_at"),
                occurredAt, row.getString("kind"), row.getInt("kind_version"),
                target == null ? Optional.empty() : Optional.of(new EventKey(target, row.getLong("target_seq"))),
                Hash.of(row.getBytes("body_hash")), Hash.of(row.getBytes("prev")));
        return new HeaderRow(row.getInt("format"), header, Hash.of(row.getBytes("hash")));
    }
}
