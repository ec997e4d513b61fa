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
        return switch (fact) {
            case Fact.NoteAdded f -> wording(f.text(), Fact.NoteAdded::new);
            case Fact.TitleChanged f -> wording(f.title(), Fact.TitleChanged::new);
            case Fact.ImpactStated f -> wording(f.impact(), Fact.ImpactStated::new);
            case Fact.SeverityChanged f -> wording(f.reason(), text -> new Fact.SeverityChanged(f.from(), f.to(), text));
            case Fact.ProcedureChosen f -> wording(f.reason(), text -> new Fact.ProcedureChosen(f.procedure(), text));
            case Fact.CheckSkipped f -> wording(f.reason(), text -> new Fact.CheckSkipped(f.check(), text));
            case Fact.FieldFilled f -> wording(f.value(), text -> new Fact.FieldFilled(f.field(), text));
            case Fact.TriggerJudged f -> wording(f.note(), text -> new Fact.TriggerJudged(f.trigger(), f.met(), text));
            case Fact.DecisionRecorded f -> wording(f.reason(), text -> new Fact.DecisionRecorded(f.choice(), f.procedure(), text,
                    f.authority(), f.advice(), f.level(), f.driver(), f.readings(), f.thresholds(), f.runbookSha256(),
                    f.authoriser(), f.role(), f.means(), f.deviation(), f.met(), f.figures(), f.otherwise()));
            case Fact.ProcedureStopped f -> wording(f.reason(), text -> new Fact.ProcedureStopped(f.procedure(), text, f.inEffect()));
            case Fact.QuestionAsked f -> wording(f.words(), text -> new Fact.QuestionAsked(f.kind(), text, f.of(), f.timeBox()));
            case Fact.QuestionAnswered f -> wording(f.words(), text -> new Fact.QuestionAnswered(f.question(), f.answer(), f.by(),
                    f.means(), text));
            case Fact.InterruptionBegan f -> wording(f.reason(), Fact.InterruptionBegan::new);
            case Fact.InterruptionEnded f -> wording(f.reason(), Fact.InterruptionEnded::new);
            case Fact.ChangeMarked f -> wording(f.what(), Fact.ChangeMarked::new);
            case Fact.SectionWritten f -> wording(f.text(), text -> new Fact.SectionWritten(f.section(), text));
            case Fact.Resolved f -> wording(f.reason(), text -> new Fact.Resolved(f.unmet(), text));
            case Fact.Reopened f -> wording(f.reason(), text -> new Fact.Reopened(text, f.restored()));
            case Fact.DrillStarted _, Fact.IncidentDeclared _, Fact.StatusChanged _, Fact.MilestoneClaimed _,
                 Fact.RoleAssigned _, Fact.RunbookAttached _, Fact.ReadingCorrected _, Fact.CheckTicked _, Fact.CheckUnticked _, Fact.CommandCopied _,
                 Fact.WatchConfirmed _, Fact.LogCommandsConfirmed _, Fact.TargetNamed _, Fact.ContactPaged _,
                 Fact.BaselineCaptured _, Fact.HoldChanged _, Fact.SamplesAnchored _, Fact.ChangesSeen _, Fact.AdviceChanged _, Fact.EvidencePinned _, Fact.MessageCopied _,
                 Fact.MessageSent _, Fact.EtaPromised _, Fact.UpdatePromised _, Fact.CadenceChanged _, Fact.PostMortemExported _, Fact.Corrected _, Fact.Retracted _,
                 Fact.Redacted _, Fact.Erased _, Fact.ClockJumped _, Fact.CutOff _, Fact.WatchBroke _, Fact.LogMerged _, Fact.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Wording> wording(String text, Function<String, Fact> other) {
        return Optional.of(new Wording(text, other));
    }
}
