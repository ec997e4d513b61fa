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
import java.util.stream.IntStream;

/**
 * What can happen in an incident. These records are the file format for years: a component may be added, never renamed or
 * removed, and a kind that this program does not know is kept as {@link Unknown}.
 */
public sealed interface Fact {

    /** Opens a drill's chain. {@code factor} is how much faster than real time it is played. */
    record DrillStarted(String scenario, String title, double factor) implements Fact {
    }

    /** Opens an incident's chain, or declares a drill that stands by. */
    record IncidentDeclared(String title, Severity severity, String impact) implements Fact {
    }

    record TitleChanged(String title) implements Fact {
    }

    record ImpactStated(String impact) implements Fact {
    }

    record SeverityChanged(Severity from, Severity to, String reason) implements Fact {
    }

    record StatusChanged(Status from, Status to) implements Fact {
    }

    record MilestoneClaimed(Milestone milestone, Instant at) implements Fact {
    }

    /** {@code from} is empty when nobody held the role. */
    record RoleAssigned(Role role, String to, String from) implements Fact {
    }

    /** The text is frozen into the incident. */
    record RunbookAttached(String name, String sha256, String text) implements Fact {
    }

    /** From now on the frozen text is read with these, and without what was withdrawn; another text attached begins without any. */
    record ReadingCorrected(List<ReadingCorrection> said, List<ReadingCorrection> withdrawn) implements Fact {
        public ReadingCorrected {
            said = List.copyOf(said);
            withdrawn = List.copyOf(withdrawn);
        }
    }

    record ProcedureChosen(String procedure, String reason) implements Fact {
    }

    /** It did not work, or is no longer wanted. {@code inEffect} is what it has changed and nobody has undone. */
    record ProcedureStopped(String procedure, String reason, List<String> inEffect) implements Fact {
        public ProcedureStopped {
            inEffect = List.copyOf(inEffect);
        }
    }

    /** What the paths, loopback addresses and commands of the runbook mean from now on. */
    record TargetNamed(Target target) implements Fact {
    }

    /** Somebody was called. {@code who} is a name, {@code how} the way; both may be empty. */
    record ContactPaged(String role, String who, String how) implements Fact {
    }

    /**
     * {@code by} did it; the event's actor entered it.
     *
     * @param evidence the reading it was ticked on, may be empty
     */
    record CheckTicked(CheckRef check, String by, String evidence) implements Fact {
        public CheckTicked(CheckRef check, String by) {
            this(check, by, "");
        }
    }

    record CheckUnticked(CheckRef check) implements Fact {
    }

    record CheckSkipped(CheckRef check, String reason) implements Fact {
    }

    /** A blank or a placeholder got its value. */
    record FieldFilled(String field, String value) implements Fact {
    }

    record CommandCopied(String step, String text) implements Fact {
    }

    /** What is watched from now on, exactly as it was shown for confirmation; replaces what was watched before. */
    record WatchConfirmed(List<Probe> probes, List<String> logs, List<ChangeSource> changes, List<String> exact) implements Fact {
        /** Of the first three; what is exactly sent is told by the probes themselves. */
        public WatchConfirmed(List<Probe> probes, List<String> logs, List<ChangeSource> changes) {
            this(probes, logs, changes, probes.stream().map(WatchConfirmed::exactly).toList());
        }

        public WatchConfirmed {
            probes = List.copyOf(probes);
            logs = List.copyOf(logs);
            changes = List.copyOf(changes);
            exact = List.copyOf(exact);
        }

        private static String exactly(Probe probe) {
            return String.join("\n", probe.exactRequest());
        }

        /** Those whose requests are still, byte for byte, what was shown; records of before kept no bytes. */
        public List<Probe> unchanged() {
            return exact.size() != probes.size() ? probes : IntStream.range(0, probes.size())
                    .filter(i -> exact.get(i).equals(exactly(probes.get(i)))).mapToObj(probes::get).toList();
        }
    }

    /** The commands whose output is followed as a log from now on, exactly as they were shown for confirmation; replaces those before. */
    record LogCommandsConfirmed(List<String> commands) implements Fact {
        public LogCommandsConfirmed {
            commands = List.copyOf(commands);
        }
    }

    /** {@code level} is -1 for cannot judge; {@code worst} is the level of the matrix's last row. */
    record AdviceChanged(String from, String to, int level, int worst, String action, String driver, List<Reading> readings)
            implements Fact {
        public AdviceChanged {
            readings = List.copyOf(readings);
        }
    }

    /** Closed blocks of samples, which this event vouches for. */
    record SamplesAnchored(List<SampleAnchor> blocks) implements Fact {
        public SamplesAnchored {
            blocks = List.copyOf(blocks);
        }
    }

    /** What the confirmed sources say was changed, each told once. */
    record ChangesSeen(List<SystemChange> changes) implements Fact {
        public ChangesSeen {
            changes = List.copyOf(changes);
        }
    }

    record TriggerJudged(String trigger, boolean met, String note) implements Fact {
    }

    /**
     * @param procedure  the procedure to follow, may be empty
     * @param authority  the row of the authority table that it was judged by, may be empty
     * @param advice     the badge at that moment, with {@code level} as in {@link AdviceChanged}
     * @param thresholds the matrix in force, a line a row, and how long a level had to hold
     * @param authoriser who authorised it, may be empty
     * @param role       in which role
     * @param means      how the authorisation was given
     * @param deviation  why it differs from the advice or from the authority table, may be empty
     * @param met        the triggers that were met, by their text
     * @param figures    everything else that was measured then
     * @param otherwise  whether it was on a runbook that speaks of no rollback
     */
    record DecisionRecorded(Choice choice, String procedure, String reason, String authority, String advice, int level,
                            String driver, List<Reading> readings, List<String> thresholds, String runbookSha256,
                            String authoriser, String role, Optional<Means> means, String deviation, List<String> met,
                            List<Figure> figures, boolean otherwise) implements Fact {
        public DecisionRecorded {
            figures = List.copyOf(figures);
            readings = List.copyOf(readings);
            thresholds = List.copyOf(thresholds);
            met = List.copyOf(met);
        }

        /** One of a moment at which nothing else was measured. */
        public DecisionRecorded(Choice choice, String procedure, String reason, String authority, String advice, int level,
                                String driver, List<Reading> readings, List<String> thresholds, String runbookSha256,
                                String authoriser, String role, Optional<Means> means, String deviation, List<String> met) {
            this(choice, procedure, reason, authority, advice, level, driver, readings, thresholds, runbookSha256, authoriser, role, means,
                    deviation, met, List.of(), false);
        }

        /** What was decided, in the words in which it was. */
        public String label() {
            return choice.label(!otherwise);
        }
    }

    /** {@code of} are asked; after {@code timeBox} somebody else is turned to. */
    record QuestionAsked(Question.Kind kind, String words, String of, Duration timeBox) implements Fact {
    }

    /**
     * @param question the event that asked
     * @param by       who answered, may be empty
     * @param words    what was said, may be empty
     */
    record QuestionAnswered(EventKey question, Answer answer, String by, Optional<Means> means, String words) implements Fact {
    }

    /** From now on what the probes see is expected and left out of the verdict. */
    record InterruptionBegan(String reason) implements Fact {
    }

    record InterruptionEnded(String reason) implements Fact {
    }

    /**
     * This laptop got no word from anywhere, so that what was sampled meanwhile says nothing about the service. Told when it
     * was noticed, and again when it was over.
     *
     * @param to empty while it goes on
     */
    record CutOff(Instant from, Optional<Instant> to) implements Fact {
    }

    /**
     * A watched check of a step that watches for a while did not hold any more, so that its time begins anew.
     *
     * @param step    its path
     * @param reading the check and what it read
     * @param ran     how long everything had held
     */
    record WatchBroke(String step, String reading, Duration ran) implements Fact {
    }

    /** The running system was restarted or changed; verification counts from here. */
    record ChangeMarked(String what) implements Fact {
    }

    /** The usual values, replacing those captured before. */
    record BaselineCaptured(List<Baseline> values) implements Fact {
        public BaselineCaptured {
            values = List.copyOf(values);
        }
    }

    /** From now on a level must hold for so long before the advice rises to it, or falls. */
    record HoldChanged(Hold hold) implements Fact {
    }

    record NoteAdded(String text) implements Fact {
    }

    /**
     * Lines of a log as proof.
     *
     * @param text   as it may be shown; secrets are not masked
     * @param sha256 hex hash of the exact bytes
     * @param stated when the first line says it was written
     * @param base64 the exact bytes; empty when they are the UTF-8 of {@code text}
     */
    record EvidencePinned(String source, long line, long offset, String text, String sha256, Optional<Instant> stated, String base64)
            implements Fact {
        public EvidencePinned(String source, long line, long offset, String text, String sha256) {
            this(source, line, offset, text, sha256, Optional.empty(), "");
        }
    }

    record MessageCopied(String template, String channel, String text) implements Fact {
    }

    record MessageSent(String template, String channel, String text) implements Fact {
    }

    /**
     * A message that went out said when the service will be back.
     *
     * @param within counted from this entry
     * @param words  as the message puts it
     */
    record EtaPromised(Duration within, String words) implements Fact {
    }

    /** A message said when the next one comes; {@code words} are the ones that say so. It holds until the next one is sent. */
    record UpdatePromised(Duration within, String words) implements Fact {
    }

    /** How often an update is promised from now on; zero stops the countdown. */
    record CadenceChanged(Duration every) implements Fact {
    }

    /** {@code unmet} is what the review listed as still open. */
    record Resolved(List<String> unmet, String reason) implements Fact {
        public Resolved {
            unmet = List.copyOf(unmet);
        }
    }

    /** {@code restored} says that the service still runs; otherwise what was recorded as restored no longer holds. */
    record Reopened(String reason, boolean restored) implements Fact {
    }

    record PostMortemExported(String file, String sha256) implements Fact {
    }

    /** A section of the post-mortem as people wrote it; replaces what stood in it before. */
    record SectionWritten(String section, String text) implements Fact {
    }

    /** What is said about another entry later, since nothing is ever edited. */
    sealed interface Amendment extends Fact {
        /** The entry that it is about. */
        EventKey entry();

        String reason();
    }

    /**
     * An entry was wrong. The original stays and can be read.
     *
     * @param text stands in the place of the entry's words; empty leaves them
     * @param at   when it really happened; empty leaves the time
     */
    record Corrected(EventKey entry, String text, Optional<Instant> at, String reason) implements Amendment {
    }

    /** An entry should never have been made: it counts no longer, and can still be read. */
    record Retracted(EventKey entry, String reason) implements Amendment {
    }

    /**
     * What an entry said must not be kept, a leaked secret perhaps: it is removed everywhere; that it was there stays.
     *
     * @param stays what the entry says from now on; empty when nothing of it stays, as in records of before
     */
    record Redacted(EventKey entry, String reason, Optional<Remainder> stays) implements Amendment {
        /** Nothing stays. */
        public Redacted(EventKey entry, String reason) {
            this(entry, reason, Optional.empty());
        }
    }

    /** Stands where the contents of an entry were removed; never written. */
    record Erased(String kind) implements Fact {
    }

    /** The wall clock moved by so much more than this console lived through; ahead also when the computer slept or it was stopped. */
    record ClockJumped(Duration by) implements Fact {
    }

    /**
     * Entries that were recorded elsewhere follow this one.
     *
     * @param file where they came from
     * @param head hash of the newest entry there
     */
    record LogMerged(String file, String head, long entries) implements Fact {
    }

    /**
     * A kind, or a version of a kind, written by a newer program; shown as such, never dropped.
     *
     * @param json its exact text, which is written back unchanged
     */
    record Unknown(String kind, int version, String json) implements Fact {
        public Unknown(String kind, String json) {
            this(kind, 1, json);
        }
    }
}
