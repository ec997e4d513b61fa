package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.runbook.frontmatter.FrontMatterReader;
import dev.quarterdeck.core.runbook.text.SourceText;
import dev.quarterdeck.core.runbook.text.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes corrections into a text that may hold more: entries that stay are left as they stand with every comment, and new
 * ones are added below them, so that a review shows what was said and nothing else. Pure; any thread.
 */
public final class CorrectionsEdit {
    private static final String HEAD =
            "# What the parts of this runbook are, where Quarterdeck read them otherwise. Each entry quotes the text it is "
            + "about.\n";
    private static final Pattern EMPTY_LIST = Pattern.compile("(\\s*corrections:)\\s*(?:\\[\\s*]|~|null)?\\s*(#.*)?");
    private static final Pattern OWN_KEY = Pattern.compile("quarterdeck:\\s*(?:#.*)?");

    private CorrectionsEdit() {
    }

    /** The text cannot take the corrections without harm to what else stands in it; the message says why. */
    public static final class Unwritable extends Exception {
        private static final long serialVersionUID = 1L;

        Unwritable(String message) {
            super(message);
        }
    }

    /** {@code before} is the text of {@code NAME.quarterdeck.yaml}, empty when there is none. */
    public static String inFile(String before, List<Correction> wanted) throws Unwritable {
        String text = before.isBlank() ? HEAD + "corrections:\n" : unmarked(before);
        String after = String.join("\n", edited(text.lines().toList(), CorrectionsText.entries(text, CorrectionsText.IN_FILE),
                wanted, "")) + "\n";
        require(CorrectionsText.ofFile(after).corrections(), wanted);
        return after;
    }

    /** {@code before} is the whole runbook; nothing below its front matter changes. */
    public static String inFrontMatter(String before, List<Correction> wanted) throws Unwritable {
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        String mark = before.startsWith("\uFEFF") ? "\uFEFF" : "";
        String runbook = before.substring(mark.length());
        Optional<String> own = SourceText.of(before).frontMatter();
        List<String> all = runbook.lines().toList();
        int length = own.map(text -> (int) text.lines().count()).orElse(0);
        List<String> yaml = own.isPresent() ? all.subList(1, 1 + length) : List.of();
        List<String> edited = edited(withKey(yaml),
                CorrectionsText.entries(String.join("\n", withKey(yaml)), CorrectionsText.IN_FRONT_MATTER), wanted, "  ");
        String matter = end.equals("\n") ? String.join("\n", edited) : String.join("\r\n", edited);
        String rest = own.isPresent() ? runbook.substring(lengthOf(runbook, 1 + length)) : "---" + end + runbook;
        String after = mark + "---" + end + matter + end + rest;
        require(CorrectionsText.ofFrontMatter(after).corrections(), wanted);
        if (!FrontMatterReader.read(SourceText.of(after), new ArrayList<>())
                .equals(FrontMatterReader.read(SourceText.of(before), new ArrayList<>()))
                || SourceText.of(after).frontMatter().isEmpty()) {
            throw unwritable();
        }
        return after;
    }

    /** Characters of the first lines, with their ends. */
    private static int lengthOf(String text, int lines) {
        int at = 0;
        for (int i = 0; i < lines; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private static List<String> withKey(List<String> yaml) {
        var lines = new ArrayList<>(yaml);
        int own = -1;
        for (int i = 0; i < lines.size() && own < 0; i++) {
            own = OWN_KEY.matcher(lines.get(i)).matches() ? i : -1;
        }
        if (own < 0) {
            lines.add("quarterdeck:");
            own = lines.size() - 1;
        }
        if (lines.stream().noneMatch(line -> line.matches("\\s+corrections:.*"))) {
            String indent = own + 1 < lines.size() && !lines.get(own + 1).isBlank() ? indent(lines.get(own + 1)) : "";
            lines.add(own + 1, (indent.isEmpty() ? "  " : indent) + "corrections:");
        }
        return lines;
    }

    private static List<String> edited(List<String> before, List<CorrectionsText.Entry> entries, List<Correction> wanted,
            String indent) {
        var lines = new ArrayList<Optional<String>>();
        before.forEach(line -> lines.add(Optional.of(line)));
        Set<Correction> missing = new LinkedHashSet<>(wanted);
        Set<Correction> kept = new HashSet<>();
        int end = -1;
        for (CorrectionsText.Entry entry : entries) {
            int last = trimmed(before, entry.range());
            end = last;
            boolean gone = entry.correction().filter(c -> !missing.contains(c) || !kept.add(c)).isPresent();
            if (gone) {
                for (int i = entry.range().first(); i <= last; i++) {
                    lines.set(i, Optional.empty());
                }
            }
        }
        missing.removeAll(kept);
        int key = key(before, indent);
        String dash = entries.isEmpty() ? (key < 0 ? indent : indent(before.get(key))) + "  "
                : indent(before.get(entries.getFirst().range().first()));
        List<Optional<String>> added = missing.stream().flatMap(c -> entry(c, dash).stream()).map(Optional::of).toList();
        if (end < 0 && key < 0) {
            lines.add(Optional.of(indent + "corrections:"));
            key = lines.size() - 1;
        } else if (end < 0) {
            lines.set(key, Optional.of(EMPTY_LIST.matcher(before.get(key)).replaceFirst("$1 $2").stripTrailing()
                    .replaceFirst("null$", "")));
        }
        lines.addAll((end < 0 ? key : end) + 1, added);
        return lines.stream().flatMap(Optional::stream).toList();
    }

    private static int key(List<String> lines, String indent) {
        for (int i = 0; i < lines.size(); i++) {
            if (EMPTY_LIST.matcher(lines.get(i)).matches() && lines.get(i).startsWith(indent)
                    && (indent.isEmpty() == indent(lines.get(i)).isEmpty())) {
                return i;
            }
        }
        return -1;
    }

    /** A comment between two entries is about the next one. */
    private static int trimmed(List<String> lines, Yaml.Range range) {
        int last = Math.min(range.last(), lines.size() - 1);
        int indent = indent(lines.get(range.first())).length();
        while (last > range.first() && (lines.get(last).isBlank() || lines.get(last).strip().startsWith("#")
                && indent(lines.get(last)).length() <= indent)) {
            last--;
        }
        return last;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static List<String> entry(Correction correction, String dash) {
        var lines = new ArrayList<String>();
        String indent = dash + "  ";
        lines.add(dash + "- as: " + correction.role().words());
        correction.urgency().ifPresent(urgency -> lines.add(indent + "urgency: " + urgency.label()));
        add(lines, indent, "of", correction.of());
        add(lines, indent, correction.place().heading() ? "heading" : "text", correction.place().quote());
        add(lines, indent, "sha256", correction.place().sha256());
        add(lines, indent, "under", correction.place().under());
        add(lines, indent, "after", correction.place().after());
        return lines;
    }

    private static void add(List<String> lines, String indent, String key, String value) {
        if (value.isEmpty()) {
            return;
        }
        boolean literal = value.contains("\n") && !value.endsWith("\n") && !value.startsWith("\n") && value.codePoints()
                .allMatch(c -> c == '\n' || c == '\t' || readable(c))
                && value.lines().noneMatch(line -> line.isBlank() && !line.isEmpty());
        if (!literal) {
            lines.add(indent + key + ": " + quoted(value));
            return;
        }
        lines.add(indent + key + (value.startsWith(" ") || value.startsWith("\t") ? ": |2-" : ": |-"));
        Arrays.stream(value.split("\n", -1)).forEach(line -> lines.add(line.isEmpty() ? "" : indent + "  " + line));
    }

    /** Whether a reviewer sees what stands there. */
    private static boolean readable(int c) {
        int type = Character.getType(c);
        return c >= ' ' && type != Character.FORMAT && type != Character.CONTROL && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED && type != Character.PRIVATE_USE && type != Character.SURROGATE
                && !(type == Character.SPACE_SEPARATOR && c != ' ');
    }

    private static String quoted(String value) {
        var out = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (readable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(c > 0xFFFF ? String.format("\\U%08X", c) : String.format("\\u%04X", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    private static String unmarked(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    private static void require(List<Correction> read, List<Correction> wanted) throws Unwritable {
        if (!new HashSet<>(read).equals(new HashSet<>(wanted)) || read.size() != new HashSet<>(wanted).size()) {
            throw unwritable();
        }
    }

    private static Unwritable unwritable() {
        return new Unwritable("It is written in a form that cannot be changed here without harm to what else stands in it, or "
                + "it would grow beyond 64 KiB. Nothing was written.");
    }
}
