package dev.quarterdeck.core.runbook.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Follows one command of PowerShell: blocks with their {@code else} and {@code catch}, here-strings, backticks, pipelines. */
final class OpenPowerShellLine implements OpenLine {
    private static final Pattern CONTINUED =
            Pattern.compile("(?:`|(?<=\\s)\\\\|\\||,|&&|\\|\\||(?<=\\s)(?:=|\\+|-and|-or|-eq|-f))$");
    private static final Pattern GOES_ON_BELOW = Pattern.compile("^\\s*(?:(?:else|elseif|catch|finally)\\b|\\|\\s*\\w|\\{)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNTIL = Pattern.compile("^\\s*(?:while|until)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DO = Pattern.compile("^\\s*do\\b", Pattern.CASE_INSENSITIVE);
    private static final char REMARK = '#';
    private static final char HERE_STRING = '@';

    private final Deque<Character> open = new ArrayDeque<>();
    private char hereQuote;
    private boolean continued;
    private boolean first = true;
    private boolean loop;

    @Override
    public boolean goesOn(String line) {
        loop |= first && DO.matcher(line).find();
        first = false;
        int from = 0;
        if (!open.isEmpty() && open.peek() == HERE_STRING) {
            if (!line.stripLeading().startsWith(hereQuote + "@")) {
                return true;
            }
            open.pop();
            from = line.indexOf('@') + 1;
        }
        int end = scan(line, from);
        continued = !inside() && CONTINUED.matcher(line.substring(0, end).stripTrailing()).find();
        return !open.isEmpty() || continued;
    }

    @Override
    public boolean takes(String next) {
        return GOES_ON_BELOW.matcher(next).find() || loop && UNTIL.matcher(next).find();
    }

    @Override
    public boolean believed() {
        return open.isEmpty() || open.peek() == HERE_STRING || open.peek() == '{' || open.peek() == REMARK;
    }

    private boolean inside() {
        return !open.isEmpty() && "'\"@#".indexOf(open.peek()) >= 0;
    }

    private int scan(String line, int from) {
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            char top = open.isEmpty() ? 0 : open.peek();
            char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
            if (top == REMARK) {
                if (c == '#' && next == '>') {
                    open.pop();
                    i++;
                }
            } else if (top == '\'' || top == '"') {
                if (c == '`' && top == '"') {
                    i++;
                } else if (c == top) {
                    open.pop();
                }
            } else if (c == '<' && next == '#') {
                open.push(REMARK);
            } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            } else if (c == '@' && (next == '"' || next == '\'') && line.substring(i + 2).isBlank()) {
                hereQuote = next;
                open.push(HERE_STRING);
                return line.length();
            } else if (c == '`') {
                i++;
            } else {
                bracket(c, top);
            }
        }
        return line.length();
    }

    private void bracket(char c, char top) {
        boolean closes = c == '}' && top == '{' || c == ')' && top == '(' || c == ']' && top == '[';
        if (closes) {
            open.pop();
        } else if ("{([\"'".indexOf(c) >= 0) {
            open.push(c);
        }
    }
}
