package dev.quarterdeck.core.runbook.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A runbook's text ready for the Markdown parser: line ends made one kind, front matter blanked out so that every line
 * keeps its number. Immutable; any thread.
 *
 * @param frontMatter      the lines between its marks
 * @param frontMatterTitle the {@code title:} of the front matter, for a document without a heading
 */
public record SourceText(String markdown, List<String> lines, Optional<String> frontMatterTitle, Optional<String> frontMatter) {
    private static final Pattern YAML_LINE = Pattern.compile("[\\w\"'.-]+\\s*:(?:\\s.*)?|\\s.*|#.*|-(?:\\s.*)?|[\\]}].*|");
    private static final Pattern TITLE = Pattern.compile("(?m)^title:[ \\t]*[\"']?(.*?)[\"']?[ \\t]*$");

    private static final int FAR = 200;

    public SourceText {
        lines = List.copyOf(lines);
    }

    public static SourceText of(String raw) {
        String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        List<String> lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\0', '\uFFFD').lines().toList();
        int end = frontMatterEnd(lines);
        if (end < 0) {
            return new SourceText(String.join("\n", Dialect.plain(lines)), lines, Optional.empty(), Optional.empty());
        }
        Matcher title = TITLE.matcher(String.join("\n", lines.subList(0, end)));
        String rest = "\n".repeat(end + 1) + String.join("\n", Dialect.plain(lines.subList(end + 1, lines.size())));
        return new SourceText(rest, lines, title.find() ? Optional.of(title.group(1)) : Optional.empty(),
                Optional.of(String.join("\n", lines.subList(1, end))));
    }

    /** The source line with this number, counting from 1; empty past the end. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** The number of the first line from {@code number} on that holds these words; {@code number} itself if none near does. */
    public int lineFrom(int number, String words) {
        for (int i = number; i < number + FAR && i <= lines.size(); i++) {
            if (line(i).contains(words)) {
                return i;
            }
        }
        return number;
    }

    /** The number of the last line that holds these words, 1 if there is none. */
    public int lineWith(String words) {
        for (int i = lines.size() - 1; i > 0; i--) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        return 1;
    }

    /** Only what really reads like YAML is cut off: a rule at the top of a plain document must not cost a word. */
    private static int frontMatterEnd(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
            return -1;
        }
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals("---") || line.equals("...")) {
                return i;
            }
            if (!YAML_LINE.matcher(line).matches()) {
                return -1;
            }
        }
        return -1;
    }
}
