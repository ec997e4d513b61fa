package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.procedure.MethodReader;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices, people, powers, messages, deadlines, scenarios and estimates in wordings that are not the seed's. */
class ListsTest {
    private static Runbook read(String markdown) {
        return RunbookReader.read("undo.md", markdown);
    }

    @Test
    void a_matrix_needs_no_figure_and_a_second_one_stays() {
        Runbook book = read("""
                # Undo

                ## Decision matrix

                | Situation | Strategy |
                |---|---|
                | Bug after deploy | Roll back by hand |
                | Data is wrong | Restore |

                ## How bad is it

                | Severity | Impact | Action | Timeframe |
                |---|---|---|---|
                | SEV1 | all users, error rate > 10% | Roll back | 5 min |
                | SEV2 | some users, error rate 2-10% | Prepare rollback | 1 h |
                | SEV3 | nobody | Wait | |
                """);
        Matrix matrix = book.matrix().orElseThrow();
        assertThat(matrix.rows()).extracting(Matrix.Row::label).containsExactly("SEV3", "SEV2", "SEV1");
        assertThat(matrix.signals()).containsExactly(Optional.of(Signal.ERROR_RATE), Optional.empty());
        assertThat(matrix.rows()).extracting(Matrix.Row::line).containsExactly(16, 15, 14);
        assertThat(book.otherMatrices()).singleElement().satisfies(other -> {
            assertThat(other.graded()).isFalse();
            assertThat(other.rows()).extracting(Matrix.Row::decision).containsExactly("Roll back by hand", "Restore");
            assertThat(other.line()).isEqualTo(5);
        });
        assertThat(book.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"## SLA\n\n| Severity | Response time | Action |\n|--|--|--|\n| P1 | 15 min | page |\n| P2 | 1 h | mail |",
            "## RACI matrix\n\n| Action | Responsible |\n|--|--|\n| a | b |\n| c | d |",
        "## Risk matrix\n\n| Issue | Likelihood | Action |\n|--|--|--|\n| a | low | test |\n| c | high | test |",
        "## Verification\n\n| Check | Command | Expected |\n|--|--|--|\n| a | `curl x` | 200 |\n| c | `ls` | ok |",
        "## Escalation matrix\n\n| Severity | Action |\n|--|--|\n| P1 | call |\n| P2 | mail |",
        "## Versions\n\n| Version | Action |\n|--|--|\n| 1 | made |\n| 2 | changed |",
        "## Options\n\n| Method | Speed | Use when | Downtime |\n|--|--|--|--|\n| Flag | 1 min | a bug | none |\n| Rollback | 5 "
        + "min | worse | 1 min |"})
    void other_tables_are_no_matrix(String table) {
        assertThat(read("# Undo\n\n" + table + "\n").matrix()).isEmpty();
    }

    @Test
    void how_soon_people_respond_is_no_latency() {
        Matrix matrix =
                read("# Undo\n\n## Decision matrix\n\n| Severity | Error rate | Response time | Action |\n|--|--|--|--|\n| SEV2 "
                + "| <1% | < 2 h | ticket |\n| SEV1 | >5% | < 30 s | page |\n").matrix().orElseThrow();
        assertThat(matrix.signals()).containsExactly(Optional.of(Signal.ERROR_RATE), Optional.empty());
    }

    @Test
    void merged_cells_stand_in_every_row_they_reach() {
        Matrix matrix =
                read("# Undo\n\n## Decision matrix\n\n<table>\n<tr><th>Level</th><th>Error "
                + "rate</th><th>p95</th><th>Action</th></tr>\n<tr><td>Fine</td><td>&lt; 1%</td><td>&lt; 500 ms</td><td "
                + "rowspan=\"2\">look</td></tr>\n"
                + "<tr><td>Bad</td><td>1-5%</td><td>500 ms - 2 s</td></tr>\n<tr><td>Down</td><td colspan=\"2\">error rate &gt; "
                + "5%</td><td>roll back</td></tr>\n</table>\n").matrix().orElseThrow();
        assertThat(matrix.rows()).extracting(Matrix.Row::decision).containsExactly("look", "look", "roll back");
        assertThat(matrix.row(2).bounds().getFirst()).isPresent();
    }

    @Test
    void ways_to_choose_from_keep_their_use_and_their_traits() {
        List<Method> methods =
                read("# Undo\n\n| Method | Speed | Use when | Downtime |\n|--|--|--|--|\n| Feature flag off | 1 min | a flag "
                + "guards it | none |\n| Redeploy | 10 min | anything else | 1 min |\n").methods();
        assertThat(methods).extracting(Method::useWhen).containsExactly("a flag guards it", "anything else");
        assertThat(methods.getFirst().traits()).extracting(Runbook.Named::text).containsExactly("1 min", "none");
        assertThat(MethodReader.of("Option 2: Redeploy the old version", methods)).contains(methods.get(1));
        assertThat(MethodReader.of("Restore", methods)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Only the incident commander may approve a production rollback.|incident commander",
            "Approval: CTO|CTO", "Rollbacks need approval from the release manager.|release manager",
        "The duty manager must approve every rollback.|duty manager", "Genehmigung: Leitung Betrieb|Leitung Betrieb",
        "No approval is needed for a rollback of a flag.|No approval is needed for a rollback of a flag."})
    void who_may_authorise_is_read_from_lines(String line, String who) {
        assertThat(read("# Undo\n\n## Rollback\n\n" + line + "\n").authority())
                .extracting(Authority::authorisedBy, Authority::line).containsExactly(tuple(who, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Engineers may not approve their own rollback.", "You can trigger the rollback from the console.",
            "The script can initiate a rollback.", "| Change | Approval required |\n|--|--|\n| flag | no |\n| code | yes |"})
    void nobody_is_given_a_power_that_is_not_said(String line) {
        assertThat(read("# Undo\n\n## Rollback\n\n" + line + "\n").authority()).isEmpty();
    }

    @Test
    void only_people_and_channels_are_contacts_and_an_order_is_no_escalation() {
        List<Contact> people = read("""
                # Undo

                ## Emergency contacts

                - Check: `docker logs db`
                - Location: /var/backups
                - Dashboard: https://graphs.example.com
                - Logs: see the wiki

                1. **Product owner:** [phone] - decides
                2. **Lead developer:** +49 30 1234567

                - Slack: #incidents

                **Escalation matrix:**

                - Minor issue: post in chat
                - Major issue: call both
                """).people();
        assertThat(people).extracting(Contact::role).containsExactly("Product owner", "Lead developer", "Slack");
        assertThat(people).extracting(Contact::escalation).containsOnly("");
        assertThat(people).extracting(Contact::line).containsExactly(10, 11, 13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Escalation path\n\n1. On-call engineer\n2. Team lead",
            "## Contacts\n\n- L1: On-call engineer\n- L2: Team lead",
            "## Contacts\n\n- On-call engineer: #oncall\n- Team lead: #leads, if no response after 15 min",
        "## Contacts\n\nOn-call engineer → Team lead",
        "## Contacts\n\n| Role | Phone | Escalates to |\n|--|--|--|\n| On-call engineer | 1 | Team lead |\n| Team lead | 2 | |",
        "## Contacts\n\n- On-call engineer: #oncall, escalates to Team lead\n- Team lead: #leads"})
    void escalation_is_what_the_runbook_states(String contacts) {
        List<Contact> people = read("# Undo\n\n" + contacts + "\n").people();
        assertThat(people).extracting(Contact::role).containsExactly("On-call engineer", "Team lead");
        assertThat(people).extracting(Contact::escalation).containsExactly("Team lead", "");
    }

    @Test
    void messages_are_found_with_their_channel_and_fields() {
        List<Template> templates = read("""
                # Undo

                ## Communication

                ### Slack

                #### Start

                ```
                Rolling back {service} at HH:MM, led by @who
                ```

                ### Status page update

                > We look into [issue]. Next news YYYY-MM-DD.

                ## Email to customers

                Subject: Trouble

                Dear all, <what happened>.

                ## Post-mortem template

                ```
                Summary: [x]
                ```

                ## Rollback

                Error message:

                ```
                connection refused
                ```
                """).templates();
        assertThat(templates).extracting(Template::title).containsExactly("Start", "Status page update", "Email to customers");
        assertThat(templates).extracting(Template::channel).containsExactly("Slack", "Status page update", "Email to customers");
        assertThat(templates).extracting(Template::fields)
                .containsExactly(List.of("{service}", "HH:MM", "@who"), List.of("[issue]", "YYYY-MM-DD"),
                List.of("<what happened>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Within 24 hours|PT24H", "T+1h|PT1H", "Day 2|PT48H", "Immediately after|PT0S",
            "Next business day|PT24H", "First hour|PT1H", "48 hours after the rollback|PT48H", "Innerhalb von 24 Stunden|PT24H",
            "Dans les 24 heures|PT24H",
        "24小时内|PT24H", "24時間以内|PT24H", "Week 1|PT168H"})
    void work_afterwards_is_due_in_many_words(String words, Duration within) {
        assertThat(read("# Undo\n\n## Post-rollback\n\n### " + words + "\n\n- Tell\n").deadlines()).singleElement()
                .satisfies(group -> {
            assertThat(group.within()).isEqualTo(within);
            assertThat(group.line()).isEqualTo(5);
        });
        assertThat(read("# Undo\n\n## Post-rollback\n\n**" + words + ":**\n\n- Tell\n").deadlines())
                .extracting(DeadlineGroup::within).containsExactly(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quick rollback in 5 minutes", "Roll back within 15 minutes", "Respond within 15 minutes", "T+5m",
            "Day 1"})
    void a_time_that_is_not_after_the_rollback_is_no_deadline(String heading) {
        assertThat(read("# Release\n\n## Rollout\n\n### " + heading + "\n\n- a\n- b\n").deadlines()).isEmpty();
    }

    @Test
    void scenarios_are_read_from_labels_lists_and_tables() {
        List<FailureScenario> scenarios = read("""
                # Undo

                ## Scenarios

                ### Scenario 1: Migration hangs

                **Symptoms:**
                - Deploy waits
                - Log shows `lock timeout`

                **Action:**
                1. Cancel it

                ### Scenario 2: Bad config

                Symptom: 500s everywhere
                Solution: Put the old map back

                ## Known problems

                | Problem | Cause | Solution |
                |---|---|---|
                | Pods pending | no nodes | scale up |

                ## Symptoms

                - Users see errors
                """).scenarios();
        assertThat(scenarios).extracting(FailureScenario::title).containsExactly("Migration hangs", "Bad config", "Pods pending");
        assertThat(scenarios).extracting(FailureScenario::procedure)
                .containsExactly("Cancel it", "Put the old map back", "scale up");
        assertThat(scenarios.getFirst().phrases()).isEmpty();
        assertThat(scenarios).extracting(FailureScenario::line).containsExactly(5, 14, 23);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Estimated Time: 5-10 minutes|300|600", "Time Required: ~15m|900|900",
            "Duration: 1h30|5400|5400", "RTO: 2 hours|7200|7200", "ETA: 10 min|600|600", "This takes about 5 min.|300|300",
            "⏱️ 10 min|600|600", "Rollback time: under 5 minutes|0|300",
        "Total time: 30–45 sec|30|45", "Dauer: etwa 1,5 Stunden|5400|5400", "Durée estimée : 10 minutes|600|600",
        "Duración estimada: 5-10 minutos|300|600", "Tempo estimado: 20 minutos|1200|1200", "预计时间：约5分钟|300|300",
        "所要時間：10分|600|600", "Expected duration: 1 hour 30 minutes|5400|5400"})
    void time_is_stated_in_many_words(String line, long low, long high) {
        assertThat(EstimateReader.stated(line)).contains(new Estimate(Duration.ofSeconds(low), Duration.ofSeconds(high)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Times: 5 retries", "Response time: below 500ms", "If it takes longer than usual, call",
            "Downtime: none", "Time zone: UTC", "Last run: 5 minutes ago"})
    void what_is_no_estimate_stays_text(String line) {
        assertThat(EstimateReader.stated(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"### When to escalate", "### Escalate immediately if", "### Escalation criteria",
            "### Wann eskalieren", "### Quand escalader"})
    void reasons_to_escalate_are_nobody_to_call(String heading) {
        List<Contact> contacts = read("# Undo\n\n## Escalation\n\n" + heading
                + "\n\n- Security leak suspected\n- Database outage\n\n### Whom to call\n\n- Shift lead: +49 30 555 0100\n")
                .people();
        assertThat(contacts).extracting(Contact::role).containsExactly("Shift lead");
    }

    @Test
    void a_label_below_reasons_to_escalate_names_nobody() {
        assertThat(read("# Undo\n\n## When to escalate\n\n**Immediate escalation:**\n\n- Security leak\n- Network outage\n")
                .people()).isEmpty();
    }
}
