package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.util.List;
import java.util.Optional;

/** An incident's runbook: the text that was frozen into it, read with what people said of its parts. Pure; any thread. */
public final class FrozenRunbook {
    private FrozenRunbook() {
    }

    public static Optional<Runbook> of(Incident incident) {
        return incident.runbook().map(attached -> read(attached, incident.corrections()));
    }

    /** A correction that a newer program wrote and this one does not know says nothing here. */
    public static Runbook read(Fact.RunbookAttached attached, List<ReadingCorrection> corrections) {
        return RunbookReader.read(attached.name(), attached.text(), corrections(corrections));
    }

    public static List<Correction> corrections(List<ReadingCorrection> recorded) {
        return recorded.stream().flatMap(c -> Correction.of(new Correction.Place(c.heading(), c.quote(), c.sha256(), c.under(),
                c.after()), c.as(), c.of(), c.urgency()).stream())
                .toList();
    }

    /** As they are recorded. */
    public static List<ReadingCorrection> recorded(List<Correction> corrections) {
        return corrections.stream().map(FrozenRunbook::recorded).toList();
    }

    private static ReadingCorrection recorded(Correction c) {
        return new ReadingCorrection(c.role().words(), c.place().heading(), c.place().quote(), c.place().sha256(),
                c.place().under(), c.place().after(), c.of(),
                c.urgency().map(Urgency::label).orElse(""));
    }
}
