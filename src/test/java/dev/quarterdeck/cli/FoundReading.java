package dev.quarterdeck.cli;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the reader says of one fixture: the object that {@code check --json} prints, and what the checks are watched as. */
record FoundReading(JsonNode object, Runbook runbook) {
    List<FoundThing> things(String key, String textKey) {
        return things(object, key, textKey);
    }

    List<FoundThing> procedures() {
        return things("procedures", "title");
    }

    static List<FoundThing> steps(FoundThing procedure) {
        return things(procedure.object(), "steps", "title");
    }

    /** The checks of a step or a list, with their lines where the reader prints them. */
    static List<FoundThing> checks(FoundThing step) {
        JsonNode texts = step.object().path("checks");
        JsonNode lines = step.object().path("checkLines");
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new FoundThing(line(lines.path(i)), texts.path(i).asString(""), texts.path(i))).toList();
    }

    private static OptionalInt line(JsonNode node) {
        return node.isInt() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    /** What stands before and after the procedures. */
    List<FoundThing> checklists() {
        return things("checklists", "title");
    }

    List<Block.Check> checks() {
        return runbook.root().subtree().stream().flatMap(section -> section.blocks().stream())
                .filter(Block.Check.class::isInstance).map(Block.Check.class::cast).toList();
    }

    Stream<String> texts(String key) {
        return ExpectedReading.elements(object.path(key)).stream().map(JsonNode::asString);
    }

    /** The words of everything that the reader put into one role of {@code never}. */
    Stream<String> inRole(String what) {
        return switch (what) {
            case "trigger" -> words("triggers", "text");
            case "watched" -> Stream.concat(
                    things("triggers", "text").stream().filter(t -> t.object().path("condition").isObject())
                            .map(FoundThing::text),
                    checks().stream().filter(c -> c.condition().isPresent()).map(Block.Check::text));
            case "step" -> Stream.concat(procedures().stream().flatMap(p -> steps(p).stream()), checklists().stream())
                    .flatMap(s -> Stream.concat(Stream.of(s), checks(s).stream())).map(FoundThing::text);
            case "command" -> texts("commands");
            case "contact" -> words("contacts", "role");
            case "escalation" -> words("contacts", "escalation").filter(e -> !e.isBlank());
            case "procedure" -> words("procedures", "title");
            case "template" -> words("templates", "title");
            case "authority" -> words("authority", "authorisedBy");
            case "scenario" -> words("scenarios", "title");
            case "deadline" -> words("deadlines", "title");
            case "matrix" -> things(object.path("matrix"), "rows", "label").stream().map(FoundThing::text);
            default -> throw new IllegalArgumentException("no role is called " + what);
        };
    }

    private Stream<String> words(String key, String textKey) {
        return things(key, textKey).stream().map(FoundThing::text);
    }

    private static List<FoundThing> things(JsonNode object, String key, String textKey) {
        return ExpectedReading.elements(object.path(key)).stream().map(node -> FoundThing.of(node, textKey)).toList();
    }
}
