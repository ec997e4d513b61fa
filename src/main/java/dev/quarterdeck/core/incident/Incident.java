package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * An incident as its events tell it. What may happen is decided by {@link Rules}. Immutable; any thread.
 */
@NullUnmarked
public final class Incident {
    private final IncidentId id;
    private final Timeline events;
    private final Amendments amendments;
    private final State state;

    private Incident(IncidentId id, Timeline events, Amendments amendments, State state) {
        this.id = id;
        this.events = events;
        this.amendments = amendments;
        this.state = state;
    }

    /** An incident of which nothing is known yet. */
    public static Incident unborn(IncidentId id) {
        return new Incident(id, Timeline.empty(), Amendments.NONE, State.NONE);
    }

    public static Incident of(IncidentId id, List<Event> events) {
        Amendments.Read read = Amendments.of(events);
        State state = State.NONE;
        for (Event event : read.events()) {
            state = state.after(read.amendments().standing(event));
        }
        return new Incident(id, read.events(), read.amendments(), state);
    }

    public IncidentId id() {
        return id;
    }

    /** Every event in chain order, oldest first, as it was recorded, or what stays of it where its words were removed. */
    public List<Event> events() {
        return events;
    }

    public Optional<Event> event(EventKey key) {
        return events.reversed().stream().filter(event -> event.key().equals(key)).findFirst();
    }

    /** An event of this incident with what was said about it later. */
    public Entry entry(Event event) {
        return new Entry(event, amendments.of(event), Optional.ofNullable(state.progress().again().get(event.key())));
    }

    /** The entry whose words another console wants removed, as long as {@code redaction} is such a wish and no more. */
    public Optional<Event> requested(Event redaction) {
        return Optional.ofNullable(amendments.requests().get(redaction.key()));
    }

    /** What holds now, in chain order: corrections applied, without what was retracted or removed. */
    public Stream<Event> standing() {
        return amendments.changes().isEmpty() ? events.stream() : events.stream().map(this::entry).filter(Entry::stands)
                .map(Entry::now);
    }

    public boolean exists() {
        return state.begun();
    }

    public Kind kind() {
        return state.summary().kind();
    }

    public boolean drill() {
        return kind() == Kind.DRILL;
    }

    /** The drill's scenario, empty for a real incident. */
    public String scenario() {
        return state.summary().scenario();
    }

    /** How much faster than real time a drill is played. */
    public double factor() {
        return state.summary().factor();
    }

    public String title() {
        return state.summary().title();
    }

    /** Who is affected and how; may be empty. */
    public String impact() {
        return state.summary().impact();
    }

    public Severity severity() {
        return state.summary().severity();
    }

    public Status status() {
        return state.summary().status();
    }

    public boolean open() {
        return exists() && status() != Status.RESOLVED;
    }

    /** When its first event was recorded. */
    public Optional<Instant> started() {
        return state.moments().of(Moment.STARTED);
    }

    public Optional<Instant> declaredAt() {
        return state.moments().of(Moment.DECLARED);
    }

    public Optional<Instant> milestone(Milestone milestone) {
        return state.moments().of(milestone);
    }

    /** What the large clock counts from: began if it was claimed, otherwise declared, otherwise the first event. */
    public Optional<Instant> clockFrom() {
        return milestone(Milestone.BEGAN).or(this::declaredAt).or(this::started);
    }

    public Optional<Instant> resolvedAt() {
        return state.moments().of(Moment.RESOLVED);
    }

    public Optional<String> holder(Role role) {
        return Optional.ofNullable(state.people().roles().get(role));
    }

    /** What people say the parts of its runbook are, whatever they read like. */
    public List<ReadingCorrection> corrections() {
        return state.progress().corrections();
    }

    public Optional<Fact.RunbookAttached> runbook() {
        return state.progress().runbook();
    }

    /** The title of the procedure that was chosen last and still goes on, empty when there is none. */
    public String procedure() {
        return state.progress().procedure();
    }

    /** When a procedure was chosen that still goes on. */
    public Optional<Instant> since(String title) {
        return runs().stream().filter(run -> run.going() && run.procedure().equals(title)).map(ProcedureRun::since).findFirst();
    }

    /** Every procedure that was chosen, in the order in which each was taken up last. */
    public List<ProcedureRun> runs() {
        return state.progress().runs();
    }

    /** The newest {@link Fact.ContactPaged} of each role. */
    public Map<String, Event> pages() {
        return state.people().pages();
    }

    /** What the paths, loopback addresses and commands of the runbook mean, once somebody said so. */
    public Optional<Target> target() {
        return state.progress().target();
    }

    public Optional<CheckState> check(CheckRef ref) {
        return Optional.ofNullable(state.progress().checks().get(ref.key()));
    }

    /** Values of blanks and placeholders by field. */
    public Map<String, String> fields() {
        return state.progress().fields();
    }

    /** Every command that was run, oldest first. */
    public List<CommandRun> commandRuns() {
        return state.progress().commands();
    }

    /** What the record says is watched, whichever console says so: words. What is done here is {@link #watchHere}. */
    public Optional<Fact.WatchConfirmed> watch() {
        return state.watching().confirmed();
    }

    /** The commands that the record says are followed as a log, whichever console says so: words. */
    public List<String> logCommands() {
        return state.watching().logCommands();
    }

    /** What this console recorded last as confirmed, unless another console has opened the incident again since. */
    public Optional<Fact.WatchConfirmed> watchHere() {
        return state.here().watch();
    }

    /** The same of the commands that are followed. */
    public List<String> logCommandsHere() {
        return state.here().logCommands();
    }

    /** Whether it began on this console. */
    public boolean startedHere() {
        return state.here().started();
    }

    /** Whether somebody at this console has had it in hand since it was opened: what only came from elsewhere is to be read. */
    public boolean ours() {
        return state.here().ours();
    }

    /** The newest {@link Fact.AdviceChanged}. */
    public Optional<Event> advice() {
        return state.judgement().advice();
    }

    /** The newest judgement of each trigger, by its text. */
    public Map<String, Event> triggers() {
        return state.judgement().triggers();
    }

    /** Whether somebody said so, and not before the service was said to be back: that ends it. */
    public boolean met(String trigger) {
        Event event = triggers().get(trigger);
        return event != null && event.fact() instanceof Fact.TriggerJudged judged && judged.met()
                && restoredSaid().map(back -> event.recordedAt().isAfter(back)).orElse(true);
    }

    /** When somebody said that the service is back, which may be later than when it was; empty while it is not. */
    public Optional<Instant> restoredSaid() {
        return state.moments().of(Moment.RESTORED_SAID);
    }

    /** The newest {@link Fact.DecisionRecorded}. */
    public Optional<Event> decision() {
        return state.judgement().decision();
    }

    public Optional<Instant> decidedFirst() {
        return state.moments().of(Moment.DECIDED_FIRST);
    }

    /** Every question that was asked, oldest first. */
    public List<Question> questions() {
        return state.judgement().questions();
    }

    /** Planned interruptions, oldest first; only the last one can be open. */
    public List<Interruption> interruptions() {
        return state.watching().interruptions();
    }

    /** The planned interruption that is on. */
    public Optional<Interruption> interruption() {
        return interruptions().isEmpty() ? Optional.empty() : Optional.of(interruptions().getLast()).filter(Interruption::open);
    }

    /** The captured usual values; empty when none were. */
    public List<Baseline> baseline() {
        return state.watching().baseline();
    }

    /** When this laptop got no word from anywhere, by the record. */
    public List<Span> cutOffs() {
        return state.watching().cutOffs();
    }

    /** The one that goes on. */
    public Optional<Span> cutOff() {
        return cutOffs().stream().filter(s -> s.to().isEmpty()).findFirst();
    }

    /** When the timed watch of the step at {@code path} broke last. */
    public Optional<Event> watchBroke(String path) {
        return events().reversed().stream().filter(e -> e.fact() instanceof Fact.WatchBroke f && f.step().equals(path))
                .findFirst();
    }

    /** How long levels had to hold since when, where it was changed; oldest first. */
    public List<Hold.Since> holds() {
        return state.watching().holds();
    }

    /** How long a level must hold now before the advice follows. */
    public Hold hold() {
        return holds().isEmpty() ? Hold.DEFAULT : holds().getLast().hold();
    }

    /** What was changed in the system, as far as it was told; oldest first. */
    public List<SystemChange> systemChanges() {
        return state.watching().systemChanges();
    }

    /** What people wrote in the post-mortem, by section. */
    public Map<String, String> sections() {
        return state.sections();
    }

    /** How often an update is promised; zero when none is. */
    public Duration cadence() {
        return state.summary().cadence();
    }

    /**
     * When the next update is due: when the last one said, else a while after it, or the first one after declaring. Empty when
     * none is promised, and when the service is back.
     */
    public Optional<Instant> nextUpdate() {
        Optional<Instant> declared = declaredAt();
        if (declared.isEmpty() || status() == Status.RESOLVED || milestone(Milestone.RESTORED).isPresent()) {
            return Optional.empty();
        }
        Optional<Instant> promised = state.moments().of(Moment.PROMISED_UPDATE);
        if (promised.isPresent() || cadence().isZero()) {
            return promised;
        }
        return state.moments().of(Moment.LAST_UPDATE).map(at -> Times.later(at, cadence()))
                .or(() -> declared.map(at -> Times.later(at,
                severity().worseThan(Severity.P2) && cadence().compareTo(Severity.FIRST_UPDATE) > 0
                        ? Severity.FIRST_UPDATE : cadence())));
    }

    /** When the service was last promised to be back. Empty when it was not promised, or is back. */
    public Optional<Instant> eta() {
        return open() && milestone(Milestone.RESTORED).isEmpty() ? state.moments().of(Moment.PROMISED_BACK) : Optional.empty();
    }

    /** This incident after one more event. */
    public Incident with(Event event) {
        if (event.fact() instanceof Fact.Amendment) { // it reaches back, so everything after its entry may be different
            return of(id, events.with(event));
        }
        return new Incident(id, events.with(event), amendments, state.after(event));
    }

    /** The state that {@code event} would lead to, for ruling on what follows it; its timeline does not hold the event. */
    Incident supposing(Event event) {
        return new Incident(id, events, amendments, state.after(event));
    }
}
