package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Hold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Instant NOW = Told.START.plus(Duration.ofMinutes(1));
    private static final CheckRef CHECK = new CheckRef("Checklist", "Confirm issue", 0, 12);
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P1, ""));

    private Rules.Ruling rule(Command command) {
        return Rules.decide(told.incident(), command, "oncall-1", NOW);
    }

    private static void refused(Rules.Ruling ruling, String words) {
        assertThat(ruling).isEqualTo(new Rules.Ruling.Refused(words));
    }

    private static void allowed(Rules.Ruling ruling, Fact... facts) {
        assertThat(ruling).isInstanceOfSatisfying(Rules.Ruling.Allowed.class,
                a -> assertThat(a.facts()).containsExactly(facts));
    }

    @Test
    void declaringClaimsWhenItBeganAndNamesTheLead() {
        Instant began = NOW.minusSeconds(600);
        allowed(Rules.decide(Incident.unborn(told.incident().id()), new Command.Declare(" Outage ", Severity.P0, "",
                        Optional.of(began), "oncall-1"), "oncall-1", NOW),
                new Fact.IncidentDeclared("Outage", Severity.P0, ""),
                new Fact.MilestoneClaimed(Milestone.BEGAN, began), new Fact.RoleAssigned(Role.LEAD, "oncall-1", ""));
    }

    @Test
    void anIncidentIsDeclaredOnce() {
        refused(rule(new Command.Declare("Again", Severity.P0, "", Optional.empty(), "")), "This incident is already declared.");
    }

    @Test
    void aTickWithoutANameIsTheActors() {
        allowed(rule(new Command.TickCheck(CHECK, "", Optional.empty())), new Fact.CheckTicked(CHECK, "oncall-1"));
    }

    @Test
    void aLevelHoldsForAReasonableTimeAndTheSameAgainIsNoEntry() {
        var longer = new Hold(Duration.ofSeconds(30), Duration.ofMinutes(2));
        allowed(rule(new Command.ChangeHold(longer)), new Fact.HoldChanged(longer));
        allowed(rule(new Command.ChangeHold(Hold.DEFAULT)));
        refused(rule(new Command.ChangeHold(new Hold(Duration.ZERO, Duration.ofMinutes(2)))),
                "Before it rises, a level must hold for at least 1 s and at most 10 min.");
        refused(rule(new Command.ChangeHold(new Hold(Duration.ofSeconds(15), Duration.ofHours(2)))),
                "Before it falls, a level must hold for at least 1 s and at most 1 h.");
        told.then(new Fact.HoldChanged(longer));
        assertThat(told.incident().hold()).isEqualTo(longer);
        allowed(rule(new Command.ChangeHold(longer)));
        allowed(rule(new Command.ChangeHold(Hold.DEFAULT)), new Fact.HoldChanged(Hold.DEFAULT));
    }

    @Test
    void aTickedCheckIsNotTickedAgain() {
        told.then(new Fact.CheckTicked(CHECK, "oncall-2"));
        refused(rule(new Command.TickCheck(CHECK, "", Optional.empty())), "Already ticked by oncall-2.");
    }

    @Test
    void timesInTheFutureAreRefused() {
        refused(rule(new Command.AddNote("x", Optional.of(NOW.plusSeconds(61)))), "That time lies in the future.");
        refused(rule(new Command.ClaimMilestone(Milestone.RESTORED, NOW.plusSeconds(61))), "That time lies in the future.");
    }

    @Test
    void skippingAndDecidingAndReopeningNeedAReason() {
        refused(rule(new Command.SkipCheck(CHECK, " ")), "A reason is needed to skip a check.");
        refused(rule(new Command.RecordDecision(Choice.EXECUTE, "", "", "", "", 3, "", List.of(), List.of(), "", "", "",
                Optional.empty(), "", List.of(), List.of(), false)),
                "A decision needs a reason: one line will do.");
        told.then(new Fact.Resolved(List.of(), ""));
        refused(rule(new Command.Reopen("", false)), "A reason is needed to reopen.");
    }

    @Test
    void resolvingWithSomethingOpenNeedsAReason() {
        refused(rule(new Command.Resolve(List.of("Error rate below 1%"), "")),
                "Something is still open: a reason is needed to resolve all the same.");
        allowed(rule(new Command.Resolve(List.of("x"), "known")), new Fact.Resolved(List.of("x"), "known"));
    }

    @Test
    void aResolvedIncidentTakesNotesAndFollowUpsButNoDecision() {
        told.then(new Fact.Resolved(List.of(), ""));
        allowed(rule(new Command.AddNote("later", Optional.empty())), new Fact.NoteAdded("later"));
        refused(rule(new Command.ChangeStatus(Status.MITIGATING)), "This incident is resolved. Reopen it first.");
    }

    @Test
    void whatChangesNothingIsAllowedAndRecordsNothing() {
        allowed(rule(new Command.ChangeSeverity(Severity.P1, "")));
        allowed(rule(new Command.ChangeTitle("Outage")));
    }

    @Test
    void aHandOverKeepsBothNames() {
        told.then(new Fact.RoleAssigned(Role.LEAD, "oncall-1", ""));
        allowed(rule(new Command.AssignRole(Role.LEAD, "oncall-2")), new Fact.RoleAssigned(Role.LEAD, "oncall-2", "oncall-1"));
    }
}
