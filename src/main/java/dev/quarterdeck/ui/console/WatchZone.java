package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Desktop desktop;
    private final VBox rows = Parts.styled(Parts.column(2), "watch-rows");
    private final Map<String, Row> byProbe = new HashMap<>();
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
        private final VBox node;

        Row(Probe probe) {
            name.setMinWidth(90);
            name.setText(probe.name());
            String stands = probe.stands().isEmpty() ? "" : "\n" + Texts.of("watch.stands", probe.stands());
            name.setTooltip(new Tooltip(String.join("\n", probe.exactRequest()) + stands));
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            outcome.setMinWidth(Region.USE_PREF_SIZE);
            latency.getStyleClass().add("watch-latency");
            latency.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            age.getStyleClass().add("watch-age");
            age.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
            node = Parts.column(0, Parts.styled(Parts.row(7, shape, name, outcome, line, latency, age), "watch-row"), words);
        }

        /** A status stands beside the name; why there is none needs a line of its own to be read. */
        void say(WatchSnapshot.Watched probed) {
            boolean number = probed.last().filter(s -> !(s.outcome() instanceof Outcome.Answered)).isEmpty();
            outcome.setText(number ? probed.outcome() : "");
            words.setText(number ? "" : probed.outcome());
            words.setVisible(!number);
            words.setManaged(!number);
        }
    }

    WatchZone(Desktop desktop) {
        this.desktop = desktop;
        more = Parts.button("watch-more", "", "", () -> desktop.perform("watch.edit"), "link-button", Styles.SMALL);
        var body = Parts.styled(Parts.column(4, rows, more), "watch-body");
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
            boolean watching = live.incident().watch().isPresent();
            List<String> watched = live.incident().watch().map(w -> w.probes().stream()
                    .map(p -> p.stands().isEmpty() ? p.url() : p.stands()).toList()).orElse(List.of());
            long unwatched = live.runbook().map(Runbook::probes).orElse(List.of()).stream().map(FoundProbe::url)
                    .filter(url -> !watched.contains(url)).count();
            more.setText(!watching ? "+ " + Texts.of("watchzone.start", found)
                    : unwatched > 0 ? "+ " + Texts.of("watchzone.more", unwatched) : Texts.of("watchzone.edit"));
            more.setVisible(live.incident().open() && !live.incident().drill() && live.watching());
            more.setManaged(more.isVisible());
            beat();
        });
    }

    @Override
    public void beat() {
        desktop.live().ifPresent(this::draw);
    }

    private void draw(Live live) {
        var probes = new ArrayList<>(live.watched().probes());
        probes.sort(Comparator.comparingInt(WatchZone::badness).reversed());
        var nodes = new ArrayList<Node>();
        for (WatchSnapshot.Watched probed : probes) {
            Row row = byProbe.computeIfAbsent(probed.probe().name(), _ -> new Row(probed.probe()));
            boolean stale = probed.stale();
            int badness = badness(probed);
            row.shape.setText(badness >= 3 ? "■" : badness == 2 ? "▲" : badness == 1 ? "?" : "●");
            Styles.tone(row.shape, badness >= 3 ? Styles.DANGER : badness == 2 ? Styles.WARNING
                    : badness == 1 ? Styles.NEUTRAL : Styles.SUCCESS);
            row.say(probed);
            row.latency.setText(probed.last().filter(s -> s.latencyMillis().isPresent())
                    .map(s -> dev.quarterdeck.core.signal.Unit.MILLISECONDS.text(s.latencyMillis().getAsDouble())).orElse("–"));
            row.age.setText(probed.last().map(s -> (stale ? Texts.of("watchzone.stale") + " " : "")
                    + Times.age(Duration.between(s.endedAt(), live.now()))).orElse("–"));
            row.line.show(probed.history().stream().map(p -> p.p95Millis().orElse(Double.NaN)).toList(), Double.NaN, badness >= 3 ? Styles.DANGER : badness == 2 ? Styles.WARNING : Styles.SUCCESS);
            nodes.add(row.node);
        }
        if (nodes.isEmpty()) {
            nodes.add(Parts.wrapped(Texts.of(!live.incident().open() ? "watchzone.ended"
                    : live.watching() ? "watchzone.none" : "watchzone.elsewhere"), Styles.MUTED));
        }
        if (!rows.getChildren().equals(nodes)) {
            rows.getChildren().setAll(nodes);
        }
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
        return probed.reading(Signal.ERROR_RATE, Judge.WINDOW).failed() > 0 ? 2 : 0;
    }
}
