package dev.quarterdeck.io.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person types, as a query that the full-text index never refuses. Stateless; any thread. */
final class SearchQuery {
    /** As the index splits texts: everything else separates words. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{Co}\\p{M}]+");

    private SearchQuery() {
    }

    /** The longest begun word that the index can look up; a longer one is taken as finished, unless that finds too little. */
    private static final int LONGEST_BEGUN = 7;

    /** Queries to be tried until one finds enough; none when there is no word. In the last, the last word may be only begun. */
    static List<String> of(String typed) {
        List<String> words = new ArrayList<>();
        String last = "";
        for (Matcher word = WORD.matcher(typed); word.find(); ) {
            last = word.group();
            words.add('"' + last + '"');
        }
        String all = String.join(" ", words);
        return words.isEmpty() ? List.of() : last.length() > LONGEST_BEGUN ? List.of(all, all + " *") : List.of(all + " *");
    }
}
