package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Finding;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Section;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Document;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.DeclareForm;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The whole runbook of the incident, in its own order, every word of it; the headings on the left jump. FX thread only. */
public final class RunbookScreen implements Screen {
    private static final double INDENT = 12;
    private final Desktop desktop;
    private final VBox outline = Parts.styled(Parts.column(2), "outline");
    private final VBox text = Parts.styled(Parts.column(8), "document");
    private final ScrollPane scroll = Parts.styled(new ScrollPane(text), "zone-scroll");
    private final HBox node;
    private final HBox head = Parts.styled(Parts.row(10), Styles.ZONE_HEAD);
    private Optional<Entry.Readable> chosen = Optional.empty();
    private String drawn = "-";

    public RunbookScreen(Desktop desktop) {
        this.desktop = desktop;
        scroll.setFitToWidth(true);
        scroll.setId("runbook-scroll");
        var left = Parts.styled(new ScrollPane(outline), "zone-scroll", "outline-scroll");
        left.setFitToWidth(true);
        left.setMinWidth(280);
        left.setMaxWidth(280);
        VBox right = new VBox(head, scroll);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
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
    public void beat() {
        // a text that is frozen into the incident does not change with time
    }

    @Override
    public void refresh() {
        Optional<Runbook> runbook = chosen.map(Entry.Readable::runbook).or(() -> desktop.live().flatMap(Live::runbook));
        String hash = runbook.map(Runbook::sha256).orElse("");
        if (hash.equals(drawn)) {
            return;
        }
        drawn = hash;
        head.getChildren().setAll(Parts.label(runbook.map(Runbook::title).orElse(""), Styles.STRONG),
                Parts.label(chosen.map(Entry.Readable::place).orElse(Texts.of("runbook.frozen")), Styles.SMALL, Styles.MUTED),
                Parts.spacer());
        chosen.ifPresent(entry -> head.getChildren().add(Parts.button("runbook-declare", Texts.of("home.declare"), "",
                () -> DeclareForm.open(desktop, Optional.of(entry)), "small", "danger")));
        outline.getChildren().clear();
        text.getChildren().clear();
        if (runbook.isEmpty()) {
            text.getChildren().add(Parts.wrapped(Texts.of("do.norunbook.hint"), Styles.MUTED));
            return;
        }
        Runbook book = runbook.get();
        for (Finding finding : book.problems()) {
            text.getChildren().add(Parts.wrapped(Texts.of("runbook.finding", finding.line(), finding.message()), Styles.WARNING));
        }
        Document.draw(book.root(), text, this::entry);
    }

    private void entry(Section section, Label heading) {
        Label entry = Parts.label(section.heading(), Styles.SMALL, section.level() <= 2 ? Styles.STRONG : Styles.MUTED, "outline-row");
        VBox.setMargin(entry, new Insets(0, 0, 0, INDENT * Math.max(0, section.level() - 2)));
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setOnMouseClicked(_ -> reveal(heading));
        outline.getChildren().add(entry);
    }

    private void reveal(Node heading) {
        double height = text.getHeight() - scroll.getViewportBounds().getHeight();
        if (height > 0) {
            scroll.setVvalue(Math.clamp((heading.getBoundsInParent().getMinY() - 8) / height, 0, 1));
        }
    }
}
