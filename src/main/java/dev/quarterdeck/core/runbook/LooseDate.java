package dev.quarterdeck.core.runbook;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the date notations that people write into runbooks. 03/04/2026 is two different days, so it is none. Any thread. */
final class LooseDate {
    private static final List<DateTimeFormatter> NOTATIONS = List.of(
            notation("uuuu-M-d"), notation("uuuu/M/d"), notation("d.M.uuuu"), notation("MMMM d, uuuu"),
            notation("MMMM d uuuu"), notation("MMM d, uuuu"), notation("MMM d uuuu"), notation("d MMMM uuuu"),
            notation("d MMM uuuu"), notation("d-MMM-uuuu"));

    private LooseDate() {
    }

    static Optional<LocalDate> read(String text) {
        String plain = text.strip().replaceAll("(?<=\\d)(?:st|nd|rd|th)\\b", "").replaceAll("[.\\s]+$", "");
        for (DateTimeFormatter notation : NOTATIONS) {
            try {
                return Optional.of(LocalDate.parse(plain, notation));
            } catch (DateTimeParseException _) {
                // it may be another notation
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter notation(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.ENGLISH);
    }
}
