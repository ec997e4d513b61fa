package dev.quarterdeck.core.logs;

/** A text that may be looked at only so often, so that a pattern that backtracks for ever ends. One thread. */
public final class LimitedText implements CharSequence {
    private final CharSequence text;
    private final int[] left;

    private LimitedText(CharSequence text, int[] left) {
        this.text = text;
        this.left = left;
    }

    /** @param steps characters that may be asked for, parts of it included, before {@link GaveUp} */
    public static LimitedText of(CharSequence text, int steps) {
        return new LimitedText(text, new int[] {steps});
    }

    /** Leaves the middle of a search. */
    public static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        GaveUp() {
            super("too many steps", null, false, false);
        }
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new GaveUp();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new LimitedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
