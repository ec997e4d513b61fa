package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriterionReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error Rate >10%; More than 10% of requests failing;                     error rate above 10%",
        "Performance Degradation >3x; Response times 3x slower than baseline;    p95 above 3x the baseline",
        "Performance Degradation 2-3x; Slower but functional;                    p95 between 2x and 3x the baseline",
        "Too slow; answers take at least 4 times as long as usual, latency-wise; p95 at least 4x the baseline",
        "Errors; error rate more than 2.5x baseline;                             error rate above 2.5x the baseline",
        "Complete Service Failure; API completely unavailable for >5 minutes;    every probe fails for more than 5 min",
        "Total outage; everything is down for more than 90 seconds;              every probe fails for more than 1 min 30 s",
        "Low Adoption; <5% pagination adoption after 24 hours;                   'a watched value named adoption, after 1 d'",
        "Nobody uses it; usage below 2% after 7 days;                            'a watched value named usage, after 7 d'",
    })
    void a_reason_to_roll_back_is_watched_by_what_it_states(String title, String detail, String watched) {
        assertThat(CriterionReader.trigger(title, detail).map(Criterion::watched)).contains(watched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Data Corruption: Database records corrupted or data loss detected",
            "Customer Escalations: Multiple high-priority tickets",
        "Memory Leak: OOM errors occurring frequently", "Monitoring Failure: Unable to observe system health",
        "Database slow: 3x slower than normal", "Degraded: queries more than 2x slower than usual",
        "Queue degradation >4x: latency of jobs",
        "P0 Incident: Critical business impact affecting multiple customers", "Payments failing for one customer for 5 minutes",
        "3 times a day somebody complains", "Feature Broken: Pagination not working but system operational"})
    void what_only_a_person_can_judge_is_left_to_one(String text) {
        int colon = text.indexOf(": ");
        assertThat(CriterionReader.trigger(colon < 0 ? text : text.substring(0, colon), colon < 0 ? ""
                : text.substring(colon + 2)))
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rate <1%;                       error rate below 1%",
        "Response time p95 <500ms;             p95 below 500 ms",
        "Health endpoint returns 200;          health answers 200",
        "Health check responds with HTTP 204;  health answers 204",
        "The health page is green;             health answers 200",
        "No errors in logs;                    errors in the followed logs",
        "No startup errors in logs;            errors in the followed logs",
        "No errors in application logs;        errors in the followed logs",
        "The application log holds no errors;  errors in the followed logs",
        "`/health` answers 200;                health answers 200",
        "no new errors in the service log;     errors in the followed logs",
    })
    void a_check_is_watched_by_what_it_states(String text, String watched) {
        assertThat(CriterionReader.check(text, "").map(Criterion::watched)).contains(watched);
    }

    @ParameterizedTest
    @ValueSource(strings = {"No errors in database logs", "The database log holds no errors", "API requests succeed",
            "Memory usage stable", "Monitoring dashboards healthy",
        "Database healthy", "No compilation errors", "Application restarted"})
    void what_no_probe_sees_stays_a_plain_check(String text) {
        assertThat(CriterionReader.check(text, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "20% of requests returning HTTP 400;           400; false",
        "More than 5% of all calls answered with 503;  503; true",
    })
    void a_symptom_can_be_a_share_of_one_status(String text, int status, boolean strict) {
        assertThat(CriterionReader.symptom(text)).hasValueSatisfying(c -> {
            var share = (Criterion.StatusShare) c;
            assertThat(share.status()).isEqualTo(status);
            assertThat(share.percent().lowIncluded()).isEqualTo(!strict);
        });
    }
}
