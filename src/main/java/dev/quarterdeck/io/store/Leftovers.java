package dev.quarterdeck.io.store;

import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a data folder without a database still has of its record: an empty beginning there would hide it. Immutable; any thread.
 *
 * @param journal  the journal's files, when they hold an event
 * @param backups  the newest first
 * @param setAside databases that were kept as damaged, the newest first
 * @param journals files of journals that were set aside, when they hold an event, the newest first
 */
record Leftovers(Path dataFolder, List<Path> journal, List<Path> backups, List<Path> setAside, List<Path> journals) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);
    private static final int STAMPED = "20261123-143110".length();

    Leftovers {
        journal = List.copyOf(journal);
        backups = List.copyOf(backups);
        setAside = List.copyOf(setAside);
        journals = List.copyOf(journals);
    }

    static Leftovers in(Path dataFolder) throws IOException {
        List<Path> segments = JournalFolder.in(dataFolder).segments();
        return new Leftovers(dataFolder, events(segments) > 0 ? segments : List.of(), BackupFolder.in(dataFolder).newestFirst(),
                SetAside.databases(dataFolder), keptJournals(dataFolder));
    }

    boolean none() {
        return journal.isEmpty() && backups.isEmpty() && setAside.isEmpty() && journals.isEmpty();
    }

    /** Everything that events can be taken from beside the journal, the most trusted first. */
    List<Database> sources() {
        return Stream.concat(backups.stream(), setAside.stream()).map(Database::new).toList();
    }

    /** Where what is beside the journal comes from, as part of a sentence: {@code the backup of 2026-11-23 14:31:10 UTC}. */
    String from() {
        if (sources().isEmpty() || readable().isEmpty() && !journals.isEmpty()) {
            return "the journal that was kept aside in " + keptJournal();
        }
        Path newest = readable().orElse(sources().getFirst().file());
        return backups.contains(newest) ? "the backup " + made(newest.getFileName().toString()) : "what was kept aside in "
                + newest.getParent();
    }

    private static String made(String name) {
        try {
            return "of " + Times.dateTime(LocalDateTime.parse(name.substring(0, STAMPED), STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException namedByHand) {
            return name;
        }
    }

    private Optional<Path> readable() {
        return sources().stream().map(Database::file).filter(file -> eventsIn(file).isPresent()).findFirst();
    }

    /** What is missing and what starting the console would bring back, in sentences for whoever wants to read. */
    String sentence() throws IOException {
        if (!journal.isEmpty()) {
            return "The record's database is missing in " + dataFolder + ". There is still: " + counted(events(journal))
                    + " in the journal. Start the console: it restores them.";
        }
        return "The record's database is missing in " + dataFolder + ", and its journal too. " + readable()
                .map(newest -> "There is still: "
                + counted(eventsIn(newest).orElse(0L)) + " in " + newest
                + ". Start the console: it restores that; what came after it is not here.")
                .orElse(!journals.isEmpty() ? "There is still a journal that was kept aside in " + keptJournal()
                        + ". Start the console: it restores what that holds." : "What is left there cannot be read: " + sources()
                        .getFirst().file() + ". It was not touched.");
    }

    private static String counted(long events) {
        return events == 1 ? "1 event" : String.format(Locale.ROOT, "%,d events", events);
    }

    /** The folder that the first of them was set aside in: its segments lie in a journal's folder there. */
    private Path keptJournal() {
        return Objects.requireNonNull(Objects.requireNonNull(journals.getFirst().getParent()).getParent());
    }

    private static List<Path> keptJournals(Path dataFolder) throws IOException {
        List<Path> journals = new KeptJournals(dataFolder, Disk.REAL).segments();
        for (Path journal : journals) {
            try {
                if (events(List.of(journal)) > 0) {
                    return journals;
                }
            } catch (IOException unreadable) {
                // the others may hold one
            }
        }
        return List.of();
    }

    private static long events(List<Path> segments) throws IOException {
        long events = 0;
        try (var reader = new JournalReader(segments, true)) {
            while (reader.next().isPresent()) {
                events++;
            }
        }
        return events;
    }

    private static Optional<Long> eventsIn(Path database) {
        if (!Files.isRegularFile(database)) {
            return Optional.empty();
        }
        try (Connection connection = new Database(database).openReader()) {
            return Optional.of(Schema.number(connection, "SELECT count(*) FROM event"));
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }
}
