package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Mark;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.signal.WindowFigures;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the probes say, the worst first, each with its age. FX thread only. */
final class WatchZone implements Screen {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    /** Points of the small course: five minutes. */
    private static final int RECENT = 60;
    private final Desktop desktop;
    private final Newness newness = new Newness();
    private final Label nothing = Parts.wrapped("", Styles.MUTED);
    private final VBox rows = Parts.styled(Parts.column(2), "watch-rows");
    private final Map<String, Row> byProbe = new HashMap<>();
    private final Label problems = Parts.wrapped("", Styles.SMALL, Styles.WARNING);
    private final Button more;
    private final Zone zone;

    /** One probe. */
    private static final class Row {
        private final Label shape = Parts.label("", "watch-shape");
        private final Label name = Parts.label("");
        private final Label outcome = Parts.label("", Styles.MONO, Styles.SMALL, Styles.MUTED);
        private final Sparkline line = new Sparkline(40, 14);
        private final Label latency = Parts.label("", Styles.MONO);
        private final Label age = Parts.label("", Styles.MONO, Styles.SMALL, Styles.MUTED);
        private final Label words = Parts.wrapped("", Styles.SMALL, Styles.MUTED, "watch-words");
        private final Tooltip tip = new Tooltip();
        private final String request;
        private final VBox node;

        Row(Probe probe, Runnable open) {
            name.setMinWidth(90);
            name.setText(SignalSheet.named(probe) + (probe.reference() ? " · " + Texts.of("watchzone.reference") : ""));
            String stands = probe.stands().isEmpty() ? "" : "\n" + Texts.of("watch.stands", probe.stands());
            request = probe.source().kind().label() + "\n" + String.join("\n", probe.exactRequest()) + stands;
            name.setTooltip(tip);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            outcome.setMinWidth(Region.USE_PREF_SIZE);
            latency.getStyleClass().add("watch-latency");
            latency.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            age.getStyleClass().add("watch-age");
            age.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            node = Parts.column(0, Parts.styled(Parts.row(7, shape, name, outcome, line, latency, age), "watch-row"), words);
            node.setId("watch-" + probe.name());
            Parts.pressable(node, open);
            node.setAccessibleText(Texts.of("watchzone.open", probe.name()));
        }

        /** A status stands beside the name; why there is none needs a line of its own to be read. */
        void say(WatchSnapshot.Watched probed) {
            boolean number = probed.last().map(s -> s.outcome()).map(Row::brief).orElse(true);
            boolean counted = probed.last().filter(s -> s.outcome() instanceof Outcome.Counted).isPresent();
            outcome.setText(number && !counted ? probed.outcome() : "");
            Optional<String> slow = probed.last().flatMap(Sample::mark).filter(mark -> mark != Mark.START)
                    .map(mark -> Texts.of("watchzone.leftout", mark.words()));
            words.setText(slow.orElse(number ? "" : probed.outcome()));
            Parts.show(words, !words.getText().isEmpty());
            var figures = new StringBuilder(request);
            for (WindowFigures f : probed.figures()) {
                if (f.timed() > 0) {
                    figures.append('\n').append(Texts.of("watchzone.window", Times.words(f.window()), f.failed(), f.all(),
                            millis(f.p50().getAsDouble()),
                            millis(f.p95().getAsDouble()), millis(f.p99().getAsDouble())));
                }
            }
            SignalSheet.uncounted(probed).ifPresent(said -> figures.append('\n').append(said));
            tip.setText(figures.toString());
        }

        private static String millis(double value) {
            return Unit.MILLISECONDS.text(value);
        }

        private static boolean brief(Outcome outcome) {
            return outcome instanceof Outcome.Answered || outcome instanceof Outcome.Connected
                    || outcome instanceof Outcome.Exited
                    || outcome instanceof Outcome.Counted;
        }
    }

    WatchZone(Desktop desktop) {
        this.desktop = desktop;
        more = Parts.button("watch-more", "", "", () -> desktop.perform("watch.edit"), "link-button", Styles.SMALL);
        problems.setId("watch-problems");
        var body = Parts.styled(Parts.column(4, problems, rows, more), "watch-body");
        var scroll = Parts.styled(new ScrollPane(body), "zone-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        zone = new Zone("zone-watch", scroll, Parts.label(Texts.of("watchzone.title"), Styles.STRONG), Parts.spacer(),
                Parts.label(Texts.of("watchzone.order"), Styles.SMALL, Styles.MUTED));
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        more.requestFocus();
    }

    @Override
    public void refresh() {
        desktop.live().ifPresent(live -> {
            byProbe.clear();
            int found = live.runbook().map(Runbook::probes).map(List::size).orElse(0);
            boolean watching = live.confirmed().watch().isPresent();
            List<String> watched = live.confirmed().watch().map(w -> w.probes().stream()
                    .map(p -> p.stands().isEmpty() ? p.url() : p.stands()).toList()).orElse(List.of());
            long unwatched = live.runbook().map(Runbook::probes).orElse(List.of()).stream().map(FoundProbe::url)
                    .filter(url -> !watched.contains(url)).count();
            more.setText(!watching ? "+ " + (found == 0 ? Texts.of("watchzone.start.none") : Texts.of("watchzone.start", found))
                    : unwatched > 0 ? "+ " + Texts.of("watchzone.more", unwatched) : Texts.of("watchzone.edit"));
            more.setVisible(live.incident().open() && !live.incident().drill() && live.watching() && live.followed());
            more.setManaged(more.isVisible());
            draw(live);
        });
    }

    @Override
    public void onTime() {
        desktop.live().filter(newness::since).ifPresent(this::draw);
    }

    private void draw(Live live) {
        String wrong = Stream.concat(live.watched().problems().stream(), Stream.of(desktop.workspace().samples().failure()))
                .filter(words -> !words.isEmpty()).map(words -> "▲ " + words).collect(Collectors.joining("\n"));
        problems.setText(wrong);
        problems.setVisible(!wrong.isEmpty());
        problems.setManaged(!wrong.isEmpty());
        var probes = new ArrayList<>(live.watched().probes());
        probes.sort(Comparator.comparingInt(WatchZone::badness).reversed());
        var nodes = new ArrayList<Node>();
        for (WatchSnapshot.Watched probed : probes) {
            Row row = byProbe.computeIfAbsent(probed.probe().name(),
                    _ -> new Row(probed.probe(), () -> SignalSheet.open(desktop, live, probed.probe(), Optional.empty())));
            boolean stale = probed.stale();
            int badness = badness(probed);
            row.shape.setText(badness >= 3 ? "■" : badness == 2 ? "▲" : badness == 1 ? "?" : "●");
            Styles.tone(row.shape, badness >= 3 ? Styles.DANGER : badness == 2 ? Styles.WARNING
                    : badness == 1 ? Styles.NEUTRAL : Styles.SUCCESS);
            row.say(probed);
            row.latency.setText(figure(probed));
            row.age.setText(probed.last().map(s -> (stale ? Texts.of("watchzone.stale") + " " : "")
                    + Times.age(Duration.between(s.endedAt(), live.now()))).orElse("–"));
            row.age.pseudoClassStateChanged(STALE, stale);
            row.line.show(course(probed), List.of(), List.of(), badness >= 3 ? Styles.DANGER : badness == 2 ? Styles.WARNING
                    : Styles.SUCCESS);
            nodes.add(row.node);
        }
        if (nodes.isEmpty()) {
            nothing.setText(Texts.of(!live.incident().open() ? "watchzone.ended" : live.watching() ? "watchzone.none"
                    : "watchzone.elsewhere"));
            nodes.add(nothing);
        }
        if (!rows.getChildren().equals(nodes)) {
            rows.getChildren().setAll(nodes);
        }
    }

    /** The number that a source brings, where it is asked for one; else how long the newest request took. */
    private static String figure(WatchSnapshot.Watched probed) {
        Source source = probed.probe().source();
        Optional<Sample> valued = probed.last().filter(s -> s.value().isPresent());
        if (valued.isPresent()) {
            double value = valued.get().value().getAsDouble();
            return source.means().signal().map(s -> s.unit().text(value)).orElseGet(() -> Unit.bare(value));
        }
        return source.judgedByOutcome() ? probed.last().filter(s -> s.latencyMillis().isPresent())
                .map(s -> Unit.MILLISECONDS.text(s.latencyMillis().getAsDouble())).orElse("–") : "–";
    }

    private static List<Double> course(WatchSnapshot.Watched probed) {
        boolean valued = probed.history().stream().anyMatch(p -> p.value().isPresent());
        List<WatchSnapshot.Point> recent = probed.history()
                .subList(Math.max(0, probed.history().size() - RECENT), probed.history().size());
        return recent.stream().map(p -> (valued ? p.value() : p.p95Millis()).orElse(Double.NaN)).toList();
    }

    /** 3 failing now, 2 failed within the minute, 1 unknown, 0 fine. */
    private static int badness(WatchSnapshot.Watched probed) {
        Optional<Outcome> last = probed.last().map(s -> s.outcome());
        if (last.isEmpty() || probed.stale() || last.get() instanceof Outcome.Unsent) {
            return 1;
        }
        if (last.get().failed()) {
            return 3;
        }
        if (last.get() instanceof Outcome.NoData || last.get() instanceof Outcome.Warned) {
            return 2;
        }
        return probed.reading(Signal.ERROR_RATE, Judge.WINDOW).failed() > 0 ? 2 : 0;
    }
}
