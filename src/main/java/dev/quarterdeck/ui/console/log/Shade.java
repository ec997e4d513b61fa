package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogLevel;
import java.util.Locale;

/** The colours that text of a log is drawn in; each is a style class. */
enum Shade {
    PLAIN, TIME, SOURCE, REST, GAP, ERROR, WARN, INFO,
    RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN;

    static Shade of(LogLevel level) {
        return switch (level) {
            case ERROR -> ERROR;
            case WARN -> WARN;
            case INFO -> INFO;
            case DEBUG, TRACE, NONE -> REST;
        };
    }

    /** The terminal's sixteen colours, as far as they can be read on light and on dark. */
    static Shade ansi(int colour) {
        return switch (colour % 8) {
            case 1 -> RED;
            case 2 -> GREEN;
            case 3 -> YELLOW;
            case 4 -> BLUE;
            case 5 -> MAGENTA;
            case 6 -> CYAN;
            default -> colour == 8 ? REST : PLAIN;
        };
    }

    String style() {
        return "log-" + name().toLowerCase(Locale.ROOT);
    }
}
