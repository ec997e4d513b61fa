package dev.quarterdeck.core.decision;

import org.jspecify.annotations.NullUnmarked;

/**
 * One word, phrase, sign or figure of a statement, by what it does in it. Immutable; any thread.
 *
 * @param word        its part
 * @param numeral     the figure of a {@link Word#NUMBER}, otherwise null
 * @param sign        whether it is a sign and no word: only with signs does {@code 1% < x} say the same as {@code x > 1%}
 * @param continental whether the phrase is of a language that parts decimals by a comma
 */
@NullUnmarked
record Token(Word word, Numeral numeral, boolean sign, boolean continental) {

    /**
     * What a part of a statement does. What is none of these is {@link #UNKNOWN}, and a statement with such a part is left
     * to people.
     */
    enum Word {
        /** The rate of errors of what is probed. */
        ERRORS,
        /** Answers with a server's error, alone or beside {@link #ERRORS}. */
        SERVER_ERRORS,
        /** A share that is written without a unit: {@code error ratio > 0.05}. */
        ERROR_RATIO,
        LATENCY, P95,
        BELOW, AT_MOST, ABOVE, AT_LEAST,
        /** At most, but only in a table's cell: {@code is up to 5%} says that it rose. */
        UP_TO,
        BETWEEN,
        /** What joins the ends of an interval, and can join nothing else. */
        LINK,
        DASH, AND,
        /** Behind its figure: {@code 5% or more}, {@code 5%以上}. */
        OR_MORE, OR_LESS, AND_BELOW, AND_ABOVE,
        PLUS,
        NUMBER,
        PERCENT, PER_MILLE, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS,
        /** Before or behind how long something lasts. */
        LASTING,
        /** Says that it lasts and leaves for how long to another part, which then has to be there. */
        SUSTAINED,
        /** Belongs to how long something lasts, and says nothing alone: {@code consecutive}, {@code window}. */
        WINDOW,
        /** Behind a figure: {@code exceeds the 5% threshold}. Alone it names a threshold and states none. */
        LIMIT,
        VARIABLE,
        /** How it is said to be when the service is well; a threshold that is passed then is none that can be told. */
        GOOD,
        BAD,
        FILLER,
        UNKNOWN
    }

    static Token of(Word word) {
        return new Token(word, null, false, false);
    }

    static Token sign(Word word) {
        return new Token(word, null, true, false);
    }

    static Token number(Numeral numeral) {
        return new Token(Word.NUMBER, numeral, false, false);
    }

    boolean is(Word other) {
        return word == other;
    }
}
