import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Wraps the lines of Java files that are wider than 130, puts their imports in order and drops those that nothing uses:
 * {@code java packaging/style/WrapLongLines.java src}. The classes compiled before and after are the same, but for line numbers.
 * What it cannot wrap (text blocks, one long word) it names.
 */
public final class WrapLongLines {
    private static final int WIDEST = 130;
    private static final int STEP = 8;

    private final Path file;
    private final List<String> out = new ArrayList<>();
    private int left;

    private WrapLongLines(Path file) {
        this.file = file;
    }

    public static void main(String[] arguments) throws IOException {
        int left = 0;
        for (String root : arguments) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                    left += new WrapLongLines(file).wrap();
                }
            }
        }
        System.out.println(left + " lines are wider than " + WIDEST + " still");
    }

    private int wrap() throws IOException {
        String text = Files.readString(file);
        boolean comment = false;
        boolean block = false;
        List<String> lines = text.lines().toList();
        for (int n = 0; n < lines.size(); n++) {
            String line = lines.get(n);
            boolean quotes = count(line, "\"\"\"") % 2 == 1 && !comment;
            if (line.length() <= WIDEST || block || quotes || line.contains("\"\"\"")) {
                keep(line);
            } else if (comment || line.strip().startsWith("*")) {
                words(line, indent(line) + "* ");
            } else if (line.strip().startsWith("/**") && line.strip().endsWith("*/")) {
                docstring(line);
            } else if (line.strip().startsWith("//")) {
                words(line, indent(line) + "// ");
            } else {
                code(line, n + 1 < lines.size() ? lines.get(n + 1).strip() : "");
            }
            block ^= quotes;
            comment = !block && (comment ? !line.contains("*/") : line.strip().startsWith("/*") && !line.contains("*/"));
        }
        String wrapped = imports(String.join("\n", out) + "\n");
        if (!wrapped.equals(text)) {
            Files.writeString(file, wrapped);
        }
        return left;
    }

    /** In order, static ones first, and without those that nothing uses. */
    private static String imports(String text) {
        List<String> all = text.lines().filter(line -> line.startsWith("import ")).toList();
        if (all.isEmpty()) {
            return text;
        }
        String body = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        List<String> used = all.stream().filter(line -> line.endsWith("*;")
                || Pattern.compile("\\b" + line.substring(line.lastIndexOf('.') + 1, line.length() - 1) + "\\b").matcher(body).find())
                .sorted(Comparator.comparing(line -> line.substring(0, line.length() - 1))).toList();
        String statics = used.stream().filter(line -> line.startsWith("import static ")).collect(Collectors.joining("\n"));
        String others = used.stream().filter(line -> !line.startsWith("import static ")).collect(Collectors.joining("\n"));
        String both = statics + (statics.isEmpty() || others.isEmpty() ? "" : "\n\n") + others;
        int from = text.indexOf("\nimport ") + 1;
        int to = text.indexOf('\n', text.lastIndexOf("\nimport ") + 1);
        return text.substring(0, from) + both + (both.isEmpty() ? text.substring(to).stripLeading() : text.substring(to));
    }

    private void keep(String line) {
        if (line.length() > WIDEST) {
            left++;
            System.out.println(file + ": " + line.strip());
        }
        out.add(line);
    }

    private static int count(String line, String part) {
        return (line.length() - line.replace(part, "").length()) / part.length();
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private void docstring(String line) {
        String inner = line.strip().substring(3, line.strip().length() - 2).strip();
        out.add(indent(line) + "/**");
        words(indent(line) + " * " + inner, indent(line) + " * ");
        out.add(indent(line) + " */");
    }

    /** Wraps at spaces; an inline tag stays whole where it fits. */
    private void words(String line, String prefix) {
        String rest = line;
        while (rest.length() > WIDEST) {
            int at = rest.lastIndexOf(' ', WIDEST);
            int tag = rest.lastIndexOf("{@", at);
            if (tag > prefix.length() && rest.indexOf('}', tag) > at) {
                at = tag - 1;
            }
            if (at <= prefix.length()) {
                break;
            }
            out.add(rest.substring(0, at).stripTrailing());
            rest = prefix + rest.substring(at + 1).stripLeading();
        }
        keep(rest);
    }

    private void code(String line, String next) {
        int comment = commentIn(line);
        if (comment > 0) {
            words(indent(line) + line.substring(comment), indent(line) + "// ");
            String before = line.substring(0, comment).stripTrailing();
            if (before.length() <= WIDEST) {
                out.add(before);
                return;
            }
            code(before, next);
            return;
        }
        String rest = line;
        String indent = indent(line) + " ".repeat(continues() ? 0 : STEP);
        while (rest.length() > WIDEST) {
            Cut cut = best(rest, indent.length(), next);
            if (cut == null) {
                break;
            }
            out.add((rest.substring(0, cut.at) + cut.end).stripTrailing());
            rest = indent + cut.begin + (cut.begin.isEmpty() ? rest.substring(cut.at).stripLeading() : rest.substring(cut.at));
        }
        keep(rest);
    }

    /** Whether the line goes on with a statement of the line before. */
    private boolean continues() {
        if (out.isEmpty()) {
            return false;
        }
        String before = out.getLast().strip();
        return !before.isEmpty() && !before.endsWith("{") && !before.endsWith("}") && !before.endsWith(";") && !before.endsWith("*/")
                && !before.endsWith(":") && !before.endsWith("->") && !before.startsWith("//") && !before.startsWith("@");
    }

    private record Cut(int at, int cost, String end, String begin) {
    }

    private static Cut best(String line, int indent, String next) {
        Cut best = null;
        int depth = 0;
        char quote = 0;
        int opened = 0;
        for (int i = indent(line).length(); i < line.length() && i <= WIDEST; i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                } else if (quote == '"' && (c == ' ' || c == '|' || c == ',' || c == '/') && i < WIDEST - 2 && i > opened + 4 && mayBeSplit(line, i, next)) {
                    best = cheaper(best, new Cut(i + 1, (c == ' ' || c == '|' ? 400 : 500) + depth + (WIDEST - i) / 4, "\"", "+ \""));
                }
                continue;
            }
            if (c == '"' || c == '\'') {
                quote = c;
                opened = i;
                continue;
            }
            if (i == indent(line).length()) {
                continue;
            }
            if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
            String from = line.substring(i);
            int short_ = (WIDEST - i) / 3;
            int base = depth * 30 + short_ + (i < indent + 30 ? 200 : 0);
            if (line.charAt(i - 1) == ',' && c == ' ') {
                best = cheaper(best, new Cut(i, base, "", ""));
            } else if (from.startsWith(" && ") || from.startsWith(" || ") || from.startsWith(" ? ") || from.startsWith(" : ")
                    || from.startsWith(" + ") || from.startsWith(" throws ") || from.startsWith(" implements ") || from.startsWith(" extends ")) {
                best = cheaper(best, new Cut(i, base + (from.startsWith(" + ") ? 5 : 0), "", ""));
            } else if (c == '.' && line.charAt(i - 1) == ')') {
                best = cheaper(best, new Cut(i, base + 4, "", ""));
            } else if (line.startsWith(" -> ", i - 3) && !from.startsWith("{")) {
                best = cheaper(best, new Cut(i, base + 10, "", ""));
            } else if (line.startsWith(" = ", i - 2) && i > 2) {
                best = cheaper(best, new Cut(i, base + 10, "", ""));
            } else if (line.charAt(i - 1) == '(' && c != ')') {
                best = cheaper(best, new Cut(i, base + 15, "", ""));
            }
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            }
        }
        return best;
    }

    /** Not where what follows the literal would be said of its second half only. */
    private static boolean mayBeSplit(String line, int at, String next) {
        for (int i = at; i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return !line.startsWith(".", i + 1) && (i + 1 < line.length() || !next.startsWith("."));
            }
        }
        return false;
    }

    private static Cut cheaper(Cut one, Cut other) {
        return one == null || other.cost <= one.cost ? other : one;
    }

    /** Where a comment begins behind code, 0 when there is none. */
    private static int commentIn(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '/' && line.startsWith("//", i)) {
                return i;
            }
        }
        return 0;
    }
}
