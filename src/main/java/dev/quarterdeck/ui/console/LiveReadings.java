package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.checklist.TimedWatch;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.incident.Evidence;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Observation;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The present readings beside the checks that can be watched, and the countdown of a step that watches for a while. They
 * change with every tenth of a second while the rest of the zone stays as it was drawn. FX thread only.
 */
final class LiveReadings {
    private final List<Reading> readings = new ArrayList<>();
    private final List<Countdown> countdowns = new ArrayList<>();

    private record Reading(Label label, Criterion criterion) {
    }

    private record Countdown(Label label, String step, TimedWatch watch, Instant began, List<Criterion> watched) {
    }

    /** Forgets what was drawn before. */
    void clear() {
        readings.clear();
        countdowns.clear();
    }

    /** The label to stand beside an open check; empty when nothing of it can be watched. */
    Optional<Node> beside(Item item) {
        return item.check().condition().filter(_ -> item.open()).map(criterion -> {
            Label label = Parts.label("", Styles.SMALL, Styles.MONO, "live-reading");
            label.setMinWidth(Region.USE_PREF_SIZE);
            readings.add(new Reading(label, criterion));
            return label;
        });
    }

    /** The line below the head of a step that is worked on; empty when it asks for no watching. */
    Optional<Node> below(StepProgress step, Optional<Instant> began) {
        return TimedWatch.of(step.step()).filter(_ -> began.isPresent()).map(watch -> {
            Label label = Parts.wrapped("", "timed-watch");
            countdowns.add(new Countdown(label, step.step().path(), watch, began.get(),
                    step.items().stream().flatMap(item -> item.check().condition().stream()).toList()));
            return label;
        });
    }

    void onTime(Live live) {
        var observed = live.watched().checks();
        for (Reading reading : readings) {
            Optional<Observation> now = Optional.ofNullable(observed.get(reading.criterion));
            reading.label.setText(now.map(o -> mark(o.standing()) + " " + o.standing().words()).orElse(""));
            Styles.tone(reading.label, now.map(o -> tone(o.standing())).orElse(Styles.NEUTRAL));
        }
        for (Countdown countdown : countdowns) {
            List<Optional<Instant>> held = countdown.watched.stream()
                    .map(c -> Optional.ofNullable(observed.get(c)).flatMap(Observation::heldSince)).toList();
            show(countdown, countdown.watch.at(live.now(), countdown.began, held), live.now());
            live.incident().watchBroke(countdown.step).filter(e -> e.at().isAfter(countdown.began)).ifPresent(e ->
                    countdown.label.setText(Texts.of("do.watch.again", countdown.label.getText(), Times.minute(e.at()))));
        }
    }

    private static void show(Countdown countdown, TimedWatch.State state, Instant now) {
        countdown.label.setText(switch (state) {
            case TimedWatch.State.Running(Instant since, Instant until) -> Texts.of("do.watch.running",
                    Times.countdown(Duration.between(now, until)), Times.words(countdown.watch.length()), Times.clock(since));
            case TimedWatch.State.Done(Instant since) -> Texts.of("do.watch.done", Times.words(countdown.watch.length()),
                    Times.clock(since));
            case TimedWatch.State.Broken() -> Texts.of("do.watch.broken", Times.words(countdown.watch.length()));
        });
        Styles.tone(countdown.label, switch (state) {
            case TimedWatch.State.Running _ -> Styles.ACCENT;
            case TimedWatch.State.Done _ -> Styles.SUCCESS;
            case TimedWatch.State.Broken _ -> Styles.WARNING;
        });
    }

    /** What a tick should keep as its evidence: the reading, and for how long it has held. */
    static String evidence(Live live, Item item) {
        return item.check().condition().map(live.watched().checks()::get).map(o -> switch (o.standing().state()) {
            case HOLDS -> o.standing().words() + o.heldSince().map(since -> Texts.of("do.held",
                    Times.words(Duration.between(since, live.now())))).orElse("");
            case FAILS -> Evidence.fails(o.standing().words());
            case UNKNOWN -> Evidence.unknown(o.standing().words());
        }).orElse("");
    }

    /** What the last tick of a step that watches for a while should keep where its time was not over. */
    static String unwaited(Live live, Item item) {
        return live.runbook().flatMap(book -> {
            Checklist checklist = Checklist.of(book, live.incident());
            return IntStream.range(0, checklist.steps().size()).boxed().filter(i -> last(checklist.steps().get(i), item))
                    .findFirst().flatMap(index -> {
                StepProgress step = checklist.steps().get(index);
                Optional<Instant> began = checklist.startedAt(index, live.incident());
                return TimedWatch.of(step.step()).flatMap(watch -> waited(live, step, watch, began)
                        .map(done -> Evidence.unwaited(done, watch.length())));
            });
        }).orElse("");
    }

    private static boolean last(StepProgress step, Item item) {
        List<Item> open = step.items().stream().filter(Item::open).toList();
        return open.size() == 1 && open.getFirst().ref().equals(item.ref());
    }

    /** For how long it was watched; empty when that was long enough. */
    private static Optional<Duration> waited(Live live, StepProgress step, TimedWatch watch, Optional<Instant> began) {
        if (began.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        var observed = live.watched().checks();
        List<Optional<Instant>> held = step.items().stream().flatMap(i -> i.check().condition().stream())
                .map(c -> Optional.ofNullable(observed.get(c)).flatMap(Observation::heldSince)).toList();
        return switch (watch.at(live.now(), began.get(), held)) {
            case TimedWatch.State.Running(Instant since, _) -> Optional.of(Duration.between(since, live.now()));
            case TimedWatch.State.Done _ -> Optional.empty();
            case TimedWatch.State.Broken() -> Optional.of(Duration.ZERO);
        };
    }

    private static String mark(Standing standing) {
        return switch (standing.state()) {
            case HOLDS -> "✓";
            case FAILS -> "✗";
            case UNKNOWN -> "?";
        };
    }

    private static String tone(Standing standing) {
        return switch (standing.state()) {
            case HOLDS -> Styles.SUCCESS;
            case FAILS -> Styles.SEVERE;
            case UNKNOWN -> Styles.NEUTRAL;
        };
    }
}
