package dev.quarterdeck.ui.forms;

import dev.quarterdeck.core.time.ClaimedTime;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The labelled inputs that forms are made of. FX thread only. */
final class Fields {
    private Fields() {
    }

    static TextField text(String id, String value, String prompt) {
        var field = new TextField(value);
        field.setId(id);
        field.setPromptText(prompt);
        return field;
    }

    static VBox labelled(String label, Node input) {
        var caption = Parts.label(label, Styles.SMALL, Styles.MUTED);
        caption.setLabelFor(input);
        return Parts.column(4, caption, input);
    }

    static VBox form(Node... rows) {
        VBox form = Parts.styled(Parts.column(12, rows), "form");
        form.setFillWidth(true);
        return form;
    }

    /** One of several values, all visible; arrow keys move, the chosen one is ticked. */
    static final class Choice<T> {
        private final ToggleGroup group = new ToggleGroup();
        private final FlowPane node = new FlowPane(14, 6);

        Choice(String id, List<T> values, T chosen, Function<T, String> words) {
            for (T value : values) {
                var button = new RadioButton(words.apply(value));
                button.setId(id + "-" + values.indexOf(value));
                button.setUserData(value);
                button.setToggleGroup(group);
                button.setSelected(value.equals(chosen));
                button.setMnemonicParsing(false);
                node.getChildren().add(button);
            }
            node.setId(id);
        }

        Node node() {
            return node;
        }

        /** The same, one below the other: for words that are long. */
        VBox column() {
            return Parts.column(8, node.getChildren().toArray(Node[]::new));
        }

        Node first() {
            return (Node) group.getSelectedToggle();
        }

        void choose(T value) {
            group.getToggles().stream().filter(toggle -> toggle.getUserData().equals(value)).forEach(group::selectToggle);
        }

        void onChange(Runnable run) {
            group.selectedToggleProperty().addListener((_, _, _) -> run.run());
        }

        @SuppressWarnings("unchecked")
        T value() {
            return (T) group.getSelectedToggle().getUserData();
        }
    }

    static <T> Choice<T> choice(String id, T[] values, T chosen, Function<T, String> words) {
        return new Choice<>(id, Arrays.asList(values), chosen, words);
    }

    /** What an optional time field says. */
    sealed interface When {
        record Unsaid() implements When {
        }

        record At(Instant at) implements When {
        }

        record Unreadable() implements When {
        }

        default Optional<Instant> time() {
            return this instanceof At(Instant at) ? Optional.of(at) : Optional.empty();
        }
    }

    static When when(TextField field, Instant now) {
        if (field.getText().isBlank()) {
            return new When.Unsaid();
        }
        return ClaimedTime.read(field.getText(), now).<When>map(When.At::new).orElseGet(When.Unreadable::new);
    }
}
