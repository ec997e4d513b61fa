package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Canary;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.shell.Invocation;
import dev.quarterdeck.core.shell.Script;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.shell.LocalRunner;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.StoreOpening;
import dev.quarterdeck.io.store.Upkeep;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with a real record and real processes: recorded before they start, never lost, never made twice, and without secrets in
 * the record.
 */
@Timeout(300)
class RunningCommandsTest {
    private static final int CONSOLES = 10;
    private static final int EACH = 5;

    @TempDir
    private Path folder;

    /** A console without a window. */
    private static final class Console implements AutoCloseable {
        private final ExecutorService screen = Executors.newSingleThreadExecutor();
        private final OpenedStore store;
        private final Desk desk;
        private final LocalRunner runner;
        private final Path folder;
        private final IncidentId id;
        private final List<String> told = new ArrayList<>();
        private final RunningCommands commands;

        Console(Path folder) throws Exception {
            this.folder = folder;
            Path data = folder.resolve("data");
            var wall = ScenarioClock.wall(InstantSource.system());
            store = new StoreOpening(new DataFolder(data), Clock.systemUTC()).console();
            desk = new Desk(store.log(), wall);
            runner = new LocalRunner(() -> data);
            boolean first = store.log().incidents().isEmpty();
            id = first ? desk.begin(wall) : store.log().incidents().getFirst();
            if (first) {
                desk.submit(id, "Ada", new Command.Declare("Listings fail", Severity.P1, "", Optional.empty(), "Ada"))
                        .toCompletableFuture().join();
            } else {
                desk.adopt(id, wall);
            }
            Workspace.Person person = new Workspace.Person() {
                @Override
                public String name() {
                    return "Ada";
                }

                @Override
                public boolean asked() {
                    return true;
                }

                @Override
                public void act(String name) {
                    throw new UnsupportedOperationException("nobody else acts here");
                }

                @Override
                public void remember(String name) {
                    throw new UnsupportedOperationException("nobody is asked here");
                }
            };
            var workspace = new Workspace(new Work(Thread::startVirtualThread, screen), null, desk, null, null, null, null, null,
                    null, null, runner,
                    null, null, 1, null, null, null, null, wall, person, null, null, List.of(), "test");
            commands = new RunningCommands(workspace, id, told::add);
            commands.takeUp(desk.incident(id), SecretMask.standard());
        }

        Reply run(String command) {
            return onScreen(() -> commands.run(confirmed(command), SecretMask.standard())).join();
        }

        private ConfirmedRun confirmed(String command) {
            Script script = Script.single(command);
            return new ConfirmedRun("A step", script, new Invocation(Target.LAPTOP, script.text(), "m1"), folder,
                    Duration.ZERO, List.of(List.of()));
        }

        private java.util.concurrent.CompletableFuture<Reply> onScreen(
                java.util.function.Supplier<java.util.concurrent.CompletionStage<Reply>> asked) {
            return java.util.concurrent.CompletableFuture.supplyAsync(asked, screen).thenCompose(reply -> reply);
        }

        Incident incident() {
            return desk.incident(id);
        }

        @Override
        public void close() throws dev.quarterdeck.io.store.StoreUnavailable {
            runner.close();
            desk.close();
            store.close();
            screen.shutdown();
        }
    }

    private static void await(String what, BooleanSupplier holds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(until);
            Thread.sleep(5);
        }
    }

    private static List<CommandRun> ended(Console console) {
        return console.incident().commandRuns().stream().filter(run -> run.ended().isPresent()).toList();
    }

    @Test
    void aRunIsInTheRecordBeforeItsProcessExistsAndItsEndAfterItsOutputIsOnDisk() throws Exception {
        try (var console = new Console(folder)) {
            // the command itself looks whether the record knows of it
            console.run("grep -q command.started data/quarterdeck.db data/quarterdeck.db-wal && echo known; sleep 0.2");
            await("its end", () -> ended(console).size() == 1);
            CommandRun run = ended(console).getFirst();
            assertThat(run.ended().orElseThrow().output()).isEqualTo("known\n");
            assertThat(Files.readString(console.runner.output(console.id, run.key()).orElseThrow())).isEqualTo("known\n");
            assertThat(run.started().account()).contains("@");
            assertThat(run.here()).isTrue();
        }
    }

    @Test
    void whatCouldNotBeStartedSaysSo() throws Exception {
        try (var console = new Console(folder)) {
            Script script = Script.single("true");
            var nowhere = new ConfirmedRun("A step", script, new Invocation(Target.LAPTOP, "true", "m1"), folder.resolve("gone"),
                    Duration.ZERO,
                    List.of());
            console.onScreen(() -> console.commands.run(nowhere, SecretMask.standard())).join();
            await("its end", () -> ended(console).size() == 1);
            Fact.CommandEnded end = ended(console).getFirst().ended().orElseThrow();
            assertThat(end.how()).isEqualTo(CommandEnding.NOT_STARTED);
            assertThat(end.note()).contains("there is no folder");
        }
    }

    @Test
    void closingTheConsoleStopsWhatRunsAndRecordsIt() throws Exception {
        IncidentId id;
        try (var console = new Console(folder)) {
            id = console.id;
            console.run("echo begun; sleep 300");
            await("the process", () -> console.incident().commandRuns().stream().anyMatch(run ->
                    console.commands.running(run.key()).filter(r -> r.bytes() > 0).isPresent()));
        }
        try (OpenedStore store = new StoreOpening(new DataFolder(folder.resolve("data")), Clock.systemUTC()).reader()) {
            Incident incident = Incident.of(id, store.log().read(id));
            assertThat(incident.commandRuns()).hasSize(1)
                    .allSatisfy(run -> assertThat(run.ended().orElseThrow().how()).isEqualTo(CommandEnding.STOPPED));
        }
    }

    @Test
    void anImportedStartIsNotLookedAfter() throws Exception {
        try (var console = new Console(folder)) {
            var foreign = new CommandRun(new EventKey("../../etc", 1), new Fact.CommandStarted("s", "rm -rf /", "", Target.LAPTOP,
                    List.of("rm"), "/", "a@b", Duration.ZERO), Instant.now(), "Eve", false, Optional.empty());
            assertThat(console.commands.output(foreign)).isEmpty();
        }
    }

    @Test
    void runsThatAreKilledWithTheirConsoleAreNeitherLostNorMadeTwice() throws Exception {
        var random = new Random(4);
        for (int i = 0; i < CONSOLES; i++) {
            Path said = folder.resolve("said-" + i);
            Process console = new ProcessBuilder(JavaProgram.command(Killed.class, folder.toString(), Integer.toString(i)))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile()).start();
            await("the runs of console " + i + ": " + text(said), () -> text(said).contains("confirmed") || !console.isAlive());
            Thread.sleep(random.nextInt(120));
            console.destroyForcibly().waitFor();
        }
        try (var console = new Console(folder)) {
            await("all ends", () -> ended(console).size() == console.incident().commandRuns().size());
            List<CommandRun> runs = console.incident().commandRuns();
            List<String> ran = Files.readAllLines(folder.resolve("ran"));
            assertThat(ran).as("none is made twice").doesNotHaveDuplicates();
            assertThat(runs).as("one for each that was confirmed").hasSize(CONSOLES * EACH);
            assertThat(runs.stream().map(run -> run.started().text()).map(command -> command.replaceAll("^echo (\\S+) .*", "$1")))
                    .as("none ran that the record does not know").containsAll(ran).doesNotHaveDuplicates();
            assertThat(runs).allSatisfy(run -> {
                assertThat(run.ended().orElseThrow().how()).isEqualTo(CommandEnding.NOT_KNOWN);
                assertThat(run.ended().orElseThrow().note()).startsWith("was running when the console ended");
                assertThat(run.outcome()).isEqualTo("its result is not known");
            });
            assertThat(runs.stream().filter(run -> run.ended().orElseThrow().output().contains("working")))
                    .as("what they printed until then").isNotEmpty();
            assertThat(runs.stream().filter(run -> run.ended().orElseThrow().note().contains("goes on") || run.ended()
                    .orElseThrow().note()
                    .contains("go on"))).as("what lives is named").isNotEmpty();
            assertThat(console.told).isEmpty();
        } finally {
            ProcessHandle.allProcesses().filter(each -> each.info().commandLine().orElse("").contains("sleep 98765"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void noSecretOfACommandOrItsOutputReachesTheRecordOrWhatLeavesIt() throws Exception {
        List<Canary> canaries = Canary.ALL.stream().filter(canary -> !canary.words().contains("\n")).limit(20).toList();
        IncidentId id;
        try (var console = new Console(folder)) {
            id = console.id;
            for (int i = 0; i < canaries.size(); i++) {
                Files.writeString(folder.resolve("canary-" + i), canaries.get(i).words() + "\n");
                console.run("cat canary-" + i + " # " + canaries.get(i).words());
                int count = i + 1;
                await("the end", () -> ended(console).size() == count);
            }
            assertThat(ended(console)).allMatch(CommandRun::succeeded);
        }
        Path data = folder.resolve("data");
        Path capsule = folder.resolve("incident.qdc");
        String postMortem;
        try (OpenedStore store = new StoreOpening(new DataFolder(data), Clock.systemUTC()).console()) {
            store.capsules().write(id, capsule);
            postMortem = PostMortem.document(Incident.of(id, store.log().read(id)), Optional.empty(), Instant.now(), "test")
                    .text();
            await("the search", () -> !store.search().newest("canary", 100).isEmpty()); // it is indexed a moment later
        }
        new Upkeep(new DataFolder(data), InstantSource.system()).backup();
        List<Path> kept;
        try (Stream<Path> files = Files.walk(data)) {
            kept = files.filter(Files::isRegularFile).toList();
        }
        assertThat(kept.stream().filter(file -> file.toString().endsWith(".out"))).as("raw outputs").hasSize(20);
        for (Canary canary : canaries) {
            assertThat(postMortem).as(canary.kind()).doesNotContain(canary.secret());
            for (Path file : Stream.concat(kept.stream().filter(f -> !f.toString().endsWith(".out")), Stream.of(capsule))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(canary.kind() + " in " + file)
                        .doesNotContain(canary.secret());
            }
        }
    }

    @Test
    void theOutputOfARunWhoseWordsAreRemovedIsRemovedToo() throws Exception {
        try (var console = new Console(folder)) {
            console.run("echo leaked");
            await("its end", () -> ended(console).size() == 1);
            EventKey run = ended(console).getFirst().key();
            assertThat(console.runner.output(console.id, run)).isPresent();
            console.desk.submit(console.id, "Ada", new Command.Redact(run, "a leak", true)).toCompletableFuture().join();
            console.commands.forgetRemoved(console.incident());
            await("its output to go", () -> console.runner.output(console.id, run).isEmpty());
            assertThat(console.incident().commandRuns().getFirst().ended().orElseThrow().output()).isEqualTo("(removed)");
        }
    }

    /** A console that begins some runs and is killed. */
    public static final class Killed {
        private Killed() {
        }

        public static void main(String[] args) throws Exception {
            var console = new Console(Path.of(args[0]));
            for (int i = 0; i < EACH; i++) {
                console.run("echo " + args[1] + "-" + i + " >> ran; echo working; exec sleep 98765");
            }
            System.out.println("confirmed");
            Thread.currentThread().join();
        }
    }
}
