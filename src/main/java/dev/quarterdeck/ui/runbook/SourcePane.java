package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.collections.FXCollections;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;

/** The runbook's Markdown with its line numbers, as it stands in the file. FX thread only. */
final class SourcePane {
    private final ListView<String> lines = new ListView<>();
    private final IntConsumer atTop;
    private boolean moving;
    private boolean watched;

    /** {@code picked} is told a line that was chosen, {@code atTop} the first one in sight after scrolling; both from 1. */
    SourcePane(IntConsumer picked, IntConsumer atTop) {
        this.atTop = atTop;
        lines.setId("runbook-source");
        lines.getStyleClass().add("source");
        lines.setFixedCellSize(19);
        lines.setCellFactory(_ -> new Line());
        lines.getSelectionModel().selectedIndexProperty().addListener((_, _, index) -> {
            if (!moving && index.intValue() >= 0) {
                picked.accept(index.intValue() + 1);
            }
        });
    }

    private static final class Line extends ListCell<String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            if (!getStyleClass().contains(Styles.MONO)) {
                getStyleClass().add(Styles.MONO);
            }
            setText(empty ? "" : "%5d  %s".formatted(getIndex() + 1, text.replace("\t", "    ")));
        }
    }

    ListView<String> node() {
        return lines;
    }

    void show(String source) {
        lines.setItems(FXCollections.observableArrayList(List.copyOf(source.lines().toList())));
    }

    /** Marks a line and brings it into sight. */
    void reveal(int line) {
        moving = true;
        lines.getSelectionModel().clearAndSelect(line - 1);
        lines.scrollTo(Math.max(0, line - 4));
        moving = false;
    }

    /** Brings a line to the top without marking it. */
    void scrollTo(int line) {
        moving = true;
        lines.scrollTo(Math.max(0, line - 1));
        lines.layout();
        moving = false;
        watch();
    }

    /** The list's inner flow exists only once it was laid out. */
    private void watch() {
        if (!watched && lines.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            watched = true;
            flow.positionProperty().addListener((_, _, _) -> {
                if (!moving && flow.getFirstVisibleCell() != null) {
                    atTop.accept(flow.getFirstVisibleCell().getIndex() + 1);
                }
            });
        }
    }
}
