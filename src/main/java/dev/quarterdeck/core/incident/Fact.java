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

    /** What was said of its kind where it is declared below. */
    default Recorded recorded() {
        return getClass().getAnnotation(Recorded.class);
    }

    /** It holds words that a person wrote and may correct: {@link Wording}. */
    sealed interface Worded extends Fact {
    }

    /** Something of it stays when its words are removed: {@link Remainder}. */
    sealed interface Lasting extends Fact {
    }

    /** It carries a text that the timeline shortens and the search finds: {@link SearchText}. */
    sealed interface Carrying extends Fact {
    }

    /** It stands in the timeline and changes no state. */
    sealed interface Told extends Fact {
    }

    /** Opens a drill's chain. {@code factor} is how much faster than real time it is played. */
    @Recorded(as = "drill.started", amend = Amendable.NEVER, sign = Sign.OTHER)
    record DrillStarted(String scenario, String title, double factor) implements Fact {
    }

    /** Opens an incident's chain, or declares a drill that stands by. */
    @Recorded(as = "incident.declared", amend = Amendable.TIME_OR_WORDS, sign = Sign.OTHER)
    record IncidentDeclared(String title, Severity severity, String impact) implements Lasting {
    }

    @Recorded(as = "title.changed", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record TitleChanged(String title) implements Worded {
    }

    @Recorded(as = "impact.stated", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record ImpactStated(String impact) implements Worded {
    }

    @Recorded(as = "severity.changed", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record SeverityChanged(Severity from, Severity to, String reason) implements Worded, Lasting {
    }

    @Recorded(as = "status.changed", amend = Amendable.TIME, sign = Sign.OTHER)
    record StatusChanged(Status from, Status to) implements Fact {
    }

    @Recorded(as = "milestone.claimed", amend = Amendable.TIME_OR_RETRACTED, sign = Sign.MILESTONE)
    record MilestoneClaimed(Milestone milestone, Instant at) implements Fact {
    }

    /** {@code from} is empty when nobody held the role. */
    @Recorded(as = "role.assigned", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record RoleAssigned(Role role, String to, String from) implements Fact {
    }

    /** The text is frozen into the incident. */
    @Recorded(as = "runbook.attached", amend = Amendable.WORDS, sign = Sign.OTHER)
    record RunbookAttached(String name, String sha256, String text) implements Fact {
    }

    /**
     * From now on the frozen text is read with these, and without what was withdrawn; another text attached begins without any.
     */
    @Recorded(as = "reading.corrected", amend = Amendable.WORDS, sign = Sign.WRITTEN)
    record ReadingCorrected(List<ReadingCorrection> said, List<ReadingCorrection> withdrawn) implements Fact {
        public ReadingCorrected {
            said = List.copyOf(said);
            withdrawn = List.copyOf(withdrawn);
        }
    }

    @Recorded(as = "procedure.chosen", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record ProcedureChosen(String procedure, String reason) implements Worded, Lasting {
    }

    /** It did not work, or is no longer wanted. {@code inEffect} is what it has changed and nobody has undone. */
    @Recorded(as = "procedure.stopped", amend = Amendable.IN_ALL, sign = Sign.STOPPED)
    record ProcedureStopped(String procedure, String reason, List<String> inEffect) implements Worded, Lasting {
        public ProcedureStopped {
            inEffect = List.copyOf(inEffect);
        }
    }

    /** What the paths, loopback addresses and commands of the runbook mean from now on. */
    @Recorded(as = "target.named", amend = Amendable.WORDS, sign = Sign.OTHER)
    record TargetNamed(Target target) implements Fact {
    }

    /** Somebody was called. {@code who} is a name, {@code how} the way; both may be empty. */
    @Recorded(as = "contact.paged", amend = Amendable.IN_ALL, sign = Sign.CALL)
    record ContactPaged(String role, String who, String how) implements Lasting {
    }

    /**
     * {@code by} did it; the event's actor entered it.
     *
     * @param evidence the reading it was ticked on, may be empty
     */
    @Recorded(as = "check.ticked", amend = Amendable.IN_ALL, sign = Sign.TICKED)
    record CheckTicked(CheckRef check, String by, String evidence) implements Lasting {
        public CheckTicked(CheckRef check, String by) {
            this(check, by, "");
        }
    }

    @Recorded(as = "check.unticked", amend = Amendable.TIME_OR_RETRACTED, sign = Sign.UNTICKED)
    record CheckUnticked(CheckRef check) implements Fact {
    }

    @Recorded(as = "check.skipped", amend = Amendable.IN_ALL, sign = Sign.SKIPPED)
    record CheckSkipped(CheckRef check, String reason) implements Worded, Lasting {
    }

    /** A blank or a placeholder got its value. {@code source} is what it was taken from, may be empty. */
    @Recorded(as = "field.filled", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record FieldFilled(String field, String value, String source) implements Worded {
        /** Somebody typed it. */
        public FieldFilled(String field, String value) {
            this(field, value, "");
        }
    }

    @Recorded(as = "command.copied", amend = Amendable.IN_ALL, sign = Sign.COMMAND)
    record CommandCopied(String step, String text) implements Carrying, Told {
    }

    /**
     * A confirmed command begins. Durable before its process exists. The record holds no secrets: its texts are masked, and the
     * hash tells
     * which bytes ran.
     *
     * @param text      the command
     * @param sha256    hex hash of its exact bytes
     * @param arguments the program and its arguments
     * @param folder    where it starts; empty where the target decides
     * @param account   who runs it, as the target knows them
     * @param limit     when it is stopped; zero for never
     */
    @Recorded(as = "command.started", amend = Amendable.WORDS, sign = Sign.COMMAND)
    record CommandStarted(String step, String text, String sha256, Target target, List<String> arguments, String folder,
            String account,
                          Duration limit) implements Lasting, Carrying {
        public CommandStarted {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A run is over. Its output lies beside the record already.
     *
     * @param run     the event that began it
     * @param command what ran, in the words of the beginning
     * @param exit    -1 where there is none
     * @param took    zero where nobody measured it
     * @param bytes   all that was printed
     * @param between how many bytes of these, in their middle, were not kept
     * @param sha256  hex hash of all that was printed; empty where nobody saw all of it
     * @param output  what was printed, masked and shortened in its middle
     * @param parts   the commands of one shell, one by one, as far as they came; empty for a single one
     * @param note    what else has to be said, may be empty
     */
    @Recorded(as = "command.ended", amend = Amendable.WORDS, sign = Sign.COMMAND)
    record CommandEnded(EventKey run, String command, CommandEnding how, int exit, Duration took, long bytes, long between,
            String sha256,
                        String output, List<CommandPart> parts, String note) implements Lasting, Carrying {
        public CommandEnded {
            parts = List.copyOf(parts);
        }
    }

    /** What is watched from now on, exactly as it was shown for confirmation; replaces what was watched before. */
    @Recorded(as = "watch.confirmed", amend = Amendable.WORDS, sign = Sign.OTHER)
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

    /**
     * The commands whose output is followed as a log from now on, exactly as they were shown for confirmation; replaces those
     * before.
     */
    @Recorded(as = "logs.confirmed", amend = Amendable.WORDS, sign = Sign.OTHER)
    record LogCommandsConfirmed(List<String> commands) implements Fact {
        public LogCommandsConfirmed {
            commands = List.copyOf(commands);
        }
    }

    /** {@code level} is -1 for cannot judge; {@code worst} is the level of the matrix's last row. */
    @Recorded(as = "advice.changed", amend = Amendable.NEVER, sign = Sign.ADVICE)
    record AdviceChanged(String from, String to, int level, int worst, String action, String driver, List<Reading> readings)
            implements Fact {
        public AdviceChanged {
            readings = List.copyOf(readings);
        }
    }

    /** Closed blocks of samples, which this event vouches for. */
    @Recorded(as = "samples.anchored", amend = Amendable.NEVER, sign = Sign.OTHER)
    record SamplesAnchored(List<SampleAnchor> blocks) implements Told {
        public SamplesAnchored {
            blocks = List.copyOf(blocks);
        }
    }

    /** What the confirmed sources say was changed, each told once. */
    @Recorded(as = "changes.seen", amend = Amendable.WORDS, sign = Sign.CHANGES_SEEN)
    record ChangesSeen(List<SystemChange> changes) implements Carrying {
        public ChangesSeen {
            changes = List.copyOf(changes);
        }
    }

    @Recorded(as = "trigger.judged", amend = Amendable.IN_ALL, sign = Sign.TRIGGER)
    record TriggerJudged(String trigger, boolean met, String note) implements Worded, Lasting {
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
    @Recorded(as = "decision.recorded", amend = Amendable.IN_ALL, sign = Sign.DECISION)
    record DecisionRecorded(Choice choice, String procedure, String reason, String authority, String advice, int level,
                            String driver, List<Reading> readings, List<String> thresholds, String runbookSha256,
                            String authoriser, String role, Optional<Means> means, String deviation, List<String> met,
                            List<Figure> figures, boolean otherwise) implements Worded, Lasting {
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
            this(choice, procedure, reason, authority, advice, level, driver, readings, thresholds, runbookSha256, authoriser,
                    role, means,
                    deviation, met, List.of(), false);
        }

        /** What was decided, in the words in which it was. */
        public String label() {
            return choice.label(!otherwise);
        }
    }

    /** {@code of} are asked; after {@code timeBox} somebody else is turned to. */
    @Recorded(as = "question.asked", amend = Amendable.IN_ALL, sign = Sign.QUESTION)
    record QuestionAsked(Question.Kind kind, String words, String of, Duration timeBox) implements Worded, Lasting {
    }

    /**
     * @param question the event that asked
     * @param by       who answered, may be empty
     * @param words    what was said, may be empty
     */
    @Recorded(as = "question.answered", amend = Amendable.IN_ALL, sign = Sign.QUESTION)
    record QuestionAnswered(EventKey question, Answer answer, String by, Optional<Means> means, String words) implements Worded,
            Lasting {
    }

    /** From now on what the probes see is expected and left out of the verdict. */
    @Recorded(as = "interruption.began", amend = Amendable.IN_ALL, sign = Sign.PAUSE)
    record InterruptionBegan(String reason) implements Worded, Lasting {
    }

    @Recorded(as = "interruption.ended", amend = Amendable.IN_ALL, sign = Sign.PAUSE)
    record InterruptionEnded(String reason) implements Worded, Lasting {
    }

    /**
     * This laptop got no word from anywhere, so that what was sampled meanwhile says nothing about the service. Told when it
     * was noticed, and again when it was over.
     *
     * @param to empty while it goes on
     */
    @Recorded(as = "laptop.cutoff", amend = Amendable.NEVER, sign = Sign.LAPTOP)
    record CutOff(Instant from, Optional<Instant> to) implements Fact {
    }

    /**
     * A watched check of a step that watches for a while did not hold any more, so that its time begins anew.
     *
     * @param step    its path
     * @param reading the check and what it read
     * @param ran     how long everything had held
     */
    @Recorded(as = "watch.broke", amend = Amendable.WORDS, sign = Sign.BROKE)
    record WatchBroke(String step, String reading, Duration ran) implements Lasting, Told {
    }

    /** The running system was restarted or changed; verification counts from here. */
    @Recorded(as = "change.marked", amend = Amendable.IN_ALL, sign = Sign.CHANGE_MARKED)
    record ChangeMarked(String what) implements Worded, Lasting, Told {
    }

    /** The usual values, replacing those captured before. */
    @Recorded(as = "baseline.captured", amend = Amendable.NEVER, sign = Sign.OTHER)
    record BaselineCaptured(List<Baseline> values) implements Fact {
        public BaselineCaptured {
            values = List.copyOf(values);
        }
    }

    /** From now on a level must hold for so long before the advice rises to it, or falls. */
    @Recorded(as = "hold.changed", amend = Amendable.NEVER, sign = Sign.OTHER)
    record HoldChanged(Hold hold) implements Fact {
    }

    @Recorded(as = "note.added", amend = Amendable.IN_ALL, sign = Sign.NOTE)
    record NoteAdded(String text) implements Worded, Told {
    }

    /**
     * Lines of a log as proof.
     *
     * @param text   as it may be shown; secrets are not masked
     * @param sha256 hex hash of the exact bytes
     * @param stated when the first line says it was written
     * @param base64 the exact bytes; empty when they are the UTF-8 of {@code text}
     */
    @Recorded(as = "evidence.pinned", amend = Amendable.IN_ALL, sign = Sign.EVIDENCE)
    record EvidencePinned(String source, long line, long offset, String text, String sha256, Optional<Instant> stated,
            String base64) implements Carrying, Told {
        public EvidencePinned(String source, long line, long offset, String text, String sha256) {
            this(source, line, offset, text, sha256, Optional.empty(), "");
        }
    }

    @Recorded(as = "message.copied", amend = Amendable.IN_ALL, sign = Sign.COPIED)
    record MessageCopied(String template, String channel, String text) implements Lasting, Carrying, Told {
    }

    @Recorded(as = "message.sent", amend = Amendable.IN_ALL, sign = Sign.SENT)
    record MessageSent(String template, String channel, String text) implements Lasting, Carrying {
    }

    /**
     * A message that went out said when the service will be back.
     *
     * @param within counted from this entry
     * @param words  as the message puts it
     */
    @Recorded(as = "eta.promised", amend = Amendable.IN_ALL, sign = Sign.PROMISE)
    record EtaPromised(Duration within, String words) implements Lasting {
    }

    /** A message said when the next one comes; {@code words} are the ones that say so. It holds until the next one is sent. */
    @Recorded(as = "update.promised", amend = Amendable.IN_ALL, sign = Sign.PROMISE)
    record UpdatePromised(Duration within, String words) implements Lasting {
    }

    /** How often an update is promised from now on; zero stops the countdown. */
    @Recorded(as = "cadence.changed", amend = Amendable.TIME_OR_RETRACTED, sign = Sign.OTHER)
    record CadenceChanged(Duration every) implements Fact {
    }

    /** {@code unmet} is what the review listed as still open. */
    @Recorded(as = "incident.resolved", amend = Amendable.TIME_OR_WORDS, sign = Sign.RESOLVED)
    record Resolved(List<String> unmet, String reason) implements Worded, Lasting {
        public Resolved {
            unmet = List.copyOf(unmet);
        }
    }

    /** {@code restored} says that the service still runs; otherwise what was recorded as restored no longer holds. */
    @Recorded(as = "incident.reopened", amend = Amendable.TIME_OR_WORDS, sign = Sign.OTHER)
    record Reopened(String reason, boolean restored) implements Worded, Lasting {
    }

    @Recorded(as = "postmortem.exported", amend = Amendable.NEVER, sign = Sign.OTHER)
    record PostMortemExported(String file, String sha256) implements Told {
    }

    /** A section of the post-mortem as people wrote it; replaces what stood in it before. */
    @Recorded(as = "postmortem.written", amend = Amendable.IN_ALL, sign = Sign.WRITTEN)
    record SectionWritten(String section, String text) implements Worded, Carrying {
    }

    /** What is said about another entry later, since nothing is ever edited. */
    sealed interface Amendment extends Told {
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
    @Recorded(as = "entry.corrected", amend = Amendable.WORDS, sign = Sign.WRITTEN)
    record Corrected(EventKey entry, String text, Optional<Instant> at, String reason) implements Amendment, Lasting {
    }

    /** An entry should never have been made: it counts no longer, and can still be read. */
    @Recorded(as = "entry.retracted", amend = Amendable.WORDS, sign = Sign.REMOVED)
    record Retracted(EventKey entry, String reason) implements Amendment, Lasting {
    }

    /**
     * What an entry said must not be kept, a leaked secret perhaps: it is removed everywhere; that it was there stays.
     *
     * @param stays what the entry says from now on; empty when nothing of it stays, as in records of before
     */
    @Recorded(as = "entry.redacted", amend = Amendable.WORDS, sign = Sign.REMOVED)
    record Redacted(EventKey entry, String reason, Optional<Remainder> stays) implements Amendment, Lasting {
        /** Nothing stays. */
        public Redacted(EventKey entry, String reason) {
            this(entry, reason, Optional.empty());
        }
    }

    /** Stands where the contents of an entry were removed; never written. */
    @Recorded(as = "", amend = Amendable.NEVER, sign = Sign.REMOVED)
    record Erased(String kind) implements Told {
    }

    /**
     * The wall clock moved by so much more than this console lived through; ahead also when the computer slept or it was stopped.
     */
    @Recorded(as = "clock.jumped", amend = Amendable.NEVER, sign = Sign.LAPTOP)
    record ClockJumped(Duration by) implements Told {
    }

    /**
     * Entries that were recorded elsewhere follow this one.
     *
     * @param file where they came from
     * @param head hash of the newest entry there
     */
    @Recorded(as = "log.merged", amend = Amendable.NEVER, sign = Sign.OTHER)
    record LogMerged(String file, String head, long entries) implements Told {
    }

    /**
     * A kind, or a version of a kind, written by a newer program; shown as such, never dropped.
     *
     * @param json its exact text, which is written back unchanged
     */
    @Recorded(as = "", amend = Amendable.IN_ALL, sign = Sign.OTHER)
    record Unknown(String kind, int version, String json) implements Told {
        public Unknown(String kind, String json) {
            this(kind, 1, json);
        }
    }
}
