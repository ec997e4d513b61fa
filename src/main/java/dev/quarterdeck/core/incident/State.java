package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.time.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an incident stands after some of its events, by subject: the fold. It refuses nothing, so that merged and newer records
 * fold too. Immutable; any thread.
 *
 * @param sections what people wrote in the post-mortem, by section
 */
record State(Summary summary, Moments moments, People people, Progress progress, Watching watching, Here here,
        Judgement judgement,
             Map<String, String> sections) {
    static final State NONE = new State(Summary.NONE, Moments.NONE, People.NONE, Progress.NONE, Watching.NONE, Here.NONE,
            Judgement.NONE, Map.of());

    boolean begun() {
        return moments.of(Moment.STARTED).isPresent();
    }

    State after(Event event) {
        boolean first = !begun();
        boolean wasOpen = !first && summary.status() != Status.RESOLVED;
        State begun = first ? with(moments.with(Moment.STARTED, event.recordedAt())).with(here.begun(event)) : this;
        // what has begun does not become a drill
        State then = event.fact() instanceof Fact.DrillStarted && !first ? begun : begun.told(event);
        return then.with(then.here.after(event, !wasOpen && then.summary.status() != Status.RESOLVED));
    }

    private State told(Event event) {
        return switch (event.fact()) {
            case Fact.DrillStarted f -> with(summary.drilled(f));
            case Fact.IncidentDeclared f -> with(summary.declared(f)).with(moments.with(Moment.DECLARED, event.at()));
            case Fact.TitleChanged f -> with(summary.titled(f.title()));
            case Fact.ImpactStated f -> with(summary.affecting(f.impact()));
            case Fact.SeverityChanged f -> with(summary.of(f.to()));
            case Fact.StatusChanged f -> with(summary.in(f.to()));
            case Fact.CadenceChanged f -> with(summary.updating(f.every())).with(moments.without(Moment.PROMISED_UPDATE));
            case Fact.MilestoneClaimed f -> with(f.milestone() == Milestone.RESTORED
                    ? moments.with(f.milestone(), f.at()).with(Moment.RESTORED_SAID, event.recordedAt())
                    : moments.with(f.milestone(), f.at()));
            case Fact.MessageSent _ -> with(moments.with(Moment.LAST_UPDATE, event.at()).without(Moment.PROMISED_UPDATE));
            case Fact.UpdatePromised f -> with(moments.with(Moment.PROMISED_UPDATE, Times.later(event.at(), f.within())));
            case Fact.EtaPromised f -> with(moments.with(Moment.PROMISED_BACK, Times.later(event.at(), f.within())));
            case Fact.Resolved _ -> with(summary.in(Status.RESOLVED)).with(moments.with(Moment.RESOLVED, event.at()))
                    .with(watching.resumed(event.at()));
            case Fact.Reopened f -> reopened(f);
            case Fact.RoleAssigned f -> with(people.holding(f.role(), f.to()));
            case Fact.ContactPaged f -> with(people.paged(f.role(), event));
            case Fact.RunbookAttached f -> with(progress.attached(f));
            case Fact.ReadingCorrected f -> with(progress.corrected(f));
            case Fact.ProcedureChosen f -> with(progress.chosen(f, event));
            case Fact.ProcedureStopped f -> with(progress.stopped(f, event));
            case Fact.TargetNamed f -> with(progress.meaning(f.target()));
            case Fact.CheckTicked f -> with(progress.ticked(f, event));
            case Fact.CheckSkipped f -> with(progress.skipped(f, event));
            case Fact.CheckUnticked f -> with(progress.unticked(f.check()));
            case Fact.FieldFilled f -> with(progress.filled(f));
            case Fact.CommandStarted f -> with(progress.began(f, event));
            case Fact.CommandEnded f -> with(progress.ended(f, event));
            case Fact.WatchConfirmed f -> with(watching.confirmed(f));
            case Fact.LogCommandsConfirmed f -> with(watching.following(f.commands()));
            case Fact.InterruptionBegan f -> with(watching.interrupted(f, event));
            case Fact.InterruptionEnded _ -> with(watching.resumed(event.at()));
            case Fact.BaselineCaptured f -> with(watching.usually(f.values()));
            case Fact.HoldChanged f -> with(watching.holding(new Hold.Since(event.at(), f.hold())));
            case Fact.CutOff f -> with(watching.cutOff(f));
            case Fact.ChangesSeen f -> with(watching.changed(f.changes()));
            case Fact.AdviceChanged _ -> with(judgement.advised(event));
            case Fact.TriggerJudged f -> with(judgement.judged(f.trigger(), event));
            case Fact.DecisionRecorded _ -> with(judgement.decided(event))
                    .with(moments.of(Moment.DECIDED_FIRST).isPresent() ? moments
                    : moments.with(Moment.DECIDED_FIRST, event.at()));
            case Fact.QuestionAsked f -> with(judgement.asked(f, event));
            case Fact.QuestionAnswered f -> with(judgement.answered(f));
            case Fact.SectionWritten f -> new State(summary, moments, people, progress, watching, here, judgement,
                    plus(sections, f.section(), f.text()));
            // stands in the timeline and changes no state
            case Fact.Told _ -> this;
        };
    }

    private State reopened(Fact.Reopened f) {
        Moments still = moments.without(Moment.PROMISED_BACK).without(Moment.RESOLVED);
        return f.restored() ? with(summary.in(Status.MONITORING)).with(still)
                : with(summary.in(Status.INVESTIGATING)).with(still.without(Moment.RESTORED_SAID).without(Milestone.RESTORED));
    }

    private State with(Summary other) {
        return new State(other, moments, people, progress, watching, here, judgement, sections);
    }

    private State with(Moments other) {
        return new State(summary, other, people, progress, watching, here, judgement, sections);
    }

    private State with(People other) {
        return new State(summary, moments, other, progress, watching, here, judgement, sections);
    }

    private State with(Progress other) {
        return new State(summary, moments, people, other, watching, here, judgement, sections);
    }

    private State with(Watching other) {
        return new State(summary, moments, people, progress, other, here, judgement, sections);
    }

    private State with(Here other) {
        return new State(summary, moments, people, progress, watching, other, judgement, sections);
    }

    private State with(Judgement other) {
        return new State(summary, moments, people, progress, watching, here, other, sections);
    }

    /** {@code null} as a value takes what was there before. */
    static <K, V> Map<K, V> plus(Map<K, V> map, K key, @Nullable V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    static <T> List<T> and(List<T> list, T more) {
        return Stream.concat(list.stream(), Stream.of(more)).toList();
    }
}
