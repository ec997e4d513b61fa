package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.incident.RecordSearch.Hit;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Finds words in every incident while they are typed, the newest first; Enter goes to the entry. FX thread only. */
final class SearchSheet {
    private static final double WIDTH = 720;
    private static final double HEIGHT = 560;
    private static final int MOST = 50;

    private final Desktop desktop;
    private final Consumer<Hit> go;
    private final TextField query = new TextField();
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final VBox card;
    private List<Hit> hits = List.of();
    private int chosen;
    private final Work.Place searching;

    SearchSheet(Desktop desktop, Consumer<Hit> go) {
        this.desktop = desktop;
        this.go = go;
        this.searching = desktop.work().place();
        query.setId("search-query");
        query.setPromptText(Texts.of("search.prompt"));
        query.textProperty().addListener((_, _, words) -> search(words));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        card = Parts.styled(Parts.column(8, query, scroll), "sheet", "palette");
        card.setId("search");
        card.setMinWidth(WIDTH);
        card.setMaxSize(WIDTH, HEIGHT);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        say(Texts.of("search.hint"));
    }

    Node node() {
        return card;
    }

    void focus() {
        query.requestFocus();
    }

    /** The index is read elsewhere; an answer to words that were changed meanwhile is dropped. */
    private void search(String words) {
        if (words.isBlank()) {
            searching.forget();
            hits = List.of();
            say(Texts.of("search.hint"));
            return;
        }
        searching.run(() -> desktop.workspace().keeping().search().newest(words, MOST), found -> {
            hits = found;
            chosen = 0;
            draw();
        }, problem -> {
            hits = List.of();
            say(problem.getMessage());
        });
    }

    private void draw() {
        if (hits.isEmpty()) {
            say(Texts.of(RecordSearch.searchable(query.getText()) ? "search.none" : "search.signs"));
            return;
        }
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < hits.size(); i++) {
            nodes.add(row(hits.get(i), i == chosen));
        }
        rows.getChildren().setAll(nodes);
        scroll.setVvalue(hits.size() < 2 ? 0 : chosen / (hits.size() - 1.0));
    }

    private Node row(Hit hit, boolean here) {
        Label excerpt = Parts.wrapped(desktop.mask().masked(hit.excerpt()));
        HBox.setHgrow(excerpt, Priority.ALWAYS);
        excerpt.setMinWidth(0);
        Label where = Parts.label(hit.incident().shortText() + " #" + hit.number(), Styles.SMALL, Styles.MUTED, Styles.MONO);
        Label when = Parts.label(Times.dateTime(hit.recordedAt()), Styles.SMALL, Styles.MUTED, Styles.MONO);
        where.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = Parts.styled(Parts.row(12, Parts.column(2, where, when), excerpt), "palette-row");
        row.pseudoClassStateChanged(Styles.SELECTED, here);
        row.setOnMouseClicked(_ -> open(hit));
        return row;
    }

    private void say(String words) {
        rows.getChildren().setAll(Parts.wrapped(words, Styles.MUTED, "palette-row"));
    }

    private void steer(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            event.consume();
            chosen = Math.clamp(chosen + (code == KeyCode.DOWN ? 1L : -1L), 0, Math.max(0, hits.size() - 1));
            if (!hits.isEmpty()) {
                draw();
            }
        } else if (code == KeyCode.ENTER && !hits.isEmpty()) {
            event.consume();
            open(hits.get(chosen));
        }
    }

    private void open(Hit hit) {
        desktop.closeSheet();
        go.accept(hit);
    }
}
