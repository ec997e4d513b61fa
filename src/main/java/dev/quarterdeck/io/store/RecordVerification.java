package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks a data folder without changing it: the database's file, every incident's chain, the journal against the
 * database, and the samples against the events that vouch for them. Also while a console writes. Stateless; any thread.
 */
public final class RecordVerification {
    private static final int ATTEMPTS = 3;
    /** Long enough for a console that writes meanwhile to end what it was about, so what looks wrong is looked at again. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private RecordVerification() {
    }

    /** @param lines what was checked and what came of it, the conclusion last */
    public record Report(List<String> lines, boolean sound) {
        public Report {
            lines = List.copyOf(lines);
        }
    }

    /** A folder without a record has nothing that could be wrong. */
    public static Report verify(Path dataFolder) throws StoreUnavailable {
        Database database = Database.in(dataFolder);
        JournalFolder journal = JournalFolder.in(dataFolder);
        try {
            if (!Files.isWritable(dataFolder) && Files.exists(database.log()) && !FolderLock.held(dataFolder)) {
                try (PrivateCopy copy = PrivateCopy.of(dataFolder)) { // SQLite reads the log only where it can write
                    return verify(copy.folder());
                }
            }
            if (!Files.exists(database.file())) {
                Leftovers left = Leftovers.in(dataFolder);
                return left.none() && journal.segments().isEmpty()
                        ? new Report(List.of("There is no record in " + dataFolder + ", so nothing is wrong with it."), true)
                        : notSound(left.none() ? "The database is missing, but there is a journal." : left.sentence());
            }
            try (Connection connection = database.openReader()) {
                String here = ConsoleIdentity.known(ConfigFolder.standard(), new DataFolder(dataFolder)).orElse("");
                return verify(connection, here, journal, SampleVerification.verify(connection, dataFolder));
            }
        } catch (SQLException e) {
            if (SqliteFailure.damage(e)) {
                return notSound("The database cannot be checked: " + SqliteFailure.damaged(e) + ".");
            }
            throw new StoreUnavailable(SqliteFailure.notRead(e), e);
        } catch (IOException e) {
            throw new StoreUnavailable("The journal cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** Checks the chain in a capsule; it has no journal. */
    public static Report capsule(Path file) {
        try (Connection connection = Capsule.open(file)) {
            var lines = new ArrayList<>(ChainVerification.verifyIncidents(connection).lines());
            Optional<String> forged = signatures(connection, "", lines);
            return forged.isPresent() ? concluded(lines) : new Report(lines, true);
        } catch (SQLException | IOException e) {
            return new Report(List.of("Not sound: " + e.getMessage() + "."), false);
        }
    }

    private static Report verify(Connection connection, String here, JournalFolder journal,
            Optional<SampleVerification.Report> samples)
            throws SQLException, IOException {
        if (Inspection.identity(connection) instanceof Inspection.Damaged(String why)) {
            return notSound("The database cannot be checked: " + why + ".");
        }
        List<String> file = integrity(connection);
        Schema.changed(connection).ifPresent(object -> file.add("its " + object + " is not as it was made"));
        ChainVerification.Report chains = ChainVerification.verify(connection);
        var lines = new ArrayList<>(chains.lines());
        Optional<String> forged = signatures(connection, here, lines);
        lines.add("Database: " + (file.isEmpty() ? "its file holds together." : String.join("; ", file) + "."));
        boolean journalled = journal(connection, journal, lines);
        samples.ifPresent(report -> lines.add(report.line()));
        boolean sound = journalled && chains.sound() && forged.isEmpty() && file.isEmpty()
                && samples.map(s -> s.wrong().isEmpty()).orElse(true);
        return sound ? new Report(lines, true) : concluded(lines);
    }

    /** Adds a line, and answers what is wrong. Chains that are not sound may hold rows that are no events. */
    private static Optional<String> signatures(Connection connection, String here, List<String> lines) throws SQLException {
        if (!Schema.signs(connection)) {
            return Optional.empty();
        }
        try {
            SignatureVerification.Report report = SignatureVerification.verify(connection, here);
            lines.add(report.line());
            return report.wrong();
        } catch (IllegalArgumentException noEvent) {
            lines.add("Signatures: they cannot be read.");
            return Optional.of("a signature cannot be read");
        }
    }

    private static boolean journal(Connection connection, JournalFolder journal, List<String> lines)
            throws SQLException, IOException {
        List<Path> segments = journal.segments();
        if (segments.isEmpty()) {
            boolean kept = Schema.number(connection, "SELECT count(*) FROM meta WHERE name = 'journal'") > 0;
            lines.add(kept ? "Journal: missing. The next start of the console writes it again from the database."
                    : "Journal: none yet. The next start of the console begins one.");
            return !kept;
        }
        JournalComparison comparison = JournalComparison.of(connection, segments, true);
        var unerased = new HashSet<>(comparison.unerased()); // another redaction at each look is a console at work
        for (int attempt = 1; attempt < ATTEMPTS && !comparison.agree(); attempt++) {
            awaitTheConsole();
            comparison = JournalComparison.of(connection, journal.segments(), true);
            unerased.retainAll(comparison.unerased());
        }
        List<String> wrong = new ArrayList<>(comparison.differences());
        wrong.addAll(comparison.problems());
        if (comparison.databaseEnd() > comparison.journalEnd()) {
            wrong.add("it lacks the newest " + (comparison.databaseEnd() - comparison.journalEnd()) + " events of the database");
        }
        if (!unerased.isEmpty()) {
            wrong.add("what a redaction has removed from the database is still in it, until the next start of the console");
        }
        if (waiting(comparison)) {
            wrong.add("the database lacks its newest " + (comparison.journalEnd() - comparison.databaseEnd()) + " events");
        }
        lines.add(String.format(Locale.ROOT, "Journal: %,d of %,d events of the database are in it, byte for byte%s.",
                comparison.compared(), comparison.databaseEnd(), wrong.isEmpty() ? "" : "; " + String.join("; ", wrong)));
        return wrong.isEmpty();
    }

    private static void awaitTheConsole() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** More than one append is in the journal alone: a kill leaves no more than one there. */
    private static boolean waiting(JournalComparison comparison) {
        return comparison.databaseEnd() + 1 < comparison.lastFrame();
    }

    private static List<String> integrity(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA integrity_check(5)")) {
            while (row.next()) {
                if (!row.getString(1).equals("ok")) {
                    found.add(row.getString(1).replace('\n', ' '));
                }
            }
        }
        return found;
    }

    private static Report notSound(String line) {
        return concluded(List.of(line));
    }

    private static Report concluded(List<String> lines) {
        var all = new ArrayList<>(lines);
        all.add("Not sound. Nothing was changed. Starting the console restores what journal, database and backups still have.");
        return new Report(all, false);
    }
}
