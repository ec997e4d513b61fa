package dev.quarterdeck.io.store;

import static java.util.Map.entry;

import dev.quarterdeck.core.incident.Fact;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Facts as they are stored: a kind, the version of its layout, and JSON. Kinds are part of the file format: one may be added,
 * never renamed. What this program cannot read (a kind or version from a newer one, a word it does not know) becomes
 * {@link Fact.Unknown} and is written back as it was. Stateless; any thread.
 */
final class FactCodec {
    /** All kinds are in their first version. */
    static final int VERSION = 1;

    static final String RESOLVED = "incident.resolved";

    /** The one kind that the database itself knows: it lets the contents of its target be erased. */
    static final String REDACTED = "entry.redacted";
    static final String RUNBOOK_ATTACHED = "runbook.attached";

    private static final Map<String, Class<? extends Fact>> CLASSES = Map.ofEntries(
            entry("drill.started", Fact.DrillStarted.class),
            entry("incident.declared", Fact.IncidentDeclared.class),
            entry("title.changed", Fact.TitleChanged.class),
            entry("impact.stated", Fact.ImpactStated.class),
            entry("severity.changed", Fact.SeverityChanged.class),
            entry("status.changed", Fact.StatusChanged.class),
            entry("milestone.claimed", Fact.MilestoneClaimed.class),
            entry("role.assigned", Fact.RoleAssigned.class),
            entry(RUNBOOK_ATTACHED, Fact.RunbookAttached.class),
            entry("reading.corrected", Fact.ReadingCorrected.class),
            entry("procedure.chosen", Fact.ProcedureChosen.class),
            entry("procedure.stopped", Fact.ProcedureStopped.class),
            entry("target.named", Fact.TargetNamed.class),
            entry("contact.paged", Fact.ContactPaged.class),
            entry("check.ticked", Fact.CheckTicked.class),
            entry("check.unticked", Fact.CheckUnticked.class),
            entry("check.skipped", Fact.CheckSkipped.class),
            entry("field.filled", Fact.FieldFilled.class),
            entry("command.copied", Fact.CommandCopied.class),
            entry("watch.confirmed", Fact.WatchConfirmed.class),
            entry("logs.confirmed", Fact.LogCommandsConfirmed.class),
            entry("advice.changed", Fact.AdviceChanged.class),
            entry("changes.seen", Fact.ChangesSeen.class),
            entry("samples.anchored", Fact.SamplesAnchored.class),
            entry("trigger.judged", Fact.TriggerJudged.class),
            entry("decision.recorded", Fact.DecisionRecorded.class),
            entry("question.asked", Fact.QuestionAsked.class),
            entry("question.answered", Fact.QuestionAnswered.class),
            entry("interruption.began", Fact.InterruptionBegan.class),
            entry("interruption.ended", Fact.InterruptionEnded.class),
            entry("laptop.cutoff", Fact.CutOff.class),
            entry("watch.broke", Fact.WatchBroke.class),
            entry("change.marked", Fact.ChangeMarked.class),
            entry("baseline.captured", Fact.BaselineCaptured.class),
            entry("hold.changed", Fact.HoldChanged.class),
            entry("note.added", Fact.NoteAdded.class),
            entry("evidence.pinned", Fact.EvidencePinned.class),
            entry("message.copied", Fact.MessageCopied.class),
            entry("message.sent", Fact.MessageSent.class),
            entry("eta.promised", Fact.EtaPromised.class),
            entry("update.promised", Fact.UpdatePromised.class),
            entry("cadence.changed", Fact.CadenceChanged.class),
            entry(RESOLVED, Fact.Resolved.class),
            entry("incident.reopened", Fact.Reopened.class),
            entry("postmortem.exported", Fact.PostMortemExported.class),
            entry("postmortem.written", Fact.SectionWritten.class),
            entry("entry.corrected", Fact.Corrected.class),
            entry("entry.retracted", Fact.Retracted.class),
            entry(REDACTED, Fact.Redacted.class),
            entry("clock.jumped", Fact.ClockJumped.class),
            entry("log.merged", Fact.LogMerged.class));

    /** By kind. What follows a fact in its body is none of their business. */
    private static final Map<String, ObjectReader> READERS = CLASSES.entrySet().stream().collect(Collectors.toUnmodifiableMap(
            Map.Entry::getKey, kind -> EventJson.MAPPER.readerFor(kind.getValue()).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)));

    private FactCodec() {
    }

    /** A fact in its stored form. */
    record Encoded(String kind, int version, String json) {
    }

    static Encoded encode(Fact fact) {
        return fact instanceof Fact.Unknown(String kind, int version, String json)
                ? new Encoded(kind, version, json)
                : new Encoded(kind(fact), VERSION, EventJson.MAPPER.writeValueAsString(fact));
    }

    /** For facts of this kind where they stand in a longer text; empty for what this program does not know. */
    static Optional<ObjectReader> reader(String kind, int version) {
        return version == VERSION ? Optional.ofNullable(READERS.get(kind)) : Optional.empty();
    }

    static Fact decode(Encoded stored) {
        Class<? extends Fact> known = CLASSES.get(stored.kind);
        if (known != null && stored.version == VERSION) {
            try {
                Fact read = EventJson.MAPPER.readValue(stored.json, known);
                return Whole.is(read) ? read : unknown(stored);
            } catch (JacksonException e) {
                return unknown(stored); // for example a severity that a newer program added
            }
        }
        return unknown(stored);
    }

    private static Fact unknown(Encoded stored) {
        return new Fact.Unknown(stored.kind, stored.version, stored.json);
    }

    private static String kind(Fact fact) {
        return switch (fact) {
            case Fact.DrillStarted _ -> "drill.started";
            case Fact.IncidentDeclared _ -> "incident.declared";
            case Fact.TitleChanged _ -> "title.changed";
            case Fact.ImpactStated _ -> "impact.stated";
            case Fact.SeverityChanged _ -> "severity.changed";
            case Fact.StatusChanged _ -> "status.changed";
            case Fact.MilestoneClaimed _ -> "milestone.claimed";
            case Fact.RoleAssigned _ -> "role.assigned";
            case Fact.RunbookAttached _ -> RUNBOOK_ATTACHED;
            case Fact.ReadingCorrected _ -> "reading.corrected";
            case Fact.ProcedureChosen _ -> "procedure.chosen";
            case Fact.ProcedureStopped _ -> "procedure.stopped";
            case Fact.TargetNamed _ -> "target.named";
            case Fact.ContactPaged _ -> "contact.paged";
            case Fact.CheckTicked _ -> "check.ticked";
            case Fact.CheckUnticked _ -> "check.unticked";
            case Fact.CheckSkipped _ -> "check.skipped";
            case Fact.FieldFilled _ -> "field.filled";
            case Fact.CommandCopied _ -> "command.copied";
            case Fact.WatchConfirmed _ -> "watch.confirmed";
            case Fact.LogCommandsConfirmed _ -> "logs.confirmed";
            case Fact.AdviceChanged _ -> "advice.changed";
            case Fact.ChangesSeen _ -> "changes.seen";
            case Fact.SamplesAnchored _ -> "samples.anchored";
            case Fact.TriggerJudged _ -> "trigger.judged";
            case Fact.DecisionRecorded _ -> "decision.recorded";
            case Fact.QuestionAsked _ -> "question.asked";
            case Fact.QuestionAnswered _ -> "question.answered";
            case Fact.InterruptionBegan _ -> "interruption.began";
            case Fact.InterruptionEnded _ -> "interruption.ended";
            case Fact.CutOff _ -> "laptop.cutoff";
            case Fact.WatchBroke _ -> "watch.broke";
            case Fact.ChangeMarked _ -> "change.marked";
            case Fact.BaselineCaptured _ -> "baseline.captured";
            case Fact.HoldChanged _ -> "hold.changed";
            case Fact.NoteAdded _ -> "note.added";
            case Fact.EvidencePinned _ -> "evidence.pinned";
            case Fact.MessageCopied _ -> "message.copied";
            case Fact.MessageSent _ -> "message.sent";
            case Fact.EtaPromised _ -> "eta.promised";
            case Fact.UpdatePromised _ -> "update.promised";
            case Fact.CadenceChanged _ -> "cadence.changed";
            case Fact.Resolved _ -> RESOLVED;
            case Fact.Reopened _ -> "incident.reopened";
            case Fact.PostMortemExported _ -> "postmortem.exported";
            case Fact.SectionWritten _ -> "postmortem.written";
            case Fact.Corrected _ -> "entry.corrected";
            case Fact.Retracted _ -> "entry.retracted";
            case Fact.Redacted _ -> REDACTED;
            case Fact.ClockJumped _ -> "clock.jumped";
            case Fact.LogMerged _ -> "log.merged";
            case Fact.Erased _ -> throw new IllegalArgumentException("what was removed cannot be written");
            case Fact.Unknown unknown -> unknown.kind();
        };
    }
}
