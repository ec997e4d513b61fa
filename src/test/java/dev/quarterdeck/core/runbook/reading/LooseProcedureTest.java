package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runbooks without a single checkbox. */
class LooseProcedureTest {

    @Test
    void every_numbered_item_is_a_step_with_its_commands() {
        List<Step> steps = steps("""
                # QueueStuck

                ## Meaning

                1. A queue is stuck.

                ## Diagnosis

                Find out which one.

                1. List the queues:

                   ```
                   $ queuectl list
                   NAME  DEPTH
                   ```

                   The third column counts.

                2. Look at the consumers (2 minutes). They may be asleep.
                """);
        assertThat(steps).extracting(Step::title).containsExactly("List the queues", "Look at the consumers");
        assertThat(steps.getLast().estimate().orElseThrow().high()).hasMinutes(2);
        assertThat(steps.getFirst().commands().getFirst().expected()).containsExactly("NAME  DEPTH");
        assertThat(steps).extracting(Step::path).doesNotHaveDuplicates().allMatch(path -> path.startsWith("Diagnosis › "));
    }

    @Test
    void bullets_with_code_are_steps_and_the_others_stay_with_them() {
        List<Step> steps = steps("""
                ## Mitigation

                - Think first.
                - Restart it:

                  ```sh
                  systemctl restart queue
                  ```
                - Breathe.
                - Empty it:

                  ```sh
                  queuectl purge
                  ```
                """);
        assertThat(steps).extracting(Step::title).containsExactly("Restart it", "Empty it");
        assertThat(steps.getFirst().blocks()).hasSize(3);
    }

    @Test
    void a_loose_fence_is_a_step_with_the_sentence_before_it() {
        List<Step> steps = steps("""
                ## Remediation

                Some words up front.

                First look at the pods. They should run.

                ```sh
                kubectl get pods
                ```

                ```sh
                kubectl get events
                ```
                """);
        assertThat(steps).extracting(Step::title).containsExactly("First look at the pods", "kubectl get events");
    }

    @Test
    void a_section_of_prose_is_a_step_to_read() {
        List<Step> steps =
                steps("# T\n\nIntro.\n\n## Meaning\n\nBad.\n\n### More\n\nWorse.\n\n## Impact\n\nHuge.\n\n## Resolution\n\nAsk "
                + "the vendor.\n");
        assertThat(steps).extracting(Step::title).containsExactly("Resolution");
        assertThat(steps.getFirst().blocks()).hasSize(1);
    }

    @Test
    void a_text_without_headings_can_be_worked_through_too() {
        assertThat(steps("Turn it off.\n")).extracting(Step::title).containsExactly("Test");
        assertThat(steps("1. Turn it off.\n2. Turn it on.\n")).extracting(Step::title)
                .containsExactly("Turn it off", "Turn it on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Meaning", "Impact", "Summary", "Overview", "Background"})
    void what_explains_the_alert_is_context(String heading) {
        assertThat(steps("## " + heading + "\n\n1. a\n2. b\n\n## Mitigation\n\nGo.\n")).extracting(Step::title)
                .containsExactly("Mitigation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Diagnosis", "Mitigation", "Remediation", "Resolution", "What to do"})
    void what_helps_against_it_is_work(String heading) {
        assertThat(steps("## Meaning\n\nBad.\n\n## " + heading + "\n\n1. One\n2. Two\n")).hasSize(2);
    }

    @Test
    void what_stands_before_the_first_step_is_read_and_not_ticked() {
        Procedure procedure = RunbookReader.read("test.md",
                "## Diagnosis\n\nFind out which one.\n\n1. List them.\n2. Count them.\n").procedures().getFirst();
        assertThat(procedure.intro()).containsExactly(new Block.Prose("Find out which one.", 3));
        assertThat(procedure.steps()).extracting(Step::title).containsExactly("List them", "Count them");
    }

    private static List<Step> steps(String markdown) {
        return RunbookReader.read("test.md", markdown).procedures().getFirst().steps();
    }
}
