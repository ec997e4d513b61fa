package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts a step's blocks at lines such as {@code **Alternative: Restore from backup**}. Any thread. */
final class WayReader {
    private static final Pattern OTHER = Pattern.compile("^(?:alternative(?:ly)?|alternative (?:\\d|[A-Z])|or|plan b|fallback|instead)\\s*(?:[:–—-]\\s*|(?=\\()|,\\s)(.{0,120}?):?$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 140;

    private WayReader() {
    }

    /** One way for a step without alternatives. */
    static List<Way> read(List<Block> blocks) {
        var ways = new ArrayList<Way>();
        var current = new ArrayList<Block>();
        String label = "";
        for (Block block : blocks) {
            Optional<String> other = other(block);
            if (other.isPresent()) {
                ways.add(new Way(label, current));
                current.clear();
                label = other.get();
            } else {
                current.add(block);
            }
        }
        ways.add(new Way(label, current));
        return ways;
    }

    private static Optional<String> other(Block block) {
        if (block instanceof Block.Prose prose && prose.text().length() <= LONGEST) {
            Matcher m = OTHER.matcher(prose.text().strip());
            return m.matches() ? Optional.of(label(m.group(1).strip(), prose.text().strip())) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String label(String words, String line) {
        return words.isEmpty() ? line : words.matches("\\([^()]*\\)") ? words.substring(1, words.length() - 1) : words;
    }
}
