package dev.quarterdeck.core.runbook.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Reads a small YAML mapping. What could make a small text large or slow is refused before anything is built. Any thread. */
public final class Yaml {
    private static final int LARGEST = 64 * 1024;
    private static final int DEEPEST = 10;
    private static final LoadSettings SETTINGS = LoadSettings.builder().setAllowDuplicateKeys(false).setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(0).setCodePointLimit(LARGEST).setSchema(new JsonSchema()).build();

    /** Why a text was refused, and in which of its lines, from 0. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        Refused(String message, int line) {
            super(message);
            this.line = line;
        }

        public int line() {
            return line;
        }
    }

    private Yaml() {
    }

    /** An empty mapping for an empty text. */
    public static Map<?, ?> mapping(String text) throws Refused {
        if (text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new Refused("it is larger than 64 KiB", 0);
        }
        try {
            limits(text);
            return switch (new Load(SETTINGS).loadFromString(text)) {
                case null -> Map.of();
                case Map<?, ?> map -> map;
                case Object _ -> throw new Refused("it is no mapping of keys to values", 0);
            };
        } catch (MarkedYamlEngineException e) {
            throw new Refused(e.getProblem() == null ? "it is no YAML" : e.getProblem(), e.getProblemMark()
                    .map(mark -> mark.getLine()).orElse(0));
        } catch (YamlEngineException e) {
            throw new Refused("it is no YAML: " + e.getMessage(), 0);
        }
    }

    /** Lines from 0, the last one included. */
    public record Range(int first, int last) {
    }

    /** Where the entries of the list below these keys stand, in a text that was read before; a comment belongs to none. */
    public static List<Range> entries(String text, List<String> keys) {
        var ranges = new ArrayList<Range>();
        var open = new ArrayDeque<String>();
        String key = "";
        boolean keyNext = false;
        int started = -1;
        int last = -1;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine()).orElse(0);
            last = Math.max(last, lastOf(event));
            boolean listed = open.size() == keys.size() + 1 && path(open).equals(keys);
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> {
                    if (listed) {
                        started = line;
                    }
                    open.addLast(event.getEventId() == Event.ID.SequenceStart ? key : key + MAPPING);
                    keyNext = event.getEventId() == Event.ID.MappingStart;
                    key = "";
                }
                case MappingEnd, SequenceEnd -> {
                    open.removeLast();
                    keyNext = !open.isEmpty() && open.getLast().endsWith(MAPPING);
                    if (open.size() == keys.size() + 1 && path(open).equals(keys)) {
                        ranges.add(new Range(started, Math.max(started, last)));
                    }
                }
                case Scalar -> {
                    ScalarEvent scalar = (ScalarEvent) event;
                    if (listed) {
                        ranges.add(new Range(line, Math.max(line, last)));
                    } else if (keyNext) {
                        key = scalar.getValue();
                        keyNext = false;
                    } else {
                        keyNext = !open.isEmpty() && open.getLast().endsWith(MAPPING);
                    }
                }
                case Alias, Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> { }
            }
        }
        return ranges;
    }

    private static final String MAPPING = "{}";

    private static List<String> path(Collection<String> open) {
        return open.stream().skip(1).map(name -> name.endsWith(MAPPING) ? name.substring(0, name.length() - MAPPING.length())
                : name).toList();
    }

    /** The end of a block is told where the next thing begins, so it has no line of its own: -1. */
    private static int lastOf(Event event) {
        return event.getEndMark().filter(end -> event.getStartMark().filter(start -> start.getIndex() < end.getIndex())
                .isPresent())
                .map(end -> end.getColumn() == 0 ? end.getLine() - 1 : end.getLine()).orElse(-1);
    }

    private static void limits(String text) throws Refused {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            int line = event.getStartMark().map(mark -> mark.getLine()).orElse(0);
            switch (event.getEventId()) {
                case Alias -> throw new Refused("it has an alias (*), which is not read", line);
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Scalar, Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> { }
            }
            if (depth > DEEPEST) {
                throw new Refused("it is nested more than " + DEEPEST + " deep", line);
            }
        }
    }
}
