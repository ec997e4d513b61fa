package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.signal.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runbook in hand and how far it has been worked through. Immutable.
 *
 * @param corrections what people say the parts of the runbook are, whatever they read like
 * @param runs        every procedure that was chosen, in the order in which each was taken up last
 * @param procedure   the title of the one that was chosen last and still goes on, empty when there is none
 * @param target      what the paths, loopback addresses and commands of the runbook mean
 * @param fields      values of blanks and placeholders by field
 * @param again       second ticks of a check, with how it stood already
 * @param commands    every command that was run, oldest first
 */
record Progress(Optional<Fact.RunbookAttached> runbook, List<ReadingCorrection> corrections, List<ProcedureRun> runs,
        String procedure,
                Optional<Target> target, Map<String, CheckState> checks, Map<String, String> fields,
                Map<EventKey, CheckState.Ticked> again, List<CommandRun> commands) {
    static final Progress NONE = new Progress(Optional.empty(), List.of(), List.of(), "", Optional.empty(), Map.of(), Map.of(),
            Map.of(), List.of());

    /** Another text begins without corrections. */
    Progress attached(Fact.RunbookAttached text) {
        return new Progress(Optional.of(text), List.of(), runs, procedure, target, checks, fields, again, commands);
    }

    Progress corrected(Fact.ReadingCorrected f) {
        List<ReadingCorrection> now = Stream.concat(corrections.stream().filter(c -> !f.withdrawn().contains(c))
                .filter(c -> f.said().stream().noneMatch(c::samePart)), f.said().stream()).toList();
        return new Progress(runbook, now, runs, procedure, target, checks, fields, again, commands);
    }

    Progress chosen(Fact.ProcedureChosen f, Event event) {
        return new Progress(runbook, corrections, ProcedureRun.chosen(runs, f.procedure(), event.at()), f.procedure(), target,
                checks,
                fields, again, commands);
    }

    Progress stopped(Fact.ProcedureStopped f, Event event) {
        List<ProcedureRun> now = ProcedureRun.stopped(runs, f.procedure(), event.at());
        return new Progress(runbook, corrections, now, ProcedureRun.inHand(now), target, checks, fields, again, commands);
    }

    Progress meaning(Target other) {
        return new Progress(runbook, corrections, runs, procedure, Optional.of(other), checks, fields, again, commands);
    }

    /** In a merged log a check may be ticked twice: it was done at the first tick. */
    Progress ticked(Fact.CheckTicked f, Event event) {
        if (checks.get(f.check().key()) instanceof CheckState.Ticked first) {
            return new Progress(runbook, corrections, runs, procedure, target, checks, fields, State.plus(again, event.key(),
                    first), commands);
        }
        return standing(f.check(), new CheckState.Ticked(f.by(), event.by(), event.at(), f.evidence()));
    }

    Progress skipped(Fact.CheckSkipped f, Event event) {
        return standing(f.check(), new CheckState.Skipped(event.by(), f.reason(), event.at()));
    }

    Progress unticked(CheckRef check) {
        return standing(check, null);
    }

    private Progress standing(CheckRef check, @Nullable CheckState state) {
        return new Progress(runbook, corrections, runs, procedure, target, State.plus(checks, check.key(), state), fields, again,
                commands);
    }

    Progress filled(Fact.FieldFilled f) {
        return new Progress(runbook, corrections, runs, procedure, target, checks, State.plus(fields, f.field(), f.value()),
                again,
                commands);
    }

    Progress began(Fact.CommandStarted f, Event event) {
        return running(CommandRun.begun(commands, f, event));
    }

    Progress ended(Fact.CommandEnded f, Event event) {
        return running(CommandRun.ended(commands, f, event));
    }

    private Progress running(List<CommandRun> others) {
        return new Progress(runbook, corrections, runs, procedure, target, checks, fields, again, others);
    }
}
