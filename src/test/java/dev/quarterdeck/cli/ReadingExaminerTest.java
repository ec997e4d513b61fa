package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.cli.ReadingScore.HardFault;
import dev.quarterdeck.cli.ReadingScore.Kind;
import dev.quarterdeck.cli.ReadingScore.Tally;
import dev.quarterdeck.io.json.Json;
import org.junit.jupiter.api.Test;

/** What differs from the expectation is counted, and what is left open is not. */
class ReadingExaminerTest {
    private static final String RUNBOOK = """
            # Undo the choir release

            ## When to roll back

            - Error rate > 7%

            ## Rollback

            ### Step 1: Go back

            ```bash
            choirctl undo --all
            ```
            """;

    @Test
    void whatIsReadAsExpectedIsRight() {
        ReadingScore score = examine("""
                {"procedures": [{"line": 7, "steps": [{"line": 9}]}], "commands": [{"text": "choirctl undo --all"}],
                 "triggers": [{"line": 5, "condition": {"signal": "error rate", "above": 7.0, "below": null}}]}""");
        assertThat(score.tally(Kind.PROCEDURES)).isEqualTo(new Tally(1, 1, 1));
        assertThat(score.tally(Kind.STEPS)).isEqualTo(new Tally(1, 1, 1));
        assertThat(score.tally(Kind.CONDITIONS)).isEqualTo(new Tally(1, 1, 1));
        assertThat(score.tally(Kind.COMMANDS)).isEqualTo(new Tally(1, 1, 1));
        assertThat(score.faults()).isEmpty();
    }

    @Test
    void anotherBoundIsAHardFault() {
        ReadingScore score = examine("""
                {"triggers": [{"line": 5,
                  "condition": {"signal": "error rate", "above": 7.0, "below": null, "forSeconds": 300}}]}""");
        assertThat(score.faults()).extracting(HardFault::kind, HardFault::line).containsExactly(
                tuple("watched as what it is not", 5));
        assertThat(score.tally(Kind.CONDITIONS)).isEqualTo(new Tally(1, 1, 0));
    }

    @Test
    void aBoundWhereNoneIsExpectedIsAHardFault() {
        assertThat(examine("{\"triggers\": [{\"line\": 5, \"condition\": null}]}").faults()).hasSize(1);
    }

    @Test
    void whatMustNeverBeInARoleIsAHardFaultThere() {
        ReadingScore score = examine("{\"never\": [{\"kind\": \"k\", \"what\": \"command\", \"text\": \"undo --all\"}]}");
        assertThat(score.faults()).containsExactly(new HardFault("k", "choir", 12, "command: choirctl undo --all"));
        assertThat(examine("{\"never\": [{\"kind\": \"k\", \"what\": \"command\", \"text\": \"^undo\"}]}").faults()).isEmpty();
    }

    @Test
    void waysThatExcludeEachOtherAreAHardFaultInOneProcedure() {
        ReadingScore score = examine("""
                {"procedures": [{"line": 5, "alternatives": [7], "steps": [{"line": 9}]},
                  {"line": 7, "alternatives": [5], "steps": [{"line": 9}]}]}""");
        assertThat(score.faults()).extracting(HardFault::kind).containsExactly("alternatives in one sequence");
    }

    @Test
    void whatIsNotExpectedIsWrongAndWhatIsLeftOpenIsNeither() {
        assertThat(examine("{}").tally(Kind.COMMANDS)).isEqualTo(new Tally(0, 1, 0));
        assertThat(examine("{\"optional\": {\"commands\": [\"choirctl undo --all\"]}}").tally(Kind.COMMANDS))
                .isEqualTo(new Tally(0, 0, 0));
        assertThat(examine("{}").tally(Kind.STEPS)).isEqualTo(new Tally(0, 1, 0));
        assertThat(examine("{\"optional\": {\"steps\": [9]}}").tally(Kind.STEPS)).isEqualTo(new Tally(0, 0, 0));
    }

    @Test
    void whatAFindingHasToSayIsMissedWhenNoneSaysIt() {
        assertThat(examine("{\"findings\": [\"language\"]}").faults()).extracting(HardFault::kind).containsExactly("not told");
    }

    private static ReadingScore examine(String expectation) {
        return ReadingExaminer.examine(new ExpectedReading("choir", RUNBOOK.lines().toList(), Json.MAPPER.readTree(expectation)));
    }
}
