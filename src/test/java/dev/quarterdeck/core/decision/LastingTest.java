package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** "For five minutes" is met after five minutes in which every reading said so, and not before. */
class LastingTest {
    private static final double OPEN = Double.POSITIVE_INFINITY;
    private static final Trigger FAILING = trigger("Error rate above 5% for 2 minutes");

    private final Service service = new Service(Judge.of(Optional.empty(), List.of(FAILING)));

    private static Trigger trigger(String text) {
        return new Trigger(text, "", Urgency.IMMEDIATE, CriterionReader.trigger(text, ""));
    }

    private Standing standing() {
        return service.advice.standings().get(FAILING.text());
    }

    @Test
    void a_reason_is_met_after_its_time_and_its_level_needs_no_other_hold() {
        service.run(12, 100, 100);
        assertThat(standing().state()).as("the twelfth sample gives the first reading").isEqualTo(Standing.State.FAILS);
        service.run(119, 100, 100);
        assertThat(standing().holds()).isFalse();
        assertThat(service.advice.met()).isEmpty();
        assertThat(service.advice.verdict().level()).isEqualTo(-1);
        service.run(1, 100, 100);
        assertThat(standing().holds()).isTrue();
        assertThat(service.advice.met()).containsExactly(FAILING.text());
        assertThat(service.advice.verdict()).isInstanceOfSatisfying(Verdict.Known.class, known -> {
            assertThat(known.label()).isEqualTo("Immediate");
            assertThat(known.driver()).isEqualTo("Error rate 100.0% is above 5%, for 2 min");
        });
    }

    @Test
    void until_then_it_says_for_how_long_it_has() {
        service.run(12 + 80, 100, 100);
        assertThat(standing().words()).isEqualTo("100.0% for 1:20 of 2 min · 60 of 60");
        service.run(60, 100, 100);
        assertThat(standing().words()).isEqualTo("100.0% for 2:20 · 60 of 60");
    }

    @Test
    void one_reading_below_begins_it_anew() {
        service.run(100, 100, 100);
        service.run(60, 0, 100);
        assertThat(standing().words()).startsWith("0.0%");
        service.run(60 + 60, 100, 100);
        assertThat(standing().holds()).as("not two minutes since it passed 5% again").isFalse();
        service.run(10, 100, 100);
        assertThat(standing().holds()).isTrue();
    }

    @Test
    void a_blind_gap_begins_it_anew() {
        service.run(120, 100, 100);
        service.silence(12);
        assertThat(standing().state()).isEqualTo(Standing.State.UNKNOWN);
        service.run(100, 100, 100);
        assertThat(standing().holds()).isFalse();
        service.run(60, 100, 100);
        assertThat(standing().holds()).isTrue();
    }

    @Test
    void a_planned_interruption_begins_it_anew() {
        service.run(120, 100, 100);
        service.interruptions = List.of(new Span(service.now(), Optional.of(service.now().plusSeconds(5))));
        service.run(70, 100, 100);
        assertThat(standing().holds()).isFalse();
    }

    @Test
    void looking_late_finds_what_looking_every_second_found() {
        var judge = Judge.of(Optional.empty(), List.of(FAILING));
        SampleWindow window = Service.window("GET /api");
        judge.judge(Service.START, Sources.counting(List.of(window)), Circumstances.NONE);
        for (int s = 1; s <= 300; s++) {
            window.add(Service.sample(Service.START.plusSeconds(s), true, 100));
        }
        Advice late = judge.judge(Service.START.plusSeconds(300), Sources.counting(List.of(window)), Circumstances.NONE);
        service.judge();
        assertThat(late.standings()).isEqualTo(service.run(300, 100, 100).standings());
        assertThat(late.since()).isEqualTo(Service.START.plusSeconds(12 + 120));
    }

    @Test
    void recorded_samples_tell_how_long_it_has_lasted_and_a_gap_in_them_does_not() {
        SampleWindow window = Service.window("GET /api");
        for (int s = 1; s <= 300; s++) {
            window.add(Service.sample(Service.START.plusSeconds(s), true, 100));
        }
        assertThat(afterRestart(window, 300).holds()).isTrue();
        assertThat(afterRestart(window, 300).words()).isEqualTo("100.0% for 4:48 · 60 of 60");
        for (int s = 321; s <= 400; s++) {
            window.add(Service.sample(Service.START.plusSeconds(s), true, 100));
        }
        assertThat(afterRestart(window, 400).holds()).as("twenty seconds were blind").isFalse();
    }

    private static Standing afterRestart(SampleWindow window, int second) {
        var judge = Judge.of(Optional.empty(), List.of(FAILING));
        judge.judge(Service.START.plusSeconds(second - 1), Sources.counting(List.of()), Circumstances.NONE);
        judge.lookBack(Service.START.plusSeconds(second), Sources.counting(List.of(window)), Circumstances.NONE);
        return judge.judge(Service.START.plusSeconds(second), Sources.counting(List.of(window)), Circumstances.NONE).standings()
                .get(FAILING.text());
    }

    @Test
    void a_row_of_the_matrix_that_asks_for_a_time_is_in_force_after_it_and_the_row_below_until_then() {
        var lasting = new Condition(Signal.ERROR_RATE, new Range(5, false, OPEN, false), Duration.ofMinutes(2), "> 5% for 2 min");
        var matrix = new Matrix(List.of("", "Errors", ""), List.of(Optional.of(Signal.ERROR_RATE)), List.of(
                row(0, "Normal", new Condition(Signal.ERROR_RATE, new Range(-OPEN, false, 1, false), "")),
                row(1, "Warning", new Condition(Signal.ERROR_RATE, new Range(1, true, 5, true), "")),
                row(2, "Critical", lasting)));
        var watched = new Service(Judge.of(Optional.of(matrix), List.of()));
        watched.run(100, 0, 100);
        watched.run(120, 100, 100);
        assertThat(watched.advice.verdict().label()).isEqualTo("Warning");
        watched.run(5, 100, 100);
        assertThat(watched.advice.verdict().label()).isEqualTo("Critical");
        assertThat(watched.driver()).isEqualTo("Error rate 100.0% is above 5%, for 2 min");
    }

    private static Matrix.Row row(int level, String label, Condition bound) {
        return new Matrix.Row(level, label, List.of(bound.text()), List.of(Optional.of(bound)), label);
    }
}
