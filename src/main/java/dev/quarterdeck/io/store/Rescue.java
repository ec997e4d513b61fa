package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Builds a new database from everything that still proves itself: the journal, the damaged database, the backups. It takes
 * the place of the damaged one only when it is finished and a copy of that is kept, so that a rescue that was cut short
 * simply begins again. No connection to the database may be open. Stateless.
 *
 * @param segments the journal's files
 * @param sources    databases, the most trusted first
 * @param kept       files of journals that were set aside: what they say may be older than anything else
 * @param remembered what a console that is at work still knows
 */
record Rescue(Database database, List<Path> segments, List<Database> sources, List<Path> kept, Optional<Remembered> remembered,
              Disk disk) {
    Rescue(Database database, List<Path> segments, List<Database> sources, Disk disk) {
        this(database, segments, sources, List.of(), Optional.empty(), disk);
    }

    /**
     * What a console knows of a record that it has open.
     *
     * @param console its name
     * @param own     the consoles that have recorded there, and up to which of their numbers
     * @param events  what it wrote and read
     * @param files   gives what its files still give
     */
    record Remembered(String console, Map<String, Long> own, List<RecordedEvent> events, Reading files) {
        /** Past whatever fails. */
        interface Reading {
            void into(Salvage salvage) throws SQLException;
        }
    }

    /**
     * @param restored      how many events the new database has
     * @param missing       how many are known to have been recorded and are nowhere
     * @param ranges        which ones, as far as their incident is known
     * @param leftOut how many prove themselves but contradict others or belong to nothing
     * @param doubtful      the newest events may be missing without a trace
     */
    record Result(long restored, long missing, List<String> ranges, long leftOut, boolean doubtful) {
        Result {
            ranges = List.copyOf(ranges);
        }

        /** What became of the record, for the user. */
        String sentence(String why, Path kept) {
            if (restored + missing + leftOut == 0) {
                return "The record of earlier incidents could not be used: " + why + ". It was kept as it is in " + kept
                        + ". A new, empty record was begun, and what you record from now on is saved.";
            }
            var words = new StringBuilder("The record was damaged: ").append(why).append(". ")
                    .append(count(restored)).append(" of ").append(count(restored + missing)).append(" events restored");
            if (missing > 0) {
                words.append("; missing: ").append(ranges.isEmpty() ? "events whose incident is not known"
                        : String.join(", ", ranges));
            }
            words.append(". The damaged files were kept in ").append(kept).append('.');
            if (doubtful) {
                words.append(" The journal was damaged too, so look whether the newest entries are there.");
            }
            if (leftOut > 0) {
                words.append(' ').append(count(leftOut)).append(" other entries did not fit in and are only in the kept files.");
            }
            return words.toString();
        }

        private static String count(long number) {
            return String.format(Locale.ROOT, "%,d", number);
        }
    }

    /** {@code kept} is where the damaged files are copied to. */
    Result run(Path kept) throws SQLException, IOException {
        Database unfinished = Schema.begin(database, disk);
        Result result = build(unfinished);
        SetAside.copy(database, kept, disk);
        for (Path file : database.files()) {
            if (!file.equals(database.file())) {
                disk.delete(file); // a log left behind would be read as the new database's
            }
        }
        disk.publish(unfinished.file(), database.file());
        return result;
    }

    /** As {@link #run}, in a folder where there is no database yet; it is there when this returns. */
    Result begin() throws SQLException, IOException {
        Database unfinished = Schema.begin(database, disk);
        Result result = build(unfinished);
        disk.publish(unfinished.file(), database.file());
        return result;
    }

    private Result build(Database unfinished) throws SQLException, IOException {
        try (Connection connection = unfinished.openWriter()) {
            Schema.execute(connection, "BEGIN IMMEDIATE");
            Result result;
            try (var salvage = new Salvage(connection)) {
                if (remembered.isPresent()) { // it was acknowledged, whatever the disk says of it now
                    salvage.known(remembered.get().events());
                    remembered.get().files().into(salvage);
                }
                boolean whole = salvage.journal(segments);
                Optional<String> here = remembered.map(Remembered::console)
                        .or(() -> ConsoleIdentity.known(ConfigFolder.standard(),
                        new DataFolder(Objects.requireNonNull(database.file().getParent()))));
                boolean signs = here.isPresent() || salvage.signed() || sources.stream().anyMatch(Rescue::signs);
                Map<String, Long> own = new LinkedHashMap<>();
                here.ifPresent(id -> own.put(id, Long.MAX_VALUE));
                remembered.ifPresent(known -> known.own().forEach((id, until) -> own.merge(id, until, Math::max)));
                sources.forEach(source -> consoles(source, signs).forEach((id, until) -> own.merge(id, until, Math::max)));
                Optional<String> console = salvage.console(own.keySet()); // by the journal, as long as that says anything
                for (Database source : sources) {
                    salvage.database(source);
                }
                salvage.pieces(kept);
                console = console.isPresent() ? console : salvage.console(own.keySet());
                if (!signs && !salvage.signed()) { // a record of before names its console nowhere but in the database
                    console.ifPresent(id -> own.putIfAbsent(id, Long.MAX_VALUE));
                }
                salvage.leaveOutRedacted(own);
                if (whole) {
                    salvage.leaveOutFragments();
                }
                result = settle(connection, salvage, whole, console);
                salvage.settleConsoles(own, console.filter(id -> whole && own.getOrDefault(id, 0L) == Long.MAX_VALUE));
            }
            Schema.execute(connection, "COMMIT");
            Schema.finish(connection);
            return result;
        }
    }

    private static Result settle(Connection connection, Salvage salvage, boolean whole, Optional<String> console)
            throws SQLException {
        long restored = salvage.settle();
        // what this console recorded last may be lost without a trace; its numbers must not be given to something else
        Schema.name(connection, console.filter(_ -> whole));
        long byNumber = salvage.missingNumbers();
        long byConsole = console.isPresent() ? salvage.missingOf(console.get()) : 0;
        return new Result(restored, Math.max(byNumber, byConsole), salvage.ranges(), salvage.leftOut(),
                !whole && restored > 0);
    }

    private static boolean signs(Database source) {
        if (!Files.isRegularFile(source.file())) {
            return false;
        }
        try (Connection damaged = source.openReader()) {
            return Schema.signs(damaged);
        } catch (SQLException unreadable) {
            return false;
        }
    }

    /**
     * That have recorded in the folder, the last one first, and up to which of their numbers.
     *
     * @param later whether the record bears signatures by now: what one without them says of its console ended with it
     */
    private static Map<String, Long> consoles(Database source, boolean later) {
        if (!Files.isRegularFile(source.file())) {
            return Map.of();
        }
        try (Connection damaged = source.openReader()) {
            return consoles(damaged, later);
        } catch (SQLException unreadable) {
            return Map.of();
        }
    }

    /** As {@link Remembered#own}. */
    static Map<String, Long> consoles(Connection record, boolean later) throws SQLException {
        try (PreparedStatement select = record.prepareStatement("SELECT id, until FROM (" + Schema.ownConsoles(record)
                + ") ORDER BY until DESC"); ResultSet row = select.executeQuery()) {
            var consoles = new LinkedHashMap<String, Long>();
            while (row.next()) {
                if (row.getString(1) != null) {
                    boolean ended = later && !Schema.signs(record);
                    consoles.put(row.getString(1), ended
                            ? Schema.number(record, "SELECT coalesce(max(seq), 0) FROM event WHERE console = ("
                            + "SELECT value FROM meta WHERE name = 'console')") : row.getLong(2));
                }
            }
            return consoles;
        }
    }
}
