package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final Instant RESTORED = Instant.parse("2026-11-23T15:00:00Z");
    private static final String RUNBOOK = """
            # A
            ## Within 24 hours
            - [ ] **Root cause; all of it**: why, when, and who was hit by it in which way while nobody looked at the ペ ージ
            - [ ] Told
            """;

    private static List<FollowUp> followUps() {
        var told = new Told().then(new Fact.IncidentDeclared("Search, slow", Severity.P1, ""))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, RESTORED))
                .then(new Fact.CheckTicked(new CheckRef("Within 24 hours", "Told", 0, 4), "Ada"));
        return FollowUp.of(RunbookReader.read("a.md", RUNBOOK), told.incident());
    }

    @Test
    void whatIsOpenIsDueSinceTheServiceWasRestored() {
        assertThat(followUps()).singleElement().satisfies(f -> {
            assertThat(f.title()).isEqualTo("Root cause; all of it");
            assertThat(f.due()).isEqualTo(RESTORED.plus(Duration.ofHours(24)));
        });
    }

    @Test
    void theFileHasAnEventForEachWithTheDueTimeInUtc() {
        String file = Calendar.of(followUps(), RESTORED);
        assertThat(file).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n")
                .contains("DTSTART:20261124T150000Z\r\n", "SUMMARY:Root cause\\; all of it (", "TRIGGER:-PT1H");
        assertThat(file.replace("\r\n ", "")).contains("Search\\, slow");
    }

    @Test
    void noLineIsLongerThanTheStandardAllowsAndNoCharacterIsCut() {
        String file = Calendar.of(followUps(), RESTORED);
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file.replace("\r\n ", "")).contains("ペ ージ");
    }
}
