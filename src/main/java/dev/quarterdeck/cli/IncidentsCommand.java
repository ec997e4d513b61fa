package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.time.Times;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code quarterdeck incidents [--json]}. */
@Command(name = "incidents", description = "List incidents and drills, newest first.")
final class IncidentsCommand implements Callable<Integer> {
    private static final SecretMask MASK = SecretMask.standard();

    private final Program program;

    @Option(names = "--json", description = "One JSON object a line: id, title, kind, severity, status, declaredAt, events.")
    private boolean json;

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    IncidentsCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        var any = new AtomicBoolean();
        program.incidents(data.folder(), _ -> true, incident -> {
            any.set(true);
            System.out.println(json ? VisibleText.json(program.json(object(incident))) : Plain.line(line(incident)));
        });
        if (!any.get() && !json) {
            System.out.println("No incident is recorded yet.");
        }
        return 0;
    }

    /** An undeclared drill has no severity and no time of declaration: null, not a guess. */
    private static Map<String, Object> object(Incident incident) {
        boolean declared = incident.declaredAt().isPresent();
        var object = new LinkedHashMap<String, Object>();
        object.put("id", incident.id().text());
        object.put("title", MASK.masked(incident.title()));
        object.put("kind", lower(incident.kind()));
        object.put("severity", declared ? incident.severity().name() : null);
        object.put("status", lower(incident.status()));
        object.put("declaredAt", incident.declaredAt().map(Object::toString).orElse(null));
        object.put("events", incident.events().size());
        return object;
    }

    private static String line(Incident incident) {
        return String.join("  ", incident.id().text(), incident.declaredAt().map(Times::dateTime)
                .orElse("not declared          "),
                incident.declaredAt().isPresent() ? incident.severity().name() : "--", incident.status().label(),
                (incident.drill() ? "[drill] " : "") + Plain.entered(incident.title()),
                "(" + incident.events().size() + " events)");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
