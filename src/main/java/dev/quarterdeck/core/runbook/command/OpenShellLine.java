package dev.quarterdeck.core.runbook.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows one command of a POSIX shell: a backslash, a quote, a here-document, a loop, a function, a sub-shell. What stands
 * in quotes opens and closes nothing.
 */
final class OpenShellLine implements OpenLine {
    private static final Pattern HERE =
            Pattern.compile("<<(?!<|[\\w .,-]{1,60}(?<!\\s)>>)-?\\s*[\"'\\\\]?([A-Za-z_][\\w-]{0,40})[\"']?");
    private static final Pattern CONTINUED = Pattern.compile("(?:\\\\|\\|\\|?|&&)\\s*(?:\\s#.*)?$");
    /** PowerShell's and the Windows prompt's marks in a shell's fence: the author has two of them open. */
    private static final Pattern OTHER_MARK = Pattern.compile("^([^`]*\\s)(?:`|\\^)\\s*$");
    private static final Pattern LEADING = Pattern.compile("^\\s*(?:\\|\\|?|&&)\\s*(?=[\\w(])");
    private static final Pattern FUNCTION = Pattern.compile("^\\s*(?:function\\s+[\\w-]+(?:\\s*\\(\\))?|[\\w-]+\\s*\\(\\))\\s*$");
    private static final Set<String> OPENS = Set.of("if", "for", "while", "until", "select", "case");
    private static final Set<String> CLOSES = Set.of("fi", "done", "esac");
    /** Words after which a command begins. */
    private static final Set<String> GOES_BEFORE = Set.of("then", "do", "else", "elif", "!", "{", "time", "if", "while", "until");
    /** In a quote of the kind {@code $'...'} a backslash guards. */
    private static final char ANSI = '$';
    private static final char KEYWORD = 'k';

    private final Deque<Character> open = new ArrayDeque<>();
    private final Deque<Here> here = new ArrayDeque<>();
    private final StringBuilder word = new StringBuilder();
    private boolean commandNext;
    private boolean function;
    private boolean functionHead;
    private boolean backslash;
    private boolean continued;

    private record Here(String end) {
        /** Authors indent what must not be indented; the end is meant all the same. */
        private boolean ends(String line) {
            return line.strip().equals(end);
        }
    }

    @Override
    public boolean goesOn(String line) {
        if (!here.isEmpty()) {
            if (here.peek().ends(line)) {
                here.poll();
            }
            return goesOn();
        }
        commandNext = !backslash;
        functionHead = FUNCTION.matcher(line).matches();
        function = false;
        Matcher other = OTHER_MARK.matcher(line);
        boolean otherMark = open.isEmpty() && other.matches();
        int end = scan(otherMark ? other.group(1) : line);
        String bare = line.stripTrailing();
        Matcher mark = CONTINUED.matcher(bare);
        boolean marked = mark.find();
        backslash = bare.endsWith("\\") || !quoted() && marked && bare.charAt(mark.start()) == '\\';
        continued = backslash || otherMark && !quoted() || !quoted() && marked && mark.start() < end;
        return goesOn();
    }

    @Override
    public boolean takes(String next) {
        return LEADING.matcher(next).find() || functionHead && next.strip().equals("{");
    }

    @Override
    public boolean believed() {
        return !here.isEmpty() || open.contains(KEYWORD) || open.isEmpty() || open.peek() == '{';
    }

    private boolean goesOn() {
        return !here.isEmpty() || !open.isEmpty() || continued;
    }

    private boolean quoted() {
        return !open.isEmpty() && (open.peek() == '\'' || open.peek() == '"' || open.peek() == ANSI);
    }

    /** Answers where a comment begins, or how long the line is. */
    private int scan(String line) {
        word.setLength(0);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            char top = open.isEmpty() ? 0 : open.peek();
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (top == '\'') {
                close(c == '\'');
            } else if (c == '\\') {
                word.append(c);
                i++;
            } else if (top == ANSI) {
                close(c == '\'');
            } else if (top == '"') {
                close(c == '"');
                if (c == '$' && next == '(' || c == '`') {
                    open.push(c == '`' ? '`' : '(');
                    i += c == '`' ? 0 : 1;
                    commandNext = true;
                }
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                endWord();
                return i;
            } else if (c == '\'' && apostrophe(line, i)) {
                word.append(c);
            } else if (c == '\'' || c == '"') {
                open.push(c == '\'' && i > 0 && line.charAt(i - 1) == '$' ? ANSI : c);
                word.append(c);
            } else {
                if (c == '<' && next == '<' && (i == 0 || line.charAt(i - 1) != '<')) {
                    hereDocument(line, i);
                }
                bare(c, top);
            }
        }
        endWord();
        return line.length();
    }

    private void hereDocument(String line, int at) {
        Matcher m = HERE.matcher(line).region(at, line.length());
        if (m.lookingAt()) {
            here.add(new Here(m.group(1)));
        }
    }

    private void close(boolean closes) {
        if (closes) {
            open.pop();
        }
    }

    private void bare(char c, char top) {
        switch (c) {
            case '`' -> {
                endWord();
                if (top == '`') {
                    open.pop();
                } else {
                    open.push('`');
                    commandNext = true;
                }
            }
            case '(' -> {
                endWord();
                open.push('(');
                commandNext = true;
            }
            case ')' -> {
                endWord();
                // the one that ends a pattern of case closes nothing
                close(top == '(');
                commandNext = true;
            }
            case ';', '|', '&' -> {
                endWord();
                commandNext = true;
            }
            case ' ', '\t' -> endWord();
            default -> word.append(c);
        }
    }

    private void endWord() {
        if (word.isEmpty()) {
            return;
        }
        String whole = word.toString();
        word.setLength(0);
        if (commandNext && whole.equals("{")) {
            open.push('{');
        } else if (commandNext && whole.equals("}")) {
            close(!open.isEmpty() && open.peek() == '{');
        } else if (commandNext && OPENS.contains(whole)) {
            open.push(KEYWORD);
            commandNext = GOES_BEFORE.contains(whole);
        } else if (commandNext && whole.equals("function")) {
            function = true;
        } else if (function) {
            function = false;
        } else if (commandNext && CLOSES.contains(whole)) {
            close(!open.isEmpty() && open.peek() == KEYWORD);
            commandNext = false;
        } else {
            commandNext &= GOES_BEFORE.contains(whole);
        }
    }

    /** Between two letters, and with no other on its line, it is a word's own: {@code don't}. */
    private static boolean apostrophe(String line, int at) {
        boolean between = at > 0 && at + 1 < line.length() && Character.isLetter(line.charAt(at - 1))
                && Character.isLetter(line.charAt(at + 1));
        return between && line.indexOf('\'', at + 1) < 0;
    }
}
