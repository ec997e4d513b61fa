package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
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

    record ChooseProcedure(String procedure, String reason) implements Command {
    }

    record StopProcedure(String procedure, String reason, List<String> inEffect) implements Command {
    }

    record NameTarget(Target target) implements Command {
    }

    record PageContact(String role, String who, String how) implements Command {
    }

    /** {@code by} empty means the actor; {@code at} is for a tick at an earlier time. */
    record TickCheck(CheckRef check, String by, Optional<Instant> at) implements Command {
    }

    record UntickCheck(CheckRef check) implements Command {
    }

    record SkipCheck(CheckRef check, String reason) implements Command {
    }

    record FillField(String field, String value) implements Command {
    }

    record CopyCommand(String step, String text) implements Command {
    }

    record ConfirmWatch(List<Probe> probes, List<String> logs) implements Command {
    }

    record ReportAdvice(String from, String to, int level, int worst, String action, String driver,
                        List<Reading> readings) implements Command {
    }

    record JudgeTrigger(String trigger, boolean met, String note) implements Command {
    }

    record RecordDecision(Choice choice, String procedure, String reason, String authority, String advice, int level,
                          String driver, List<Reading> readings, List<String> thresholds, String runbookSha256)
            implements Command {
    }

    record AddNote(String text, Optional<Instant> at) implements Command {
    }

    record PinEvidence(String source, long line, long offset, String text, String sha256) implements Command {
    }

    record CopyMessage(String template, String channel, String text) implements Command {
    }

    record MarkSent(String template, String channel, String text) implements Command {
    }

    record ChangeCadence(Duration every) implements Command {
    }

    record Resolve(List<String> unmet, String reason) implements Command {
    }

    /** {@code restored} says that the service still runs as it was recorded. */
    record Reopen(String reason, boolean restored) implements Command {
    }

    record ReportExport(String file, String sha256) implements Command {
    }
}
