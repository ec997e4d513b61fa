package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the part in hand is taken for and why, and everything that one can say it is. FX thread only. */
final class RolePanel {
    private static final double WIDTH = 348;
    private static final Map<CorrectionRole,
            KeyCode> KEYS = new EnumMap<>(Map.ofEntries(Map.entry(CorrectionRole.TRIGGER, KeyCode.T),
            Map.entry(CorrectionRole.NOT_A_TRIGGER, KeyCode.N),
            Map.entry(CorrectionRole.PROCEDURE, KeyCode.P), Map.entry(CorrectionRole.ALTERNATIVE_OF, KeyCode.A),
            Map.entry(CorrectionRole.STEP, KeyCode.S),
            Map.entry(CorrectionRole.COMMAND, KeyCode.C), Map.entry(CorrectionRole.OUTPUT, KeyCode.O),
            Map.entry(CorrectionRole.CONTEXT, KeyCode.X),
            Map.entry(CorrectionRole.MATRIX, KeyCode.M), Map.entry(CorrectionRole.TEMPLATE, KeyCode.E),
            Map.entry(CorrectionRole.CONTACT, KeyCode.K),
            Map.entry(CorrectionRole.CHANNEL, KeyCode.H)));

    private final Label role = Parts.label("", Styles.PILL);
    private final Label state = Parts.label("", Styles.STRONG);
    private final Label why = Parts.wrapped("");
    private final Label used = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
    private final Map<CorrectionRole, Button> roles = new EnumMap<>(CorrectionRole.class);
    private final Map<Urgency, Button> urgencies = new EnumMap<>(Urgency.class);
    private final Button back;
    private final VBox haste;
    private final VBox body;
    private final ScrollPane node;

    /**
     * {@code say} is told a role, {@code hurry} how soon a trigger asks to act, {@code takeBack} that nothing is said any more.
     */
    RolePanel(Consumer<CorrectionRole> say, Consumer<Urgency> hurry, Runnable takeBack) {
        var grid = new GridPane(6, 6);
        CorrectionRole[] all = CorrectionRole.values();
        for (int i = 0; i < all.length; i++) {
            CorrectionRole each = all[i];
            Button button = Parts.button("reading-role-" + PartMark.key(each.name()),
                    Texts.of("reading.role." + PartMark.key(each.name())), Objects.requireNonNull(KEYS.get(each)).getName(),
                    () -> say.accept(each), "small", "reading-role");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setPrefWidth(WIDTH / 2 - 18);
            button.setMinWidth(0);
            roles.put(each, button);
            grid.add(button, i % 2, i / 2);
        }
        var soon = new FlowPane(6, 6);
        Arrays.stream(Urgency.values()).forEach(urgency -> {
            Button button = Parts.button("reading-urgency-" + PartMark.key(urgency.name()),
                    Texts.of("reading.urgency." + PartMark.key(urgency.name())),
                    key(urgency).getName(), () -> hurry.accept(urgency), "small", "reading-role");
            urgencies.put(urgency, button);
            soon.getChildren().add(button);
        });
        haste = Parts.column(6, Parts.label(Texts.of("reading.urgency"), Styles.CAPTION), soon);
        back = Parts.button("reading-back", Texts.of("reading.takeback"), "Del", takeBack, "small");
        body = Parts.styled(Parts.column(10, new HBox(8, role, state), why, used,
                Parts.label(Texts.of("reading.itis"), Styles.CAPTION), grid, haste, back), "reading-panel");
        node = Parts.styled(new ScrollPane(body), "zone-scroll", "reading-side");
        node.setFitToWidth(true);
        node.setMinWidth(WIDTH);
        node.setMaxWidth(WIDTH);
    }

    Region node() {
        return node;
    }

    static Optional<CorrectionRole> keyed(KeyCode code) {
        return KEYS.entrySet().stream().filter(e -> e.getValue() == code).map(Map.Entry::getKey).findFirst();
    }

    private static KeyCode key(Urgency urgency) {
        return switch (urgency) {
            case IMMEDIATE -> KeyCode.I;
            case SOON -> KeyCode.W;
            case CONSIDER -> KeyCode.Y;
        };
    }

    static Optional<Urgency> hurried(KeyCode code) {
        return Arrays.stream(Urgency.values()).filter(urgency -> key(urgency) == code).findFirst();
    }

    void show(Optional<PartReading> reading) {
        body.setVisible(reading.isPresent());
        reading.ifPresent(this::show);
    }

    private void show(PartReading reading) {
        role.setText(PartMark.role(reading.role()));
        Styles.tone(role, PartMark.tone(reading.role()));
        state.setText(PartMark.state(reading));
        Styles.tone(state, PartMark.stateTone(reading.understanding()));
        why.setText(Texts.of("reading.why", reading.why()));
        used.setText(Texts.of(reading.used() ? "reading.used" : "reading.unused"));
        Optional<CorrectionRole> said = reading.said().map(Correction::role);
        roles.forEach((each, button) -> button.pseudoClassStateChanged(Styles.SELECTED, said.equals(Optional.of(each))));
        urgencies.forEach((each, button) -> button.pseudoClassStateChanged(Styles.SELECTED, reading.said()
                .flatMap(Correction::urgency).equals(Optional.of(each))));
        Parts.show(haste, said.equals(Optional.of(CorrectionRole.TRIGGER)));
        Parts.show(back, said.isPresent());
    }
}
