package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.runbook.Template;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessageDraftTest {
    private static final Template INITIATED = new Template("Rollback initiated", "Slack (#oncall)", """
            🚨 ROLLBACK INITIATED
            Reason: [Brief description]
            Severity: P0/P1/P2
            Lead: @engineer-name
            Status page: [link]
            Incident ticket: [link]""", List.of("[Brief description]", "P0/P1/P2", "@engineer-name", "[link]", "[link]"), "", 1);

    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P0, ""))
            .then(new Fact.RoleAssigned(Role.LEAD, "oncall-1", ""));

    @Test
    void theIncidentFillsSeverityAndLead() {
        String text = MessageDraft.of(INITIATED, told.incident()).text();
        assertThat(text).contains("Severity: P0\n", "Lead: @oncall-1\n", "Reason: [Brief description]\n");
    }

    @Test
    void whatAPersonEnteredWins() {
        told.then(new Fact.FieldFilled("P0/P1/P2", "P1 (raised later)"));
        assertThat(MessageDraft.of(INITIATED, told.incident()).text()).contains("Severity: P1 (raised later)\n");
    }

    @Test
    void aFieldThatStandsTwiceIsTwoFieldsAndAValueIsNeverSearchedForFields() {
        var draft = new MessageDraft(INITIATED, Map.of("[link]", "https://x.test/[link]?a=1&b", "[link] #2", "https://y.test"));
        assertThat(draft.text()).isEqualTo(INITIATED.body().replaceFirst("\\[link]", "https://x.test/LINK?a=1&b")
                .replace("[link]", "https://y.test").replace("LINK", "[link]"));
    }

    @Test
    void timesAreTheIncidentsOwnAndAnEstimateCanBeChanged() {
        var mail = new Template("Mail", "Mail", "From 14:15-14:35 UTC\nETA to resolution: 10 minutes",
                List.of("14:15-14:35", "10 minutes"), "", 1);
        assertThat(MessageDraft.of(mail, told.incident()).unfilled()).extracting(MessageDraft.Part::text)
                .containsExactly("14:15-14:35");
        told.then(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(900)));
        assertThat(MessageDraft.of(mail, told.incident()).text())
                .isEqualTo("From 14:00-14:15 UTC\nETA to resolution: 10 minutes");
        told.then(new Fact.FieldFilled("10 minutes", "an hour"));
        assertThat(MessageDraft.of(mail, told.incident()).text()).endsWith("ETA to resolution: an hour");
        assertThat(MessageField.of(mail).getLast().label()).isEqualTo("ETA to resolution");
    }

    @Test
    void fieldsAreNamedByWhatStandsBeforeThem() {
        assertThat(MessageField.of(INITIATED)).extracting(MessageField::key)
                .containsExactly("[Brief description]", "P0/P1/P2", "@engineer-name", "[link]", "[link] #2");
        assertThat(MessageField.of(INITIATED)).extracting(MessageField::label)
                .containsExactly("Reason", "Severity", "Lead", "Status page", "Incident ticket");
    }

    @Test
    void unfilledFieldsAreListedWithWhereTheyStand() {
        var draft = MessageDraft.of(INITIATED, told.incident());
        assertThat(draft.unfilled()).extracting(p -> p.field().orElseThrow() + " on line " + p.line())
                .containsExactly("[Brief description] on line 2", "[link] on line 5", "[link] on line 6");
        assertThat(draft.unfilled()).allSatisfy(p ->
                assertThat(draft.text().substring(p.start())).startsWith(p.text()));
    }

    @Test
    void aBlankValueLeavesTheFieldUnfilled() {
        assertThat(new MessageDraft(INITIATED, Map.of("[link]", " ")).unfilled()).hasSize(5);
    }

    @Test
    void thePartsTogetherAreTheText() {
        var draft = MessageDraft.of(INITIATED, told.incident());
        assertThat(draft.parts().stream().map(MessageDraft.Part::text).collect(Collectors.joining())).isEqualTo(draft.text());
    }

    @Test
    void nothingIsPrefilledBeforeDeclaring() {
        var drill = new Told().then(new Fact.DrillStarted("s", "Drill", 1)).incident();
        assertThat(MessageDraft.of(INITIATED, drill).text()).isEqualTo(INITIATED.body());
    }
}
