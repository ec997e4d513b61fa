package dev.quarterdeck.ui.forms;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Sheet;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/**
 * What is to be watched: every exact request and log path, found in the runbook or typed, for one confirmation that is
 * recorded. Nothing is sent before.
 */
public final class WatchForm {
    private static final int SPARE_ROWS = 1;

    private WatchForm() {
    }

    /** A request or a path that may be switched on and edited. */
    private record Row(CheckBox on, TextField address, CheckBox counts, List<Header> headers, HBox node) {
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        Optional<Fact.WatchConfirmed> present = live.incident().watch();
        VBox probeBox = Parts.column(8);
        VBox logBox = Parts.column(8);
        List<Row> probes = new ArrayList<>();
        List<Row> logs = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        present.ifPresent(watch -> watch.probes().forEach(p -> {
            known.add(p.url());
            probes.add(probe(probes.size(), true, p.url(), p.counts(), p.headers()));
        }));
        List<FoundProbe> found = live.runbook().map(Runbook::probes).orElse(List.of());
        boolean onlyHealth = found.stream().allMatch(FoundProbe::health);
        found.stream().filter(f -> !known.contains(f.url())).forEach(f ->
                probes.add(probe(probes.size(), present.isEmpty(), f.url(), onlyHealth || !f.health(), f.headers())));
        for (int i = 0; i < SPARE_ROWS; i++) {
            probes.add(probe(probes.size(), false, "", true, List.of()));
        }
        Set<String> paths = new LinkedHashSet<>(present.map(Fact.WatchConfirmed::logs).orElse(List.of()));
        paths.forEach(path -> logs.add(log(logs.size(), true, path, desktop)));
        live.runbook().map(Runbook::logs).orElse(List.of()).stream().map(FoundLog::path).filter(p -> !paths.contains(p))
                .forEach(path -> logs.add(log(logs.size(), present.isEmpty(), path, desktop)));
        logs.add(log(logs.size(), false, "", desktop));
        probes.forEach(row -> probeBox.getChildren().add(row.node()));
        logs.forEach(row -> logBox.getChildren().add(row.node()));
        VBox exact = Parts.styled(Parts.column(1), "exact-bytes");
        Runnable redraw = () -> exact.getChildren().setAll(exactly(probes, logs));
        probes.forEach(row -> redrawOn(row, redraw));
        logs.forEach(row -> redrawOn(row, redraw));
        redraw.run();
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("watch", Texts.of("watch.title"), Fields.form(
                Parts.wrapped(Texts.of("watch.target"), Styles.SMALL, Styles.MUTED),
                Fields.labelled(Texts.of("watch.probes"), probeBox),
                Fields.labelled(Texts.of("watch.logs"), logBox),
                Fields.labelled(Texts.of("watch.exact"), exact)),
                probes.getFirst().address(), Texts.of("watch.confirm"), () -> {
            var confirmed = new ArrayList<Probe>();
            for (Row row : probes) {
                if (row.on().isSelected() && !row.address().getText().isBlank()) {
                    Optional<String> problem = problem(row.address().getText());
                    if (problem.isPresent()) {
                        sheet[0].complain(problem.get());
                        return false;
                    }
                    confirmed.add(toProbe(row));
                }
            }
            desktop.session().submit(new Command.ConfirmWatch(toldApart(confirmed), confirmedLogs(logs),
                    present.map(Fact.WatchConfirmed::changes).orElse(List.of())));
            return true;
        }, desktop);
        return sheet[0];
    }

    private static void redrawOn(Row row, Runnable redraw) {
        row.on().selectedProperty().addListener((_, _, _) -> redraw.run());
        row.counts().selectedProperty().addListener((_, _, _) -> redraw.run());
        row.address().textProperty().addListener((_, _, now) -> {
            row.on().setSelected(!now.isBlank());
            redraw.run();
        });
    }

    private static Row probe(int index, boolean on, String url, boolean counts, List<Header> headers) {
        var use = new CheckBox();
        use.setId("watch-probe-on-" + index);
        use.setSelected(on && !url.isEmpty());
        use.setAccessibleText(Texts.of("watch.use"));
        TextField address = Fields.text("watch-probe-" + index, url, "https://...");
        var matrix = new CheckBox(Texts.of("watch.counts"));
        matrix.setId("watch-counts-" + index);
        matrix.setSelected(counts);
        matrix.setMinWidth(Region.USE_PREF_SIZE);
        return new Row(use, address, matrix, headers, wide(address, use, address, matrix));
    }

    private static Row log(int index, boolean on, String path, Desktop desktop) {
        var use = new CheckBox();
        use.setSelected(on && !path.isEmpty());
        use.setAccessibleText(Texts.of("watch.use"));
        TextField address = Fields.text("watch-log-" + index, path, Texts.of("watch.log.prompt"));
        Node choose = Parts.button("watch-log-choose-" + index, Texts.of("watch.log.choose"), "", () -> {
            var chooser = new FileChooser();
            File file = chooser.showOpenDialog(address.getScene().getWindow());
            if (file != null) {
                address.setText(file.getAbsolutePath());
            }
        });
        return new Row(use, address, new CheckBox(), List.of(), wide(address, use, address, choose));
    }

    private static HBox wide(TextField address, Node... nodes) {
        HBox.setHgrow(address, Priority.ALWAYS);
        return Parts.row(8, nodes);
    }

    private static List<String> confirmedLogs(List<Row> logs) {
        return logs.stream().filter(row -> row.on().isSelected()).map(row -> row.address().getText().strip())
                .filter(text -> !text.isEmpty()).distinct().toList();
    }

    private static Probe toProbe(Row row) {
        String url = row.address().getText().strip();
        return new Probe(name(url), url, "", row.headers(), Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE,
                row.counts().isSelected());
    }

    /** {@code GET :8000/health} for this laptop, {@code GET host/path} otherwise. */
    private static String name(String url) {
        String rest = url.replaceFirst("^https?://", "").replaceFirst("^(localhost|127\\.0\\.0\\.1)", "");
        return "GET " + rest;
    }

    private static boolean unset(Header header) {
        return System.getenv(header.variable()) == null;
    }

    /** Two short names may be the same: the same path on two hosts, or the same address with another header. */
    private static List<Probe> toldApart(List<Probe> probes) {
        var names = new HashSet<String>();
        return probes.stream().map(p -> {
            String name = p.name();
            for (int n = 1; !names.add(name); n++) {
                name = "GET " + p.url() + (n == 1 ? "" : " #" + n);
            }
            return new Probe(name, p.url(), p.stands(), p.headers(), p.interval(), p.deadline(), p.counts());
        }).toList();
    }

    private static Optional<String> problem(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.empty() : Optional.of(Texts.of("watch.url.scheme", url));
        } catch (URISyntaxException e) {
            return Optional.of(Texts.of("watch.url.scheme", url));
        }
    }

    private static List<Node> exactly(List<Row> probes, List<Row> logs) {
        var lines = new ArrayList<Node>();
        probes.stream().filter(row -> row.on().isSelected() && problem(row.address().getText()).isEmpty()).forEach(row -> {
            Probe probe = toProbe(row);
            lines.add(Parts.wrapped(Texts.of("watch.to", probe.url()), Styles.SMALL, Styles.STRONG));
            probe.exactRequest().forEach(line -> lines.add(Parts.wrapped(line, Styles.MONO, Styles.SMALL)));
            probe.headers().stream().filter(Header::secret).filter(WatchForm::unset).forEach(header ->
                    lines.add(Parts.wrapped("▲ " + Texts.of("watch.unset", header.variable()), Styles.SMALL, Styles.WARNING)));
            lines.add(Parts.wrapped(Texts.of("watch.every", Times.words(probe.interval()), Times.words(probe.deadline())),
                    Styles.SMALL, Styles.MUTED));
        });
        confirmedLogs(logs).forEach(path -> lines.add(Parts.wrapped(Texts.of("watch.log.exact", path), Styles.MONO, Styles.SMALL)));
        if (lines.isEmpty()) {
            lines.add(Parts.label(Texts.of("watch.nothing"), Styles.SMALL, Styles.MUTED));
        }
        return lines;
    }
}
