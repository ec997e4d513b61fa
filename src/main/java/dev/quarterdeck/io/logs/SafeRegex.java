package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that cannot hurt: it stops when it is no longer wanted, and gives up on a line after too many steps. One
 * thread.
 */
final class SafeRegex {
    private static final int MOST_STEPS = 20_000_000;
    private static final int STEPS_BETWEEN_QUESTIONS = 64 * 1024;

    private final Pattern pattern;
    private final BooleanSupplier cancelled;
    private final Runnable givenUp;

    /** @param givenUp is told of each line of which it is not known whether it matches */
    SafeRegex(Pattern pattern, BooleanSupplier cancelled, Runnable givenUp) {
        this.pattern = pattern;
        this.cancelled = cancelled;
        this.givenUp = givenUp;
    }

    boolean find(String line) {
        try {
            return pattern.matcher(new Watched(line, 0, line.length(), new Steps(MOST_STEPS))).find();
        } catch (Abandoned | StackOverflowError _) {
            if (!cancelled.getAsBoolean()) {
                givenUp.run();
            }
            return false;
        }
    }

    /** Where it is found in {@code line}; what was found so far when that takes too many steps. */
    List<LogQuery.Range> ranges(String line, int mostSteps) {
        var ranges = new ArrayList<LogQuery.Range>();
        var steps = new Steps(mostSteps);
        Matcher matcher = pattern.matcher(new Watched(line, 0, line.length(), steps));
        try {
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    ranges.add(new LogQuery.Range(matcher.start(), matcher.end()));
                }
            }
        } catch (Abandoned | StackOverflowError _) {
            // a line without colour is better than a window that waits
        }
        return List.copyOf(ranges);
    }

    boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    /** Leaves the middle of a search; never leaves this class. */
    private static final class Abandoned extends RuntimeException {
        private static final Abandoned INSTANCE = new Abandoned();

        private Abandoned() {
            super(null, null, false, false);
        }
    }

    private final class Steps {
        private int left;

        Steps(int most) {
            this.left = most;
        }

        void one() {
            if (--left <= 0 || left % STEPS_BETWEEN_QUESTIONS == 0 && cancelled.getAsBoolean()) {
                throw Abandoned.INSTANCE;
            }
        }
    }

    /** The only thing that every search does again and again is to ask for characters. */
    private record Watched(String text, int from, int to, Steps steps) implements CharSequence {
        @Override
        public int length() {
            return to - from;
        }

        @Override
        public char charAt(int index) {
            steps.one();
            return text.charAt(from + index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text, from + start, from + end, steps);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }
}
