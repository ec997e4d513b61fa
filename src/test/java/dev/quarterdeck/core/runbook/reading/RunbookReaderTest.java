package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.signal.Header;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookReaderTest {

    @Test
    void the_title_is_the_first_top_heading_else_the_front_matters_else_the_files_name() {
        assertThat(read("## Small\n\n# Payment Gateway Down\n").title()).isEqualTo("Payment Gateway Down");
        assertThat(read("---\ntitle: \"Queue is full\"\nweight: 3\n---\n\ntext\n").title()).isEqualTo("Queue is full");
        assertThat(RunbookReader.read("disk_is-full.md", "text").title()).isEqualTo("Disk is full");
        assertThat(RunbookReader.read(".md", "").title()).isEqualTo("Runbook");
    }

    @Test
    void front_matter_is_cut_off_and_lines_keep_their_numbers() {
        Runbook runbook = read("---\ntitle: Hidden\n---\n# Shown\n\nwords\n");
        assertThat(runbook.root().sections().getFirst().blocks()).containsExactly(new Block.Prose("words", 6));
        assertThat(Words.of(runbook.root())).doesNotContain("Hidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "2027-02-03", "3 February 2027", "Feb 3, 2027", "February 3rd, 2027", "3.2.2027", "2027/02/03",
    })
    void the_next_review_is_read_in_many_notations(String date) {
        assertThat(read("# T\n\n**Owner**: Ops\n**Review by**: " + date + "\n").nextReview()).contains(LocalDate.of(2027, 2, 3));
    }

    @Test
    void a_review_date_that_cannot_be_read_is_a_finding_at_its_line() {
        Runbook runbook = read("# T\n\nVersion: 2\nNext Review: sometime soon\n");
        assertThat(runbook.nextReview()).isEmpty();
        assertThat(runbook.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(4);
            assertThat(finding.message()).contains("sometime soon");
        });
    }

    @Test
    void a_sentence_with_a_colon_is_no_fact() {
        assertThat(read("# T\n\nRemember: this service has customers.\n\n## A\n\nBeware: of the dog\nOwner: Jim\n").facts())
                .isEmpty();
        assertThat(read("# T\n\nText.\n\n## A\n\nOwner: Jim\n").facts()).containsExactly(new Named("Owner", "Jim"));
    }

    @Test
    void a_matrix_that_begins_with_the_worst_row_is_turned_round() {
        Matrix matrix = read("""
                ## How bad is it

                | Level | What we do | Failures | Response time (ms) |
                |-------|------------|----------|--------------------|
                | Red   | 🚒 Go back  | ≥ 20 %   | over 900           |
                | Amber | Look       | 5–20 %   | 300 to 900         |
                | Green | Sleep      | < 5 %    | below 300          |
                """).matrix().orElseThrow();
        assertThat(matrix.headings()).containsExactly("Level", "Failures", "Response time (ms)", "What we do");
        assertThat(matrix.rows()).extracting(Matrix.Row::label).containsExactly("Green", "Amber", "Red");
        assertThat(matrix.row(2).decision()).isEqualTo("Go back");
        assertThat(matrix.row(1).bounds()).extracting(b -> b.orElseThrow().range())
                .containsExactly(new Range(5, true, 20, false), new Range(300, true, 900, true));
    }

    @Test
    void a_cell_without_a_threshold_is_a_finding_at_its_line_and_left_to_people() {
        Runbook runbook = read("""
                ## Decision Matrix

                | Condition | Error Rate | Decision |
                |-----------|------------|----------|
                | Fine      | <2%        | Wait     |
                | Bad       | quite high | Act      |
                """);
        assertThat(runbook.matrix().orElseThrow().row(1).bounds()).containsExactly(Optional.empty());
        assertThat(runbook.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.line()).isEqualTo(6);
            assertThat(finding.message()).contains("quite high");
        });
    }

    @Test
    void a_table_that_measures_nothing_or_decides_nothing_is_no_matrix() {
        assertThat(read("| Role | Name | Action |\n|--|--|--|\n| a | b | c |\n| d | e | f |\n").matrix()).isEmpty();
        assertThat(read("| Day | Error rate | Host |\n|--|--|--|\n| Mon | <1% | a |\n| Tue | <2% | b |\n").matrix()).isEmpty();
    }

    @Test
    void triggers_take_their_urgency_from_the_heading_or_the_sentence_above() {
        Runbook runbook = read("""
                ## Abort criteria

                Abort without delay when:

                - Payments: more than 4% of requests fail
                - Money is lost

                Discuss it when:

                - [ ] **Slow**: p95 above 3s

                ### Urgent

                1. Partners complain
                """);
        assertThat(runbook.triggers()).extracting(Trigger::urgency)
                .containsExactly(Urgency.IMMEDIATE, Urgency.IMMEDIATE, Urgency.CONSIDER, Urgency.SOON);
        assertThat(runbook.triggers()).extracting(t -> t.condition().isPresent()).containsExactly(true, false, true, false);
        assertThat(runbook.triggers().getFirst().text()).isEqualTo("Payments: more than 4% of requests fail");
    }

    @Test
    void a_check_is_split_at_its_bold_title_only_where_a_colon_or_dash_parts_it() {
        List<Block.Check> checks = read("""
                ## Before we start

                - [ ] **Save** the data
                - [x] **Save the data** – twice
                - [ ] **Save the data:** all of it
                - [ ] Run `make save` now
                1. [ ] Who: ______
                   - [ ] nested
                """).before().getFirst().checks();
        assertThat(checks).extracting(Block.Check::title)
                .containsExactly("Save the data", "Save the data", "Save the data", "Run make save now", "Who", "nested");
        assertThat(checks).extracting(Block.Check::detail).containsExactly("", "twice", "all of it", "", "______", "");
        assertThat(checks).extracting(Block.Check::depth).containsExactly(0, 0, 0, 0, 0, 1);
        assertThat(checks).extracting(Block.Check::fillIn).containsExactly(false, false, false, false, true, false);
    }

    @Test
    void a_procedure_has_everything_from_its_introduction_to_its_closing_words() {
        Procedure procedure = read("""
                ## Moving to the other site

                When to use: the first site burns
                Duration: 1 to 2 hours

                Call the fire brigade first.

                ### Requirements

                - [ ] other site is up

                ### 1. Drain (10 min)

                #### Details

                Slowly.

                ### 2. Switch [about 90 s]

                - [ ] switched

                ### Afterwards

                Water the plants.
                """).procedures().getFirst();
        assertThat(procedure.title()).isEqualTo("Moving to the other site");
        assertThat(procedure.useWhen()).isEqualTo("the first site burns");
        assertThat(procedure.estimate()).contains(new Estimate(Duration.ofHours(1), Duration.ofHours(2)));
        assertThat(procedure.steps()).extracting(Step::title).containsExactly("Requirements", "Drain", "Switch");
        assertThat(procedure.intro()).extracting(b -> ((Block.Prose) b).text()).containsExactly("Call the fire brigade first.");
        assertThat(procedure.steps()).extracting(Step::number).containsExactly("", "1", "2");
        assertThat(procedure.steps().get(1).blocks()).extracting(b -> ((Block.Prose) b).text())
                .containsExactly("Details", "Slowly.");
        assertThat(procedure.closing()).extracting(b -> ((Block.Prose) b).text())
                .containsExactly("Afterwards", "Water the plants.");
    }

    @Test
    void steps_right_below_the_title_are_a_procedure_and_leave_the_other_sections_alone() {
        Runbook runbook = read("""
                # Restore a backup

                ## Step 1: Fetch

                - [ ] fetched

                ## Step 2 - Load

                - [ ] loaded

                ## Verification

                - [ ] it runs
                """);
        assertThat(runbook.procedures()).singleElement()
                .satisfies(p -> assertThat(p.steps()).extracting(Step::title).containsExactly("Fetch", "Load"));
        assertThat(runbook.verification()).extracting(Step::title).containsExactly("Verification");
    }

    @Test
    void finding_out_and_mending_are_procedures_below_their_own_headings_and_the_title_is_none() {
        Runbook runbook = read("""
                # NodeDiskFull

                ## Meaning

                1. It is full.

                ## Diagnosis

                1. Look: `df -h`

                ## Mitigation

                ```
                $ rm -r /tmp/cache
                ```
                """);
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly("Diagnosis", "Mitigation");
        assertThat(runbook.procedures()).extracting(Procedure::line).containsExactly(7, 11);
        assertThat(runbook.procedures()).flatExtracting(Procedure::steps).extracting(Step::title)
                .containsExactly("Look", "Mitigation");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Inside the next 2 days;           PT48H",
        "By the next day;                  PT24H",
        "First 30 minutes;                 PT30M",
        "Follow-up (within one week);      PT168H",
        "In half an hour;                  PT30M",
    })
    void a_list_below_a_heading_with_a_term_is_due_then(String heading, Duration within) {
        assertThat(read("# T\n\n## " + heading + "\n\n- [ ] do it\n").deadlines()).singleElement()
                .satisfies(group -> assertThat(group.within()).isEqualTo(within));
    }

    @Test
    void a_message_is_known_by_its_label_its_language_or_its_heading() {
        Runbook runbook = read("""
                # T

                ## Texts

                Post this on Slack (#war-room):
                ```
                It is {{what}}, <your name> leads, call @duty-lead, not @here or a@b.example; SEV1/SEV2, [x] done, [so](http://a)
                ```

                ```email
                Subject: hello
                ```

                ## Announcements

                ```text
                📣 WE ARE BACK
                ```

                ```bash
                echo no message
                ```
                """);
        assertThat(runbook.templates()).extracting(Template::channel)
                .containsExactly("Slack #war-room", "Email", "Announcements");
        assertThat(runbook.templates()).extracting(Template::title).last().isEqualTo("We are back");
        assertThat(runbook.templates().getFirst().fields()).containsExactly("{{what}}", "<your name>", "@duty-lead", "SEV1/SEV2");
    }

    @Test
    void requests_that_only_read_are_offered_as_probes() {
        Runbook runbook = read("""
                ```sh
                # curl http://comment.example/
                sudo curl -fsS --max-time 3 'https://shop.example/readyz' && echo fine
                curl -s -H 'Accept: application/json' \\
                  -H "Authorization: ${TOKEN}" https://shop.example/items?a=1&b=2 | jq .
                watch -n 5 "curl http://localhost:9000/livez"
                curl http://other.example/readyz
                curl -X POST https://shop.example/orders
                curl -d a=b https://shop.example/login
                curl -u me:secret https://shop.example/me
                curl https://$HOST/health
                curl https://<host>/health
                curl -fsS https://shop.example/readyz
                curl -sSH 'X-Tenant: 7' -o /dev/null https://shop.example/tenants
                ```
                """);
        assertThat(runbook.probes()).containsExactly(
                new FoundProbe("GET /readyz", "https://shop.example/readyz", List.of(), true, 3),
                new FoundProbe("GET /items", "https://shop.example/items?a=1&b=2",
                        List.of(new Header("Accept", "application/json"), new Header("Authorization", "env:TOKEN")), false, 4),
                new FoundProbe("GET /livez", "http://localhost:9000/livez", List.of(), true, 6),
                new FoundProbe("GET other.example/readyz", "http://other.example/readyz", List.of(), true, 7),
                new FoundProbe("GET /tenants", "https://shop.example/tenants", List.of(new Header("X-Tenant", "7")), false, 14));
    }

    @Test
    void a_request_with_a_partly_variable_header_is_a_finding_and_no_probe() {
        Runbook runbook = read("```\ncurl -H \"Authorization: Bearer $TOKEN\" https://shop.example/items\n```\n");
        assertThat(runbook.probes()).isEmpty();
        assertThat(runbook.findings()).extracting(Finding::line).containsExactly(2);
    }

    @Test
    void log_files_that_are_followed_or_read_are_offered_as_logs() {
        Runbook runbook = read("""
                ```
                $ tail -n 200 -F /srv/shop/error.log | grep 500
                $ ssh web1 'tail -f /var/log/nginx/access.log'
                $ tail -20 /read/once.log
                $ tail -f $LOG
                $ tail -f /srv/shop/error.log
                ```
                """);
        assertThat(runbook.logs()).containsExactly(new FoundLog("/srv/shop/error.log", 2),
                new FoundLog("/var/log/nginx/access.log", 3),
                new FoundLog("/read/once.log", 4));
    }

    @Test
    void a_fence_that_swallows_a_heading_is_one_finding_and_keeps_its_words() {
        Runbook runbook = read("# T\n\n```bash\necho hello\n\n## Mitigation\n\nDo something.\n");
        assertThat(runbook.findings()).containsExactly(
                Finding.error(3, FindingCode.UNCLOSED_FENCE,
                "This code fence is never closed. It swallows the heading \"## Mitigation\" in line 6."));
        assertThat(Words.of(runbook.root())).contains("Mitigation", "something");
    }

    @Test
    void a_fence_closed_with_too_few_marks_is_one_finding() {
        Runbook runbook = read("1. first\n   ```\n   $ run\n   ``\n2. second\n");
        assertThat(runbook.findings()).extracting(Finding::line).containsExactly(2);
        assertThat(runbook.root().blocks()).extracting(b -> b.getClass().getSimpleName()).containsExactly("Item", "Code", "Item");
    }

    @Test
    void a_fence_opened_inside_another_is_one_finding() {
        Runbook runbook = read("```bash\nrun this\n```sql\nselect 1\n```\n");
        assertThat(runbook.findings()).extracting(Finding::line).containsExactly(3);
    }

    @Test
    void a_comment_never_closed_hides_nothing() {
        Runbook runbook = read("# T\n\n<!-- note\n\n## Mitigation\n");
        assertThat(runbook.findings()).extracting(Finding::line).containsExactly(3);
        assertThat(Words.of(runbook.root())).contains("note", "Mitigation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<namespace>", "<your name here>", "<source>", "<address>", "<vm-name>"})
    void a_placeholder_in_angle_brackets_is_kept_as_written(String placeholder) {
        assertThat(read("Connect to " + placeholder + " now.").root().blocks())
                .containsExactly(new Block.Prose("Connect to " + placeholder + " now.", 1));
    }

    @Test
    void html_tags_and_comments_go_but_their_words_and_addresses_stay() {
        assertThat(read("See <a href=\"http://a.example\">the page</a><!-- or not -->, <b>now</b>.").root().blocks())
                .containsExactly(new Block.Prose("See (http://a.example) the page, now.", 1));
    }

    @Test
    void items_keep_depth_and_are_counted_anew() {
        assertThat(read("1. a\n1. b\n   * c\n1. d\n").root().blocks()).containsExactly(
                new Block.Item("1.", "a", 0, 1), new Block.Item("2.", "b", 0, 2), new Block.Item("•", "c", 1, 3),
                new Block.Item("3.", "d", 0, 4));
    }

    @Test
    void the_text_and_its_hash_are_kept_as_given() {
        Runbook runbook = read("abc");
        assertThat(runbook.source()).isEqualTo("abc");
        assertThat(runbook.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static Runbook read(String text) {
        return RunbookReader.read("test.md", text);
    }
}
