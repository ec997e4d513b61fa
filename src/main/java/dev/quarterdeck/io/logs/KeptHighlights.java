package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.HighlightRules;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** Highlight rules in one readable file. Any thread. */
public final class KeptHighlights implements HighlightRules {
    private final Path file;
    private final Map<String, List<HighlightRule>> rules;

    /** A file that is missing or unreadable begins anew: nothing of the record depends on it. */
    public KeptHighlights(Path file) {
        this.file = file;
        this.rules = read(file);
    }

    private static Map<String, List<HighlightRule>> read(Path file) {
        try {
            return new TreeMap<>(Json.MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8),
                    new TypeReference<Map<String, List<HighlightRule>>>() { }));
        } catch (IOException | JacksonException _) {
            return new TreeMap<>();
        }
    }

    @Override
    public synchronized List<HighlightRule> of(String source) {
        return rules.getOrDefault(source, List.of());
    }

    @Override
    public synchronized void keep(String source, List<HighlightRule> kept) throws IOException {
        if (kept.isEmpty()) {
            rules.remove(source);
        } else {
            rules.put(source, List.copyOf(kept));
        }
        AtomicFile.write(file, Json.MAPPER.writeValueAsString(rules).getBytes(StandardCharsets.UTF_8));
    }
}
