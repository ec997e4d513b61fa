package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts a step's blocks at lines such as {@code **Alternative: Restore from backup**}. Any thread. */
final class WayReader {
    private static final Pattern OTHER =
            Pattern.compile("^(?:alternative(?:ly)?|alternative (?:\\d|[A-Z])|or|plan b|fallback|instead)\\s*(?:[:–—-]\\s*|"
            + "(?=\\()|,\\s)(.{0,120}?):?$",
            Pattern.CASE_INSENSITIVE);
    /** {@code Or via the dashboard:}, above what is done instead. */
    private static final Pattern OR =
            Pattern.compile("^(?:or|alternatively|oder|alternativ|ou(?: bien)?|o bien|"
            + "alternativamente)\\b[\\s,]*(\\S.{0,120}?)\\s*[:：]$|^(?:或者?|または|もしくは)[，、,\\s]*(\\S.{0,80}?)\\s*[:：]$",
            Pattern.CASE_INSENSITIVE);
    /** An item that is instead of the one above it: {@code 2. Or restore the snapshot}. */
    private static final Pattern OR_ITEM =
            Pattern.compile("^(?:or|alternatively|oder|alternativ|ou(?: bien)?|o bien|alternativamente)(?:\\s*[:,–—-]\\s*|"
            + "\\s+)\\S|^(?:或者|または|もしくは)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 140;
    private static final int LABEL = 60;

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
                if (block instanceof Block.Item) {
                    current.add(block);
                }
            } else {
                current.add(block);
            }
        }
        ways.add(new Way(label, current));
        return ways;
    }

    /** Whether it begins another way to do what stands above it. */
    static boolean begins(Block block) {
        return other(block).isPresent();
    }

    private static Optional<String> other(Block block) {
        if (block instanceof Block.Item item && item.depth() == 0 && OR_ITEM.matcher(item.text()).find()) {
            String words = item.text().split("[:：.;,]|\\s[–—-]\\s|\\n", 2)[0].strip();
            return Optional.of(words.length() <= LABEL && words.contains(" ") ? words : item.text().length() <= LABEL
                    ? item.text() : item.text().substring(0, LABEL) + " …");
        }
        if (block instanceof Block.Prose prose && prose.text().length() <= LONGEST) {
            Matcher m = OTHER.matcher(prose.text().strip());
            Matcher or = OR.matcher(prose.text().strip());
            if (!m.matches() && or.matches()) {
                String words = or.group(1) == null ? or.group(2) : or.group(1);
                return Optional.of(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
            }
            return m.matches() ? Optional.of(label(m.group(1).strip(), prose.text().strip())) : Optional.empty();
        }
        return Optional.empty();
    }

    private static String label(String words, String line) {
        return words.isEmpty() ? line : words.matches("\\([^()]*\\)") ? words.substring(1, words.length() - 1) : words;
    }
}
