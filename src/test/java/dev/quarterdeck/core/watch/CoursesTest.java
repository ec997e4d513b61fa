package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Quantity;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleLog.Recorded;
import dev.quarterdeck.core.signal.Source;
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
        incident = incident.with(new Event(incident.id(), number, new EventKey("test", number), START.plusSeconds(second),
                Optional.empty(), "oncall-1", fact, ""));
    }

    @Test
    void thePeakIsTheHighestOfAMinuteOutsidePlannedInterruptions() {
        happens(0, new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        happens(0, new Fact.WatchConfirmed(List.of(new Probe("GET /api", "http://127.0.0.1/", "", List.of(),
                Duration.ofSeconds(1), Duration.ofSeconds(5), true)),
                List.of(), List.of()));
        happens(300, new Fact.InterruptionBegan("maintenance"));
        happens(360, new Fact.InterruptionEnded("done"));
        var courses = new Courses(incident);
        for (int s = 1; s <= 480; s++) {
            boolean failed = s == 1 || s > 100 && s <= 160 && s % 4 == 0 || s > 300 && s <= 360;
            courses.take(new Recorded("GET /api", new Sample(START.plusSeconds(s), new Outcome.Answered(failed ? 503 : 200),
                    OptionalDouble.of(failed ? 900 : 100))));
        }
        List<Course> all = courses.all();
        assertThat(all).extracting(Course::quantity)
                .containsExactly(Quantity.ERROR_RATE, Quantity.AVAILABILITY, Quantity.P50, Quantity.P95, Quantity.P99);
        Course errors = all.getFirst();
        assertThat(errors.peak().orElseThrow().value()).isEqualTo(25.0);
        assertThat(errors.peak().orElseThrow().at()).isEqualTo(START.plusSeconds(160));
        assertThat(errors.points().getFirst().at()).as("one failure of one is no peak").isEqualTo(START.plusSeconds(20));
        assertThat(PostMortem.document(incident, Optional.empty(), all, START.plusSeconds(500), "1").text())
                .contains("## Figures",
                "| error rate | GET /api | not measured |  | 25.0%, 2026-11-23 14:02:40 UTC |  | 0.0%, 2026-11-23 14:08:00 UTC |",
                "| availability | GET /api | not measured |  | lowest 75.0%, 2026-11-23 14:02:40 UTC |  | 100.0%, ",
                "| p50 | GET /api | not measured |  | 100 ms, ", "| p95 | GET /api | not measured |  | 900 ms, ",
                "| p99 | GET /api | ");
    }

    @Test
    void aNumberOfASourceHasItsHighestAndLowestAndNamesWhatItIs() {
        happens(0, new Fact.IncidentDeclared("Outage", Severity.P1, ""));
        Probe queue = source("queue depth", new Source.JsonValue("/queue", Meaning.NUMBER), Duration.ofSeconds(90));
        Probe errors = source("5xx", new Source.Prometheus("sum(rate(x[1m]))", Meaning.ERROR_RATIO), Duration.ofSeconds(1));
        happens(0, new Fact.WatchConfirmed(List.of(queue, errors), List.of(), List.of()));
        happens(400, new Fact.DecisionRecorded(Choice.EXECUTE, "", "why", "", "", 0, "", List.of(), List.of(), "", "", "",
                Optional.empty(), "", List.of()));
        var courses = new Courses(incident);
        for (int i = 0; i < 6; i++) {
            courses.take(new Recorded("queue depth", number(10 + 90 * i, List.of(40.0, 1200.0, 7.0, 30.0, 35.0, 36.0).get(i))));
        }
        courses.take(new Recorded("5xx", number(470, 12.5)));
        assertThat(PostMortem.document(incident, Optional.empty(), courses.all(), START.plusSeconds(500), "1").text()).contains(
                "| value | queue depth (server metrics) | not measured | 35 | highest 1,200, 2026-11-23 14:01:40 UTC; lowest 7, "
                + "2026-11-23 14:03:10 UTC |  | 36, ",
                "| error rate | 5xx (server metrics) | not measured | not measured | 12.5%, 2026-11-23 14:07:50 UTC |  | 12.5%, "
                + "");
    }

    @Test
    void aSourceThatWasEditedIsAnotherOne() {
        happens(0, new Fact.WatchConfirmed(List.of(source("load", new Source.JsonValue("/load", Meaning.NUMBER),
                Duration.ofSeconds(1))), List.of(), List.of()));
        happens(60, new Fact.WatchConfirmed(List.of(source("load", new Source.JsonValue("/p95", Meaning.P95_SECONDS),
                Duration.ofSeconds(1))), List.of(), List.of()));
        var courses = new Courses(incident);
        courses.take(new Recorded("load", number(30, 3.5)));
        courses.take(new Recorded("load", number(90, 1200)));
        assertThat(courses.all()).extracting(Course::probe, c -> c.quantity().text(c.points().getFirst().value()))
                .containsExactly(tuple("load", "3.500"), tuple("load, as edited 14:01:00", "1.20 s"));
    }

    private static Probe source(String name, Source source, Duration interval) {
        return new Probe(name, "http://127.0.0.1/", "", List.of(), interval, Duration.ofSeconds(5), false, source,
                Optional.empty(), false);
    }

    private static Sample number(int second, double value) {
        return new Sample(START.plusSeconds(second), new Outcome.Answered(200), OptionalDouble.of(20), OptionalDouble.of(value));
    }
}
