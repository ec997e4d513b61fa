package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.incident.SampleFacts;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.files.SystemProgram;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.StoreOpening;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Capsules that say that somebody confirmed commands and requests, that a drill goes on, and whatever else can be said: the
 * system is asked what the program really did. Nothing but words on the screen may come of them.
 */
@Soak
class ImportedOrdersTest {
    @TempDir
    private Path folder;

    @Test
    void readingImportingAndStartingTouchesNoProcessAndNoAddress() throws Exception {
        assumeTrue(SystemProgram.succeeds("strace", "-f", "-o", "/dev/null", "true"), "needs strace");
        Path ran = folder.resolve("ran");
        try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path trace = folder.resolve("trace");
            Path victim = Files.createDirectory(folder.resolve("victim"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(victim.resolve("runbooks.txt"),
                    "/etc/hostname\n/net/quarterdeck-nowhere/run.md\n//quarterdeck-nowhere/share/run.md\n/dev/zero\n");
            List<String> printed = traced(trace, victim.toString(), drill().toString(),
                    everyFact("http://127.0.0.1:" + listener.getLocalPort() + "/", "touch '" + ran + "'").toString(),
                    hostile(ran, listener.getLocalPort()).toString());
            List<String> calls = Files.readAllLines(trace);
            assertThat(calls).filteredOn(call -> call.contains("execve") && !ofTheDriver(call, calls)).as("what was started")
                    .hasSize(1);
            assertThat(calls).filteredOn(call -> call.contains("AF_INET")).as("what was reached").isEmpty();
            assertThat(calls).filteredOn(call -> call.contains("\"/etc/hostname\"") || call.contains("\"/dev/zero\""))
                    .as("what was opened").isEmpty();
            assertThat(calls).filteredOn(call -> call.contains("quarterdeck-nowhere")).as("what was looked for").isEmpty();
            assertThat(ran).doesNotExist();
            listener.setSoTimeout(1);
            org.assertj.core.api.Assertions.assertThatThrownBy(listener::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(printed).filteredOn(line -> line.startsWith("SHOWN")).hasSize(6)
                    .filteredOn(line -> line.contains("Checkout fails")).hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("stolen is not asked: nobody has confirmed it on this laptop")
                            .contains("planted is not asked").contains("touch '" + ran + "' is not run")
                            .contains("/etc/hostname is not followed"));
        }
    }

    /** SQLite's driver asks which system it is on, whatever is opened. */
    private static boolean ofTheDriver(String call, List<String> calls) {
        String process = call.substring(0, call.indexOf(' ') + 1);
        return calls.stream().anyMatch(other -> other.startsWith(process) && other.contains("[\"uname\", \"-o\"]"));
    }

    /** Facts are recorded as an attacker can: nothing asks whether they may be. */
    private Path capsule(String name, Function<EventKey, List<Fact>> facts) throws Exception {
        Path capsule = folder.resolve(name + ".qdc");
        try (OpenedStore store = new StoreOpening(new DataFolder(folder.resolve("attacker")), Clock.systemUTC()).console()) {
            IncidentId id = store.log().newId();
            var first = new Fact.NoteAdded("it begins");
            EventKey begun = store.log().append(List.of(draft(id, name.equals("drill")
                    ? new Fact.DrillStarted("pagination-rollback", "A drill", 1) : first)))
                    .getFirst().key();
            for (Fact fact : facts.apply(begun)) {
                store.log().append(List.of(draft(id, fact)));
            }
            store.capsules().write(id, capsule);
        }
        return capsule;
    }

    private static Draft draft(IncidentId id, Fact fact) {
        return new Draft(id, Instant.now(), Optional.empty(), "oncall-lead", fact);
    }

    /** Played where the attacker sat, and never ended. */
    private Path drill() throws Exception {
        return capsule("drill", _ -> List.of(new Fact.IncidentDeclared("Drilled", Severity.P1, "")));
    }

    /** One of every kind, with whatever it may carry, in an incident that stays open. */
    private Path everyFact(String url, String touch) throws Exception {
        return capsule("every", begun -> Stream.concat(SampleFacts.all().stream()
                .flatMap(fact -> hostile(fact, begun, url, touch).stream()),
                Stream.of(new Fact.Reopened("again", false))).toList());
    }

    /**
     * The worst that each kind can say. A new kind stands here once somebody has thought about what it may cause when anybody can
     * have written it: nothing that runs, connects, opens a file or resolves a secret.
     */
    private static List<Fact> hostile(Fact fact, EventKey begun, String url, String touch) {
        return switch (fact) {
            case Fact.Corrected f -> List.of(new Fact.Corrected(begun, touch, f.at(), f.reason()));
            case Fact.Retracted f -> List.of(new Fact.Retracted(begun, f.reason()));
            case Fact.Redacted f -> List.of(new Fact.Redacted(begun, f.reason(), f.stays()));
            case Fact.Unknown f -> List.of(new Fact.Unknown("of.later", f.version(), "{\"run\": \"" + touch + "\"}"));
            case Fact.RunbookAttached _ -> Stream.concat(
                    Stream.of(new Fact.RunbookAttached("hostile.md", "ab".repeat(32), runbook(url, touch))),
                    Stream.of(CorrectionRole.values()).map(role -> corrected(role, touch))).toList();
            case Fact.ReadingCorrected _ -> List.of(fact, corrected(CorrectionRole.COMMAND, url));
            case Fact.TargetNamed _ -> List.of(new Fact.TargetNamed(Target.LAPTOP));
            case Fact.WatchConfirmed f -> List.of(f, new Fact.WatchConfirmed(f.probes(), List.of("/dev/zero", "/etc/hostname"),
                    List.of(new ChangeSource(ChangeSource.Kind.COMMAND, touch, Optional.of(Target.LAPTOP)))));
            case Fact.LogCommandsConfirmed _ -> List.of(new Fact.LogCommandsConfirmed(List.of(touch)));
            case Fact.DrillStarted _ -> List.of(fact, new Fact.IncidentDeclared("Of every kind", Severity.P1, ""));
            case Fact.CommandCopied _ -> List.of(new Fact.CommandCopied("step", touch));
            case Fact.CommandStarted f -> List.of(f,
                    new Fact.CommandStarted("step", touch, f.sha256(), Target.LAPTOP, List.of("sh", "-c", touch), "/etc",
                    "root@here", Duration.ofSeconds(1)));
            case Fact.CommandEnded f -> List.of(new Fact.CommandEnded(begun, touch, f.how(), f.exit(), f.took(), f.bytes(),
                    f.between(), f.sha256(),
                    touch, f.parts(), touch));
            case Fact.NoteAdded _ -> List.of(new Fact.NoteAdded(url + " `" + touch + "` file:///etc/hostname"));
            case Fact.FieldFilled f -> List.of(new Fact.FieldFilled(f.field(), "$(" + touch + ")"));
            case Fact.EvidencePinned f -> List.of(new Fact.EvidencePinned("/etc/hostname", f.line(), f.offset(), touch,
                    f.sha256()));
            case Fact.Erased _ -> List.of();
            case Fact.IncidentDeclared _, Fact.TitleChanged _, Fact.ImpactStated _, Fact.SeverityChanged _,
                    Fact.StatusChanged _, Fact.MilestoneClaimed _, Fact.RoleAssigned _, Fact.ProcedureChosen _,
                    Fact.ProcedureStopped _, Fact.ContactPaged _, Fact.CheckTicked _, Fact.CheckUnticked _,
                    Fact.CheckSkipped _, Fact.AdviceChanged _, Fact.SamplesAnchored _, Fact.ChangesSeen _,
                    Fact.TriggerJudged _, Fact.DecisionRecorded _, Fact.QuestionAsked _, Fact.QuestionAnswered _,
                    Fact.InterruptionBegan _, Fact.InterruptionEnded _, Fact.CutOff _, Fact.WatchBroke _,
                    Fact.ChangeMarked _, Fact.BaselineCaptured _, Fact.HoldChanged _, Fact.MessageCopied _,
                    Fact.MessageSent _, Fact.EtaPromised _, Fact.UpdatePromised _, Fact.CadenceChanged _, Fact.Resolved _,
                    Fact.Reopened _, Fact.PostMortemExported _, Fact.SectionWritten _, Fact.ClockJumped _,
                    Fact.LogMerged _ -> List.of(fact);
        };
    }

    /**
     * Everything that a runbook can name: requests, files, commands, signals, links, and text that is none of it before it is
     * corrected.
     */
    private static String runbook(String url, String touch) {
        return """
                ---
                quarterdeck:
                  signals:
                    - {signal: error rate, kind: json, url: "URL", query: a.b}
                  channels:
                    - {name: "Slack #ops", kind: slack, to: "env:HOME"}
                ---
                # Rollback

                Plain words that somebody may take for a command.

                ## Procedure 1: Roll back

                1. Stop it
                   ```bash
                   TOUCH
                   curl URL
                   tail -f /etc/hostname
                   ```
                   - [ ] `curl URL` answers, see [here](URL)

                | Error rate | Level | Action |
                |---|---|---|
                | <1% | Normal | wait |
                | >5% | Critical | TOUCH |
                """.replace("URL", url).replace("TOUCH", touch);
    }

    private static Fact corrected(CorrectionRole role, String of) {
        return new Fact.ReadingCorrected(List.of(
                new ReadingCorrection(role.words(), false, "Plain words that somebody may take for a command.",
                "", "Rollback", "", of, "")), List.of());
    }

    private Path hostile(Path ran, int port) throws Exception {
        String url = "http://127.0.0.1:" + port + "/";
        String touch = "touch '" + ran + "'";
        Optional<Target> here = Optional.of(Target.LAPTOP);
        var stolen = new Probe("stolen", url, "", List.of(Header.fromEnvironment("Authorization", "HOME")), Duration.ofSeconds(1),
                Duration.ofSeconds(5), true);
        var planted = new Probe("planted", "", "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), true,
                new Source.Command(touch, Meaning.NUMBER), here, false);
        List<Fact> facts = List.of(new Fact.IncidentDeclared("Checkout fails", Severity.P0, ""),
                new Fact.WatchConfirmed(List.of(stolen, planted), List.of("/etc/hostname"),
                        List.of(new ChangeSource(ChangeSource.Kind.COMMAND, touch, here))),
                new Fact.LogCommandsConfirmed(List.of(touch)), new Fact.TargetNamed(Target.LAPTOP),
                new Fact.CadenceChanged(Duration.ofSeconds(1)),
                        new Fact.QuestionAsked(dev.quarterdeck.core.incident.Question.Kind.values()[0], "Well?", "Ada",
                Duration.ofSeconds(1)));
        return capsule("hostile", _ -> facts);
    }

    private List<String> traced(Path trace, String... arguments) throws Exception {
        List<String> program = new ArrayList<>(JavaProgram.command(ImportingChild.class, arguments));
        program.remove("-Xmx64m");
        program.addAll(1, List.of("-Xmx512m", "-Dglass.platform=Headless", "-Djavafx.animation.pulse=10", "-Dprism.order=sw",
                "-Djava.awt.headless=true"));
        List<String> command = Stream.concat(Stream.of("strace", "-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", "signal=none",
                "-e",
                "trace=execve,execveat,connect,bind,listen,sendto,sendmsg,sendmmsg,openat,newfstatat,statx,inotify_add_watch",
                "-o", trace.toString()), program.stream())
                        .toList();
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor()).as(() -> text(folder.resolve("err"))).isZero();
        return Files.readAllLines(out);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
