package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.core.runbook.correction.PartRole;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Locale;

/** How a part's role and state are drawn: a word and a shape, and a colour besides. Any thread. */
final class PartMark {
    private PartMark() {
    }

    static String role(PartRole role) {
        return Texts.of("reading.is." + key(role.name()));
    }

    static String state(PartReading reading) {
        return shape(reading.understanding()) + " " + Texts.of("reading.state." + key(reading.understanding().name()));
    }

    static String shape(Understanding understanding) {
        return switch (understanding) {
            case UNDERSTOOD -> "●";
            case UNSURE -> "?";
            case TEXT -> "○";
        };
    }

    static String stateTone(Understanding understanding) {
        return switch (understanding) {
            case UNDERSTOOD -> Styles.SUCCESS;
            case UNSURE -> Styles.WARNING;
            case TEXT -> Styles.NEUTRAL;
        };
    }

    static String tone(PartRole role) {
        return switch (role) {
            case PROCEDURE, STEP, CHECKLIST -> Styles.SUCCESS;
            case TRIGGER, MATRIX -> Styles.DANGER;
            case REASON_AGAINST -> Styles.SEVERE;
            case COMMAND, QUERY, OUTPUT -> Styles.ACCENT;
            case MESSAGE, CONTACT, OTHER -> Styles.WARNING;
            case TITLE, CONTEXT, HOLDS, TEXT -> Styles.NEUTRAL;
        };
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
