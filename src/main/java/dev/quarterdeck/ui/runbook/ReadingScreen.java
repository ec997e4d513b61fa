package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.library.RunbookLibrary.Draft;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.library.RunbookLibrary.Home;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.core.runbook.correction.PartRole;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A runbook's source with what the console takes each part for, and a key for what it really is. Of a file the corrections are
 * saved beside it, once their exact words were looked at; in an incident each is recorded at once. FX thread only.
 */
public final class ReadingScreen implements Screen {
    private final Desktop desktop;
    private final ReadingInHand hand;
    private final ReadingList list = new ReadingList(this::picked);
    private final RolePanel panel = new RolePanel(this::say, this::hurry, this::takeBack);
    private final HBox head = Parts.styled(Parts.row(8), Styles.ZONE_HEAD);
    private final HBox bar = Parts.styled(Parts.row(8), "reading-bar");
    private final VBox notices = Parts.styled(Parts.column(4), "notices");
    private final Map<Filter, Button> filters = new EnumMap<>(Filter.class);
    private final Label empty = Parts.wrapped("", Styles.MUTED);
    private final VBox node;
    private final HBox sides;
    private Optional<Entry.Readable> chosen = Optional.empty();
    private Filter filter = Filter.ALL;

    /** What is shown of the parts. */
    private enum Filter {
        ALL, UNSURE, UNUSED;

        boolean holds(PartReading reading) {
            return switch (this) {
                case ALL -> true;
                case UNSURE -> reading.understanding() == Understanding.UNSURE;
                case UNUSED -> !reading.used() && reading.role() != PartRole.TITLE && reading.role() != PartRole.HOLDS;
            };
        }
    }

    public ReadingScreen(Desktop desktop) {
        this.desktop = desktop;
        this.hand = new ReadingInHand(desktop, this::draw);
        Arrays.stream(Filter.values()).forEach(each ->
                filters.put(each, Parts.button("reading-filter-" + PartMark.key(each.name()), "", "", () -> use(each), "small",
                "reading-role")));
        empty.getStyleClass().add("reading-panel");
        HBox.setHgrow(list.node(), Priority.ALWAYS);
        sides = new HBox(list.node(), panel.node());
        VBox.setVgrow(sides, Priority.ALWAYS);
        node = new VBox(head, notices, bar, empty, sides);
        node.setMinWidth(0);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    /** Shows a runbook of the library. */
    public void read(Entry.Readable entry) {
        chosen = Optional.of(entry);
    }

    /** Shows the incident's own. */
    public void readIncident() {
        chosen = Optional.empty();
    }

    public Optional<Entry.Readable> chosen() {
        return chosen;
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        list.node().requestFocus();
    }

    @Override
    public void onTime() {
        // a reading does not change with time
    }

    @Override
    public void refresh() {
        chosen = chosen.map(entry -> desktop.session().runbooks().stream().filter(Entry.Readable.class::isInstance)
                .map(Entry.Readable.class::cast)
                .filter(e -> e.place().equals(entry.place())).findFirst().orElse(entry));
        if (chosen.isPresent()) {
            hand.of(chosen.get());
        } else if (desktop.live().filter(live -> live.incident().runbook().isPresent()).isPresent()) {
            hand.of(desktop.live().orElseThrow());
        }
        draw();
    }

    private boolean any() {
        return chosen.isPresent() || desktop.live().filter(live -> live.incident().runbook().isPresent()).isPresent();
    }

    private void draw() {
        boolean shown = any() && hand.ready();
        empty.setText(Texts.of(any() ? "reading.wait" : "do.norunbook.hint"));
        Parts.show(empty, !shown);
        Parts.show(sides, shown);
        Parts.show(bar, shown);
        drawHead();
        drawNotices();
        if (!shown) {
            return;
        }
        drawBar();
        list.show(hand.parts());
        panel.show(list.selected());
    }

    private void drawHead() {
        Label title = Parts.label(Texts.of("reading.title", chosen.map(Entry.Readable::name)
                .or(() -> desktop.live().flatMap(live -> live.incident().runbook()).map(a -> a.name())).orElse("")),
                Styles.STRONG);
        title.setMinWidth(80);
        Label kept = Parts.label(chosen.isEmpty() ? Texts.of("reading.incident") : hand.unsaved() == 0 ? ""
                : Texts.of("reading.unsaved", hand.unsaved()), Styles.SMALL,
                chosen.isEmpty() ? Styles.MUTED : Styles.WARNING);
        kept.setMinWidth(0);
        Button undo = Parts.button("reading-undo", Texts.of("reading.undo"), "Ctrl Z", hand::undo, "small");
        undo.setDisable(!hand.undoable());
        head.getChildren().setAll(title, kept, Parts.spacer(), undo);
        chosen.ifPresent(entry -> {
            Button file = Parts.button("reading-save-file", Texts.of("reading.save.file", stem(entry.name())), "Ctrl S",
                    () -> save(Home.FILE), "small", "accent");
            Button matter = Parts.button("reading-save-matter", Texts.of("reading.save.matter"), "",
                    () -> save(Home.FRONT_MATTER), "small");
            file.setDisable(hand.unsaved() == 0);
            matter.setDisable(hand.unsaved() == 0);
            head.getChildren().addAll(matter, file);
        });
        ofIncident().ifPresent(entry -> {
            Button file = Parts.button("reading-save-file", Texts.of("reading.save.file", stem(entry.name())), "Ctrl S",
                    () -> save(Home.FILE), "small");
            file.setDisable(entry.corrections().containsAll(hand.said()));
            head.getChildren().add(file);
        });
        head.getChildren().add(Parts.button("reading-leave", Texts.of("reading.leave"), "", this::leave, "small"));
    }

    /** The file that the incident's runbook was taken from, as long as it reads as it did then. */
    private Optional<Entry.Readable> ofIncident() {
        return chosen.isPresent() ? Optional.empty() : desktop.live().flatMap(live -> live.incident().runbook())
                .flatMap(attached -> desktop.session()
                .runbooks().stream().filter(Entry.Readable.class::isInstance).map(Entry.Readable.class::cast)
                .filter(entry -> entry.name().equals(attached.name()) && entry.runbook().sha256().equals(attached.sha256())
                && Path.of(entry.place()).isAbsolute()).findFirst());
    }

    /** Places of the files of which something was said that is not saved. */
    public List<String> unsaved() {
        return hand.unsavedFiles();
    }

    private void leave() {
        if (chosen.isPresent()) {
            desktop.read(chosen.get());
        } else {
            desktop.go(Desktop.Place.CONSOLE);
        }
    }

    private static String stem(String name) {
        return name.replaceFirst("(?i)\\.(?:md|markdown)$", "");
    }

    private void drawNotices() {
        var rows = new ArrayList<Node>();
        chosen.filter(entry -> !entry.proposed().isEmpty()).ifPresent(entry -> rows.add(Parts.row(8,
                Parts.label("▲ " + Texts.of(entry.proposed().size() == 1 ? "reading.proposal" : "reading.proposals",
                entry.proposed().size()), Styles.WARNING),
                Parts.button("reading-proposal", Texts.of("reading.proposal.show"), "",
                () -> ProposalSheet.open(desktop, entry, hand.parts()), "small"))));
        chosen.ifPresent(entry -> entry.runbook().findings().stream().filter(f -> f.code().code().startsWith("correction"))
                .limit(4)
                .forEach(finding -> rows.add(Parts.wrapped("▲ " + finding.message(), Styles.SMALL, Styles.WARNING))));
        notices.getChildren().setAll(rows);
        Parts.show(notices, !rows.isEmpty());
    }

    private void drawBar() {
        filters.forEach((each, button) -> {
            long count = hand.parts().stream().filter(each::holds).count();
            button.setText(Texts.of("reading.filter." + PartMark.key(each.name()), count));
            button.setAccessibleText(button.getText());
            button.pseudoClassStateChanged(Styles.SELECTED, each == filter);
        });
        var nodes = new ArrayList<Node>(filters.values());
        nodes.add(Parts.label("U", Styles.KEY));
        nodes.add(Parts.spacer());
        for (Understanding state : Understanding.values()) {
            long count = hand.parts().stream().filter(r -> r.understanding() == state).count();
            nodes.add(Parts.label(PartMark.shape(state) + " " + Texts.of("reading.count." + PartMark.key(state.name()), count),
                    Styles.SMALL, PartMark.stateTone(state)));
        }
        bar.getChildren().setAll(nodes);
    }

    private void use(Filter wanted) {
        filter = wanted;
        list.filter(wanted::holds);
        drawBar();
        focus();
    }

    private void picked(Optional<PartReading> reading) {
        panel.show(reading);
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            if (event.getCode() == KeyCode.Z) {
                event.consume();
                hand.undo();
            } else if (event.getCode() == KeyCode.S
                    && (hand.unsaved() > 0 || ofIncident().filter(entry -> !entry.corrections().containsAll(hand.said()))
                    .isPresent())) {
                event.consume();
                save(Home.FILE);
            }
            return;
        }
        if (event.isAltDown() || event.isShiftDown()) {
            return;
        }
        KeyCode code = event.getCode();
        Optional<CorrectionRole> role = RolePanel.keyed(code);
        Optional<Urgency> urgency = RolePanel.hurried(code);
        if (role.isPresent()) {
            event.consume();
            say(role.get());
        } else if (code == KeyCode.U) {
            event.consume();
            use(Filter.values()[(filter.ordinal() + 1) % Filter.values().length]);
        } else if (code == KeyCode.DELETE || code == KeyCode.BACK_SPACE) {
            event.consume();
            takeBack();
        } else if (urgency.isPresent()) {
            event.consume();
            hurry(urgency.get());
        }
    }

    private void say(CorrectionRole role) {
        list.selected().ifPresent(reading -> {
            if (role == CorrectionRole.ALTERNATIVE_OF) {
                AlternativeSheet.open(desktop, reading, hand.parts(),
                        of -> hand.say(reading.part().place(),
                        Optional.of(new Correction(reading.part().place(), role, of, Optional.empty()))));
            } else {
                hand.say(reading.part().place(), Optional.of(new Correction(reading.part().place(), role)));
            }
            drawHead();
        });
    }

    private void hurry(Urgency urgency) {
        list.selected().filter(reading -> reading.said().filter(c -> c.role() == CorrectionRole.TRIGGER).isPresent())
                .ifPresent(reading -> {
            hand.say(reading.part().place(), Optional.of(new Correction(reading.part().place(), CorrectionRole.TRIGGER, "",
                    Optional.of(urgency))));
            drawHead();
        });
    }

    private void takeBack() {
        list.selected().ifPresent(reading -> hand.say(reading.part().place(), Optional.empty()));
        drawHead();
    }

    private void save(Home home) {
        Entry.Readable entry = chosen.or(this::ofIncident).orElseThrow();
        // of an incident, what it says is added to what the file has
        List<Correction> said = chosen.isPresent() ? hand.said() : Stream.concat(entry.corrections().stream()
                .filter(kept -> hand.said().stream().noneMatch(c -> c.place().equals(kept.place()))), hand.said().stream())
                .toList();
        desktop.work().run(() -> desktop.workspace().library().draft(entry, said, home),
                draft -> ChangesSheet.open(desktop, draft.before(), draft.after(),
                Texts.of("reading.write", draft.file().getFileName()),
                        () -> write(entry, draft)),
                problem -> desktop.tell(String.valueOf(problem.getMessage())));
    }

    private void write(Entry.Readable entry, Draft draft) {
        String who = desktop.workspace().person().name();
        desktop.work().run(() -> desktop.workspace().library().write(entry, draft, who), () -> {
            desktop.tell(Texts.of("reading.written", draft.file()));
            desktop.session().lookAtFiles();
        }, problem -> desktop.tell(String.valueOf(problem.getMessage())));
    }
}
