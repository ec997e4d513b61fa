package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Sample;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies blocks of samples byte for byte: an incident's between a record and a capsule, all between a record and its backup.
 * Stateless.
 */
final class SampleCopy {
    private static final String COLUMNS = "incident, probe, number, first_at, last_at, samples, bytes, sha256, anchored";
    private static final int COUNT = COLUMNS.split(",").length;
    private static final int CLOSED = -1;

    private static final String UPSERT = "INSERT INTO block (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (incident, probe, number) DO UPDATE SET last_at = excluded.last_at, samples = excluded.samples,"
            + " bytes = excluded.bytes, sha256 = excluded.sha256, anchored = max(anchored, excluded.anchored)";

    private SampleCopy() {
    }

    /**
     * @param blocks  that were new or had grown
     * @param damaged that do not prove themselves and were left out
     */
    record Copied(long blocks, long damaged) {
        static final Copied NOTHING = new Copied(0, 0);
    }

    private record Key(String incident, String probe, long number) {
    }

    /** Brings over what is new, in one transaction. A block that is closed there stays as it is. */
    static Copied update(Connection from, Connection into) throws SQLException {
        Map<Key, Integer> known = known(into);
        long blocks = 0;
        long damaged = 0;
        Schema.execute(into, "BEGIN IMMEDIATE");
        boolean done = false;
        try (PreparedStatement list =
                from.prepareStatement("SELECT rowid, incident, probe, number, samples, sha256 IS NOT NULL FROM block");
                PreparedStatement select = from.prepareStatement("SELECT " + COLUMNS + " FROM block WHERE rowid = ?");
                PreparedStatement upsert = into.prepareStatement(UPSERT); ResultSet row = list.executeQuery()) {
            while (row.next()) {
                int there = known.getOrDefault(new Key(row.getString(2), row.getString(3), row.getLong(4)), 0);
                if (there == CLOSED || there == row.getInt(5) && !row.getBoolean(6)) {
                    continue;
                }
                select.setLong(1, row.getLong(1));
                if (copied(select, upsert)) {
                    blocks++;
                } else {
                    damaged++;
                }
            }
            Schema.execute(into, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                Schema.execute(into, "ROLLBACK");
            }
        }
        return new Copied(blocks, damaged);
    }

    /** Brings over what can be read, block by block; answers whether that is all. */
    static boolean readable(Connection from, Connection into) throws SQLException {
        var numbers = new ArrayList<Long>();
        boolean all = read(from, numbers);
        Schema.execute(into, "BEGIN IMMEDIATE");
        boolean done = false;
        try (PreparedStatement upsert = into.prepareStatement(UPSERT)) {
            for (long number : numbers) {
                Optional<Object[]> block = block(from, number);
                all &= block.isPresent();
                if (block.isPresent()) {
                    for (int i = 1; i <= COUNT; i++) {
                        upsert.setObject(i, block.get()[i - 1]);
                    }
                    upsert.executeUpdate();
                }
            }
            Schema.execute(into, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                Schema.execute(into, "ROLLBACK");
            }
        }
        return all;
    }

    private static boolean read(Connection from, List<Long> numbers) {
        try (PreparedStatement list = from.prepareStatement("SELECT rowid FROM block ORDER BY incident, probe, number");
                ResultSet row = list.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
            return true;
        } catch (SQLException unreadable) {
            return false;
        }
    }

    /** Empty when it cannot be read or does not prove itself. */
    private static Optional<Object[]> block(Connection from, long number) {
        try (PreparedStatement select = from.prepareStatement("SELECT " + COLUMNS + " FROM block WHERE rowid = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !proves(row.getBytes("bytes"), row.getInt("samples"), row.getBytes("sha256"))) {
                    return Optional.empty();
                }
                var values = new Object[COUNT];
                for (int i = 0; i < COUNT; i++) {
                    values[i] = row.getObject(i + 1);
                }
                return Optional.of(values);
            }
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    /** How many samples are known of each block, or that it is closed. */
    private static Map<Key, Integer> known(Connection connection) throws SQLException {
        var known = new HashMap<Key, Integer>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT incident, probe, number, samples, sha256 IS NOT NULL FROM block");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(new Key(row.getString(1), row.getString(2), row.getLong(3)), row.getBoolean(5) ? CLOSED
                        : row.getInt(4));
            }
        }
        return known;
    }

    private static boolean copied(PreparedStatement select, PreparedStatement upsert) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next() || !proves(row.getBytes("bytes"), row.getInt("samples"), row.getBytes("sha256"))) {
                return false;
            }
            for (int i = 1; i <= COUNT; i++) {
                upsert.setObject(i, row.getObject(i));
            }
            upsert.executeUpdate();
            return true;
        }
    }

    /** By its hash; one that is still open can at least be read. */
    private static boolean proves(byte[] bytes, int samples, byte[] sha256) {
        try {
            return sha256 != null ? Arrays.equals(Hash.block(bytes).bytes(), sha256) : SampleBlock.decode(bytes)
                    .size() == samples;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /**
     * What is there already stays as it is. What does not prove itself is left out. Answers how many samples were left out since
     * they are dated outside of what they can be from.
     *
     * @param but   probes whose blocks are left out, too
     * @param early nothing is older
     * @param late  nor later
     */
    static long copy(Connection from, Connection into, String incident, Set<String> but, Instant early, Instant late)
            throws SQLException {
        long astray = 0;
        try (PreparedStatement select = from.prepareStatement("SELECT " + COLUMNS
                + " FROM block WHERE incident = ? ORDER BY number");
                PreparedStatement insert = into.prepareStatement("INSERT INTO block (" + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            select.setString(1, incident);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (but.contains(row.getString("probe"))
                            || !proves(row.getBytes("bytes"), row.getInt("samples"), row.getBytes("sha256"))) {
                        continue;
                    }
                    if (!within(row.getBytes("bytes"), early, late)) {
                        astray += row.getInt("samples");
                        continue;
                    }
                    for (int i = 1; i <= COUNT; i++) {
                        insert.setObject(i, row.getObject(i));
                    }
                    insert.executeUpdate();
                }
            }
        }
        return astray;
    }

    private static boolean within(byte[] bytes, Instant early, Instant late) {
        try {
            return SampleBlock.decode(bytes).stream().map(Sample::endedAt)
                    .noneMatch(at -> at.isBefore(early) || at.isAfter(late));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
