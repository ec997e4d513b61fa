package dev.quarterdeck.core.incident;

import java.util.List;
import java.util.Optional;

/**
 * What stays of an entry whose words are removed: what the incident rests on, its severity for one, so that removing a
 * leaked secret changes neither how bad it was, nor what was decided or sent. It stands in the entry that removes, which
 * vouches for it. Immutable; any thread.
 *
 * @param actor who made the entry, or that this is removed too
 */
public record Remainder(String actor, Fact fact) {
    /** Stands where words were. */
    static final String REMOVED = "(removed)";

    /**
     * Empty where an entry is nothing but its words: what counted before it counts again.
     *
     * @param names whether the names of people stay
     */
    static Optional<Remainder> of(Event event, boolean names) {
        var removal = new Removal(names);
        return removal.of(event.fact()).map(fact -> new Remainder(removal.name(event.actor()), fact));
    }

    /** Goes by the fact alone: free words go, what comes from a choice, a clock or the runbook stays. */
    private record Removal(boolean names) {

        Optional<Fact> of(Fact fact) {
            return fact instanceof Fact.Lasting lasting ? of(lasting) : Optional.empty();
        }

        private Optional<Fact> of(Fact.Lasting fact) {
            return switch (fact) {
                case Fact.IncidentDeclared f -> stays(new Fact.IncidentDeclared(REMOVED, f.severity(), words(f.impact())));
                case Fact.SeverityChanged f -> stays(new Fact.SeverityChanged(f.from(), f.to(), words(f.reason())));
                case Fact.Resolved f -> stays(new Fact.Resolved(f.unmet().isEmpty() ? List.of() : List.of(REMOVED),
                        words(f.reason())));
                case Fact.Reopened f -> stays(new Fact.Reopened(words(f.reason()), f.restored()));
                case Fact.ProcedureChosen f -> stays(new Fact.ProcedureChosen(f.procedure(), words(f.reason())));
                case Fact.ProcedureStopped f -> stays(new Fact.ProcedureStopped(f.procedure(), words(f.reason()), f.inEffect()));
                case Fact.ContactPaged f -> stays(new Fact.ContactPaged(f.role(), name(f.who()), words(f.how())));
                case Fact.CheckTicked f -> stays(new Fact.CheckTicked(f.check(), name(f.by()), words(f.evidence())));
                case Fact.CheckSkipped f -> stays(new Fact.CheckSkipped(f.check(), words(f.reason())));
                case Fact.CommandStarted f -> stays(new Fact.CommandStarted(f.step(), words(f.text()), "", f.target(), List.of(),
                        words(f.folder()), name(f.account()), f.limit()));
                case Fact.CommandEnded f -> stays(new Fact.CommandEnded(f.run(), words(f.command()), f.how(), f.exit(),
                        f.took(), f.bytes(),
                        f.between(), "", words(f.output()), f.parts(), words(f.note())));
                case Fact.TriggerJudged f -> stays(new Fact.TriggerJudged(f.trigger(), f.met(), words(f.note())));
                case Fact.DecisionRecorded f -> stays(new Fact.DecisionRecorded(f.choice(), f.procedure(), words(f.reason()),
                        f.authority(),
                        f.advice(), f.level(), f.driver(), f.readings(), f.thresholds(), f.runbookSha256(), name(f.authoriser()),
                        f.role(),
                        f.means(), words(f.deviation()), f.met(), f.figures(), f.otherwise()));
                case Fact.QuestionAsked f -> stays(new Fact.QuestionAsked(f.kind(), words(f.words()), name(f.of()), f.timeBox()));
                case Fact.QuestionAnswered f -> stays(new Fact.QuestionAnswered(f.question(), f.answer(), name(f.by()), f.means(),
                        words(f.words())));
                case Fact.InterruptionBegan f -> stays(new Fact.InterruptionBegan(words(f.reason())));
                case Fact.InterruptionEnded f -> stays(new Fact.InterruptionEnded(words(f.reason())));
                case Fact.WatchBroke f -> stays(new Fact.WatchBroke(f.step(), words(f.reading()), f.ran()));
                case Fact.ChangeMarked f -> stays(new Fact.ChangeMarked(words(f.what())));
                case Fact.MessageCopied f -> stays(new Fact.MessageCopied(f.template(), f.channel(), words(f.text())));
                case Fact.MessageSent f -> stays(new Fact.MessageSent(f.template(), f.channel(), words(f.text())));
                case Fact.UpdatePromised f -> stays(new Fact.UpdatePromised(f.within(), words(f.words())));
                case Fact.EtaPromised f -> stays(new Fact.EtaPromised(f.within(), words(f.words())));
                case Fact.Corrected f -> f.at().flatMap(_ -> stays(new Fact.Corrected(f.entry(), "", f.at(), words(f.reason()))));
                case Fact.Retracted f -> stays(new Fact.Retracted(f.entry(), words(f.reason())));
                case Fact.Redacted f -> stays(new Fact.Redacted(f.entry(), words(f.reason()), f.stays()));
            };
        }

        private static Optional<Fact> stays(Fact fact) {
            return Optional.of(fact);
        }

        private static String words(String text) {
            return text.isBlank() ? "" : REMOVED;
        }

        private String name(String text) {
            return names ? text : words(text);
        }
    }
}
