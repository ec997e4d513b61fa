package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Zone;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How bad it is and what to do about it: card, figures, matrix, triggers. FX thread only. */
final class DecideZone implements Screen {
    /** Below this height what is not needed to decide gives way, so that the worst row stays in sight. */
    private static final double LOW = 560;
    /** From here on there is room for everything without the triggers being out of sight. */
    private static final double ROOMY = 690;
    private final Desktop desktop;
    private final Newness newness = new Newness();
    /** How high everything was when the triggers were given their room, and in what. */
    private double measured;
    private @Nullable Bounds measuredIn;
    private final AdviceCard card;
    private final QuestionCard questions;
    private final SignalFigures figures;
    private final MatrixGrid matrix = new MatrixGrid();
    private final TriggerList triggers;
    private final Label source = Parts.label(Texts.of("decide.source"), Styles.SMALL, Styles.MUTED);
    private final VBox body;
    private final ScrollPane scroll;
    private final Zone zone;

    DecideZone(Desktop desktop) {
        this.desktop = desktop;
        this.figures = new SignalFigures((probe, signal) -> desktop.live().ifPresent(live ->
                SignalSheet.open(desktop, live, probe, Optional.of(signal))));
        this.card = new AdviceCard(desktop);
        this.questions = new QuestionCard(desktop);
        this.triggers = new TriggerList(desktop);
        body = Parts.styled(Parts.column(10, card.node(), questions.node(), figures.node(), matrix.node(), triggers.node()),
                "decide-body");
        scroll = Parts.styled(new ScrollPane(body), "zone-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("decide-scroll");
        zone = new Zone("zone-decide", scroll, Parts.label(Texts.of("decide.title"), Styles.STRONG), Parts.spacer(),
                source);
        zone.node().heightProperty().addListener((_, _, height) -> {
            boolean low = height.doubleValue() < LOW * desktop.scale();
            card.compact(low);
            figures.arrange(height.doubleValue() < ROOMY * desktop.scale(), low);
            matrix.compact(low);
        });
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        card.focus();
    }

    @Override
    public void refresh() {
        desktop.live().ifPresent(live -> {
            triggers.draw(live);
            draw(live);
            measure(live, body.prefHeight(scroll.getWidth()) != measured);
        });
    }

    @Override
    public void onTime() {
        desktop.live().filter(newness::since).ifPresent(live -> {
            draw(live);
            measure(live, false);
        });
    }

    private void draw(Live live) {
        WatchSnapshot watched = live.watched();
        card.draw(live, watched);
        questions.draw(live);
        figures.draw(live, watched);
        Parts.show(figures.node(), !watched.probes().isEmpty()); // an empty figure says nothing that the card does not
        source.setText(kinds(watched));
        Optional<Matrix> written = live.runbook().flatMap(Runbook::matrix);
        matrix.show(watched, written.filter(m -> !m.graded()));
        // what the runbook does not have is not shown: four levels of our own are not its matrix
        Parts.show(matrix.node(), written.isPresent() || !watched.matrix().signals().isEmpty());
        triggers.onTime(live);
        Parts.show(triggers.node(), live.runbook().filter(book -> !book.triggers().isEmpty()).isPresent());
    }

    /** Gives the triggers the room that is left, once it may be another. */
    private void measure(Live live, boolean another) {
        if (body.getHeight() > 0 && (another || body.isNeedsLayout() || !scroll.getViewportBounds().equals(measuredIn))) {
            body.applyCss(); // what was drawn just now is measured as it will look
            // as if there were no scroll bar: whether there is one depends on the answer
            double width = scroll.getWidth();
            triggers.room(live, scroll.getViewportBounds().getHeight() - (body.prefHeight(width) - triggers.rowsHeight(width)));
            measured = body.prefHeight(width);
            measuredIn = scroll.getViewportBounds();
        }
    }

    /** What the figures are measured by. */
    private static String kinds(WatchSnapshot watched) {
        List<String> kinds = watched.advice().readings().stream().map(Reading::kind).distinct().map(Kind::label).toList();
        return kinds.isEmpty() && !watched.matrix().ofTriggersOnly() ? Texts.of("decide.source") : String.join(", ", kinds);
    }

    /** Opens the first figure full size. */
    void openSignal() {
        figures.openFirst();
    }
}
