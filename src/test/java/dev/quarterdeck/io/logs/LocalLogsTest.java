package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.files.OrdinaryUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalLogsTest {
    @TempDir
    Path folder;
    private final LocalLogs logs = new LocalLogs(InstantSource.fixed(Instant.parse("2026-11-23T14:02:11Z")), ZoneOffset.UTC,
            Path.of(System.getProperty("java.io.tmpdir")));

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void showsWhatIsThereAndThenWhatIsAppended() throws Exception {
        Path file = write("INFO one\nERROR two\n");
        var log = open(file);
        await(() -> count(log) == 2);
        append(file, "WARN three\n");
        await(() -> count(log) == 3);
        assertThat(lines(log)).extracting(LogRow.Line::level)
                .containsExactly(LogLevel.INFO, LogLevel.ERROR, LogLevel.WARN);
        assertThat(log.rows(2, 10).stream().map(LogRow.Line.class::cast)).singleElement().satisfies(l -> {
            assertThat(l.text()).isEqualTo("WARN three");
            assertThat(l.offset()).isEqualTo(19);
        });
        assertThat(log.state()).isEqualTo(new LogState(LogState.Phase.FOLLOWING, 1, 30, "following"));
    }

    @Test
    void everyLineOfALargeFileCanBeRead() throws Exception {
        Path file = write(numbered(0, 100_000));
        var log = open(file);
        await(() -> count(log) == 100_000);
        assertThat(texts(log)).isEqualTo(IntStream.range(0, 100_000).mapToObj(n -> "line " + n).toList());
        assertThat(log.rows(77_777, 2)).extracting(LogRow::row).containsExactly(77_777L, 77_778L);
        assertThat(((LogRow.Line) log.rows(99_999, 1).getFirst()).offset()).isEqualTo(Files.size(file) - "line 99999\n".length());
    }

    @Test
    void anUnfinishedLastLineIsShownAndGrows() throws Exception {
        Path file = write("one\npar");
        var log = open(file);
        await(() -> count(log) == 2);
        assertThat(texts(log)).containsExactly("one", "par");
        append(file, "tial");
        await(() -> texts(log).equals(List.of("one", "partial")));
        append(file, "\nnext");
        await(() -> texts(log).equals(List.of("one", "partial", "next")));
    }

    @Test
    void aMissingFileIsWaitedForAndReadFromItsStart() throws Exception {
        Path file = folder.resolve("later.log");
        var log = open(file);
        await(() -> log.state().words().endsWith("is not there"));
        assertThat(log.state().phase()).isEqualTo(LogState.Phase.WAITING);
        write(file, numbered(0, 10_000));
        await(() -> count(log) == 10_000);
        assertThat(texts(log).getFirst()).isEqualTo("line 0");
        await(() -> following(log));
    }

    @Test
    void renameAndRecreateLosesAndDoublesNothing() throws Exception {
        Path file = write("");
        var log = open(file);
        for (int round = 0; round < 5; round++) {
            await(() -> following(log));
            append(file, numbered(round * 200, round * 200 + 150));
            Thread.sleep(round * 40);
            append(file, numbered(round * 200 + 150, round * 200 + 200));
            Path old = Files.move(file, folder.resolve("old." + round));
            append(old, "written to the old file after the move\n");
            write(file, "");
            int expected = (round + 1) * 201;
            await(() -> count(log) >= expected);
        }
        assertThat(texts(log).stream().filter(l -> l.startsWith("line")).toList())
                .isEqualTo(IntStream.range(0, 1000).mapToObj(n -> "line " + n).toList());
        assertThat(count(log)).isEqualTo(1005);
        await(() -> log.state().words().equals("following, rotated 14:02:11"));
    }

    @Test
    void anUnfinishedLineOfARotatedFileIsShown() throws Exception {
        Path file = write("whole\nunfin");
        var log = open(file);
        await(() -> count(log) == 2);
        Files.move(file, folder.resolve("old"));
        write(file, "new\n");
        await(() -> count(log) == 3);
        assertThat(texts(log)).containsExactly("whole", "unfin", "new");
    }

    @Test
    void aTruncatedFileIsReadAgainFromItsStart() throws Exception {
        Path file = write(numbered(0, 100));
        var log = open(file);
        await(() -> count(log) == 100);
        write(file, "after\n");
        await(() -> count(log) == 102);
        assertThat(texts(log).subList(0, 100)).as("what was shown stays")
                .isEqualTo(IntStream.range(0, 100).mapToObj(n -> "line " + n).toList());
        assertThat(log.rows(100, 1).getFirst())
                .isEqualTo(new LogRow.Gap(100, Instant.parse("2026-11-23T14:02:11Z"), "truncated 14:02:11"));
        assertThat(lines(log).getLast()).satisfies(line -> {
            assertThat(line.text()).isEqualTo("after");
            assertThat(line.offset()).isZero();
            assertThat(line.number()).isEqualTo(101);
        });
        await(() -> log.state().words().equals("following, truncated 14:02:11"));
    }

    @Test
    void copytruncateIsNoticedEvenWhenTheFileIsLongerAgainThanBefore() throws Exception {
        Path file = write(numbered(0, 100));
        var log = open(file);
        await(() -> count(log) == 100);
        Files.copy(file, folder.resolve("copy"));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(numbered(1000, 1300).getBytes(StandardCharsets.UTF_8)));
        }
        await(() -> count(log) == 401);
        assertThat(texts(log).subList(100, 102)).containsExactly("line 1000", "line 1001");
    }

    @Test
    void deletedIsSaidWhileItsWriterIsStillHeardAndARecreatedOneIsFollowed() throws Exception {
        Path file = write("one\n");
        var log = open(file);
        await(() -> count(log) == 1);
        try (var writer = FileChannel.open(file, StandardOpenOption.APPEND)) {
            Files.delete(file);
            await(() -> !following(log));
            writer.write(ByteBuffer.wrap("two\n".getBytes(StandardCharsets.UTF_8)));
            await(() -> count(log) == 2);
        }
        write(file, "three\n");
        await(() -> count(log) == 3);
        assertThat(texts(log)).containsExactly("one", "two", "three");
        await(() -> following(log));
    }

    @Test
    void aDirectoryIsSaidAndAFileInItsPlaceIsFollowed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("app.log"));
        var log = open(place);
        await(() -> log.state().words().endsWith("is a directory, not a log file"));
        Files.delete(place);
        write(place, "now a file\n");
        await(() -> count(log) == 1);
    }

    @Test
    void anEndlessDeviceIsNotRead() {
        Path device = Path.of("/dev/zero");
        assumeFalse(Files.notExists(device), "no such device on this system");
        var log = open(device);
        await(() -> log.state().words().endsWith("is not a regular file"));
        assertThat(count(log)).isZero();
    }

    @Test
    void aLinkToItselfIsSaid() throws Exception {
        Path link = folder.resolve("loop.log");
        Files.createSymbolicLink(link, link);
        var log = open(link);
        await(() -> log.state().words().contains("cannot be read: "));
    }

    @Test
    void aFileWithoutPermissionIsSaidAndFollowedOncePermitted() throws Exception {
        Path file = write("secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        Process following = new ProcessBuilder(
                OrdinaryUser.command(JavaProgram.command(FollowDenied.class, file.toString(), folder.toString())))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = following.inputReader()) {
            assertThat(said.readLine()).endsWith("may not be read by this user");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
            assertThat(said.readLine()).isEqualTo("1 line");
        } finally {
            following.toHandle().destroyForcibly();
        }
    }

    @Test
    void binaryIsDrawn() throws Exception {
        Path file = folder.resolve("binary.log");
        Files.write(file, new byte[] {0, 1, 'a', (byte) 0xff, (byte) 0xfe, 0x1b, '[', '2', 'J', '\n'});
        var log = open(file);
        await(() -> count(log) == 1);
        assertThat(texts(log)).containsExactly("␀␁a\ufffd\ufffd␛[2J");
    }

    @Test
    void aLineOf100MegabytesIsCutAndTheNextOneIsWhole() throws Exception {
        Path file = write("first\n");
        var log = open(file);
        await(() -> count(log) == 1);
        String megabyte = "x".repeat(1024 * 1024);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 100; i++) {
                out.write(megabyte.getBytes(StandardCharsets.US_ASCII));
            }
        }
        append(file, "\nnext\n");
        await(() -> count(log) == 3);
        LogRow.Line huge = lines(log).get(1);
        assertThat(huge.text()).hasSize(16 * 1024);
        assertThat(huge.cut()).isEqualTo(100L * 1024 * 1024 - 16 * 1024);
        assertThat(texts(log).getLast()).isEqualTo("next");
    }

    @Test
    void aHugeUnfinishedLineIsShownCutAndWhatFollowsIt() throws Exception {
        Path file = write("x".repeat(3 * 1024 * 1024));
        var log = open(file);
        await(() -> following(log) && count(log) == 1);
        append(file, "rest\nnext\n");
        await(() -> count(log) == 2);
        assertThat(lines(log).getFirst().cut()).isEqualTo(3 * 1024 * 1024 + 4 - 16 * 1024);
        assertThat(texts(log).getLast()).isEqualTo("next");
    }

    @Test
    void openingBehindAHugeFinishedLineShowsTheNextOne() throws Exception {
        Path file = write("x".repeat(3 * 1024 * 1024) + "\n");
        var log = open(file);
        await(() -> following(log));
        append(file, "next\n");
        await(() -> count(log) == 2);
        assertThat(texts(log).getLast()).isEqualTo("next");
    }

    @Test
    void aLineLongerThanTheLastScreenfulsIsStillFound() throws Exception {
        Path file = write("first\n" + "x".repeat(300_000) + "\n");
        var log = open(file);
        await(() -> count(log) == 2);
        assertThat(lines(log).get(1).cut()).isEqualTo(300_000 - 16 * 1024);
    }

    @Test
    void afterCloseNothingIsRead() throws Exception {
        Path file = write("one\n");
        var log = open(file);
        await(() -> count(log) == 1);
        log.close();
        Thread.sleep(150);
        append(file, "two\n");
        Thread.sleep(300);
        assertThat(log.extent().rows()).isEqualTo(1);
    }

    private Path write(String text) throws IOException {
        return write(folder.resolve("app.log"), text);
    }

    private static Path write(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String numbered(int from, int to) {
        var text = new StringBuilder();
        IntStream.range(from, to).forEach(n -> text.append("line ").append(n).append('\n'));
        return text.toString();
    }

    private OpenLog open(Path file) {
        return logs.open(new LogSource.File(file));
    }

    private static boolean following(OpenLog log) {
        return log.state().phase() == LogState.Phase.FOLLOWING;
    }

    private static long count(OpenLog log) {
        return log.state().phase() == LogState.Phase.INDEXING || !log.extent().exact() ? -1 : log.extent().rows();
    }

    private static List<String> texts(OpenLog log) {
        return lines(log).stream().map(LogRow.Line::text).toList();
    }

    private static List<LogRow.Line> lines(OpenLog log) {
        return log.rows(0, 200_000).stream().filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).toList();
    }

    private static void await(BooleanSupplier holds) {
        Awaited.that(holds);
    }
}
