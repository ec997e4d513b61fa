package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.time.Times;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole incident, lived through with keys and clicks only: the roof, the record, the prober, the log and the service are
 * real, and after each stage the record on disk is asked what happened. Time runs faster, since sixty samples are a minute.
 */
class IncidentWalkTest {
    private static final double FACTOR = 20;
    private static final String RUNBOOK = "rollback-procedure.md";
    private static final String PROCEDURE = "Procedure 1: Put Back the Application Only";

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private FailingService service;
    private RecordOnDisk record;
    private int pictures;

    @Test
    void aWholeIncidentFromHomeToPostMortem() throws Exception {
        record = new RecordOnDisk(folder.resolve("data"));
        try (var running = new FailingService(folder.resolve("api.log")); var opened =
                OpenConsole.hurried(record.folder(), FACTOR)) {
            service = running;
            console = opened;
            lead = opened.operator();
            saysWhoIsThere();
            declaresWithEnterAlone();
            confirmsExactlyWhatIsWatched();
            cannotJudgeWithoutTheKey();
            readsNormalAfterAMinuteOfSamples();
            readsCriticalWhenTheServiceFails();
            saysWhatIsHitAndSinceWhen();
            raisesTheSeverity();
            recordsTheDecision();
            addsANote();
            ticksUnticksAndSkips();
            fillsInABlank();
            copiesACommand();
            tellsWhatHappens();
            pinsALineOfTheLog();
            handsOverTheLead();
            seesTheServiceRecover();
            recordsThatItIsRestored();
            resolvesOnlyWithAReason();
            reopensAndResolvesAgain();
            exportsThePostMortem();
            looksBack();
        }
        record.assertSound();
    }

    private void picture(String name) {
        pictures++;
        console.picture("%02d-%s".formatted(pictures, name));
    }

    private void pictureInLightAndSmall(String name) {
        console.dark(false);
        console.picture("%02d-%s-light".formatted(pictures, name));
        console.dark(true);
        console.size(1280, 720);
        console.picture("%02d-%s-1280x720".formatted(pictures, name));
        console.size(1440, 900);
    }

    private void awaitRecorded(Class<? extends Fact> kind, int count) {
        console.awaitRecorded(record, kind, count);
    }

    private Incident incident() {
        return lead.ask(() -> console.window().live().orElseThrow().incident());
    }

    private void saysWhoIsThere() {
        assertThat(lead.words("status-person")).isEqualTo("acting as " + System.getProperty("user.name"));
        lead.control(KeyCode.U);
        assertThat(lead.words("prompt")).contains("Who are you?", System.getProperty("user.name"));
        lead.write("prompt-person", "Ada Morgan");
        lead.press(KeyCode.ENTER);

        assertThat(lead.words("status-person")).isEqualTo("acting as Ada Morgan");
        assertThat(lead.screen()).contains("Rolling Back a Release", "no incident in progress");
        assertThat(record.incidents()).isEmpty();
        picture("home");
        pictureInLightAndSmall("home");
    }

    private void declaresWithEnterAlone() {
        lead.click("declare-" + RUNBOOK);
        assertThat(lead.words("declare-title")).isEqualTo("Rolling Back a Release");
        picture("declare");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.RunbookAttached.class, 1);

        assertThat(record.last(Fact.IncidentDeclared.class)).isEqualTo(
                new Fact.IncidentDeclared("Rolling Back a Release", Severity.P1, ""));
        assertThat(record.last(Fact.RoleAssigned.class)).isEqualTo(new Fact.RoleAssigned(Role.LEAD, "Ada Morgan", ""));
        assertThat(record.last(Fact.RunbookAttached.class).text()).contains("## Decision Table: How Bad Is It?");
        assertThat(record.events()).extracting(Event::actor).containsOnly("Ada Morgan");
        lead.await("the console", () -> lead.shows("zone-do"));
        Instant declared = record.lastEvent(Fact.IncidentDeclared.class).at();
        assertThat(incident().nextUpdate()).contains(declared.plus(Duration.ofMinutes(5)));
        assertThat(lead.words("top-update")).matches("(UPDATE|OVERDUE)\n\\d+:\\d\\d");
        picture("declared");
    }

    private void confirmsExactlyWhatIsWatched() {
        lead.control(KeyCode.W);
        assertThat(lead.words("watch")).contains("Nothing happens before you confirm", "To http://localhost:8000/health",
                "GET /health HTTP/1.1\nHost: localhost:8000\n");
        lead.write("watch-probe-0", service.url("/health"));
        lead.write("watch-probe-1", service.url("/api/listings?limit=10"));
        lead.write("watch-log-0", service.log().toString());
        assertThat(lead.words("watch")).contains("To " + service.url("/health"), "GET /api/listings?limit=10 HTTP/1.1",
                "follow " + service.log());
        picture("watch");
        assertThat(service.requests()).as("requests before anything was confirmed").isZero();
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.WatchConfirmed.class, 1);

        Fact.WatchConfirmed watch = record.last(Fact.WatchConfirmed.class);
        assertThat(watch.probes()).extracting(Probe::url)
                .containsExactly(service.url("/health"), service.url("/api/listings?limit=10"));
        assertThat(watch.probes()).extracting(Probe::counts).containsExactly(false, true);
        assertThat(watch.logs()).containsExactly(service.log().toString());
        lead.await("the first request", () -> service.requests() > 0);
    }

    /** The runbook's request needs a key that this laptop has not: no reason to call the service broken. */
    private void cannotJudgeWithoutTheKey() {
        lead.await("the missing variable to be named", () -> lead.words("zone-watch").contains("API_KEY is not set"));
        lead.pause(Duration.ofSeconds(2)); // 40 s on the incident's clock, in which anything would have risen
        assertThat(lead.words("top-verdict")).contains("Cannot judge");
        assertThat(record.facts(Fact.AdviceChanged.class)).isEmpty();
        picture("cannot-judge");

        lead.control(KeyCode.W);
        lead.click("watch-probe-on-1");
        lead.write("watch-probe-4", service.url("/api/listings?limit=50"));
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.WatchConfirmed.class, 2);
        assertThat(record.last(Fact.WatchConfirmed.class).probes()).extracting(Probe::url)
                .containsExactly(service.url("/health"), service.url("/api/listings?limit=50"));
    }

    private void readsNormalAfterAMinuteOfSamples() {
        lead.await("Normal", () -> lead.words("top-verdict").contains("Normal"));
        awaitRecorded(Fact.AdviceChanged.class, 1);

        // the first verdict: a busy machine may lack samples for a moment afterwards, since time runs so fast here
        Event event = record.events().stream().filter(e -> e.fact() instanceof Fact.AdviceChanged f && f.level() >= 0)
                .findFirst().orElseThrow();
        Fact.AdviceChanged advice = (Fact.AdviceChanged) event.fact();
        assertThat(event.actor()).isEqualTo("console");
        assertThat(advice.level()).isZero();
        assertThat(advice.readings()).allSatisfy(r -> assertThat(r.all()).isGreaterThanOrEqualTo(20));
        picture("normal");
    }

    private void readsCriticalWhenTheServiceFails() {
        service.fail();
        lead.await("Critical", () -> lead.words("top-verdict").contains("Critical"));
        lead.await("Critical in the record", () -> record.last(Fact.AdviceChanged.class).level() == 3);

        assertThat(record.last(Fact.AdviceChanged.class).driver()).contains("Error rate", "above 10%");
        assertThat(lead.words("advice")).contains("Roll back", "Critical");
        assertThat(lead.words("zone-watch")).contains("500");
        picture("critical");
        pictureInLightAndSmall("critical");
    }

    private void saysWhatIsHitAndSinceWhen() {
        lead.command("impact");
        lead.paste("Search fails for API customers");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.ImpactStated.class, 1);
        assertThat(record.last(Fact.ImpactStated.class).impact()).isEqualTo("Search fails for API customers");

        lead.click("top-began");
        assertThat(lead.ask(() -> ((javafx.scene.control.TextField) console.scene().lookup("#prompt-milestone-began")).getText()))
                .isEqualTo(Times.minute(record.lastEvent(Fact.IncidentDeclared.class).at()));
        lead.write("prompt-milestone-began", "soon");
        lead.press(KeyCode.ENTER);
        lead.awaitWords("Write the time as 14:15");
        assertThat(record.facts(Fact.MilestoneClaimed.class)).isEmpty();
        lead.write("prompt-milestone-began", "30 min");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.MilestoneClaimed.class, 1);
        Fact.MilestoneClaimed began = record.last(Fact.MilestoneClaimed.class);
        assertThat(began.milestone()).isEqualTo(Milestone.BEGAN);
        assertThat(Duration.between(began.at(), record.lastEvent(Fact.MilestoneClaimed.class).recordedAt()))
                .isBetween(Duration.ofMinutes(30), Duration.ofMinutes(35));
        lead.await("the clock to run since it began", () -> lead.words("top-began")
                .matches("SINCE BEGAN\n(00:[3-5]|0[1-9]:\\d)\\d:\\d\\d"));
    }

    private void raisesTheSeverity() {
        lead.click("top-severity");
        lead.clickWords("P0 Critical");
        lead.write("prompt-severity", "Several customers are affected");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.SeverityChanged.class, 1);

        assertThat(record.last(Fact.SeverityChanged.class)).isEqualTo(
                new Fact.SeverityChanged(Severity.P1, Severity.P0, "Several customers are affected"));
        assertThat(lead.words("top-severity")).contains("P0");
    }

    private void recordsTheDecision() {
        lead.control(KeyCode.D);
        lead.write("decision-reason", "Errors began with the pagination release");
        lead.write("decision-role", "On-call engineer");
        picture("decision");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.DecisionRecorded.class, 1);

        Fact.DecisionRecorded decision = record.last(Fact.DecisionRecorded.class);
        assertThat(decision.choice()).isEqualTo(Choice.EXECUTE);
        assertThat(decision.procedure()).isEqualTo(PROCEDURE);
        assertThat(decision.reason()).isEqualTo("Errors began with the pagination release");
        assertThat(decision.authority()).contains("Every engineer who is on call");
        assertThat(decision.advice()).isEqualTo("Critical");
        assertThat(decision.readings()).isNotEmpty().allSatisfy(r -> assertThat(r.all()).isPositive());
        assertThat(decision.thresholds()).hasSize(5).last().isEqualTo("A level rises after 15 s and falls after 1 min");
        assertThat(decision.runbookSha256()).isEqualTo(record.last(Fact.RunbookAttached.class).sha256());
        assertThat(record.lastEvent(Fact.DecisionRecorded.class).actor()).isEqualTo("Ada Morgan");
        assertThat(record.last(Fact.StatusChanged.class))
                .isEqualTo(new Fact.StatusChanged(Status.INVESTIGATING, Status.MITIGATING));
        lead.await("the card to show the decision", () -> lead.words("advice").contains("by Ada Morgan"));
        assertThat(lead.words("advice")).contains("Rolling back").doesNotContain("Record decision");
        picture("decided");
    }

    private void addsANote() {
        lead.control(KeyCode.N);
        lead.type("Größere Ausfälle im Süden, 3 × gemeldet ✓");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.NoteAdded.class, 1);

        assertThat(record.last(Fact.NoteAdded.class).text()).isEqualTo("Größere Ausfälle im Süden, 3 × gemeldet ✓");
        assertThat(lead.words("zone-timeline")).contains("Größere Ausfälle im Süden, 3 × gemeldet ✓");
        lead.await("an empty note field", () -> lead.ask(() -> ((javafx.scene.control.TextField) console.scene().lookup("#note"))
                .getText().isEmpty()));
    }

    private void ticksUnticksAndSkips() {
        lead.press(KeyCode.ESCAPE);
        lead.press(KeyCode.DIGIT2);
        assertThat(lead.focused("zone-do")).isTrue();
        lead.press(KeyCode.SPACE);
        awaitRecorded(Fact.CheckTicked.class, 1);
        assertThat(record.last(Fact.CheckTicked.class).check().text()).startsWith("Blame the Right Change");
        assertThat(record.last(Fact.CheckTicked.class).by()).isEqualTo("Ada Morgan");
        assertThat(record.lastEvent(Fact.CheckTicked.class).occurredAt()).isEmpty();

        lead.press(KeyCode.SHIFT, KeyCode.SPACE);
        lead.write("tick-by", "Ben Okafor");
        lead.write("tick-at", "3 min");
        picture("tick-for-somebody");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.CheckTicked.class, 2);
        Event forBen = record.lastEvent(Fact.CheckTicked.class);
        assertThat(record.last(Fact.CheckTicked.class).check().text()).startsWith("Wake the Team");
        assertThat(record.last(Fact.CheckTicked.class).by()).isEqualTo("Ben Okafor");
        assertThat(forBen.actor()).isEqualTo("Ada Morgan");
        assertThat(Duration.between(forBen.occurredAt().orElseThrow(), forBen.recordedAt()))
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(6));
        lead.awaitWords("Ben Okafor (entered by Ada Morgan)");

        lead.press(KeyCode.UP);
        lead.press(KeyCode.SPACE);
        lead.awaitWords("Press U to untick it.");
        assertThat(record.facts(Fact.CheckUnticked.class)).isEmpty();
        lead.press(KeyCode.U);
        awaitRecorded(Fact.CheckUnticked.class, 1);
        assertThat(record.last(Fact.CheckUnticked.class).check().text()).startsWith("Wake the Team");

        lead.press(KeyCode.S);
        lead.press(KeyCode.ENTER);
        lead.awaitWords("This cannot stay empty.");
        assertThat(record.facts(Fact.CheckSkipped.class)).isEmpty();
        lead.paste("The channel is down as well");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.CheckSkipped.class, 1);
        assertThat(record.last(Fact.CheckSkipped.class).check().text()).startsWith("Wake the Team");
        assertThat(record.last(Fact.CheckSkipped.class).reason()).isEqualTo("The channel is down as well");
        lead.awaitWords("skipped: The channel is down as well");
        picture("ticked-unticked-skipped");
    }

    private void fillsInABlank() {
        for (int ticks = record.facts(Fact.CheckTicked.class).size(); !lead.shows("prompt-fill"); ticks++) {
            lead.press(KeyCode.SPACE);
            int before = ticks;
            lead.await("a tick or the question for the version", () -> lead.shows("prompt-fill")
                    || record.facts(Fact.CheckTicked.class).size() > before);
        }
        lead.type("v0.0.9");
        picture("fill-in");
        int ticked = record.facts(Fact.CheckTicked.class).size();
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.CheckTicked.class, ticked + 1);

        assertThat(record.last(Fact.FieldFilled.class).value()).isEqualTo("v0.0.9");
        assertThat(record.last(Fact.CheckTicked.class).check().text()).startsWith("Version to go back to");
    }

    private void copiesACommand() {
        lead.press(KeyCode.C);
        awaitRecorded(Fact.CommandCopied.class, 1);

        String exact = """
                # The newest tags
                git tag --sort=-creatordate | head -5

                # Looks like this:
                # v0.1.0-pagination  <-- deployed now, broken
                # v0.1.0-rc1         <-- may be good
                # v0.0.9             <-- good, from before pagination""";
        assertThat(lead.clipboard().stripTrailing()).isEqualTo(exact);
        assertThat(record.last(Fact.CommandCopied.class).text()).isEqualTo(lead.clipboard());
        lead.awaitWords("It is in the timeline as copied, not as run.");
        picture("command-copied");
    }

    private void tellsWhatHappens() {
        lead.control(KeyCode.M);
        lead.write("field-0", "elevated 5xx on listings");
        assertThat(lead.words("message-exact")).isEqualTo("""
                🚨 ROLLING BACK NOW
                What: Cursor-based pagination
                Why: elevated 5xx on listings
                How bad: P0
                Led by: @Ada Morgan
                Public status: [link]
                Ticket: [link]
                Expected to take: 10 minutes""");
        String shown = lead.words("message-exact");
        picture("message");
        pictureInLightAndSmall("message");
        lead.click("message-copy");
        awaitRecorded(Fact.MessageCopied.class, 1);
        assertThat(lead.clipboard()).isEqualTo(shown);
        assertThat(record.last(Fact.MessageCopied.class).text()).isEqualTo(shown);

        lead.click("field-0");
        lead.control(KeyCode.ENTER);
        lead.awaitWords("The message still holds words to be replaced:\n○ [link]");
        assertThat(record.facts(Fact.MessageSent.class)).isEmpty();
        picture("message-with-open-fields");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.MessageSent.class, 1);
        assertThat(record.last(Fact.MessageSent.class).text()).isEqualTo(shown);
        Instant sent = record.lastEvent(Fact.MessageSent.class).at();
        assertThat(incident().nextUpdate()).as("15 minutes later, since it is a P0").contains(sent.plus(Duration.ofMinutes(15)));
        lead.await("the countdown to run again", () -> lead.words("top-update").matches("UPDATE\n1?\\d:\\d\\d"));
        assertThat(record.last(Fact.EtaPromised.class))
                .isEqualTo(new Fact.EtaPromised(Duration.ofMinutes(10), "Expected to take: 10 minutes"));
        lead.await("the countdown to what was promised", () -> lead.words("top-eta").matches("ETA\\n(10|9):\\d\\d"));
        assertThat(lead.shows("message-editor")).isFalse();
        picture("message-sent");
    }

    private void pinsALineOfTheLog() throws Exception {
        lead.control(KeyCode.L);
        lead.type("no database");
        lead.press(KeyCode.ENTER);
        lead.await("the number of matching lines", () -> lead.words("log-count").matches("[1-9][\\d,]* lines"));
        lead.await("only matching lines", () -> lead.words("log-lines").contains("no database connection")
                && !lead.words("log-lines").contains("served"));
        lead.press(KeyCode.P);
        awaitRecorded(Fact.EvidencePinned.class, 1);

        Fact.EvidencePinned pinned = record.last(Fact.EvidencePinned.class);
        byte[] file = Files.readAllBytes(service.log());
        byte[] line = pinned.text().getBytes(StandardCharsets.UTF_8);
        assertThat(pinned.source()).isEqualTo(service.log().toString());
        assertThat(Arrays.copyOfRange(file, (int) pinned.offset(), (int) pinned.offset() + line.length)).isEqualTo(line);
        assertThat(pinned.text()).contains("no database connection");
        assertThat(pinned.sha256()).isEqualTo(sha256(line));
        picture("pinned");
        lead.write("log-find", "");
        lead.press(KeyCode.ENTER);
    }

    private void handsOverTheLead() {
        lead.click("top-role-lead");
        assertThat(lead.words("prompt-role-lead")).isEqualTo("Ada Morgan");
        lead.write("prompt-role-lead", "Ben Okafor");
        lead.press(KeyCode.ENTER);
        lead.await("the hand-over", () -> record.last(Fact.RoleAssigned.class).to().equals("Ben Okafor"));

        assertThat(record.last(Fact.RoleAssigned.class)).isEqualTo(new Fact.RoleAssigned(Role.LEAD, "Ben Okafor", "Ada Morgan"));
        lead.awaitWords("handed over from Ada Morgan");
        assertThat(lead.words("top-role-lead")).contains("BO");
        picture("handed-over");
    }

    private void seesTheServiceRecover() {
        service.recover();
        lead.await("Normal", () -> lead.words("top-verdict").contains("Normal"));
        lead.await("Normal in the record", () -> record.last(Fact.AdviceChanged.class).level() == 0);
        assertThat(lead.words("advice")).contains("Working");
        picture("normal-again");
    }

    private void recordsThatItIsRestored() {
        lead.control(KeyCode.R);
        assertThat(lead.words("restored")).contains("Still open: ");
        picture("restored-review");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.MilestoneClaimed.class, 2);

        assertThat(record.last(Fact.MilestoneClaimed.class).milestone()).isEqualTo(Milestone.RESTORED);
        lead.awaitWords("LASTED");
        picture("restored");
    }

    private void resolvesOnlyWithAReason() {
        lead.click("top-resolve");
        assertThat(lead.words("resolve")).contains("Still open: ", "Verification", "No update was sent since");
        lead.press(KeyCode.ENTER);
        lead.awaitWords("Something is still open: a reason is needed.");
        assertThat(record.facts(Fact.Resolved.class)).isEmpty();
        picture("resolve-review");
        lead.paste("The rest is done tomorrow");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.Resolved.class, 1);

        assertThat(record.last(Fact.Resolved.class).reason()).isEqualTo("The rest is done tomorrow");
        assertThat(record.last(Fact.Resolved.class).unmet()).hasSizeGreaterThan(3)
                .anyMatch(u -> u.startsWith("No update was sent"));
        assertThat(lead.words("timeline-entries")).as("what is open, cut so that the entries below stay in sight")
                .contains("Resolved\nstill open: ", "…");
        lead.awaitWords("Watching ended with the incident.");
        assertThat(lead.words("advice")).doesNotContain("Cannot judge");
        assertThat(lead.words("zone-decide")).doesNotContain("judge");
        String pace = lead.words("zone-do");
        lead.pause(Duration.ofMillis(250)); // 5 s on the incident's clock
        assertThat(lead.words("zone-do")).as("the pace, which ends with the incident").isEqualTo(pace);
        picture("resolved");
    }

    private void reopensAndResolvesAgain() {
        int answered = service.requests();
        lead.command("reopen");
        assertThat(lead.words("reopen")).contains("is failing again", "still runs, restored at ");
        lead.paste("One customer still sees errors");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.Reopened.class, 1);
        assertThat(record.last(Fact.Reopened.class)).isEqualTo(new Fact.Reopened("One customer still sees errors", false));
        lead.await("the confirmed requests to go on", () -> service.requests() > answered + 5);
        picture("reopened");

        lead.control(KeyCode.R);
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.MilestoneClaimed.class, 3);
        lead.click("top-resolve");
        lead.paste("It was their own network");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.Resolved.class, 2);
        assertThat(record.last(Fact.Resolved.class).reason()).isEqualTo("It was their own network");
    }

    private void exportsThePostMortem() throws Exception {
        lead.control(KeyCode.E);
        awaitRecorded(Fact.PostMortemExported.class, 1);

        Path file = Path.of(record.last(Fact.PostMortemExported.class).file());
        assertThat(file).startsWith(record.folder());
        assertThat(record.last(Fact.PostMortemExported.class).sha256()).isEqualTo(sha256(Files.readAllBytes(file)));
        assertThat(Files.readString(file)).contains("Rolling Back a Release", "Errors began with the pagination release",
                "Several customers are affected", "Größere Ausfälle im Süden, 3 × gemeldet ✓", "Ben Okafor",
                "The channel is down as well", "- [x] Version to go back to: v0.0.9 — Ada Morgan", "elevated 5xx on listings",
                "no database connection",
                "The rest is done tomorrow", "One customer still sees errors", "It was their own network",
                "## In Short", "What happened, in two sentences",
                "Search fails for API customers");
        assertThat(Files.readString(file)).containsPattern("\\| Began \\| Restored \\| (\\d+ h )?\\d+ min");
        lead.awaitWords("Written to " + file);
    }

    private void looksBack() {
        lead.command("post-mortem");
        lead.await("the post-mortem", () -> lead.shows("postmortem-text") || lead.sees("Post-mortem"));
        picture("post-mortem");
        pictureInLightAndSmall("post-mortem");
        lead.control(KeyCode.B);
        lead.awaitWords("Whom to Call: Contacts");
        picture("runbook");
        lead.control(KeyCode.H);
        lead.awaitWords("FOLLOW-UPS DUE");
        picture("home-afterwards");
        assertThat(record.incidents()).hasSize(1);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
