package dev.quarterdeck.core.runbook;

import java.util.Locale;

/** What a finding is about, for machines that read it. */
public enum FindingCode {
    UNCLOSED_FENCE, SHORT_FENCE_END, NESTED_FENCE, UNCLOSED_COMMENT, EMPTY_STEP, UNCHECKED_DESTRUCTION, UNFINISHED, UNRESOLVED_PLACEHOLDER,
    BROKEN_REFERENCE, REFERENCE_MISMATCH, INVISIBLE_CHARACTER, CURLY_QUOTE, REVIEW_OVERDUE, UNREADABLE_DATE, MATRIX_GAP, MATRIX_OVERLAP,
    UNREADABLE_THRESHOLD, LINK_SCHEME, PARTLY_VARIABLE_HEADER, FRONT_MATTER, LANGUAGE, LIMIT;

    /** {@code unclosed-fence}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
