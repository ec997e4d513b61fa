package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogLine;
import dev.quarterdeck.core.logs.LogTails;
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
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileLogTailsTest {
    @TempDir
    Path folder;
    private final FileLogTails tails = new FileLogTails(InstantSource.fixed(Instant.parse("2026-11-23T14:02:11Z")));

    @AfterEach
    void close() {
        tails.close();
    }

    @Test
    void showsWhatIsThereAndThenWhatIsAppended() throws Exception {
        Path file = write("INFO one\nERROR two\n");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 2);
        append(file, "WARN three\n");
        await(() -> tail.newest() == 3);
        assertThat(tail.after(0, 10)).extracting(LogLine::level)
                .containsExactly(LogLevel.INFO, LogLevel.ERROR, LogLevel.WARN);
        assertThat(tail.after(2, 10)).singleElement().satisfies(l -> {
            assertThat(l.text()).isEqualTo("WARN three");
            assertThat(l.offset()).isEqualTo(19);
        });
        assertThat(tail.state()).isEqualTo(new LogTails.State(true, "following"));
    }

    @Test
    void ofALargeFileTheLastScreenfulsAreShownFromTheStartOfALine() throws Exception {
        Path file = write(numbered(0, 100_000));
        var tail = tails.follow(file);
        await(() -> tail.newest() > 0 && texts(tail).getLast().equals("line 99999"));
        List<String> shown = texts(tail);
        assertThat(shown.getFirst()).startsWith("line 9").hasSize(10);
        assertThat(shown.size()).isBetween(5000, 6000);
        assertThat(tail.after(0, 1).getFirst().offset()).isEqualTo(Files.size(file) - "line 99999\n".length());
    }

    @Test
    void aPartialLastLineWaitsForItsEnd() throws Exception {
        Path file = write("par");
        var tail = tails.follow(file);
        Thread.sleep(300);
        assertThat(tail.newest()).isZero();
        append(file, "tial\n");
        await(() -> tail.newest() == 1);
        assertThat(texts(tail)).containsExactly("partial");
    }

    @Test
    void aMissingFileIsWaitedForAndReadFromItsStart() throws Exception {
        Path file = folder.resolve("later.log");
        var tail = tails.follow(file);
        await(() -> tail.state().words().endsWith("is not there"));
        assertThat(tail.state().following()).isFalse();
        write(file, numbered(0, 10_000));
        await(() -> tail.newest() == 10_000);
        assertThat(texts(tail).getFirst()).isEqualTo("line 0");
        await(() -> tail.state().following());
    }

    @Test
    void renameAndRecreateLosesAndDoublesNothing() throws Exception {
        Path file = write("");
        var tail = tails.follow(file);
        for (int round = 0; round < 5; round++) {
            await(() -> tail.state().following());
            append(file, numbered(round * 200, round * 200 + 150));
            Thread.sleep(round * 40);
            append(file, numbered(round * 200 + 150, round * 200 + 200));
            Path old = Files.move(file, folder.resolve("old." + round));
            append(old, "written to the old file after the move\n");
            write(file, "");
            int expected = (round + 1) * 201;
            await(() -> tail.newest() >= expected);
        }
        assertThat(texts(tail).stream().filter(l -> l.startsWith("line")).toList())
                .isEqualTo(IntStream.range(0, 1000).mapToObj(n -> "line " + n).toList());
        assertThat(tail.newest()).isEqualTo(1005);
        await(() -> tail.state().equals(new LogTails.State(true, "following, rotated 14:02:11")));
    }

    @Test
    void anUnfinishedLineOfARotatedFileIsShown() throws Exception {
        Path file = write("whole\nunfin");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 1);
        Files.move(file, folder.resolve("old"));
        write(file, "new\n");
        await(() -> tail.newest() == 3);
        assertThat(texts(tail)).containsExactly("whole", "unfin", "new");
    }

    @Test
    void aTruncatedFileIsReadAgainFromItsStart() throws Exception {
        Path file = write(numbered(0, 100));
        var tail = tails.follow(file);
        await(() -> tail.newest() == 100);
        write(file, "after\n");
        await(() -> tail.newest() == 101);
        assertThat(texts(tail).getLast()).isEqualTo("after");
        assertThat(tail.after(100, 1).getFirst().offset()).isZero();
        await(() -> tail.state().words().equals("following, truncated 14:02:11"));
    }

    @Test
    void copytruncateIsNoticedEvenWhenTheFileIsLongerAgainThanBefore() throws Exception {
        Path file = write(numbered(0, 100));
        var tail = tails.follow(file);
        await(() -> tail.newest() == 100);
        Files.copy(file, folder.resolve("copy"));
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(numbered(1000, 1300).getBytes(StandardCharsets.UTF_8)));
        }
        await(() -> tail.newest() == 400);
        assertThat(texts(tail).subList(100, 102)).containsExactly("line 1000", "line 1001");
    }

    @Test
    void deletedIsSaidWhileItsWriterIsStillHeardAndARecreatedOneIsFollowed() throws Exception {
        Path file = write("one\n");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 1);
        try (var writer = FileChannel.open(file, StandardOpenOption.APPEND)) {
            Files.delete(file);
            await(() -> !tail.state().following());
            writer.write(ByteBuffer.wrap("two\n".getBytes(StandardCharsets.UTF_8)));
            await(() -> tail.newest() == 2);
        }
        write(file, "three\n");
        await(() -> tail.newest() == 3);
        assertThat(texts(tail)).containsExactly("one", "two", "three");
        await(() -> tail.state().following());
    }

    @Test
    void aDirectoryIsSaidAndAFileInItsPlaceIsFollowed() throws Exception {
        Path place = Files.createDirectory(folder.resolve("app.log"));
        var tail = tails.follow(place);
        await(() -> tail.state().words().endsWith("is a directory, not a log file"));
        Files.delete(place);
        write(place, "now a file\n");
        await(() -> tail.newest() == 1);
    }

    @Test
    void anEndlessDeviceIsNotRead() {
        Path device = Path.of("/dev/zero");
        assumeFalse(Files.notExists(device), "no such device on this system");
        var tail = tails.follow(device);
        await(() -> tail.state().words().endsWith("is not a regular file"));
        assertThat(tail.newest()).isZero();
    }

    @Test
    void aLinkToItselfIsSaid() throws Exception {
        Path link = folder.resolve("loop.log");
        Files.createSymbolicLink(link, link);
        var tail = tails.follow(link);
        await(() -> tail.state().words().contains("cannot be read: "));
    }

    @Test
    void aFileWithoutPermissionIsSaidAndFollowedOncePermitted() throws Exception {
        Path file = write("secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        var tail = tails.follow(file);
        await(() -> tail.state().words().endsWith("may not be read by this user"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        await(() -> tail.newest() == 1);
    }

    @Test
    void binaryIsDrawn() throws Exception {
        Path file = folder.resolve("binary.log");
        Files.write(file, new byte[] {0, 1, 'a', (byte) 0xff, (byte) 0xfe, 0x1b, '[', '2', 'J', '\n'});
        var tail = tails.follow(file);
        await(() -> tail.newest() == 1);
        assertThat(texts(tail)).containsExactly("␀␁a\ufffd\ufffd␛[2J");
    }

    @Test
    void aLineOf100MegabytesIsCutAndTheNextOneIsWhole() throws Exception {
        Path file = write("first\n");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 1);
        String megabyte = "x".repeat(1024 * 1024);
        try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 100; i++) {
                out.write(megabyte.getBytes(StandardCharsets.US_ASCII));
            }
        }
        append(file, "\nnext\n");
        await(() -> tail.newest() == 3);
        LogLine huge = tail.after(1, 2).getFirst();
        assertThat(huge.text()).hasSize(16 * 1024);
        assertThat(huge.cut()).isEqualTo(100L * 1024 * 1024 - 16 * 1024);
        assertThat(texts(tail).getLast()).isEqualTo("next");
    }

    @Test
    void openingOnAHugeLineShowsWhatFollowsIt() throws Exception {
        Path file = write("x".repeat(3 * 1024 * 1024));
        var tail = tails.follow(file);
        await(() -> tail.state().following());
        append(file, "rest\nnext\n");
        await(() -> tail.newest() == 1);
        assertThat(texts(tail)).containsExactly("next");
    }

    @Test
    void openingBehindAHugeFinishedLineShowsTheNextOne() throws Exception {
        Path file = write("x".repeat(3 * 1024 * 1024) + "\n");
        var tail = tails.follow(file);
        await(() -> tail.state().following());
        append(file, "next\n");
        await(() -> tail.newest() == 1);
        assertThat(texts(tail)).containsExactly("next");
    }

    @Test
    void aLineLongerThanTheLastScreenfulsIsStillFound() throws Exception {
        Path file = write("first\n" + "x".repeat(300_000) + "\n");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 2);
        assertThat(tail.after(1, 1).getFirst().cut()).isEqualTo(300_000 - 16 * 1024);
    }

    @Test
    void afterCloseNothingIsRead() throws Exception {
        Path file = write("one\n");
        var tail = tails.follow(file);
        await(() -> tail.newest() == 1);
        tail.close();
        Thread.sleep(150);
        append(file, "two\n");
        Thread.sleep(300);
        assertThat(tail.newest()).isEqualTo(1);
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

    private static List<String> texts(LogTails.Tail tail) {
        return tail.after(0, Integer.MAX_VALUE).stream().map(LogLine::text).toList();
    }

    private static void await(BooleanSupplier holds) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come true within 20 s").isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
