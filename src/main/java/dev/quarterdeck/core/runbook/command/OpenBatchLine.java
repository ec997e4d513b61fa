package dev.quarterdeck.core.runbook.command;

import java.util.Locale;
import java.util.regex.Pattern;

/** Follows one command of the Windows command prompt: a caret at the end, and brackets outside quotes. */
final class OpenBatchLine implements OpenLine {
    /** A caret, or what another shell's author writes in its place. */
    private static final Pattern MARKED = Pattern.compile("(?:\\^|\\s[\\\\`])\\s*$");
    private int brackets;

    @Override
    public boolean goesOn(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            brackets += quoted ? 0 : c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
        }
        return brackets > 0 || MARKED.matcher(line).find();
    }

    @Override
    public boolean takes(String next) {
        return next.strip().toLowerCase(Locale.ROOT).startsWith("else ");
    }

    @Override
    public boolean believed() {
        return brackets == 0;
    }
}
