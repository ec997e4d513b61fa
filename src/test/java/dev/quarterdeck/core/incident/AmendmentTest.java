package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing is edited: a correction, a retraction, a redaction is an entry of its own, and what was wrong can still be read. */
class AmendmentTest {
    private static final CheckRef CHECK = new CheckRef("Checklist", "Confirm issue", 0, 12);
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P0, "search fails"));

    private Event said(Fact fact) {
        return told.then(fact).last();
    }

    private Entry entry(Event event) {
        return told.incident().entry(told.incident().event(event.key()).orElseThrow());
    }

    private void correct(Event event, String text, Optional<Instant> at) {
        told.then(new Fact.Corrected(event.key(), text, at, "typing error"));
    }

    private Rules.Ruling ruling(Command command) {
        return Rules.decide(told.incident(), command, "Ada", Told.START.plusSeconds(600));
    }

    @Test
    void aCorrectedNoteReadsAnewAndKeepsTheOldWordsStruck() {
        Event note = said(new Fact.NoteAdded("database is fine"));
        correct(note, "database is slow", Optional.empty());
        assertThat(entry(note).words().title()).isEqualTo("database is slow");
        assertThat(entry(note).words().detail()).contains("corrected").contains("by oncall-1").contains("typing error");
        assertThat(entry(note).struck()).containsExactly("database is fine");
        assertThat(entry(note).event().fact()).isEqualTo(new Fact.NoteAdded("database is fine"));
    }

    @Test
    void aCorrectedTimeMovesWhatFollowsFromItAndKeepsTheOldTimeStruck() {
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben"));
        Instant earlier = tick.at().minusSeconds(120);
        correct(tick, "", Optional.of(earlier));
        assertThat(told.incident().check(CHECK)).contains(new CheckState.Ticked("Ben", "oncall-1", earlier));
        assertThat(entry(tick).words().detail()).contains("entered 14:00");
        assertThat(entry(tick).struck()).containsExactly("14:00:01");
    }

    @Test
    void ofSeveralCorrectionsTheNewestHoldsAndAllOldWordsAreStruck() {
        Event note = said(new Fact.NoteAdded("one"));
        correct(note, "two", Optional.empty());
        correct(note, "three", Optional.empty());
        assertThat(entry(note).words().title()).isEqualTo("three");
        assertThat(entry(note).struck()).containsExactly("one", "two");
    }

    @Test
    void aMilestoneIsCorrectedWhereItsTimeStands() {
        Event began = said(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START.minusSeconds(60)));
        correct(began, "", Optional.of(Told.START.minusSeconds(300)));
        assertThat(told.incident().milestone(Milestone.BEGAN)).contains(Told.START.minusSeconds(300));
        assertThat(entry(began).now().occurredAt()).isEmpty();
    }

    @Test
    void aRetractedTickDoesNotCountButIsThere() {
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben"));
        told.then(new Fact.Retracted(tick.key(), "wrong incident"));
        assertThat(told.incident().check(CHECK)).isEmpty();
        assertThat(told.incident().standing()).noneMatch(event -> event.key().equals(tick.key()));
        assertThat(entry(tick).retracted()).isTrue();
        assertThat(entry(tick).words().title()).contains("Confirm issue");
        assertThat(entry(tick).words().detail()).contains("retracted").contains("wrong incident");
    }

    @Test
    void whatWasRedactedIsGoneFromMemoryAndFromEveryWording() {
        Event note = said(new Fact.NoteAdded("password is hunter2"));
        correct(note, "password is hunter3", Optional.empty());
        Event correction = told.last();
        told.then(new Fact.Redacted(note.key(), "a password")).then(new Fact.Redacted(correction.key(), "a password"));
        assertThat(told.incident().events().toString()).doesNotContain("hunter");
        assertThat(entry(note).words().toString()).doesNotContain("hunter").contains("removed").contains("a password");
        assertThat(entry(note).struck()).isEmpty();
        assertThat(entry(note).event().hash()).isEqualTo(note.hash());
    }

    @Test
    void redactingAnEntryTakesItsCorrectionsWithIt() {
        Event note = said(new Fact.NoteAdded("secret"));
        correct(note, "secret again", Optional.empty());
        Event correction = told.last();
        assertThat(ruling(new Command.Redact(note.key(), "a token", true))).isEqualTo(new Rules.Ruling.Allowed(List.of(
                new Fact.Redacted(note.key(), "a token"), new Fact.Redacted(correction.key(), "a token")), Optional.empty()));
    }

    private void redact(Event event, boolean names) {
        if (ruling(new Command.Redact(event.key(), "a token", names)) instanceof Rules.Ruling.Allowed allowed) {
            allowed.facts().forEach(fact -> told.then("Ada", fact, Optional.empty()));
        } else {
            throw new AssertionError("refused");
        }
    }

    @Test
    void aDeclarationWithoutItsWordsIsStillTheSameIncident() {
        told.then(new Fact.ImpactStated("token=s3cret in the URL"));
        Event impact = told.last();
        Event declared = told.incident().events().getFirst();
        Instant earlier = declared.at().minusSeconds(90);
        told.then(new Fact.Corrected(declared.key(), "", Optional.of(earlier), "s3cret login failed"));
        redact(declared, true);
        redact(impact, true);
        Incident incident = told.incident();
        assertThat(incident.severity()).isEqualTo(Severity.P0);
        assertThat(incident.status()).isEqualTo(Status.INVESTIGATING);
        assertThat(incident.declaredAt()).contains(earlier);
        assertThat(incident.cadence()).isEqualTo(Severity.P0.cadence());
        assertThat(incident.title()).isEqualTo("(removed)");
        assertThat(incident.impact()).isEqualTo("(removed)");
        assertThat(entry(declared).words().title()).isEqualTo("Incident declared as P0 by oncall-1");
        assertThat(entry(declared).words().detail()).contains("(removed)").contains("by Ada: a token");
        assertThat(incident.events().toString()).doesNotContain("Outage").doesNotContain("search fails").doesNotContain("s3cret");
        assertThat(ruling(new Command.ChangeTitle("Search is down"))).isInstanceOf(Rules.Ruling.Allowed.class);
        assertThat(ruling(new Command.Redact(declared.key(), "again", true))).isInstanceOf(Rules.Ruling.Refused.class);
    }

    @Test
    void removingTheWordsOfAnEntryLeavesWhatItDecided() {
        Event up = said(new Fact.SeverityChanged(Severity.P0, Severity.P1, "s3cret"));
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben", "s3cret"));
        Event sent = said(new Fact.MessageSent("Update", "Slack", "s3cret"));
        Event promise = said(new Fact.EtaPromised(Duration.ofMinutes(10), "s3cret"));
        Optional<Instant> due = told.incident().nextUpdate();
        Optional<Instant> eta = told.incident().eta();
        Event wrong = said(new Fact.NoteAdded("wrong"));
        Event retraction = said(new Fact.Retracted(wrong.key(), "s3cret"));
        Event resolved = said(new Fact.Resolved(List.of("s3cret"), "s3cret"));
        List.of(up, tick, sent, promise, retraction, resolved).forEach(event -> redact(event, true));
        Incident incident = told.incident();
        assertThat(incident.events().toString()).doesNotContain("s3cret");
        assertThat(incident.severity()).isEqualTo(Severity.P1);
        assertThat(incident.status()).isEqualTo(Status.RESOLVED);
        assertThat(incident.resolvedAt()).contains(resolved.at());
        assertThat(incident.check(CHECK)).contains(new CheckState.Ticked("Ben", "oncall-1", tick.at(), "(removed)"));
        assertThat(entry(wrong).retracted()).isTrue();
        Event again = said(new Fact.Reopened("s3cret", false));
        redact(again, true);
        assertThat(told.incident().status()).isEqualTo(Status.INVESTIGATING);
        assertThat(told.incident().nextUpdate()).isEqualTo(due);
        assertThat(eta).isPresent();
    }

    @Test
    void namesGoOnlyWhenThatIsAskedFor() {
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben"));
        Event other = said(new Fact.InterruptionBegan("restart"));
        redact(tick, false);
        redact(other, true);
        assertThat(entry(tick).words().detail()).contains("(removed)").doesNotContain("Ben").doesNotContain("oncall-1");
        assertThat(entry(other).words().detail()).contains("by oncall-1");
    }

    @Test
    void aReasonThatRepeatsTheSecretCanBeRemovedTooAndTheEntryStaysRemoved() {
        Event declared = told.incident().events().getFirst();
        told.then(new Fact.Redacted(declared.key(), "s3cret", Remainder.of(declared, true)));
        Event first = told.last();
        redact(first, true);
        Incident again = Incident.of(told.incident().id(), told.incident().events());
        assertThat(again.events().toString()).doesNotContain("s3cret").doesNotContain("Outage");
        assertThat(again.severity()).isEqualTo(Severity.P0);
        assertThat(again.title()).isEqualTo("(removed)");
        // on disk nothing of the first is left
        List<Event> stored = again.events().stream()
                .map(event -> event.key().equals(first.key()) || event.key().equals(declared.key())
                ? event.saying(Optional.empty()) : event).toList();
        assertThat(Incident.of(again.id(), stored).severity()).isEqualTo(Severity.P0);
        assertThat(Incident.of(again.id(), stored).declaredAt()).isEqualTo(again.declaredAt());
    }

    @Test
    void theWordsOfAPromiseCanBeRemovedLikeThoseOfItsMessage() {
        Event promise = said(new Fact.EtaPromised(Duration.ofMinutes(10), "ETA: 10 minutes, token=secret"));
        assertThat(ruling(new Command.Redact(promise.key(), "a token", true))).isInstanceOf(Rules.Ruling.Allowed.class);
    }

    @Test
    void foldingAgainFromTheRecordGivesTheSame() {
        Event note = said(new Fact.NoteAdded("one"));
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben"));
        correct(note, "two", Optional.empty());
        told.then(new Fact.Retracted(tick.key(), "no")).then(new Fact.NoteAdded("after"));
        Incident again = Incident.of(told.incident().id(), told.incident().events());
        assertThat(again.standing()).containsExactlyElementsOf(told.incident().standing().toList());
        assertThat(again.check(CHECK)).isEmpty();
    }

    @Test
    void theProgramsOwnWordsCanBeNeitherCorrectedNorRemoved() {
        Event declared = told.incident().events().getFirst();
        Event tick = said(new Fact.CheckTicked(CHECK, "Ben"));
        assertThat(ruling(new Command.Correct(tick.key(), "other words", Optional.empty(), "")))
                .isInstanceOf(Rules.Ruling.Refused.class);
        assertThat(ruling(new Command.Retract(declared.key(), "no"))).isInstanceOf(Rules.Ruling.Refused.class);
        Event status = said(new Fact.StatusChanged(Status.INVESTIGATING, Status.MITIGATING));
        assertThat(ruling(new Command.Redact(status.key(), "no", true))).isInstanceOf(Rules.Ruling.Refused.class);
        assertThat(ruling(new Command.Retract(tick.key(), " "))).isInstanceOf(Rules.Ruling.Refused.class);
        assertThat(ruling(new Command.Correct(tick.key(), "", Optional.of(Told.START.plus(Duration.ofHours(2))), "")))
                .isInstanceOf(Rules.Ruling.Refused.class);
    }

    @Test
    void aCorrectionThatChangesNothingRecordsNothing() {
        Event note = said(new Fact.NoteAdded("same"));
        assertThat(ruling(new Command.Correct(note.key(), "same", Optional.of(note.at()), "")))
                .isEqualTo(new Rules.Ruling.Allowed(List.of(), Optional.empty()));
    }

    @Test
    void aSecondTickFromAnotherConsoleIsShownAsSuchAndTheFirstHolds() {
        Event first = said(new Fact.CheckTicked(CHECK, "Ben"));
        Incident incident = told.incident();
        Event second = new Event(incident.id(), incident.events().size() + 1L, new EventKey("elsewhere", 1),
                first.at().plusSeconds(60), Optional.empty(), "Cleo", new Fact.CheckTicked(CHECK, "Cleo"), "h");
        Incident merged = incident.with(second);
        assertThat(merged.check(CHECK)).contains(new CheckState.Ticked("Ben", "oncall-1", first.at()));
        assertThat(merged.entry(second).words().detail()).contains("second tick, from console elsewhere")
                .contains("14:00:01 by Ben");
        assertThat(merged.entry(first).words().detail()).doesNotContain("second tick");
    }

    @Test
    void aJumpOfTheClockIsToldWithItsDirection() {
        assertThat(TimelineText.of(said(new Fact.ClockJumped(Duration.ofSeconds(-37)))).title())
                .isEqualTo("Clock jumped back 37 s");
        assertThat(TimelineText.of(said(new Fact.ClockJumped(Duration.ofMinutes(40)))).detail()).contains("slept");
    }
}
