package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleAnchor;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.signal.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a person or the console wants to happen. {@link Rules} turns it into facts or refuses it in words. */
public sealed interface Command {

    record StartDrill(String scenario, String title, double factor) implements Command {
    }

    /** {@code began} claims when the outage began, if that is known. */
    record Declare(String title, Severity severity, String impact, Optional<Instant> began, String lead)
            implements Command {
    }

    record ChangeTitle(String title) implements Command {
    }

    record StateImpact(String impact) implements Command {
    }

    record ChangeSeverity(Severity to, String reason) implements Command {
    }

    record ChangeStatus(Status to) implements Command {
    }

    record ClaimMilestone(Milestone milestone, Instant at) implements Command {
    }

    record AssignRole(Role role, String to) implements Command {
    }

    record AttachRunbook(String name, String sha256, String text) implements Command {
    }

    record CorrectReading(List<ReadingCorrection> said, List<ReadingCorrection> withdrawn) implements Command {
    }

    record ChooseProcedure(String procedure, String reason) implements Command {
    }

    record StopProcedure(String procedure, String reason, List<String> inEffect) implements Command {
    }

    record NameTarget(Target target) implements Command {
    }

    record PageContact(String role, String who, String how) implements Command {
    }

    /** {@code by} empty means the actor; {@code at} is for a tick at an earlier time; {@code evidence} may be empty. */
    record TickCheck(CheckRef check, String by, Optional<Instant> at, String evidence) implements Command {
        public TickCheck(CheckRef check, String by, Optional<Instant> at) {
            this(check, by, at, "");
        }
    }

    record UntickCheck(CheckRef check) implements Command {
    }

    record SkipCheck(CheckRef check, String reason) implements Command {
    }

    /** {@code source} is what the value was taken from, may be empty. */
    record FillField(String field, String value, String source) implements Command {
        public FillField(String field, String value) {
            this(field, value, "");
        }
    }

    record CopyCommand(String step, String text) implements Command {
    }

    /** A person confirmed it; its process starts once this is durable. */
    record StartCommand(Fact.CommandStarted started) implements Command {
    }

    record EndCommand(Fact.CommandEnded ended) implements Command {
    }

    record ConfirmWatch(List<Probe> probes, List<String> logs, List<ChangeSource> changes) implements Command {
    }

    record ConfirmLogCommands(List<String> commands) implements Command {
    }

    record ReportAdvice(String from, String to, int level, int worst, String action, String driver,
                        List<Reading> readings) implements Command {
    }

    record AnchorSamples(List<SampleAnchor> blocks) implements Command {
    }

    record ReportChanges(List<SystemChange> changes) implements Command {
    }

    record ReportCutOff(Instant from, Optional<Instant> to) implements Command {
    }

    record ReportWatchBroke(String step, String reading, Duration ran) implements Command {
    }

    record JudgeTrigger(String trigger, boolean met, String note) implements Command {
    }

    record RecordDecision(Choice choice, String procedure, String reason, String authority, String advice, int level,
                          String driver, List<Reading> readings, List<String> thresholds, String runbookSha256,
                          String authoriser, String role, Optional<Means> means, String deviation, List<String> met,
                          List<Figure> figures, boolean otherwise) implements Command {
    }

    record Ask(Question.Kind kind, String words, String of, Duration timeBox) implements Command {
    }

    record AnswerQuestion(EventKey question, Answer answer, String by, Optional<Means> means, String words)
            implements Command {
    }

    record BeginInterruption(String reason) implements Command {
    }

    record EndInterruption(String reason) implements Command {
    }

    record MarkChange(String what) implements Command {
    }

    record ChangeHold(Hold hold) implements Command {
    }

    record CaptureBaseline(List<Baseline> values) implements Command {
    }

    record AddNote(String text, Optional<Instant> at) implements Command {
    }

    record PinEvidence(String source, long line, long offset, String text, String sha256, Optional<Instant> stated, String base64)
            implements Command {
    }

    record CopyMessage(String template, String channel, String text) implements Command {
    }

    record MarkSent(String template, String channel, String text) implements Command {
    }

    record PromiseEta(Duration within, String words) implements Command {
    }

    /** A message that is sent says when the next one comes. */
    record PromiseUpdate(Duration within, String words) implements Command {
    }

    record ChangeCadence(Duration every) implements Command {
    }

    record Resolve(List<String> unmet, String reason) implements Command {
    }

    /** {@code restored} says that the service still runs as it was recorded. */
    record Reopen(String reason, boolean restored) implements Command {
    }

    record WriteSection(String section, String text) implements Command {
    }

    /** {@code text} empty leaves the entry's words, {@code at} empty its time. */
    record Correct(EventKey entry, String text, Optional<Instant> at, String reason) implements Command {
    }

    record Retract(EventKey entry, String reason) implements Command {
    }

    /**
     * Removes what an entry said, with what corrections of it say. {@code names} keeps who made it where the rest of it stays.
     */
    record Redact(EventKey entry, String reason, boolean names) implements Command {
    }

    record ReportClockJump(Duration by) implements Command {
    }

    record ReportExport(String file, String sha256) implements Command {
    }
}
