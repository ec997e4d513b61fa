package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a file held before it was truncated is neither mixed with nor mistaken for what it holds afterwards. */
@Timeout(60)
class TruncationTest {
    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("app.log");
    }

    @Test
    void whatIsReadAfterATruncationDoesNotFollowWhatWasReadBeforeEvenIfNobodyLookedInBetween() throws Exception {
        Files.writeString(file, numbered("old", 0, 100));
        try (var log = log(new CountDownLatch(0)); var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = new ChannelStore(channel);
            var store = new FollowedStore(bytes, LastBytes.of(bytes, 0, channel.size()));
            var segment = new Segment(store, Encoding.UTF_8, channel.size(), channel.size());
            rewrite(numbered("new", 0, 300)); // longer than before: its size tells nothing
            try (Growth growth = log.growth(segment, bytes, store.last())) {
                assertThat(growth.readOnOrAnew()).isEqualTo(Growth.Look.REWRITTEN);
                assertThat(segment.lines()).isZero();
            }
        }
    }

    @Test
    void whatWasReadIsReadFromMemoryAndWhatWasNotFromTheFile() throws Exception {
        Files.writeString(file, "0123456789");
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = new ChannelStore(channel);
            var store = new FollowedStore(bytes, LastBytes.of(bytes, 4, 8));
            rewrite("abcdefghij");
            ByteBuffer all = ByteBuffer.allocate(10);
            store.fill(all, 0, 10);
            assertThat(new String(all.array(), StandardCharsets.US_ASCII)).isEqualTo("abcd4567ij");
            store.last().forget();
            all.clear();
            store.fill(all, 0, 10);
            assertThat(new String(all.array(), StandardCharsets.US_ASCII)).isEqualTo("abcdefghij");
        }
    }

    @Test
    void aLargeFileThatIsRewrittenWhileItIsCountedShowsNoLineThatNeverWas() throws Exception {
        String before = numbered("old", 0, 60_000);
        Files.writeString(file, before);
        assertThat(before.length()).isGreaterThan(LastBytes.CAPACITY);
        var counting = new CountDownLatch(1);
        try (var log = log(counting)) {
            log.start();
            Awaited.that(() -> !log.pieces().all().isEmpty());
            rewrite(numbered("other", 0, 70_000));
            counting.countDown();
            Awaited.that(() -> log.extent().exact() && texts(log).contains("other 69999"));
            List<String> texts = texts(log);
            assertThat(texts).allMatch(text -> text.matches("(old|other) \\d+"));
            assertThat(texts.stream().filter(text -> text.startsWith("other")).toList())
                    .isEqualTo(IntStream.range(0, 70_000).mapToObj(n -> "other " + n).toList());
            List<String> old = texts.stream().filter(text -> text.startsWith("old")).toList();
            assertThat(old).as("those remembered before").hasSizeGreaterThan(40_000)
                    .isEqualTo(IntStream.range(60_000 - old.size(), 60_000).mapToObj(n -> "old " + n).toList());
        }
    }

    @Test
    void everyPieceOfATruncatedFileKeepsItsLinesAndTheirBytes() throws Exception {
        try (var logs = logs(); var late = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            OpenLog log = rotated(logs, late);
            write(late, "late\n");
            Awaited.that(() -> texts(log).contains("late"));
            Files.writeString(file, "third\n", StandardOpenOption.APPEND);
            Awaited.that(() -> texts(log).contains("third"));
            List<LogRow.Line> before = lines(log);
            rewrite("something else that is longer\n");
            Awaited.that(() -> texts(log).contains("something else that is longer"));
            assertThat(texts(log)).containsExactly("first", "second", "late", "third", "something else that is longer");
            assertThat(before.stream().map(line -> log.evidence(List.of(line)).map(LogEvidence::text).orElse("none")).toList())
                    .containsExactly("first", "second", "late", "third");
        }
    }

    @Test
    void aLateLineThatComesInTwoWritesIsOneLine() throws Exception {
        try (var logs = logs(); var late = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            OpenLog log = rotated(logs, late);
            write(late, "late ");
            Thread.sleep(600); // looked at meanwhile, twice at least
            write(late, "line\n");
            Awaited.that(() -> texts(log).contains("late line"));
            assertThat(texts(log)).containsExactly("first", "second", "late line");
        }
    }

    @Test
    void aFileTruncatedWrittenAndRenamedAtOnceIsReadBeforeTheNextOne() throws Exception {
        Files.writeString(file, numbered("old", 0, 100));
        try (var logs = logs()) {
            OpenLog log = open(logs);
            Awaited.that(() -> texts(log).size() == 100);
            rewrite(numbered("between", 0, 300));
            Files.move(file, folder.resolve("app.log.1"));
            Files.writeString(file, "after\n");
            Awaited.that(() -> texts(log).contains("after"));
            assertThat(texts(log).stream().filter(text -> text.startsWith("between"))).hasSize(300);
            assertThat(texts(log)).hasSize(401).endsWith("between 299", "after");
        }
    }

    private LocalLogs logs() {
        return new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder);
    }

    /** Its first file, which {@code late} goes on writing, holds one line and so does the second. */
    private OpenLog rotated(LocalLogs logs, FileChannel late) throws IOException {
        write(late, "first\n");
        OpenLog log = open(logs);
        Awaited.that(() -> texts(log).equals(List.of("first")));
        Files.move(file, folder.resolve("app.log.1"));
        Files.writeString(file, "second\n");
        Awaited.that(() -> texts(log).contains("second"));
        return log;
    }

    private OpenLog open(LocalLogs logs) {
        return logs.open(new LogSource.File(file));
    }

    /** A log whose lines are not counted before {@code counting} comes to nothing. */
    private FollowedLog log(CountDownLatch counting) {
        var watch = new FolderWatch();
        var threads = Executors.newSingleThreadExecutor();
        threads.submit(() -> {
            counting.await();
            return null;
        });
        return new FollowedLog(new LogSource.File(file), new FileFollower(file, watch, folder), InstantSource.system(),
                ZoneOffset.UTC, threads, _ -> {
            watch.close();
            threads.shutdown();
        });
    }

    private void rewrite(String text) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            write(channel, text);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        var buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static String numbered(String word, int from, int to) {
        var text = new StringBuilder();
        IntStream.range(from, to).forEach(n -> text.append(word).append(' ').append(n).append('\n'));
        return text.toString();
    }

    private static List<String> texts(OpenLog log) {
        return lines(log).stream().map(LogRow.Line::text).toList();
    }

    private static List<LogRow.Line> lines(OpenLog log) {
        return log.rows(0, 200_000).stream().filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).toList();
    }
}
