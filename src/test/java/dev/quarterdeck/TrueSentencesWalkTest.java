package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Quantity;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Desktop.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two incidents, lived through on runbooks without a matrix, one of them without a checklist and one in another language. At
 * every picture all texts are taken from the screen, and each sentence and figure is explained by the runbook, the record or the
 * snapshot of that moment; so is each of the post-mortem. What nothing explains was made up.
 */
@Timeout(600)
@Soak
@Disabled("since the window draws once a second it compares pictures with snapshots of another moment: the walk has to wait for "
        + "a drawing")
class TrueSentencesWalkTest {
    private static final double FACTOR = 10;
    /** Words for things that only a runbook can have. */
    private static final Pattern RUNBOOKS_OWN =
            Pattern.compile("\\b(?:matrix|levels?|thresholds?|approv\\w+|within 1 hour|scenario|time estimate|roll(?:ed|ing|"
            + "s)?[ -]?back\\w*)\\b|\\bsteps? \\d+ of \\d+",
            Pattern.CASE_INSENSITIVE);
    private static final String NONE = "no decision matrix was found in the runbook";
    private static final String PAYMENTS = """
            # Payments do not arrive

            For whoever is on call for payments. Card payments reach the shop over the payments worker.

            ## When to act

            Act when one of these is seen:

            - Customers report that they cannot pay
            - More than 5% of requests fail
            - The bank tells us that it receives nothing

            ## Recovery

            1. Ask the worker how it is:

               ```bash
               curl -s http://localhost:8000/api/payments
               ```

            2. Restart the worker:

               ```bash
               systemctl restart payments-worker
               ```

            3. Tell the bank desk that payments flow again.

            ## Messages

            ### Status page

            ```
            Card payments are failing: [what is seen]
            Next update in 25 minutes.
            ```

            ## Whom to call

            | Role | Name | Phone |
            |---|---|---|
            | Payments lead | Ingrid Solberg | +47 555 0101 |
            | Bank desk | Nordbank | +47 555 0102 |
            """;
    private static final String ORDERS = """
            # Bestellungen bleiben hängen

            Für die Bereitschaft der Bestellannahme.

            ## Wann zurückrollen

            - Kunden melden, dass Bestellungen verloren gehen
            - Mehr als 5 % der Anfragen schlagen fehl

            ## Wiederherstellung

            ### Schritt 1: Lage prüfen

            - [ ] Protokoll der Annahme gelesen
            - [ ] Bereitschaft der Datenbank angerufen

            ```bash
            curl -s http://localhost:8000/api/bestellungen
            ```

            ### Schritt 2: Annahme neu starten

            ```bash
            systemctl restart bestellannahme
            ```

            - [ ] Annahme neu gestartet
            - [ ] Fehlerrate unter 1 %

            ## Nachrichten

            ### Statusseite

            ```
            Bestellungen werden zurzeit nicht angenommen. Ursache: [Ursache]
            Nächste Meldung in 25 Minuten.
            ```

            ## Ansprechpartner

            | Rolle | Name | Telefon |
            |---|---|---|
            | Leitung Annahme | Jörg Brückner | +49 30 555 0101 |
            | Datenbank | Änne Köhler | +49 30 555 0102 |
            """;

    private static final String[] TYPED = {"Forty calls in ten minutes", "Nothing gets through any more",
            "requests end in errors", "Seen to work for an hour"};

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;
    private FailingService service;
    private String runbook;
    private String pictures;
    private int taken;
    private int summed = -1;
    private String counted = "";
    private final List<String> faults = new ArrayList<>();
    private final List<ScreenMoment> before = new ArrayList<>();
    /** What any screen or form can have been drawn from of late. */
    private final Set<String> pairs = new HashSet<>();
    private final Deque<WatchSnapshot> drawn = new ArrayDeque<>();

    @Test
    void nothingIsMadeUpInAnIncidentOnARunbookWithoutMatrixAndChecklist() throws Exception {
        lives("payments", PAYMENTS, "/api/payments", "Customers report that they cannot pay", "what is seen");
    }

    @Test
    void nothingIsMadeUpInAnIncidentOnARunbookInAnotherLanguage() throws Exception {
        lives("orders", ORDERS, "/api/bestellungen", "Kunden melden, dass Bestellungen verloren gehen", "Ursache");
    }

    private void lives(String name, String text, String path, String trigger, String field) throws Exception {
        runbook = text;
        pictures = "true-" + name;
        record = new RecordOnDisk(folder.resolve("data"));
        Path file = Files.writeString(folder.resolve(name + ".md"), text);
        try (var running = new FailingService(folder.resolve("api.log")); var opened =
                OpenConsole.hurried(Files.createDirectory(record.folder()), FACTOR)) {
            service = running;
            console = opened;
            lead = opened.operator();
            opened.opens(file);
            lead.click("declare-" + name + ".md");
            lead.press(KeyCode.ENTER);
            lead.await("the console", () -> lead.shows("zone-do"));
            opened.awaitRecorded(record, Fact.RunbookAttached.class, 1);
            remembers();
            look("declared", Place.CONSOLE);
            watches(path);
            fails(trigger);
            decides();
            ticksAgainstItsReading();
            tells(field);
            recovers();
            resolves();
            exports();
        }
        record.assertSound();
        assertThat(faults).as(String.join("\n", faults)).isEmpty();
    }

    private void remembers() {
        lead.ask(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long time) {
                    console.window().live().map(Live::watched).filter(w -> drawn.peekLast() != w).ifPresent(drawn::add);
                    if (drawn.size() > 100) {
                        drawn.removeFirst();
                    }
                }
            }.start();
            return true;
        });
    }

    private List<WatchSnapshot> drawn() {
        return lead.ask(() -> List.copyOf(drawn));
    }

    private void watches(String path) {
        lead.control(KeyCode.W);
        lead.await("the form", () -> lead.shows("watch-probe-0"));
        look("watch-form", Place.CONSOLE);
        lead.write("watch-probe-0", service.url(path));
        lead.press(KeyCode.ENTER);
        lead.await("the requests", () -> service.requests() > 30);
        console.awaitRecorded(record, Fact.WatchConfirmed.class, 1);
        look("watched", Place.CONSOLE);
    }

    private void fails(String trigger) {
        service.fail(40);
        lead.await("the errors", () -> console.window().live().orElseThrow().watched().told().stream()
                .anyMatch(f -> f.quantity() == Quantity.ERROR_RATE && f.value() > 10));
        look("failing", Place.CONSOLE);
        lead.await("the note", () -> {
            if (!lead.shows("prompt-trigger")) {
                lead.click("trigger-0"); // which is drawn anew with every reading
            }
            return lead.shows("prompt-trigger");
        });
        lead.paste("Forty calls in ten minutes");
        look("trigger", Place.CONSOLE);
        lead.press(KeyCode.ENTER);
        console.awaitRecorded(record, Fact.TriggerJudged.class, 1);
        assertThat(record.last(Fact.TriggerJudged.class).trigger()).isEqualTo(trigger);
        look("trigger-met", Place.CONSOLE);
        lead.control(KeyCode.SHIFT, KeyCode.W);
        lead.await("the chart", () -> lead.shows("signal-chart"));
        lead.awaitWords("samples kept since");
        look("figure", Place.CONSOLE);
        lead.press(KeyCode.ESCAPE);
    }

    private void decides() {
        lead.control(KeyCode.D);
        lead.write("decision-reason", "Nothing gets through any more");
        lead.clickWords(Stance.speaksOfUndoing(runbook) ? "Execute rollback" : "Carry out the procedure");
        look("decision", Place.CONSOLE);
        lead.press(KeyCode.ENTER);
        console.awaitRecorded(record, Fact.DecisionRecorded.class, 1);
        Fact.DecisionRecorded decided = record.last(Fact.DecisionRecorded.class);
        assertThat(decided.thresholds()).as("thresholds of a runbook without any").isEmpty();
        assertThat(decided.readings()).isNotEmpty().allSatisfy(r -> assertThat(r.value()).isPresent());
        assertThat(decided.figures()).extracting(Figure::quantity)
                .contains(Quantity.P50, Quantity.P95, Quantity.P99, Quantity.ERROR_RATE, Quantity.AVAILABILITY);
        look("decided", Place.CONSOLE);
    }

    private void ticksAgainstItsReading() {
        lead.press(KeyCode.DIGIT2);
        int open = record.facts(Fact.CheckTicked.class).size();
        for (int i = 1; i <= 8 && lead.ask(() -> !done()); i++) {
            lead.press(KeyCode.SPACE);
            console.awaitRecorded(record, Fact.CheckTicked.class, open + i);
            look("tick-" + i, Place.CONSOLE);
        }
    }

    private boolean done() {
        var live = console.window().live().orElseThrow();
        return Checklist.of(live.runbook().orElseThrow(), live.incident()).steps().stream()
                .allMatch(StepProgress::done);
    }

    private void tells(String field) {
        lead.control(KeyCode.M);
        lead.write("field-0", "requests end in errors");
        assertThat(lead.words("message-exact")).contains("requests end in errors").doesNotContain(field + "]");
        String exact = lead.words("message-exact");
        counted = exact.length() + " characters · " + exact.getBytes(StandardCharsets.UTF_8).length + " bytes";
        look("message", Place.CONSOLE);
        lead.click("field-0");
        lead.control(KeyCode.ENTER);
        console.awaitRecorded(record, Fact.MessageSent.class, 1);
        lead.await("the editor to close", () -> !lead.shows("message-editor"));
        look("sent", Place.CONSOLE);
        lead.click("tab-messages");
        look("messages", Place.CONSOLE);
        lead.click("tab-contacts");
        look("contacts", Place.CONSOLE);
        lead.click("tab-timeline");
    }

    private void recovers() {
        service.recover();
        lead.await("the service to be well", () -> console.window().live().orElseThrow().watched().told().stream()
                .anyMatch(f -> f.quantity() == Quantity.ERROR_RATE && f.value() == 0));
        look("well-again", Place.CONSOLE);
        lead.control(KeyCode.R);
        look("restored-review", Place.CONSOLE);
        lead.press(KeyCode.ENTER);
        lead.await("restored", () -> console.facts(Fact.MilestoneClaimed.class).stream()
                .anyMatch(m -> m.milestone() == Milestone.RESTORED));
        look("restored", Place.CONSOLE);
    }

    private void resolves() {
        lead.click("top-resolve");
        look("resolve-review", Place.CONSOLE);
        lead.paste("Seen to work for an hour");
        lead.press(KeyCode.ENTER);
        console.awaitRecorded(record, Fact.Resolved.class, 1);
        look("resolved", Place.CONSOLE);
    }

    private void exports() throws Exception {
        lead.control(KeyCode.E);
        console.awaitRecorded(record, Fact.PostMortemExported.class, 1);
        lead.command("post-mortem");
        lead.await("the post-mortem", () -> lead.sees("Markdown"));
        look("post-mortem", Place.POSTMORTEM);
        lead.control(KeyCode.B);
        look("runbook", Place.RUNBOOK);
        String markdown = Files.readString(Path.of(record.last(Fact.PostMortemExported.class).file()));
        Files.writeString(Files.createDirectories(Path.of("target", "screenshots")).resolve(pictures + ".md"), markdown);
        assertPeaks(markdown);
        readsPaper(markdown, ScreenMoment.of("paper", console, Place.RUNBOOK));
    }

    /** Takes a picture, and all texts from it. */
    private void look(String name, Place place) {
        ScreenMoment moment = ScreenMoment.of(name, console, place);
        console.picture("%s-%02d-%s".formatted(pictures, ++taken, name));
        before.add(moment);
        var exact = new KnownFigures();
        exact.take(moment.watched(), moment.from(), moment.to());
        oneSnapshot(moment);
        KnownWords screen = words(moment, exact, List.of());
        KnownWords earlierPaper = place == Place.POSTMORTEM ? paper(moment) : screen;
        var earlier = new KnownFigures();
        drawn().forEach(snapshot -> earlier.take(snapshot, snapshot.at(), snapshot.at()));
        // a form holds the time at which it was opened, the axes of a chart any
        earlier.times(moment.incident().events().getFirst().at().minusSeconds(600), moment.to().plusSeconds(600));
        if (name.equals("figure")) {
            earlier.take("0 5 10 15 20 25 30 35 40 45 50 60 70 80 90 100 150 200 250 300 350 400 450 500");
        }
        if (place == Place.RUNBOOK) {
            moment.runbook().ifPresent(book -> earlier.take(IntStream.rangeClosed(1, (int) book.source().lines().count())
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" "))));
        }
        int kept = samples().size();
        for (int count = Math.max(0, kept - 200); count <= kept; count++) {
            earlier.take(count + " ");
        }
        samples().stream().findFirst().ifPresent(s -> earlier.time(s.endedAt()));
        KnownWords sheet = words(moment, earlier, List.of());
        drawn().forEach(sheet::take);
        int was = faults.size();
        for (ScreenMoment.Said said : moment.texts()) {
            if (place == Place.POSTMORTEM) {
                said.text().lines().flatMap(TrueSentencesWalkTest::cells).flatMap(cell -> earlierPaper.unexplained(cell).stream())
                        .forEach(line -> faults.add(name + ": made up: " + line + " (" + moment.from() + ", in a sheet "
                        + said.sheet() + ")"));
            } else {
                (said.sheet() ? sheet : screen).unexplained(said.text())
                        .forEach(line -> faults.add(name + ": made up: " + line + " (" + moment.from() + ", in a sheet "
                        + said.sheet() + ")"));
            }
            foreign(said.text()).forEach(word -> faults.add(name + ": the runbook has no " + word + ": " + said.text()));
        }
        faults.subList(was, faults.size()).forEach(f -> System.err.println("FAULT " + f));
        moment.cards().stream().filter(card -> card.stream().allMatch(t -> t.isBlank() || "–".equals(t)) || card.contains("–")
                && card.size() < 5)
                .forEach(card -> faults.add(name + ": an empty card: " + card));
    }

    /** The verdict, the triggers and the checks speak of the same readings as the cards. */
    private void oneSnapshot(ScreenMoment moment) {
        var read = new KnownFigures();
        read.takeReadings(moment.watched(), moment.from(), moment.to());
        read.take(runbook);
        read.take("1 min 5 min 15 min 15 s");
        Stream.of(Stream.of(moment.watched().advice().verdict().driver()), moment.watched().advice().standings().values().stream()
                .map(Standing::words),
                        moment.watched().checks().values().stream().map(o -> o.standing().words())).flatMap(s -> s)
                .filter(words -> !words.contains(" since ")).filter(words -> !read.knows(words))
                .forEach(words -> faults.add(moment.name() + ": of another moment than the readings: " + words));
    }

    private KnownWords words(ScreenMoment moment, KnownFigures figures, List<Pattern> more) {
        figures.take(moment.incident(), moment.runbook(), moment.from(), moment.to());
        var words = new KnownWords(figures, more);
        words.take(moment.runbook().orElseThrow());
        words.take(moment.incident(), moment.runbook());
        before.forEach(m -> words.take(m.watched()));
        words.take(moment.watched());
        words.say(TYPED);
        words.say(counted, "Ctrl ⏎");
        words.say(System.getProperty("user.name"), service.url(""), moment.runbook().orElseThrow().title());
        return words;
    }

    /** Words for what this runbook does not have. */
    private Stream<String> foreign(String text) {
        return RUNBOOKS_OWN.matcher(text.replace(NONE, "")).results().map(r -> r.group().toLowerCase(Locale.ROOT))
                .filter(word -> !runbook.toLowerCase(Locale.ROOT).contains(word)
                && !(word.startsWith("roll") && Stance.speaksOfUndoing(runbook)));
    }

    private static final List<Pattern> PAPER =
            Stream.of("Incident post-mortem: (.+)", "Duration, from began to restored: (.+)\\.",
            "Who was affected is not recorded\\.", "not recorded",
            "All times are UTC, in the order in which things happened; what was entered later says so, and what was corrected "
            + "or retracted is struck through\\.",
            "Shares and percentiles are over the minute before, a number that a source gave is its newest\\. A peak in a "
            + "planned interruption does not count\\.",
            "To be written\\.", "Nothing was pinned\\.", "The runbook names no follow-ups\\.", "nobody",
            "(\\d+) events, head hash (\\w+), exported by Quarterdeck .+ at (.+)", "(.+) at (.+)",
            "(.+) by (.+)", "(?:Sent|Copied): (.+?)(?:, (.+))?", "lowest (.+)", "(.+) failed of (.+)", "(.+) with a latency",
            "(.+) old", "not measured", "(.+) — (.+)", "(.+), since (.+)",
            "Ticked against what was measured, or before the time was over: (\\d+)\\.", "left open", "Without a heading",
            "What|Recorded|Moment|Time|Since the one before|From|To|Took|Detail|Figure|Measured by|When declared"
            + "|When first decided|Peak|When restored|Last|Reading|Value|Samples|Window|Newest|Incident|Kind|Severity|Status|"
            + "Runbook|Procedure|Recorded by|Authorised by|Reason|Authority|Triggers met|Advice at that moment|Target"
            + "|Began|Detected|Declared|Decided|Mitigated|Restored|Resolved|Summary|Impact|Timeline|Figures|Decisions|Checks|"
            + "Messages|Evidence|Follow-ups|Record|Root Cause|What Went Well|What Didn't Go Well|Action Items"
            + "|Lessons Learned|Why all the same", "(.+) @ (\\w+)", "(.+) \\((.+)\\)", "(.+), by \\w+|(.+), self")
            .map(Pattern::compile).toList();

    private void readsPaper(String markdown, ScreenMoment moment) {
        KnownWords words = paper(moment);
        int was = faults.size();
        for (String line : markdown.lines().toList()) {
            cells(line).flatMap(cell -> words.unexplained(cell).stream())
                    .forEach(made -> faults.add("post-mortem: made up: " + made));
            foreign(line).forEach(word -> faults.add("post-mortem: the runbook has no " + word + ": " + line));
        }
        faults.subList(was, faults.size()).forEach(f -> System.err.println("FAULT " + f));
    }

    /** What explains a post-mortem: the whole record, what was read on the way, and the kept samples counted anew. */
    private KnownWords paper(ScreenMoment moment) {
        var figures = new KnownFigures();
        before.forEach(m -> figures.take(m.watched(), m.from(), m.to()));
        figures.take(moment.incident(), moment.runbook(), moment.from(), moment.to());
        record.events().stream().filter(e -> e.fact() instanceof Fact.PostMortemExported)
                .forEach(e -> figures.times(e.at().minusSeconds(30), e.at()));
        milestones(figures);
        courses(figures);
        KnownWords words = words(moment, figures, PAPER);
        before.forEach(m -> words.take(m.watched()));
        return words;
    }

    /** A line of Markdown without its markup, a row in its cells. */
    private static Stream<String> cells(String line) {
        String plain = line.replaceAll("\\\\(\\W)", "$1").replaceAll("^#+ |^- (?:\\[[ x]\\] )?|^> |^```\\w*$|^[-| ]+$", "");
        return plain.startsWith("| ") ? Stream.of(plain.substring(2).split(" \\|(?: |$)")) : Stream.of(plain);
    }

    private void milestones(KnownFigures figures) {
        var incident = Incident.of(record.incidents().getFirst(), record.events());
        List<Instant> moments = Stream.of(incident.declaredAt(), incident.decidedFirst(), incident.resolvedAt(),
                incident.milestone(Milestone.RESTORED),
                incident.milestone(Milestone.BEGAN), incident.milestone(Milestone.DETECTED)).flatMap(Optional::stream).toList();
        for (Instant a : moments) {
            moments.forEach(b -> figures.take(Times.words(Duration.between(a, b).abs())));
        }
    }

    /** Each figure with the second at which the kept samples say so; and what they said when it was decided and restored. */
    private void courses(KnownFigures figures) {
        List<Sample> samples = samples();
        List<Instant> moments = Stream.of(console.window().live().orElseThrow().incident())
                .flatMap(i -> Stream.of(i.declaredAt(), i.decidedFirst(),
                i.milestone(Milestone.RESTORED))).flatMap(Optional::stream).toList();
        if (samples.size() != summed) {
            summed = samples.size();
            for (Quantity quantity : Quantity.values()) {
                samples.forEach(s -> pairs.add(said(quantity, samples, s.endedAt()) + ", " + Times.dateTime(s.endedAt())));
            }
        }
        for (Quantity quantity : Quantity.values()) {
            moments.forEach(at -> samples.reversed().stream().filter(s -> !s.endedAt().isAfter(at)).limit(30)
                    .forEach(s -> figures.take(said(quantity, samples, s.endedAt()))));
        }
        pairs.forEach(figures::take);
    }

    /** A peak stands beside the second at which it was: both have to be so at once. */
    private void assertPeaks(String markdown) {
        paper(before.getLast());
        String table = markdown.substring(markdown.indexOf("## Figures"), markdown.indexOf("## Decisions"));
        List<String> dated = Pattern.compile("[\\d.,]+ ?(?:%|ms|s), \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC").matcher(table)
                .results().map(r -> r.group()).toList();
        assertThat(dated).hasSizeGreaterThanOrEqualTo(10).isSubsetOf(pairs);
    }

    private List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        console.window().workspace().samples().read(record.incidents().getFirst().text(), r -> samples.add(r.sample()));
        return samples;
    }

    /** Counted anew in the simplest way. */
    private static String said(Quantity quantity, List<Sample> samples, Instant at) {
        List<Sample> minute = samples.stream().dropWhile(s -> !s.endedAt().isAfter(at.minusSeconds(60)))
                .takeWhile(s -> !s.endedAt().isAfter(at))
                .filter(Sample::tells).toList();
        List<Double> sorted = minute.stream().flatMap(s -> s.latencyMillis().stream().boxed()).sorted().toList();
        double errors = minute.isEmpty() ? 0 : 100.0 * minute.stream().filter(Sample::failed).count() / minute.size();
        return switch (quantity) {
            case ERROR_RATE -> quantity.text(errors);
            case AVAILABILITY -> quantity.text(100 - errors);
            case P50, P95, P99 -> sorted.isEmpty() ? ""
                    : quantity.text(sorted.get((int) Math.ceil(
                    Integer.parseInt(quantity.label().substring(1)) / 100.0 * sorted.size()) - 1));
            case NUMBER -> "";
        };
    }
}
