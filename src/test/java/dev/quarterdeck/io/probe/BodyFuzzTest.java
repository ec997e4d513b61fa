package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;

/** Whatever a foreign endpoint answers is an outcome, and never a number that it does not state. */
class BodyFuzzTest {

    @FuzzTest(maxDuration = "40s")
    void prometheus(byte[] bytes) {
        Response response = new PrometheusAnswer(Meaning.ERROR_RATIO).read(Answer.of(200, "application/json", bytes));
        response.value().ifPresent(value -> assertThat(value).isFinite());
        assertThat(response.outcome()).isInstanceOfAny(Outcome.Answered.class, Outcome.NoData.class, Outcome.Warned.class);
    }

    @FuzzTest(maxDuration = "40s")
    void health(byte[] bytes) {
        Response response = new HealthBody("/health", false).read(Answer.of(200, "application/health+json", bytes));
        assertThat(response.outcome()).isInstanceOfAny(Outcome.Answered.class, Outcome.Unhealthy.class);
        assertThat(response.value()).isEmpty();
    }
}
