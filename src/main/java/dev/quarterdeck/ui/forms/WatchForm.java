package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Confirmed;
import dev.quarterdeck.core.watch.OfferedSources;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/**
 * What is to be watched: every exact request, command and log path, found in the runbook or typed, for one confirmation that
 * is recorded. Nothing is sent before. FX thread only.
 */
public final class WatchForm {
    private final Desktop desktop;
    private final Live live;
    private final List<Entry> probes = new ArrayList<>();
    private final List<Log> logs = new ArrayList<>();
    /** What the runbook lets a log be printed with. A command is started only for who chose it. */
    private final List<String> offeredCommands;
    private final Set<String> chosenCommands = new LinkedHashSet<>();
    private final List<Changes> changes = new ArrayList<>();
    private final VBox exact = Parts.styled(Parts.column(1), "exact-bytes");
    private boolean loopbackAsked;

    /** A source that may be switched on and edited. */
    private static final class Entry {
        private Probe probe;
        private boolean on;
        /** Found in the runbook, where localhost mostly means a server; what a person typed means this laptop. */
        private boolean found;

        Entry(Probe probe, boolean on, boolean found) {
            this.probe = probe;
            this.on = on;
            this.found = found;
        }

        boolean complete() {
            return switch (probe.source()) {
                case Source.Http(), Source.JsonValue _, Source.Prometheus _ -> problem(probe.url()).isEmpty();
                case Source.Tcp(), Source.Command _, Source.LogShare _ -> true;
            };
        }
    }

    private static final class Log {
        private String path;
        private boolean on;

        Log(String path, boolean on) {
            this.path = path;
            this.on = on;
        }
    }

    private static final class Changes {
        private final ChangeSource source;
        private boolean on;

        Changes(ChangeSource source, boolean on) {
            this.source = source;
            this.on = on;
        }
    }

    private WatchForm(Desktop desktop, Live live) {
        this.desktop = desktop;
        this.live = live;
        Optional<Fact.WatchConfirmed> present = live.confirmed().watch();
        Confirmed.Asked asked = live.confirmed().asked();
        present.ifPresent(watch -> watch.probes().forEach(p -> probes.add(new Entry(p, true, false))));
        // what only the record says was confirmed is offered, and nothing more
        asked.probes().forEach(p -> probes.add(new Entry(p, false, true)));
        live.runbook().map(OfferedSources::of).orElse(List.of()).stream()
                .filter(offer -> probes.stream().noneMatch(e -> same(e.probe, offer.probe())))
                .forEach(offer -> probes.add(new Entry(offer.probe(), present.isEmpty() && offer.on() && !offer.probe().url()
                .isEmpty(), true)));
        probes.sort(java.util.Comparator.comparing(e -> !(e.probe.source() instanceof Source.Http)));
        Set<String> paths = new LinkedHashSet<>(present.map(Fact.WatchConfirmed::logs).orElse(List.of()));
        paths.forEach(path -> logs.add(new Log(path, true)));
        asked.logs().forEach(path -> logs.add(new Log(path, false)));
        live.runbook().map(Runbook::logs).orElse(List.of()).stream().map(FoundLog::path)
                .filter(p -> !paths.contains(p) && !asked.logs().contains(p))
                .forEach(path -> logs.add(new Log(path, present.isEmpty())));
        logs.add(new Log("", false));
        offeredCommands = Stream.concat(asked.commands().stream(), LogSourceForm.commands(live).stream()).distinct().toList();
        present.ifPresent(watch -> watch.changes().forEach(source -> changes.add(new Changes(source, true))));
        asked.changes().forEach(source -> changes.add(new Changes(source, false)));
        long http = probes.stream().filter(e -> e.probe.source() instanceof Source.Http).count();
        probes.add((int) http, new Entry(typed(""), false, false));
    }

    private static boolean same(Probe watched, Probe offered) {
        return watched.url().equals(offered.url()) && watched.source().equals(offered.source());
    }

    private static Probe typed(String url) {
        return new Probe(OfferedSources.name("GET", url), url, "", List.of(), Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE,
                true);
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        return new WatchForm(desktop, live).sheet();
    }

    private Sheet sheet() {
        VBox probeBox = Parts.column(8);
        for (int i = 0; i < probes.size(); i++) {
            probeBox.getChildren().add(probes.get(i).probe.source() instanceof Source.Http ? address(i, probes.get(i))
                    : other(i, probes.get(i)));
        }
        probeBox.getChildren().add(Parts.button("watch-add", "+ " + Texts.of("watch.add"), "",
                () -> edit(new Entry(typed(""), true, false)),
                "link-button", Styles.SMALL));
        VBox logBox = Parts.column(8);
        for (int i = 0; i < logs.size(); i++) {
            logBox.getChildren().add(log(i, logs.get(i)));
        }
        VBox commandBox = Parts.column(8);
        offeredCommands.forEach(command -> commandBox.getChildren().add(command(commandBox.getChildren().size(), command)));
        VBox changeBox = Parts.column(8);
        changes.forEach(c -> changeBox.getChildren().add(change(c)));
        changeBox.getChildren().add(Parts.button("watch-change-add", "+ " + Texts.of("watch.changes.add"), "", () -> desktop.open(
                ChangeForm.sheet(desktop, live.incident().target(), source -> {
                    changes.add(new Changes(source, true));
                    desktop.open(sheet());
                })), "link-button", Styles.SMALL));
        redraw();
        var sheet = new Sheet[1];
        var parts = new ArrayList<Node>(List.of(
                Parts.wrapped(Texts.of("watch.target"), Styles.SMALL, Styles.MUTED),
                Fields.labelled(Texts.of("watch.probes"), probeBox),
                Fields.labelled(Texts.of("watch.logs"), logBox)));
        if (!offeredCommands.isEmpty()) {
            parts.add(Fields.labelled(Texts.of("watch.commands"), commandBox));
        }
        parts.add(Fields.labelled(Texts.of("watch.changes"), changeBox));
        parts.add(Fields.labelled(Texts.of("watch.exact"), exact));
        sheet[0] = new Sheet("watch", Texts.of("watch.title"), Fields.form(parts.toArray(Node[]::new)),
                probeBox.lookup("#watch-probe-0"), Texts.of("watch.confirm"), () -> confirmed(sheet[0]), desktop);
        return sheet[0];
    }

    private boolean confirmed(Sheet sheet) {
        for (Entry entry : probes) {
            if (entry.on && !entry.complete()) {
                sheet.complain(problem(entry.probe.url()).orElseThrow());
                return false;
            }
        }
        Optional<Entry> local = probes.stream().filter(e -> e.on && e.found && OfferedSources.loopback(e.probe.url()))
                .findFirst();
        boolean laptop = live.incident().target().equals(Optional.of(Target.LAPTOP));
        if (local.isPresent() && !laptop && !loopbackAsked) {
            loopbackAsked = true;
            sheet.complain(live.incident().target()
                    .map(t -> Texts.of("watch.loopback.target", local.get().probe.url(), t.words()))
                    .orElseGet(() -> Texts.of("watch.loopback", local.get().probe.url())));
            return false;
        }
        List<Probe> chosen = OfferedSources.named(probes.stream().filter(e -> e.on).map(e -> e.probe).toList());
        var commands = new ArrayList<Command>(List.of(new Command.ConfirmWatch(chosen, confirmedLogs(), confirmedChanges())));
        if (!chosenCommands.isEmpty()) {
            List<String> followed = live.confirmed().commands();
            for (String command : chosenCommands) {
                followed = LogSourceForm.and(followed, command);
            }
            commands.add(new Command.ConfirmLogCommands(followed));
        }
        desktop.session().submit(commands.toArray(Command[]::new));
        return true;
    }

    private List<String> confirmedLogs() {
        List<String> paths = new ArrayList<>(logs.stream().filter(l -> l.on).map(l -> l.path.strip())
                .filter(text -> !text.isEmpty()).toList());
        // what is counted has to be followed
        probes.stream().filter(e -> e.on).forEach(e -> {
            if (e.probe.source() instanceof Source.LogShare(String path)) {
                paths.add(path);
            }
        });
        return paths.stream().distinct().toList();
    }

    private List<ChangeSource> confirmedChanges() {
        return changes.stream().filter(c -> c.on).map(c -> c.source).toList();
    }

    private void edit(Entry entry) {
        desktop.open(ProbeForm.sheet(desktop, entry.probe, probe -> {
            entry.probe = probe;
            entry.on = true;
            entry.found = false;
            if (!probes.contains(entry)) {
                probes.add(entry);
            }
            desktop.open(sheet());
        }));
    }

    private Node address(int index, Entry entry) {
        CheckBox use = use("watch-probe-on-" + index, entry.on);
        TextField address = Fields.text("watch-probe-" + index, entry.probe.url(), "https://...");
        use.selectedProperty().addListener((_, _, on) -> {
            entry.on = on;
            redraw();
        });
        address.textProperty().addListener((_, _, now) -> {
            Probe was = entry.probe;
            entry.probe = new Probe(OfferedSources.name("GET", now.strip()), now.strip(), "", was.headers(), was.interval(),
                    was.deadline(), was.counts(),
                    was.source(), was.target(), was.reference());
            entry.found = false;
            use.setSelected(!now.isBlank());
            entry.on = !now.isBlank();
            redraw();
        });
        return wide(address, use, address, counts(index, entry), editButton(index, entry));
    }

    /** What is more than an address: it is told in a line and edited in a form of its own. */
    private Node other(int index, Entry entry) {
        CheckBox use = use("watch-probe-on-" + index, entry.on);
        use.selectedProperty().addListener((_, _, on) -> {
            entry.on = on;
            if (on && !entry.complete()) {
                edit(entry);
            }
            redraw();
        });
        Label name = Parts.label(entry.probe.name(), Styles.MONO, Styles.SMALL);
        Label kind = Parts.label(entry.probe.source().kind().label() + entry.probe.target().map(t -> " · " + t.words())
                .orElse(""), Styles.SMALL, Styles.MUTED);
        kind.setMinWidth(Region.USE_PREF_SIZE);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        boolean judged = entry.probe.source().judgedByOutcome() || entry.probe.source().means().signal().isPresent();
        return judged ? Parts.row(8, use, name, kind, counts(index, entry), editButton(index, entry))
                : Parts.row(8, use, name, kind, editButton(index, entry));
    }

    private Node editButton(int index, Entry entry) {
        return Parts.button("watch-edit-" + index, Texts.of("watch.edit"), "", () -> edit(entry), Styles.SMALL);
    }

    /** A runbook without a matrix has none that anything could count for. */
    static String counts(Desktop desktop) {
        return Texts.of(desktop.live().filter(l -> l.matrix().ofTriggersOnly()).isPresent() ? "watch.counts.triggers"
                : "watch.counts");
    }

    private CheckBox counts(int index, Entry entry) {
        var matrix = new CheckBox(counts(desktop));
        matrix.setId("watch-counts-" + index);
        matrix.setSelected(entry.probe.counts());
        matrix.setDisable(entry.probe.reference());
        matrix.setMinWidth(Region.USE_PREF_SIZE);
        matrix.selectedProperty().addListener((_, _, on) -> {
            entry.probe = entry.probe.counting(on);
            redraw();
        });
        return matrix;
    }

    private static CheckBox use(String id, boolean on) {
        var use = new CheckBox();
        use.setId(id);
        use.setSelected(on);
        use.setAccessibleText(Texts.of("watch.use"));
        return use;
    }

    private Node command(int index, String command) {
        CheckBox use = use("watch-command-on-" + index, chosenCommands.contains(command));
        use.selectedProperty().addListener((_, _, on) -> {
            if (on) {
                chosenCommands.add(command);
            } else {
                chosenCommands.remove(command);
            }
            redraw();
        });
        Label line = Parts.wrapped(command, Styles.MONO, Styles.SMALL);
        HBox.setHgrow(line, Priority.ALWAYS);
        return Parts.row(8, use, line);
    }

    private Node log(int index, Log log) {
        CheckBox use = use("watch-log-on-" + index, log.on && !log.path.isEmpty());
        TextField path = Fields.text("watch-log-" + index, log.path, Texts.of("watch.log.prompt"));
        use.selectedProperty().addListener((_, _, on) -> {
            log.on = on;
            redraw();
        });
        path.textProperty().addListener((_, _, now) -> {
            log.path = now;
            log.on = !now.isBlank();
            use.setSelected(log.on);
            redraw();
        });
        Node choose = Parts.button("watch-log-choose-" + index, Texts.of("watch.log.choose"), "", () -> {
            File file = new FileChooser().showOpenDialog(path.getScene().getWindow());
            if (file != null) {
                path.setText(file.getAbsolutePath());
            }
        });
        return wide(path, use, path, choose);
    }

    private Node change(Changes change) {
        CheckBox use = use("watch-change-on-" + changes.indexOf(change), change.on);
        use.selectedProperty().addListener((_, _, on) -> {
            change.on = on;
            redraw();
        });
        return Parts.row(8, use, Parts.label(change.source.asks(), Styles.MONO, Styles.SMALL),
                Parts.label(change.source.target().map(Target::words).orElse(""), Styles.SMALL, Styles.MUTED));
    }

    private static HBox wide(TextField address, Node... nodes) {
        HBox.setHgrow(address, Priority.ALWAYS);
        return Parts.row(8, nodes);
    }

    private static boolean unset(Header header) {
        return System.getenv(header.variable()) == null;
    }

    /** Where the connection goes, whatever a Host header says. */
    private static String host(String url) {
        try {
            return Optional.ofNullable(new URI(url.strip()).getRawAuthority()).orElse(url);
        } catch (URISyntaxException e) {
            return url;
        }
    }

    static Optional<String> problem(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.empty() : Optional.of(Texts.of("watch.url.scheme", url));
        } catch (URISyntaxException e) {
            return Optional.of(Texts.of("watch.url.scheme", url));
        }
    }

    private void redraw() {
        var lines = new ArrayList<Node>();
        probes.stream().filter(e -> e.on && e.complete()).map(e -> e.probe).forEach(probe -> {
            lines.add(Parts.wrapped(probe.url().isEmpty() ? probe.name() : Texts.of("watch.to", probe.url()), Styles.SMALL,
                    Styles.STRONG));
            probe.exactRequest().forEach(line -> lines.add(Parts.wrapped(line, Styles.MONO, Styles.SMALL)));
            probe.headers().stream().filter(Header::secret).forEach(header ->
                    lines.add(Parts.wrapped(Texts.of("watch.secret", header.variable(), host(probe.url())), Styles.SMALL,
                            Styles.STRONG)));
            probe.headers().stream().filter(Header::secret).filter(WatchForm::unset).forEach(header ->
                    lines.add(Parts.wrapped("▲ " + Texts.of("watch.unset", header.variable()), Styles.SMALL, Styles.WARNING)));
            lines.add(Parts.wrapped(Texts.of("watch.every", Times.words(probe.interval()), Times.words(probe.deadline())),
                    Styles.SMALL, Styles.MUTED));
        });
        confirmedLogs().forEach(path -> lines.add(Parts.wrapped(Texts.of("watch.log.exact", path), Styles.MONO, Styles.SMALL)));
        chosenCommands.forEach(command -> lines.add(Parts.wrapped(command, Styles.MONO, Styles.SMALL)));
        confirmedChanges().forEach(source -> lines.add(Parts.wrapped(source.target().map(t -> t.words() + ": ").orElse("")
                + source.line(),
                Styles.MONO, Styles.SMALL)));
        if (lines.isEmpty()) {
            lines.add(Parts.label(Texts.of("watch.nothing"), Styles.SMALL, Styles.MUTED));
        }
        exact.getChildren().setAll(lines);
    }
}
