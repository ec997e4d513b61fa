package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The floors of the house, read from the compiled classes: a floor uses only what lies below it. An exception to a rule is
 * a named line here, with its reason.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.quarterdeck";
    private static final List<CompiledClass> CLASSES = CompiledClass.all();

    /** What each folder of core may use of core, besides itself and {@code time}. */
    private static final Map<String, Set<String>> CORE = Map.ofEntries(
            Map.entry("time", Set.of()),
            Map.entry("signal", Set.of()),
            Map.entry("decision", Set.of("signal")),
            Map.entry("runbook", Set.of("signal", "decision")),
            Map.entry("incident", Set.of("signal", "decision")),
            Map.entry("comms", Set.of("signal", "decision", "runbook", "incident")),
            Map.entry("logs", Set.of("signal", "decision", "runbook", "incident")),
            Map.entry("shell", Set.of("signal", "decision", "runbook", "incident")),
            Map.entry("library", Set.of("signal", "decision", "runbook", "incident")),
            // the post-mortem reports on the same checks that the console works through
            Map.entry("checklist", Set.of("signal", "decision", "runbook", "incident")),
            // what leaves is masked by the same patterns as a log on screen
            Map.entry("postmortem", Set.of("signal", "decision", "runbook", "incident", "checklist", "logs")),
            Map.entry("attention", Set.of("signal", "decision", "runbook", "incident")),
            Map.entry("drill", Set.of("signal", "decision", "runbook", "incident")),
            Map.entry("watch", Set.of("signal", "decision", "runbook", "incident")));

    /** Means that every folder of io may share. */
    private static final Set<String> SHARED_IO = Set.of("process", "json", "files");

    /** Folders of ui that are no screens: what they are all made of, and forms, which are opened from several. */
    private static final Set<String> SHARED_UI = Set.of("parts", "forms");

    /** Folders of ui above the screens: the window, and the drill that plays itself with hands on the window. */
    private static final Set<String> ABOVE_SCREENS = Set.of("window", "drill");

    private static boolean under(String className, String folder) {
        return className.startsWith(ROOT + "." + folder + ".");
    }

    /** The first folder below {@code floor}, empty for a class that lies directly in it or elsewhere. */
    private static Optional<String> part(String className, String floor) {
        return Optional.of(className).filter(n -> under(n, floor))
                .map(n -> n.substring(ROOT.length() + floor.length() + 2))
                .filter(n -> n.contains(".")).map(n -> n.substring(0, n.indexOf('.')));
    }

    private static boolean roof(String className) {
        return CompiledClass.folder(className).equals(ROOT);
    }

    private static boolean anyOf(String className, String... prefixes) {
        return Stream.of(prefixes).anyMatch(className::startsWith);
    }

    private static boolean javaFx(String className) {
        return anyOf(className, "javafx.", "com.sun.javafx.", "org.controlsfx.", "atlantafx.", "org.kordamp.ikonli.");
    }

    private static List<String> offences(Predicate<String> who, BiPredicate<String, String> mayNotUse) {
        return CLASSES.stream().filter(c -> who.test(c.name())).flatMap(c -> c.uses().stream()
                .filter(used -> mayNotUse.test(c.name(), used)).map(used -> c.name() + " uses " + used)).toList();
    }

    private static List<String> calls(Predicate<String> who, Pattern forbidden) {
        return CLASSES.stream().filter(c -> who.test(c.name())).flatMap(c -> c.calls().stream()
                .filter(call -> forbidden.matcher(call).matches()).map(call -> c.name() + " calls " + call)).toList();
    }

    private static void none(List<String> offences, String reason) {
        assertThat(offences).as(reason).isEmpty();
    }

    @Test
    void theClassesAreReadWithWhatTheyUse() {
        CompiledClass desk = CLASSES.stream().filter(c -> c.name().equals(ROOT + ".core.incident.Desk")).findFirst()
                .orElseThrow();
        assertThat(desk.uses()).contains(ROOT + ".core.incident.EventLog", "java.util.concurrent.BlockingQueue");
        assertThat(desk.calls()).contains(ROOT + ".core.incident.EventLog.append");
    }

    @Test
    void coreUsesNoOtherFloor() {
        none(offences(n -> under(n, "core"), (_, used) -> under(used, "io") || under(used, "app") || under(used, "ui")
                || under(used, "cli")),
                "core is what the floors share; if it knew one of them, none could be exchanged or tested alone");
    }

    @Test
    void coreIsPure() {
        none(offences(n -> under(n, "core"), (_, used) -> javaFx(used) || anyOf(used, "java.sql.", "javax.sql.", "org.sqlite.",
                        "okhttp3.", "okio.", "picocli.", "tools.jackson.", "java.net.http.", "java.net.Socket",
                        "java.net.ServerSocket", "java.net.URLConnection", "java.net.HttpURLConnection", "java.nio.channels.",
                        "java.nio.file.Files", "java.io.File", "java.io.RandomAccessFile", "java.lang.Process",
                        "java.lang.ProcessBuilder")),
                "core touches no disk, network, process or window, so that replay, drill and recovery are the same code");
    }

    @Test
    void coreIsHandedItsTime() {
        none(calls(n -> under(n, "core"), Pattern.compile("java\\.time\\.\\w+\\.now|java\\.time\\.Clock\\.system\\w*"
                        + "|java\\.time\\.InstantSource\\.system|java\\.lang\\.System\\.currentTimeMillis|"
                        + "java\\.util\\.Date\\.<init>")),
                "a clock that core reads by itself cannot be scaled in a drill nor set in a test");
    }

    @Test
    void foldersOfCoreKeepTheirOrder() {
        none(offences(n -> under(n, "core"), (name, used) -> {
            Optional<String> to = part(used, "core");
            String from = part(name, "core").orElse("");
            return to.isPresent() && !to.get().equals(from) && !to.get().equals("time")
                    && !CORE.getOrDefault(from, Set.of()).contains(to.get());
        }),
                "signal uses nothing of ours, decision signal, runbook and incident both of these but not one another (events "
                + "are the "
                + "file format for years and need no parser); the others use these four but not one another");
    }

    @Test
    void everyFolderOfCoreHasItsPlace() {
        var folders = new TreeSet<String>();
        CLASSES.forEach(c -> part(c.name(), "core").ifPresent(folders::add));
        assertThat(CORE.keySet()).as("a new folder of core states here what it may use").containsAll(folders);
        none(CLASSES.stream().map(CompiledClass::name).filter(n -> under(n, "core") && part(n, "core").isEmpty()).toList(),
                "a class of core lies in the folder named for its job");
    }

    @Test
    void coreHasNoCircles() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (CompiledClass c : CLASSES) {
            part(c.name(), "core").ifPresent(from -> c.uses().forEach(used -> part(used, "core")
                    .filter(to -> !to.equals(from)).ifPresent(to -> uses.computeIfAbsent(from, _ -> new TreeSet<>()).add(to))));
        }
        none(circles(uses), "folders in a circle can only be understood, tested and changed together");
    }

    /** What can be reached from itself. */
    private static List<String> circles(Map<String, Set<String>> uses) {
        var circles = new ArrayList<String>();
        uses.keySet().forEach(start -> {
            var seen = new HashSet<String>();
            var open = new ArrayList<>(uses.get(start));
            while (!open.isEmpty()) {
                String next = open.removeLast();
                if (seen.add(next)) {
                    open.addAll(uses.getOrDefault(next, Set.of()));
                }
            }
            if (seen.contains(start)) {
                circles.add(start);
            }
        });
        return circles;
    }

    @Test
    void ioUsesOnlyCoreAndItsOwn() {
        none(offences(n -> under(n, "io"), (name, used) -> under(used, "app") || under(used, "ui") || under(used, "cli")
                || javaFx(used)
                        || part(used, "io").filter(to -> !SHARED_IO.contains(to) && !part(name, "io").equals(Optional.of(to)))
                        .isPresent()),
                "an edge is exchanged without touching another; what several need lies in io/process, io/json or io/files");
    }

    @Test
    void sharedIoKnowsNoEdge() {
        none(offences(n -> part(n, "io").filter(SHARED_IO::contains).isPresent(),
                        (_, used) -> part(used, "io").filter(to -> !SHARED_IO.contains(to)).isPresent()),
                "shared means serve the edges and must not depend on one");
    }

    @Test
    void yamlIsReadInOnePlace() {
        none(offences(n -> !under(n, "core.runbook"), (_, used) -> used.startsWith("org.snakeyaml.")),
                "a runbook's front matter is the only YAML of the product, and the limits that make it safe stand beside its "
                + "reader");
    }

    @Test
    void eachDriverHasItsFolder() {
        none(offences(n -> !roof(n) && !under(n, "io.store") && !under(n, "io.team"),
                        (_, used) -> anyOf(used, "java.sql.", "javax.sql.", "org.sqlite.", "org.postgresql.")),
                "only the store and team mode speak to a database, so that its traps are handled in one place");
        none(offences(n -> !roof(n) && !under(n, "io.probe") && !under(n, "io.channel"),
                (_, used) -> anyOf(used, "okhttp3.", "okio.")),
                "only probes and channels open connections, so that each is one that the lead confirmed");
    }

    @Test
    void theApplicationNeedsNoWindowAndNoEdge() {
        none(offences(n -> under(n, "app"), (_, used) -> javaFx(used) || under(used, "io") || under(used, "ui")
                || under(used, "cli")),
                "sessions, live state and drills are the same with a window, without one and in a test; "
                        + "the roof hands in the ports and the door to the screen's thread");
    }

    @Test
    void uiUsesCoreTheApplicationAndItsOwnScreenOnly() {
        none(offences(n -> under(n, "ui"), (_, used) -> under(used, "io") || under(used, "cli")),
                "a screen speaks to ports; the roof hands it what implements them");
        none(offences(n -> part(n, "ui").filter(from -> !ABOVE_SCREENS.contains(from)).isPresent(),
                (name, used) -> part(used, "ui")
                        .filter(to -> !SHARED_UI.contains(to) && !part(name, "ui").equals(Optional.of(to))).isPresent()),
                "a screen can be changed or left out without touching another; only what lies above the screens knows them all");
        none(offences(n -> part(n, "ui").equals(Optional.of("parts")), (_, used) -> part(used, "ui")
                        .filter(to -> !to.equals("parts")).isPresent()),
                "what all screens are made of must not depend on one of them");
        none(CLASSES.stream().map(CompiledClass::name).filter(n -> under(n, "ui") && part(n, "ui").isEmpty()).toList(),
                "a class of ui lies with its screen, with the window or with the parts");
    }

    @Test
    void noTwoPackagesFormACircle() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (CompiledClass c : CLASSES) {
            String from = CompiledClass.folder(c.name());
            c.uses().stream().filter(used -> used.startsWith(ROOT)).map(CompiledClass::folder).filter(to -> !to.equals(from))
                    .forEach(to -> uses.computeIfAbsent(from, _ -> new TreeSet<>()).add(to));
        }
        none(circles(uses), "packages in a circle can only be understood, tested and changed together");
    }

    @Test
    void cliNeedsNoWindowAndNoEdge() {
        none(offences(n -> under(n, "cli"), (_, used) -> javaFx(used) || under(used, "io") || under(used, "ui")),
                "the command line starts fast and works on a machine without a display; a wish for a window goes to the roof");
    }

    @Test
    void nobodyUsesTheRoof() {
        none(offences(n -> !roof(n), (_, used) -> roof(used)),
                "the roof constructs everything; whoever used it could reach everything");
    }

    @Test
    void thereIsOneWayToTheClipboard() {
        none(calls(n -> !n.equals(ROOT + ".ui.parts.CopyGate"), Pattern.compile("dev\\.quarterdeck\\.ui\\.parts\\.Desktop\\.copy|"
                        + "dev\\.quarterdeck\\.ui\\.window\\.MainWindow\\.copy")),
                "what is pasted is what was seen: where a text holds what cannot be seen, the person says what is meant");
        none(offences(n -> !n.equals(ROOT + ".ui.window.MainWindow"),
                (_, used) -> used.startsWith("javafx.scene.input.Clipboard")),
                "the clipboard is the window's");
    }

    @Test
    void thereIsOneDoorToTheFxThread() {
        none(calls(n -> !n.equals(ROOT + ".ui.parts.Fx") && !n.startsWith(ROOT + ".ui.parts.Fx$"),
                        Pattern.compile("javafx\\.application\\.Platform\\.runLater")),
                "with one door, what reaches the FX thread can be counted, ordered and drained in tests");
    }

    /**
     * The hands of a person who is not there: they wait for the window as a person does, on the main thread, and leave pictures.
     */
    private static boolean hands(String className) {
        return under(className, "ui.drill");
    }

    @Test
    void theScreensStartNoThreadAndWaitForNothing() {
        none(calls(n -> under(n, "ui") && !hands(n),
                Pattern.compile("java\\.lang\\.Thread\\.(?:<init>|start\\w*|of\\w+|sleep|join|yield|onSpinWait)"
                        + "|java\\.util\\.concurrent\\.(?:Executors|ForkJoinPool|CountDownLatch|Semaphore|locks\\.).*"
                        + "|java\\.util\\.concurrent\\.\\w*(?:Future|Queue)\\.(?:get|join|take|put|runAsync|supplyAsync)"
                        + "|java\\.lang\\.Object\\.wait|java\\.util\\.Timer\\..*")),
                "the FX thread draws and nothing else; what may wait goes through app.Work, which brings the newest answer only "
                + "and loses no failure");
    }

    @Test
    void theScreensTouchNoFileNoLogAndNoDatabase() {
        none(offences(n -> under(n, "ui") && !hands(n) && !n.equals(ROOT + ".ui.parts.Snapshots"), // which writes for those hands
                        (_, used) -> anyOf(used, "java.nio.file.Files", "java.io.FileInputStream", "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter", "java.io.RandomAccessFile", "java.nio.channels.", "java.lang.Process",
                        "java.net.Socket", "java.net.http.",
                        "java.net.URLConnection", "java.sql.", "javax.imageio.")),
                "a disk that hangs would hold up the window; a screen asks ports, away from the FX thread");
    }

    @Test
    void noExecutorKeepsAFailureToItself() {
        none(calls(n -> !n.equals(ROOT + ".io.process.OneThread"),
                Pattern.compile("java\\.util\\.concurrent\\.Executors\\.\\w*Scheduled\\w*"
                        + "|java\\.util\\.concurrent\\.ScheduledThreadPoolExecutor\\.<init>|"
                        + "java\\.util\\.concurrent\\.\\w*Execut\\w+\\.submit"
                        + "|java\\.util\\.Timer\\..*")),
                "a task that is submitted or comes again keeps its failure for somebody who never asks, and does not come "
                + "again; OneThread tells it");
        // each of these asks its futures for what failed, or hands it on
        Set<String> asking = Set.of(ROOT + ".io.logs.SegmentSearch", ROOT + ".io.logs.Scan", ROOT + ".io.store.EventReader",
                ROOT + ".io.store.ConsoleSearch",
                ROOT + ".Display");
        none(
                calls(n -> !asking.contains(n),
                Pattern.compile("java\\.util\\.concurrent\\.CompletableFuture\\.(?:runAsync|supplyAsync)")),
                "what fails in a stage is kept by it; whoever starts one stands here and asks it");
        none(calls(n -> (under(n, "app") || under(n, "ui")) && !n.equals(ROOT + ".app.Work"),
                        Pattern.compile("java\\.util\\.concurrent\\.Completi?\\w+\\.(?:whenComplete|thenAccept|thenRun|"
                        + "handle)\\w*")),
                "what fails after a stage is kept by the next one, which nobody asks; Work.whenDone tells it");
    }
}
