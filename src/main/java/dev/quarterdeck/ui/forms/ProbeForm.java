package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.watch.OfferedSources;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * One source with everything about it, and a test that sends its request once and shows what came back. Nothing of it is kept
 * before it is confirmed with the others. FX thread only.
 */
final class ProbeForm {
    private final Desktop desktop;
    private final Work.Place testing;
    private final Probe before;
    private final Fields.Choice<Sort> sort;
    private final TextField name;
    private final TextField address;
    private final TextField asked;
    private final Fields.Choice<Meaning> means;
    private final TextField headers;
    private final TextField target;
    private final TextField interval;
    private final TextField deadline;
    private final CheckBox counts;
    private final CheckBox reference = new CheckBox(Texts.of("probe.reference"));
    private final VBox exact = Parts.styled(Parts.column(1), "exact-bytes");
    private final Label outcome = Parts.wrapped("", Styles.STRONG);
    private final TextArea raw = new TextArea();
    private final VBox addressRow;
    private final VBox askedRow;
    private final VBox meansRow;
    private final VBox headersRow;
    private final VBox targetRow;
    private final Label askedCaption;

    /** The sources as a person chooses among them. */
    enum Sort {
        HTTP, JSON, TCP, COMMAND, PROMETHEUS, LOG;

        String words() {
            return switch (this) {
                case HTTP -> Texts.of("probe.sort.http");
                case JSON -> Texts.of("probe.sort.json");
                case TCP -> Texts.of("probe.sort.tcp");
                case COMMAND -> Texts.of("probe.sort.command");
                case PROMETHEUS -> Texts.of("probe.sort.prometheus");
                case LOG -> Texts.of("probe.sort.log");
            };
        }

        static Sort of(Source source) {
            return switch (source) {
                case Source.Http() -> HTTP;
                case Source.JsonValue _ -> JSON;
                case Source.Tcp() -> TCP;
                case Source.Command _ -> COMMAND;
                case Source.Prometheus _ -> PROMETHEUS;
                case Source.LogShare _ -> LOG;
            };
        }
    }

    private ProbeForm(Desktop desktop, Probe probe) {
        this.desktop = desktop;
        this.testing = desktop.work().place();
        this.counts = new CheckBox(WatchForm.counts(desktop));
        this.before = probe;
        sort = Fields.choice("probe-sort", Sort.values(), Sort.of(probe.source()), Sort::words);
        name = Fields.text("probe-name", fresh(probe) ? "" : probe.name(), Texts.of("probe.name.prompt"));
        address = Fields.text("probe-address", probe.url(), "https://...");
        asked = Fields.text("probe-asked", asked(probe.source()), "");
        means = Fields.choice("probe-means", Meaning.values(), probe.source().means(), Meaning::label);
        headers = Fields.text("probe-headers",
                String.join("; ", probe.headers().stream().map(h -> h.name() + ": " + h.value()).toList()),
                Texts.of("probe.headers.prompt"));
        target = Fields.text("probe-target", probe.target().map(Target::words).orElse(""), Texts.of("probe.target.prompt"));
        interval = Fields.text("probe-interval", seconds(probe.interval()), "1");
        deadline = Fields.text("probe-deadline", seconds(probe.deadline()), "5");
        counts.setId("probe-counts");
        counts.setSelected(probe.counts());
        reference.setId("probe-reference");
        reference.setSelected(probe.reference());
        addressRow = Fields.labelled(Texts.of("probe.address"), address);
        askedCaption = Parts.label("", Styles.SMALL, Styles.MUTED);
        askedRow = Parts.column(4, askedCaption, asked);
        meansRow = Fields.labelled(Texts.of("probe.means"), means.node());
        headersRow = Fields.labelled(Texts.of("probe.headers"), headers);
        targetRow = Fields.labelled(Texts.of("probe.target"), target);
        raw.setId("probe-raw");
        raw.setEditable(false);
        raw.setWrapText(true);
        raw.setPrefRowCount(7);
        raw.getStyleClass().addAll(Styles.MONO, Styles.SMALL);
        Parts.show(raw, false);
    }

    /** @param then takes the source as it was put together, and opens what comes next */
    static Sheet sheet(Desktop desktop, Probe probe, Consumer<Probe> then) {
        return new ProbeForm(desktop, probe).sheet(then);
    }

    private Sheet sheet(Consumer<Probe> then) {
        HBox times = Parts.row(12, Fields.labelled(Texts.of("probe.interval"), interval),
                Fields.labelled(Texts.of("probe.deadline"), deadline),
                Fields.labelled(Texts.of("probe.name"), name));
        HBox.setHgrow(times.getChildren().getLast(), Priority.ALWAYS);
        Node test = Parts.button("probe-test", Texts.of("probe.test"), "", this::test);
        sort.onChange(this::arrange);
        means.onChange(this::draw);
        List.of(name, address, asked, headers, target, interval, deadline)
                .forEach(f -> f.textProperty().addListener((_, _, _) -> draw()));
        reference.selectedProperty().addListener((_, _, on) -> counts.setSelected(!on && counts.isSelected()));
        arrange();
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("probe", Texts.of("probe.title"),
                Fields.form(sort.node(), addressRow, askedRow, meansRow, headersRow, targetRow, times,
                Parts.row(16, counts, reference), Fields.labelled(Texts.of("probe.exact"), exact), Parts.row(10, test, outcome),
                raw),
                address, Texts.of("probe.confirm"), () -> {
            Optional<String> problem = problem();
            if (problem.isPresent()) {
                sheet[0].complain(problem.get());
                return false;
            }
            then.accept(probe());
            return false; // the list that it belongs to was opened again
        }, desktop);
        return sheet[0];
    }

    private static boolean fresh(Probe probe) {
        return probe.url().isEmpty() && probe.source() instanceof Source.Http;
    }

    private static String asked(Source source) {
        return switch (source) {
            case Source.JsonValue(String pointer, _) -> pointer;
            case Source.Prometheus(String query, _) -> query;
            case Source.Command(String line, _) -> line;
            case Source.LogShare(String path) -> path;
            case Source.Http(), Source.Tcp() -> "";
        };
    }

    private static String seconds(Duration duration) {
        return java.math.BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }

    private void arrange() {
        Sort chosen = sort.value();
        boolean http = chosen == Sort.HTTP || chosen == Sort.JSON || chosen == Sort.PROMETHEUS;
        Parts.show(addressRow, http || chosen == Sort.TCP);
        Parts.show(askedRow, chosen != Sort.HTTP && chosen != Sort.TCP);
        Parts.show(meansRow, chosen == Sort.JSON || chosen == Sort.PROMETHEUS || chosen == Sort.COMMAND);
        Parts.show(headersRow, http);
        Parts.show(targetRow, chosen == Sort.COMMAND);
        askedCaption.setText(switch (chosen) {
            case JSON -> Texts.of("probe.asked.json");
            case PROMETHEUS -> Texts.of("probe.asked.prometheus");
            case COMMAND -> Texts.of("probe.asked.command");
            case LOG -> Texts.of("probe.asked.log");
            case HTTP, TCP -> "";
        });
        address.setPromptText(chosen == Sort.TCP ? "host:5432" : chosen == Sort.PROMETHEUS ? "http://prometheus:9090"
                : "https://...");
        draw();
    }

    private void draw() {
        var lines = new ArrayList<Node>();
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            lines.add(Parts.wrapped(problem.get(), Styles.SMALL, Styles.MUTED));
        } else {
            probe().exactRequest().forEach(line -> lines.add(Parts.wrapped(line, Styles.MONO, Styles.SMALL)));
        }
        exact.getChildren().setAll(lines);
    }

    private Probe probe() {
        String text = asked.getText().strip();
        Source source = switch (sort.value()) {
            case HTTP -> new Source.Http();
            case JSON -> new Source.JsonValue(OfferedSources.pointer(text).orElse(text), means.value());
            case TCP -> new Source.Tcp();
            case COMMAND -> new Source.Command(text, means.value());
            case PROMETHEUS -> new Source.Prometheus(text, means.value());
            case LOG -> new Source.LogShare(text);
        };
        String url = url();
        String called = name.getText().isBlank() ? defaultName(source, url) : name.getText().strip();
        return new Probe(called, url, "", readHeaders().orElse(List.of()), duration(interval).orElseThrow(), duration(deadline)
                .orElseThrow(),
                counts.isSelected() && !reference.isSelected(), source, targeted(), reference.isSelected());
    }

    private static String defaultName(Source source, String url) {
        return switch (source) {
            case Source.Http() -> OfferedSources.name("GET", url);
            case Source.Tcp() -> OfferedSources.name("TCP", url);
            case Source.JsonValue(String pointer, _) -> pointer;
            case Source.Prometheus(String query, _) -> query;
            case Source.Command(String line, _) -> line;
            case Source.LogShare(String path) -> Texts.of("probe.log.name", path);
        };
    }

    private String url() {
        String text = address.getText().strip();
        return switch (sort.value()) {
            case COMMAND, LOG -> "";
            case TCP -> text.isEmpty() || text.startsWith("tcp://") ? text : "tcp://" + text.replaceFirst("^[a-z]+://", "");
            case HTTP, JSON, PROMETHEUS -> text;
        };
    }

    /** Only a command runs elsewhere: every request goes out from this laptop, whatever stood in the field before. */
    private Optional<Target> targeted() {
        return sort.value() == Sort.COMMAND ? target().orElse(before.target()) : Optional.empty();
    }

    /** An empty field leaves it unsaid; a wrong one is no target at all. */
    private Optional<Optional<Target>> target() {
        String text = target.getText().strip();
        if (sort.value() != Sort.COMMAND) {
            return Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        String[] words = text.split("\\s+", 2);
        Optional<Target> named = switch (words[0].toLowerCase(Locale.ROOT)) {
            case "this", "laptop" -> Optional.of(Target.LAPTOP);
            case "ssh" -> Target.of(Target.Kind.SSH, words.length > 1 ? words[1] : "");
            case "kubectl" -> Target.of(Target.Kind.KUBECTL, words.length > 1 ? words[1] : "");
            default -> Optional.empty();
        };
        return named.map(Optional::of);
    }

    private Optional<List<Header>> readHeaders() {
        var read = new ArrayList<Header>();
        for (String each : headers.getText().split(";")) {
            int colon = each.indexOf(':');
            if (each.isBlank()) {
                continue;
            }
            if (colon < 1) {
                return Optional.empty();
            }
            read.add(new Header(each.substring(0, colon).strip(), each.substring(colon + 1).strip()));
        }
        return Optional.of(read);
    }

    private static Optional<Duration> duration(TextField field) {
        try {
            long millis = Math.round(Double.parseDouble(field.getText().strip()) * 1000);
            return millis >= 100 && millis <= 3_600_000 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** What is missing or wrong, in words. */
    private Optional<String> problem() {
        Sort chosen = sort.value();
        if (duration(interval).isEmpty() || duration(deadline).isEmpty()) {
            return Optional.of(Texts.of("probe.times.wrong"));
        }
        if (askedRow.isVisible() && asked.getText().isBlank()) {
            return Optional.of(Texts.of("probe.asked.missing"));
        }
        return switch (chosen) {
            case HTTP, JSON, PROMETHEUS -> {
                Optional<String> wrong = WatchForm.problem(address.getText());
                yield wrong.isPresent() ? wrong : readHeaders().isEmpty() ? Optional.of(Texts.of("probe.headers.wrong"))
                        : Optional.empty();
            }
            case TCP -> url().matches("tcp://(?:[^/:\\s]+|\\[[^\\]\\s]+]):\\d{1,5}") ? Optional.empty()
                    : Optional.of(Texts.of("probe.tcp.wrong"));
            case COMMAND -> !target.getText().isBlank() && target().isEmpty() ? Optional.of(Texts.of("probe.target.wrong"))
                    : target.getText().isBlank() ? Optional.of(Texts.of("probe.target.missing")) : Optional.empty();
            case LOG -> Optional.empty();
        };
    }

    /** One request, now: the button says so, and the exact words stand above it. */
    private void test() {
        Optional<String> problem = problem();
        if (problem.isPresent() || sort.value() == Sort.LOG) {
            outcome.setText(problem.orElse(Texts.of("probe.test.log")));
            return;
        }
        Probe probe = probe();
        outcome.setText(Texts.of("probe.testing"));
        long began = System.nanoTime();
        testing.run(() -> {
            Response response = desktop.workspace().prober().ask(probe);
            double millis = (System.nanoTime() - began) / 1e6;
            return () -> tested(probe, response, millis);
        }, Runnable::run);
    }

    private void tested(Probe probe, Response response, double millis) {
        String value = response.value().isPresent() ? probe.source().means().signal()
                .map(s -> s.label() + " " + s.unit().text(response.value().getAsDouble()))
                .orElseGet(() -> Texts.of("probe.test.value", Unit.bare(response.value().getAsDouble()))) : "";
        outcome.setText(Texts.of("probe.test.outcome", response.outcome().text(), String.format(Locale.ROOT, "%.0f ms", millis))
                + (value.isEmpty() ? "" : " · " + value));
        raw.setText(response.raw());
        Parts.show(raw, !response.raw().isEmpty());
    }
}
