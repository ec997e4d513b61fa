package dev.quarterdeck.core.decision;

import static dev.quarterdeck.core.signal.Signal.ERROR_RATE;
import static dev.quarterdeck.core.signal.Signal.LATENCY_P95;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rate <1%;                                ERROR_RATE;  (-Infinity, 1.0)",
        "Error Rate >10%;                               ERROR_RATE;  (10.0, Infinity)",
        "Error rate ≤ 2 %;                              ERROR_RATE;  (-Infinity, 2.0]",
        "Error rate >=7.5%;                             ERROR_RATE;  [7.5, Infinity)",
        "Failure rate 3–8%;                             ERROR_RATE;  [3.0, 8.0]",
        "Failed requests between 2% and 4%;             ERROR_RATE;  [2.0, 4.0]",
        "More than 12% of requests failing;             ERROR_RATE;  (12.0, Infinity)",
        "fewer than 3 percent of requests fail;         ERROR_RATE;  (-Infinity, 3.0)",
        "error rate no more than 1%;                    ERROR_RATE;  (-Infinity, 1.0]",
        "error rate 5% or higher;                       ERROR_RATE;  [5.0, Infinity)",
        "Response time p95 <500ms;                      LATENCY_P95; (-Infinity, 500.0)",
        "Response time normal (<500ms);                 LATENCY_P95; (-Infinity, 500.0)",
        "p95 500-1000ms;                                LATENCY_P95; [500.0, 1000.0]",
        "p95 1-2s;                                      LATENCY_P95; [1000.0, 2000.0]",
        "p95 over 2 s;                                  LATENCY_P95; (2000.0, Infinity)",
        "95th percentile under 750 milliseconds;        LATENCY_P95; (-Infinity, 750.0)",
        "Latency 800ms to 1.5s;                         LATENCY_P95; [800.0, 1500.0]",
        "latency above 1,200 ms;                        LATENCY_P95; (1200.0, Infinity)",
        "answer time at least 0,5 seconds;              LATENCY_P95; [500.0, Infinity)",
    })
    void a_sentence_that_names_a_signal_and_a_bound_is_a_condition(String text, Signal signal, String interval) {
        assertThat(ConditionReader.read(text)).hasValueSatisfying(condition -> {
            assertThat(condition.signal()).isEqualTo(signal);
            assertThat(interval(condition.range())).isEqualTo(interval);
            assertThat(condition.text()).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Performance Degradation >3x: Response times 3x slower than baseline",
        "Complete Service Failure: API completely unavailable for >5 minutes",
        "Low Adoption: <5% pagination adoption after 24 hours",
        "Database backup is recent (<24 hours)",
        "Backup file size reasonable (>1KB)",
        "Error rate >5% above baseline",
        "Error rate increased by >5%",
        "Error rate has not dropped below 1%",
        "p99 latency <2s",
        "average response time <200ms",
        "Database latency <5ms",
        "Error rate <1% and p95 <500ms",
        "Error rate back to <1% (was >10%)",
        "Error rate 5%",
        "Error rate 10-5%",
        "Success rate >99%",
        "No errors in logs",
        "",
    })
    void what_only_a_person_can_judge_is_no_condition(String text) {
        assertThat(ConditionReader.read(text)).isEmpty();
    }

    @Test
    void the_title_speaks_before_the_detail() {
        assertThat(ConditionReader.read("Error Rate >10%", "More than 10% of requests failing"))
                .hasValueSatisfying(c -> assertThat(c.text()).isEqualTo("Error Rate >10%"));
        assertThat(ConditionReader.read("Too many failures", "over 8% of requests fail"))
                .hasValueSatisfying(c -> assertThat(interval(c.range())).isEqualTo("(8.0, Infinity)"));
    }

    @Test
    void a_duration_in_the_detail_belongs_to_the_title() {
        assertThat(ConditionReader.read("Error rate >10%", "sustained for 15 minutes"))
                .hasValueSatisfying(c -> assertThat(c.watched()).isEqualTo("error rate above 10% for 15 min"));
        assertThat(ConditionReader.read("Error rate >10%", "sustained for several minutes")).isEmpty();
        assertThat(ConditionReader.read("Error rate >10%", "within 15 minutes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "ERROR_RATE;  Error Rate;    <1%;            (-Infinity, 1.0)",
        "ERROR_RATE;  Errors;        >=1% and <5%;   [1.0, 5.0)",
        "ERROR_RATE;  Errors (%);    20-30;          [20.0, 30.0]",
        "ERROR_RATE;  Errors;        10%+;           [10.0, Infinity)",
        "LATENCY_P95; Performance;   p95 1-2s;       [1000.0, 2000.0]",
        "LATENCY_P95; Latency (ms);  < 250;          (-Infinity, 250.0)",
        "LATENCY_P95; Latency (s);   > 3;            (3000.0, Infinity)",
    })
    void a_cell_takes_signal_and_unit_from_its_heading(Signal signal, String heading, String cell, String interval) {
        assertThat(ConditionReader.readCell(signal, heading, cell))
                .hasValueSatisfying(c -> assertThat(interval(c.range())).isEqualTo(interval));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p99 <2s", "3x baseline", "fast", "<5%", "5 minutes", "<1% errors", ">5s and <2s", ""})
    void a_cell_about_something_else_is_no_condition(String cell) {
        assertThat(ConditionReader.readCell(LATENCY_P95, "Latency (ms)", cell)).isEmpty();
    }

    @Test
    void a_columns_signal_comes_from_its_heading_or_else_from_its_cells() {
        assertThat(ConditionReader.signalOf("Error Rate", List.of())).contains(ERROR_RATE);
        assertThat(ConditionReader.signalOf("Performance", List.of())).contains(LATENCY_P95);
        assertThat(ConditionReader.signalOf("Response time", List.of())).contains(LATENCY_P95);
        assertThat(ConditionReader.signalOf("How slow", List.of("p95 <300ms", "p95 >300ms"))).contains(LATENCY_P95);
        assertThat(ConditionReader.signalOf("Latency p99", List.of("<1s"))).isEmpty();
        assertThat(ConditionReader.signalOf("Memory", List.of("<1%"))).isEmpty();
    }

    @Test
    void a_text_too_long_for_a_sentence_is_no_condition() {
        assertThat(ConditionReader.read("Error rate <1% " + "and so on ".repeat(100_000))).isEmpty();
    }

    static String interval(Range r) {
        return (r.lowIncluded() ? "[" : "(") + r.low() + ", " + r.high() + (r.highIncluded() ? "]" : ")");
    }
}
