package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.checklist.AuthorityRuling.Standing;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityRulingTest {
    private static final List<Authority> TABLE = List.of(new Authority("P0 (Critical)", "Any on-call engineer", 1),
            new Authority("P1 (High)", "Engineering Lead or above", 1),
            new Authority("P2 (Medium)", "Engineering Manager approval required", 1),
            new Authority("P3 (Low)", "Product Owner + Engineering Manager", 1));
    private static final List<Contact> PEOPLE = List.of(new Contact("Engineering Lead", List.of(), "Platform Owner", 1),
            new Contact("Platform Owner", List.of(), "", 2));

    private static AuthorityRuling ruling(Severity severity, Choice choice, boolean immediate, String role) {
        return AuthorityRuling.of(TABLE, PEOPLE, severity, choice, immediate, role);
    }

    @ParameterizedTest
    @CsvSource({"P0,on-call engineer,ALLOWED", "P0,On-Call Engineer (team A),ALLOWED", "P0,intern,SOMEBODY_ELSE",
            "P1,engineering lead,ALLOWED",
        "P1,CTO,ALLOWED", "P1,Platform Owner,ALLOWED", "P1,on-call engineer,SOMEBODY_ELSE", "P2,Engineering Manager,ALLOWED",
        "P2,CTO,SOMEBODY_ELSE", "P3,Engineering Manager,SOMEBODY_ELSE", "P3,Product Owner and Engineering Manager,ALLOWED"})
    void theRowOfThePresentSeverityDecides(Severity severity, String role, Standing standing) {
        assertThat(ruling(severity, Choice.EXECUTE, false, role).standing()).isEqualTo(standing);
    }

    @Test
    void anImmediateTriggerFreesNobodyFromTheTableUnlessTheRunbookSaysSo() {
        assertThat(ruling(Severity.P3, Choice.EXECUTE, true, "")).isEqualTo(new AuthorityRuling(Standing.SOMEBODY_ELSE,
                "P3 (Low): Product Owner + Engineering Manager"));
        List<Authority> free = List.of(new Authority("P3 (Low)", "Product Owner", 1),
                new Authority("", "No approval is needed for critical triggers.", 2));
        assertThat(AuthorityRuling.of(free, PEOPLE, Severity.P3, Choice.EXECUTE, true, ""))
                .isEqualTo(new AuthorityRuling(Standing.NOT_NEEDED,
                "No approval is needed for critical triggers."));
        assertThat(AuthorityRuling.of(free, PEOPLE, Severity.P3, Choice.EXECUTE, false, "").standing())
                .isEqualTo(Standing.SOMEBODY_ELSE);
    }

    @Test
    void whatTheRunbookSaysOfEveryRollbackHoldsWhereNoSeverityIsNamed() {
        List<Authority> line = List.of(new Authority("", "CTO", 3));
        assertThat(AuthorityRuling.of(line, List.of(), Severity.P1, Choice.EXECUTE, false, "CTO"))
                .isEqualTo(new AuthorityRuling(Standing.ALLOWED, "CTO"));
    }

    @Test
    void whatChangesNothingNeedsNoApproval() {
        assertThat(ruling(Severity.P2, Choice.MONITOR, false, "").standing()).isEqualTo(Standing.NOT_NEEDED);
    }

    @Test
    void aRunbookWithoutATableSaysNothing() {
        assertThat(AuthorityRuling.of(List.of(), List.of(), Severity.P1, Choice.EXECUTE, false, "CTO"))
                .isEqualTo(new AuthorityRuling(Standing.UNSAID, ""));
    }

    @Test
    void whoeverDoesNotAnswerIsFollowedByTheNextContact() {
        assertThat(Escalation.after("Engineering Lead or above", PEOPLE)).contains("Platform Owner");
        assertThat(Escalation.after("everybody", PEOPLE)).isEmpty();
    }
}
