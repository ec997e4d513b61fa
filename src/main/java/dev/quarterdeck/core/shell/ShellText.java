package dev.quarterdeck.core.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the text of a command as a POSIX shell reads it, so that it is known in which quotes the next character stands.
 * What it does not follow for certain (backquotes, arithmetic, parameter expansions, a here document) it says so of. One thread.
 */
final class ShellText {
    private static final Pattern HERE = Pattern.compile("<<(-?)[ \\t]*(?:'([^'\\n]+)'|\"([^\"\\n]+)\"|\\\\?([\\w.-]+))");

    /** Where a character stands. */
    enum Place {
        /** Between words and in them, without quotes. */
        BARE,
        /** Within double quotes. */
        DOUBLE,
        /** Within single quotes. */
        SINGLE,
        /** Anywhere else: there is no quoting that holds for certain. */
        ELSEWHERE
    }

    private enum Within {
        DOUBLE, SINGLE, ANSI, BACKQUOTES, BRACKETS, ARITHMETIC, PARAMETER, COMMENT, HERE
    }

    private final Deque<Within> stack = new ArrayDeque<>();
    private String delimiter = "";
    private String pending = "";
    private boolean indented;
    private StringBuilder line = new StringBuilder();
    private char before = '\n';
    private boolean escaped;

    Place place() {
        if (escaped) {
            return Place.ELSEWHERE;
        }
        return stack.isEmpty() || stack.peek() == Within.BRACKETS ? before == '$' ? Place.ELSEWHERE : Place.BARE
                : switch (stack.peek()) {
            case DOUBLE -> Place.DOUBLE;
            case SINGLE -> Place.SINGLE;
            case ANSI, BACKQUOTES, BRACKETS, ARITHMETIC, PARAMETER, COMMENT, HERE -> Place.ELSEWHERE;
        };
    }

    /** Whether a new word begins here. */
    boolean wordBegins() {
        return Character.isWhitespace(before) || ";|&()<>`=".indexOf(before) >= 0;
    }

    /** A value stands here, whatever it holds. */
    void value() {
        before = 'x';
        escaped = false;
        line.append('x');
    }

    void read(String text) {
        for (int i = 0; i < text.length(); i++) {
            i = next(text, i);
            before = text.charAt(Math.min(i, text.length() - 1));
        }
    }

    /** Reads what begins at {@code i} and answers where it ends. */
    private int next(String text, int i) {
        char c = text.charAt(i);
        if (c == '\n') {
            ended();
        } else {
            line.append(c);
        }
        if (escaped) {
            escaped = false;
            return i;
        }
        Within within = stack.peek();
        if (within == Within.HERE) {
            return i;
        }
        if (within == Within.COMMENT) {
            if (c == '\n') {
                stack.pop();
                here();
            }
            return i;
        }
        if (within == Within.SINGLE) {
            if (c == '\'') {
                stack.pop();
            }
            return i;
        }
        if (c == '\\') {
            escaped = true;
            return i;
        }
        if (within == Within.ANSI) {
            if (c == '\'') {
                stack.pop();
            }
            return i;
        }
        if (c == '`') {
            toggle(Within.BACKQUOTES);
            return i;
        }
        if (c == '"') {
            toggle(Within.DOUBLE);
            return i;
        }
        if (text.startsWith("$((", i)) {
            stack.push(Within.ARITHMETIC);
            line.append("((");
            return i + 2;
        }
        if (text.startsWith("$(", i) || (text.startsWith("<(", i) || text.startsWith(">(", i)) && bare()) {
            stack.push(Within.BRACKETS);
            line.append('(');
            return i + 1;
        }
        if (text.startsWith("${", i)) {
            stack.push(Within.PARAMETER);
            line.append('{');
            return i + 1;
        }
        if (within == Within.ARITHMETIC && text.startsWith("))", i) || within == Within.PARAMETER && c == '}') {
            stack.pop();
            return within == Within.ARITHMETIC ? i + 1 : i;
        }
        return bare() ? plain(text, i, c) : i;
    }

    private boolean bare() {
        return stack.isEmpty() || stack.peek() == Within.BRACKETS;
    }

    private int plain(String text, int i, char c) {
        if (c == '\'') {
            stack.push(before == '$' ? Within.ANSI : Within.SINGLE);
        } else if (c == '(') {
            stack.push(Within.BRACKETS);
        } else if (c == ')' && stack.peek() == Within.BRACKETS) {
            stack.pop();
        } else if (c == '#' && (Character.isWhitespace(before) || ";|&()".indexOf(before) >= 0)) {
            stack.push(Within.COMMENT);
        } else if (c == '\n') {
            here();
        } else if (c == '<' && before != '<' && !text.startsWith("<<<", i)) {
            Matcher m = HERE.matcher(text).region(i, text.length());
            if (m.lookingAt()) {
                pending = m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : m.group(4);
                indented = !m.group(1).isEmpty();
                line.append(text, i + 1, m.end());
                return m.end() - 1;
            }
        }
        return i;
    }

    private void toggle(Within what) {
        if (stack.peek() == what) {
            stack.pop();
        } else {
            stack.push(what);
        }
    }

    /** The line after one with {@code <<EOF} is no command. */
    private void here() {
        if (!pending.isEmpty()) {
            delimiter = pending;
            pending = "";
            stack.push(Within.HERE);
        }
    }

    private void ended() {
        String whole = line.toString();
        line = new StringBuilder();
        if (stack.peek() == Within.HERE && (indented ? whole.stripLeading() : whole).equals(delimiter)) {
            stack.pop();
        }
    }
}
