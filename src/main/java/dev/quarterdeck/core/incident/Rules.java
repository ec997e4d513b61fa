package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a command into the facts it means, or refuses it in words. Pure: the same incident, command and time always give
 * the same answer.
 */
final class Rules {
    private static final Duration CLOCK_SLACK = Duration.ofMinutes(1);
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(1);
    private static final Duration LONGEST_RISE = Duration.ofMinutes(10);
    private static final Duration LONGEST_FALL = Duration.ofHours(1);

    private Rules() {
    }

    sealed interface Ruling {
        /** {@code occurredAt} applies to all facts; a fact list may be empty when nothing would change. */
        record Allowed(List<Fact> facts, Optional<Instant> occurredAt) implements Ruling {
        }

        record Refused(String words) implements Ruling {
        }
    }

    static Ruling decide(Incident incident, Command command, String actor, Instant now) {
        boolean begins = command instanceof Command.StartDrill || command instanceof Command.Declare;
        if (!incident.exists() && !begins) {
            return refuse("There is no incident yet. Declare one first.");
        }
        if (incident.status() == Status.RESOLVED && !allowedWhenResolved(command)) {
            return refuse("This incident is resolved. Reopen it first.");
        }
        return switch (command) {
            case Command.StartDrill c -> incident.exists()
                    ? refuse("This drill has already started.")
                    : allow(new Fact.DrillStarted(c.scenario(), c.title(), c.factor()));
            case Command.Declare c -> declare(incident, c, now);
            case Command.ChangeTitle c -> c.title().isBlank() ? refuse("A title is needed.")
                    : c.title().equals(incident.title()) ? nothing() : allow(new Fact.TitleChanged(c.title().strip()));
            case Command.StateImpact c -> c.impact().equals(incident.impact()) ? nothing()
                    : allow(new Fact.ImpactStated(c.impact().strip()));
            case Command.ChangeSeverity c -> undeclared(incident) ? refuse("Declare the incident first.")
                    : c.to() == incident.severity() ? nothing()
                    : allow(new Fact.SeverityChanged(incident.severity(), c.to(), c.reason()));
            case Command.ChangeStatus c -> changeStatus(incident, c);
            case Command.ClaimMilestone c -> c.at().isAfter(now.plus(CLOCK_SLACK))
                    ? refuse("That time lies in the future.")
                    : allow(new Fact.MilestoneClaimed(c.milestone(), c.at()));
            case Command.AssignRole c -> assign(incident, c);
            case Command.AttachRunbook c -> allow(new Fact.RunbookAttached(c.name(), c.sha256(), c.text()));
            case Command.CorrectReading c -> correctReading(incident, c);
            case Command.ChooseProcedure c -> c.procedure().equals(incident.procedure()) ? nothing()
                    : allow(new Fact.ProcedureChosen(c.procedure(), c.reason()));
            case Command.StopProcedure c -> c.reason().isBlank() ? refuse("A reason is needed to stop a procedure.")
                    : incident.runs().stream().noneMatch(run -> run.procedure().equals(c.procedure()) && run.going())
                    ? refuse("This procedure is not running.")
                    : allow(new Fact.ProcedureStopped(c.procedure(), c.reason().strip(), c.inEffect()));
            case Command.NameTarget c -> incident.target().equals(Optional.of(c.target())) ? nothing()
                    : allow(new Fact.TargetNamed(c.target()));
            case Command.PageContact c -> c.role().isBlank() && c.who().isBlank() ? refuse("Say who was paged.")
                    : allow(new Fact.ContactPaged(c.role().strip(), c.who().strip(), c.how().strip()));
            case Command.TickCheck c -> tick(incident, c, actor, now);
            case Command.UntickCheck c -> incident.check(c.check()).isEmpty()
                    ? refuse("This check is not ticked.") : allow(new Fact.CheckUnticked(c.check()));
            case Command.SkipCheck c -> c.reason().isBlank() ? refuse("A reason is needed to skip a check.")
                    : allow(new Fact.CheckSkipped(c.check(), c.reason().strip()));
            case Command.FillField c -> c.value().equals(incident.fields().getOrDefault(c.field(), "")) ? nothing()
                    : allow(new Fact.FieldFilled(c.field(), c.value(), c.source()));
            case Command.CopyCommand c -> allow(new Fact.CommandCopied(c.step(), c.text()));
            case Command.StartCommand c -> incident.drill() ? refuse("Nothing runs in a drill.")
                    : c.started().text().isBlank() ? refuse("There is nothing to run.") : allow(c.started());
            case Command.EndCommand c -> incident.commandRuns().stream()
                    .filter(run -> run.key().equals(c.ended().run())).findFirst()
                    .map(run -> run.ended().isPresent() ? nothing() : allow(c.ended()))
                    .orElseGet(() -> refuse("This command was not run in this incident."));
            case Command.ConfirmWatch c -> allow(new Fact.WatchConfirmed(c.probes(), c.logs(), c.changes()));
            case Command.ConfirmLogCommands c -> allow(new Fact.LogCommandsConfirmed(c.commands()));
            case Command.ReportAdvice c -> allow(new Fact.AdviceChanged(c.from(), c.to(), c.level(), c.worst(), c.action(),
                    c.driver(), c.readings()));
            case Command.AnchorSamples c -> allow(new Fact.SamplesAnchored(c.blocks()));
            case Command.ReportChanges c -> {
                List<SystemChange> fresh = c.changes().stream().filter(change -> !incident.systemChanges().contains(change))
                        .distinct().toList();
                yield fresh.isEmpty() ? nothing() : allow(new Fact.ChangesSeen(fresh));
            }
            // two consoles may see the same
            case Command.ReportCutOff c -> c.to().isEmpty() == incident.cutOff().isPresent() ? nothing()
                    : allow(new Fact.CutOff(c.from(), c.to()));
            case Command.PromiseUpdate c -> c.within().isPositive()
                    ? allow(new Fact.UpdatePromised(c.within(), c.words().strip()))
                    : refuse("A promise needs a time ahead.");
            case Command.PromiseEta c -> c.within().isPositive() ? allow(new Fact.EtaPromised(c.within(), c.words().strip()))
                    : refuse("An ETA lies ahead.");
            case Command.ReportWatchBroke c -> allow(new Fact.WatchBroke(c.step(), c.reading(), c.ran()));
            case Command.JudgeTrigger c -> allow(new Fact.TriggerJudged(c.trigger(), c.met(), c.note()));
            case Command.RecordDecision c -> c.reason().isBlank() ? refuse("A decision needs a reason: one line will do.")
                    : allow(new Fact.DecisionRecorded(c.choice(), c.procedure(), c.reason().strip(), c.authority(),
                    c.advice(), c.level(), c.driver(), c.readings(), c.thresholds(), c.runbookSha256(), c.authoriser().strip(),
                    c.role().strip(), c.means(), c.deviation().strip(), c.met(), c.figures(), c.otherwise()));
            case Command.Ask c -> c.of().isBlank() ? refuse("Whom is this asked?")
                    : !c.timeBox().isPositive() ? refuse("A question needs a time box.")
                    : allow(new Fact.QuestionAsked(c.kind(), c.words().strip(), c.of().strip(), c.timeBox()));
            case Command.AnswerQuestion c -> answer(incident, c);
            case Command.BeginInterruption c -> incident.interruption().isPresent()
                    ? refuse("A planned interruption is already on.") : allow(new Fact.InterruptionBegan(c.reason().strip()));
            case Command.EndInterruption c -> incident.interruption().isEmpty()
                    ? refuse("No planned interruption is on.") : allow(new Fact.InterruptionEnded(c.reason().strip()));
            case Command.MarkChange c -> c.what().isBlank() ? refuse("What was restarted or changed?")
                    : allow(new Fact.ChangeMarked(c.what().strip()));
            case Command.CaptureBaseline c -> c.values().isEmpty() ? refuse("There is no reading to take as the baseline yet.")
                    : allow(new Fact.BaselineCaptured(c.values()));
            case Command.ChangeHold c -> changeHold(incident, c.hold());
            case Command.AddNote c -> c.text().isBlank() ? refuse("The note is empty.")
                    : at(c.at(), now, new Fact.NoteAdded(c.text().strip()));
            case Command.PinEvidence c -> allow(new Fact.EvidencePinned(c.source(), c.line(), c.offset(), c.text(), c.sha256(),
                    c.stated(), c.base64()));
            case Command.CopyMessage c -> allow(new Fact.MessageCopied(c.template(), c.channel(), c.text()));
            case Command.MarkSent c -> c.text().isBlank() ? refuse("The message is empty.")
                    : allow(new Fact.MessageSent(c.template(), c.channel(), c.text()));
            case Command.ChangeCadence c -> c.every().isNegative() ? refuse("The time between updates cannot be negative.")
                    : c.every().equals(incident.cadence()) ? nothing() : allow(new Fact.CadenceChanged(c.every()));
            case Command.Resolve c -> resolve(incident, c);
            case Command.Reopen c -> incident.status() != Status.RESOLVED ? refuse("This incident is open.")
                    : c.reason().isBlank() ? refuse("A reason is needed to reopen.")
                    : allow(new Fact.Reopened(c.reason().strip(), c.restored()));
            case Command.WriteSection c -> c.text().strip().equals(incident.sections().getOrDefault(c.section(), "")) ? nothing()
                    : allow(new Fact.SectionWritten(c.section(), c.text().strip()));
            case Command.Correct c -> correct(incident, c, now);
            case Command.Retract c -> retract(incident, c);
            case Command.Redact c -> redact(incident, c);
            case Command.ReportClockJump c -> allow(new Fact.ClockJumped(c.by()));
            case Command.ReportExport c -> allow(new Fact.PostMortemExported(c.file(), c.sha256()));
        };
    }

    /** After the end one still writes the post-mortem, works off the follow-ups and corrects times. */
    private static boolean allowedWhenResolved(Command command) {
        return switch (command) {
            case Command.Reopen _, Command.ReportExport _, Command.AnchorSamples _, Command.AddNote _, Command.ClaimMilestone _,
                 Command.TickCheck _, Command.UntickCheck _, Command.SkipCheck _, Command.CopyMessage _,
                 Command.MarkSent _, Command.FillField _, Command.PinEvidence _, Command.StateImpact _,
                 Command.ChangeTitle _, Command.CopyCommand _, Command.StartCommand _,
                 Command.EndCommand _, Command.PageContact _, Command.WriteSection _, Command.Correct _, Command.Retract _,
                 Command.Redact _ -> true;
            case Command.StartDrill _, Command.Declare _, Command.ChangeSeverity _, Command.ChangeStatus _,
                 Command.AssignRole _, Command.AttachRunbook _, Command.CorrectReading _, Command.ChooseProcedure _,
                 Command.StopProcedure _,
                 Command.NameTarget _, Command.ConfirmWatch _, Command.ConfirmLogCommands _,
                 Command.ReportAdvice _, Command.ReportChanges _, Command.ReportCutOff _, Command.ReportWatchBroke _,
                 Command.PromiseEta _, Command.PromiseUpdate _, Command.JudgeTrigger _, Command.RecordDecision _,
                 Command.ChangeCadence _,
                 Command.Ask _, Command.AnswerQuestion _, Command.BeginInterruption _, Command.EndInterruption _,
                 Command.MarkChange _, Command.CaptureBaseline _, Command.ChangeHold _, Command.Resolve _,
                 Command.ReportClockJump _ -> false;
        };
    }

    private static Ruling declare(Incident incident, Command.Declare c, Instant now) {
        if (incident.declaredAt().isPresent()) {
            return refuse("This incident is already declared.");
        }
        if (c.title().isBlank()) {
            return refuse("A title is needed.");
        }
        if (c.began().isPresent() && c.began().get().isAfter(now.plus(CLOCK_SLACK))) {
            return refuse("It cannot have begun in the future.");
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.IncidentDeclared(c.title().strip(), c.severity(), c.impact().strip()));
        c.began().ifPresent(at -> facts.add(new Fact.MilestoneClaimed(Milestone.BEGAN, at)));
        if (!c.lead().isBlank()) {
            facts.add(new Fact.RoleAssigned(Role.LEAD, c.lead().strip(), ""));
        }
        return new Ruling.Allowed(facts, Optional.empty());
    }

    private static Ruling changeStatus(Incident incident, Command.ChangeStatus c) {
        return switch (c.to()) {
            case STANDBY -> refuse("A declared incident cannot stand by again.");
            case RESOLVED -> refuse("Use Resolve, which reviews what is still open.");
            case INVESTIGATING, MITIGATING, MONITORING -> undeclared(incident) ? refuse("Declare the incident first.")
                    : c.to() == incident.status() ? nothing()
                    : allow(new Fact.StatusChanged(incident.status(), c.to()));
        };
    }

    /** The signals are judged each second over a minute: less is no hold, and much more would hide an outage or its end. */
    private static Ruling changeHold(Incident incident, Hold hold) {
        if (hold.rise().compareTo(SHORTEST_HOLD) < 0 || hold.rise().compareTo(LONGEST_RISE) > 0) {
            return refuse("Before it rises, a level must hold for at least " + Times.words(SHORTEST_HOLD) + " and at most "
                    + Times.words(LONGEST_RISE) + ".");
        }
        if (hold.fall().compareTo(SHORTEST_HOLD) < 0 || hold.fall().compareTo(LONGEST_FALL) > 0) {
            return refuse("Before it falls, a level must hold for at least " + Times.words(SHORTEST_HOLD) + " and at most "
                    + Times.words(LONGEST_FALL) + ".");
        }
        return hold.equals(incident.hold()) ? nothing() : allow(new Fact.HoldChanged(hold));
    }

    private static Ruling correctReading(Incident incident, Command.CorrectReading c) {
        if (incident.runbook().isEmpty()) {
            return refuse("This incident has no runbook that could be read otherwise.");
        }
        List<ReadingCorrection> said = c.said().stream().filter(correction -> !incident.corrections().contains(correction))
                .distinct().toList();
        List<ReadingCorrection> withdrawn = c.withdrawn().stream().filter(incident.corrections()::contains).distinct().toList();
        return said.isEmpty() && withdrawn.isEmpty() ? nothing() : allow(new Fact.ReadingCorrected(said, withdrawn));
    }

    private static Ruling assign(Incident incident, Command.AssignRole c) {
        String to = c.to().strip();
        if (to.isEmpty()) {
            return refuse("A name is needed for the role.");
        }
        String from = incident.holder(c.role()).orElse("");
        return to.equals(from) ? nothing() : allow(new Fact.RoleAssigned(c.role(), to, from));
    }

    private static Ruling tick(Incident incident, Command.TickCheck c, String actor, Instant now) {
        if (incident.check(c.check()).orElse(null) instanceof CheckState.Ticked t) {
            return refuse("Already ticked by " + t.by() + ".");
        }
        return at(c.at(), now, new Fact.CheckTicked(c.check(), c.by().isBlank() ? actor : c.by().strip(), c.evidence()));
    }

    private static Ruling answer(Incident incident, Command.AnswerQuestion c) {
        return incident.questions().stream().filter(q -> q.key().equals(c.question())).findFirst()
                .map(q -> q.open() ? allow(new Fact.QuestionAnswered(c.question(), c.answer(), c.by().strip(), c.means(),
                        c.words().strip())) : refuse("This question is already answered."))
                .orElseGet(() -> refuse("This question was not asked in this incident."));
    }

    private static Ruling resolve(Incident incident, Command.Resolve c) {
        if (undeclared(incident)) {
            return refuse("This drill was never declared, so there is nothing to resolve.");
        }
        if (!c.unmet().isEmpty() && c.reason().isBlank()) {
            return refuse("Something is still open: a reason is needed to resolve all the same.");
        }
        return allow(new Fact.Resolved(c.unmet(), c.reason().strip()));
    }

    private static Ruling correct(Incident incident, Command.Correct c, Instant now) {
        Optional<Entry> entry = incident.event(c.entry()).map(incident::entry);
        if (entry.isEmpty() || !entry.get().stands()) {
            return refuse("That entry no longer counts. Add a note instead.");
        }
        if (c.at().isPresent() && c.at().get().isAfter(now.plus(CLOCK_SLACK))) {
            return refuse("That time lies in the future.");
        }
        Event stands = entry.get().now();
        Optional<String> words = Wording.of(stands.fact()).map(Wording::text);
        String text = words.isPresent() && words.get().equals(c.text().strip()) ? "" : c.text().strip();
        if (!text.isEmpty() && words.isEmpty()) {
            return refuse("The words of this entry are the program's. Correct its time, or retract it and add a note.");
        }
        Optional<Instant> at = c.at().filter(claimed -> !claimed.equals(entry.get().time()));
        if (at.isPresent() && !Amendable.of(stands.fact()).time()) {
            return refuse("The program saw this by itself; its time cannot be corrected.");
        }
        return text.isEmpty() && at.isEmpty() ? nothing() : allow(new Fact.Corrected(c.entry(), text, at, c.reason().strip()));
    }

    private static Ruling retract(Incident incident, Command.Retract c) {
        Optional<Entry> entry = incident.event(c.entry()).map(incident::entry);
        if (entry.isEmpty() || !entry.get().stands()) {
            return refuse("That entry no longer counts.");
        }
        if (!Amendable.of(entry.get().event().fact()).retract()) {
            return refuse("This entry cannot be retracted: the incident rests on it. Add a note, or correct its time.");
        }
        return c.reason().isBlank() ? refuse("A reason is needed to retract an entry.")
                : allow(new Fact.Retracted(c.entry(), c.reason().strip()));
    }

    /** Corrections of the entry may repeat what must go, so they go with it. */
    private static Ruling redact(Incident incident, Command.Redact c) {
        Optional<Entry> entry = incident.event(c.entry()).map(incident::entry);
        if (entry.isEmpty() || entry.get().redacted()) {
            return refuse("The contents of that entry are removed already.");
        }
        if (!Amendable.of(entry.get().event().fact()).redact()) {
            return refuse("Nobody's words stand in this entry: there is nothing to remove.");
        }
        if (c.reason().isBlank()) {
            return refuse("A reason is needed to remove what an entry says; it must not repeat it.");
        }
        var facts = new ArrayList<Fact>();
        facts.add(redacted(entry.get().event(), c));
        entry.get().changes().forEach(change -> facts.add(redacted(change, c)));
        // what a run's end says repeats what ran
        incident.events().stream().filter(event -> event.fact() instanceof Fact.CommandEnded ended
                && ended.run().equals(c.entry()))
                .filter(event -> incident.entry(event).redactable()).forEach(event -> facts.add(redacted(event, c)));
        return new Ruling.Allowed(facts, Optional.empty());
    }

    private static Fact redacted(Event event, Command.Redact c) {
        return new Fact.Redacted(event.key(), c.reason().strip(), Remainder.of(event, c.names()));
    }

    private static Ruling at(Optional<Instant> claimed, Instant now, Fact fact) {
        if (claimed.isPresent() && claimed.get().isAfter(now.plus(CLOCK_SLACK))) {
            return refuse("That time lies in the future.");
        }
        return new Ruling.Allowed(List.of(fact), claimed);
    }

    private static boolean undeclared(Incident incident) {
        return incident.declaredAt().isEmpty();
    }

    private static Ruling allow(Fact fact) {
        return new Ruling.Allowed(List.of(fact), Optional.empty());
    }

    private static Ruling nothing() {
        return new Ruling.Allowed(List.of(), Optional.empty());
    }

    private static Ruling refuse(String words) {
        return new Ruling.Refused(words);
    }
}
