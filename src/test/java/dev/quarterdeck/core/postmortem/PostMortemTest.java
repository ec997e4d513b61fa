package dev.quarterdeck.core.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.runbook.About;
import dev.quarterdeck.core.runbook.Around;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Doing;
import dev.quarterdeck.core.runbook.Grounds;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reach;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Sources;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Writing;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Quantity;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

class PostMortemTest {
    private static final Instant GENERATED = Instant.parse("2026-11-24T09:00:00Z");
    private static final String HOSTILE = "a | b\n# Owned\n```\n</td><script>alert(1)</script>\n[x](http://evil.test) <!--\n"
            + "| --- |\n***";

    private final Told told = new Told().then(new Fact.IncidentDeclared("Listings API: 5xx", Severity.P0, "search fails"))
            .then(new Fact.RunbookAttached("rollback.md", "3f9c1a7d00", "# text"));

    private String markdown() {
        return PostMortem.document(told.incident(), Optional.of(runbook()), GENERATED, "0.1.0").text();
    }

    private static Runbook runbook() {
        Doing doing = new Doing(List.of(procedure("Procedure 1"), procedure("Procedure 2")), Map.of())
                .with(Around.BEFORE, List.of(step("Checklist", "Confirm issue", "Notify team")))
                .with(Around.VERIFICATION, List.of(step("Verify", "Health endpoint returns 200")));
        var writing = new Writing(List.of(),
                List.of(new DeadlineGroup("Within 24 Hours", Duration.ofHours(24), step("Within 24 Hours", "Review"), 1)),
                List.of(new Runbook.Named("Summary", "[Brief description]"), new Runbook.Named("Timeline", "- 14:00"),
                        new Runbook.Named("Root Cause", "[Technical explanation]")), List.of());
        return new Runbook("Rollback", "", "3f9c1a7d00", new Section(0, "", "", 1, List.of(), List.of()), About.NOTHING,
                Grounds.NONE,
                doing, Reach.NOBODY, writing, Sources.NONE, List.of(), List.of(), List.of());
    }

    private static Procedure procedure(String title) {
        return new Procedure(title, "", Optional.empty(), title, 1, List.of(), List.of(step(title + " › Step 1", "Restarted")),
                List.of(), List.of());
    }

    private static Step step(String path, String... checks) {
        return new Step("", path, Optional.empty(), path, Stream.of(checks)
                .<Block>map(c -> new Block.Check(c, "", false, Optional.empty(), 0, 1)).toList());
    }

    private static CheckRef ref(String path, String text) {
        return new CheckRef(path, text, 0, 1);
    }

    private static List<String> headings(String markdown) {
        var headings = new ArrayList<String>();
        parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                headings.add(TextContentRenderer.builder().build().render(heading).strip());
            }
        });
        return headings;
    }

    private static Node parse(String markdown) {
        return Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
    }

    @Test
    void theSummaryTellsTimesAndTheTimesBetween() {
        told.then(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START.minusSeconds(367)))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(1233)));
        assertThat(markdown()).contains("| Began | 2026-11-23 13:53:53 UTC |  |",
                "| Detected | not recorded |  |",
                "| Declared | 2026-11-23 14:00:00 UTC | 6 min 7 s |",
                "| Began | Restored | 26 min 40 s |",
                "| Declared | Decided | not recorded |",
                "Duration, from began to restored: 26 min 40 s.");
    }

    @Test
    void timesOutOfOrderAreSaidInWordsNotAsANegativeDuration() {
        told.then(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START))
                .then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.minusSeconds(300)));
        assertThat(markdown()).contains("Restored is recorded 5 min before Began").doesNotContainPattern("\\| -\\d");
    }

    @Test
    void theHeaderNamesIncidentSeverityAndRunbook() {
        assertThat(markdown()).startsWith("# Incident post-mortem: Listings API: 5xx\n")
                .contains("| Incident | INC-0042-k7f3qz |", "| Severity | P0 (Critical) |",
                        "| Runbook | rollback.md @ 3f9c1a7 |", "| Lead | nobody |");
    }

    @Test
    void aDrillIsMarkedInTheTitleAndNamesItsScenarioAndFactor() {
        Incident drill = new Told().then(new Fact.DrillStarted("listings-outage", "Listings", 20)).incident();
        assertThat(PostMortem.document(drill, Optional.empty(), GENERATED, "0.1.0").text())
                .startsWith("# DRILL: Incident post-mortem: Listings\n")
                .contains("scenario listings-outage, played at 20 times real time", "| Kind | Drill |");
    }

    @Test
    void aDecisionPrintsItsReadingsAndThresholds() {
        Reading rate = new Reading(Signal.ERROR_RATE, "GET /api", OptionalDouble.of(13.3333), 8, 60,
                Optional.of(Told.START), false, Duration.ofMinutes(1), Told.START.plusMillis(400));
        told.then(new Fact.DecisionRecorded(Choice.EXECUTE, "Procedure 1", "customers hurt", "P0: any on-call", "Critical", 3,
                "Error rate 13.3% is above 10%", List.of(rate), List.of("Critical: >10%: Execute rollback"), "3f9c1a7d00",
                "Grace", "CTO", Optional.of(Means.PHONE), "the lead was asleep", List.of("Error Rate >10%")));
        assertThat(markdown()).contains("| Authorised by | Grace, CTO, by phone |", "| Why all the same | the lead was asleep |",
                "| Triggers met | Error Rate \\>10% |", "### Execute rollback, 2026-11-23 14:00:02 UTC",
                "| Reason | customers hurt |", "| Authority | P0: any on-call |",
                "| error rate | 13.3% | 8 failed of 60 | 1 min | 0.4 s old | GET /api |",
                "- Critical: \\>10%: Execute rollback");
    }

    @Test
    void whatElseWasMeasuredStandsBesideTheReadingsOfADecisionOnce() {
        Reading rate = new Reading(Signal.ERROR_RATE, "GET /api", OptionalDouble.of(50), 30, 60, Optional.of(Told.START), false,
                Duration.ofMinutes(1), Told.START);
        told.then(new Fact.DecisionRecorded(Choice.EXECUTE, "", "customers hurt", "", "", -1, "", List.of(rate), List.of(), "",
                "", "", Optional.empty(), "",
                List.of(), List.of(figure(Quantity.ERROR_RATE, "GET /api", Kind.PROBES, 50),
                figure(Quantity.P50, "GET /api", Kind.PROBES, 12),
                figure(Quantity.P99, "GET /api", Kind.PROBES, 2400),
                figure(Quantity.AVAILABILITY, "GET /health", Kind.PROBES, 99.999),
                figure(Quantity.NUMBER, "queue depth", Kind.SERVER_METRICS, 1204)), false));
        assertThat(markdown()).contains("| p50 | 12 ms | 60 | 1 min | 0.0 s old | GET /api |", "| p99 | 2.40 s | 60 |",
                "| availability | 99.99% | 60 | 1 min | 0.0 s old | GET /health |",
                "| value | 1,204 | 60 | 1 min | 0.0 s old | queue depth |")
                .doesNotContain("Thresholds in force", "There were no readings");
        assertThat(markdown()).containsOnlyOnce("| error rate |");
    }

    private static Figure figure(Quantity quantity, String probe, Kind kind, double value) {
        return new Figure(quantity, probe, kind, value, 30, 60, Duration.ofMinutes(1), Told.START, false, Told.START);
    }

    @Test
    void checksStandByStepWithThoseLeftOpen() {
        told.then(new Fact.ProcedureChosen("Procedure 1", ""))
                .then("oncall-1", new Fact.CheckTicked(ref("Checklist", "Confirm issue"), "oncall-2",
                "0.0% · 0 of 143 since 14:41:52"),
                        Optional.empty())
                .then(new Fact.CheckSkipped(ref("Procedure 1 › Step 1", "Restarted"), "not needed"));
        assertThat(markdown())
                .contains("- [x] Confirm issue — oncall-2, 2026-11-23 14:00:03 UTC, entered by oncall-1; 0.0% · 0 of 143 since "
                + "14:41:52",
                        "- [ ] Notify team — left open",
                        "- [ ] Restarted — skipped by oncall-1, 2026-11-23 14:00:04 UTC: not needed",
                        "- [ ] Health endpoint returns 200 — left open")
                .doesNotContain("Procedure 2");
    }

    @Test
    void aBlankStandsBesideItsCheckFilledIn() {
        told.then(new Fact.FieldFilled("Stable version: __________", "v0.0.9"))
                .then(new Fact.CheckTicked(ref("Step 2", "Stable version: __________"), "oncall-1"));
        assertThat(markdown()).contains("- [x] Stable version: v0.0.9 — oncall-1");
    }

    @Test
    void aClaimedMilestoneStandsInTheTimelineWhenItHappened() {
        told.after(Duration.ofMinutes(12)).then(new Fact.MilestoneClaimed(Milestone.BEGAN, Told.START.minusSeconds(300)));
        assertThat(timeline())
                .startsWith("| 2026-11-23 13:55:00 UTC | Began at 2026-11-23 13:55:00 UTC | by oncall-1 · entered 14:12 |");
    }

    private String timeline() {
        String rows = markdown().substring(markdown().indexOf("## Timeline"));
        return rows.substring(rows.indexOf("| --- | --- | --- |") + 20);
    }

    @Test
    void whatWasTakenForTheEndBeforeAReopeningIsToldBesideWhatHoldsNow() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(600)))
                .after(Duration.ofMinutes(15)).then(new Fact.Resolved(List.of(), ""))
                .after(Duration.ofMinutes(5)).then(new Fact.Reopened("one customer still sees errors", false));
        assertThat(markdown()).contains("| Restored | not recorded |  |", "Reopened 2026-11-23 14:20:04 UTC: one customer still"
                + " sees errors. It had been resolved 2026-11-23 14:15:03 UTC, restored 2026-11-23 14:10:00 UTC, which no "
                + "longer held.");
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(2400)));
        assertThat(markdown()).contains("| Restored | 2026-11-23 14:40:00 UTC |",
                "restored 2026-11-23 14:10:00 UTC, which no longer held.");
    }

    @Test
    void reopeningForAnotherReasonLeavesRestoredInTheSummary() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START.plusSeconds(600)))
                .then(new Fact.Resolved(List.of(), "")).then(new Fact.Reopened("the final update is missing", true));
        assertThat(markdown()).contains("| Restored | 2026-11-23 14:10:00 UTC | 10 min |",
                "restored 2026-11-23 14:10:00 UTC, which still holds.");
    }

    @Test
    void checksOfAnotherRunbookAreNotLost() {
        told.then(new Fact.CheckTicked(ref("Elsewhere", "Called the bank"), "oncall-1"));
        assertThat(markdown()).contains("### Elsewhere\n", "- [x] Called the bank — oncall-1");
    }

    @Test
    void followUpsAreDueFromRestored() {
        assertThat(markdown()).contains("Due 1 d after the service is restored; when that was is not recorded.");
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START));
        assertThat(markdown()).contains("Due 2026-11-24 14:00:00 UTC, 1 d after the service was restored.",
                "- [ ] Review — left open");
    }

    @Test
    void theRunbooksSectionsAreThereToFillInWithTheirHints() {
        assertThat(headings(markdown())).contains("Summary", "Timeline", "Root Cause").doesNotHaveDuplicates();
        assertThat(markdown()).contains("> \\[Technical explanation\\]", "> \\[Brief description\\]")
                .doesNotContain("- 14:00\n");
    }

    @Test
    void withoutARunbookTheUsualSectionsAreThere() {
        assertThat(headings(PostMortem.document(told.incident(), Optional.empty(), GENERATED, "0.1.0").text()))
                .contains("Root Cause", "What Went Well", "Lessons Learned");
    }

    @Test
    void theRecordLineCountsEventsAndNamesTheHeadHash() {
        assertThat(markdown()).endsWith("2 events, head hash hash-2, exported by Quarterdeck 0.1.0 at 2026-11-24 09:00:00 UTC\n");
    }

    @Test
    void hostileWordsCannotBreakTheDocument() {
        List<String> before = headings(everything("harmless"));
        String hostile = everything(HOSTILE);
        assertThat(headings(hostile)).hasSameSizeAs(before);
        var literals = new ArrayList<String>();
        parse(hostile).accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock fence) {
                literals.add(fence.getLiteral());
            }

            @Override
            public void visit(HtmlBlock html) {
                throw new AssertionError(html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                assertThat(html.getLiteral()).isEqualTo("<br>");
            }

            @Override
            public void visit(Link link) {
                throw new AssertionError(link.getDestination());
            }
        });
        assertThat(literals).hasSize(2).allMatch(l -> l.equals(HOSTILE + "\n"));
    }

    @Test
    void ofASecretThatStandsWhereATitleIsCutNothingIsLeft() {
        String line = "x".repeat(100) + " card 4111 1111 1111 1111 declined";
        told.then("Ada", new Fact.EvidencePinned("api.log", 7, 0, line, "sha"), Optional.empty());
        assertThat(markdown()).contains("Evidence pinned: xxx", "card ••••••").doesNotContain("4111");
    }

    private static String everything(String words) {
        Told all = new Told().then(words, new Fact.IncidentDeclared(words, Severity.P0, words), Optional.empty())
                .then(words, new Fact.RunbookAttached(words, words, words), Optional.empty())
                .then(words, new Fact.NoteAdded(words), Optional.empty())
                .then(words, new Fact.CheckTicked(ref("Checklist", "Confirm issue"), words), Optional.empty())
                .then(words, new Fact.CheckSkipped(ref(words, words), words), Optional.empty())
                .then(words, new Fact.DecisionRecorded(Choice.EXECUTE, words, words, words, words, 3, words,
                        List.of(Reading.none(Signal.ERROR_RATE, Duration.ofMinutes(1), Told.START)), List.of(words), words,
                        words, words, Optional.of(Means.PHONE), words, List.of(words)),
                        Optional.empty())
                .then(words, new Fact.MessageSent(words, words, words), Optional.empty())
                .then(words, new Fact.EvidencePinned(words, 1, 0, words, words), Optional.empty());
        return PostMortem.document(all.incident(), Optional.of(runbook()), GENERATED, "0.1.0").text();
    }
}
