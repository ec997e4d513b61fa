package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Escalation;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.AskForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The open questions with their countdowns; one whose time is over offers whom to turn to next. FX thread only. */
final class QuestionCard {
    private final Desktop desktop;
    private final VBox node = Parts.column(6);
    private final List<Row> rows = new ArrayList<>();
    private String drawn = "";

    private record Row(Question question, VBox box, Label left) {
    }

    QuestionCard(Desktop desktop) {
        this.desktop = desktop;
    }

    Node node() {
        return node;
    }

    void draw(Live live) {
        List<Question> open = live.incident().open() ? live.incident().questions().stream().filter(Question::open).toList()
                : List.of();
        String now = open.stream().map(q -> q.key() + (live.now().isBefore(q.due()) ? "" : "!")).toList().toString();
        if (!now.equals(drawn)) {
            drawn = now;
            rows.clear();
            open.forEach(question -> rows.add(row(live, question)));
            node.getChildren().setAll(rows.stream().map(Row::box).toList());
            node.setVisible(!open.isEmpty());
            node.setManaged(!open.isEmpty());
        }
        for (Row row : rows) {
            Duration left = Duration.between(live.now(), row.question.due());
            row.left.setText(left.isNegative() ? Texts.of("ask.over", Times.countdown(left.negated())) : Times.countdown(left));
        }
    }

    private Row row(Live live, Question question) {
        boolean over = !live.now().isBefore(question.due());
        Label words = Parts.wrapped("◷ " + Texts.of(question.asked().kind() == Question.Kind.APPROVAL ? "ask.approval.of"
                : "ask.objections.of",
                question.asked().of()) + (question.asked().words().isEmpty() ? "" : ": " + question.asked().words()),
                Styles.SMALL);
        Label left = Parts.label("", Styles.MONO, Styles.SMALL);
        left.setMinWidth(Region.USE_PREF_SIZE);
        Node answer = Parts.button("question-answer", Texts.of("ask.answer"), "",
                () -> desktop.open(AskForm.answer(desktop, question)),
                "link-button", Styles.SMALL);
        HBox answers = Parts.row(8, left, Parts.spacer(), answer);
        VBox box = Parts.styled(Parts.column(2, words, answers), "question");
        if (over) {
            Optional<String> next = Escalation.after(question.asked().of(), live.runbook().map(Runbook::people)
                    .orElse(List.of()));
            answers.getChildren().add(Parts.button("question-escalate", next.map(role -> Texts.of("ask.escalate.to", role))
                    .orElse(Texts.of("ask.escalate")),
                    "", () -> desktop.open(AskForm.escalate(desktop, question, next.orElse(""))), "link-button", Styles.SMALL));
        }
        Styles.tone(box, over ? Styles.DANGER : Styles.WARNING);
        Styles.tone(left, over ? Styles.DANGER : Styles.WARNING);
        return new Row(question, box, left);
    }
}
