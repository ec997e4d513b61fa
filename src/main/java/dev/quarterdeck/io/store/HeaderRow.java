package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/** A header as a row of the event table. Immutable; any thread. */
record HeaderRow(int format, EventHeader header, Hash hash) {
    private static final String UNSIGNED = """
            format, incident, number, console, seq, hlc, recorded_at, occurred_at, kind, kind_version, \
            target_console, target_seq, body_hash, prev, hash""";

    static final String COLUMNS = UNSIGNED + ", ordinal, origin_prev, seen, signer, signature";

    /** Of {@link #COLUMNS} and the position before them. */
    static final int PLACES = 21;

    static final String INSERT = "INSERT INTO event (position, " + COLUMNS + ") VALUES (" + "?, ".repeat(PLACES - 1) + "?)";

    static HeaderRow of(EventHeader header) {
        return new HeaderRow(header.format(), header, header.hash());
    }

    /** What is selected from a database of whichever version. */
    static String columns(Connection connection) throws SQLException {
        return Schema.signs(connection) ? COLUMNS : UNSIGNED
                + ", NULL AS ordinal, NULL AS origin_prev, NULL AS seen, NULL AS signer, NULL AS signature";
    }

    /** For a database of whichever version; in one from before there were signatures only what bears none can be put. */
    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(Schema.signs(connection) ? INSERT
                : "INSERT INTO event (position, " + UNSIGNED
                        + ") SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16"
                        + " WHERE coalesce(?17, ?18, ?19, ?20, ?21) IS NULL");
    }

    /** Its format and its hash are those of what it says. */
    boolean intact() {
        return format == header.format() && header.hash().equals(hash);
    }

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
        if (header.origin().isPresent()) {
            SignedOrigin origin = header.origin().get();
            insert.setLong(17, origin.ordinal());
            insert.setBytes(18, origin.prev().bytes());
            insert.setBytes(19, origin.seenBytes());
            insert.setBytes(20, HexFormat.of().parseHex(origin.signer()));
            insert.setBytes(21, HexFormat.of().parseHex(origin.signature()));
        } else {
            for (int place = 17; place <= PLACES; place++) {
                insert.setNull(place, Types.NULL);
            }
        }
    }

    static HeaderRow read(ResultSet row) throws SQLException {
        long occurred = row.getLong("occurred_at");
        OptionalLong occurredAt = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(occurred);
        String target = row.getString("target_console");
        var header = new EventHeader(row.getString("incident"), row.getLong("number"),
                new EventKey(row.getString("console"), row.getLong("seq")), row.getLong("hlc"), row.getLong("recorded_at"),
                occurredAt, row.getString("kind"), row.getInt("kind_version"),
                target == null ? Optional.empty() : Optional.of(new EventKey(target, row.getLong("target_seq"))),
                Hash.of(row.getBytes("body_hash")), Hash.of(row.getBytes("prev")), origin(row));
        return new HeaderRow(row.getInt("format"), header, Hash.of(row.getBytes("hash")));
    }

    private static Optional<SignedOrigin> origin(ResultSet row) throws SQLException {
        long ordinal = row.getLong("ordinal");
        return row.wasNull() ? Optional.empty() : Optional.of(new SignedOrigin(ordinal, Hash.of(row.getBytes("origin_prev")),
                SignedOrigin.seen(row.getBytes("seen")), HexFormat.of().formatHex(row.getBytes("signer")),
                HexFormat.of().formatHex(row.getBytes("signature"))));
    }
}
