package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Answer;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Question;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A decision that differs from the advice and from the authority table: asked about, escalated, recorded with its reason, opened
 * again.
 */
@Soak
class DefendedDecisionTest {
    private static final double FACTOR = 30;

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;

    @Test
    void itIsAskedEscalatedRecordedAndOpenedAgain() throws Exception {
        record = new RecordOnDisk(folder.resolve("data"));
        try (var opened = OpenConsole.hurried(record.folder(), FACTOR)) {
            console = opened;
            lead = opened.operator();
            declares();
            asksAndEscalates();
            recordsWithAReason();
            opensTheEntryAgain();
            interruptsOnPurpose();
            replays();
        }
        record.assertSound();
    }

    private void awaitRecorded(Class<? extends Fact> kind, int count) {
        console.awaitRecorded(record, kind, count);
    }

    private void declares() {
        lead.click("declare-rollback-procedure.md");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.RunbookAttached.class, 1);
        lead.await("the console", () -> lead.shows("zone-do"));
    }

    private void asksAndEscalates() {
        lead.command("Ask for approval");
        assertThat(lead.words("ask")).contains("Ask for approval");
        lead.write("ask-minutes", "soon");
        lead.press(KeyCode.ENTER);
        lead.awaitWords("Write a number of minutes from 1 to 1440.");
        lead.write("ask-minutes", "1");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.QuestionAsked.class, 1);
        assertThat(record.last(Fact.QuestionAsked.class).kind()).isEqualTo(Question.Kind.APPROVAL);
        assertThat(record.last(Fact.QuestionAsked.class).of()).contains("Engineering Lead");
        lead.awaitWords("over 0:");
        console.picture("60-question-over");
        lead.click("question-escalate");
        lead.write("ask-of", "CTO");
        lead.write("ask-minutes", "60");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.QuestionAsked.class, 2);
        assertThat(record.last(Fact.QuestionAnswered.class).answer()).isEqualTo(Answer.NONE);
        lead.click("question-answer");
        lead.write("answer-by", "Grace");
        lead.click("answer-means-1");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.QuestionAnswered.class, 2);
        assertThat(record.last(Fact.QuestionAnswered.class)).satisfies(answer -> {
            assertThat(answer.answer()).isEqualTo(Answer.AGREED);
            assertThat(answer.by()).isEqualTo("Grace");
            assertThat(answer.means()).contains(Means.PHONE);
        });
        assertThat(lead.shows("question-answer")).isFalse();
    }

    private void recordsWithAReason() {
        lead.control(KeyCode.D);
        assertThat(lead.words("decision")).contains("Record decision");
        lead.click("decision-choice-0");
        assertThat(lead.words("decision")).contains("Allowed by the runbook (P1", "The advice is: Monitor.");
        lead.write("decision-role", "intern");
        assertThat(lead.words("decision")).contains("The runbook asks for somebody else (P1");
        double width = lead.ask(() -> console.scene().lookup("#decision").getLayoutBounds().getWidth());
        lead.press(KeyCode.ENTER);
        lead.awaitWords("say in one line why it is decided all the same.");
        assertThat(lead.ask(() -> console.scene().lookup("#decision").getLayoutBounds().getWidth()))
                .as("the card with a complaint").isEqualTo(width);
        assertThat(lead.ask(() -> console.scene().lookup("#decision").getLayoutBounds().getHeight()))
                .isLessThan(console.scene().getHeight());
        assertThat(record.facts(Fact.DecisionRecorded.class)).isEmpty();
        console.picture("61-decision-differs");
        lead.write("decision-deviation", "customers are losing orders");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.DecisionRecorded.class, 1);
        assertThat(record.last(Fact.DecisionRecorded.class)).satisfies(decision -> {
            assertThat(decision.choice()).isEqualTo(Choice.EXECUTE);
            assertThat(decision.authoriser()).isEqualTo("Grace");
            assertThat(decision.role()).isEqualTo("intern");
            assertThat(decision.means()).isEqualTo(Optional.of(Means.PHONE));
            assertThat(decision.deviation()).isEqualTo("customers are losing orders");
            assertThat(decision.authority()).startsWith("P1");
        });
    }

    private void opensTheEntryAgain() {
        lead.clickWords("Open with its evidence (O)");
        assertThat(lead.words("ledger")).contains("Execute rollback", "Grace, intern, by phone", "customers are losing orders",
                "Cannot judge", "Thresholds in force", "Roll back");
        console.picture("62-ledger");
        lead.press(KeyCode.ESCAPE);
    }

    private void interruptsOnPurpose() {
        lead.control(KeyCode.J);
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.InterruptionBegan.class, 1);
        assertThat(record.last(Fact.InterruptionBegan.class).reason()).isEqualTo("maintenance mode");
        lead.await("the top bar to say so", () -> lead.shows("top-maintenance"));
        assertThat(lead.words("top-maintenance")).matches("maintenance ON \\d+:\\d\\d");
        console.picture("63-interrupted");
        lead.click("top-resolve");
        assertThat(lead.words("resolve")).contains("The planned interruption is on since");
        lead.press(KeyCode.ESCAPE);
        lead.control(KeyCode.J);
        awaitRecorded(Fact.InterruptionEnded.class, 1);
        lead.await("the top bar to be quiet", () -> !lead.shows("top-maintenance"));
    }

    private void replays() {
        lead.command("Replay the samples");
        lead.awaitWords("0 recorded samples");
        assertThat(lead.words("replay")).contains("(as the incident took it)");
        lead.press(KeyCode.ESCAPE);
    }
}
