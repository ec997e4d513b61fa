package dev.quarterdeck.core.logs;

/** How bad a log line says it is; {@code NONE} where it does not say. */
public enum LogLevel {
    NONE, TRACE, DEBUG, INFO, WARN, ERROR
}
