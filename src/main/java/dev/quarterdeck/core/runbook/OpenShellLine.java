package dev.quarterdeck.core.runbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows one shell command over its lines and knows whether it goes on: a backslash, a quote, a here-document, a loop. */
final class OpenShellLine {
    private static final Pattern HERE = Pattern.compile("<<(?!<)-?\\s*[\"']?([A-Za-z_]\\w{0,40})[\"']?");
    private static final Pattern OPENS = Pattern.compile("(?:^|[;&|]\\s*)(?:for|while|until|if|case)\\b");
    private static final Pattern CLOSES = Pattern.compile("(?:^|[;&|]\\s*|\\s)(?:done|fi|esac)\\b");

    private Optional<String> here = Optional.empty();
    private char quote;
    private int loops;
    private int braces;
    private boolean continued;

    /** Takes the next line and answers whether the command goes on after it. */
    boolean goesOn(String line) {
        if (here.isPresent()) {
            if (line.strip().equals(here.get())) {
                here = Optional.empty();
            }
            return open();
        }
        boolean quotedBefore = quote != 0;
        quotes(line);
        String bare = line.strip();
        if (!quotedBefore) {
            Matcher m = HERE.matcher(line);
            here = m.find() ? Optional.of(m.group(1)) : Optional.empty();
            loops += count(OPENS, bare) - count(CLOSES, bare);
            braces += bare.endsWith("{") || bare.endsWith("(") ? 1 : bare.startsWith("}") || bare.startsWith(")") ? -1 : 0;
        }
        continued = bare.endsWith("\\") || quote == 0 && (bare.endsWith("|") || bare.endsWith("&&"));
        return open();
    }

    private boolean open() {
        return here.isPresent() || quote != 0 || loops > 0 || braces > 0 || continued;
    }

    private void quotes(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
    }

    private static int count(Pattern pattern, String text) {
        return (int) pattern.matcher(text).results().count();
    }
}
