package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/**
 * One more log to follow: a file on this laptop, or a command whose output is the log. What the runbook names is offered as it
 * is reached on the incident's target. Nothing is opened and nothing starts before the exact line was confirmed.
 */
public final class LogSourceForm {
    private static final int OFFERED = 6;
    private static final String TAIL = "tail -n 2000 -F ";
    private static final Pattern FOLLOWS = Pattern.compile("(?:^|\\s)(?:-\\w*[fF]\\w*|--follow(?:=\\S+)?)(?=\\s|$)");

    private LogSourceForm() {
    }

    /** How the lines come. */
    private enum Kind {
        COMMAND, FILE
    }

    /** Something that can be followed. */
    private record Source(Kind kind, String text) {
    }

    public static Sheet sheet(Desktop desktop, Live live) {
        List<Source> offers = offers(live);
        Source first = offers.isEmpty() ? new Source(Kind.FILE, "") : offers.getFirst();
        TextField field = Fields.text("log-source", first.text(), "");
        Fields.Choice<Kind> kind = Fields.choice("log-source-kind", Kind.values(), first.kind(), k -> Texts.of(k == Kind.FILE
                ? "logs.source.file" : "logs.source.command"));
        Button choose = Parts.button("log-source-choose", Texts.of("watch.log.choose"), "", () -> {
            File file = new FileChooser().showOpenDialog(field.getScene().getWindow());
            if (file != null) {
                field.setText(file.getAbsolutePath());
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Label exact = Parts.wrapped("", Styles.MONO, Styles.SMALL);
        exact.setId("log-source-exact");
        Label where = Parts.wrapped("", Styles.SMALL, Styles.MUTED);
        Runnable redraw = () -> {
            boolean file = kind.value() == Kind.FILE;
            field.setPromptText(Texts.of(file ? "watch.log.prompt" : "logs.source.prompt"));
            choose.setVisible(file);
            choose.setManaged(file);
            exact.setText(field.getText().isBlank() ? Texts.of("watch.nothing")
                    : file ? Texts.of("watch.log.exact", field.getText().strip()) : field.getText().strip());
            where.setText(Texts.of(file ? "logs.source.reads" : "logs.source.runs"));
        };
        kind.onChange(redraw);
        field.textProperty().addListener((_, _, _) -> redraw.run());
        redraw.run();
        VBox found = Parts.column(2);
        for (Source offer : offers) {
            Button use = Parts.button("log-source-offer-" + found.getChildren().size(), offer.text(), "", () -> {
                kind.choose(offer.kind());
                field.setText(offer.text());
            }, "link-button", Styles.MONO, Styles.SMALL);
            found.getChildren().add(use);
        }
        var rows = new ArrayList<Node>();
        if (!offers.isEmpty()) {
            rows.add(Fields.labelled(Texts.of("logs.source.found"), found));
        }
        rows.add(kind.node());
        rows.add(Parts.row(8, field, choose));
        rows.add(Fields.labelled(Texts.of("logs.source.exact"), Parts.styled(Parts.column(3, exact, where), "exact-bytes")));
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("log-source-form", Texts.of("logs.source.title"), Fields.form(rows.toArray(Node[]::new)), field,
                Texts.of("logs.source.confirm"), () -> {
            if (field.getText().isBlank()) {
                sheet[0].complain(Texts.of("logs.source.empty"));
                return false;
            }
            desktop.session().submit(confirmed(live, new Source(kind.value(), field.getText().strip())));
            return true;
        }, desktop);
        return sheet[0];
    }

    private static Command confirmed(Live live, Source source) {
        return switch (source.kind()) {
            case COMMAND -> new Command.ConfirmLogCommands(and(live.confirmed().commands(), source.text()));
            case FILE -> live.confirmed().watch().map(watch -> watching(watch, and(watch.logs(), source.text())))
                    .orElseGet(() -> new Command.ConfirmWatch(List.of(), List.of(source.text()), List.of()));
        };
    }

    /** The commands among what the runbook names and nobody follows. */
    static List<String> commands(Live live) {
        return offers(live).stream().filter(offer -> offer.kind() == Kind.COMMAND).map(Source::text).toList();
    }

    static List<String> and(List<String> present, String more) {
        var all = new ArrayList<>(present);
        all.remove(more);
        all.add(more);
        return all;
    }

    /** What is watched already, with other log files. */
    public static Command watching(Fact.WatchConfirmed present, List<String> files) {
        return new Command.ConfirmWatch(present.probes(), files, present.changes());
    }

    /** What the runbook names and is not followed, as it is reached on the target. */
    private static List<Source> offers(Live live) {
        Target target = live.incident().target().orElse(Target.LAPTOP);
        Map<String, Source> offers = new LinkedHashMap<>();
        live.runbook().map(Runbook::logs).orElse(List.of()).forEach(log -> add(offers, switch (target.kind()) {
            case LAPTOP, KUBECTL -> new Source(Kind.FILE, log.path());
            case SSH, DOCKER -> new Source(Kind.COMMAND, new ShellLine(target, TAIL + log.path()).exactly());
        }));
        live.runbook().map(Runbook::logCommands).orElse(List.of()).forEach(found -> {
            String line = FOLLOWS.matcher(found.command()).find() ? found.command() : found.command() + " -f";
            boolean apart = target.kind() == Target.Kind.SSH || target.kind() == Target.Kind.DOCKER
                    || target.kind() == Target.Kind.KUBECTL && line.startsWith("kubectl ");
            add(offers, new Source(Kind.COMMAND, apart ? new ShellLine(target, line).exactly() : line));
        });
        return offers.values().stream().filter(offer -> !live.logs().containsKey(offer.text())).limit(OFFERED).toList();
    }

    private static void add(Map<String, Source> offers, Source offer) {
        offers.putIfAbsent(offer.text(), offer);
    }
}
