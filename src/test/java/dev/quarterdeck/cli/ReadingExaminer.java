package dev.quarterdeck.cli;

import dev.quarterdeck.cli.ExpectedReading.Marked;
import dev.quarterdeck.cli.ReadingScore.Kind;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
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
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what the reader says of one fixture with what a careful reader marks in it. Used once. */
final class ReadingExaminer {
    /** A day on which no review of a fixture is overdue by accident. */
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Kinds whose things need no more than the right place, with the key of their words. */
    private static final Map<Kind, String> PLACES = Map.of(Kind.CONTACTS, "role", Kind.TEMPLATES, "title",
            Kind.AUTHORITY, "severity", Kind.DEADLINES, "title", Kind.SCENARIOS, "title");

    private final ExpectedReading expected;
    private final FoundReading found;
    private final ReadingScore score = new ReadingScore();

    private ReadingExaminer(ExpectedReading expected) {
        this.expected = expected;
        Runbook runbook = RunbookReader.read(expected.name() + ".md", expected.text());
        List<Finding> findings = runbook.findings(TODAY);
        Map<String, Object> printed = RunbookObject.of(new RunbookLibrary.Entry.Readable(expected.name() + ".md", expected.name()
                + ".md", runbook), findings);
        this.found = new FoundReading(Json.MAPPER.valueToTree(printed), runbook);
        score.findings(findings.size());
    }

    static ReadingScore examine(ExpectedReading expected) {
        var examiner = new ReadingExaminer(expected);
        examiner.procedures();
        examiner.steps();
        examiner.triggers();
        examiner.commands();
        PLACES.forEach((kind, text) ->
                examiner.matched(kind, expected.marked(kind.label()), examiner.found.things(kind.label(), text)));
        new ConditionExaminer(expected, examiner.found, examiner.score).examine();
        examiner.never();
        examiner.told();
        return examiner.score;
    }

    /** Pairs by line, or by words where the reader gives no line; counts what is right, missed and wrong. */
    private Map<Marked, FoundThing> matched(Kind kind, List<Marked> marks, List<FoundThing> things) {
        Map<Marked, FoundThing> pairs = pairs(marks, things);
        pairs.keySet().forEach(_ -> score.right(kind));
        marks.stream().filter(m -> !pairs.containsKey(m)).forEach(m -> score.missed(kind, m.line(), expected.source(m)));
        Set<FoundThing> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        taken.addAll(pairs.values());
        things.stream().filter(t -> !taken.contains(t) && !expected.leavesOpen(kind.label(), t))
                .forEach(t -> score.wrong(kind, t.place()));
        return pairs;
    }

    /** What stands at a mark's own line comes before what stands at another line where it may be found. */
    private static Map<Marked, FoundThing> pairs(List<Marked> marks, List<FoundThing> things) {
        var pairs = new HashMap<Marked, FoundThing>();
        for (FoundThing thing : things) {
            marks.stream().filter(m -> !pairs.containsKey(m) && m.beginsAt(thing)).findFirst()
                    .ifPresent(m -> pairs.put(m, thing));
        }
        for (FoundThing thing : things.stream().filter(t -> marks.stream().noneMatch(m -> m.beginsAt(t))).toList()) {
            marks.stream().filter(m -> !pairs.containsKey(m) && m.is(thing)).findFirst().ifPresent(m -> pairs.put(m, thing));
        }
        return pairs;
    }

    private void procedures() {
        List<FoundThing> things = found.procedures();
        Map<Marked, FoundThing> pairs = matched(Kind.PROCEDURES, expected.procedures(), things);
        for (Marked procedure : expected.procedures()) {
            FoundThing thing = pairs.get(procedure);
            estimate(procedure, thing);
            useWhen(procedure, thing);
            alternatives(procedure, thing);
        }
        things.forEach(this::oneSequence);
    }

    private void useWhen(Marked procedure, FoundThing thing) {
        if (procedure.says("useWhen")) {
            String right = procedure.object().path("useWhen").asString("");
            String said = thing == null ? "" : thing.object().path("useWhen").asString("");
            boolean same = ExpectedReading.words(said).contains(ExpectedReading.words(right));
            score.compare(Kind.USE_WHEN, procedure.line(), right, said, same);
        }
    }

    private void alternatives(Marked procedure, FoundThing thing) {
        if (procedure.says("alternatives")) {
            Set<Integer> right = lines(procedure.object().path("alternatives"));
            Set<Integer> said = thing == null ? Set.of() : lines(thing.object().path("alternatives"));
            score.compare(Kind.ALTERNATIVES, procedure.line(), right.isEmpty() ? "" : right.toString(),
                    said.isEmpty() ? "" : said.toString(), right.equals(said));
        }
    }

    private static Set<Integer> lines(JsonNode array) {
        var lines = new HashSet<Integer>();
        ExpectedReading.elements(array).forEach(n -> lines.add(n.isObject() ? n.path("line").asInt() : n.asInt()));
        return lines;
    }

    /** Options of which one is chosen must not stand one after the other in one procedure. */
    private void oneSequence(FoundThing procedure) {
        List<FoundThing> steps = FoundReading.steps(procedure);
        List<Marked> held = expected.procedures().stream()
                .filter(p -> expected.steps(p).stream().anyMatch(m -> steps.stream().anyMatch(m::is))).toList();
        for (Marked one : held) {
            Optional<Marked> other = held.stream().filter(o -> o != one && excludes(one, o)).findFirst();
            if (other.isPresent()) {
                score.hard("alternatives in one sequence", expected.name(), one.line(),
                        procedure.place() + " holds " + expected.source(one) + " and " + expected.source(other.get()));
                return;
            }
        }
    }

    /** Where the alternatives of both are left open, whether the reader names them is open, too, but not that they are apart. */
    private static boolean excludes(Marked one, Marked other) {
        return lines(one.object().path("alternatives")).contains(other.line())
                || !one.says("alternatives") && !other.says("alternatives");
    }

    /**
     * A check that stands in a list of checks is a step, and the heading of that list none; below a step it is the step's
     * detail, unless it was marked.
     */
    private void steps() {
        List<Marked> marks = expected.steps();
        var things = new ArrayList<FoundThing>();
        var details = new ArrayList<FoundThing>();
        var lines = new HashSet<Integer>();
        for (FoundThing step : found.procedures().stream().flatMap(p -> FoundReading.steps(p).stream()).toList()) {
            boolean again = step.object().path("from").isString() || step.line().isPresent()
                    && !lines.add(step.line().getAsInt());
            if (!again && !heading(marks, step)) {
                things.add(step);
            }
            details.addAll(FoundReading.checks(step));
        }
        var listed = new ArrayList<FoundThing>();
        for (FoundThing list : found.checklists()) {
            List<FoundThing> checks = FoundReading.checks(list);
            listed.addAll(checks);
            if (!checks.isEmpty() ? marked(marks, list) : list.line().isEmpty() || lines.add(list.line().getAsInt())) {
                things.add(list);
            }
        }
        Set<Marked> taken = pairs(marks, things).keySet();
        List<Marked> left = marks.stream().filter(m -> !taken.contains(m)).toList();
        things.addAll(pairs(left, Stream.concat(listed.stream(), details.stream()).toList()).values());
        listed.stream().filter(c -> !marked(marks, c) && !things.contains(c)).forEach(things::add);
        Map<Marked, FoundThing> pairs = matched(Kind.STEPS, marks, things);
        marks.forEach(m -> estimate(m, pairs.get(m)));
    }

    private boolean heading(List<Marked> marks, FoundThing step) {
        return !marked(marks, step) && FoundReading.checks(step).stream()
                .anyMatch(c -> marked(marks, c) || expected.leavesOpen(Kind.STEPS.label(), c));
    }

    private static boolean marked(List<Marked> marks, FoundThing thing) {
        return marks.stream().anyMatch(m -> m.is(thing));
    }

    private void estimate(Marked mark, FoundThing thing) {
        if (mark.says("estimateSeconds")) {
            String right = range(mark.object());
            String said = thing == null ? "" : range(thing.object());
            score.compare(Kind.ESTIMATES, mark.line(), right, said, right.equals(said));
        }
    }

    private static String range(JsonNode object) {
        JsonNode seconds = object.path("estimateSeconds");
        return seconds.isArray() ? seconds.toString() : "";
    }

    private void triggers() {
        Map<Marked, FoundThing> pairs = matched(Kind.TRIGGERS, expected.marked("triggers"), found.things("triggers", "text"));
        for (Marked mark : expected.marked("triggers")) {
            FoundThing thing = pairs.get(mark);
            String right = mark.object().path("urgency").asString("");
            String said = thing == null || right.isEmpty() ? "" : thing.object().path("urgency").asString("");
            score.compare(Kind.URGENCIES, mark.line(), right, said, right.equals(said));
            if ("immediate".equals(said) && !said.equals(right)) {
                score.hard("urgency raised", expected.name(), mark.line(), expected.source(mark) + " is " + right);
            }
        }
    }

    private void commands() {
        var left = new ArrayList<>(found.texts("commands").map(String::strip).toList());
        for (String command : expected.commands()) {
            if (left.remove(command)) {
                score.right(Kind.COMMANDS);
            } else {
                score.missed(Kind.COMMANDS, expected.lineOf(command), command);
            }
        }
        left.stream().filter(c -> !expected.openCommands().contains(c)).forEach(c -> score.wrong(Kind.COMMANDS, c));
    }

    private void never() {
        for (JsonNode never : ExpectedReading.elements(expected.object().path("never"))) {
            String said = never.path("text").asString();
            String text = ExpectedReading.item(said);
            String role = never.path("what").asString();
            String kind = never.path("kind").asString();
            found.inRole(role).filter(t -> hit(ExpectedReading.item(t), text, said.startsWith("^"))).findFirst()
                    .ifPresent(t -> score.hard(kind, expected.name(), expected.lineOf(said), role + ": " + t));
        }
    }

    /** What a finding has to say, a word of its code or message: {@code language}. */
    private void told() {
        for (JsonNode word : ExpectedReading.elements(expected.object().path("findings"))) {
            boolean said = ExpectedReading.elements(found.object().path("findings")).stream()
                    .map(f -> f.path("code").asString("") + " " + f.path("message").asString(""))
                    .anyMatch(text -> text.contains(word.asString()));
            if (!said) {
                score.hard("not told", expected.name(), 1, "no finding says \"" + word.asString() + "\"");
            }
        }
    }

    /** With {@code ^} the fragment must stand at the beginning. */
    private static boolean hit(String words, String text, boolean first) {
        return first ? words.startsWith(text) : words.contains(text);
    }
}
