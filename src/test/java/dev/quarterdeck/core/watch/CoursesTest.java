package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Peak and course of what was measured, also where the runbook has no matrix, or there is none. */
class CoursesTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private Incident incident = Incident.unborn(new IncidentId("INC-0001-abcdef"));

    private void happens(int second, Fact fact) {
        int number = incident.events().size() + 1;
        incident = incident.with(new Event(incident.id(), number, new EventKey("test", number), START.plusSeconds(second), Optional.empty(), "oncall-1", fact, ""));
    }

    @Test
    void thePeakIsTheHighestOfAMinuteOutsidePlannedInterruptions() {
        happens(0, new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        happens(0, new Fact.WatchConfirmed(List.of(new Probe("GET /api", "http://127.0.0.1/", "", List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), true)),
                List.of(), List.of()));
        happens(300, new Fact.InterruptionBegan("maintenance"));
        happens(360, new Fact.InterruptionEnded("done"));
        var courses = new Courses(incident);
        for (int s = 1; s <= 480; s++) {
            boolean failed = s == 1 || s > 100 && s <= 160 && s % 4 == 0 || s > 300 && s <= 360;
            courses.take(new Recorded("GET /api", new Sample(START.plusSeconds(s), new Outcome.Answered(failed ? 503 : 200), OptionalDouble.of(failed ? 900 : 100))));
        }
        List<Course> all = courses.all();
        assertThat(all).extracting(Course::signal).containsExactly(Signal.ERROR_RATE, Signal.LATENCY_P95);
        Course errors = all.getFirst();
        assertThat(errors.peak().orElseThrow().value()).isEqualTo(25.0);
        assertThat(errors.peak().orElseThrow().at()).isEqualTo(START.plusSeconds(160));
        assertThat(errors.points().getFirst().at()).as("one failure of one is no peak").isEqualTo(START.plusSeconds(20));
        assertThat(PostMortem.document(incident, Optional.empty(), all, START.plusSeconds(500), "1").text()).contains("## Figures",
                "| error rate | GET /api | not measured |  | 25.0%, 2026-11-23 14:02:40 UTC |  | 0.0%, 2026-11-23 14:08:00 UTC |",
                "| p95 | GET /api | not measured |  | 900 ms, ");
    }
}
