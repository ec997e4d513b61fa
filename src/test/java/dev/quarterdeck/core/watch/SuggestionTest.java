package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Circumstances;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Sources;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private final Runbook runbook = RunbookReader.read("failures.md", """
            # Failures

            ## Procedures

            ### Procedure 1: Roll back the application

            #### Step 1: Restart

            - [ ] Restarted

            ### Procedure 3: Turn the feature off

            #### Step 1: Switch it off

            - [ ] Switched off

            ## Common scenarios

            **Scenario 1: Refused cursors**
            - **Symptom**: 20% of requests returning HTTP 400
            - **Procedure**: Procedure 3 (feature flag)
            - **Reason**: Clients do not match

            **Scenario 2: No connections left**
            - **Symptom**: "Too many connections" errors
            - **Procedure**: Procedure 1
            - **Reason**: The pool is too small
            """);

    private Map<Criterion, Standing> symptoms(int badOf60) {
        var window = new SampleWindow(new Probe("GET /api", "http://127.0.0.1/api", "", List.of(), Duration.ofSeconds(1),
                Duration.ofSeconds(5), true),
                ScenarioClock.wall(InstantSource.fixed(START)));
        for (int s = 1; s <= 60; s++) {
            window.add(new Sample(START.plusSeconds(s), new Outcome.Answered(s <= badOf60 ? 400 : 200), OptionalDouble.of(80)));
        }
        Criterion symptom = Guide.of(runbook).symptoms().getFirst();
        return Map.of(symptom, Standing.of(symptom, Sources.counting(List.of(window)), Circumstances.NONE,
                START.plusSeconds(60)));
    }

    @Test
    void aShareOfOneStatusSuggestsItsProcedureWithTheReading() {
        assertThat(Suggestion.of(runbook, symptoms(11), Map.of())).isEmpty();
        assertThat(Suggestion.of(runbook, symptoms(14), Map.of())).singleElement().satisfies(suggestion -> {
            assertThat(suggestion.scenario().procedure()).isEqualTo("Procedure 3: Turn the feature off");
            assertThat(suggestion.why()).isEqualTo("23.3% · 14 of 60");
        });
    }

    @Test
    void aPhraseInTheLogSuggestsItsProcedureWithTheLine() {
        assertThat(Suggestion.of(runbook, Map.of(), Map.of("Too many connections", "ERROR db: Too many connections (max 20)")))
                .singleElement()
                .satisfies(suggestion -> {
                    assertThat(suggestion.scenario().procedure()).isEqualTo("Procedure 1: Roll back the application");
                    assertThat(suggestion.why()).isEqualTo("ERROR db: Too many connections (max 20)");
                });
    }
}
