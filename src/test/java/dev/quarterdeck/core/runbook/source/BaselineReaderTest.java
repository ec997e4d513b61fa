package dev.quarterdeck.core.runbook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.core.runbook.StatedBaseline;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.watch.Guide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a runbook says is usual, in many words; and what sounds like it and is a target, a bound or a comparison. */
class BaselineReaderTest {
    private static List<StatedBaseline> read(String text) {
        return RunbookReader.read("r.md", text).baseline();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Normal p95: 120 ms;                                              120
            p95 baseline is 180ms;                                           180
            The p95 is usually around 1.2 s.;                                1200
            Baseline latency: 95 milliseconds (measured in May);             95
            Typical response time ~ 240 ms;                                  240
            Response times are typically 150-200 ms.;                        200
            On an ordinary day the p95 latency sits at 0,3 s.;               300
            - **Baseline p95**: 210 ms;                                      210
            > Steady state p95 is 140 ms;                                    140
            """)
    void a_usual_latency_is_read_from_plain_words(String text, double millis) {
        assertThat(read("# A\n\n" + text + "\n")).extracting(StatedBaseline::signal, StatedBaseline::value)
                .containsExactly(tuple(Signal.LATENCY_P95, millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            baseline error rate 0.2 %;                                   0.2
            Normally 0.5% of requests fail.;                             0.5
            The usual error rate is about 1 percent;                     1
            """)
    void a_usual_error_rate_is_read_from_plain_words(String text, double percent) {
        assertThat(read("# A\n\n" + text + "\n")).extracting(StatedBaseline::signal, StatedBaseline::value)
                .containsExactly(tuple(Signal.ERROR_RATE, percent));
    }

    @Test
    void one_sentence_may_state_both_and_its_line_is_told() {
        List<StatedBaseline> read = read("# A\n\nSomething else.\n\nBaseline: error rate 0.2 %, p95 180 ms\n");
        assertThat(read).containsExactly(
                new StatedBaseline(Signal.ERROR_RATE, 0.2, "Baseline: error rate 0.2 %, p95 180 ms", 5),
                new StatedBaseline(Signal.LATENCY_P95, 180, "Baseline: error rate 0.2 %, p95 180 ms", 5));
    }

    @Test
    void a_sentence_may_go_over_two_lines() {
        assertThat(
                read("# A\n\nWhen nothing is wrong one sees little. The usual p95 of this service\nis 130 ms, say the "
                + "dashboards.\n"))
                .extracting(StatedBaseline::value).containsExactly(130.0);
    }

    @Test
    void a_section_of_usual_values_needs_no_more_words() {
        assertThat(read("# A\n\n## 3. Normal values\n\n- Error rate: 0.1%\n- p95 latency: 90 ms\n- p99 latency: 300 ms\n"))
                .extracting(StatedBaseline::value).containsExactly(0.1, 90.0);
    }

    @Test
    void a_table_may_have_a_column_or_a_row_of_usual_values() {
        assertThat(
                read("# A\n\n| Metric | Normal | Alert at |\n|---|---|---|\n| Error rate | 0.3 % | 5 % |\n| p95 latency (ms) | "
                + "160 | 900 |\n"))
                .extracting(StatedBaseline::value, StatedBaseline::line)
                .containsExactly(tuple(0.3, 5), tuple(160.0, 6));
        assertThat(read("# A\n\n| | Error rate | Response time |\n|---|---|---|\n| Baseline | 0.4% | 110 ms |\n"))
                .extracting(StatedBaseline::value).containsExactly(0.4, 110.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Response times 3x slower than baseline (600 ms)",
        "Normal p95: <500 ms",
        "Alert when the error rate is 2 % above normal.",
        "The p95 must be back to normal, 500 ms.",
        "Normal p99: 300 ms",
        "The average latency is normally 80 ms",
        "Database latency is normally 5 ms",
        "Error rate 5% for 10 minutes",
        "The usual escalation takes 30 seconds",
        "- [ ] Response time normal (500 ms)",
        "Normally there are 120 requests a second.",
        "| Severity | Error rate | Response time |\n|---|---|---|\n| Normal | 0-1% | p95 100-500ms |\n| Critical | >10% | >2s |",
        "Baseline p95 of checkout: 120 ms\n\nBaseline p95 of search: 400 ms",
    })
    void a_bound_a_target_a_comparison_and_what_is_told_twice_are_none(String text) {
        assertThat(read("# A\n\n" + text + "\n")).isEmpty();
    }

    @Test
    void the_front_matter_comes_before_the_text() {
        List<StatedBaseline> read =
                read("---\nquarterdeck:\n  baseline: {p95: 200 ms}\n---\n# A\n\nBaseline: error rate 0.2 %, p95 180 ms\n");
        assertThat(read).extracting(StatedBaseline::value).containsExactly(200.0, 0.2);
    }

    @Test
    void the_watch_judges_by_it() {
        assertThat(Guide.of(RunbookReader.read("r.md", "# A\n\nNormal p95: 120 ms\n")).baseline()).hasSize(1)
                .allMatch(b -> b.value() == 120 && b.at().isEmpty() && b.words().equals("120 ms in the runbook"));
    }

    @Test
    void the_rollback_runbook_states_none() throws IOException {
        assertThat(read(Files.readString(Path.of("assets/runbooks/rollback-procedure.md")))).isEmpty();
    }
}
