package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Range;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DrillOccasion;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Way;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the seed has, in other words, with other headings and numbers. */
class OtherWordsTest {
    private static final String PLANS = """
            # Ferry booking

            ## Plan A: Swap the colour

            ### Stage 1. Close the gate (40 s)

            - [ ] closed

            ### Stage 2. Swap (about 3 min)

            ```sh
            ferryctl swap
            ```

            ### Stage 3. Look around

            - [ ] quiet

            ### Stage 4. Open the gate

            - [ ] open

            """;

    @Test
    void a_reference_to_stages_of_another_plan_becomes_those_stages() {
        Runbook runbook = RunbookReader.read("a.md", PLANS + """
                ## Plan B: Sink the ship

                ### Stage 1. As in Plan A

                Carry out steps 1 and 3 of Plan A.

                ### Stage 2. Sink

                - [ ] sunk
                """);
        List<Step> steps = runbook.procedures().get(1).steps();
        assertThat(steps).extracting(Step::title).containsExactly("Close the gate", "Look around", "Sink");
        assertThat(steps.getFirst().from().orElseThrow().text()).isEqualTo("Plan A: Swap the colour, step 1");
        assertThat(steps.getFirst().path()).isNotEqualTo(runbook.procedures().getFirst().steps().getFirst().path());
        assertThat(runbook.findings()).isEmpty();
    }

    @Test
    void a_reference_without_numbers_means_all_and_one_by_title_is_found() {
        Runbook runbook = RunbookReader.read("a.md", PLANS + """
                ## Plan C: Both

                ### Stage 1. All of Plan A

                Same as Plan A.

                ### Stage 2. Again

                Repeat steps 2-3 from "Swap the colour".
                """);
        assertThat(runbook.procedures().get(1).steps()).extracting(Step::title)
                .containsExactly("Close the gate", "Swap", "Look around", "Open the gate", "Swap", "Look around");
    }

    @Test
    void a_reference_that_leads_nowhere_is_an_error_and_its_words_stay() {
        Runbook runbook = RunbookReader.read("a.md", PLANS + """
                ## Plan B: Sink

                ### Stage 1. As in Plan D

                Follow steps 1-2 from Plan D.

                ### Stage 2. As in Plan A

                Follow steps 8-9 from Plan A.
                """);
        assertThat(runbook.procedures().get(1).steps()).extracting(Step::title).containsExactly("As in Plan D", "As in Plan A");
        assertThat(runbook.findings()).extracting(Finding::code)
                .containsExactly(FindingCode.BROKEN_REFERENCE, FindingCode.BROKEN_REFERENCE);
        assertThat(runbook.findings()).extracting(Finding::line).containsExactly(25, 29);
        assertThat(runbook.findings()).extracting(Finding::severity).containsOnly(FindingSeverity.ERROR);
    }

    @Test
    void plans_that_refer_to_each_other_are_an_error_and_no_endless_loop() {
        Runbook runbook = RunbookReader.read("a.md", """
                ## Plan A: One

                ### Stage 1. Other

                Same as Plan B.

                ### Stage 2. Own

                - [ ] own

                ## Plan B: Two

                ### Stage 1. Other

                Same as Plan A.

                ### Stage 2. Own

                - [ ] own
                """);
        assertThat(runbook.findings()).extracting(Finding::code).isNotEmpty().containsOnly(FindingCode.BROKEN_REFERENCE);
    }

    @Test
    void a_step_with_work_of_its_own_is_no_reference() {
        Runbook runbook = RunbookReader.read("a.md",
                PLANS + "## Plan B: Sink\n\n### Stage 1. Sink\n\nSee step 2 of Plan A.\n\n- [ ] sunk\n");
        assertThat(runbook.procedures().get(1).steps()).singleElement().satisfies(s -> assertThat(s.from()).isEmpty());
    }

    @Test
    void scenarios_are_read_from_headings_and_from_tables() {
        Runbook runbook = RunbookReader.read("a.md", PLANS + """
                ## Known problems

                ### Gate stuck

                * **You see**: error rate above 7% and `gate timeout` in the log
                * **Fix**: Plan A
                * **Cause**: rust

                ## Troubleshooting

                | Case | Symptom | What to do | Why |
                |------|---------|------------|-----|
                | Tide | late ferries | wait | moon |
                """);
        assertThat(runbook.scenarios()).extracting(FailureScenario::title).containsExactly("Gate stuck", "Tide");
        FailureScenario stuck = runbook.scenarios().getFirst();
        assertThat(stuck.procedure()).isEqualTo("Plan A: Swap the colour");
        assertThat(((Condition) stuck.condition().orElseThrow()).range())
                .isEqualTo(new Range(7, false, Double.POSITIVE_INFINITY, false));
        assertThat(stuck.phrases()).isEmpty();
        assertThat(runbook.scenarios().getLast().reason()).isEqualTo("moon");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "every 6 weeks; P42D", "once a month; P1M", "Weekly with the new people; P7D", "twice a year; P6M", "each quarter; P3M",
                "yearly; P1Y", "every two months; P2M",
    })
    void how_often_to_rehearse_is_read(String words, Period every) {
        Runbook runbook = RunbookReader.read("a.md", "# T\n\n## Fire drills\n\n- Night shift: " + words + "\n- After a change\n");
        assertThat(runbook.drills()).extracting(DrillOccasion::every).containsExactly(Optional.of(every), Optional.empty());
        assertThat(runbook.drills().getFirst().occasion()).isEqualTo("Night shift");
    }

    @Test
    void a_way_around_is_parted_from_the_step() {
        Runbook runbook = RunbookReader.read("a.md", """
                ## Plan A: Swap

                ### Stage 1. Swap

                - [ ] swapped

                **Alternative (by hand):**

                1. Take a rope.

                **Alternatively: call a tug**

                - [ ] tug called
                """);
        List<Way> ways = runbook.procedures().getFirst().steps().getFirst().ways();
        assertThat(ways).extracting(Way::label).containsExactly("", "by hand", "call a tug");
        assertThat(ways).allMatch(way -> way.blocks().size() == 1);
    }

    @Test
    void people_are_read_from_any_table_of_contacts() {
        Runbook runbook = RunbookReader.read("a.md", """
                ## Who to call

                | Who | Team | Then |
                |-----|------|------|
                | Jo (555-1234) | Harbour | Bridge |
                | TBD | Bridge | Harbour |
                """);
        assertThat(runbook.people()).extracting(Contact::role).containsExactly("Harbour", "Bridge");
        assertThat(runbook.people()).extracting(Contact::unfilled).containsExactly(List.of(), List.of("Who"));
        assertThat(runbook.people().getFirst().chain(runbook.people())).hasSize(2);
    }
}
