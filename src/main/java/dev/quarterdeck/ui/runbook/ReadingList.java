package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A runbook's source, part by part, with what each one is taken for in the margin. Only what is in sight is drawn, and of a
 * part that fills pages only its beginning. FX thread only.
 */
final class ReadingList {
    private static final int MOST_LINES = 30;
    private static final int MOST_CHARACTERS = 2000;
    private static final double NUMBER = 46;
    private static final double MARGIN = 138;
    private static final double BAR = 22;
    private final ObservableList<PartReading> all = FXCollections.observableArrayList();
    private final FilteredList<PartReading> shown = new FilteredList<>(all);
    private final ListView<PartReading> list = new ListView<>(shown);

    ReadingList(Consumer<Optional<PartReading>> picked) {
        list.setId("reading-list");
        list.getStyleClass().add("reading");
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(Parts.wrapped(Texts.of("reading.none"), Styles.MUTED));
        list.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> picked.accept(Optional.ofNullable(item)));
        list.setMinWidth(0);
    }

    ListView<PartReading> node() {
        return list;
    }

    /** Keeps the part in hand and the place, when the same text was only read otherwise. */
    void show(List<PartReading> parts) {
        int line = selected().map(p -> p.part().line()).orElse(-1);
        int at = list.getSelectionModel().getSelectedIndex();
        if (all.size() == parts.size()) {
            for (int i = 0; i < parts.size(); i++) {
                if (!all.get(i).equals(parts.get(i))) {
                    all.set(i, parts.get(i));
                }
            }
        } else {
            all.setAll(parts);
        }
        select(line, at);
    }

    void filter(Predicate<PartReading> wanted) {
        int line = selected().map(p -> p.part().line()).orElse(-1);
        shown.setPredicate(wanted);
        select(line, 0);
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
    }

    private void select(int line, int otherwise) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).part().line() == line) {
                list.getSelectionModel().clearAndSelect(i);
                return;
            }
        }
        if (!shown.isEmpty()) {
            list.getSelectionModel().clearAndSelect(Math.clamp(otherwise, 0, shown.size() - 1));
        }
    }

    Optional<PartReading> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    static String beginning(PartReading reading) {
        String text = reading.text().stream().limit(MOST_LINES).collect(Collectors.joining("\n")).replace("\t", "    ");
        boolean cut = text.length() > MOST_CHARACTERS;
        String words = cut ? text.substring(0, MOST_CHARACTERS) + " …" : text;
        int more = reading.text().size() - MOST_LINES;
        return more > 0 ? words + "\n" + Texts.of("reading.more", more) : words;
    }

    private static final class Row extends ListCell<PartReading> {
        private final Label number = Parts.label("", Styles.MONO, Styles.SMALL, Styles.SUBTLE);
        private final Region stripe = Parts.styled(new Region(), "reading-stripe");
        private final Label role = Parts.label("", Styles.PILL);
        private final Label state = Parts.label("", Styles.SMALL);
        private final Label source = Parts.wrapped("", Styles.MONO, "reading-source");
        private final HBox box;

        Row() {
            number.setMinWidth(NUMBER);
            number.setMaxWidth(NUMBER);
            role.setMaxWidth(MARGIN);
            VBox margin = Parts.column(2, role, state);
            margin.setMinWidth(MARGIN);
            margin.setMaxWidth(MARGIN);
            source.setMinWidth(0);
            source.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(source, Priority.ALWAYS);
            box = new HBox(8, number, stripe, margin, source);
            box.setMinWidth(0);
            setPrefWidth(0); // as wide as the list, so that long lines wrap
            setText(null);
        }

        @Override
        protected void updateItem(PartReading reading, boolean empty) {
            super.updateItem(reading, empty);
            if (empty || reading == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            String words = PartMark.role(reading.role());
            number.setText("%5d".formatted(reading.part().line()));
            role.setText(words);
            state.setText(reading.said().isPresent() ? "✎ " + Texts.of("reading.said") : PartMark.state(reading));
            source.setText(beginning(reading));
            Styles.tone(stripe, reading.understanding() == Understanding.UNSURE ? Styles.WARNING : PartMark.tone(reading.role()));
            Styles.tone(role, PartMark.tone(reading.role()));
            Styles.tone(state, reading.said().isPresent() ? Styles.ACCENT : PartMark.stateTone(reading.understanding()));
            source.pseudoClassStateChanged(Styles.ACTIVE, reading.part().block().isEmpty());
            source.pseudoClassStateChanged(Styles.INACTIVE, reading.understanding() == Understanding.TEXT);
            setAccessibleText(words + ", " + state.getText() + ": " + source.getText());
            setGraphic(box);
        }

        @Override
        protected double computePrefHeight(double width) {
            double wide = getListView() == null ? width : getListView().getWidth() - BAR;
            return getGraphic() == null ? super.computePrefHeight(width)
                    : snapSizeY(box.prefHeight(Math.max(200, wide)) + snappedTopInset() + snappedBottomInset());
        }
    }
}
