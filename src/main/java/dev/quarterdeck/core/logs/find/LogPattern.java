package dev.quarterdeck.core.logs.find;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a line has to hold: a text, or a regular expression as {@link Pattern} reads it. */
public record LogPattern(String text, boolean regex, boolean ignoreCase) {

    public static LogPattern literal(String text) {
        return new LogPattern(text, false, false);
    }

    public static LogPattern regex(String text) {
        return new LogPattern(text, true, false);
    }

    public LogPattern ignoringCase() {
        return new LogPattern(text, regex, true);
    }

    /** Why it cannot be read, in words; empty when it can. */
    public Optional<String> problem() {
        try {
            compiled();
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(e.getDescription() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1)));
        } catch (StackOverflowError _) {
            return Optional.of("it is nested too deeply");
        }
    }

    /** For one line at a time. */
    public Pattern compiled() {
        int flags = ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
        return Pattern.compile(text, regex ? flags : flags | Pattern.LITERAL);
    }
}
