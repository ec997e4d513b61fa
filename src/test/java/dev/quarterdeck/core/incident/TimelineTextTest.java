package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTextTest {
    private static final CheckRef CHECK = new CheckRef("Rollback Procedures › Pre-rollback checklist",
            "Confirm issue: Verify the cause", 0, 12);
    private final Told told = new Told().after(Duration.ofMinutes(20));

    private TimelineText text(Fact fact) {
        return TimelineText.of(told.then(fact).last());
    }

    private static TimelineText line(String title, String detail) {
        return new TimelineText(title, detail);
    }

    @Test
    void aLevelChangeNamesBothLevelsAndWhatDroveIt() {
        assertThat(text(new Fact.AdviceChanged("Alert", "Critical", 3, 3, "Execute rollback",
                "Error rate 11.7% is above 10%", List.of())))
                .isEqualTo(line("Matrix Alert to Critical", "Error rate 11.7% is above 10% · Execute rollback"));
    }

    @Test
    void goingBlindSaysWhyAndWhatWasKnownBefore() {
        assertThat(text(new Fact.AdviceChanged("Critical", "Cannot judge", -1, 3, "", "no answer from GET /a for 9 s",
                List.of()))).isEqualTo(line("Cannot judge", "no answer from GET /a for 9 s · was Critical"));
    }

    @Test
    void aDecisionNamesTheProcedureWhoAndWhy() {
        assertThat(text(new Fact.DecisionRecorded(Choice.EXECUTE, "Procedure 1: Application-Only Rollback", "customers hurt",
                "P0: any on-call engineer", "Critical", 3, "", List.of(), List.of(), "", "", "", Optional.empty(), "",
                List.of()))).isEqualTo(
                line("Decision: execute rollback, Procedure 1: Application-Only Rollback",
                        "by oncall-1 · customers hurt · P0: any on-call engineer · advice was Critical"));
    }

    @Test
    void aTickNamesTheCheckItsStepAndThePerson() {
        assertThat(text(new Fact.CheckTicked(CHECK, "oncall-1")))
                .isEqualTo(line("“Confirm issue” ticked", "Pre-rollback checklist · oncall-1"));
        assertThat(text(new Fact.CheckTicked(CHECK, "oncall-2")).detail())
                .endsWith("done by oncall-2, entered by oncall-1");
    }

    @Test
    void aLateEntrySaysWhenItWasEntered() {
        Fact note = new Fact.NoteAdded("this began earlier");
        assertThat(TimelineText.of(told.then("oncall-1", note, Optional.of(Told.START.plusSeconds(60))).last()).detail())
                .isEqualTo("note by oncall-1 · entered 14:20");
        assertThat(TimelineText.of(told.then("oncall-1", note, Optional.of(Told.START.minus(Duration.ofDays(1)))).last())
                .detail()).endsWith("entered 2026-11-23 14:20:01 UTC");
    }

    @Test
    void aMilestoneStandsAtTheTimeThatIsClaimed() {
        Event began = told.then(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START.plusSeconds(75))).last();
        assertThat(began.at()).isEqualTo(Told.START.plusSeconds(75));
        assertThat(TimelineText.of(began)).isEqualTo(line("Began at 2026-11-23 14:01:15 UTC", "by oncall-1 · entered 14:20"));
    }

    @Test
    void aTimeOfTheSameSecondIsNotLate() {
        told.after(Duration.ofMillis(640));
        assertThat(text(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plus(Duration.ofMinutes(20)))).detail())
                .isEqualTo("by oncall-1");
    }

    @Test
    void anEntryAtItsOwnTimeIsNotLate() {
        assertThat(text(new Fact.NoteAdded("now"))).isEqualTo(line("now", "note by oncall-1"));
    }

    @Test
    void everySeverityChangeSaysItsDirection() {
        assertThat(text(new Fact.SeverityChanged(Severity.P1, Severity.P0, "several customers")).title())
                .isEqualTo("Severity raised from P1 to P0");
        assertThat(text(new Fact.SeverityChanged(Severity.P0, Severity.P2, "")).title())
                .isEqualTo("Severity lowered from P0 to P2");
    }

    @Test
    void aFilledBlankIsWrittenOutWithoutItsLine() {
        assertThat(text(new Fact.FieldFilled("Stable version: __________", "v0.0.9")).title())
                .isEqualTo("Filled in: Stable version: v0.0.9");
        assertThat(text(new Fact.FieldFilled("[link]", "https://status")).title())
                .isEqualTo("Field [link] filled: https://status");
    }

    @Test
    void aCopiedCommandIsNamedByWhatItDoesAndNotByTheRemarkAboveIt() {
        assertThat(text(new Fact.CommandCopied("Restart", "# Using systemd\n\nsudo systemctl restart api\nsleep 5"))).isEqualTo(
                line("Command copied: sudo systemctl restart api …", "Restart · by oncall-1"));
        assertThat(text(new Fact.CommandCopied("Restart", "# only a remark")).title())
                .isEqualTo("Command copied: # only a remark");
    }

    @Test
    void anUnknownKindIsShownAsSuch() {
        assertThat(text(new Fact.Unknown("Paged", "{\"who\":\"x\"}")))
                .isEqualTo(line("Entry of a kind this version does not know: Paged", "{\"who\":\"x\"} · by oncall-1"));
    }

    @Test
    void aRunIsToldWhenItBeginsAndWhenItEnds() {
        var run = new EventKey("7f3a", 4);
        var started = new Fact.CommandStarted("Revert", "# first\ngit checkout v1", "ab",
                dev.quarterdeck.core.signal.Target.LAPTOP, List.of("bash"),
                "/srv/app", "ada@laptop", java.time.Duration.ZERO);
        assertThat(text(started)).isEqualTo(new TimelineText("Run: git checkout v1",
                "Revert · on this laptop · /srv/app · as ada@laptop · confirmed by " + text(started).detail()
                .replaceAll(".*confirmed by ", "")));
        assertThat(ended(run, CommandEnding.EXITED, 0, 3100, 1400, 0).title()).isEqualTo("git checkout v1 exit 0");
        assertThat(ended(run, CommandEnding.EXITED, 0, 3100, 1400, 0).detail()).isEqualTo("3.1 s · 1,400 bytes of output");
        assertThat(ended(run, CommandEnding.STOPPED, 130, 95_000, 0, 0).title()).isEqualTo("git checkout v1: stopped, exit 130");
        assertThat(ended(run, CommandEnding.NOT_KNOWN, -1, 0, 9_000_000, 611_392).detail())
                .isEqualTo("9,000,000 bytes of output, 611,392 of them in its middle not kept");
        assertThat(ended(run, CommandEnding.NOT_STARTED, -1, 0, 0, 0))
                .isEqualTo(new TimelineText("git checkout v1: did not start", ""));
    }

    private TimelineText ended(EventKey run, CommandEnding how, int exit, long millis, long bytes, long between) {
        return text(new Fact.CommandEnded(run, "# first\ngit checkout v1", how, exit, java.time.Duration.ofMillis(millis), bytes,
                between, "", "",
                List.of(), ""));
    }
}
