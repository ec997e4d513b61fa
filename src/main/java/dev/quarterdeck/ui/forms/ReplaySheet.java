package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.Replay;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/**
 * Runs the incident's recorded samples through its own or another runbook's matrix, and shows when each level would have been
 * reached.
 */
public final class ReplaySheet {
    private final Desktop desktop;
    private final Live live;
    private final VBox result = Parts.column(8);
    private final Work.Place replaying;

    private ReplaySheet(Desktop desktop, Live live) {
        this.desktop = desktop;
        this.live = live;
        this.replaying = desktop.work().place();
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        return new ReplaySheet(desktop, live).sheet();
    }

    private Sheet sheet() {
        List<Runbook> books = books();
        var choice = new Fields.Choice<>("replay-matrix", books, books.getFirst(), book -> live.runbook().filter(book::equals)
                .isPresent()
                ? Texts.of("replay.own", book.title()) : book.title());
        choice.onChange(() -> run(choice.value()));
        run(choice.value());
        return Sheet.told("replay", Texts.of("replay.title"),
                Fields.form(Fields.labelled(Texts.of("replay.matrix"), choice.node()), result),
                choice.first(), desktop);
    }

    /** The incident's own first; without any there is nothing to judge by, which the action knows. */
    private List<Runbook> books() {
        var books = new ArrayList<Runbook>();
        live.runbook().ifPresent(books::add);
        desktop.session().runbooks().stream().filter(Entry.Readable.class::isInstance).map(e -> ((Entry.Readable) e).runbook())
                .filter(book -> book.matrix().isPresent() && books.stream().noneMatch(b -> b.sha256().equals(book.sha256())))
                .forEach(books::add);
        return books;
    }

    /** Whether there is a matrix to replay by. */
    public static boolean possible(Desktop desktop, Live live) {
        return !new ReplaySheet(desktop, live).books().isEmpty();
    }

    private void run(Runbook book) {
        result.getChildren().setAll(Parts.label(Texts.of("replay.running"), Styles.MUTED));
        Incident incident = live.incident();
        replaying.run(() -> {
            var replay = new Replay(incident, Guide.of(book));
            desktop.workspace().samples().read(incident.id().text(), replay::take);
            return replay.result();
        }, this::show, problem -> result.getChildren()
                .setAll(Parts.wrapped(Texts.of("replay.failed", String.valueOf(problem.getMessage())), Styles.DANGER)));
    }

    private void show(Replay.Result found) {
        result.getChildren().setAll(Parts.wrapped(Texts.of("replay.samples", found.samples()), Styles.MUTED));
        if (found.samples() == 0) {
            return;
        }
        var grid = new GridPane(18, 6);
        grid.setId("replay-rows");
        grid.addRow(0, Parts.label("", Styles.SMALL), Parts.label(Texts.of("replay.replayed"), Styles.SMALL, Styles.MUTED),
                Parts.label(Texts.of("replay.recorded"), Styles.SMALL, Styles.MUTED), Parts.label("", Styles.SMALL));
        int worst = found.rows().getFirst().level();
        for (Replay.Row row : found.rows()) {
            Label label = Parts.label(Styles.levelShape(row.level(), worst) + " " + row.label(), Styles.STRONG);
            Styles.tone(label, Styles.levelTone(row.level(), worst));
            grid.addRow(grid.getRowCount(), label, clock(row.replayed()), clock(row.recorded()), Parts.label(row.comparison()));
        }
        result.getChildren().add(grid);
        VBox changes = Parts.column(3);
        found.changes().forEach(change -> changes.getChildren()
                .add(Parts.wrapped(Times.clock(change.at()) + "  " + change.label() + ": " + change.driver(),
                Styles.SMALL, Styles.MUTED)));
        result.getChildren().add(changes);
    }

    private static Label clock(Optional<Instant> at) {
        return Parts.label(at.map(Times::clock).orElse("–"), Styles.MONO);
    }
}
