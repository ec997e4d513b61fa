package dev.quarterdeck.core.runbook.finding;

/** Something the reader could not understand or thinks is wrong, with the source line it is about. */
public record Finding(int line, FindingSeverity severity, FindingCode code, String message) {

    public static Finding error(int line, FindingCode code, String message) {
        return new Finding(line, FindingSeverity.ERROR, code, message);
    }

    public static Finding warning(int line, FindingCode code, String message) {
        return new Finding(line, FindingSeverity.WARNING, code, message);
    }

    public static Finding note(int line, FindingCode code, String message) {
        return new Finding(line, FindingSeverity.NOTE, code, message);
    }
}
