package dev.quarterdeck.io.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person types, as a query that the full-text index never refuses. Stateless; any thread. */
final class SearchQuery {
    /** As the index splits texts: everything else separates words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{Co}\\p{M}]+");

    private SearchQuery() {
    }

    /** All words, the last one perhaps only begun; empty when there is no word. */
    static Optional<String> of(String typed) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(typed);
        while (word.find()) {
            words.add('"' + word.group() + '"');
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words) + " *");
    }
}
