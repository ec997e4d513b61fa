package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes sure, before a console records, that the database is sound and that journal and database hold the same. Whatever was
 * found and done is said in sentences for the user; what every kill may leave behind is put right without a word.
 *
 * <p>Everything is read while the journal is small enough for a fast start; of a longer one the newest files, as far back as
 * the database needs, and everything once a backup, which checks all of it, has found something wrong. Only under the folder's
 * lock, with no connection to the database open. Confined to its thread.
 */
final class Recovery {
    /** Stands in the data folder when the next opening is to check everything. */
    static final String MARK = "check-everything";

    private static final long BUDGET = 16L << 20;
    /** By what was recorded here: a redaction from elsewhere is a request. */
    private static final String REDACTED = "SELECT redacted.position FROM event AS redaction JOIN event AS redacted"
            + " ON redacted.console = redaction.target_console AND redacted.seq = redaction.target_seq AND redacted.incident = "
            + "redaction.incident"
            + " WHERE redaction.target_console IS NOT NULL AND redaction.kind = '" + FactCodec.REDACTED
            + "' AND %s";

    private final Database database;
    private final JournalFolder journal;
    private final Path mark;
    private final Disk disk;
    private final Instant now;
    private final List<String> notices = new ArrayList<>();

    Recovery(Path dataFolder, Disk disk, Instant now) {
        this.database = Database.in(dataFolder);
        this.journal = JournalFolder.in(dataFolder);
        this.mark = dataFolder.resolve(MARK);
        this.disk = disk;
        this.now = now;
    }

    /** Whether a console may record now. It may not when a newer program made the database. */
    boolean run() throws SQLException, IOException {
        switch (Inspection.of(database, Files.exists(mark))) {
            case Inspection.Absent _ -> absent();
            case Inspection.Sound _ -> {
                sound();
                bringBack();
            }
            case Inspection.Older(int version) -> older(version);
            case Inspection.Damaged(String why) -> rescue(why);
            case Inspection.Newer _ -> {
                return false;
            }
        }
        disk.delete(mark);
        return true;
    }

    /** Whether database and journal are sound and say the same, as far as an opening looks. Changes nothing. */
    boolean nothingToDo() throws IOException {
        try {
            return switch (Inspection.of(database, false)) {
                case Inspection.Newer _ -> true;
                case Inspection.Sound _, Inspection.Older _ -> agree();
                case Inspection.Absent _, Inspection.Damaged _ -> false;
            };
        } catch (SQLException notReadableHere) {
            return false;
        }
    }

    private boolean agree() throws SQLException, IOException {
        try (Connection connection = database.openReader()) {
            Found found = found(connection);
            return found.changed.isEmpty() && (!found.marked || found.comparison.agree());
        }
    }

    /**
     * What a reader does not see, in a sentence; empty when the database has all that the journal has but for what a kill leaves.
     */
    Optional<String> lacking() throws IOException {
        try (Connection connection = database.openReader()) {
            JournalComparison comparison = found(connection).comparison;
            return comparison.databaseEnd() + 1 < comparison.lastFrame() ? Optional.of("The database has lost its newest "
                    + counted(comparison.journalEnd() - comparison.databaseEnd())
                    + ", which are in the journal and not shown here."
                    + " Start the console: it restores them.") : Optional.empty();
        } catch (SQLException saidByWhoeverReads) {
            return Optional.empty();
        }
    }

    /** For the user; empty when all is well. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    private void absent() throws SQLException, IOException {
        try (var reader = new JournalReader(journal.segments(), true)) {
            boolean nothing = reader.next().isEmpty() && reader.tail().isEmpty() && reader.problems().isEmpty();
            if (nothing) {
                Leftovers left = Leftovers.in(Objects.requireNonNull(database.file().getParent()));
                if (left.none()) {
                    Schema.create(database, disk);
                } else {
                    restore(left);
                }
                return;
            }
        }
        rescue("its database is missing");
    }

    /** Database and journal are gone. What was recorded last may be lost without a trace, so it is said how far the rest goes. */
    private void restore(Leftovers left) throws SQLException, IOException {
        Path kept = SetAside.folder(Objects.requireNonNull(database.file().getParent()), now);
        Rescue.Result result = new Rescue(database, List.of(), left.sources(), keptJournals(), Optional.empty(), disk).run(kept);
        disk.delete(kept); // there was nothing to keep
        rewriteJournal(kept);
        notices.add(result.restored() == 0
                ? "The record's database and journal are gone, and nothing could be read from " + left.from()
                + ". It was left as it is. A new,"
                        + " empty record was begun."
                : String.format(Locale.ROOT,
                "The record's database and journal are gone. %,d of %,d events were restored from %s; what came"
                        + " after it is not here.%s", result.restored(), result.restored() + result.missing(), left.from(),
                        result.ranges().isEmpty() ? "" : " Missing: " + String.join(", ", result.ranges()) + "."));
    }

    /** Put in order first, so that the backup which a change of the layout begins with is one that can be gone back to. */
    private void older(int version) throws SQLException, IOException {
        sound();
        if (Inspection.of(database, false) instanceof Inspection.Older) { // a rescue has built a new one
            Backup.Made made = new Backup(Objects.requireNonNull(database.file().getParent()), disk).make(now);
            Schema.migrate(database, version);
            notices.add(String.format(Locale.ROOT,
                    "The record was brought from version %d of its layout to %d. How it was before,"
                    + " %,d events, is kept in %s.", version, Schema.VERSION, made.events(), made.file()));
        }
    }

    private void sound() throws SQLException, IOException {
        Optional<String> damage = reconciled();
        if (damage.isPresent()) {
            rescue(damage.get());
        }
    }

    /** What was set aside and is the record's own. */
    private void bringBack() throws SQLException, IOException {
        var kept = new KeptJournals(Objects.requireNonNull(database.file().getParent()), disk);
        if (kept.lookedThrough()) {
            return;
        }
        try (Connection connection = database.openWriter()) {
            long before = Schema.number(connection, "SELECT coalesce(max(position), 0) FROM event");
            notices.addAll(kept.bringBack(connection));
            if (new JournalRewriting(journal, disk).fill(connection, before + 1) > 0) {
                finishErasing();
            }
        }
    }

    /** What is wrong with the database that only a rescue can help; otherwise both hold the same from here on. */
    private Optional<String> reconciled() throws SQLException, IOException {
        Found found;
        try (Connection connection = database.openReader()) {
            found = found(connection);
        } catch (SQLException e) {
            if (SqliteFailure.damage(e)) {
                return Optional.of(SqliteFailure.damaged(e));
            }
            throw e;
        }
        JournalComparison comparison = found.comparison;
        if (!comparison.differences().isEmpty()) {
            return Optional.of(comparison.differences().getFirst());
        }
        if (found.changed.isPresent()) {
            return Optional.of("its " + found.changed.get() + " is not as it was made");
        }
        if (comparison.journalEnd() > comparison.databaseEnd()) {
            Optional<String> damage = replayed(found);
            if (damage.isPresent()) {
                return damage;
            }
        }
        if (comparison.databaseEnd() > comparison.journalEnd() || !comparison.wholeJournal() || !found.marked) {
            try (Connection connection = database.openWriter()) {
                completeJournal(connection, found);
            }
        }
        boolean unerased = !comparison.unerased().isEmpty() || comparison.journalEnd() > comparison.databaseEnd();
        if (unerased && comparison.problems().isEmpty()) { // a damaged journal was written anew from the database
            finishErasing();
        }
        return Optional.empty();
    }

    /** {@code marked} when the database says that a journal is kept beside it: one from before there were journals doesn't. */
    private record Found(JournalComparison comparison, List<Path> segments, boolean marked, Optional<String> changed) {
    }

    private Found found(Connection connection) throws SQLException, IOException {
        List<Path> all = journal.segments();
        List<Path> segments = Files.exists(mark) ? all
                : newest(all, Schema.number(connection, "SELECT coalesce(max(position), 0) FROM event"));
        return new Found(JournalComparison.of(connection, segments, segments.size() == all.size()), segments,
                Schema.number(connection, "SELECT count(*) FROM meta WHERE name = 'journal'") > 0, Schema.changed(connection));
    }

    /** All of the journal's files within the budget, and as many as reach back to the database's end. */
    private static List<Path> newest(List<Path> all, long databaseEnd) throws IOException {
        int from = all.size();
        long size = 0;
        while (from > 0 && (from == all.size() || size + Files.size(all.get(from - 1)) <= BUDGET
                || first(all.get(from)) > databaseEnd + 1)) {
            from--;
            size += Files.size(all.get(from));
        }
        return all.subList(from, all.size());
    }

    private static long first(Path segment) throws IOException {
        try (var reader = new JournalReader(List.of(segment), false)) {
            return reader.next().map(RecordedEvent::position).orElse(Long.MAX_VALUE);
        }
    }

    private Optional<String> replayed(Found found) throws SQLException, IOException {
        JournalComparison comparison = found.comparison;
        long lacking = comparison.journalEnd() - comparison.databaseEnd();
        try (Connection connection = database.openWriter()) {
            new Replay(found.segments).into(connection);
        } catch (SQLException e) {
            if (SqliteFailure.refused(e) || SqliteFailure.damage(e)) {
                return Optional.of("it had lost its newest " + counted(lacking));
            }
            throw e;
        }
        if (comparison.databaseEnd() + 1 < comparison.lastFrame()) { // a kill loses no more than one append
            notices.add("The database had lost its newest " + counted(lacking) + ". They were restored from the journal"
                    + (comparison.tail().isPresent() ? ", whose end was damaged too: look whether the newest entry is there."
                    : "."));
        }
        return Optional.empty();
    }

    private void completeJournal(Connection connection, Found found) throws SQLException, IOException {
        JournalComparison comparison = found.comparison;
        var rewriting = new JournalRewriting(journal, disk);
        if (!comparison.problems().isEmpty()) {
            Path kept = SetAside.folder(Objects.requireNonNull(database.file().getParent()), now);
            rewriting.replace(connection, kept);
            notices.add(comparison.problems().getFirst() + " Nothing is lost: the database has everything, and the journal was"
                    + " written again from it. The damaged one was kept in " + kept + ".");
        } else {
            if (comparison.tail().isPresent()) {
                JournalSegment.Damage tail = comparison.tail().get();
                cut(tail);
                // the database may have lost the same entry, and only a write that was stopped was never acknowledged
                if (!tail.cutShort() && comparison.databaseEnd() <= comparison.journalEnd() && notices.isEmpty()) {
                    notices.add("The end of the journal was damaged and was cut off: what was entered last may be missing. Look"
                            + " whether the newest entry is there.");
                }
            }
            long filled = rewriting.fill(connection, comparison.journalEnd() + 1);
            if (filled > 0 && found.marked) {
                notices.add("The journal had lost its newest " + counted(filled)
                        + ". Nothing is missing: they were filled in from"
                        + " the database.");
            }
        }
        if (!found.marked) {
            Schema.meta(connection, "journal", "kept");
        }
    }

    private void cut(JournalSegment.Damage tail) throws IOException {
        if (tail.from() < JournalSegment.start().limit()) {
            disk.delete(tail.file());
            disk.forceFolder(journal.path());
            return;
        }
        try (Disk.Writing open = disk.open(tail.file())) {
            open.truncate(tail.from());
            open.force();
        }
    }

    private void rescue(String why) throws SQLException, IOException {
        Path kept = SetAside.folder(Objects.requireNonNull(database.file().getParent()), now);
        List<Database> sources = Stream.concat(Stream.of(database),
                BackupFolder.in(Objects.requireNonNull(database.file().getParent())).newestFirst().stream().map(Database::new))
                .toList();
        Rescue.Result result = new Rescue(database, journal.segments(), sources, keptJournals(), Optional.empty(), disk)
                .run(kept);
        notices.clear(); // what was tried before is part of this
        notices.add(result.sentence(why, kept));
        rewriteJournal(kept);
    }

    private List<Path> keptJournals() throws IOException {
        return new KeptJournals(Objects.requireNonNull(database.file().getParent()), disk).segments();
    }

    /** Unless it says what the new database says. */
    private void rewriteJournal(Path kept) throws SQLException, IOException {
        boolean agree;
        try (Connection connection = database.openReader()) {
            agree = JournalComparison.of(connection, journal.segments(), true).agree();
        }
        if (!agree) {
            try (Connection connection = database.openReader()) {
                new JournalRewriting(journal, disk).replace(connection, kept);
            }
        }
    }

    /** A redaction that was cut short: its entry is recorded, so what it removes must go wherever it still is. */
    private void finishErasing() throws SQLException, IOException {
        try (Connection connection = database.openWriter()) {
            Set<Long> positions = redacted(connection);
            if (!positions.isEmpty()) {
                Schema.execute(connection,
                        "UPDATE event_body SET salt = NULL, body = NULL WHERE body IS NOT NULL AND position IN ("
                        + REDACTED.formatted(here(connection)) + ")");
                new JournalErasure(journal, disk).erase(positions);
                if (!Schema.emptyLog(connection)) {
                    notices.add("What was removed from the record may still stand in its write-ahead log, which another program "
                            + "is reading."
                            + " Close that and start Quarterdeck again.");
                }
            }
        }
    }

    private static String here(Connection connection) throws SQLException {
        return Schema.recordedHere(connection, "redaction.console", "redaction.seq");
    }

    private static Set<Long> redacted(Connection connection) throws SQLException {
        var positions = new HashSet<Long>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(REDACTED.formatted(here(connection)))) {
            while (row.next()) {
                positions.add(row.getLong(1));
            }
        }
        return positions;
    }

    private static String counted(long events) {
        return events == 1 ? "event" : String.format(Locale.ROOT, "%,d events", events);
    }
}
