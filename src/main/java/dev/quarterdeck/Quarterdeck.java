package dev.quarterdeck;

import dev.quarterdeck.app.Keeping;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.cli.Program;
import dev.quarterdeck.core.checklist.FrozenRunbook;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.postmortem.Document;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Courses;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.Replay;
import dev.quarterdeck.io.confirm.KeptConfirmations;
import dev.quarterdeck.io.confirm.KeptRunbooks;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.FileFailure;
import dev.quarterdeck.io.files.PreferencesFile;
import dev.quarterdeck.io.files.Settings;
import dev.quarterdeck.io.json.Json;
import dev.quarterdeck.io.library.FileRunbookLibrary;
import dev.quarterdeck.io.library.RunbookFiles;
import dev.quarterdeck.io.logs.KeptHighlights;
import dev.quarterdeck.io.logs.LocalLogs;
import dev.quarterdeck.io.notice.SystemNotifier;
import dev.quarterdeck.io.probe.LaptopProber;
import dev.quarterdeck.io.probe.ShellChanges;
import dev.quarterdeck.io.shell.LocalRunner;
import dev.quarterdeck.io.simulator.SimulatedService;
import dev.quarterdeck.io.store.MovableStore;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.RecordVerification;
import dev.quarterdeck.io.store.StoreOpening;
import dev.quarterdeck.io.store.StoreUnavailable;
import dev.quarterdeck.io.store.Upkeep;
import dev.quarterdeck.ui.parts.Fx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The roof: opens what is needed for a window or a command in order, and closes it in reverse. Nothing uses the roof.
 */
final class Quarterdeck implements Program {
    private static final double WINDOW_FACTOR = 1;
    private static final double AUTO_FACTOR = 20;
    private final ScenarioClock wall;

    Quarterdeck() {
        this(ScenarioClock.wall(InstantSource.system()));
    }

    /** {@code wall} is what real incidents live by, and the schedulers with them. */
    Quarterdeck(ScenarioClock wall) {
        this.wall = wall;
    }

    @Override
    public String version() {
        String version = Quarterdeck.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    @Override
    public int window(Console console, Optional<Path> runbook) throws IOException {
        boolean capsule = runbook.filter(StoreOpening::looksLikeCapsule).isPresent();
        if (runbook.isPresent() && !capsule) {
            requireReadable(runbook.get());
        }
        Display display = Display.find();
        return switch (display.kind()) {
            case WINDOW -> capsule ? capsuleInWindow(console, runbook.get()) : inWindow(console, runbook, false);
            case UNUSABLE -> {
                System.err.println(display.sentence());
                yield 2;
            }
            case NONE -> {
                if (capsule) {
                    System.err.println(display.sentence() + " quarterdeck export INC-... --data " + runbook.get()
                            + " writes what the capsule says.");
                    yield 2;
                }
                if (runbook.isPresent()) {
                    System.err.println(display.sentence() + " The runbook can be read, but there is no window to show it in.");
                    yield 2;
                }
                yield playDrill(console, display.sentence() + " Playing the bundled drill without one");
            }
        };
    }

    /** Comes first: what is wrong with the file has to be put right with and without a display. */
    private static void requireReadable(Path runbook) throws IOException {
        try {
            FileRunbookLibrary.requireReadable(runbook);
        } catch (UnreadableRunbook e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public int drillWindow(Console console) throws IOException {
        Display display = Display.find();
        if (display.kind() == Display.Kind.WINDOW) {
            return inWindow(console, Optional.empty(), true);
        }
        System.err.println(display.sentence() + (display.kind() == Display.Kind.NONE
                ? " quarterdeck drill --auto plays it without one." : ""));
        return 2;
    }

    @Override
    public int drill(Console console) throws IOException {
        return playDrill(console, "Playing the bundled drill");
    }

    private int inWindow(Console console, Optional<Path> runbook, boolean drill) throws IOException {
        return opened(console, folder(console.data()), WINDOW_FACTOR, Optional.empty(),
                workspace -> Window.run(workspace, runbook, drill));
    }

    private int playDrill(Console console, String words) throws IOException {
        DataFolder folder = fresh(console.data());
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        int code = opened(console, folder, AUTO_FACTOR, Optional.of("post-mortem.md"), workspace -> {
            System.out.println(words + ", in " + folder.path()); // only now is it sure that the folder can be used
            return Window.play(workspace, folder.path());
        });
        System.out.println(folder.path());
        return code;
    }

    /** A drill that plays by itself leaves everything in a folder that was empty or not there before. */
    private DataFolder fresh(Optional<Path> data) throws IOException {
        if (data.isPresent() && empty(data.get())) {
            return folder(data);
        }
        String name = "drill-" + Times.stamp(wall.instant());
        Path drills = folder(data).resolve("drills");
        Path free = drills.resolve(name);
        for (int i = 2; Files.exists(free); i++) {
            free = drills.resolve(name + "-" + i);
        }
        return new DataFolder(free);
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return true; // creating it will say what is wrong
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static DataFolder folder(Optional<Path> data) {
        return data.map(DataFolder::new).orElseGet(DataFolder::standard);
    }

    /** What runs between opening and closing. */
    interface Run {
        int with(Workspace workspace) throws IOException;
    }

    /** Only the capsule is read; what else a window needs lies in the data folder as always. */
    private int capsuleInWindow(Console console, Path capsule) throws IOException {
        DataFolder folder = folder(console.data());
        return opened(console.detailed(), folder, () -> opening(folder).capsule(capsule), WINDOW_FACTOR, Optional.empty(),
                workspace -> Window.run(workspace, Optional.empty(), false));
    }

    private static StoreOpening opening(DataFolder folder) {
        return new StoreOpening(folder, Clock.systemDefaultZone());
    }

    private int opened(Console console, DataFolder folder, double factor, Optional<String> export, Run run) throws IOException {
        return opened(console.detailed(), folder, () -> opening(folder).console(), factor, export, run);
    }

    int opened(DataFolder folder, double factor, Optional<String> export, Run run) throws IOException {
        return opened(new Console(Optional.empty(), false), folder, factor, export, run);
    }

    private interface Opening {
        OpenedStore open() throws StoreUnavailable;
    }

    private int opened(boolean detailed, DataFolder folder, Opening opening, double factor, Optional<String> export, Run run)
            throws IOException {
        ConfigFolder config = ConfigFolder.standard();
        try (var store = new MovableStore(opening.open(), folder, Clock.systemDefaultZone());
             var watched = WatchedFailures.watch(version(), detailed, store, wall.wall());
             var desk = new Desk(store.log(), wall);
             var runner = new LocalRunner(store::folder);
             var prober = new LaptopProber();
             Logs logs = logs();
             var work = new Work(Thread::startVirtualThread, Fx::run)) {
            store.samples().onClosed((incident, blocks) -> desk.submit(new IncidentId(incident), Draft.CONSOLE,
                    new Command.AnchorSamples(blocks)).thenApply(reply -> reply instanceof Reply.Done));
            PreferencesFile<Settings> settings = Settings.in(folder, wall.wall().instant());
            var highlights = new KeptHighlights(folder.resolve("highlights.json"), wall.wall().instant());
            var confirmations = new KeptConfirmations(config, folder, store.log().console(), wall.wall().instant());
            var runbooks = new KeptRunbooks(config, folder, wall.wall().instant());
            var library = new FileRunbookLibrary(folder.resolve("runbooks.txt"), runbooks);
            boolean script = export.isPresent();
            Workspace.Person person = script ? new Fixed("oncall-1") : new Remembered(settings);
            List<String> notices = Stream.of(store.notices().stream(), settings.notice().stream(), highlights.notice().stream(),
                    confirmations.notice().stream(), runbooks.notices().stream(), library.notices().stream())
                    .flatMap(sentences -> sentences).toList();
            var workspace = new Workspace(work, watched.failures(), desk, library, logs,
                    highlights, prober,
                    store.samples(), new ShellChanges(), confirmations, runner,
                    LaptopProber::loopbackOnly, new SimulatedService(), factor, folder.resolve("simulator"),
                    (name, text) -> export(store.folder().resolve(export.orElse("post-mortems/" + name)), text), Window::browse,
                    new SystemNotifier(), wall, person, new KeptLooks(settings),
                    new Keeping(store.search(), store.scratchpad(), store.capsules(), store.copies(), store::warnings,
                    store::moveTo), notices, version());
            return run.with(workspace);
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Path export(Path file, String text) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static IOException notWritten(Path file, IOException e) {
        return new IOException(file + " was not written: " + FileFailure.reason(file, e) + ".", e);
    }

    private static final class Remembered implements Workspace.Person {
        private final PreferencesFile<Settings> settings;
        private volatile String acting;

        Remembered(PreferencesFile<Settings> settings) {
            this.settings = settings;
            this.acting = settings.value().name();
        }

        @Override
        public String name() {
            String name = acting;
            return name.isEmpty() ? System.getProperty("user.name", "somebody") : name;
        }

        @Override
        public boolean asked() {
            return !acting.isEmpty();
        }

        @Override
        public void act(String name) {
            acting = name;
        }

        @Override
        public void remember(String name) throws IOException {
            settings.change(kept -> kept.withName(name));
        }
    }

    /** The person who plays the drill by itself. */
    private record Fixed(String name) implements Workspace.Person {
        @Override
        public boolean asked() {
            return true;
        }

        @Override
        public void act(String other) {
            throw new UnsupportedOperationException("the drill plays as " + name);
        }

        @Override
        public void remember(String other) {
            throw new UnsupportedOperationException("the drill plays as " + name);
        }
    }

    @Override
    public void incidents(Optional<Path> data, Predicate<IncidentId> wanted, Consumer<Incident> each) throws IOException {
        try (OpenedStore store = reader(data)) {
            EventLog log = store.log();
            log.incidents().stream().filter(wanted).forEach(id -> each.accept(Incident.of(id, log.read(id))));
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Replay.Result replay(Optional<Path> data, Incident incident, Guide guide) throws IOException {
        try (OpenedStore store = reader(data)) {
            var replay = new Replay(incident, guide);
            store.samples().read(incident.id().text(), replay::take);
            return replay.result();
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<Course> courses(Optional<Path> data, Incident incident) throws IOException {
        var courses = new Courses(incident);
        try (OpenedStore store = reader(data)) {
            store.samples().read(incident.id().text(), courses::take);
            return courses.all();
        } catch (StoreUnavailable | UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static OpenedStore reader(Optional<Path> data) throws IOException, StoreUnavailable {
        StoreOpening opening = opening(folder(data));
        if (data.filter(StoreOpening::looksLikeCapsule).isPresent()) {
            return opening.capsule(data.get());
        }
        requireNamed(data);
        OpenedStore store = opening.reader();
        store.notices().forEach(notice -> System.err.println(VisibleText.words(notice)));
        return store;
    }

    /** Nothing is recorded yet where the system keeps it, and that is no mistake; in a folder that was named it may be one. */
    private static void requireNamed(Optional<Path> data) throws IOException {
        if (data.isPresent() && !opening(folder(data)).anythingThere()) {
            throw noRecord(folder(data));
        }
    }

    private static IOException noRecord(DataFolder folder) {
        return new IOException("There is no record in " + folder.path() + ". Name the data folder with --data.");
    }

    @Override
    public String capsule(Optional<Path> data, IncidentId incident, Path file) throws IOException {
        try (OpenedStore store = reader(data)) {
            return store.capsules().write(incident, file);
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String take(Optional<Path> data, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(Files.isDirectory(file) ? file + " is a folder, not a capsule." : "There is no file " + file
                    + ".");
        }
        try (OpenedStore store = opening(folder(data)).console()) {
            return store.capsules().take(file).words();
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public Optional<Runbook> runbook(Incident incident) {
        return FrozenRunbook.of(incident);
    }

    @Override
    public List<RunbookLibrary.Entry> runbooks(List<Path> paths) throws IOException {
        return RunbookFiles.read(paths);
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(wall.instant(), ZoneOffset.UTC);
    }

    @Override
    public void write(Path file, Document document) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " was not written: it is a folder.");
        }
        try {
            AtomicFile.export(file, document::writeTo);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    @Override
    public Verification verify(Optional<Path> data) throws IOException {
        if (data.filter(StoreOpening::looksLikeCapsule).isPresent()) {
            return verification(RecordVerification.capsule(data.get()));
        }
        if (!opening(folder(data)).anythingThere()) {
            throw noRecord(folder(data));
        }
        try {
            return verification(RecordVerification.verify(folder(data).path()));
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Verification verification(RecordVerification.Report report) {
        return new Verification(report.lines(), report.sound());
    }

    @Override
    public String backup(Optional<Path> data) throws IOException {
        try {
            return upkeep(data).backup();
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<Path> backups(Optional<Path> data) throws IOException {
        try {
            return upkeep(data).backups();
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public String restore(Optional<Path> data, Path backup) throws IOException {
        try {
            return upkeep(data).restore(backup);
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<RecordSearch.Hit> search(Optional<Path> data, String words, int limit) throws IOException {
        if (data.filter(StoreOpening::looksLikeCapsule).isPresent()) {
            try (OpenedStore capsule = reader(data)) {
                return capsule.search().newest(words, limit);
            } catch (StoreUnavailable e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        requireNamed(data);
        try {
            return upkeep(data).search(words, limit);
        } catch (StoreUnavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Upkeep upkeep(Optional<Path> data) {
        return new Upkeep(folder(data), wall);
    }

    @Override
    public Logs logs() {
        return new LocalLogs(wall, ZoneId.systemDefault(), Path.of(System.getProperty("java.io.tmpdir")));
    }

    @Override
    public Instant now() {
        return wall.instant();
    }

    @Override
    public String json(Map<String, Object> object) {
        return Json.MAPPER.writeValueAsString(object);
    }
}
