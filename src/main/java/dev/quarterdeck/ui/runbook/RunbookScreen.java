package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.core.runbook.text.Fold;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.ui.forms.DeclareForm;
import dev.quarterdeck.ui.forms.TargetForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Document;
import dev.quarterdeck.ui.parts.LinkSheet;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A whole runbook in its own order, every word of it, with its source beside it in step: what is pressed or scrolled on one
 * side is brought into sight on the other. Headings jump, findings open at their line. FX thread only.
 */
public final class RunbookScreen implements Screen {
    private static final double INDENT = 12;
    private static final double OUTLINE = 240;
    private static final double NARROW = 700;
    private static final int MOST_FINDINGS = 6;
    private final Desktop desktop;
    private final VBox outline = Parts.styled(Parts.column(2), "outline");
    private final VBox text = Parts.styled(Parts.column(8), "document");
    private final VBox notices = Parts.styled(Parts.column(4), "notices");
    private final ScrollPane scroll = Parts.styled(new ScrollPane(text), "zone-scroll");
    private final SourcePane source = new SourcePane(this::revealText, this::followSource);
    private final HBox sides = new HBox(scroll);
    private final HBox node;
    private final HBox head = Parts.styled(Parts.row(8), Styles.ZONE_HEAD);

    /** What was drawn from each source line. */
    private final TreeMap<Integer, Node> drawnAt = new TreeMap<>();
    private Optional<Entry.Readable> chosen = Optional.empty();
    /** Source lines in a quote, of which lists and code are drawn with its bar too. */
    private Set<Integer> quoted = Set.of();
    private final Folds folds = new Folds();
    private String drawn = "-";
    private boolean sourceWanted = true;
    private boolean following;

    public RunbookScreen(Desktop desktop) {
        this.desktop = desktop;
        scroll.setFitToWidth(true);
        scroll.setId("runbook-scroll");
        scroll.vvalueProperty().addListener((_, _, _) -> followText());
        var left = Parts.styled(new ScrollPane(outline), "zone-scroll", "outline-scroll");
        left.setFitToWidth(true);
        left.setMinWidth(OUTLINE);
        left.setMaxWidth(OUTLINE);
        VBox right = new VBox(head, notices, sides);
        VBox.setVgrow(sides, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        right.setMinWidth(0);
        scroll.prefWidthProperty().bind(sides.widthProperty().multiply(0.55));
        source.node().prefWidthProperty().bind(sides.widthProperty().multiply(0.45));
        sides.widthProperty().addListener((_, _, _) -> arrange());
        node = new HBox(left, right);
    }

    /** Shows a runbook of the library until an incident's own is asked for. */
    public void read(Entry.Readable entry) {
        chosen = Optional.of(entry);
    }

    public void readIncident() {
        chosen = Optional.empty();
    }

    /** The runbook of the library that is shown, if it is not the incident's. */
    public Optional<Entry.Readable> chosen() {
        return chosen;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        scroll.requestFocus();
    }

    @Override
    public void onTime() {
        // a text does not change with time; a changed file is told by the session
    }

    private void arrange() {
        boolean room = sides.getWidth() == 0 || sides.getWidth() > NARROW;
        List<Node> wanted = sourceWanted && room ? List.of(scroll, source.node()) : List.of(scroll);
        if (!sides.getChildren().equals(wanted)) {
            sides.getChildren().setAll(wanted);
        }
    }

    @Override
    public void refresh() {
        chosen = chosen.map(entry -> listed(entry.place()).orElse(entry));
        Optional<Runbook> runbook = chosen.map(Entry.Readable::runbook).or(() -> desktop.live().flatMap(Live::runbook));
        drawHead(runbook);
        String hash = runbook.map(book -> book.sha256() + " " + book.root().hashCode()).orElse("");
        if (hash.equals(drawn)) {
            return;
        }
        drawn = hash;
        outline.getChildren().clear();
        text.getChildren().clear();
        drawnAt.clear();
        arrange();
        source.show(runbook.map(Runbook::source).orElse(""));
        quoted = quoted(runbook.map(Runbook::source).orElse(""));
        if (runbook.isEmpty()) {
            text.getChildren().add(Parts.wrapped(Texts.of("do.norunbook.hint"), Styles.MUTED));
            return;
        }
        Document.draw(runbook.get().root(), text, this::entry, this::at, target -> LinkSheet.open(desktop, target));
        folds.show(Fold.in(runbook.get().source()), drawnAt);
    }

    private Optional<Entry.Readable> listed(String place) {
        return desktop.session().runbooks().stream().filter(Entry.Readable.class::isInstance).map(Entry.Readable.class::cast)
                .filter(entry -> entry.place().equals(place)).findFirst();
    }

    private void drawHead(Optional<Runbook> runbook) {
        Label title = Parts.label(runbook.map(Runbook::title).orElse(""), Styles.STRONG);
        title.setMinWidth(80);
        Label place = Parts.label(chosen.map(Entry.Readable::place).orElse(Texts.of("runbook.frozen")), Styles.SMALL,
                Styles.MUTED);
        place.setMinWidth(0);
        head.getChildren().setAll(title, place, Parts.spacer(),
                Parts.button("runbook-source-toggle", Texts.of(sourceWanted ? "runbook.source.hide" : "runbook.source.show"), "",
                () -> {
                    sourceWanted = !sourceWanted;
                    arrange();
                    refresh();
                }, "small"));
        if (runbook.isPresent()) {
            head.getChildren().add(Parts.button("runbook-reading", Texts.of("runbook.reading"), desktop.keyOf("go.reading"),
                    () -> chosen.ifPresentOrElse(desktop::correct, desktop::correctIncident), "small"));
        }
        chosen.ifPresent(entry -> head.getChildren().addAll(
                Parts.button("runbook-target", entry.target().map(t -> Texts.of("do.target", t.words()))
                .orElse(Texts.of("runbook.target.unset")), "",
                        () -> desktop.open(TargetForm.sheet(desktop, entry.target(), target -> desktop.session()
                        .nameTarget(entry, target))), "small"),
                Parts.button("runbook-declare", Texts.of("home.declare"), "", () -> DeclareForm.open(desktop, Optional.of(entry)),
                "small", "danger")));
        notices.getChildren().clear();
        chosen.flatMap(Entry.Readable::before)
                .ifPresent(before -> notices.getChildren().add(changed(Texts.of("runbook.changed"), () ->
                ChangesSheet.open(desktop, before, chosen.orElseThrow().runbook().source(), Texts.of("runbook.markread"),
                        () -> desktop.session().markRead(chosen.orElseThrow())))));
        if (chosen.isEmpty()) {
            movedOn().ifPresent(entry -> notices.getChildren()
                    .add(changed(Texts.of("runbook.movedon"), () -> ChangesSheet.open(desktop,
                    runbook.orElseThrow().source(), entry.runbook().source(), Texts.of("runbook.taketext"),
                    () -> desktop.session().retake(entry)))));
        }
        LocalDate today = desktop.workspace().wall().instant().atZone(ZoneOffset.UTC).toLocalDate();
        runbook.ifPresent(book -> book.findings(today).stream().filter(f -> f.severity() != FindingSeverity.NOTE)
                .limit(MOST_FINDINGS)
                .forEach(finding -> notices.getChildren().add(finding(finding))));
        notices.setVisible(!notices.getChildren().isEmpty());
        notices.setManaged(!notices.getChildren().isEmpty());
    }

    /** The library's file of the same name, when it no longer reads as the incident's text does. */
    private Optional<Entry.Readable> movedOn() {
        Optional<Fact.RunbookAttached> attached = desktop.live().filter(live -> live.incident().open())
                .flatMap(live -> live.incident().runbook());
        return attached.flatMap(a -> desktop.session().runbooks().stream().filter(Entry.Readable.class::isInstance)
                .map(Entry.Readable.class::cast)
                .filter(entry -> entry.name().equals(a.name()) && !entry.runbook().sha256().equals(a.sha256())).findFirst());
    }

    private static Node changed(String words, Runnable show) {
        return Parts.row(8, Parts.label("▲ " + words, Styles.WARNING),
                Parts.button("runbook-changes", Texts.of("runbook.changes"), "", show, "small"));
    }

    private Node finding(Finding finding) {
        Label words = Parts.wrapped(Texts.of("runbook.finding", finding.line(), finding.message()), Styles.SMALL,
                finding.severity() == FindingSeverity.ERROR ? Styles.DANGER : Styles.WARNING, Styles.LINK);
        words.setId("finding-" + finding.line());
        return Parts.pressable(words, () -> {
            source.reveal(finding.line());
            revealText(finding.line());
        });
    }

    private void entry(Section section, Label heading) {
        Label entry = Parts.wrapped(section.heading(), Styles.SMALL, section.level() <= 2 ? Styles.STRONG : Styles.MUTED,
                "outline-row");
        VBox.setMargin(entry, new Insets(0, 0, 0, INDENT * Math.max(0, section.level() - 2)));
        entry.setMaxWidth(Double.MAX_VALUE);
        outline.getChildren().add(Parts.pressable(entry, () -> {
            unfold(section.line());
            reveal(heading);
            source.reveal(section.line());
        }));
    }

    private static Set<Integer> quoted(String source) {
        List<String> lines = source.lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> lines.get(i).stripLeading().startsWith(">")).mapToObj(i -> i + 1)
                .collect(Collectors.toSet());
    }

    private void at(int line, Node block) {
        drawnAt.putIfAbsent(line, block);
        if (quoted.contains(line) && block instanceof VBox place && place.lookup(".quote") == null) {
            place.getChildren().setAll(Parts.styled(new VBox(place.getChildren().getFirst()), "quote"));
        }
        block.setOnMouseClicked(_ -> source.reveal(line));
    }

    /** What was hidden has to be laid out before it can be scrolled to. */
    private void unfold(int line) {
        if (folds.unfold(line)) {
            scroll.layout();
        }
    }

    private void revealText(int line) {
        unfold(line);
        Optional.ofNullable(drawnAt.floorEntry(line)).map(Map.Entry::getValue).ifPresent(block -> {
            drawnAt.values().forEach(other -> other.pseudoClassStateChanged(Styles.SELECTED, other == block));
            reveal(block);
        });
    }

    private void reveal(Node block) {
        following = true;
        double height = text.getHeight() - scroll.getViewportBounds().getHeight();
        if (height > 0) {
            scroll.setVvalue(Math.clamp((block.getBoundsInParent().getMinY() - 8) / height, 0, 1));
        }
        following = false;
    }

    /** The text was scrolled, so the source follows. */
    private void followText() {
        if (following || text.getHeight() == 0) {
            return;
        }
        double top = scroll.getVvalue() * Math.max(0, text.getHeight() - scroll.getViewportBounds().getHeight());
        following = true;
        drawnAt.entrySet().stream().filter(e -> e.getValue().isManaged() && e.getValue().getBoundsInParent().getMaxY() > top)
                .findFirst()
                .ifPresent(e -> source.scrollTo(e.getKey()));
        following = false;
    }

    /** The source was scrolled, so the text follows. */
    private void followSource(int line) {
        if (!following) {
            Optional.ofNullable(drawnAt.floorEntry(line)).map(Map.Entry::getValue).filter(Node::isManaged)
                    .ifPresent(this::reveal);
        }
    }
}
