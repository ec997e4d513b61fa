package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTest {
    private static final CheckRef CHECK = new CheckRef("Checklist", "Confirm issue", 0, 12);
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P0, "search fails"));

    private Incident incident() {
        return told.incident();
    }

    @Test
    void declaringGivesTitleImpactSeverityAndStatus() {
        assertThat(incident().title()).isEqualTo("Outage");
        assertThat(incident().impact()).isEqualTo("search fails");
        assertThat(incident().severity()).isEqualTo(Severity.P0);
        assertThat(incident().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(incident().declaredAt()).contains(Told.START);
        assertThat(incident().open()).isTrue();
    }

    @Test
    void aDrillStandsByUntilItIsDeclared() {
        Told drill = new Told().then(new Fact.DrillStarted("listings", "Drill", 20));
        assertThat(drill.incident().drill()).isTrue();
        assertThat(drill.incident().status()).isEqualTo(Status.STANDBY);
        assertThat(drill.incident().declaredAt()).isEmpty();
        assertThat(drill.then(new Fact.IncidentDeclared("Outage", Severity.P0, "")).incident().drill()).isTrue();
    }

    @Test
    void theClockCountsFromBeganOnceItIsClaimed() {
        assertThat(incident().clockFrom()).contains(Told.START);
        Instant began = Told.START.minusSeconds(300);
        told.then(new Fact.MilestoneClaimed(Milestone.BEGAN, began));
        assertThat(incident().clockFrom()).contains(began);
    }

    @Test
    void aCorrectedMilestoneReplacesTheEarlierClaim() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(60)))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(90)));
        assertThat(incident().milestone(Milestone.RESTORED)).contains(Told.START.plusSeconds(90));
    }

    @Test
    void aTickKeepsWhoDidItWhoEnteredItAndWhenItHappened() {
        Instant earlier = Told.START.minusSeconds(30);
        told.then("oncall-1", new Fact.CheckTicked(CHECK, "oncall-2"), Optional.of(earlier));
        assertThat(incident().check(CHECK)).contains(new CheckState.Ticked("oncall-2", "oncall-1", earlier));
    }

    @Test
    void aCheckIsFoundByItsWordsThoughItsLineMoved() {
        told.then(new Fact.CheckTicked(CHECK, "oncall-1"));
        assertThat(incident().check(new CheckRef("Checklist", "Confirm issue", 0, 99))).isPresent();
        assertThat(incident().check(new CheckRef("Checklist", "Confirm issue", 1, 12))).isEmpty();
    }

    @Test
    void untickingLeavesNoState() {
        told.then(new Fact.CheckTicked(CHECK, "oncall-1")).then(new Fact.CheckUnticked(CHECK));
        assertThat(incident().check(CHECK)).isEmpty();
        told.then(new Fact.CheckSkipped(CHECK, "not needed"));
        assertThat(incident().check(CHECK)).containsInstanceOf(CheckState.Skipped.class);
    }

    @Test
    void aTriggerIsMetByItsNewestJudgement() {
        told.then(new Fact.TriggerJudged("P0", true, ""));
        assertThat(incident().met("P0")).isTrue();
        told.then(new Fact.TriggerJudged("P0", false, "downgraded"));
        assertThat(incident().met("P0")).isFalse();
    }

    @Test
    void theFirstDecisionsTimeIsKeptWhenAnotherFollows() {
        told.then(decision()).after(Duration.ofMinutes(5)).then(decision());
        assertThat(incident().decidedFirst()).contains(Told.START.plusSeconds(1));
        assertThat(incident().decision().orElseThrow().at()).isEqualTo(Told.START.plusSeconds(302));
    }

    private static Fact decision() {
        return new Fact.DecisionRecorded(Choice.EXECUTE, "", "why", "", "Critical", 3, "", List.of(), List.of(), "", "", "",
                Optional.empty(), "", List.of());
    }

    @Test
    void reopeningForgetsResolvedAndRestored() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START)).then(new Fact.Resolved(List.of(), ""));
        assertThat(incident().open()).isFalse();
        told.then(new Fact.Reopened("again", false));
        assertThat(incident().open()).isTrue();
        assertThat(incident().resolvedAt()).isEmpty();
        assertThat(incident().milestone(Milestone.RESTORED)).isEmpty();
    }

    @Test
    void reopeningKeepsRestoredWhenTheServiceStillRuns() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START)).then(new Fact.Resolved(List.of(), ""))
                .then(new Fact.Reopened("the final update is missing", true));
        assertThat(incident().open()).isTrue();
        assertThat(incident().status()).isEqualTo(Status.MONITORING);
        assertThat(incident().milestone(Milestone.RESTORED)).contains(Told.START);
    }

    @Test
    void unknownFactsStayInTheTimelineAndChangeNothing() {
        told.then(new Fact.Unknown("Teleported", "{}"));
        assertThat(incident().events()).hasSize(2);
        assertThat(incident().title()).isEqualTo("Outage");
    }

    @Test
    void theFirstUpdateOfAP0IsDueAfterFiveMinutesThenEveryFifteen() {
        assertThat(incident().nextUpdate()).contains(Told.START.plus(Duration.ofMinutes(5)));
        told.after(Duration.ofMinutes(3)).then(new Fact.MessageSent("Status page", "", "text"));
        assertThat(incident().nextUpdate()).contains(told.last().at().plus(Duration.ofMinutes(15)));
    }

    @Test
    void aP2IsDueAfterAnHourAndAP3Never() {
        told.then(new Fact.SeverityChanged(Severity.P0, Severity.P2, ""));
        assertThat(incident().nextUpdate()).contains(Told.START.plus(Duration.ofHours(1)));
        told.then(new Fact.SeverityChanged(Severity.P2, Severity.P3, ""));
        assertThat(incident().nextUpdate()).isEmpty();
    }

    @Test
    void anEditedCadenceCountsAndZeroStopsIt() {
        told.then(new Fact.CadenceChanged(Duration.ofMinutes(2)));
        assertThat(incident().nextUpdate()).contains(Told.START.plus(Duration.ofMinutes(2)));
        told.then(new Fact.CadenceChanged(Duration.ZERO));
        assertThat(incident().nextUpdate()).isEmpty();
    }

    @Test
    void nothingIsDueOnceResolvedOrBeforeDeclaring() {
        told.then(new Fact.Resolved(List.of(), ""));
        assertThat(incident().nextUpdate()).isEmpty();
        assertThat(new Told().then(new Fact.DrillStarted("s", "t", 1)).incident().nextUpdate()).isEmpty();
    }

    @Test
    void twoContinuationsOfOneVersionDoNotSeeEachOther() {
        Incident before = incident();
        Event one = new Event(before.id(), 2, new EventKey("a", 2), Told.START, Optional.empty(), "a",
                new Fact.NoteAdded("one"), "");
        Event two = new Event(before.id(), 2, new EventKey("b", 1), Told.START, Optional.empty(), "b",
                new Fact.NoteAdded("two"), "");
        Incident left = before.with(one);
        Incident right = before.with(two);
        assertThat(before.events()).hasSize(1);
        assertThat(left.events()).hasSize(2).last().isEqualTo(one);
        assertThat(right.events()).hasSize(2).last().isEqualTo(two);
        assertThat(left.with(two).events()).containsExactly(before.events().getFirst(), one, two);
    }

    @Test
    void thatTheServiceIsBackEndsWhatSomebodySawAndTheUpdates() {
        told.then(new Fact.IncidentDeclared("Search fails", Severity.P1, "")).then(new Fact.TriggerJudged("Data loss", true, ""));
        assertThat(incident().met("Data loss")).isTrue();
        assertThat(incident().nextUpdate()).isPresent();
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.minusSeconds(60)));
        assertThat(incident().met("Data loss")).as("said before, though it was back earlier still").isFalse();
        assertThat(incident().nextUpdate()).isEmpty();
        told.then(new Fact.TriggerJudged("Data loss", true, "again"));
        assertThat(incident().met("Data loss")).isTrue();
    }

    @Test
    void whatSomebodySawHoldsAgainWhenItIsReopenedAsNotBack() {
        told.then(new Fact.IncidentDeclared("Search fails", Severity.P1, "")).then(new Fact.TriggerJudged("Data loss", true, ""))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START)).then(new Fact.Resolved(List.of(), ""))
                .then(new Fact.Reopened("fails again", false));
        assertThat(incident().met("Data loss")).isTrue();
        assertThat(incident().nextUpdate()).isPresent();
    }
}
