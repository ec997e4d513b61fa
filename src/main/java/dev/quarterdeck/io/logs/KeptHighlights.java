package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.HighlightRule;
import dev.quarterdeck.core.logs.HighlightRules;
import dev.quarterdeck.io.files.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** Highlight rules in one readable file. Any thread. */
public final class KeptHighlights implements HighlightRules {
    private final PreferencesFile<Map<String, List<HighlightRule>>> rules;

    /** @param now names what has to be set aside */
    public KeptHighlights(Path file, Instant now) {
        rules = new PreferencesFile<>(file, new TypeReference<>() { }, Map.of(), now);
    }

    /** A sentence for the user when the file could not be read. */
    public Optional<String> notice() {
        return rules.notice();
    }

    @Override
    public List<HighlightRule> of(String source) {
        return rules.value().getOrDefault(source, List.of());
    }

    @Override
    public void keep(String source, List<HighlightRule> kept) throws IOException {
        rules.change(all -> {
            var changed = new TreeMap<>(all);
            if (kept.isEmpty()) {
                changed.remove(source);
            } else {
                changed.put(source, List.copyOf(kept));
            }
            return changed;
        });
    }
}
