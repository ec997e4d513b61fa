package dev.quarterdeck.cli;

import dev.quarterdeck.cli.ExpectedReading.Marked;
import dev.quarterdeck.cli.ReadingScore.Kind;
import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.io.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Compares what triggers, checks and matrix rows are watched as. A bound that the text does not state is a hard fault. */
final class ConditionExaminer {
    private static final String FAULT = "watched as what it is not";
    private static final double CLOSE = 1e-6;

    /** The head of a table and the dashes below it. */
    private static final int HEAD_LINES = 2;

    private final ExpectedReading expected;
    private final FoundReading found;
    private final ReadingScore score;

    ConditionExaminer(ExpectedReading expected, FoundReading found, ReadingScore score) {
        this.expected = expected;
        this.found = found;
        this.score = score;
    }

    void examine() {
        triggers();
        checks();
        matrix();
    }

    private void triggers() {
        List<FoundThing> things = found.things("triggers", "text");
        for (Marked mark : expected.marked("triggers")) {
            Optional<FoundThing> thing = things.stream().filter(mark::is).findFirst();
            condition(mark, thing.map(t -> t.object().path("condition")).orElse(Json.MAPPER.nullNode()));
        }
    }

    private void checks() {
        for (Marked mark : expected.marked("checks")) {
            Optional<Block.Check> check = found.checks().stream().filter(c -> mark.is(thing(c))).findFirst();
            condition(mark, check.flatMap(Block.Check::condition).map(ConditionExaminer::bounds).orElse(Json.MAPPER.nullNode()));
        }
    }

    private FoundThing thing(Block.Check check) {
        return new FoundThing(OptionalInt.empty(), check.text(), found.object());
    }

    /** As {@code check --json} prints the condition of a trigger. */
    private static JsonNode bounds(Criterion criterion) {
        var object = new HashMap<String, Object>();
        if (criterion instanceof Condition condition) {
            object.put("signal", condition.signal().label());
            object.put("above", Double.isInfinite(condition.range().low()) ? null : condition.range().low());
            object.put("below", Double.isInfinite(condition.range().high()) ? null : condition.range().high());
            if (condition.lasts()) {
                object.put("forSeconds", condition.hold().toSeconds());
            }
        } else {
            object.put("kind", criterion.getClass().getSimpleName());
        }
        return Json.MAPPER.valueToTree(object);
    }

    /** {@code "any"} leaves open what it is watched as; an {@code optional} condition may also be left to people. */
    private void condition(Marked mark, JsonNode said) {
        JsonNode right = mark.object().path("condition");
        if (right.isString()) {
            return;
        }
        if (right.isObject() && said.isObject() && same(right, said)) {
            score.right(Kind.CONDITIONS);
            return;
        }
        if (right.isObject() && (said.isObject() || !right.path("optional").asBoolean(false))) {
            score.missed(Kind.CONDITIONS, mark.line(), expected.source(mark));
        }
        if (said.isObject() && (right.isObject() || bounded(said))) {
            invented(mark.line(), expected.source(mark), said);
        }
    }

    private void invented(int line, String what, JsonNode said) {
        score.wrong(Kind.CONDITIONS, what + " watched as " + said);
        score.hard(FAULT, expected.name(), line, what + " watched as " + said);
    }

    private void matrix() {
        JsonNode said = found.object().path("matrix");
        JsonNode right = expected.object().path("matrix");
        FoundThing thing = FoundThing.of(said, "title");
        if (!right.isObject()) {
            boolean open = thing.line().isPresent() ? expected.leavesOpen("matrices", thing)
                    : !expected.openLines("matrices").isEmpty();
            if (said.isObject() && !open) {
                score.wrong(Kind.MATRICES, rows(said));
            }
            return;
        }
        int line = right.path("line").asInt();
        boolean place = said.isObject() && (thing.line().isEmpty() || thing.line().getAsInt() == line)
                && said.path("rows").size() == right.path("rows").asInt();
        score.compare(Kind.MATRICES, line, "matrix", said.isObject() ? rows(said) : "", place);
        if (place) {
            conditions(line, ExpectedReading.elements(right.path("conditions")), said);
        }
    }

    private static String rows(JsonNode matrix) {
        return "rows: " + matrix.path("rows").size();
    }

    /** Rows by their label: the reader puts the worst one last, whatever their order in the source. */
    private void conditions(int line, List<JsonNode> right, JsonNode matrix) {
        Map<String, JsonNode> rows = new HashMap<>();
        ExpectedReading.elements(matrix.path("rows"))
                .forEach(row -> rows.put(ExpectedReading.words(row.path("label").asString("")), row));
        for (int i = 0; i < right.size(); i++) {
            String label = expected.marked(line + HEAD_LINES + i).texts().getFirst();
            JsonNode cells = rows.getOrDefault(label, Json.MAPPER.nullNode()).path("conditions");
            var left = new ArrayList<>(ExpectedReading.elements(cells).stream().filter(ConditionExaminer::bounded).toList());
            for (JsonNode condition : ExpectedReading.elements(right.get(i))) {
                Optional<JsonNode> match = left.stream().filter(c -> same(condition, c)).findFirst();
                if (match.isPresent()) {
                    left.remove(match.get());
                    score.right(Kind.CONDITIONS);
                } else if (!condition.path("optional").asBoolean(false)) {
                    score.missed(Kind.CONDITIONS, line, label + ": " + condition);
                }
            }
            left.forEach(wrong -> invented(line, label, wrong));
        }
    }

    /** A bound of the error rate or of p95; a named figure, an outage and the like are about something of their own. */
    private static boolean bounded(JsonNode condition) {
        return condition.isObject() && (!condition.has("kind") || condition.path("kind").asString("").contains("baseline"));
    }

    private static boolean same(JsonNode right, JsonNode said) {
        return sameSignal(right.path("signal").asString(""), said.path("signal").asString(""))
                && near(right.path("above"), said.path("above"))
                && near(right.path("below"), said.path("below")) && near(right.path("forSeconds"), said.path("forSeconds"));
    }

    /** {@link Signal#LATENCY_P95} is called {@code p95} or {@code p95 latency}. */
    private static boolean sameSignal(String right, String said) {
        return !said.isEmpty() && (right.startsWith(said) || said.startsWith(right));
    }

    private static boolean near(JsonNode right, JsonNode said) {
        return right.isNumber() ? said.isNumber() && Math.abs(right.asDouble() - said.asDouble()) < CLOSE : !said.isNumber();
    }
}
