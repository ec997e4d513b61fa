package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.AuthorityRuling;
import dev.quarterdeck.core.incident.Answer;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.incident.Question.Kind;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Sheet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;

/** Asks somebody with a time box, and records what came of it. Nothing is sent: the record says that it was asked. */
public final class AskForm {
    private static final int APPROVAL_MINUTES = 5;
    private static final int OBJECTION_MINUTES = 2;

    private AskForm() {
    }

    /** For approval the authority table says whom; objections are asked of everybody. */
    public static Sheet ask(Desktop desktop, Live live, Kind kind) {
        String of = kind == Kind.OBJECTIONS ? Texts.of("ask.everybody")
                : AuthorityRuling.row(live.runbook().map(Runbook::authority).orElse(List.of()),
                live.incident().severity()).map(Authority::authorisedBy).orElse("");
        String words = DecisionForm.suggested(live).label(live.rollsBack()) + DecisionForm.procedure(live)
                .map(p -> ", " + p.title()).orElse("");
        return sheet(desktop, kind, of, words, Optional.empty());
    }

    /** Nobody answered: the next one is asked the same. */
    public static Sheet escalate(Desktop desktop, Question question, String to) {
        return sheet(desktop, question.asked().kind(), to, question.asked().words(), Optional.of(question));
    }

    private static Sheet sheet(Desktop desktop, Kind kind, String whom, String about, Optional<Question> unanswered) {
        TextField of = Fields.text("ask-of", whom, Texts.of("ask.of.prompt"));
        TextField words = Fields.text("ask-words", about, Texts.of("ask.words.prompt"));
        TextField minutes = Fields.text("ask-minutes",
                Integer.toString(kind == Kind.APPROVAL ? APPROVAL_MINUTES : OBJECTION_MINUTES), "");
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("ask", Texts.of(kind == Kind.APPROVAL ? "ask.title.approval" : "ask.title.objections"),
                Fields.form(Fields.labelled(Texts.of("ask.of"), of), Fields.labelled(Texts.of("ask.words"), words),
                        Fields.labelled(Texts.of("ask.minutes"), minutes)), of, Texts.of("ask.confirm"), () -> {
            Optional<Duration> box = minutes(minutes.getText());
            if (of.getText().isBlank() || box.isEmpty()) {
                sheet[0].complain(Texts.of(of.getText().isBlank() ? "ask.of.missing" : "ask.minutes.unreadable"));
                return false;
            }
            var ask = new Command.Ask(kind, words.getText(), of.getText(), box.get());
            unanswered.ifPresentOrElse(question -> desktop.session()
                    .submit(new Command.AnswerQuestion(question.key(), Answer.NONE,
                    question.asked().of(), Optional.empty(), ""), ask), () -> desktop.session().submit(ask));
            return true;
        }, desktop);
        of.selectAll();
        return sheet[0];
    }

    /** What was answered, by whom and how. */
    public static Sheet answer(Desktop desktop, Question question) {
        boolean approval = question.asked().kind() == Kind.APPROVAL;
        var answer = Fields.choice("answer", Answer.values(), Answer.AGREED, a -> Texts.of(switch (a) {
            case AGREED -> approval ? "answer.approved" : "answer.noobjection";
            case REFUSED -> approval ? "answer.refused" : "answer.objection";
            case NONE -> "answer.none";
        }));
        TextField by = Fields.text("answer-by", question.asked().of(), "");
        var means = Fields.choice("answer-means", Means.values(), Means.CHAT, Means::label);
        TextField words = Fields.text("answer-words", "", Texts.of("answer.words.prompt"));
        var sheet = new Sheet("answer-sheet", Texts.of("answer.title"),
                Fields.form(Fields.labelled(Texts.of("answer.what"), answer.node()),
                Fields.labelled(Texts.of("answer.by"), by), Fields.labelled(Texts.of("decision.means"), means.node()),
                Fields.labelled(Texts.of("answer.words"), words)), by, Texts.of("answer.confirm"), () -> {
            desktop.session().submit(new Command.AnswerQuestion(question.key(), answer.value(), by.getText(),
                    answer.value() == Answer.NONE ? Optional.empty() : Optional.of(means.value()), words.getText()));
            return true;
        }, desktop);
        by.selectAll();
        return sheet;
    }

    private static Optional<Duration> minutes(String text) {
        try {
            long minutes = Long.parseLong(text.strip());
            return minutes > 0 && minutes <= 24 * 60 ? Optional.of(Duration.ofMinutes(minutes)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
