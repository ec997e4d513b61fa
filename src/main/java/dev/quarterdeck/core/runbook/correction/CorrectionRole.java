package dev.quarterdeck.core.runbook.correction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody says a heading or a block of a runbook is, whatever it reads like. */
public enum CorrectionRole {
    /** A reason to act. */
    TRIGGER,
    NOT_A_TRIGGER,
    PROCEDURE,
    /** A procedure that stands in the place of another one. */
    ALTERNATIVE_OF,
    STEP,
    COMMAND,
    /** What a command prints. */
    OUTPUT,
    /** To be read, and nothing else. */
    CONTEXT,
    MATRIX,
    /** A message. */
    TEMPLATE,
    CONTACT,
    /** A way to reach people. */
    CHANNEL;

    /** {@code not a trigger}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Optional<CorrectionRole> of(String words) {
        return Arrays.stream(values()).filter(role -> role.words()
                .equals(words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " "))).findFirst();
    }

    /** Whether a role of this kind says what a block holds, and leaves to its surroundings what becomes of it. */
    boolean ofText() {
        return this == COMMAND || this == OUTPUT;
    }

    /** Whether it is work of its own. */
    public boolean work() {
        return this == PROCEDURE || this == ALTERNATIVE_OF || this == STEP;
    }
}
