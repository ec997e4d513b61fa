package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.SampleFacts;
import dev.quarterdeck.core.incident.Severity;
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
            List<String> printed = traced(trace, folder.resolve("victim").toString(), drill().toString(), everyFact().toString(),
                    hostile(ran, listener.getLocalPort()).toString());
            List<String> calls = Files.readAllLines(trace);
            assertThat(calls).filteredOn(call -> call.contains("execve") && !ofTheDriver(call, calls)).as("what was started")
                    .hasSize(1);
            assertThat(calls).filteredOn(call -> call.contains("AF_INET")).as("what was reached").isEmpty();
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
    private Path everyFact() throws Exception {
        return capsule("every", begun -> Stream.concat(SampleFacts.all().stream().map(fact -> switch (fact) {
            case Fact.Corrected f -> new Fact.Corrected(begun, f.text(), f.at(), f.reason());
            case Fact.Retracted f -> new Fact.Retracted(begun, f.reason());
            case Fact.Redacted f -> new Fact.Redacted(begun, f.reason(), f.stays());
            case Fact.Unknown f -> new Fact.Unknown("of.later", f.version(), f.json());
            default -> fact;
        }), Stream.of(new Fact.Reopened("again", false))).toList());
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
                "trace=execve,execveat,connect,bind,listen,sendto,sendmsg,sendmmsg", "-o", trace.toString()), program.stream())
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
