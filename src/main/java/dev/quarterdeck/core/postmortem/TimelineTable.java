package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Chronicle;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.Times;
import java.util.List;

/**
 * All entries in the order in which things happened, with what was corrected or retracted struck through. Pure; any thread.
 */
final class TimelineTable {
    private TimelineTable() {
    }

    static void write(Incident incident, SecretMask mask, Markdown out) {
        out.heading(2, "Timeline");
        out.paragraph("All times are UTC, in the order in which things happened; what was entered later says so, and what was"
                + " corrected or retracted is struck through.");
        out.table(List.of("Time", "What", "Detail"), Chronicle.of(incident), entry -> row(entry, mask));
    }

    private static List<Markdown.Cell> row(Entry entry, SecretMask mask) {
        TimelineText words = entry.words(mask::masked);
        String title = words.title();
        return List.of(Markdown.Cell.of(Times.dateTime(entry.now().at())),
                entry.retracted() ? new Markdown.Cell("", List.of(title)) : new Markdown.Cell(title, entry.struck(mask::masked)),
                Markdown.Cell.of(words.detail()));
    }
}
