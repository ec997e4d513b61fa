package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A console's working life: everything that writes to its folder once at least, with a line on the screen whenever something
 * is acknowledged. To be looked at from outside.
 */
final class EveryWrite {
    static final String DATA = "data";
    static final String CAPSULE = "one.capsule";
    static final String POST_MORTEM = "post-mortem.md";
    static final String DRAFT = "note";
    static final String SECRET = "the password is mellon ";
    static final int SAMPLES = 50;
    private static final int ATTEMPTS = 4;
    private static final int BACKUPS = 9; // more than are kept of one day

    private final Path root;
    private final Path folder;
    private int backups;
    private boolean backedUp;
    private int texts;
    private int secrets;

    private EveryWrite(Path root) {
        this.root = root;
        this.folder = root.resolve(DATA);
    }

    public static void main(String[] args) throws Exception {
        new EveryWrite(Path.of(args[0])).run();
    }

    private void run() throws Exception {
        IncidentId id = new IncidentId("INC-0001-abcdef");
        opened(store -> {
            record(store, id, 4);
            redact(store, id);
            samples(store, id);
            tried(this::postMortem);
            store.scratchpad().keep(id, DRAFT, "first");
        }, "draft first", "samples " + SAMPLES);
        opened(store -> {
            record(store, id, 3);
            tried(this::checkpoint);
            record(store, new IncidentId("INC-0002-abcdef"), 3); // from the log's start again
            for (int i = 0; i < BACKUPS; i++) {
                tried(this::backup);
                record(store, id, 1);
            }
            redact(store, id);
            tried(this::backup);
            tried(() -> {
                store.capsules().write(id, root.resolve(CAPSULE));
                say("capsule");
            });
            tried(this::postMortem);
            store.scratchpad().keep(id, DRAFT, "second");
        }, "draft second");
        say("damaging");
        tried(this::damage);
        opened(store -> record(store, id, 2));
        tried(this::backup);
        say("restoring");
        if (backedUp) {
            tried(() -> upkeep().restore(upkeep().backups().getLast()));
        }
        opened(store -> record(store, id, 2));
    }

    private interface Work {
        void with(OpenedStore store) throws Exception;
    }

    /** What is said was acknowledged once all of it was closed in order. */
    private void opened(Work work, String... afterwards) throws Exception {
        tried(() -> {
            try (OpenedStore store = Stores.console(folder)) {
                work.with(store);
            }
            Stream.of(afterwards).forEach(EveryWrite::say);
        });
    }

    private interface Attempt {
        void run() throws Exception;
    }

    /** As somebody at the keyboard does it: what failed is read, and tried again. Nobody gets more than a sentence. */
    private static void tried(Attempt attempt) throws Exception {
        for (int left = ATTEMPTS; left > 0; left--) {
            try {
                attempt.run();
                return;
            } catch (NotSaved | StoreUnavailable | IOException refused) {
                say("refused " + refused.getMessage());
            } catch (SQLException here) {
                say("failed by itself"); // what the console does without anybody at the keyboard
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void acknowledged(List<Event> events) {
        events.forEach(event -> say("event " + AppendForever.line(event)));
    }

    private static void record(OpenedStore store, IncidentId id, int appends) throws Exception {
        for (int i = 1; i <= appends; i++) {
            int size = i * 900;
            tried(() -> acknowledged(store.log().append(List.of(Stores.note(id, "a".repeat(size)), Stores.note(id, "b")))));
        }
    }

    private void redact(OpenedStore store, IncidentId id) throws Exception {
        secrets++;
        String secret = SECRET + secrets;
        tried(() -> {
            List<Event> events = store.log().append(List.of(Stores.note(id, secret)));
            acknowledged(events);
            tried(() -> {
                acknowledged(store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada",
                        new Fact.Redacted(events.getFirst().key(), "a secret")))));
                say("redacted " + secret);
            });
        });
    }

    private static void samples(OpenedStore store, IncidentId id) {
        store.samples().append(id.text(), "health", IntStream.range(0, SAMPLES).mapToObj(second -> new Sample(
                Stores.NOW.plusSeconds(second), new Outcome.Answered(200), OptionalDouble.of(20))).toList());
    }

    private void postMortem() throws Exception {
        texts++;
        AtomicFile.write(root.resolve(POST_MORTEM), ("text " + texts + "\n").repeat(500).getBytes(StandardCharsets.UTF_8));
        say("text " + texts);
    }

    /** As it is done in a quiet moment. */
    private void checkpoint() throws Exception {
        try (Connection connection = Database.in(folder).openWriter()) {
            Schema.execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    private Upkeep upkeep() {
        return new Upkeep(new DataFolder(folder), InstantSource.fixed(Stores.NOW.plusSeconds(60L * backups)));
    }

    private void backup() throws Exception {
        backups++;
        upkeep().backup();
        backedUp = true;
        say("backup " + Backup.verified(new Database(upkeep().backups().getFirst()), List.of()));
    }

    /** So that the next opening builds the database anew, and brings the samples back. */
    private void damage() throws Exception {
        if (backedUp) {
            Files.deleteIfExists(folder.resolve(SampleStore.FILE_NAME));
        }
        try (var file = new RandomAccessFile(folder.resolve(Database.FILE_NAME).toFile(), "rw")) {
            file.setLength(file.length() / 2);
            file.getFD().sync();
        }
    }
}
