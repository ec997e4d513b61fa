package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.FileFailure;
import dev.quarterdeck.io.files.Laptop;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Who this console is: its name and key, kept in the person's configuration folder for one data folder on this laptop. A data
 * folder that was moved, copied or put back to an earlier state gets a new console, so that no number is ever given to two
 * things. Of the thread that appends.
 */
final class ConsoleIdentity implements AutoCloseable {
    private static final long MOST_BYTES = 1L << 16;

    private final ConsoleKey key;
    private final Optional<FileChannel> newest;
    private final Optional<String> notice;

    /** Of the file. */
    record Kept(Laptop laptop, String console, String signer, String secret) {
    }

    private ConsoleIdentity(ConsoleKey key, Optional<FileChannel> newest, Optional<String> notice) {
        this.key = key;
        this.newest = newest;
        this.notice = notice;
    }

    /** The console that records in the folder from now on; the record knows it afterwards. Only under the folder's lock. */
    static ConsoleIdentity in(ConfigFolder config, DataFolder data, Connection record, Instant now) throws SQLException {
        Path folder = config.of(data);
        Optional<ConsoleKey> kept = kept(folder, data).filter(key -> reaches(folder, record, key));
        ConsoleKey key = kept.isPresent() ? kept.get() : ConsoleKey.fresh();
        if (kept.isEmpty() || !known(record, key)) {
            adopt(record, key, now);
        }
        Optional<String> notice = Optional.empty();
        Optional<FileChannel> newest = Optional.empty();
        try {
            if (kept.isEmpty()) {
                keep(folder, new Kept(Laptop.with(data), key.console(), key.publicHex(), key.kept()));
            }
            newest = Optional.of(FileChannel.open(folder.resolve("newest"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            notice = Optional.of("Who this console is could not be kept in " + folder + ": " + FileFailure.reason(e)
                    + ". Everything is recorded;"
                    + " the next start records under another console's name, and asks again for what was confirmed.");
        }
        var identity = new ConsoleIdentity(key, newest, notice);
        identity.reached(newestOf(record, key.console()));
        return identity;
    }

    /** The name of the console that records in the folder, for who only reads; empty when none of this laptop does. */
    static Optional<String> known(ConfigFolder config, DataFolder data) {
        return Files.isDirectory(data.path()) ? read(config.of(data), data).map(Kept::console) : Optional.empty();
    }

    private static Optional<ConsoleKey> kept(Path folder, DataFolder data) {
        try {
            return read(folder, data).map(kept -> ConsoleKey.of(kept.console, kept.signer, kept.secret));
        } catch (IllegalArgumentException noKey) {
            return Optional.empty(); // a console without its key is another one
        }
    }

    private static Optional<Kept> read(Path folder, DataFolder data) {
        try {
            if (Files.size(file(folder)) > MOST_BYTES) {
                return Optional.empty();
            }
            Kept kept = Json.MAPPER.readValue(Files.readString(file(folder)), Kept.class);
            return Optional.of(kept).filter(k -> k.console != null && k.signer != null && k.secret != null && Laptop.with(data)
                    .equals(k.laptop));
        } catch (IOException | JacksonException nothingUsable) {
            return Optional.empty();
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("console.json");
    }

    private static void keep(Path folder, Kept kept) throws IOException {
        Disk.REAL.createFolders(folder);
        Files.deleteIfExists(folder.resolve("newest")); // the count of another console
        AtomicFile.write(file(folder), Json.MAPPER.writeValueAsString(kept).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the record still has all that this console is known to have recorded, and means the same console. */
    private static boolean reaches(Path folder, Connection record, ConsoleKey key) {
        try {
            byte[] newest = Files.exists(folder.resolve("newest")) ? Files.readAllBytes(folder.resolve("newest")) : new byte[0];
            long recorded = newest.length == Long.BYTES ? ByteBuffer.wrap(newest).getLong() : 0;
            return newestOf(record, key.console()) >= recorded && mayRecord(record, key);
        } catch (IOException | SQLException notKnown) {
            return false;
        }
    }

    private static long newestOf(Connection record, String console) throws SQLException {
        try (PreparedStatement select = record.prepareStatement("SELECT coalesce(max(seq), 0) FROM event WHERE console = ?")) {
            select.setString(1, console);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** One that another has taken over from does not come back: what it recorded since may be anywhere. */
    private static boolean mayRecord(Connection record, ConsoleKey key) throws SQLException {
        try (PreparedStatement select =
                record.prepareStatement("SELECT here = 1 AND own_until IS NULL AND lower(hex(signer)) = ?2 FROM console"
                + " WHERE id = ?1")) {
            select.setString(1, key.console());
            select.setString(2, key.publicHex());
            try (ResultSet row = select.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    private static boolean known(Connection record, ConsoleKey key) throws SQLException {
        try (PreparedStatement select = record.prepareStatement("SELECT 1 FROM console WHERE id = ?")) {
            select.setString(1, key.console());
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    /** From now on this console records in the folder, and none of those before. */
    static void adopt(Connection record, ConsoleKey key, Instant now) throws SQLException {
        Schema.execute(record, "BEGIN IMMEDIATE");
        boolean done = false;
        try (PreparedStatement insert =
                record.prepareStatement("INSERT INTO console (id, signer, first_seen, here) VALUES (?, ?, ?, 1)")) {
            Schema.execute(record,
                    "UPDATE console SET own_until = (SELECT coalesce(max(seq), 0) FROM event WHERE event.console = console.id)"
                    + " WHERE here = 1 AND own_until IS NULL");
            insert.setString(1, key.console());
            insert.setBytes(2, HexFormat.of().parseHex(key.publicHex()));
            insert.setLong(3, now.toEpochMilli());
            insert.executeUpdate();
            Schema.execute(record, "COMMIT");
            done = true;
        } finally {
            if (!done) {
                Schema.execute(record, "ROLLBACK");
            }
        }
    }

    ConsoleKey key() {
        return key;
    }

    /** A sentence for the user when the console cannot be kept. */
    Optional<String> notice() {
        return notice;
    }

    /**
     * Remembers how far this console has come, so that a record which is put back to before is noticed. It is not forced to the
     * disk: after a power cut an older count stands there, and only such a record is not noticed.
     */
    void reached(long seq) {
        try {
            if (newest.isPresent()) {
                newest.get().write(ByteBuffer.allocate(Long.BYTES).putLong(0, seq), 0);
            }
        } catch (IOException olderCountStays) {
            // as after a power cut
        }
    }

    @Override
    public void close() throws IOException {
        if (newest.isPresent()) {
            newest.get().close();
        }
    }
}
