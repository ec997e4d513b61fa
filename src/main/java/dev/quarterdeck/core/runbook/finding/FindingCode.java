package dev.quarterdeck.core.runbook.finding;

import java.util.Locale;

/** What a finding is about, for machines that read it. */
public enum FindingCode {
    UNCLOSED_FENCE, SHORT_FENCE_END, NESTED_FENCE, UNCLOSED_COMMENT, EMPTY_STEP, UNCHECKED_DESTRUCTION, UNFINISHED,
            UNRESOLVED_PLACEHOLDER,
    BROKEN_REFERENCE, REFERENCE_MISMATCH, INVISIBLE_CHARACTER, CURLY_QUOTE, REVIEW_OVERDUE, UNREADABLE_DATE, MATRIX_GAP,
    MATRIX_OVERLAP,
    UNREADABLE_THRESHOLD, LINK_SCHEME, PARTLY_VARIABLE_HEADER, FRONT_MATTER, LANGUAGE, LIMIT,
    CORRECTION_GONE, CORRECTION_AMBIGUOUS, CORRECTION_UNUSED, CORRECTIONS_FILE;

    /** Whether it warns of what a person must see before acting, whoever said what of the text. */
    public boolean guard() {
        return switch (this) {
            case UNCLOSED_FENCE, SHORT_FENCE_END, NESTED_FENCE, UNCLOSED_COMMENT, UNCHECKED_DESTRUCTION, UNFINISHED,
                    UNRESOLVED_PLACEHOLDER,
                 INVISIBLE_CHARACTER, CURLY_QUOTE, LINK_SCHEME, PARTLY_VARIABLE_HEADER, LIMIT -> true;
            case EMPTY_STEP, BROKEN_REFERENCE, REFERENCE_MISMATCH, REVIEW_OVERDUE, UNREADABLE_DATE, MATRIX_GAP, MATRIX_OVERLAP,
                    UNREADABLE_THRESHOLD,
                 FRONT_MATTER, LANGUAGE, CORRECTION_GONE, CORRECTION_AMBIGUOUS, CORRECTION_UNUSED, CORRECTIONS_FILE -> false;
        };
    }

    /** {@code unclosed-fence}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
