package dev.quarterdeck.ui.home;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Shelf;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Calendar;
import dev.quarterdeck.core.checklist.FollowUp;
import dev.quarterdeck.core.drill.DrillDue;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.library.Readiness;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.DeclareForm;
import dev.quarterdeck.ui.forms.TargetForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** Between outages: the incident in hand, the runbooks and how ready they are, follow-ups, history. FX thread only. */
public final class HomeScreen implements Screen {
    private static final int HISTORY = 60;
    private static final double UNDERSTOOD = 150;
    private static final double READY = 134;
    private static final double DECLARE = 76;
    private static final double DRILLED = 72;
    /** Below this width the incidents stand under the runbooks. */
    private static final double NARROW = 1140;
    private final Desktop desktop;
    private final Label title = Parts.label("", "home-title");
    private final Label subtitle = Parts.label("", Styles.MUTED);
    private final VBox runbooks = Parts.styled(new VBox(), Styles.CARD, "rows");
    private final VBox incidents = Parts.styled(new VBox(), Styles.CARD, "rows");
    private final VBox followUps = Parts.styled(new VBox(), Styles.CARD, "rows");
    private final VBox followUpBox;
    private final TextField search = TextFields.createClearableTextField();
    private final Button drill;
    private final Button calendar;
    private final VBox left;
    private final VBox right;
    private final VBox page;
    private final ScrollPane node;
    private List<FollowUp> found = List.of();

    public HomeScreen(Desktop desktop) {
        this.desktop = desktop;
        Button open = Parts.button("home-open", Texts.of("action.runbook.open"), desktop.keyOf("runbook.open"),
                () -> desktop.perform("runbook.open"));
        drill = Parts.button("home-drill", Texts.of("action.drill.start"), "", () -> desktop.perform("drill.start"));
        Button declare = Parts.button("home-declare", Texts.of("action.incident.declare"), desktop.keyOf("incident.declare"),
                () -> desktop.perform("incident.declare"), "danger");
        HBox head = Parts.row(8, title, subtitle, Parts.spacer(), open, drill, declare);
        search.setId("home-search");
        search.textProperty().addListener((_, _, _) -> drawIncidents());
        search.setPrefColumnCount(16);
        var drop = new StackPane(Parts.label(Texts.of("home.drop"), Styles.MUTED));
        drop.getStyleClass().add("drop-area");
        Parts.pressable(drop, () -> desktop.perform("runbook.open"));
        drop.setAccessibleText(Texts.of("home.drop"));
        calendar = Parts.button("home-calendar", Texts.of("home.calendar"), "", this::exportCalendar, "small");
        followUpBox = Parts.column(8, Parts.row(8, Parts.label(Texts.of("home.followups"), Styles.CAPTION), Parts.spacer(),
                calendar), followUps);
        HBox above = Parts.row(8, Parts.label(Texts.of("home.incidents"), Styles.CAPTION), Parts.spacer(), search);
        HBox caption = Parts.row(8, Parts.label(Texts.of("home.runbooks"), Styles.CAPTION));
        caption.minHeightProperty().bind(above.heightProperty()); // so that both tables begin at the same height
        left = Parts.column(10, caption, runbooks, drop, followUpBox);
        right = Parts.column(10, above, incidents);
        left.setPrefWidth(720);
        right.setPrefWidth(576);
        left.setMinWidth(640); // where both do not fit, the list of incidents can give more
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.SOMETIMES);
        page = Parts.styled(Parts.column(20, head), "home");
        node = Parts.styled(new ScrollPane(page), "zone-scroll");
        node.setFitToWidth(true);
        node.widthProperty().addListener((_, _, _) -> arrange());
        arrange();
        node.setId("home");
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        drill.requestFocus();
    }

    @Override
    public void onTime() {
        // what is shown here changes with facts, not with time
    }

    private void arrange() {
        boolean narrow = node.getWidth() > 0 && node.getWidth() < NARROW * desktop.scale();
        if (page.getChildren().size() < 2 || narrow != page.getChildren().getLast() instanceof VBox) {
            page.getChildren().setAll(page.getChildren().getFirst(), narrow ? new VBox(20, left, right)
                    : new HBox(20, left, right));
        }
    }

    @Override
    public void refresh() {
        arrange();
        List<Incident> open = desktop.session().history().stream().filter(Incident::open).toList();
        if (desktop.session().loaded()) {
            title.setText(Texts.of(open.isEmpty() ? "home.ready" : "home.busy"));
            subtitle.setText(open.isEmpty() ? Texts.of("home.ready.words") : Texts.of("home.busy.words", open.size()));
        } else {
            title.setText(Texts.of(desktop.session().unread().isEmpty() ? "home.record.reading" : "home.record.unread"));
        }
        Optional<String> inHand = Optional.ofNullable(node.getScene()).map(Scene::getFocusOwner).filter(this::mine)
                .map(Node::getId);
        drawRunbooks();
        drawIncidents();
        drawFollowUps();
        // the rows are new ones; who had reached one with Tab must not begin anew
        inHand.flatMap(id -> within(page, id)).ifPresent(Node::requestFocus);
    }

    private boolean mine(Node owner) {
        for (Node n = owner; n != null; n = n.getParent()) {
            if (n == page) {
                return true;
            }
        }
        return false;
    }

    /** An id holds a path here, which no selector takes. */
    private static Optional<Node> within(Parent parent, String id) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (id.equals(child.getId())) {
                return Optional.of(child);
            }
            Optional<Node> below = child instanceof Parent inner ? within(inner, id) : Optional.empty();
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    private void drawRunbooks() {
        var rows = new ArrayList<Node>();
        rows.add(row("rows-head", grow(text(Texts.of("home.runbook"), 0)), text(Texts.of("home.understood"), UNDERSTOOD),
                text(Texts.of("home.ready.column"), READY), text(Texts.of("home.drilled"), DRILLED), text("", DECLARE)));
        for (Entry entry : desktop.session().runbooks()) {
            rows.add(switch (entry) {
                case Entry.Readable readable -> runbookRow(readable);
                case Entry.Unreadable unreadable -> row("rows-row", two(UNDERSTOOD, unreadable.name(), unreadable.place()),
                        grow(Parts.wrapped(unreadable.problem(), Styles.WARNING)));
            });
        }
        runbooks.getChildren().setAll(rows);
    }

    private Node runbookRow(Entry.Readable entry) {
        Runbook book = entry.runbook();
        long steps = book.procedures().stream().mapToLong(p -> p.steps().size()).sum();
        List<Readiness> missing = Readiness.of(entry, today());
        VBox ready = Parts.column(1);
        fix(ready, READY);
        if (missing.isEmpty()) {
            ready.getChildren().add(Parts.label("● " + Texts.of("home.is.ready"), Styles.SUCCESS));
        } else {
            missing.forEach(gap -> ready.getChildren().add(gap(entry, gap)));
        }
        Button declare = Parts.button("declare-" + entry.name(), Texts.of("home.declare"), "",
                () -> DeclareForm.open(desktop, Optional.of(entry)));
        String review = book.nextReview().map(date -> Texts.of("home.review", date)).orElse("");
        String understood = steps == 0 ? Texts.of("home.nosteps")
                : Texts.of(book.procedures().size() == 1 ? "home.procedure" : "home.procedures",
                book.procedures().size()) + " · " + Texts.of(steps == 1 ? "home.step" : "home.steps", steps);
        int templates = book.templates().size();
        String more = Stream.of(book.matrix().map(m -> Texts.of("home.matrix", m.rows().size(), m.signals().size())).orElse(""),
                templates == 0 ? "" : Texts.of(templates == 1 ? "home.template" : "home.templates", templates))
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(" · "));
        fix(declare, DECLARE);
        Button reading = Parts.button("reading-" + entry.name(), Texts.of("home.reading"), "", () -> desktop.correct(entry),
                "small");
        fix(reading, DECLARE);
        VBox actions = Parts.column(4, declare, reading);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = row("rows-row", grow(two(0, book.title(), entry.name() + (review.isEmpty() ? "" : " · " + review))),
                two(UNDERSTOOD, understood, more), ready, drilled(entry), actions);
        row.setId("runbook-" + entry.place());
        row.setAccessibleText(book.title());
        return Parts.pressable(row, () -> desktop.read(entry));
    }

    private LocalDate today() {
        return desktop.workspace().wall().instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private Node gap(Entry.Readable entry, Readiness gap) {
        Label label = Parts.wrapped("▲ " + switch (gap) {
            case Readiness.Changed _ -> Texts.of("home.changed");
            case Readiness.Proposed(int count) -> Texts.of(count == 1 ? "home.correction.proposed" : "home.corrections.proposed",
                    count);
            case Readiness.ContactsUnfilled(int rows) -> Texts.of(rows == 1 ? "home.contact.unfilled" : "home.contacts.unfilled",
                    rows);
            case Readiness.ReviewOverdue _ -> Texts.of("home.review.overdue");
            case Readiness.TargetUnset _ -> Texts.of("home.target.unset");
            case Readiness.Findings(int count) -> Texts.of(count == 1 ? "home.finding" : "home.findings", count);
        }, Styles.WARNING);
        if (gap instanceof Readiness.TargetUnset) {
            label.setId("unset-" + entry.name());
            label.getStyleClass().add(Styles.LINK);
            Parts.pressable(label, () -> desktop.open(TargetForm.sheet(desktop, entry.target(), target -> desktop.session()
                    .nameTarget(entry, target))));
        }
        return label;
    }

    /** When it was rehearsed last and how long that took; amber when its own schedule asks for it. */
    private Node drilled(Entry.Readable entry) {
        DrillDue due = DrillDue.of(entry.runbook(), entry.name(), desktop.session().history());
        Instant now = desktop.workspace().wall().instant();
        boolean overdue = due.occasion().isPresent() && due.next().map(now::isAfter).orElse(true);
        VBox box = Parts.column(1, Parts.wrapped(due.last().flatMap(Incident::declaredAt).map(Times::shortDay)
                .orElse(Texts.of("home.drilled.never")),
                overdue ? Styles.WARNING : Styles.MUTED));
        due.took().ifPresent(took -> box.getChildren()
                .add(Parts.label(Times.countdown(took), Styles.MONO, Styles.SMALL, Styles.MUTED)));
        fix(box, DRILLED);
        return box;
    }

    private void drawIncidents() {
        List<Incident> all = desktop.session().history();
        search.setPromptText(Texts.of("home.search"));
        String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        var rows = new ArrayList<Node>();
        rows.add(row("rows-head", text(Texts.of("home.incident"), 0), Parts.spacer(), text(Texts.of("home.severity"), 44),
                text(Texts.of("home.lasted"), 76), text(Texts.of("home.state"), 96)));
        all.stream().filter(i -> wanted.isEmpty() || (i.title() + " " + i.id()).toLowerCase(Locale.ROOT).contains(wanted))
                .limit(HISTORY).forEach(i -> rows.add(incidentRow(i)));
        if (rows.size() == 1) {
            String unread = desktop.session().unread();
            rows.add(row("rows-row", unread.isEmpty()
                    ? Parts.wrapped(Texts.of(!desktop.session().loaded() ? "home.incidents.reading"
                            : all.isEmpty() ? "home.incidents.none" : "home.incidents.nomatch"), Styles.MUTED)
                    : Parts.wrapped(Texts.of("home.incidents.unread", unread), Styles.WARNING)));
        }
        incidents.getChildren().setAll(rows);
    }

    private Node incidentRow(Incident incident) {
        Label severity = Parts.label(incident.drill() ? Texts.of("home.drill") : incident.severity().name());
        severity.getStyleClass().add(incident.drill() ? "tone-drill" : Styles.severityTone(incident.severity()));
        fix(severity, 44);
        Instant end = incident.milestone(Milestone.RESTORED).or(incident::resolvedAt).orElse(null);
        Label lasted = Parts.label(end == null ? "–" : incident.clockFrom().map(from ->
                Times.countdown(Duration.between(from, end))).orElse("–"), Styles.MONO);
        fix(lasted, 76);
        Label state = Parts.label(incident.status().label(), incident.open() ? Styles.WARNING : Styles.SUCCESS);
        fix(state, 96);
        HBox row = row("rows-row", grow(two(0, EntryWords.shown(incident.title(), SecretMask.standard()), incident.id()
                .shortText() + " · "
                + incident.started().map(Times::dateTime).orElse(""))), severity, lasted, state);
        row.setId("incident-" + incident.id());
        row.setAccessibleText(EntryWords.shown(incident.title(), SecretMask.standard()));
        return Parts.pressable(row, () -> desktop.session().show(incident.id(), () -> desktop.go(Desktop.Place.CONSOLE)));
    }

    private void drawFollowUps() {
        found = desktop.session().history().stream().limit(HISTORY).filter(incident -> !incident.drill())
                .flatMap(incident -> book(incident).stream().flatMap(book -> FollowUp.of(book, incident).stream()))
                .sorted(Comparator.comparing(FollowUp::due)).toList();
        Instant now = desktop.workspace().wall().instant();
        var rows = new ArrayList<>(found.stream().map(f -> followUpRow(f, now)).toList());
        desktop.session().runbooks().forEach(entry -> {
            if (entry instanceof Entry.Readable readable) {
                drillRow(readable, now).ifPresent(rows::add);
            }
        });
        followUpBox.setVisible(!rows.isEmpty());
        followUpBox.setManaged(!rows.isEmpty());
        calendar.setVisible(!found.isEmpty());
        followUps.getChildren().setAll(rows);
    }

    /** The next rehearsal by the runbook's own schedule, once there was a first one. */
    private Optional<Node> drillRow(Entry.Readable entry, Instant now) {
        DrillDue due = DrillDue.of(entry.runbook(), entry.name(), desktop.session().history());
        return due.next().map(at -> row("rows-row", Parts.label("", "drill-dot"), grow(two(0, due.occasion().orElseThrow().text(),
                Texts.of("home.drill.schedule", entry.name()))), dueLabel(at, now)));
    }

    private static Label dueLabel(Instant at, Instant now) {
        boolean overdue = at.isBefore(now);
        Label due = Parts.label(Texts.of(overdue ? "home.overdue" : "home.in", Times.words(Duration.between(now, at).abs())),
                overdue ? Styles.DANGER : Styles.MUTED);
        due.setMinWidth(Region.USE_PREF_SIZE);
        return due;
    }

    private void exportCalendar() {
        String text = Calendar.of(found, desktop.workspace().wall().instant());
        desktop.work().run(() -> desktop.workspace().exports().write("follow-ups.ics", text),
                file -> desktop.tell(Texts.of("home.calendar.written", file)),
                problem -> desktop.tell(Texts.of("home.calendar.failed", String.valueOf(problem.getMessage()))));
    }

    private Optional<Runbook> book(Incident incident) {
        return desktop.session().shelf().of(incident).flatMap(volume -> switch (volume) {
            case Shelf.Volume.Read(Runbook runbook) -> Optional.of(runbook);
            case Shelf.Volume.Unreadable _ -> Optional.empty();
        });
    }

    private Node followUpRow(FollowUp f, Instant now) {
        Label box = Parts.label("", "tick-box");
        box.setId("followup-" + f.incident().id() + "-" + f.item().ref().key());
        box.setAccessibleText(f.title());
        Parts.pressable(box, () -> desktop.session()
                .submitTo(f.incident().id(), new Command.TickCheck(f.item().ref(), "", Optional.empty())));
        return row("rows-row", box, grow(two(0, f.title(), f.incident().id().shortText() + " · "
                + Texts.of("home.within", Times.words(f.group().within())))), dueLabel(f.due(), now));
    }

    private static HBox row(String style, Node... nodes) {
        HBox row = Parts.styled(Parts.row(12, nodes), style);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label text(String words, double width) {
        Label label = Parts.label(words, Styles.SMALL, Styles.MUTED);
        if (width > 0) {
            fix(label, width);
        }
        return label;
    }

    private VBox two(double width, String first, String second) {
        VBox box = Parts.column(1, Parts.wrapped(first, Styles.STRONG), Parts.wrapped(second, Styles.SMALL, Styles.MUTED));
        if (width > 0) {
            fix(box, width);
        }
        return box;
    }

    private void fix(Region region, double width) {
        region.setMinWidth(width * desktop.scale());
        region.setPrefWidth(width * desktop.scale());
        region.setMaxWidth(width * desktop.scale());
    }

    private static <R extends Region> R grow(R region) {
        HBox.setHgrow(region, Priority.ALWAYS);
        region.setMaxWidth(Double.MAX_VALUE);
        return region;
    }
}
