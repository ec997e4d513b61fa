package dev.quarterdeck.core.incident;

import java.util.Optional;
import java.util.function.Function;

/**
 * The words in a fact that a person wrote and may correct.
 *
 * @param text  may be empty
 * @param other the fact with other words
 */
record Wording(String text, Function<String, Fact> other) {

    /** Empty where the words are the program's. */
    static Optional<Wording> of(Fact fact) {
        return fact instanceof Fact.Worded worded ? Optional.of(of(worded)) : Optional.empty();
    }

    private static Wording of(Fact.Worded fact) {
        return switch (fact) {
            case Fact.NoteAdded f -> new Wording(f.text(), Fact.NoteAdded::new);
            case Fact.TitleChanged f -> new Wording(f.title(), Fact.TitleChanged::new);
            case Fact.ImpactStated f -> new Wording(f.impact(), Fact.ImpactStated::new);
            case Fact.SeverityChanged f -> new Wording(f.reason(), text -> new Fact.SeverityChanged(f.from(), f.to(), text));
            case Fact.ProcedureChosen f -> new Wording(f.reason(), text -> new Fact.ProcedureChosen(f.procedure(), text));
            case Fact.CheckSkipped f -> new Wording(f.reason(), text -> new Fact.CheckSkipped(f.check(), text));
            case Fact.FieldFilled f -> new Wording(f.value(), text -> new Fact.FieldFilled(f.field(), text, f.source()));
            case Fact.TriggerJudged f -> new Wording(f.note(), text -> new Fact.TriggerJudged(f.trigger(), f.met(), text));
            case Fact.DecisionRecorded f -> new Wording(f.reason(),
                    text -> new Fact.DecisionRecorded(f.choice(), f.procedure(), text,
                    f.authority(), f.advice(), f.level(), f.driver(), f.readings(), f.thresholds(), f.runbookSha256(),
                    f.authoriser(), f.role(), f.means(), f.deviation(), f.met(), f.figures(), f.otherwise()));
            case Fact.ProcedureStopped f -> new Wording(f.reason(),
                    text -> new Fact.ProcedureStopped(f.procedure(), text, f.inEffect()));
            case Fact.QuestionAsked f -> new Wording(f.words(),
                    text -> new Fact.QuestionAsked(f.kind(), text, f.of(), f.timeBox()));
            case Fact.QuestionAnswered f -> new Wording(f.words(),
                    text -> new Fact.QuestionAnswered(f.question(), f.answer(), f.by(),
                    f.means(), text));
            case Fact.InterruptionBegan f -> new Wording(f.reason(), Fact.InterruptionBegan::new);
            case Fact.InterruptionEnded f -> new Wording(f.reason(), Fact.InterruptionEnded::new);
            case Fact.ChangeMarked f -> new Wording(f.what(), Fact.ChangeMarked::new);
            case Fact.SectionWritten f -> new Wording(f.text(), text -> new Fact.SectionWritten(f.section(), text));
            case Fact.Resolved f -> new Wording(f.reason(), text -> new Fact.Resolved(f.unmet(), text));
            case Fact.Reopened f -> new Wording(f.reason(), text -> new Fact.Reopened(text, f.restored()));
        };
    }
}
