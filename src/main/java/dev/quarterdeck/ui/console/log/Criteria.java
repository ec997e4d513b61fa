package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked of a log: what to look for, whether other lines stay in sight, and which lines are left out anyway.
 *
 * @param words   empty when nothing is looked for
 * @param regex   whether {@code words} and {@code exclude} are patterns
 * @param only    lines that do not match are left out; otherwise they stay, and what matches is highlighted
 * @param exclude lines with this are left out; empty for none
 */
record Criteria(String words, boolean regex, boolean only, String exclude, LogLevel least, Optional<Instant> from) {
    static final Criteria NONE = new Criteria("", false, false, "", LogLevel.NONE, Optional.empty());

    boolean searching() {
        return !words.isEmpty();
    }

    /** Whether lines are left out, besides those that only matching leaves out. */
    boolean narrowed() {
        return !exclude.isEmpty() || least != LogLevel.NONE || from.isPresent();
    }

    /** What is in sight; empty for all of it. */
    Optional<LogFilter> shown() {
        return only && searching() ? Optional.of(found()) : narrowed() ? Optional.of(base()) : Optional.empty();
    }

    /** What is looked for, among what is in sight. */
    LogFilter found() {
        return base().including(pattern(words));
    }

    LogPattern pattern() {
        return pattern(words);
    }

    private LogFilter base() {
        LogFilter filter = LogFilter.ALL.atLeast(least);
        filter = exclude.isEmpty() ? filter : filter.excluding(pattern(exclude));
        return from.map(filter::since).orElse(filter);
    }

    /** Capitals count once somebody typed one, as in less -i. */
    private LogPattern pattern(String text) {
        var pattern = new LogPattern(text, regex, false);
        return text.chars().anyMatch(Character::isUpperCase) ? pattern : pattern.ignoringCase();
    }

    Criteria saying(String text) {
        return new Criteria(text, regex, only, exclude, least, from);
    }

    Criteria regex(boolean on) {
        return new Criteria(words, on, only, exclude, least, from);
    }

    Criteria only(boolean on) {
        return new Criteria(words, regex, on, exclude, least, from);
    }

    Criteria excluding(String text) {
        return new Criteria(words, regex, only, text, least, from);
    }

    Criteria atLeast(LogLevel level) {
        return new Criteria(words, regex, only, exclude, level, from);
    }

    Criteria since(Optional<Instant> time) {
        return new Criteria(words, regex, only, exclude, least, time);
    }

    /** All lines are in sight again; what is looked for stays. */
    Criteria widened() {
        return new Criteria(words, regex, false, "", LogLevel.NONE, Optional.empty());
    }
}
