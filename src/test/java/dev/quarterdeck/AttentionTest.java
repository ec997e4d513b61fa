package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Question;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead who looks at another window is told what must not wait, and no more once this window is looked at. */
class AttentionTest {
    private static final double FACTOR = 30;

    @TempDir
    private Path folder;

    private static String title(OpenConsole console) {
        return console.operator().ask(() -> ((Stage) console.scene().getWindow()).getTitle());
    }

    private static void iconify(OpenConsole console, boolean away) {
        Stage stage = (Stage) console.scene().getWindow();
        console.operator().ask(() -> {
            stage.setIconified(away);
            return true;
        });
        console.operator().await("the window to be away: " + away, () -> console.operator().ask(stage::isIconified) == away);
    }

    private static void declare(OpenConsole console) {
        console.operator().click("declare-rollback-procedure.md");
        console.operator().press(KeyCode.ENTER);
        console.operator().await("the runbook", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
    }

    private static void ask(OpenConsole console, String of) {
        console.operator().ask(() -> {
            console.window().session().submit(new Command.Ask(Question.Kind.APPROVAL, "", of, Duration.ofMinutes(1)));
            return true;
        });
    }

    @Test
    void whatComesUpBehindAnotherWindowIsToldOnceAndMarkedUntilItIsSeen() throws Exception {
        try (var console = OpenConsole.hurried(folder.resolve("data"), FACTOR)) {
            Operator lead = console.operator();
            declare(console);
            String plain = title(console);
            ask(console, "Grace");
            lead.await("the question to be overdue", () -> lead.words("zone-decide").contains("over 0:"));
            lead.pause(Duration.ofMillis(1500));
            assertThat(console.notified()).as("somebody looks at the window").isEmpty();
            assertThat(title(console)).isEqualTo(plain);
            iconify(console, true); // the headless screen leaves the keyboard with a window that another one covers
            try {
                ask(console, "Linus");
                lead.await("the notification", () -> console.notified().stream()
                        .anyMatch(n -> n.startsWith("No answer from Linus · ")));
                assertThat(console.notified()).noneMatch(n -> n.contains("Grace"));
                lead.await("the mark", () -> title(console).startsWith("● "));
                lead.pause(Duration.ofMillis(1500));
                assertThat(console.notified().stream().filter(n -> n.contains("Linus"))).as("told once").hasSize(1);
            } finally {
                iconify(console, false);
            }
            lead.await("the mark to go", () -> title(console).equals(plain));
        }
    }
}
