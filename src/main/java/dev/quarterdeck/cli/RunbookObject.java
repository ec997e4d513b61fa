package dev.quarterdeck.cli;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.FillIn;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundLogCommand;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.FoundQuery;
import dev.quarterdeck.core.runbook.FoundValue;
import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reference;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A runbook as the object that {@code check --json} prints. Its keys are read by other programs: they may be added to, never
 * changed.
 */
@NullUnmarked
final class RunbookObject {
    private final Runbook runbook;
    private final List<Block> blocks;

    private RunbookObject(Runbook runbook) {
        this.runbook = runbook;
        this.blocks = runbook.root().subtree().stream().flatMap(section -> section.blocks().stream()).toList();
    }

    static Map<String, Object> of(Entry.Readable readable, List<Finding> findings) {
        Map<String, Object> object = new RunbookObject(readable.runbook()).object(readable.place(), findings);
        object.put("corrections", readable.corrections().stream().map(RunbookObject::correction).toList());
        return object;
    }

    private static Map<String, Object> correction(Correction correction) {
        Correction.Place place = correction.place();
        return pairs("as", correction.role().words(), "heading", place.heading(), "text", place.quote(), "under", place.under(),
                "of", correction.of(), "urgency", correction.urgency().map(Urgency::label).orElse(null));
    }

    private Map<String, Object> object(String file, List<Finding> findings) {
        var object = new LinkedHashMap<String, Object>();
        object.put("file", file);
        object.put("title", runbook.title());
        object.put("procedures", runbook.procedures().stream().map(RunbookObject::procedure).toList());
        object.put("checklists", Stream.of(runbook.before().stream().map(step -> checklist(step, "before")),
                runbook.verification().stream().map(step -> checklist(step, "verification")),
                runbook.afterwards().stream().map(step -> checklist(step, "afterwards"))).flatMap(steps -> steps).toList());
        object.put("checks", blocks.stream().filter(Block.Check.class::isInstance).map(b -> ((Block.Check) b).text()).toList());
        object.put("checkLines", blocks.stream().filter(Block.Check.class::isInstance).map(Block::line).toList());
        object.put("commands", blocks.stream().filter(block -> !(block instanceof Block.Code code) || code.command())
                .flatMap(block -> block.commands().stream()).map(CommandText::text).toList());
        object.put("destructive", danger(Danger.DESTRUCTIVE));
        object.put("cannotTell", danger(Danger.CANNOT_TELL));
        object.put("queries", codes(FenceKind.QUERY).flatMap(code -> code.commands().stream()).map(CommandText::text).toList());
        object.put("outputs", texts(FenceKind.OUTPUT));
        object.put("configurations", texts(FenceKind.CONFIGURATION));
        object.put("templates", runbook.templates().stream().map(RunbookObject::template).toList());
        object.put("matrix", runbook.matrix().map(RunbookObject::matrix).orElse(null));
        object.put("otherMatrices", runbook.otherMatrices().stream().map(RunbookObject::matrix).toList());
        object.put("methods", runbook.methods().stream().map(RunbookObject::method).toList());
        object.put("triggers", runbook.triggers().stream().map(RunbookObject::trigger).toList());
        object.put("contacts", runbook.people().stream().map(RunbookObject::contact).toList());
        object.put("authority", runbook.authority().stream()
                .map(a -> pairs("severity", a.severity(), "authorisedBy", a.authorisedBy(), "line", a.line())).toList());
        object.put("deadlines", runbook.deadlines().stream().map(RunbookObject::deadline).toList());
        object.put("scenarios", runbook.scenarios().stream().map(RunbookObject::scenario).toList());
        object.put("found", pairs("probes", runbook.probes().stream().map(FoundProbe::url).toList(),
                "logs", Stream.concat(runbook.logs().stream().map(FoundLog::path), runbook.logCommands().stream()
                .map(FoundLogCommand::command)).toList(),
                "values", runbook.values().stream().map(FoundValue::path).toList(),
                "queries", runbook.queries().stream().map(FoundQuery::query).toList()));
        object.put("sections", runbook.readings().stream().map(RunbookObject::section).toList());
        object.put("findings", findings.stream().map(RunbookObject::finding).toList());
        return object;
    }

    private List<String> danger(Danger danger) {
        return blocks.stream().filter(block -> !(block instanceof Block.Code code) || code.command())
                .flatMap(block -> block.commands().stream())
                .filter(command -> Danger.of(command) == danger).map(CommandText::text).toList();
    }

    private List<String> texts(FenceKind kind) {
        return codes(kind).map(Block.Code::text).toList();
    }

    private Stream<Block.Code> codes(FenceKind kind) {
        return blocks.stream().filter(Block.Code.class::isInstance).map(Block.Code.class::cast)
                .filter(code -> code.kind() == kind);
    }

    private static Map<String, Object> procedure(Procedure procedure) {
        return pairs("title", procedure.title(), "line", procedure.line(), "useWhen", procedure.useWhen(), "estimateSeconds",
                seconds(procedure.estimate()),
                "alternatives", procedure.alternatives(), "steps", procedure.steps().stream().map(RunbookObject::step).toList());
    }

    private static Map<String, Object> step(Step step) {
        return pairs("title", step.title(), "line", step.line(), "estimateSeconds", seconds(step.estimate()),
                "checks", step.checks().stream().map(Block.Check::text).toList(), "checkLines", step.checks().stream()
                .map(Block.Check::line).toList(),
                "commands", step.commands().stream().map(CommandText::text).toList(),
                "fillIns", step.fillIns().stream().map(FillIn::title).toList(),
                "from", step.from().map(Reference::text).orElse(null));
    }

    private static Map<String, Object> checklist(Step step, String place) {
        Map<String, Object> object = step(step);
        object.put("place", place);
        return object;
    }

    private static List<Long> seconds(Optional<Estimate> estimate) {
        return estimate.map(e -> List.of(e.low().toSeconds(), e.high().toSeconds())).orElse(null);
    }

    private static Map<String, Object> template(Template template) {
        return pairs("title", template.title(), "channel", template.channel(), "fields", template.fields(), "line",
                template.line());
    }

    private static Map<String, Object> matrix(Matrix matrix) {
        var columns = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < matrix.signals().size(); i++) {
            columns.add(pairs("heading", matrix.headings().get(i + 1), "signal", matrix.signals().get(i).map(s -> s.label())
                    .orElse(null),
                    "unit", matrix.signals().get(i).map(s -> lower(s.unit())).orElse(null)));
        }
        return pairs("rows", matrix.rows().stream().map(row -> pairs("label", row.label(), "cells", row.cells(),
                "conditions", row.bounds().stream().map(bound -> bound.map(RunbookObject::condition).orElse(null)).toList(),
                "decision", row.decision(), "line", row.line())).toList(), "columns", columns, "graded", matrix.graded(), "line",
                matrix.line());
    }

    private static Map<String, Object> method(Method method) {
        return pairs("name", method.name(), "useWhen", method.useWhen(), "traits", named(method.traits()), "line", method.line());
    }

    private static Map<String, Object> named(List<Named> cells) {
        var object = new LinkedHashMap<String, Object>();
        cells.forEach(cell -> object.put(cell.name(), cell.text()));
        return object;
    }

    private static Map<String, Object> trigger(Trigger trigger) {
        return pairs("urgency", lower(trigger.urgency()), "text", trigger.text(), "condition", trigger.condition()
                .map(RunbookObject::condition).orElse(null),
                "line", trigger.line());
    }

    /** The kind comes first; a threshold, which needs no other word, has none. */
    private static Map<String, Object> condition(Criterion criterion) {
        return switch (criterion) {
            case Condition c -> condition(c);
            case Criterion.Multiple m -> pairs("kind", "multiple of the baseline", "signal", m.signal().label(),
                    "above", finite(m.factors().low()), "below", finite(m.factors().high()));
            case Criterion.Outage o -> pairs("kind", "outage", "longer", o.longer().toString());
            case Criterion.StatusShare s -> pairs("kind", "share of a status", "status", s.status(), "unit", "percent",
                    "above", finite(s.percent().low()), "below", finite(s.percent().high()));
            case Criterion.Measure m -> pairs("kind", "named figure", "name", m.name(), "unit", "percent",
                    "above", finite(m.range().low()), "below", finite(m.range().high()), "after", m.after().toString());
            case Criterion.HealthAnswer h -> pairs("kind", "health answer", "status", h.status());
            case Criterion.QuietLog _ -> pairs("kind", "no errors in logs");
        };
    }

    private static Map<String, Object> condition(Condition condition) {
        Map<String, Object> object = pairs("signal", condition.signal().label(), "unit", lower(condition.signal().unit()),
                "above", finite(condition.range().low()),
                "aboveIncluded", condition.range().lowIncluded(), "below", finite(condition.range().high()),
                "belowIncluded", condition.range().highIncluded());
        if (condition.lasts()) {
            object.put("forSeconds", condition.hold().toSeconds());
        }
        return object;
    }

    private static Double finite(double bound) {
        return Double.isInfinite(bound) ? null : bound;
    }

    private static Map<String, Object> contact(Contact contact) {
        return pairs("role", contact.role(), "reach", named(contact.reach()), "escalation", contact.escalation(), "line",
                contact.line());
    }

    private static Map<String, Object> deadline(DeadlineGroup group) {
        return pairs("title", group.title(), "within", group.within().toString(), "items", group.items().blocks().stream()
                .flatMap(block -> switch (block) {
            case Block.Check check -> Stream.of(check.text());
            case Block.Item item -> Stream.of(item.text());
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> Stream.<String>empty();
        }).toList(), "line", group.line());
    }

    private static Map<String, Object> scenario(FailureScenario scenario) {
        return pairs("title", scenario.title(), "symptom", scenario.symptom(), "procedure", scenario.procedure(), "reason",
                scenario.reason(), "line", scenario.line());
    }

    private static Map<String, Object> section(SectionReading reading) {
        return pairs("line", reading.line(), "heading", reading.heading(), "state", reading.understanding().word(), "as",
                reading.role().words(),
                "why", reading.why(), "used", reading.used());
    }

    private static Map<String, Object> finding(Finding finding) {
        return pairs("line", finding.line(), "severity", lower(finding.severity()), "code", finding.code().code(), "message",
                finding.message());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** In the order given; a value may be null. */
    private static Map<String, Object> pairs(@Nullable Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }
}
