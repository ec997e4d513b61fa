package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Chronicle;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
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
        TimelineText words = entry.words();
        String title = entry.now().fact() instanceof Fact.EvidencePinned evidence ? pinned(entry.now(), evidence, mask) : words.title();
        return List.of(Markdown.Cell.of(Times.dateTime(entry.now().at())),
                entry.retracted() ? new Markdown.Cell("", List.of(title)) : new Markdown.Cell(title, entry.struck()),
                Markdown.Cell.of(words.detail()));
    }

    /** Masked before its first line is cut short, since of a secret that was cut a part could be left. */
    private static String pinned(Event event, Fact.EvidencePinned evidence, SecretMask mask) {
        var masked = new Fact.EvidencePinned(evidence.source(), evidence.line(), evidence.offset(), mask.masked(evidence.text()), evidence.sha256());
        return TimelineText.of(new Event(event.incident(), event.number(), event.key(), event.recordedAt(), event.occurredAt(), event.actor(),
                masked, event.hash(), event.writer())).title();
    }
}
