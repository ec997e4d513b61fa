package dev.quarterdeck.cli;

import dev.quarterdeck.cli.ExpectedReading.Marked;
import dev.quarterdeck.cli.ReadingScore.Kind;
import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.runbook.Block;
import dev.quarterdeck.core.runbook.Finding;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.RunbookReader;
import dev.quarterdeck.io.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what the reader says of one fixture with what a careful reader marks in it. Used once. */
final class ReadingExaminer {
    /** A day on which no review of a fixture is overdue by accident: all of them state earlier or much later dates. */
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Kinds whose things need no more than the right place. */
    private static final Map<Kind, String> PLACES = Map.of(Kind.CONTACTS, "role", Kind.TEMPLATES, "title", Kind.AUTHORITY, "severity",
            Kind.DEADLINES, "title", Kind.SCENARIOS, "title");
    private static final double CLOSE = 1e-6;
    private static final int HEAD_LINES = 2;

    private final ExpectedReading expected;
    private final Runbook runbook;
    private final JsonNode found;
    private final ReadingScore score = new ReadingScore();

    private ReadingExaminer(ExpectedReading expected) {
        this.expected = expected;
        this.runbook = RunbookReader.read(expected.name() + ".md", expected.text());
        List<Finding> findings = runbook.findings(TODAY);
        this.found = Json.MAPPER.valueToTree(RunbookObject.of(expected.name() + ".md", runbook, findings));
        score.findings(findings.size());
    }

    static ReadingScore examine(ExpectedReading expected) {
        var examiner = new ReadingExaminer(expected);
        examiner.procedures();
        examiner.steps();
        examiner.triggers();
        examiner.checks();
        examiner.matrix();
        examiner.commands();
        PLACES.forEach((kind, text) -> examiner.matched(kind, examiner.things(kind.label(), text)));
        examiner.never();
        return examiner.score;
    }

    private List<FoundThing> things(String key, String textKey) {
        return ExpectedReading.elements(found.path(key)).stream().map(node -> FoundThing.of(node, textKey)).toList();
    }

    /** Pairs by line, or by words where the reader gives no line; counts what is right, missed and wrong. */
    private Map<Marked, FoundThing> matched(Kind kind, List<FoundThing> things) {
        return matched(kind, kind == Kind.STEPS ? expected.steps() : expected.marked(kind.label()), things);
    }

    private Map<Marked, FoundThing> matched(Kind kind, List<Marked> marks, List<FoundThing> things) {
        Map<Marked, FoundThing> pairs = pairs(marks, things);
        pairs.keySet().forEach(_ -> score.right(kind));
        marks.stream().filter(m -> !pairs.containsKey(m)).forEach(m -> score.missed(kind, m.line(), source(m)));
        Set<FoundThing> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(pairs.values());
        things.stream().filter(t -> !taken.contains(t) && !optional(kind.label(), t)).forEach(t -> score.wrong(kind, t.place()));
        return pairs;
    }

    private static Map<Marked, FoundThing> pairs(List<Marked> marks, List<FoundThing> things) {
        var pairs = new HashMap<Marked, FoundThing>();
        for (FoundThing thing : things) {
            marks.stream().filter(m -> !pairs.containsKey(m) && m.is(thing)).findFirst().ifPresent(m -> pairs.put(m, thing));
        }
        return pairs;
    }

    private boolean optional(String kind, FoundThing thing) {
        return expected.optional(kind).stream().anyMatch(m -> m.is(thing));
    }

    private String source(Marked mark) {
        return mark.line() >= 1 && mark.line() <= expected.source().size() ? expected.source().get(mark.line() - 1).strip() : "?";
    }

    private void procedures() {
        List<FoundThing> things = things("procedures", "title");
        Map<Marked, FoundThing> pairs = matched(Kind.PROCEDURES, things);
        for (Marked procedure : expected.procedures()) {
            FoundThing thing = pairs.get(procedure);
            estimate(procedure, thing);
            useWhen(procedure, thing);
            alternatives(procedure, thing);
        }
        things.forEach(this::oneSequence);
    }

    /** A key that is absent leaves it open. */
    private void useWhen(Marked procedure, FoundThing thing) {
        if (!procedure.object().has("useWhen")) {
            return;
        }
        String right = procedure.object().path("useWhen").asString("");
        String said = thing == null ? "" : thing.object().path("useWhen").asString("");
        compare(Kind.USE_WHEN, procedure.line(), right, said, ExpectedReading.words(said).contains(ExpectedReading.words(right)));
    }

    private void alternatives(Marked procedure, FoundThing thing) {
        if (!procedure.object().has("alternatives")) {
            return;
        }
        Set<Integer> right = lines(procedure.object().path("alternatives"));
        Set<Integer> said = thing == null ? Set.of() : lines(thing.object().path("alternatives"));
        compare(Kind.ALTERNATIVES, procedure.line(), right.isEmpty() ? "" : right.toString(), said.isEmpty() ? "" : said.toString(), right.equals(said));
    }

    private static Set<Integer> lines(JsonNode array) {
        var lines = new HashSet<Integer>();
        ExpectedReading.elements(array).forEach(n -> lines.add(n.isObject() ? n.path("line").asInt() : n.asInt()));
        return lines;
    }

    private void compare(Kind kind, int line, String right, String said, boolean same) {
        if (!right.isEmpty() && !said.isEmpty() && same) {
            score.right(kind);
            return;
        }
        if (!right.isEmpty()) {
            score.missed(kind, line, right);
        }
        if (!said.isEmpty()) {
            score.wrong(kind, said + " (line " + line + ")");
        }
    }

    /** Options of which one is chosen must not stand one after the other in one procedure. */
    private void oneSequence(FoundThing procedure) {
        List<FoundThing> steps = ExpectedReading.elements(procedure.object().path("steps")).stream().map(s -> FoundThing.of(s, "title")).toList();
        List<Marked> procedures = expected.procedures();
        List<Marked> held = procedures.stream().filter(p -> expected.steps(p).stream().anyMatch(m -> steps.stream().anyMatch(m::is))).toList();
        for (Marked one : held) {
            Optional<Marked> other = held.stream().filter(o -> lines(one.object().path("alternatives")).contains(o.line())).findFirst();
            if (other.isPresent()) {
                score.hard("alternatives in one sequence", expected.name(), one.line(), procedure.place() + " holds " + source(one) + " and " + source(other.get()));
                return;
            }
        }
    }

    /** A check that stands in a list of checks is a step, and the list's heading none; below a step it is the step's detail, unless it was marked. */
    private void steps() {
        var things = new ArrayList<FoundThing>();
        var lines = new HashSet<Integer>();
        var details = new ArrayList<FoundThing>();
        for (JsonNode procedure : ExpectedReading.elements(found.path("procedures"))) {
            for (JsonNode step : ExpectedReading.elements(procedure.path("steps"))) {
                FoundThing thing = FoundThing.of(step, "title");
                boolean heading = expected.steps().stream().noneMatch(m -> m.is(thing)) && checksOf(step).stream().anyMatch(c -> expected.steps().stream().anyMatch(m -> m.is(c)));
                if (!heading && step.path("from").isNull() && (thing.line().isEmpty() || lines.add(thing.line().getAsInt()))) {
                    things.add(thing);
                }
                details.addAll(checksOf(step));
            }
        }
        List<FoundThing> listed = ExpectedReading.elements(found.path("checklists")).stream().flatMap(list -> checksOf(list).stream()).toList();
        Set<Marked> taken = pairs(expected.steps(), things).keySet();
        List<Marked> left = expected.steps().stream().filter(m -> !taken.contains(m)).toList();
        things.addAll(pairs(left, Stream.concat(listed.stream(), details.stream()).toList()).values());
        listed.stream().filter(c -> expected.steps().stream().noneMatch(m -> m.is(c)) && !things.contains(c)).forEach(things::add);
        Map<Marked, FoundThing> pairs = matched(Kind.STEPS, things);
        expected.steps().forEach(m -> estimate(m, pairs.get(m)));
    }

    private static List<FoundThing> checksOf(JsonNode step) {
        return ExpectedReading.elements(step.path("checks")).stream()
                .map(c -> new FoundThing(OptionalInt.empty(), c.isObject() ? c.path("text").asString("") : c.asString(""), c)).toList();
    }

    private void estimate(Marked mark, FoundThing thing) {
        if (!mark.object().has("estimateSeconds")) {
            return;
        }
        JsonNode right = mark.object().path("estimateSeconds");
        JsonNode said = thing == null ? Json.MAPPER.nullNode() : thing.object().path("estimateSeconds");
        compare(Kind.ESTIMATES, mark.line(), right.isArray() ? right.toString() : "", said.isArray() ? said.toString() : "", right.toString().equals(said.toString()));
    }

    private void triggers() {
        Map<Marked, FoundThing> pairs = matched(Kind.TRIGGERS, things("triggers", "text"));
        for (Marked mark : expected.marked("triggers")) {
            FoundThing thing = pairs.get(mark);
            condition(mark, thing == null ? null : thing.object().path("condition"));
            String urgency = mark.object().path("urgency").asString("");
            String said = thing == null ? "" : thing.object().path("urgency").asString("");
            compare(Kind.URGENCIES, mark.line(), urgency, urgency.isEmpty() ? "" : said, urgency.equals(said));
            if ("immediate".equals(said) && !urgency.isEmpty() && !said.equals(urgency)) {
                score.hard("urgency raised", expected.name(), mark.line(), source(mark) + " is " + urgency);
            }
        }
    }

    /** What a check is watched as, where the expectation says something about it. */
    private void checks() {
        List<Block.Check> checks = runbook.root().subtree().stream().flatMap(s -> s.blocks().stream())
                .filter(Block.Check.class::isInstance).map(Block.Check.class::cast).toList();
        for (Marked mark : expected.marked("checks")) {
            checks.stream().filter(c -> mark.is(new FoundThing(OptionalInt.empty(), c.text(), found))).findFirst()
                    .ifPresent(c -> condition(mark, c.condition().map(ReadingExaminer::bounds).orElse(Json.MAPPER.nullNode())));
        }
    }

    private static JsonNode bounds(Criterion criterion) {
        var object = new HashMap<String, Object>();
        if (criterion instanceof Condition condition) {
            object.put("signal", condition.signal().label());
            object.put("above", Double.isInfinite(condition.range().low()) ? null : condition.range().low());
            object.put("below", Double.isInfinite(condition.range().high()) ? null : condition.range().high());
        } else {
            object.put("kind", criterion.getClass().getSimpleName());
        }
        return Json.MAPPER.valueToTree(object);
    }

    /** {@code "any"} leaves open what it is watched as; an {@code optional} condition may also be left to people. */
    private void condition(Marked mark, JsonNode said) {
        JsonNode right = mark.object().path("condition");
        boolean watched = said != null && said.isObject();
        if (right.isString()) {
            return;
        }
        if (!right.isObject()) {
            if (watched && bounded(said)) {
                score.wrong(Kind.CONDITIONS, source(mark) + " watched as " + said);
                score.hard("watched as what it is not", expected.name(), mark.line(), source(mark) + " watched as " + said);
            }
            return;
        }
        if (!watched && right.path("optional").asBoolean(false)) {
            return;
        }
        if (!watched) {
            score.missed(Kind.CONDITIONS, mark.line(), source(mark));
        } else if (same(right, said)) {
            score.right(Kind.CONDITIONS);
        } else {
            score.missed(Kind.CONDITIONS, mark.line(), source(mark));
            score.wrong(Kind.CONDITIONS, source(mark) + " watched as " + said);
            score.hard("watched as what it is not", expected.name(), mark.line(), source(mark) + " watched as " + said);
        }
    }

    private static boolean same(JsonNode right, JsonNode said) {
        return sameSignal(right.path("signal").asString(""), said.path("signal").asString("")) && near(right.path("above"), said.path("above"))
                && near(right.path("below"), said.path("below")) && near(right.path("forSeconds"), said.path("forSeconds"));
    }

    /** A bound of the error rate or of p95; a named figure, an outage and the like are about something of their own. */
    private static boolean bounded(JsonNode condition) {
        return condition.isObject() && (!condition.has("kind") || condition.path("kind").asString("").contains("baseline"));
    }

    /** {@code p95} and {@code p95 latency} are one. */
    private static boolean sameSignal(String right, String said) {
        return !said.isEmpty() && (right.startsWith(said) || said.startsWith(right));
    }

    private static boolean near(JsonNode right, JsonNode said) {
        return right.isNumber() ? said.isNumber() && Math.abs(right.asDouble() - said.asDouble()) < CLOSE : !said.isNumber();
    }

    private void matrix() {
        JsonNode said = found.path("matrix");
        JsonNode right = expected.object().path("matrix");
        FoundThing thing = FoundThing.of(said, "title");
        if (!right.isObject()) {
            if (said.isObject() && (thing.line().isPresent() ? !optional("matrices", thing) : expected.optional("matrices").isEmpty())) {
                score.wrong(Kind.MATRICES, "rows " + said.path("rows").size());
            }
            return;
        }
        int line = right.path("line").asInt();
        boolean place = said.isObject() && (thing.line().isEmpty() || thing.line().getAsInt() == line) && said.path("rows").size() == right.path("rows").asInt();
        compare(Kind.MATRICES, line, "matrix", said.isObject() ? "rows " + said.path("rows").size() : "", place);
        if (place) {
            var rows = new HashMap<String, JsonNode>();
            ExpectedReading.elements(said.path("rows")).forEach(row -> rows.put(ExpectedReading.words(row.path("label").asString("")), row));
            rows(line, ExpectedReading.elements(right.path("conditions")), rows);
        }
    }

    /** Rows by their label: the reader puts the worst one last, whatever their order in the source. */
    private void rows(int line, List<JsonNode> right, Map<String, JsonNode> said) {
        for (int i = 0; i < right.size(); i++) {
            String label = expected.marked(line + HEAD_LINES + i).texts().getFirst();
            JsonNode row = said.getOrDefault(label, Json.MAPPER.nullNode());
            var left = new ArrayList<>(ExpectedReading.elements(row.path("conditions")).stream().filter(ReadingExaminer::bounded).toList());
            for (JsonNode condition : ExpectedReading.elements(right.get(i))) {
                Optional<JsonNode> match = left.stream().filter(c -> same(condition, c)).findFirst();
                if (match.isPresent()) {
                    score.right(Kind.CONDITIONS);
                } else if (!condition.path("optional").asBoolean(false)) {
                    score.missed(Kind.CONDITIONS, line, label + ": " + condition);
                }
                match.ifPresent(left::remove);
            }
            for (JsonNode wrong : left) {
                score.wrong(Kind.CONDITIONS, label + " watched as " + wrong);
                score.hard("watched as what it is not", expected.name(), line, label + " watched as " + wrong);
            }
        }
    }

    private void commands() {
        List<String> said = ExpectedReading.elements(found.path("commands")).stream().map(JsonNode::asString).map(String::strip).toList();
        var left = new ArrayList<>(said);
        for (String command : expected.commands()) {
            if (left.remove(command)) {
                score.right(Kind.COMMANDS);
            } else {
                score.missed(Kind.COMMANDS, 0, command);
            }
        }
        left.stream().filter(c -> !expected.optionalTexts("commands").contains(c)).forEach(c -> score.wrong(Kind.COMMANDS, c));
    }

    private void never() {
        for (JsonNode never : ExpectedReading.elements(expected.object().path("never"))) {
            String said = never.path("text").asString();
            String text = ExpectedReading.words("- " + said);
            roles(never.path("what").asString()).filter(t -> hit(ExpectedReading.words("- " + t), text, said.startsWith("^"))).findFirst()
                    .ifPresent(t -> score.hard(never.path("kind").asString(), expected.name(), lineOf(never.path("text").asString()), never.path("what").asString() + ": " + t));
        }
    }

    /** With {@code ^} the fragment must stand at the beginning. */
    private static boolean hit(String words, String text, boolean first) {
        return first ? words.startsWith(text) : words.contains(text);
    }

    private int lineOf(String text) {
        String first = ExpectedReading.words("- " + text.lines().findFirst().orElse(""));
        for (int i = 0; i < expected.source().size(); i++) {
            if (ExpectedReading.words("- " + expected.source().get(i)).contains(first)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** Everything that the reader put into one role, in words. */
    private Stream<String> roles(String what) {
        return switch (what) {
            case "trigger" -> things("triggers", "text").stream().map(FoundThing::text);
            case "watched" -> Stream.concat(things("triggers", "text").stream().filter(t -> t.object().path("condition").isObject()).map(FoundThing::text),
                    runbook.root().subtree().stream().flatMap(s -> s.blocks().stream()).filter(Block.Check.class::isInstance).map(Block.Check.class::cast)
                            .filter(c -> c.condition().isPresent()).map(Block.Check::text));
            case "step" -> Stream.concat(things("procedures", "title").stream().flatMap(p -> ExpectedReading.elements(p.object().path("steps")).stream()),
                    ExpectedReading.elements(found.path("checklists")).stream()).map(s -> s.path("title").asString(""));
            case "command" -> ExpectedReading.elements(found.path("commands")).stream().map(JsonNode::asString);
            case "contact" -> things("contacts", "role").stream().map(FoundThing::text);
            case "escalation" -> things("contacts", "role").stream().map(c -> c.object().path("escalation").asString("")).filter(e -> !e.isBlank());
            case "procedure" -> things("procedures", "title").stream().map(FoundThing::text);
            case "template" -> things("templates", "title").stream().map(FoundThing::text);
            case "authority" -> things("authority", "authorisedBy").stream().map(FoundThing::text);
            case "scenario" -> things("scenarios", "title").stream().map(FoundThing::text);
            case "deadline" -> things("deadlines", "title").stream().map(FoundThing::text);
            case "matrix" -> ExpectedReading.elements(found.path("matrix").path("rows")).stream().map(r -> r.path("label").asString(""));
            default -> throw new IllegalArgumentException(expected.name() + ": no role is called " + what);
        };
    }
}
