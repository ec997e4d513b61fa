package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Soak;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogStreamsTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T14:02:11Z"));
    @TempDir
    Path folder;
    private LocalLogs logs;

    @BeforeEach
    void open() {
        logs = new LocalLogs(CLOCK, ZoneOffset.UTC, folder);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @Test
    void aCommandsLinesAndErrorsAreShownAndThenHowItEnded() {
        OpenLog log = command("printf 'one\\ntwo\\n'; echo three >&2; printf four; exit 3");
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(texts(log)).containsExactly("one", "two", "three", "four");
        assertThat(log.state().words()).isEqualTo("exited with code 3 at 14:02:11");
    }

    @Test
    void startingItAgainLeavesAVisibleGap() {
        OpenLog log = command("echo line");
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        log.reconnect();
        await(() -> log.extent().rows() == 3 && log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.rows(1, 1)).containsExactly(
                new LogRow.Gap(1, CLOCK.instant(), "started again 14:02:11: lines in between may be missing"));
        assertThat(texts(log)).containsExactly("line", "line");
        assertThat(((LogRow.Line) log.rows(2, 1).getFirst()).number()).isEqualTo(2);
    }

    @Test
    void aCommandThatCannotBeFoundIsSaidByTheShell() {
        OpenLog log = command("no-such-program-here --follow");
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.state().words()).startsWith("exited with code 127");
        assertThat(texts(log)).singleElement().asString().contains("no-such-program-here");
    }

    @Test
    @Soak
    void closingStopsTheWholeProcessTree() throws Exception {
        OpenLog log = command("echo $$; sleep 600 & echo $!; sleep 600");
        await(() -> log.extent().rows() == 2);
        List<Long> ids = texts(log).stream().map(Long::valueOf).toList();
        assertThat(ids).allMatch(id -> ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false));
        logs.close();
        assertThat(ids).noneMatch(id -> ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void aPackedFileIsUnpackedAndRead() throws Exception {
        Path file = folder.resolve("app.log.gz");
        byte[] plain = IntStream.range(0, 50_000).mapToObj(n -> "line " + n + "\n")
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString().getBytes(StandardCharsets.UTF_8);
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(plain);
        }
        OpenLog log = logs.open(new LogSource.File(file));
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.extent().rows()).isEqualTo(50_000);
        assertThat(((LogRow.Line) log.rows(49_999, 1).getFirst()).text()).isEqualTo("line 49999");
    }

    @Test
    void ofADamagedPackedFileWhatCanBeReadIsShown() throws Exception {
        Path file = folder.resolve("app.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 100_000; i++) {
                out.write(("line " + Integer.toHexString(i * 7919) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] packed = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(packed, packed.length / 2));
        OpenLog log = logs.open(new LogSource.File(file));
        await(() -> log.state().phase() == LogState.Phase.BROKEN);
        assertThat(log.state().words()).startsWith("cannot be read on: ");
        assertThat(log.extent().rows()).isBetween(10_000L, 99_000L);
    }

    @Test
    void theSpoolKeepsTheNewestAndTellsWhatItLetGo() {
        var text = new StringBuilder();
        IntStream.range(0, 400_000).forEach(n -> text.append("line ").append(n).append('\n'));
        OpenLog log = stream(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)), folder);
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.extent().rows()).isEqualTo(400_000);
        assertThat(log.rows(0, 1)).containsExactly(new LogRow.Gap(0, CLOCK.instant(), "older lines were let go: 1 MiB are kept"));
        assertThat(((LogRow.Line) log.rows(399_999, 1).getFirst())).satisfies(line -> {
            assertThat(line.text()).isEqualTo("line 399999");
            assertThat(line.number()).isEqualTo(400_000);
        });
        assertThat(folder).as("the spool's files have no name, so a killed program leaves none").isEmptyDirectory();
    }

    @Test
    void withoutRoomForTheSpoolItIsSaid() {
        OpenLog log = stream(new ByteArrayInputStream(new byte[100_000]), folder.resolve("not there"));
        await(() -> log.state().phase() == LogState.Phase.ENDED);
        assertThat(log.state().words()).contains("no room to keep what comes");
        assertThat(log.extent().rows()).isZero();
    }

    private OpenLog command(String line) {
        return logs.open(new LogSource.Command(line));
    }

    private OpenLog stream(InputStream bytes, Path spool) {
        var once = new InputStreamOnce(() -> bytes, "ended", new AtomicBoolean());
        var log = new FollowedLog(new LogSource.Input(), new StreamFollower(once, spool, 1024 * 1024), CLOCK, ZoneOffset.UTC,
                Executors.newVirtualThreadPerTaskExecutor(), _ -> { });
        log.start();
        return log;
    }

    private static List<String> texts(OpenLog log) {
        return log.rows(0, 1000).stream().filter(LogRow.Line.class::isInstance).map(r -> ((LogRow.Line) r).text()).toList();
    }

    private static void await(BooleanSupplier holds) {
        Awaited.that(holds);
    }
}
