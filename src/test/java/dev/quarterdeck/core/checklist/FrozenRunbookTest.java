package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.runbook.Procedure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrozenRunbookTest {
    private static final String TEXT = "# Cache\n\n## Notes\n\n- Flush it\n- Warm it\n";
    private static final ReadingCorrection PROCEDURE = new ReadingCorrection("procedure", true, "Notes", "", "", "", "", "");
    private static final ReadingCorrection CONTEXT = new ReadingCorrection("context", true, "Notes", "", "", "", "", "");
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P1, ""))
            .then(new Fact.RunbookAttached("cache.md", "ab12", TEXT));

    private List<String> procedures() {
        return FrozenRunbook.of(told.incident()).orElseThrow().procedures().stream().map(Procedure::title).toList();
    }

    @Test
    void theFrozenTextIsReadWithWhatWasSaidSinceAndWithoutWhatWasWithdrawn() {
        assertThat(procedures()).doesNotContain("Notes");

        told.then(new Fact.ReadingCorrected(List.of(PROCEDURE), List.of()));
        assertThat(procedures()).contains("Notes");

        told.then(new Fact.ReadingCorrected(List.of(CONTEXT), List.of()));
        assertThat(told.incident().corrections()).containsExactly(CONTEXT);
        assertThat(procedures()).doesNotContain("Notes");

        told.then(new Fact.ReadingCorrected(List.of(PROCEDURE), List.of()))
                .then(new Fact.ReadingCorrected(List.of(), List.of(PROCEDURE)));
        assertThat(told.incident().corrections()).isEmpty();
    }

    @Test
    void anotherTextBeginsWithoutAny() {
        told.then(new Fact.ReadingCorrected(List.of(PROCEDURE), List.of()))
                .then(new Fact.RunbookAttached("cache.md", "cd34", TEXT));

        assertThat(told.incident().corrections()).isEmpty();
    }

    @Test
    void aRoleOfANewerProgramSaysNothing() {
        told.then(new Fact.ReadingCorrected(List.of(new ReadingCorrection("hologram", true, "Notes", "", "", "", "", "")),
                List.of()));

        assertThat(procedures()).doesNotContain("Notes");
    }

    @Test
    void theTimelineAndThePostMortemNameIt() {
        told.then(new Fact.ReadingCorrected(List.of(PROCEDURE), List.of()));

        assertThat(TimelineText.of(told.incident().events().getLast()).title())
                .isEqualTo("Runbook reading corrected: “Notes” is procedure");
        assertThat(PostMortem.document(told.incident(), FrozenRunbook.of(told.incident()), Instant.parse("2026-11-24T09:00:00Z"),
                "1").text())
                .contains("Read otherwise", "“Notes” as procedure");
    }

    @Test
    void whatIsRecordedIsReadAgain() {
        assertThat(FrozenRunbook.recorded(FrozenRunbook.corrections(List.of(PROCEDURE, CONTEXT))))
                .containsExactly(PROCEDURE, CONTEXT);
        assertThat(FrozenRunbook.of(new Told().then(new Fact.IncidentDeclared("x", Severity.P1, "")).incident()))
                .isEqualTo(Optional.empty());
    }
}
