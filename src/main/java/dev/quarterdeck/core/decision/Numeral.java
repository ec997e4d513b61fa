package dev.quarterdeck.core.decision;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A figure as runbooks spell it. Groups of thousands may be parted by blanks, apostrophes, commas or dots, decimals by a dot or a
 * comma; {@code 1,200} can be either, and then nobody guesses. Immutable; any thread.
 *
 * @param value   as a decimal, or with its groups joined where no other reading is possible
 * @param grouped the other reading: {@code 1,200} as 1200; {@code value} is empty then
 */
record Numeral(Optional<Double> value, Optional<Double> grouped) {
    /** What may be one figure, from its first digit to its last. */
    static final Pattern SPELLING = Pattern.compile("\\d+(?:[.,'’ʼ_]\\d+| \\d{3}(?!\\d))*");
    private static final int LONGEST = 16;
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("0[.,]\\d{1,6}|\\d{1,9}[.,](?:\\d{1,2}|\\d{4,6})|\\d{4,9}[.,]\\d{3}");
    private static final Pattern COMMA_OR_GROUP = Pattern.compile("\\d{1,3},\\d{3}");
    private static final Pattern COMMA_GROUPS =
            Pattern.compile("\\d{1,3}(?:,\\d{3}){2,}(?:\\.\\d{1,6})?|\\d{1,3}(?:,\\d{3})+\\.\\d{1,6}"
                    + "|\\d{1,2}(?:,\\d{2})+,\\d{3}(?:\\.\\d{1,6})?");
    private static final Pattern DOT_GROUPS = Pattern.compile("\\d{1,3}(?:\\.\\d{3}){2,}(?:,\\d{1,6})?"
            + "|\\d{1,3}(?:\\.\\d{3})+,\\d{1,6}");
    private static final Pattern PARTED_GROUPS = Pattern.compile("\\d{1,3}(?:([ '’ʼ_])\\d{3})(?:\\1\\d{3})*(?:[.,]\\d{1,6})?");

    /** Empty for what is no figure that can be told: a version, a date, digits parted in another way. */
    static Optional<Numeral> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (PLAIN.matcher(text).matches() || DECIMAL.matcher(text).matches()) {
            return sure(text.replace(',', '.'));
        }
        if (COMMA_GROUPS.matcher(text).matches()) {
            return sure(text.replace(",", ""));
        }
        if (DOT_GROUPS.matcher(text).matches()) {
            return sure(text.replace(".", "").replace(',', '.'));
        }
        if (PARTED_GROUPS.matcher(text).matches()) {
            return sure(text.replaceAll("[ '’ʼ_]", "").replace(',', '.'));
        }
        return COMMA_OR_GROUP.matcher(text).matches()
                ? Optional.of(new Numeral(Optional.empty(), Optional.of(Double.valueOf(text.replace(",", "")))))
                : Optional.empty();
    }

    static Numeral of(double value) {
        return new Numeral(Optional.of(value), Optional.empty());
    }

    private static Optional<Numeral> sure(String digits) {
        return Optional.of(of(Double.parseDouble(digits)));
    }
}
