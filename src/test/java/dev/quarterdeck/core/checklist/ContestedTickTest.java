package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.Evidence;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.postmortem.PostMortem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A tick against its reading is possible, and stays in sight. */
class ContestedTickTest {
    private static final CheckRef LOGS = new CheckRef("Verify", "No errors in logs", 0, 12);
    private static final CheckRef WATCHED = new CheckRef("Step 7", "Metrics are stable", 0, 30);
    private static final CheckRef HOLDS = new CheckRef("Verify", "Health returns 200", 0, 13);

    private final Told told = new Told().then(new Fact.IncidentDeclared("Search fails", Severity.P1, ""))
            .then(new Fact.CheckTicked(HOLDS, "Ada", "200 · 60 of 60 in 1 min"))
            .then(new Fact.CheckTicked(LOGS, "Ada", Evidence.fails("72 errors in 90 lines")))
            .then(new Fact.CheckTicked(WATCHED, "Ada",
            Evidence.joined(List.of("0.0% · 0 of 60", Evidence.unwaited(Duration.ofSeconds(192), Duration.ofMinutes(10))))));

    @Test
    void bothReviewsNameIt() {
        for (boolean resolving : new boolean[] {false, true}) {
            assertThat(Checklist.unmet(Optional.empty(), told.incident(), resolving)).contains(
                    "“No errors in logs” was ticked all the same, 14:00:02: does not hold: 72 errors in 90 lines",
                    "“Metrics are stable” was ticked all the same, 14:00:03: 0.0% · 0 of 60 · not waited: 3 min 12 s of 10 min")
                    .noneMatch(words -> words.contains("Health returns 200"));
        }
    }

    @Test
    void onceItIsUntickedItIsNoMoreToBeNamed() {
        told.then(new Fact.CheckUnticked(LOGS)).then(new Fact.CheckUnticked(WATCHED));
        assertThat(Checklist.contested(told.incident())).isEmpty();
    }

    @Test
    void thePostMortemNamesIt() {
        assertThat(PostMortem.document(told.incident(), Optional.empty(), Told.START, "1").text())
                .contains("Ticked against what was measured, or before the time was over: 2.",
                "No errors in logs: does not hold: 72 errors in 90 lines, Ada");
    }

    @Test
    void aReadingThatHoldsOrIsUnknownIsNotContested() {
        assertThat(Evidence.contested("200 · 60 of 60 in 1 min, held for 3 min")).isFalse();
        assertThat(Evidence.contested(Evidence.unknown("only 3 of 59 samples"))).isFalse();
        assertThat(Evidence.contested("")).isFalse();
    }
}
