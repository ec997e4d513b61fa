package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Look;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.ui.parts.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.BreadCrumbBar;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.MaskerPane;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.Rating;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.TextFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen and sheet in both schemes, while listening for what JavaFX has to say about our stylesheets. */
class ConsoleLooksTest {
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    @TempDir
    private Path folder;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            if (logged.getLevel().intValue() >= Level.WARNING.intValue() && !logged.getMessage().contains("unnamed module")) {
                said.add(logged.getLoggerName() + ": " + logged.getMessage());
            }
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        JAVAFX.addHandler(listening);
    }

    @AfterEach
    void listenNoMore() {
        JAVAFX.removeHandler(listening);
    }

    @Test
    void noScreenAndNoSheetBringsACssWarning() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            seen(console, "home");
            sheet(console, "declare", () -> lead.control(KeyCode.I));
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.await("the console", () -> lead.shows("zone-do"));
            seen(console, "zone-decide", "zone-do", "zone-watch", "zone-timeline", "zone-log");
            sheet(console, "watch", () -> lead.control(KeyCode.W));
            sheet(console, "decision", () -> lead.control(KeyCode.D));
            sheet(console, "restored", () -> lead.control(KeyCode.R));
            sheet(console, "resolve", () -> lead.click("top-resolve"));
            sheet(console, "attach", () -> lead.command("attach"));
            sheet(console, "prompt", () -> lead.click("top-role-comms"));
            sheet(console, "palette", () -> lead.control(KeyCode.K));
            sheet(console, "keys", () -> lead.press(KeyCode.F1));
            lead.press(KeyCode.DIGIT2);
            sheet(console, "tick", () -> lead.press(KeyCode.SHIFT, KeyCode.SPACE));
            sheet(console, "message-editor", () -> lead.control(KeyCode.M));
            lead.click("tab-messages");
            seen(console, "messages-new");
            lead.click("tab-contacts");
            seen(console, "zone-timeline");
            lead.control(KeyCode.B);
            seen(console, "runbook-scroll");
            console.picture("51-runbook");
            lead.control(KeyCode.SHIFT, KeyCode.E);
            seen(console, "postmortem-text");
            lead.press(KeyCode.F11);
            lead.control(KeyCode.EQUALS);
            lead.command("start a drill");
            lead.await("the drill's band", () -> lead.shows("drill-band"));
            seen(console, "drill-band");
            console.picture("52-drill");
        }
        assertThat(said).isEmpty();
    }

    @Test
    void controlsFxLooksLikeTheRestWithoutACssWarning() throws Exception {
        Stage stage = Operator.stage();
        var operator = new Operator(stage);
        operator.ask(() -> {
            var bar = new StatusBar();
            bar.setText("status");
            var combo = new CheckComboBox<>(FXCollections.observableArrayList("one", "two"));
            var box = new VBox(10, new Label("ControlsFX"), TextFields.createClearableTextField(),
                    TextFields.createClearablePasswordField(),
                    new SegmentedButton(new ToggleButton("left"), new ToggleButton("right")), new ToggleSwitch("switch"),
                    combo, new Rating(), new RangeSlider(0, 100, 20, 60),
                    new BreadCrumbBar<>(BreadCrumbBar.buildTreeModel("a", "b")),
                    new NotificationPane(new Label("notified")), new MaskerPane(), bar);
            var scene = new Scene(box, 600, 500);
            var theme = new Theme(scene, Look.FIRST);
            stage.setScene(scene);
            stage.show();
            for (boolean dark : List.of(true, false, true)) {
                theme.use(dark);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
            return theme;
        });
        operator.picture(stage.getScene(), "53-controlsfx");
        operator.ask(() -> {
            stage.close();
            return true;
        });
        assertThat(said).isEmpty();
    }

    @Test
    void aWarningWouldBeHeard() throws Exception {
        Stage stage = Operator.stage();
        var operator = new Operator(stage);
        operator.ask(() -> {
            var label = new Label("wrong");
            label.setStyle("-fx-text-fill: -color-that-nobody-defined; -fx-padding: [");
            stage.setScene(new Scene(label));
            stage.show();
            label.applyCss();
            stage.close();
            return label;
        });
        assertThat(said).isNotEmpty().allMatch(words -> words.startsWith("javafx.css: "));
    }

    private static void seen(OpenConsole console, String... ids) {
        for (boolean dark : List.of(false, true)) {
            console.dark(dark);
            for (String id : ids) {
                console.operator().await(id, () -> console.operator().shows(id));
            }
            console.operator().ask(() -> {
                console.scene().getRoot().applyCss();
                console.scene().getRoot().layout();
                return true;
            });
        }
    }

    private static void sheet(OpenConsole console, String id, Runnable opening) {
        opening.run();
        seen(console, id);
        console.picture("50-" + id);
        console.operator().press(KeyCode.ESCAPE);
        console.operator().await(id + " to go", () -> !console.operator().shows(id));
    }
}
