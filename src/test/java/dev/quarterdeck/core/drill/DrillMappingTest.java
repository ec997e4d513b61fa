package dev.quarterdeck.core.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillMappingTest {
    private static final String BASE = "http://127.0.0.1:4711";
    private final Scenario.Phase phase = new Scenario.Phase("p", Duration.ZERO, 0, 1, 0, List.of());
    private final DrillMapping mapping = new DrillMapping(
            new Scenario("s", "", "", "r.md", "", List.of(phase), phase, List.of("restart", "configuration")), BASE);

    @ParameterizedTest
    @CsvSource({
            "http://localhost:8000/health, /health",
            "https://user:pw@api.example.org/api/listings?limit=10&x=a/b, /api/listings?limit=10&x=a/b",
            "http://example.org, /",
            "http://example.org?x=1, /?x=1",
            "http://example.org/a#part, /a",
            "localhost:8000/health, /health",
            "http://x\\@evil.example/a, /a",
            "http://example.org//evil.example/a, //evil.example/a",
            "http://$HOST:$PORT/a b, /a b"})
    void anAddressStandsForTheSamePathAndQueryOfTheSimulator(String written, String target) {
        Probe probe = mapping.probes(List.of(found("p", written, false))).getFirst();
        assertThat(probe.url()).isEqualTo(BASE + target);
        assertThat(probe.stands()).isEqualTo(written);
    }

    @Test
    void noHeaderComesAlong() {
        var found = new FoundProbe("p", "http://h/a", List.of(new Header("X-API-Key", "env:API_KEY")), false, 1);
        assertThat(mapping.probes(List.of(found)).getFirst().headers()).isEmpty();
    }

    @Test
    void healthCountsOnlyWhenThereIsNothingElse() {
        var health = found("health", "http://h/health", true);
        assertThat(mapping.probes(List.of(health)).getFirst().counts()).isTrue();
        assertThat(mapping.probes(List.of(health, found("listings", "http://h/l", false)))).extracting(Probe::counts)
                .containsExactly(false, true);
        assertThat(mapping.probes(List.of())).isEmpty();
    }

    @Test
    void theScenarioRecoversOnAStepWhoseTitleHasOneOfItsWords() {
        assertThat(mapping.recoversOn("Restart Application")).isTrue();
        assertThat(mapping.recoversOn("Disable Pagination via CONFIGURATION")).isTrue();
        assertThat(mapping.recoversOn("Verify Rollback")).isFalse();
    }

    private static FoundProbe found(String name, String url, boolean health) {
        return new FoundProbe(name, url, List.of(), health, 1);
    }
}
