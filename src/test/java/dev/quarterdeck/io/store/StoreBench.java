package dev.quarterdeck.io.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Figures of the store, each beside a bare one of the same run. Not part of the tests: {@code mvn -q test -Dtest=StoreBench},
 * with {@code -Dbench.events=1000000 -Dbench.incidents=10000} for the full size.
 */
class StoreBench {
    private static final int EVENTS = Integer.getInteger("bench.events", 100_000);
    private static final int INCIDENTS = Integer.getInteger("bench.incidents", 1000);
    private static final int ROWS = Integer.getInteger("bench.rows", 50_000);
    private static final int WARM_UP = 2000;
    private static final int MEASURED = 2000;
    private static final int QUERIES = 300;
    private static final List<String> WORDS =
            List.of(("latency checkout database timeout deploy rollback error rate queue worker cache"
            + " restart traffic region primary replica failover pool connection refused certificate expired disk full memory node"
            + " canary release feature flag customer impact status page escalate page oncall lead verify metrics dashboard log"
            + " warning critical recovered stable monitor investigate mitigate").split(" "));

    @TempDir
    private Path temp;

    private interface Step {
        void run(int i) throws Exception;
    }

    /** Microseconds of each run but the first ones, in ascending order. */
    private static double[] measured(int warmUp, int runs, Step step) throws Exception {
        double[] micros = new double[runs];
        for (int i = 0; i < warmUp + runs; i++) {
            long begun = System.nanoTime();
            step.run(i);
            if (i >= warmUp) {
                micros[i - warmUp] = (System.nanoTime() - begun) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void print(String name, double[] sorted) {
        System.out.printf(Locale.ROOT, "%-44s p50 %9.1f  p95 %9.1f  p99 %9.1f  max %9.1f us%n", name, percentile(sorted, 50),
                percentile(sorted, 95), percentile(sorted, 99), sorted[sorted.length - 1]);
    }

    /** Taken in turns, so that whatever else the machine does meets all three alike. */
    @Test
    void acknowledgedEvents() throws Exception {
        String text = "x".repeat(240);
        byte[] frame = new byte[620]; // header, salt, body and prefix of such an event
        Path bare = Files.createFile(temp.resolve("bare.db"));
        try (FileChannel channel = FileChannel.open(temp.resolve("bare"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Connection connection = new Database(bare).openWriter(); Statement statement = connection.createStatement();
                OpenedStore store = Stores.console(temp.resolve("data"))) {
            statement.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, incident TEXT, at INTEGER, actor TEXT, kind TEXT, "
                    + "body TEXT)");
            PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event VALUES (?, 'INC-0001', 0, 'Ada', 'note', ?)");
            IncidentId id = store.log().newId();
            double[][] micros = inTurns(i -> {
                channel.write(ByteBuffer.wrap(frame), (long) i * frame.length);
                channel.force(false);
            }, i -> {
                statement.execute("BEGIN IMMEDIATE");
                insert.setInt(1, i + 1);
                insert.setString(2, text);
                insert.executeUpdate();
                statement.execute("COMMIT");
            }, _ -> store.log().append(List.of(Stores.note(id, text))));
            print("bare fsync of an appended frame", micros[0]);
            print("bare SQLite commit, WAL and FULL", micros[1]);
            print("acknowledged event (journal and database)", micros[2]);
            for (int percent : new int[] {50, 95, 99}) {
                System.out.printf(Locale.ROOT, "p%d: %.2f times (bare fsync + bare commit)%n", percent,
                        percentile(micros[2], percent) / (percentile(micros[0], percent) + percentile(micros[1], percent)));
            }
        }
    }

    private static double[][] inTurns(Step... steps) throws Exception {
        double[][] micros = new double[steps.length][MEASURED];
        for (int i = 0; i < WARM_UP + MEASURED; i++) {
            for (int step = 0; step < steps.length; step++) {
                long begun = System.nanoTime();
                steps[step].run(i);
                if (i >= WARM_UP) {
                    micros[step][i - WARM_UP] = (System.nanoTime() - begun) / 1e3;
                }
            }
        }
        for (double[] each : micros) {
            Arrays.sort(each);
        }
        return micros;
    }

    @Test
    void aLargeRecord() throws Exception {
        Path folder = temp.resolve("large");
        Stores.console(folder).close();
        IncidentId large = generate(folder);
        timed("journal written from the database, and opening", () -> Stores.console(folder).close());
        timed("opening again", () -> Stores.console(folder).close());
        timed("index built, and closed", () -> {
            try (SearchIndexing indexing = SearchIndexing.open(folder, Disk.REAL)) {
                indexing.catchUp();
            }
        });
        try (OpenedStore store = Stores.console(folder)) {
            timed("list of incidents", () -> store.log().incidents());
            timed("home screen: the newest 200 and all that are open, folded", () -> store.log().recent(200)
                    .forEach(id -> Incident.of(id, store.log().read(id))));
            timed("an incident of " + large(EVENTS) + " events read and folded",
                    () -> Incident.of(large, store.log().read(large)));
            timed("again, warm", () -> Incident.of(large, store.log().read(large)));
            store.search().newest("warm up", 50);
            var random = new Random(1);
            print("newest 50 with two words", measured(20, QUERIES, _ -> store.search()
                    .newest(word(random) + " " + word(random), 50)));
            print("newest 50 with a prefix of three letters", measured(20, QUERIES,
                    _ -> store.search().newest(word(random).substring(0, 3), 50)));
            print("newest 50 with a rare number", measured(20, QUERIES, _ -> store.search()
                    .newest("" + random.nextInt(100_000), 50)));
        }
        timed("verified", () -> System.out.println(RecordVerification.verify(folder).lines().getLast()));
    }

    /** Beside the sqlite3 tool, which writes the same rows as a Markdown table; skipped where there is none. */
    @Test
    void aPostMortem() throws Exception {
        Path folder = temp.resolve("long");
        Path words = temp.resolve("words.db");
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = store.log().newId();
            var random = new Random(7);
            for (int i = 0; i < ROWS; i += 500) {
                store.log().append(IntStream.range(0, 500).mapToObj(_ -> Stores.note(id, sentence(random))).toList());
            }
            Incident incident = Incident.of(id, store.log().read(id));
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + words); Statement statement =
                    connection.createStatement()) {
                statement.execute("CREATE TABLE timeline (time TEXT, what TEXT, detail TEXT)");
                statement.execute("BEGIN");
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO timeline VALUES (?, ?, ?)")) {
                    for (Event event : incident.events()) {
                        TimelineText text = TimelineText.of(event);
                        insert.setString(1, Times.dateTime(event.at()));
                        insert.setString(2, text.title());
                        insert.setString(3, text.detail());
                        insert.executeUpdate();
                    }
                }
                statement.execute("COMMIT");
            }
            Step export = _ -> {
                try (OutputStream out = Files.newOutputStream(temp.resolve("ours.md"))) {
                    PostMortem.document(Incident.of(id, store.log().read(id)), Optional.empty(), Stores.NOW, "bench")
                            .writeTo(out);
                }
            };
            print("post-mortem of " + ROWS + " events: read, folded, written; the first time", measured(0, 1, export));
            double[] ours = measured(10, 10, export);
            print("the same, warm", ours);
            double[] theirs = measured(3, 10, _ -> sqlite3(words, temp.resolve("theirs.md")));
            print("sqlite3 -markdown, the same times and texts, with its start", theirs);
            System.out.printf(Locale.ROOT, "p50: %.2f times sqlite3; %,d and %,d bytes%n",
                    percentile(ours, 50) / percentile(theirs, 50),
                    Files.size(temp.resolve("ours.md")), Files.size(temp.resolve("theirs.md")));
        }
    }

    private static void sqlite3(Path database, Path into) throws Exception {
        try {
            Process process = new ProcessBuilder("sqlite3", "-markdown", database.toString(), "SELECT * FROM timeline")
                    .redirectOutput(into.toFile()).start();
            if (process.waitFor() != 0) {
                throw new AssertionError("sqlite3 failed");
            }
        } catch (IOException notHere) {
            assumeTrue(false, "SKIP: there is no sqlite3 to compare with");
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void timed(String name, Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        System.out.printf(Locale.ROOT, "%-60s %8.0f ms%n", name, (System.nanoTime() - begun) / 1e6);
    }

    private static int large(int events) {
        return Math.min(5000, events / 2);
    }

    /** One incident of 5,000 events among many small ones; as quick as the guards of the record allow. */
    private static IncidentId generate(Path folder) throws Exception {
        var random = new Random(42);
        var ids = new ArrayList<IncidentId>();
        for (int i = 1; i <= INCIDENTS; i++) {
            ids.add(new IncidentId(String.format("INC-%04d-%s", i, RandomLetters.of(6))));
        }
        Map<String, AppendStatements.Head> heads = new HashMap<>();
        try (Connection connection = Database.in(folder).openWriter(); var statements = new AppendStatements(connection)) {
            statements.begin();
            for (int seq = 1; seq <= EVENTS; seq++) {
                int before = EVENTS - large(EVENTS);
                IncidentId id = seq > before ? ids.getLast() // and before that, one after the other is resolved, most of them
                        : seq > before - INCIDENTS ? ids.get((before - seq) % INCIDENTS) : ids.get(random.nextInt(INCIDENTS - 1));
                AppendStatements.Head head = heads.getOrDefault(id.text(), new AppendStatements.Head(0, Hash.genesis(id.text())));
                boolean ends = seq > EVENTS - large(EVENTS) - INCIDENTS && seq <= EVENTS - large(EVENTS) && seq % 100 != 0;
                FactCodec.Encoded fact = FactCodec.encode(ends ? new Fact.Resolved(List.of(), "")
                        : new Fact.NoteAdded(sentence(random)));
                byte[] salt = RandomLetters.salt();
                byte[] body = new EventBody("Ada", EventBody.Origin.UNKNOWN, fact.json()).bytes();
                var header = new EventHeader(id.text(), head.number() + 1, new EventKey("benchbenchbe", seq), (long) seq << 16,
                        Stores.NOW.toEpochMilli() + seq, OptionalLong.empty(), fact.kind(), fact.version(), Optional.empty(),
                        Hash.body(salt, body), head.hash());
                statements.insert(new HeaderRow(EventHeader.FORMAT, header, header.hash()), salt, body);
                heads.put(id.text(), new AppendStatements.Head(head.number() + 1, header.hash()));
            }
            statements.commit();
        }
        return ids.getLast();
    }

    private static String sentence(Random random) {
        var sentence = new StringBuilder();
        int words = 20 + random.nextInt(25);
        for (int i = 0; i < words; i++) {
            sentence.append(word(random)).append(' ');
        }
        return random.nextInt(12) == 0 ? sentence.append(random.nextInt(100_000)).toString() : sentence.toString();
    }

    private static String word(Random random) {
        double uniform = random.nextDouble();
        return WORDS.get((int) (uniform * uniform * WORDS.size()));
    }
}
