package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.find.LogPattern;
import dev.quarterdeck.io.files.SmallDisk;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no log, or stops being one while it is read: a sentence, and every other log goes on. */
@BesideOthers
@Timeout(60)
class LogBadInputTest {
    @TempDir
    private Path folder;
    private LocalLogs logs;
    private SmallDisk mounted;

    @BeforeEach
    void open() {
        logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder);
    }

    @AfterEach
    void close() throws Exception {
        logs.close();
        if (mounted != null) {
            SystemProgram.succeeds("umount", "--lazy", mounted.path().toString());
        }
    }

    /** The system opens it and fails to read it. */
    @Test
    void aFileThatCannotBeReadIsSaidAndItsLinesDoNotGrow() throws Exception {
        Path memory = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(memory), "skipped: no file here that can be opened and not be read");
        FollowedLog log = (FollowedLog) follow(memory);
        Awaited.that(() -> log.state().words().contains("cannot be read"));
        Thread.sleep(1500); // it is looked at four times a second
        assertThat(log.pieces().all()).hasSizeLessThanOrEqualTo(1);
        assertThat(log.state().phase()).isEqualTo(LogState.Phase.WAITING);
    }

    @Test
    void aPartThatCannotBeReadIsToldBesideTheMatchesOfTheRest() {
        var store = new ByteStore() {
            private final byte[] bytes = "needle one\nhay\nneedle two\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);

            @Override
            public int read(ByteBuffer into, long at) throws IOException {
                if (at >= bytes.length) {
                    return -1;
                }
                if (at > bytes.length / 2) {
                    throw new IOException("Input/output error");
                }
                int count = Math.min(into.remaining(), Math.min(1000, bytes.length - (int) at));
                into.put(bytes, (int) at, count);
                return count;
            }

            @Override
            public void close() {
                // memory
            }
        };
        var pieces = new LogPieces(new RowReader("a.log", () -> new EventReader(ZoneOffset.UTC, Instant.EPOCH)));
        pieces.add(new Segment(store, Encoding.UTF_8, 0, store.bytes.length));
        pieces.settle();
        try (var threads = Executors.newFixedThreadPool(2); var search =
                new LogSearch(LogFilter.ALL.including(LogPattern.regex("needle")), pieces,
                threads, () -> new EventReader(ZoneOffset.UTC, Instant.EPOCH), _ -> { })) {
            search.start();
            Awaited.that(() -> search.progress().problem().contains("cannot be read") && search.progress().problem()
                    .contains("Input/output error"));
        }
    }

    @Test
    void aPipeIsNotReadSinceThatWouldTakeItsBytesFromWhoeverTheyAreFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(SystemProgram.succeeds("mkfifo", pipe.toString()), "skipped: no mkfifo here");
        OpenLog log = follow(pipe);
        OpenLog other = follow(Files.writeString(folder.resolve("other.log"), "one\n"));
        Awaited.that(() -> log.state().words().endsWith("is not a regular file"));
        assertThat(log.state().phase()).isEqualTo(LogState.Phase.WAITING);
        Awaited.that(() -> other.extent().rows() == 1);
        Files.delete(pipe);
        Files.writeString(pipe, "now a file\n");
        Awaited.that(() -> log.extent().rows() == 1);
    }

    @Test
    void ofAFileSystemThatGoesAwayWhatWasReadStaysAndItIsReadAgainWhenItIsBack() throws Exception {
        Path disk = mount("4m");
        Path file = Files.writeString(disk.resolve("app.log"), "one\ntwo\n");
        OpenLog log = follow(file);
        OpenLog other = follow(Files.writeString(folder.resolve("other.log"), "one\n"));
        Awaited.that(() -> log.extent().rows() == 2);
        mounted.takeAway();
        Awaited.that(() -> log.state().phase() == LogState.Phase.WAITING);
        assertThat(log.state().words()).isEqualTo("waiting: " + file + " is not there");
        assertThat(texts(log)).containsExactly("one", "two");
        Files.writeString(folder.resolve("other.log"), "two\n", StandardOpenOption.APPEND);
        Awaited.that(() -> other.extent().rows() == 2);
        mount("4m");
        Files.writeString(file, "three\n");
        Awaited.that(() -> texts(log).equals(List.of("one", "two", "three")));
    }

    @Test
    void withoutRoomForTheSpoolWhatWasKeptStaysAndTheLossIsTold() throws Exception {
        Path disk = mount("1m");
        Path ballast = Files.write(disk.resolve("ballast"), new byte[512 * 1024]);
        try (var in = new PipedInputStream(1024 * 1024); var out = new PipedOutputStream(in)) {
            OpenLog log = stream(in, disk);
            byte[] line = ("a line of a command that prints more than there is room for " + "x".repeat(964) + "\n")
                    .getBytes(StandardCharsets.US_ASCII);
            out.write("the first line\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 700; i++) {
                out.write(line);
            }
            Awaited.that(() -> log.state().words().contains("no room to keep what comes"));
            assertThat(log.state().phase()).isEqualTo(LogState.Phase.WAITING);
            assertThat(texts(log)).as("what was kept can be read").startsWith("the first line").hasSizeGreaterThan(100);
            Files.delete(ballast);
            Awaited.that(() -> {
                write(out, "room again\n");
                return texts(log).contains("room again");
            });
            assertThat(log.rows(0, 1_000)).anyMatch(row -> row instanceof LogRow.Gap gap && gap.words()
                    .endsWith("bytes could not be kept: the disk was full"));
            assertThat(log.state().phase()).isEqualTo(LogState.Phase.FOLLOWING);
        }
    }

    @Test
    void fromNoRoomAtAllForTheSpoolTheCommandIsStillReadToItsEnd() throws Exception {
        Path disk = mount("64k");
        Files.write(disk.resolve("ballast"), new byte[60 * 1024]);
        try {
            Files.write(disk.resolve("rest"), new byte[64 * 1024]);
        } catch (IOException full) {
            // as it is meant to be
        }
        OpenLog log = stream(new ByteArrayInputStream(new byte[300_000]), disk);
        Awaited.that(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.state().words()).contains("no room to keep what comes");
        assertThat(log.extent().rows()).isZero();
    }

    @Test
    void aFileThatShrinksWhileItIsReadGivesOnlyLinesThatItHeld() throws Exception {
        Path file = folder.resolve("app.log");
        Files.writeString(file, numbered(0, 200_000));
        OpenLog log = follow(file);
        var shrinking = new AtomicBoolean(true);
        Thread writer = Thread.ofPlatform().start(() -> {
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                for (int i = 1; i <= 40; i++) {
                    channel.truncate(channel.size() * 2 / 3);
                    channel.write(ByteBuffer.wrap(("\n" + numbered(i * 1000, i * 1000 + 500))
                            .getBytes(StandardCharsets.US_ASCII)), channel.size());
                    Thread.sleep(1);
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                shrinking.set(false);
            }
        });
        var random = new SplittableRandom(7);
        while (shrinking.get()) {
            long rows = log.extent().rows();
            for (LogRow row : log.rows(rows == 0 ? 0 : random.nextLong(rows), 100)) {
                assertThat(row).matches(r -> !(r instanceof LogRow.Line line)
                        || "line 123456789".startsWith(line.text().replaceAll("\\d+$", ""))
                        || line.text().isEmpty());
            }
        }
        writer.join();
        Files.writeString(file, "the end\n", StandardOpenOption.APPEND);
        Awaited.that(() -> !texts(log).isEmpty() && texts(log).getLast().equals("the end"));
    }

    @Test
    void ofAnEndlessLineOnlyTheBeginningIsSearchedAndThatIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("app.log"), "needle one\n" + "x".repeat(9 * 1024 * 1024)
                + "needle\nneedle two\n");
        OpenLog log = follow(file);
        try (LogQuery query = log.query(LogFilter.of(LogPattern.literal("needle")))) {
            Awaited.that(() -> query.progress().complete());
            assertThat(query.progress().matches()).isEqualTo(2);
            assertThat(query.progress().problem()).isEqualTo("1 line is longer than 8 MiB: only the beginning was searched");
        }
    }

    @Test
    void randomBytesAreDrawnAndKeptExactly() throws Exception {
        var random = new SplittableRandom(20261125);
        var bytes = new byte[300_000];
        random.nextBytes(bytes);
        bytes[0] = 'r'; // not the mark of another encoding or of a packed file
        bytes[1_000] = 0;
        bytes[bytes.length - 1] = '\n';
        Path file = Files.write(folder.resolve("random.log"), bytes);
        OpenLog log = follow(file);
        Awaited.that(() -> log.extent().exact() && log.extent().rows() > 0);
        List<LogRow.Line> lines = lines(log);
        assertThat(lines).hasSize((int) java.util.stream.IntStream.range(0, bytes.length).filter(i -> bytes[i] == '\n').count());
        assertThat(lines).allSatisfy(line -> assertThat(line.text().chars())
                .noneMatch(c -> Character.isISOControl(c) && c != '\t'));
        LogRow.Line some = lines.get(lines.size() / 2);
        assertThat(log.evidence(List.of(some)).orElseThrow().bytes())
                .isEqualTo(java.util.Arrays.copyOfRange(bytes, (int) some.offset(), end(bytes, (int) some.offset())));
    }

    private static int end(byte[] bytes, int from) {
        int end = from;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private OpenLog follow(Path file) {
        return logs.open(new LogSource.File(file));
    }

    private OpenLog stream(InputStream bytes, Path spool) {
        var once = new InputStreamOnce(() -> bytes, "ended", new AtomicBoolean());
        var log = new FollowedLog(new LogSource.Input(), new StreamFollower(once, spool, 64L * 1024 * 1024),
                InstantSource.system(), ZoneOffset.UTC,
                Executors.newVirtualThreadPerTaskExecutor(), _ -> { });
        log.start();
        return log;
    }

    private Path mount(String size) throws Exception {
        mounted = SmallDisk.mount(folder.resolve("disk"), size);
        return mounted.path();
    }

    private static void write(PipedOutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String numbered(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }

    private static List<LogRow.Line> lines(OpenLog log) {
        return log.rows(0, 300_000).stream().filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).toList();
    }

    private static List<String> texts(OpenLog log) {
        return lines(log).stream().map(LogRow.Line::text).toList();
    }
}
