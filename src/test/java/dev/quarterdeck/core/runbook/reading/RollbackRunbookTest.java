package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.DrillOccasion;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reference;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The runbook the project began from and the bundled one in other words must be understood alike. */
@ParameterizedClass
@MethodSource("versions")
class RollbackRunbookTest {

    enum Version {
        SEED("../shared/seed/ROLLBACK_PROCEDURE.md"), BUNDLED("assets/runbooks/rollback-procedure.md");

        private final Path file;

        Version(String file) {
            this.file = Path.of(file);
        }
    }

    /** The one that the project began from lies beside it on some machines only. */
    static Stream<Version> versions() {
        return Stream.of(Version.values()).filter(version -> Files.exists(version.file));
    }

    private final Version version;
    private final Runbook runbook;

    RollbackRunbookTest(Version version) throws IOException {
        this.version = version;
        this.runbook = RunbookReader.read(version.file.getFileName().toString(), Files.readString(version.file));
    }

    @Test
    void its_one_mistake_and_its_unnamed_contacts_are_found() {
        assertThat(runbook.findings()).filteredOn(f -> f.severity() != FindingSeverity.NOTE).extracting(Finding::code)
                .containsOnlyOnce(FindingCode.REFERENCE_MISMATCH)
                .containsOnly(FindingCode.REFERENCE_MISMATCH, FindingCode.UNRESOLVED_PLACEHOLDER);
        assertThat(runbook.findings()).filteredOn(f -> f.code() == FindingCode.REFERENCE_MISMATCH).singleElement()
                .satisfies(f -> {
            assertThat(source().get(f.line() - 1)).containsPattern("Steps? 5-7: ");
            assertThat(f.message()).contains("3 steps").contains("4-7");
        });
    }

    @Test
    void the_first_heading_is_the_title_and_the_second_a_fact() {
        assertThat(runbook.title()).isEqualTo(said("Rollback Procedure", "Rolling Back a Release"));
        assertThat(runbook.facts()).extracting(Named::name).containsExactly(
                "Subtitle", "Version", "Date", "Feature", "Last Updated", "Next Review", "Maintained By");
        assertThat(runbook.facts()).contains(new Named("Version", "1.0"), new Named("Maintained By", "DevOps Team"));
        assertThat(runbook.nextReview()).contains(LocalDate.of(2025, 10, 22));
    }

    @Test
    void no_path_holds_the_titles() {
        assertThat(runbook.procedures().getFirst().path()).isEqualTo(said(
                "Rollback Procedures › Procedure 1: Application-Only Rollback",
                "Ways Back › Procedure 1: Put Back the Application Only"));
    }

    @Test
    void the_matrix_has_four_rows_with_exact_bounds() {
        Matrix matrix = runbook.matrix().orElseThrow();
        assertThat(matrix.signals()).containsExactly(Optional.of(Signal.ERROR_RATE), Optional.of(Signal.LATENCY_P95));
        assertThat(matrix.headings()).hasSize(4);
        assertThat(matrix.rows()).extracting(Matrix.Row::label).containsExactly("Normal", "Warning", "Alert", "Critical");
        assertThat(matrix.rows()).extracting(Matrix.Row::level).containsExactly(0, 1, 2, 3);
        assertThat(ranges(matrix, 0)).containsExactly(below(1), new Range(1, true, 5, false), new Range(5, true, 10, true),
                above(10));
        assertThat(ranges(matrix, 1)).containsExactly(
                below(500), new Range(500, true, 1000, false), new Range(1000, true, 2000, true), above(2000));
        assertThat(matrix.row(0).decision()).isEqualTo(said("No action", "Nothing to do"));
        assertThat(matrix.row(3).decision()).isEqualTo(said("Execute rollback", "Roll back"));
    }

    @Test
    void fourteen_triggers_carry_their_urgency() {
        assertThat(runbook.triggers()).hasSize(14);
        assertThat(count(Urgency.IMMEDIATE)).isEqualTo(5);
        assertThat(count(Urgency.SOON)).isEqualTo(5);
        assertThat(count(Urgency.CONSIDER)).isEqualTo(4);
    }

    @Test
    void seven_triggers_can_be_watched_and_the_others_are_left_to_people() {
        assertThat(runbook.triggers().stream().flatMap(t -> t.condition().stream()).map(Criterion::watched)).containsExactly(
                "every probe fails for more than 5 min", "error rate above 10%", "error rate between 5% and 10%",
                "p95 above 3x the baseline", "error rate between 1% and 5%", "p95 between 2x and 3x the baseline",
                "a watched value named " + said("adoption", "pagination") + ", after 1 d");
    }

    @Test
    void the_checklist_before_a_rollback_has_seven_checks_with_titles_and_details() {
        assertThat(runbook.before()).singleElement().satisfies(step -> {
            assertThat(step.checks()).hasSize(7).allMatch(check -> !check.detail().isEmpty());
            assertThat(step.checks().getFirst().title()).isEqualTo(said("Confirm Issue", "Blame the Right Change"));
        });
    }

    @Test
    void three_procedures_have_their_steps_and_estimates() {
        assertThat(runbook.procedures()).hasSize(3);
        assertThat(runbook.procedures()).extracting(p -> p.estimate().orElseThrow())
                .containsExactly(minutes(5, 10), minutes(15, 20), minutes(2, 5));
        assertThat(runbook.procedures()).allMatch(p -> !p.useWhen().isEmpty());
        assertThat(numbers(0)).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(numbers(1)).containsExactly("", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(numbers(2)).containsExactly("1", "2");
        assertThat(checks(0)).containsExactly(3, 2, 3, 3, 4, 3, 4);
        assertThat(checks(1)).containsExactly(3, 3, 2, 3, 3, 3, 4, 3, 4);
        assertThat(checks(2)).containsExactly(3, 3);
        assertThat(runbook.procedures().getFirst().steps()).extracting(s -> s.estimate().orElseThrow()).containsExactly(
                seconds(30), seconds(60), seconds(120), seconds(60), seconds(120), seconds(30), minutes(5, 10));
    }

    @Test
    void a_step_has_its_title_without_number_and_estimate() {
        assertThat(runbook.procedures().getFirst().steps().getFirst().title())
                .isEqualTo(said("Enable Maintenance Mode", "Switch Maintenance Mode On"));
        assertThat(allSteps()).extracting(Step::title)
                .anyMatch(title -> title.contains("Restart")).anyMatch(title -> title.contains("Configuration"));
    }

    @Test
    void references_are_live_steps_that_say_where_they_come_from() {
        Procedure first = runbook.procedures().getFirst();
        List<Step> second = runbook.procedures().get(1).steps();
        assertThat(second).extracting(s -> s.from().map(Reference::step).orElse(""))
                .containsExactly("", "1", "2", "", "", "4", "5", "6", "7");
        assertThat(second).filteredOn(s -> s.from().isPresent()).allMatch(s -> s.from().get().procedure().equals(first.title()));
        assertThat(second.get(5).title()).isEqualTo(first.steps().get(3).title());
        assertThat(second.get(5).commands()).isEqualTo(first.steps().get(3).commands());
        assertThat(second.get(5).path()).startsWith(runbook.procedures().get(1).path()).endsWith(second.get(5).title());
        assertThat(second.get(1).blocks().getFirst()).isInstanceOfSatisfying(Block.Prose.class,
                prose -> assertThat(prose.text()).contains("Steps 1-2").contains("Procedure 1"));
    }

    @Test
    void an_alternative_is_another_way_to_do_the_step() {
        Step step = runbook.procedures().get(1).steps().get(4);
        assertThat(step.ways()).hasSize(2);
        assertThat(step.ways().getFirst().label()).isEmpty();
        assertThat(step.ways().getLast().label())
                .isEqualTo(said("Restore from Backup (if downgrade fails)", "Load the Backup (should the downgrade not work)"));
        assertThat(step.ways().getLast().blocks()).singleElement().isInstanceOf(Block.Code.class);
    }

    @Test
    void three_scenarios_lead_from_symptom_to_procedure() {
        assertThat(runbook.scenarios()).extracting(FailureScenario::procedure).containsExactly(
                runbook.procedures().get(2).title(), runbook.procedures().getFirst().title(), runbook.procedures().getFirst()
                .title());
        assertThat(runbook.scenarios()).allMatch(s -> !s.title().isEmpty() && !s.symptom().isEmpty() && !s.reason().isEmpty());
        assertThat(runbook.scenarios().get(1).phrases()).hasSize(1);
    }

    @Test
    void drills_are_wanted_before_and_after_deployment_every_quarter_and_after_an_incident() {
        assertThat(runbook.drills()).hasSize(3);
        assertThat(runbook.drills()).extracting(DrillOccasion::every)
                .containsExactly(Optional.empty(), Optional.of(java.time.Period.ofMonths(3)), Optional.empty());
    }

    @Test
    void contacts_are_unfilled_and_escalate_up_to_the_top() {
        assertThat(runbook.people()).hasSize(4).allMatch(c -> c.unfilled().size() == 2);
        assertThat(runbook.people().getFirst().chain(runbook.people())).extracting(Contact::role)
                .containsExactly("On-Call Engineer", "DevOps Lead", "Engineering Manager");
        assertThat(runbook.people().get(2).escalation()).isEqualTo("CTO");
    }

    @Test
    void commands_leave_open_who_and_where() {
        assertThat(runbook.fields()).extracting(Field::text).contains("$API_KEY", "$DB_HOST", "<migration-id>");
    }

    @Test
    void the_sentence_after_the_last_check_closes_the_procedure() {
        assertThat(runbook.procedures().get(2).closing()).singleElement().isInstanceOfSatisfying(Block.Prose.class,
                prose -> assertThat(prose.text())
                .isEqualTo(said("This approach keeps the new code deployed but disables the feature.",
                        "The release stays where it is; only the feature sleeps.")));
        assertThat(runbook.procedures().getFirst().closing()).isEmpty();
        assertThat(runbook.procedures().get(1).closing()).isEmpty();
    }

    @Test
    void the_version_to_go_back_to_is_filled_in() {
        assertThat(runbook.procedures().getFirst().steps().get(1).checks().getFirst()).satisfies(check -> {
            assertThat(check.fillIn()).isTrue();
            assertThat(check.title()).isEqualTo(said("Stable version identified", "Version to go back to"));
            assertThat(check.text()).endsWith(": __________");
        });
        assertThat(allSteps().stream().flatMap(s -> s.checks().stream()).filter(Block.Check::fillIn)).hasSize(2);
    }

    @Test
    void checks_that_state_a_threshold_are_live() {
        List<Block.Check> watching = runbook.procedures().getFirst().steps().get(6).checks();
        assertThat(range(watching.get(0))).isEqualTo(below(1));
        assertThat(range(watching.get(1))).isEqualTo(below(500));
        assertThat(watching.get(2).condition()).isEmpty();
        assertThat(range(runbook.procedures().getFirst().steps().get(4).checks().get(3))).isEqualTo(below(500));
    }

    @Test
    void four_messages_are_found_with_channel_and_fields() {
        assertThat(runbook.templates()).extracting(Template::title).containsExactly(
                said("Rollback initiated", "Rolling back now"), "Status page", said("Rollback complete", "Rolled back"),
                said("Customer email", "Customer e-mail"));
        assertThat(runbook.templates()).extracting(Template::channel)
                .containsExactly("Slack #oncall", "Status page", "Slack", said("Customer email", "Customer e-mail"));
        assertThat(runbook.templates().getFirst().fields()).containsExactly(
                said("[Brief description]", "[Short reason]"), "P0/P1/P2", "@engineer-name", "[link]", "[link]", "10 minutes");
        assertThat(runbook.templates().get(3).fields())
                .containsExactly("14:15-14:35", said("[specific endpoints]", "[endpoints]"), "[Team Name]");
    }

    @Test
    void follow_ups_are_due_within_an_hour_a_day_and_a_week() {
        assertThat(runbook.deadlines()).extracting(DeadlineGroup::within)
                .containsExactly(Duration.ofHours(1), Duration.ofHours(24), Duration.ofDays(7));
        assertThat(runbook.deadlines()).extracting(d -> d.items().checks().size()).containsExactly(4, 6, 4);
    }

    @Test
    void the_verification_checklist_has_ten_checks_four_of_them_live() {
        assertThat(runbook.verification()).singleElement().satisfies(step -> {
            assertThat(step.checks()).hasSize(10);
            assertThat(step.checks()).filteredOn(c -> c.condition().isPresent()).hasSize(4);
            assertThat(step.title()).startsWith(said("Rollback Verification", "Verification"));
        });
    }

    @Test
    void contacts_and_authority_are_found() {
        assertThat(runbook.contacts().orElseThrow().rows()).hasSize(4);
        assertThat(runbook.contactMethods()).hasSize(3).first().asString().startsWith("PagerDuty: ");
        assertThat(runbook.authority()).extracting(Authority::severity)
                .containsExactly("P0 (Critical)", "P1 (High)", "P2 (Medium)", "P3 (Low)");
        assertThat(runbook.authority().getFirst().authorisedBy())
                .isEqualTo(said("Any on-call engineer", "Every engineer who is on call"));
    }

    @Test
    void the_post_mortem_template_has_eight_sections() {
        assertThat(runbook.postMortemSections()).hasSize(8);
        assertThat(runbook.postMortemSections().getFirst().name()).isEqualTo(said("Summary", "In Short"));
        assertThat(runbook.postMortemSections().get(1).text()).startsWith("- 14:00 UTC: ");
    }

    @Test
    void two_requests_and_one_log_can_be_watched() {
        assertThat(runbook.probes()).containsExactly(
                new FoundProbe("GET /health", "http://localhost:8000/health", List.of(), true, 163),
                new FoundProbe("GET /api/listings", "http://localhost:8000/api/listings?limit=10",
                        List.of(new Header("X-API-Key", "env:API_KEY")), false, 167));
        assertThat(runbook.logs()).containsExactly(new FoundLog("/var/log/hostaway-mcp/application.log", 171));
    }

    private List<String> source() {
        return runbook.source().lines().toList();
    }

    private String said(String bySeed, String byBundled) {
        return switch (version) {
            case SEED -> bySeed;
            case BUNDLED -> byBundled;
        };
    }

    private List<Step> allSteps() {
        return runbook.procedures().stream().flatMap(p -> p.steps().stream()).toList();
    }

    private List<String> numbers(int procedure) {
        return runbook.procedures().get(procedure).steps().stream().map(Step::number).toList();
    }

    private List<Integer> checks(int procedure) {
        return runbook.procedures().get(procedure).steps().stream().map(s -> s.checks().size()).toList();
    }

    private long count(Urgency urgency) {
        return runbook.triggers().stream().map(Trigger::urgency).filter(u -> u == urgency).count();
    }

    private static List<Range> ranges(Matrix matrix, int column) {
        return matrix.rows().stream().map(row -> row.bounds().get(column).orElseThrow().range()).toList();
    }

    private static Range range(Block.Check check) {
        return ((Condition) check.condition().orElseThrow()).range();
    }

    private static Range below(double edge) {
        return new Range(Double.NEGATIVE_INFINITY, false, edge, false);
    }

    private static Range above(double edge) {
        return new Range(edge, false, Double.POSITIVE_INFINITY, false);
    }

    private static Estimate minutes(int low, int high) {
        return new Estimate(Duration.ofMinutes(low), Duration.ofMinutes(high));
    }

    private static Estimate seconds(int seconds) {
        return new Estimate(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }
}
