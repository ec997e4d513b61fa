package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * An incident as its events tell it: the fold. It refuses nothing, so that merged and newer records fold too; what may
 * happen is decided by {@link Rules}. Immutable; any thread.
 */
@NullUnmarked
public final class Incident {
    private final IncidentId id;
    private final Timeline events;
    private final Kind kind;
    private final String title;
    private final String impact;
    private final Severity severity;
    private final Status status;
    private final String scenario;
    private final double factor;
    private final Optional<Instant> started;
    private final Optional<Instant> declaredAt;
    private final Map<Milestone, Instant> milestones;
    private final Optional<Instant> resolvedAt;
    private final Map<Role, String> roles;
    private final Optional<Fact.RunbookAttached> runbook;
    private final List<ReadingCorrection> corrections;
    private final String procedure;
    private final List<ProcedureRun> runs;
    private final Map<String, Event> pages;
    private final Optional<Target> target;
    private final Map<String, CheckState> checks;
    private final Map<String, String> fields;
    private final Optional<Fact.WatchConfirmed> watch;
    private final List<String> logCommands;
    /** What this console confirmed itself, since the incident was opened here. */
    private final Optional<Fact.WatchConfirmed> watchHere;
    private final List<String> logCommandsHere;
    private final boolean startedHere;
    private final boolean ours;
    private final Optional<Event> advice;
    private final Map<String, Event> triggers;
    private final Optional<Event> decision;
    private final Optional<Instant> decidedFirst;
    private final Duration cadence;
    private final Optional<Instant> lastUpdate;
    private final Map<String, String> sections;
    /** Corrections, retractions and redactions by the entry that they are about. */
    private final Map<EventKey, List<Event>> changes;
    /** Redactions from other consoles that nobody has confirmed here, by themselves. */
    private final Map<EventKey, Event> requests;
    /** Second ticks of a check, with how it stood already. */
    private final Map<EventKey, CheckState.Ticked> again;
    private final List<Question> questions;
    private final List<Interruption> interruptions;
    private final List<Baseline> baseline;
    private final List<Hold.Since> holds;
    private final List<Span> cutOffs;
    private final Optional<Instant> eta;
    private final Optional<Instant> restoredSaid;
    private final Optional<Instant> promisedUpdate;
    private final List<SystemChange> systemChanges;

    private Incident(Builder b) {
        id = b.id;
        events = b.events;
        kind = b.kind;
        title = b.title;
        impact = b.impact;
        severity = b.severity;
        status = b.status;
        scenario = b.scenario;
        factor = b.factor;
        started = b.started;
        declaredAt = b.declaredAt;
        milestones = b.milestones;
        resolvedAt = b.resolvedAt;
        roles = b.roles;
        runbook = b.runbook;
        corrections = b.corrections;
        procedure = b.procedure;
        runs = b.runs;
        pages = b.pages;
        target = b.target;
        checks = b.checks;
        fields = b.fields;
        watch = b.watch;
        logCommands = b.logCommands;
        watchHere = b.watchHere;
        logCommandsHere = b.logCommandsHere;
        startedHere = b.startedHere;
        ours = b.ours;
        advice = b.advice;
        triggers = b.triggers;
        decision = b.decision;
        decidedFirst = b.decidedFirst;
        cadence = b.cadence;
        lastUpdate = b.lastUpdate;
        sections = b.sections;
        changes = b.changes;
        requests = b.requests;
        again = b.again;
        questions = b.questions;
        interruptions = b.interruptions;
        baseline = b.baseline;
        holds = b.holds;
        cutOffs = b.cutOffs;
        eta = b.eta;
        restoredSaid = b.restoredSaid;
        promisedUpdate = b.promisedUpdate;
        systemChanges = b.systemChanges;
    }

    /** An incident of which nothing is known yet. */
    public static Incident unborn(IncidentId id) {
        return new Incident(new Builder(id));
    }

    public static Incident of(IncidentId id, List<Event> events) {
        var builder = new Builder(id);
        builder.refold(events);
        return new Incident(builder);
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
        return new Entry(event, changes.getOrDefault(event.key(), List.of()), Optional.ofNullable(again.get(event.key())));
    }

    /** The entry whose words another console wants removed, as long as {@code redaction} is such a wish and no more. */
    public Optional<Event> requested(Event redaction) {
        return Optional.ofNullable(requests.get(redaction.key()));
    }

    /** What holds now, in chain order: corrections applied, without what was retracted or removed. */
    public Stream<Event> standing() {
        return changes.isEmpty() ? events.stream() : events.stream().map(this::entry).filter(Entry::stands).map(Entry::now);
    }

    public boolean exists() {
        return started.isPresent();
    }

    public Kind kind() {
        return kind;
    }

    public boolean drill() {
        return kind == Kind.DRILL;
    }

    /** The drill's scenario, empty for a real incident. */
    public String scenario() {
        return scenario;
    }

    /** How much faster than real time a drill is played. */
    public double factor() {
        return factor;
    }

    public String title() {
        return title;
    }

    /** Who is affected and how; may be empty. */
    public String impact() {
        return impact;
    }

    public Severity severity() {
        return severity;
    }

    public Status status() {
        return status;
    }

    public boolean open() {
        return exists() && status != Status.RESOLVED;
    }

    /** When its first event was recorded. */
    public Optional<Instant> started() {
        return started;
    }

    public Optional<Instant> declaredAt() {
        return declaredAt;
    }

    public Optional<Instant> milestone(Milestone milestone) {
        return Optional.ofNullable(milestones.get(milestone));
    }

    /** What the large clock counts from: began if it was claimed, otherwise declared, otherwise the first event. */
    public Optional<Instant> clockFrom() {
        return milestone(Milestone.BEGAN).or(() -> declaredAt).or(() -> started);
    }

    public Optional<Instant> resolvedAt() {
        return resolvedAt;
    }

    public Optional<String> holder(Role role) {
        return Optional.ofNullable(roles.get(role));
    }

    /** What people say the parts of its runbook are, whatever they read like. */
    public List<ReadingCorrection> corrections() {
        return corrections;
    }

    public Optional<Fact.RunbookAttached> runbook() {
        return runbook;
    }

    /** The title of the procedure that was chosen last and still goes on, empty when there is none. */
    public String procedure() {
        return procedure;
    }

    /** When a procedure was chosen that still goes on. */
    public Optional<Instant> since(String title) {
        return runs.stream().filter(run -> run.going() && run.procedure().equals(title)).map(ProcedureRun::since).findFirst();
    }

    /** Every procedure that was chosen, in the order in which each was taken up last. */
    public List<ProcedureRun> runs() {
        return runs;
    }

    /** The newest {@link Fact.ContactPaged} of each role. */
    public Map<String, Event> pages() {
        return pages;
    }

    /** What the paths, loopback addresses and commands of the runbook mean, once somebody said so. */
    public Optional<Target> target() {
        return target;
    }

    public Optional<CheckState> check(CheckRef ref) {
        return Optional.ofNullable(checks.get(ref.key()));
    }

    /** Values of blanks and placeholders by field. */
    public Map<String, String> fields() {
        return fields;
    }

    /** What the record says is watched, whichever console says so: words. What is done here is {@link #watchHere}. */
    public Optional<Fact.WatchConfirmed> watch() {
        return watch;
    }

    /** The commands that the record says are followed as a log, whichever console says so: words. */
    public List<String> logCommands() {
        return logCommands;
    }

    /** What this console recorded last as confirmed, unless another console has opened the incident again since. */
    public Optional<Fact.WatchConfirmed> watchHere() {
        return watchHere;
    }

    /** The same of the commands that are followed. */
    public List<String> logCommandsHere() {
        return logCommandsHere;
    }

    /** Whether it began on this console. */
    public boolean startedHere() {
        return startedHere;
    }

    /** Whether somebody at this console has had it in hand since it was opened: what only came from elsewhere is to be read. */
    public boolean ours() {
        return ours;
    }

    /** The newest {@link Fact.AdviceChanged}. */
    public Optional<Event> advice() {
        return advice;
    }

    /** The newest judgement of each trigger, by its text. */
    public Map<String, Event> triggers() {
        return triggers;
    }

    /** Whether somebody said so, and not before the service was said to be back: that ends it. */
    public boolean met(String trigger) {
        Event event = triggers.get(trigger);
        return event != null && event.fact() instanceof Fact.TriggerJudged judged && judged.met()
                && restoredSaid.map(back -> event.recordedAt().isAfter(back)).orElse(true);
    }

    /** When somebody said that the service is back, which may be later than when it was; empty while it is not. */
    public Optional<Instant> restoredSaid() {
        return restoredSaid;
    }

    /** The newest {@link Fact.DecisionRecorded}. */
    public Optional<Event> decision() {
        return decision;
    }

    public Optional<Instant> decidedFirst() {
        return decidedFirst;
    }

    /** Every question that was asked, oldest first. */
    public List<Question> questions() {
        return questions;
    }

    /** Planned interruptions, oldest first; only the last one can be open. */
    public List<Interruption> interruptions() {
        return interruptions;
    }

    /** The planned interruption that is on. */
    public Optional<Interruption> interruption() {
        return interruptions.isEmpty() ? Optional.empty() : Optional.of(interruptions.getLast()).filter(Interruption::open);
    }

    /** The captured usual values; empty when none were. */
    public List<Baseline> baseline() {
        return baseline;
    }

    /** When this laptop got no word from anywhere, by the record. */
    public List<Span> cutOffs() {
        return cutOffs;
    }

    /** The one that goes on. */
    public Optional<Span> cutOff() {
        return cutOffs.stream().filter(s -> s.to().isEmpty()).findFirst();
    }

    /** When the timed watch of the step at {@code path} broke last. */
    public Optional<Event> watchBroke(String path) {
        return events().reversed().stream().filter(e -> e.fact() instanceof Fact.WatchBroke f && f.step().equals(path)).findFirst();
    }

    /** How long levels had to hold since when, where it was changed; oldest first. */
    public List<Hold.Since> holds() {
        return holds;
    }

    /** How long a level must hold now before the advice follows. */
    public Hold hold() {
        return holds.isEmpty() ? Hold.DEFAULT : holds.getLast().hold();
    }

    /** What was changed in the system, as far as it was told; oldest first. */
    public List<SystemChange> systemChanges() {
        return systemChanges;
    }

    /** What people wrote in the post-mortem, by section. */
    public Map<String, String> sections() {
        return sections;
    }

    /** How often an update is promised; zero when none is. */
    public Duration cadence() {
        return cadence;
    }

    /**
     * When the next update is due: when the last one said, else a while after it, or the first one after declaring. Empty when
     * none is promised, and when the service is back.
     */
    public Optional<Instant> nextUpdate() {
        if (declaredAt.isEmpty() || status == Status.RESOLVED || milestone(Milestone.RESTORED).isPresent()) {
            return Optional.empty();
        }
        if (promisedUpdate.isPresent() || cadence.isZero()) {
            return promisedUpdate;
        }
        return lastUpdate.map(at -> Times.later(at, cadence)).or(() -> declaredAt.map(at -> Times.later(at,
                severity.worseThan(Severity.P2) && cadence.compareTo(Severity.FIRST_UPDATE) > 0
                        ? Severity.FIRST_UPDATE : cadence)));
    }

    /** When the service was last promised to be back. Empty when it was not promised, or is back. */
    public Optional<Instant> eta() {
        return open() && milestone(Milestone.RESTORED).isEmpty() ? eta : Optional.empty();
    }

    /** This incident after one more event. */
    public Incident with(Event event) {
        if (event.fact() instanceof Fact.Amendment) { // it reaches back, so everything after its entry may be different
            var builder = new Builder(id);
            builder.refold(events.with(event));
            return new Incident(builder);
        }
        return fold(event, events.with(event));
    }

    /** The state that {@code event} would lead to, for ruling on what follows it; its timeline does not hold the event. */
    Incident supposing(Event event) {
        return fold(event, events);
    }

    private Incident fold(Event event, Timeline timeline) {
        Builder b = new Builder(this);
        b.events = timeline;
        b.add(event);
        return new Incident(b);
    }

    /** EnumMap cannot be copied from an empty plain map, so it is filled. */
    private static Map<Milestone, Instant> copyOf(Map<Milestone, Instant> map) {
        Map<Milestone, Instant> copy = new EnumMap<>(Milestone.class);
        copy.putAll(map);
        return copy;
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static final class Builder {
        private final IncidentId id;
        private Timeline events = Timeline.empty();
        private Kind kind = Kind.INCIDENT;
        private String title = "";
        private String impact = "";
        private Severity severity = Severity.P2;
        private Status status = Status.STANDBY;
        private String scenario = "";
        private double factor = 1;
        private Optional<Instant> started = Optional.empty();
        private Optional<Instant> declaredAt = Optional.empty();
        private Map<Milestone, Instant> milestones = new EnumMap<>(Milestone.class);
        private Optional<Instant> resolvedAt = Optional.empty();
        private Map<Role, String> roles = new EnumMap<>(Role.class);
        private Optional<Fact.RunbookAttached> runbook = Optional.empty();
        private List<ReadingCorrection> corrections = List.of();
        private String procedure = "";
        private List<ProcedureRun> runs = List.of();
        private Map<String, Event> pages = Map.of();
        private Optional<Target> target = Optional.empty();
        private Map<String, CheckState> checks = Map.of();
        private Map<String, String> fields = Map.of();
        private Optional<Fact.WatchConfirmed> watch = Optional.empty();
        private List<String> logCommands = List.of();
        private Optional<Fact.WatchConfirmed> watchHere = Optional.empty();
        private List<String> logCommandsHere = List.of();
        private boolean startedHere;
        private boolean ours;
        private Optional<Event> advice = Optional.empty();
        private Map<String, Event> triggers = Map.of();
        private Optional<Event> decision = Optional.empty();
        private Optional<Instant> decidedFirst = Optional.empty();
        private Duration cadence = Duration.ZERO;
        private Optional<Instant> lastUpdate = Optional.empty();
        private Map<String, String> sections = Map.of();
        private Map<EventKey, List<Event>> changes = Map.of();
        private Map<EventKey, Event> requests = Map.of();
        private Map<EventKey, CheckState.Ticked> again = Map.of();
        private List<Question> questions = List.of();
        private List<Interruption> interruptions = List.of();
        private List<Baseline> baseline = List.of();
        private List<Hold.Since> holds = List.of();
        private List<Span> cutOffs = List.of();
        private Optional<Instant> eta = Optional.empty();
        private Optional<Instant> restoredSaid = Optional.empty();
        private Optional<Instant> promisedUpdate = Optional.empty();
        private List<SystemChange> systemChanges = List.of();

        Builder(IncidentId id) {
            this.id = id;
        }

        Builder(Incident from) {
            id = from.id;
            kind = from.kind;
            title = from.title;
            impact = from.impact;
            severity = from.severity;
            status = from.status;
            scenario = from.scenario;
            factor = from.factor;
            started = from.started;
            declaredAt = from.declaredAt;
            milestones = from.milestones;
            resolvedAt = from.resolvedAt;
            roles = from.roles;
            runbook = from.runbook;
            corrections = from.corrections;
            procedure = from.procedure;
            runs = from.runs;
            pages = from.pages;
            target = from.target;
            checks = from.checks;
            fields = from.fields;
            watch = from.watch;
            logCommands = from.logCommands;
            watchHere = from.watchHere;
            logCommandsHere = from.logCommandsHere;
            startedHere = from.startedHere;
            ours = from.ours;
            advice = from.advice;
            triggers = from.triggers;
            decision = from.decision;
            decidedFirst = from.decidedFirst;
            cadence = from.cadence;
            lastUpdate = from.lastUpdate;
            questions = from.questions;
            interruptions = from.interruptions;
            baseline = from.baseline;
            holds = from.holds;
            cutOffs = from.cutOffs;
            eta = from.eta;
            restoredSaid = from.restoredSaid;
            promisedUpdate = from.promisedUpdate;
            systemChanges = from.systemChanges;
            sections = from.sections;
            changes = from.changes;
            requests = from.requests;
            again = from.again;
        }

        /** From the beginning, with every entry as it stands in the end. What was redacted is forgotten here, too. */
        void refold(List<Event> all) {
            Map<EventKey, Event> byKey = amended(all);
            Map<EventKey, Optional<Remainder>> redacted = redacted(all, byKey);
            requests = requests(all, byKey, redacted);
            events = Timeline.of(redacted.isEmpty() ? all : all.stream().map(event -> redacted.containsKey(event.key())
                    ? event.saying(redacted.get(event.key())) : event).toList());
            changes = changes(events, byKey);
            for (Event event : events) {
                add(changes.isEmpty() ? event : standing(event));
            }
        }

        private Event standing(Event event) {
            List<Event> said = changes.getOrDefault(event.key(), List.of());
            if (said.isEmpty()) {
                return event;
            }
            var entry = new Entry(event, said, Optional.empty());
            return entry.stands() ? entry.now() : event.saying(Optional.empty());
        }

        /** By their keys, when there is anything that is about others. */
        private static Map<EventKey, Event> amended(List<Event> all) {
            var byKey = new HashMap<EventKey, Event>();
            if (all.stream().anyMatch(event -> event.fact() instanceof Fact.Amendment)) {
                all.forEach(event -> byKey.put(event.key(), event));
            }
            return byKey;
        }

        /**
         * Whether an entry says more than a wish. Another console's redaction removes nothing here: it tells what stays of words
         * that are gone already. Nothing that another console says takes away what an incident rests on.
         */
        private static boolean holds(Event event, Fact.Amendment amendment, Map<EventKey, Event> byKey) {
            if (event.writer().here()) {
                return true;
            }
            Event about = byKey.get(amendment.entry());
            return about != null && switch (amendment) {
                case Fact.Redacted f -> about.fact() instanceof Fact.Erased || f.stays()
                        .filter(stays -> stays.fact().equals(about.fact())).isPresent();
                case Fact.Retracted _ -> Amendable.of(about.fact()).retract();
                case Fact.Corrected f -> f.at().isEmpty() || Amendable.of(about.fact()).time();
            };
        }

        /** What stays of each entry whose words are removed. */
        private static Map<EventKey, Optional<Remainder>> redacted(List<Event> all, Map<EventKey, Event> byKey) {
            var redacted = new HashMap<EventKey, Optional<Remainder>>();
            for (Event event : all) {
                // the words of a redaction itself may be removed: then what it was about stands in the later one
                Fact fact = event.fact();
                while (fact instanceof Fact.Redacted redaction && holds(event, redaction, byKey)) {
                    redacted.putIfAbsent(redaction.entry(), redaction.stays());
                    fact = redaction.stays().map(Remainder::fact).orElse(null);
                }
            }
            return redacted;
        }

        private static Map<EventKey, Event> requests(List<Event> all, Map<EventKey, Event> byKey,
                                                    Map<EventKey, Optional<Remainder>> redacted) {
            var requests = new HashMap<EventKey, Event>();
            for (Event event : all) {
                if (event.fact() instanceof Fact.Redacted redaction && byKey.containsKey(redaction.entry())
                        && !redacted.containsKey(redaction.entry()) && !holds(event, redaction, byKey)) {
                    requests.put(event.key(), byKey.get(redaction.entry()));
                }
            }
            return requests;
        }

        private static Map<EventKey, List<Event>> changes(List<Event> all, Map<EventKey, Event> byKey) {
            var changes = new HashMap<EventKey, List<Event>>();
            for (Event event : all) {
                if (event.fact() instanceof Fact.Amendment amendment && holds(event, amendment, byKey)) {
                    changes.computeIfAbsent(amendment.entry(), _ -> new ArrayList<>()).add(event);
                }
            }
            return changes;
        }

        void add(Event event) {
            boolean first = started.isEmpty();
            if (first) {
                started = Optional.of(event.recordedAt());
                startedHere = event.writer().here();
            }
            boolean wasOpen = !first && status != Status.RESOLVED;
            if (!(event.fact() instanceof Fact.DrillStarted) || first) { // what has begun does not become a drill
                apply(event);
            }
            if (event.writer().here()) {
                confirmedHere(event.fact());
                ours |= !event.actor().equals(Draft.CONSOLE);
            } else if (!wasOpen && status != Status.RESOLVED) {
                ours = false; // nobody here has opened it, so nothing goes on by itself
                watchHere = Optional.empty();
                logCommandsHere = List.of();
            }
        }

        private void confirmedHere(Fact fact) {
            if (fact instanceof Fact.WatchConfirmed f) {
                watchHere = Optional.of(f);
            } else if (fact instanceof Fact.LogCommandsConfirmed f) {
                logCommandsHere = f.commands();
            }
        }

        void apply(Event event) {
            switch (event.fact()) {
                case Fact.DrillStarted f -> {
                    kind = Kind.DRILL;
                    title = f.title();
                    scenario = f.scenario();
                    factor = f.factor();
                }
                case Fact.IncidentDeclared f -> {
                    title = f.title();
                    impact = f.impact();
                    severity = f.severity();
                    cadence = f.severity().cadence();
                    status = Status.INVESTIGATING;
                    declaredAt = Optional.of(event.at());
                }
                case Fact.TitleChanged f -> title = f.title();
                case Fact.ImpactStated f -> impact = f.impact();
                case Fact.SeverityChanged f -> {
                    severity = f.to();
                    cadence = f.to().cadence();
                }
                case Fact.StatusChanged f -> status = f.to();
                case Fact.MilestoneClaimed f -> {
                    milestones = plusMilestone(f);
                    if (f.milestone() == Milestone.RESTORED) {
                        restoredSaid = Optional.of(event.recordedAt());
                    }
                }
                case Fact.RoleAssigned f -> roles = plus(roles, f.role(), f.to());
                case Fact.RunbookAttached f -> {
                    runbook = Optional.of(f);
                    corrections = List.of();
                }
                case Fact.ReadingCorrected f -> corrections = Stream.concat(corrections.stream().filter(c -> !f.withdrawn().contains(c))
                        .filter(c -> f.said().stream().noneMatch(c::samePart)), f.said().stream()).toList();
                case Fact.ProcedureChosen f -> {
                    procedure = f.procedure();
                    runs = ProcedureRun.chosen(runs, f.procedure(), event.at());
                }
                case Fact.CheckTicked f -> tick(event, f);
                case Fact.ProcedureStopped f -> {
                    runs = ProcedureRun.stopped(runs, f.procedure(), event.at());
                    procedure = ProcedureRun.inHand(runs);
                }
                case Fact.TargetNamed f -> target = Optional.of(f.target());
                case Fact.ContactPaged f -> pages = plus(pages, f.role(), event);
                case Fact.CheckSkipped f -> checks = plus(checks, f.check().key(),
                        new CheckState.Skipped(event.by(), f.reason(), event.at()));
                case Fact.CheckUnticked f -> checks = plus(checks, f.check().key(), null);
                case Fact.FieldFilled f -> fields = plus(fields, f.field(), f.value());
                case Fact.WatchConfirmed f -> watch = Optional.of(f);
                case Fact.LogCommandsConfirmed f -> logCommands = f.commands();
                case Fact.AdviceChanged _ -> advice = Optional.of(event);
                case Fact.TriggerJudged f -> triggers = plus(triggers, f.trigger(), event);
                case Fact.DecisionRecorded _ -> {
                    decision = Optional.of(event);
                    if (decidedFirst.isEmpty()) {
                        decidedFirst = Optional.of(event.at());
                    }
                }
                case Fact.QuestionAsked f -> questions = and(questions, new Question(event.key(), f, event.at(), Optional.empty()));
                case Fact.QuestionAnswered f -> questions = questions.stream()
                        .map(q -> q.key().equals(f.question()) ? q.answered(f) : q).toList();
                case Fact.InterruptionBegan f -> interruptions = and(interruptions, new Interruption(f.reason(), event.at(),
                        Optional.empty()));
                case Fact.InterruptionEnded _ -> endInterruption(event.at());
                case Fact.BaselineCaptured f -> baseline = f.values();
                case Fact.HoldChanged f -> holds = and(holds, new Hold.Since(event.at(), f.hold()));
                case Fact.CutOff f -> cutOffs = and(cutOffs.stream().filter(s -> !s.from().equals(f.from())).toList(), new Span(f.from(), f.to()));
                case Fact.ChangesSeen f -> systemChanges = Stream.concat(systemChanges.stream(), f.changes().stream())
                        .sorted(Comparator.comparing(SystemChange::at)).toList();
                case Fact.SectionWritten f -> sections = plus(sections, f.section(), f.text());
                case Fact.MessageSent _ -> {
                    lastUpdate = Optional.of(event.at());
                    promisedUpdate = Optional.empty();
                }
                case Fact.UpdatePromised f -> promisedUpdate = Optional.of(Times.later(event.at(), f.within()));
                case Fact.EtaPromised f -> eta = Optional.of(Times.later(event.at(), f.within()));
                case Fact.CadenceChanged f -> {
                    cadence = f.every();
                    promisedUpdate = Optional.empty();
                }
                case Fact.Resolved _ -> {
                    status = Status.RESOLVED;
                    resolvedAt = Optional.of(event.at());
                    endInterruption(event.at());
                }
                case Fact.Reopened f -> {
                    eta = Optional.empty();
                    status = f.restored() ? Status.MONITORING : Status.INVESTIGATING;
                    resolvedAt = Optional.empty();
                    if (!f.restored()) {
                        restoredSaid = Optional.empty();
                        milestones = without(Milestone.RESTORED);
                    }
                }
                case Fact.ChangeMarked _, Fact.CommandCopied _, Fact.NoteAdded _, Fact.WatchBroke _, Fact.EvidencePinned _, Fact.MessageCopied _,
                     Fact.SamplesAnchored _, Fact.PostMortemExported _, Fact.Corrected _, Fact.Retracted _, Fact.Redacted _, Fact.Erased _,
                     Fact.ClockJumped _, Fact.LogMerged _, Fact.Unknown _ -> {
                    // these stand in the timeline and change no state
                }
            }
        }

        /** In a merged log a check may be ticked twice: it was done at the first tick. */
        private void tick(Event event, Fact.CheckTicked f) {
            if (checks.get(f.check().key()) instanceof CheckState.Ticked first) {
                again = plus(again, event.key(), first);
            } else {
                checks = plus(checks, f.check().key(), new CheckState.Ticked(f.by(), event.by(), event.at(), f.evidence()));
            }
        }

        private void endInterruption(Instant at) {
            interruptions = interruptions.stream().map(i -> i.open() ? i.endedAt(at) : i).toList();
        }

        private static <T> List<T> and(List<T> list, T more) {
            return Stream.concat(list.stream(), Stream.of(more)).toList();
        }

        private Map<Milestone, Instant> plusMilestone(Fact.MilestoneClaimed f) {
            var copy = copyOf(milestones);
            copy.put(f.milestone(), f.at());
            return copy;
        }

        private Map<Milestone, Instant> without(Milestone milestone) {
            var copy = copyOf(milestones);
            copy.remove(milestone);
            return copy;
        }
    }
}
