package dev.quarterdeck.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.watch.OfferedSources.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfferedSourcesTest {

    @Test
    void requestsValuesQueriesAndTheFrontMattersSignalsAreOffered() {
        List<Offer> offers = OfferedSources.of(RunbookReader.read("ours.md", """
                ---
                quarterdeck:
                  signals:
                    - signal: error rate
                      kind: prometheus
                      url: http://prometheus:9090
                      query: sum(rate(errors[5m]))
                    - signal: p95
                      kind: json
                      url: http://api/stats
                      query: .latency.p95
                    - signal: error rate
                      kind: log
                      url: /var/log/app.log
                ---
                # Ours

                ## Look

                ```bash
                curl http://api/health
                curl http://api/listings
                curl -s http://api/stats | jq .queue.depth
                ```
                """));
        assertThat(offers).extracting(o -> o.probe().source()).contains(
                new Source.Prometheus("sum(rate(errors[5m]))", Meaning.ERROR_RATIO),
                new Source.JsonValue("/latency/p95", Meaning.P95_MILLISECONDS),
                new Source.LogShare("/var/log/app.log"), new Source.JsonValue("/queue/depth", Meaning.NUMBER));
        assertThat(offers).filteredOn(o -> o.probe().source() instanceof Source.Http)
                .extracting(o -> o.probe().url() + " " + o.probe().counts() + " " + o.on())
                .contains("http://api/health false true", "http://api/listings true true");
        assertThat(offers).filteredOn(o -> o.probe().source() instanceof Source.JsonValue(_, Meaning m) && m == Meaning.NUMBER)
                .allMatch(o -> !o.on() && !o.probe().counts());
        assertThat(offers).extracting(o -> o.probe().name()).doesNotHaveDuplicates();
    }

    @Test
    void aPathOfJqIsAPointerAndAProgramIsNot() {
        assertThat(OfferedSources.pointer(".a.b[0]")).contains("/a/b/0");
        assertThat(OfferedSources.pointer(".\"a/b\".c")).contains("/a~1b/c");
        assertThat(OfferedSources.pointer("/already/there")).contains("/already/there");
        assertThat(OfferedSources.pointer(".a | length")).isEmpty();
    }

    @Test
    void theLaptopsOwnAddressesAreKnown() {
        assertThat(List.of("http://localhost:8000/", "http://127.0.0.1/", "tcp://[::1]:5432", "http://LOCALHOST"))
                .allMatch(OfferedSources::loopback);
        assertThat(List.of("http://api/", "http://10.0.0.1/", "", "not an address", "http://localhost.example.org/"))
                .noneMatch(OfferedSources::loopback);
    }

    @Test
    void theLastChangeIsTheNearestBeforeTheOnset() {
        Instant began = Instant.parse("2026-11-23T14:00:00Z");
        var id = new IncidentId("INC-0001-abcdef");
        Incident incident = Incident.unborn(id).with(event(id, 1, new Fact.IncidentDeclared("Outage", Severity.P1, "")));
        assertThat(LastChange.of(incident)).isEmpty();
        var before = new SystemChange(began.minusSeconds(360), "Release 0.1.0", "/srv/api");
        incident = incident.with(event(id, 2, new Fact.MilestoneClaimed(Milestone.BEGAN, began)))
                .with(event(id, 3, new Fact.ChangesSeen(List.of(
                new SystemChange(began.minusSeconds(9000), "older", "/srv/api"), before,
                new SystemChange(began.plusSeconds(60), "the mending", "/srv/api")))));
        assertThat(LastChange.of(incident)).contains(new LastChange(before, Duration.ofMinutes(6)));
    }

    private static Event event(IncidentId id, long number, Fact fact) {
        return new Event(id, number, new EventKey("test", number), Instant.parse("2026-11-23T14:10:00Z"), Optional.empty(), "Ada",
                fact, "");
    }
}
