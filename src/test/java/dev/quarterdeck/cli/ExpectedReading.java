package dev.quarterdeck.cli;

import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a careful reader marks in one fixture: {@code NAME.expected.json} beside {@code NAME.md}. Lines count from 1 and are
 * where the thing itself begins; {@code or} names other lines at which the same thing may be found. {@code steps} at the top
 * belong to no procedure. A key that is absent ({@code useWhen}, {@code alternatives}, {@code estimateSeconds}) and whatever
 * {@code optional} lists are left open: neither right nor wrong. {@code never} names fragments that must not appear in a role;
 * with {@code ^} only at the beginning; {@code findings} names words that a finding must say.
 */
record ExpectedReading(String name, List<String> source, JsonNode object) {
    private static final String ENDING = ".expected.json";

    /** All fixtures of a folder, by name. */
    static List<ExpectedReading> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var readings = new ArrayList<ExpectedReading>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                String name = file.getFileName().toString().replace(ENDING, "");
                List<String> source = Files.readString(folder.resolve(name + ".md")).lines().toList();
                readings.add(new ExpectedReading(name, source, Json.MAPPER.readTree(Files.readString(file))));
            }
        }
        return List.copyOf(readings);
    }

    String text() {
        return String.join("\n", source) + "\n";
    }

    /** Things of one kind that stand at the top of the object. */
    List<Marked> marked(String kind) {
        return elements(object.path(kind)).stream().map(this::marked).toList();
    }

    List<Marked> procedures() {
        return marked("procedures");
    }

    /** Steps of all procedures, and those that belong to none. */
    List<Marked> steps() {
        return Stream.concat(procedures().stream().flatMap(p -> steps(p).stream()), marked("steps").stream()).toList();
    }

    List<Marked> steps(Marked procedure) {
        return elements(procedure.object().path("steps")).stream().map(this::marked).toList();
    }

    List<String> commands() {
        return elements(object.path("commands")).stream().map(c -> c.path("text").asString()).toList();
    }

    List<Marked> openLines(String kind) {
        return elements(object.path("optional").path(kind)).stream().map(n -> marked(n.asInt())).toList();
    }

    List<String> openCommands() {
        return elements(object.path("optional").path("commands")).stream().map(JsonNode::asString).toList();
    }

    /** Whether it may be marked or not. */
    boolean leavesOpen(String kind, FoundThing thing) {
        return openLines(kind).stream().anyMatch(m -> m.is(thing));
    }

    /** The line of a mark as it stands in the source. */
    String source(Marked mark) {
        return mark.line() >= 1 && mark.line() <= source.size() ? source.get(mark.line() - 1).strip() : "?";
    }

    /** The first line that holds the first line of {@code text}, in words; 0 for none. */
    int lineOf(String text) {
        String first = item(text.lines().findFirst().orElse(""));
        for (int i = 0; i < source.size(); i++) {
            if (item(source.get(i)).contains(first)) {
                return i + 1;
            }
        }
        return 0;
    }

    Marked marked(int line) {
        return marked(line, List.of(), object);
    }

    private Marked marked(JsonNode node) {
        return marked(node.path("line").asInt(), elements(node.path("or")).stream().map(JsonNode::asInt).toList(), node);
    }

    private Marked marked(int line, List<Integer> others, JsonNode node) {
        List<Integer> lines = Stream.concat(Stream.of(line), others.stream()).toList();
        return new Marked(lines, lines.stream().flatMap(this::texts).filter(t -> !t.isEmpty()).toList(), node);
    }

    /** A fence is called by any of its lines, a row by its first cell. */
    private Stream<String> texts(int line) {
        String here = line >= 1 && line <= source.size() ? source.get(line - 1) : "";
        if (here.strip().startsWith("|")) {
            return Stream.of(here.strip().split("\\|")).filter(cell -> !cell.isBlank()).limit(1).map(ExpectedReading::words);
        }
        if (here.strip().startsWith("```")) {
            return source.stream().skip(line).takeWhile(l -> !l.strip().startsWith("```")).map(ExpectedReading::words);
        }
        return Stream.of(words(here));
    }

    /** Letters and digits in lower case, with single spaces: what is left of a line when all of its marks are gone. */
    static String words(String text) {
        return text.strip().replaceFirst("^(?:>\\s*)*(?:[-*+]|\\d+[.)])?\\s+(?:\\[[ xX]]\\s*)?", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}%<>$/]+", " ").strip();
    }

    /** The words of a text that may begin like an item of a list without being one. */
    static String item(String text) {
        return words("- " + text);
    }

    static List<JsonNode> elements(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
    }

    /** One marked thing: the lines at which it may be found, and their words. */
    record Marked(List<Integer> lines, List<String> texts, JsonNode object) {
        /** So short a text of letters is found in many others; two signs of Chinese or Japanese are a word. */
        private static final int SHORT = 3;

        int line() {
            return lines.getFirst();
        }

        boolean beginsAt(FoundThing found) {
            return found.line().isPresent() && found.line().getAsInt() == line();
        }

        boolean says(String key) {
            return object.has(key);
        }

        boolean is(FoundThing found) {
            return found.line().isPresent() ? lines.contains(found.line().getAsInt())
                    : texts.stream().anyMatch(t -> same(t, words(found.text())));
        }

        private static boolean same(String expected, String found) {
            return !found.isEmpty() && (expected.equals(found)
                    || telling(expected) && telling(found) && (expected.contains(found) || found.contains(expected)));
        }

        private static boolean telling(String words) {
            return words.length() > SHORT || words.length() > 1 && words.chars().allMatch(Character::isIdeographic);
        }
    }
}
