package dev.quarterdeck.io.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.CommandPart;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.shell.Invocation;
import dev.quarterdeck.core.shell.OutputLine;
import dev.quarterdeck.core.shell.RunEnd;
import dev.quarterdeck.core.shell.RunOrder;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.shell.Script;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.io.files.JavaProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, also such as do not behave. */
@Timeout(120)
class LocalRunnerTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-0001-abcdef");

    @TempDir
    private Path folder;
    private LocalRunner runner;
    /** Processes are known by it, and other tests run at the same time. */
    private final String console = Long.toHexString(System.nanoTime());
    private int number;

    private record Ran(Running running, CompletableFuture<RunEnd> end, EventKey key) {
        RunEnd over() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }
    }

    private Ran start(String script) throws IOException {
        return start(script, Duration.ZERO, "");
    }

    private Ran start(String script, Duration limit, String token) throws IOException {
        if (runner == null) {
            runner = new LocalRunner(() -> folder);
        }
        var end = new CompletableFuture<RunEnd>();
        var key = new EventKey(console, ++number);
        Running running = runner.start(new RunOrder(INCIDENT, key, List.of("bash", "--noprofile", "--norc", "-c", script),
                List.of(), folder, limit, token),
                end::complete);
        return new Ran(running, end, key);
    }

    @AfterEach
    void close() {
        if (runner != null) {
            runner.close();
        }
    }

    private static void await(String what, BooleanSupplier holds) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    private static String text(RunEnd end) {
        return end.output().part(0, end.bytes());
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void keepsExactlyWhatWasPrintedForItsOwnerAlone() throws Exception {
        Ran ran = start("echo out; echo err >&2; printf 'no end'; exit 3");
        RunEnd end = ran.over();
        assertThat(end.how()).isEqualTo(CommandEnding.EXITED);
        assertThat(end.exit()).isEqualTo(3);
        Path file = runner.output(INCIDENT, ran.key()).orElseThrow();
        byte[] kept = Files.readAllBytes(file);
        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("out\n", "err\n", "no end").hasSize(14);
        assertThat(end.bytes()).isEqualTo(14);
        assertThat(end.sha256()).isEqualTo(sha256(kept));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(ran.running().newest()).contains(new OutputLine("out", false), new OutputLine("err", true),
                new OutputLine("no end", false));
    }

    @Test
    void aCommandWithoutInputIsNotWaitedFor() throws Exception {
        assertThat(text(start("cat; read -r x; echo \"$? $TERM\"").over())).isEqualTo("1 dumb\n");
    }

    @Test
    void whatCannotBeStartedLeavesNothingBehind() {
        runner = new LocalRunner(() -> folder);
        var key = new EventKey(console, 9);
        assertThatThrownBy(() -> runner.start(new RunOrder(INCIDENT, key, List.of("no-such-program-here"), List.of(), folder,
                Duration.ZERO, ""), _ -> { }))
                .isInstanceOf(IOException.class).hasMessageContaining("no-such-program-here could not be started");
        assertThat(runner.output(INCIDENT, key)).isEmpty();
        assertThatThrownBy(() -> runner.start(new RunOrder(INCIDENT, key, List.of("true"), List.of(), folder.resolve("gone"),
                Duration.ZERO, ""), _ -> { }))
                .isInstanceOf(IOException.class).hasMessageContaining("there is no folder");
    }

    @Test
    void aRunIsNeverMadeTwice() throws Exception {
        Ran ran = start("echo once >> ran");
        ran.over();
        assertThatThrownBy(() -> runner.start(new RunOrder(INCIDENT, ran.key(), List.of("bash", "-c", "echo once >> ran"),
                List.of(), folder, Duration.ZERO, ""),
                _ -> { })).isInstanceOf(IOException.class);
        assertThat(folder.resolve("ran")).hasContent("once");
    }

    @Test
    void commandsOfOneShellTellWhereEachEndedAndStopAtTheFirstThatFails() throws Exception {
        var script = new Script(List.of("VERSION=v1; mkdir sub; cd sub",
                "echo \"at $VERSION in $(basename \"$PWD\")\" # Should work",
                "cat <<EOF\n# a here document\nEOF", "echo last; (exit 4)", "echo never"), "t0ken9");
        RunEnd end = start(script.text(), Duration.ZERO, "t0ken9").over();
        assertThat(end.exit()).isEqualTo(4);
        assertThat(text(end)).isEqualTo("at v1 in sub\n# a here document\nlast\n");
        assertThat(end.parts()).containsExactly(new CommandPart(1, 0, 0), new CommandPart(2, 0, 13), new CommandPart(3, 0, 31),
                new CommandPart(4, 4, 36));
        assertThat(end.sha256()).isEqualTo(sha256("at v1 in sub\n# a here document\nlast\n".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatOnlyLooksLikeTheScriptsOwnWordsIsOutput() throws Exception {
        String lookalikes = "\u001et0ken \u001et0ken9 \u001e\u001et0ken9 1234\u001e\u001e\u001et0ken9 x";
        Files.writeString(folder.resolve("in"), lookalikes);
        RunEnd end = start(new Script(List.of("cat in", "true"), "t0ken9").text(), Duration.ZERO, "t0ken9").over();
        assertThat(text(end)).isEqualTo(lookalikes);
        assertThat(end.parts()).hasSize(2);
    }

    @Test
    void binaryOutputIsKeptByteForByteAndIsNoText() throws Exception {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        Files.write(folder.resolve("in"), bytes);
        Ran ran = start("cat in");
        RunEnd end = ran.over();
        assertThat(Files.readAllBytes(runner.output(INCIDENT, ran.key()).orElseThrow())).isEqualTo(bytes);
        assertThat(end.sha256()).isEqualTo(sha256(bytes));
        assertThat(end.output().binary()).isTrue();
        assertThat(end.output().text()).isEmpty();
    }

    @Test
    void ofMoreThanThereIsRoomForBothEndsAreKeptAndAllIsHashed() throws Exception {
        int most = OutputFile.MOST;
        for (int length : new int[] {most - 1, most, most + 1, 2 * most - 1, 2 * most, 2 * most + 1, 2 * most + 77,
                3 * most + 12_345}) {
            var bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            Files.write(folder.resolve("in"), bytes);
            Ran ran = start("cat in");
            RunEnd end = ran.over();
            long between = Math.max(0, length - 2L * most);
            assertThat(end.bytes()).isEqualTo(length);
            assertThat(end.sha256()).as("of %d", length).isEqualTo(sha256(bytes));
            assertThat(end.output().between()).isEqualTo(between);
            assertThat(end.output().first()).isEqualTo(Arrays.copyOf(bytes, Math.min(length, most)));
            assertThat(end.output().last()).isEqualTo(length <= most ? new byte[0]
                    : Arrays.copyOfRange(bytes, (int) Math.max(most, length - (long) most), length));
            RunEnd again = runner.leftBehind(INCIDENT, ran.key());
            assertThat(again.output().last()).isEqualTo(end.output().last());
            assertThat(again.bytes()).isEqualTo(length);
        }
    }

    @Test
    void aGigabyteNeedsNoMoreMemoryThanALine() throws Exception {
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(JavaProgram.command(Gigabyte.class, folder.toString(), console))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        assertThat(child.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).as(() -> read(said)).isZero();
        assertThat(read(said)).contains("bytes 1073741824", "between " + (1_073_741_824L - 2L * OutputFile.MOST), "lines 12");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Whoever started this may have had interrupts ignored, as a shell does for what it puts in the background: no child hears them. */
    private static boolean interruptsReach() throws Exception {
        return new ProcessBuilder("sh", "-c", "trap 'exit 9' INT; kill -INT $$; exit 0").start().waitFor() == 9;
    }

    @Test
    void stoppingInterruptsTheWholeTree() throws Exception {
        Ran ran = start("trap 'echo stopping; exit 9' INT; sleep 100 & echo $! > child; while true; do sleep 0.05; done");
        await("the child", () -> Files.exists(folder.resolve("child")));
        ran.running().stop();
        RunEnd end = ran.over();
        assertThat(end.how()).isEqualTo(CommandEnding.STOPPED);
        if (interruptsReach()) {
            assertThat(end.exit()).isEqualTo(9);
            assertThat(text(end)).contains("stopping\n");
        } else {
            assertThat(end.exit()).as("terminated, since nothing here hears an interrupt").isEqualTo(143);
        }
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await("the child in the background to end", () -> ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void whatIgnoresInterruptAndTerminateIsKilled() throws Exception {
        Ran ran = start("trap '' INT TERM; setsid bash -c 'trap \"\" INT TERM; echo $$ > gone; while true; do sleep 0.1; done' & "
                + "echo ready; while true; do sleep 0.1; done");
        await("both", () -> Files.exists(folder.resolve("gone")) && ran.running().bytes() > 0);
        long began = System.nanoTime();
        ran.running().stop();
        RunEnd end = ran.over();
        assertThat(end.exit()).isEqualTo(137);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(LocalRun.PATIENCE.multipliedBy(2), Duration.ofSeconds(20));
        long gone = Long.parseLong(Files.readString(folder.resolve("gone")).strip());
        await("what left the tree to end", () -> ProcessHandle.of(gone).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** A program that carries commands elsewhere, where they go on when it ends. */
    private Path carrier() throws IOException {
        Path carrier = Files.writeString(folder.resolve("carrier"), "#!/bin/sh\nfor last; do :; done\n"
                + "(env -u QUARTERDECK_RUN SHELL=/bin/sh setsid sh -c \"$last\" &)\n"
                + "case \"$last\" in *for*) sleep 0.3;; *) while [ -e going ]; do sleep 0.05; done; sleep 0.3;; esac\n");
        Files.setPosixFilePermissions(carrier, PosixFilePermissions.fromString("rwx------"));
        return carrier;
    }

    @Test
    void whatWasStartedOnAnotherMachineIsStoppedThere() throws Exception {
        runner = new LocalRunner(() -> folder);
        Path carrier = carrier();
        Files.createFile(folder.resolve("going"));
        var there = new Invocation(Target.of(Target.Kind.SSH, "api-1").orElseThrow(),
                "trap 'rm going; exit 5' TERM; trap '' INT; echo $$ > there; echo on; while :; do sleep 0.1; done", "t0ken7");
        var end = new CompletableFuture<RunEnd>();
        Running running = runner.start(new RunOrder(INCIDENT, new EventKey(console, 1),
                through(carrier, there.arguments().orElseThrow()),
                there.stopping().stream().map(words -> through(carrier, words)).toList(), folder, Duration.ZERO, ""),
                end::complete);
        await("what runs there", () -> running.bytes() > 0 && Files.exists(folder.resolve("there")));
        long pid = Long.parseLong(Files.readString(folder.resolve("there")).strip());
        running.stop();
        assertThat(end.get(60, TimeUnit.SECONDS).how()).isEqualTo(CommandEnding.STOPPED);
        assertThat(end.get().problem()).isEmpty();
        assertThat(folder.resolve("going")).doesNotExist();
        await("it to end there", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void aMachineThatCannotBeAskedToStopIsTold() throws Exception {
        runner = new LocalRunner(() -> folder);
        var end = new CompletableFuture<RunEnd>();
        Running running = runner.start(new RunOrder(INCIDENT, new EventKey(console, 1), List.of("sh", "-c", "echo on; sleep 100"),
                List.of(List.of("false")), folder, Duration.ZERO, ""), end::complete);
        await("its words", () -> running.bytes() > 0);
        running.stop();
        assertThat(end.get(60, TimeUnit.SECONDS).problem()).contains("may go on there");
    }

    private static List<String> through(Path carrier, List<String> words) {
        assertThat(words.getFirst()).isEqualTo("ssh");
        var through = new java.util.ArrayList<>(words);
        through.set(0, carrier.toString());
        return through;
    }

    @Test
    void aTimeLimitStops() throws Exception {
        RunEnd end = start("echo begun; sleep 100", Duration.ofMillis(700), "").over();
        assertThat(end.how()).isEqualTo(CommandEnding.OUT_OF_TIME);
        assertThat(text(end)).isEqualTo("begun\n");
        assertThat(end.took()).isGreaterThanOrEqualTo(Duration.ofMillis(700)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aChildThatKeepsTheOutputOpenIsNeitherWaitedForNorHeldUp() throws Exception {
        Ran ran = start("(while ! [ -e go ]; do sleep 0.05; done; head -c 200000 /dev/zero; touch went) & echo started");
        RunEnd end = ran.over();
        assertThat(text(end)).isEqualTo("started\n");
        assertThat(end.took()).isLessThan(Duration.ofSeconds(5));
        assertThat(end.living()).isNotEmpty();
        Files.createFile(folder.resolve("go"));
        await("the child to print more than a pipe holds", () -> Files.exists(folder.resolve("went")));
        assertThat(Files.size(runner.output(INCIDENT, ran.key()).orElseThrow())).isEqualTo(8);
    }

    @Test
    void closingEndsWhatRunsAndTellsIt() throws Exception {
        Ran ran = start("trap '' TERM INT; echo on; while true; do sleep 0.1; done");
        await("output", () -> ran.running().bytes() > 0);
        runner.close();
        assertThat(ran.end()).isCompleted();
        assertThat(ran.over().how()).isEqualTo(CommandEnding.STOPPED);
        assertThat(text(ran.over())).isEqualTo("on\n");
    }

    @Test
    void whatWasPrintedUntilTheConsoleWasKilledIsThereWithWhatLives() throws Exception {
        Path said = folder.resolve("said");
        Process killed = new ProcessBuilder(JavaProgram.command(KilledConsole.class, folder.toString(), console))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        await("the run", () -> read(said).contains("printing"));
        killed.destroyForcibly().waitFor();
        runner = new LocalRunner(() -> folder);
        RunEnd end = runner.leftBehind(INCIDENT, new EventKey(console, 1));
        assertThat(end.how()).isEqualTo(CommandEnding.NOT_KNOWN);
        assertThat(end.output().between()).isPositive();
        assertThat(new String(end.output().first(), StandardCharsets.UTF_8)).startsWith("line 1\nline 2\n");
        assertThat(new String(end.output().last(), StandardCharsets.UTF_8)).endsWith("line 2000000\n");
        assertThat(end.living()).hasSize(1);
        ProcessHandle.of(end.living().getFirst()).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(runner.leftBehind(INCIDENT, new EventKey(console, 2)).bytes()).isZero();
    }

    @Test
    void whatIsForgottenIsGone() throws Exception {
        Ran ran = start("echo secret");
        ran.over();
        runner.forget(INCIDENT, ran.key());
        assertThat(runner.output(INCIDENT, ran.key())).isEmpty();
        assertThatThrownBy(() -> runner.forget(INCIDENT, new EventKey("../../etc/x", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Runs a command that prints a gigabyte, in a program with little memory. */
    public static final class Gigabyte {
        private Gigabyte() {
        }

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            var end = new CompletableFuture<RunEnd>();
            try (var runner = new LocalRunner(() -> folder)) {
                Running running = runner.start(new RunOrder(INCIDENT, new EventKey(args[1], 1), List.of("sh", "-c",
                        "yes 'a line like many others' | head -c 1073741824"), List.of(), folder, Duration.ZERO, ""),
                        end::complete);
                RunEnd over = end.get();
                System.out.println("bytes " + over.bytes() + " between " + over.output().between() + " sha " + over.sha256()
                        + " lines " + running.newest().size());
            }
        }
    }

    /** A console that is killed while a command that it started goes on. */
    public static final class KilledConsole {
        private KilledConsole() {
        }

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            var runner = new LocalRunner(() -> folder);
            Running running = runner.start(new RunOrder(INCIDENT, new EventKey(args[1], 1), List.of("bash", "-c",
                    "seq -f 'line %.0f' 2000000; exec sleep 600"), List.of(), folder, Duration.ZERO, ""), _ -> { });
            while (running.newest().isEmpty() || !running.newest().getLast().text().equals("line 2000000")) {
                Thread.onSpinWait();
            }
            System.out.println("printing");
            Thread.currentThread().join();
        }
    }
}
