package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.fence.CommandFields;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatter;
import dev.quarterdeck.core.runbook.frontmatter.GuardWords;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.shell.Guard;
import dev.quarterdeck.core.shell.Invocation;
import dev.quarterdeck.core.shell.Manner;
import dev.quarterdeck.core.shell.Script;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Blocks;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/**
 * The confirmation of a run: the exact bytes, where they run, as whom, with which variables, and when the same ran last. A
 * dangerous command
 * takes the target's name instead of Enter alone. In a drill the same is asked, and nothing runs. FX thread only.
 */
public final class RunForm {
    private static final double WIDTH = 680;

    private final Desktop desktop;
    private final Live live;
    private final String step;
    private final List<CommandText> commands;
    private final CommandBlanks blanks;
    private final List<String> filled;
    private final boolean drill;
    private final Target target;
    private final Guard guard;
    private final String token = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private final VBox exact = Parts.column(4);
    private final TextField folder;
    private final TextField limit = Fields.text("run-limit", "", Texts.of("run.limit.hint"));
    private final TextField name = Fields.text("run-name", "", "");
    private Optional<Fields.Choice<Boolean>> oneByOne = Optional.empty();

    private RunForm(Desktop desktop, Live live, String step, List<CommandText> commands, CommandBlanks blanks) {
        this.desktop = desktop;
        this.live = live;
        this.step = step;
        this.commands = commands;
        this.blanks = blanks;
        this.filled = commands.stream().map(command -> blanks.fill(command.text())).toList();
        this.drill = live.incident().drill();
        this.target = blanks.target().orElse(Target.LAPTOP);
        List<GuardWords> team = live.runbook().map(Runbook::frontMatter).map(FrontMatter::guard).orElse(List.of());
        Guard judged = Guard.of(commands.getFirst(), filled.getFirst(), team);
        for (int i = 1; i < commands.size(); i++) {
            judged = judged.and(Guard.of(commands.get(i), filled.get(i), team));
        }
        this.guard = judged.and(Guard.of(new CommandText(String.join("\n", filled), "", List.of(), 0), String.join("\n",
                filled), team));
        this.folder = Fields.text("run-folder", lastFolder(), "");
    }

    /** @param step title of the step that it is run for */
    public static Sheet sheet(Desktop desktop, Live live, String step, List<CommandText> commands, CommandBlanks blanks) {
        return new RunForm(desktop, live, step, commands, blanks).sheet();
    }

    /** Where the last one ran: a procedure mostly stays where it began. */
    private String lastFolder() {
        return live.incident().commandRuns().reversed().stream().filter(run -> run.here()
                && !run.started().folder().isEmpty()).findFirst()
                .map(run -> run.started().folder()).orElseGet(() -> desktop.workspace().runner().home().toString());
    }

    private Sheet sheet() {
        var rows = new ArrayList<Node>();
        if (drill) {
            rows.add(Parts.wrapped(Texts.of("run.drill"), Styles.STRONG, Styles.WARNING));
        }
        if (commands.size() > 1) {
            var choice = new Fields.Choice<>("run-way", List.of(true, false), true, one -> Texts.of(one ? "run.onebyone"
                    : "run.asone"));
            choice.onChange(this::draw);
            oneByOne = Optional.of(choice);
            rows.add(choice.node());
        }
        rows.add(Parts.styled(exact, "run-exact"));
        rows.add(told("run-where", Texts.of("run.where", target.words())));
        if (target.equals(Target.LAPTOP)) {
            rows.add(told("run-as", Texts.of("run.as", desktop.workspace().runner().account())));
            rows.add(Fields.labelled(Texts.of("run.folder"), folder));
        }
        rows.add(told("run-variables", Texts.of("run.variables", String.join(", ", variables()))));
        values().forEach(rows::add);
        rows.add(Fields.labelled(Texts.of("run.limit"), limit));
        last().ifPresent(words -> rows.add(told("run-last", words)));
        switch (manner()) {
            case ENDS -> { }
            case GOES_ON -> rows.add(Parts.wrapped(Texts.of("run.goeson", desktop.keyOf("run.stop")), Styles.MUTED));
            case NEEDS_TERMINAL -> rows.add(Parts.wrapped(Texts.of("run.terminal"), Styles.WARNING));
        }
        if (guard.asksForName()) {
            rows.add(Parts.wrapped(warning(), Styles.STRONG, guard.danger() == Danger.DESTRUCTIVE ? Styles.DANGER
                    : Styles.WARNING));
            rows.add(Fields.labelled(Texts.of("run.name", asked()), name));
        }
        draw();
        VBox form = Fields.form(rows.toArray(Node[]::new));
        form.setPrefWidth(WIDTH);
        form.setFocusTraversable(true);
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("run", Texts.of(drill ? "run.title.drill" : "run.title", step), form, guard.asksForName() ? name
                : form,
                Texts.of("run.confirm"), () -> confirmed(sheet[0]), desktop);
        return sheet[0];
    }

    private static Label told(String id, String words) {
        Label label = Parts.wrapped(words, Styles.SMALL, Styles.MUTED);
        label.setId(id);
        return label;
    }

    private Script script() {
        return new Script(filled, oneByOne.map(Fields.Choice::value).orElse(false) ? token : "");
    }

    private void draw() {
        Invocation invocation = new Invocation(target, script().text(), token);
        Label exactly = Parts.wrapped(invocation.arguments().map(Invocation::shown).map(VisibleText::command)
                .orElseGet(() -> Texts.of("run.kubectl", target.words())), Styles.MONO, Styles.SMALL, Styles.MUTED);
        exactly.setId("run-arguments");
        exact.getChildren().setAll(Blocks.code(String.join("\n", commands.stream().map(CommandText::text).toList()), "", blanks),
                Parts.label(Texts.of(drill ? "run.exactly.drill" : "run.exactly"), Styles.SMALL, Styles.MUTED), exactly);
    }

    private Manner manner() {
        Set<Manner> all = java.util.stream.IntStream.range(0, commands.size()).mapToObj(i -> Manner.of(commands.get(i),
                filled.get(i)))
                .collect(Collectors.toSet());
        return all.contains(Manner.NEEDS_TERMINAL) ? Manner.NEEDS_TERMINAL : all.contains(Manner.GOES_ON) ? Manner.GOES_ON
                : Manner.ENDS;
    }

    /** Those that are set for the run, and those that it takes from where it runs. */
    private List<String> variables() {
        var all = new ArrayList<>(List.of("QUARTERDECK_RUN", "TERM=dumb"));
        boolean here = target.equals(Target.LAPTOP);
        Set<String> known = desktop.workspace().runner().variables();
        filled.stream().flatMap(command -> CommandFields.in(command).stream()).filter(field -> field.startsWith("$")).distinct()
                .forEach(field -> all.add(!here ? Texts.of("run.variable.there", field) : known.contains(field.substring(1))
                        ? Texts.of("run.variable.set", field) : Texts.of("run.variable.open", field)));
        return all;
    }

    /** What was put in and where it comes from. */
    private List<Node> values() {
        String whole = commands.stream().map(CommandText::text).collect(Collectors.joining("\n"));
        var rows = new ArrayList<Node>();
        CommandFields.in(whole).stream().filter(blanks.values()::containsKey).forEach(field -> rows.add(told("run-value-"
                + rows.size(),
                Texts.of("run.value", field, desktop.mask().masked(blanks.values().getOrDefault(field, "")), source(field)))));
        blanks.examples().forEach((word, value) -> {
            if (whole.contains(word)) {
                rows.add(told("run-value-" + rows.size(), Texts.of("run.value", word, value, Texts.of("run.value.example"))));
            }
        });
        return rows;
    }

    private String source(String field) {
        Optional<Event> said = live.incident().events().reversed().stream()
                .filter(event -> event.fact() instanceof Fact.FieldFilled f && f.field().equals(field)).findFirst();
        return said.map(event -> event.fact() instanceof Fact.FieldFilled f && !f.source().isEmpty() ? f.source()
                : Texts.of("run.value.filled", event.by(), Times.minute(event.at()))).orElseGet(() -> Texts.of("run.value.now"));
    }

    private Optional<String> last() {
        String sha256 = ConfirmedRun.sha256(filled);
        return live.incident().commandRuns().reversed().stream()
                .filter(run -> run.started().sha256().equals(sha256) && run.started().target().equals(target)).findFirst()
                .map(run -> Texts.of("run.last", Times.age(Duration.between(run.at(), live.now())), run.by(), state(run)));
    }

    private String state(CommandRun run) {
        return live.running(run.key()).filter(running -> !running.over()).isPresent() ? Texts.of("run.last.going")
                : run.outcome();
    }

    private String warning() {
        return guard.words().map(words -> Texts.of("run.guard.team", words)).orElseGet(() -> Texts.of(
                guard.danger() == Danger.DESTRUCTIVE ? "run.guard.destructive" : "run.guard.unknown"));
    }

    /** What has to be typed. */
    private String asked() {
        return target.name().isEmpty() ? target.words() : target.name();
    }

    private boolean confirmed(Sheet sheet) {
        if (guard.asksForName() && !name.getText().strip().equals(asked())) {
            sheet.complain(Texts.of("run.name.wrong", asked()));
            return false;
        }
        Invocation invocation = new Invocation(target, script().text(), token);
        if (invocation.arguments().isEmpty()) {
            sheet.complain(Texts.of("run.kubectl", target.words()));
            return false;
        }
        Optional<Duration> most = limit();
        if (most.isEmpty()) {
            sheet.complain(Texts.of("run.limit.unreadable", limit.getText()));
            return false;
        }
        if (drill) {
            desktop.tell(Texts.of("run.drill.none"));
            return true;
        }
        Path where;
        try {
            where = Path.of(folder.getText().strip());
        } catch (InvalidPathException e) {
            sheet.complain(Texts.of("run.folder.wrong", e.getReason()));
            return false;
        }
        if (!where.isAbsolute()) {
            sheet.complain(Texts.of("run.folder.wrong", Texts.of("run.folder.whole")));
            return false;
        }
        desktop.session().run(new ConfirmedRun(step, script(), invocation, where, most.get(),
                commands.stream().map(CommandText::expected).toList()));
        return true;
    }

    /** Zero where nothing was typed; empty where it is no number of minutes. */
    private Optional<Duration> limit() {
        String typed = limit.getText().strip();
        if (typed.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        return typed.matches("[1-9]\\d{0,3}") ? Optional.of(Duration.ofMinutes(Long.parseLong(typed))) : Optional.empty();
    }
}
