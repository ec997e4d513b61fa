package dev.quarterdeck.io.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.drill.DrillMapping;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.json.Json;
import dev.quarterdeck.io.probe.LaptopProber;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class SimulatedServiceTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final Duration FAILING = Duration.ofSeconds(180);

    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final SimulatedService simulator = new SimulatedService();
    private final Scenario bundled = simulator.scenarios().getFirst();
    private final ScenarioClock clock = ScenarioClock.scaled(InstantSource.system(), START, 1);
    private final List<Simulator.Running> started = new ArrayList<>();

    @AfterEach
    void close() {
        started.forEach(Simulator.Running::close);
        client.close();
    }

    @Test
    void theBundledScenarioGetsWorseByDegreesAndReachesCritical() {
        assertThat(bundled.name()).isEqualTo("pagination-rollback");
        assertThat(bundled.runbook()).isEqualTo("rollback-procedure.md");
        assertThat(bundled.phases()).extracting(Scenario.Phase::from).containsExactly(Duration.ZERO, Duration.ofSeconds(105),
                Duration.ofSeconds(135), Duration.ofSeconds(175));
        assertThat(bundled.phases()).extracting(Scenario.Phase::failPercent).containsExactly(0.0, 3.0, 7.0, 35.0);
        assertThat(bundled.recovered().failPercent()).isZero();
        assertThat(bundled.recoversOn()).containsExactly("restart", "configuration");
    }

    @Test
    void healthTellsWhatReallyHappened() throws Exception {
        var service = start(quick(0), Duration.ZERO);
        get(service, "/api/listings?limit=3");
        get(service, "/api/listings");
        JsonNode health = json(get(service, "/health"));
        assertThat(health.path("status").asString()).isEqualTo("ok");
        assertThat(health.path("version").asString()).isEqualTo("v0.1.0-pagination");
        assertThat(health.path("service").asString()).isNotBlank();
        assertThat(Instant.parse(health.path("timestamp").asString())).isBetween(START, START.plusSeconds(20));
        JsonNode protection = health.path("context_protection");
        assertThat(protection.path("total_requests").asInt()).isEqualTo(2);
        assertThat(protection.path("pagination_adoption").asDouble()).isEqualTo(0.5);
        assertThat(protection.path("avg_response_size_bytes").asInt()).isGreaterThan(100);
        assertThat(protection.path("avg_latency_ms").asDouble()).isGreaterThan(0);
        assertThat(protection.path("oversized_events").asInt()).isZero();
        assertThat(protection.path("uptime_seconds").isIntegralNumber()).isTrue();
        get(service, "/api/listings?limit=100");
        assertThat(json(get(service, "/health")).at("/context_protection/oversized_events").asInt()).isEqualTo(1);
    }

    @Test
    void uptimeIsScenarioTime() throws Exception {
        var service = start(bundled, Duration.ofSeconds(60));
        assertThat(json(get(service, "/health")).at("/context_protection/uptime_seconds").asInt()).isBetween(60, 75);
    }

    @Test
    void listingsRespectTheLimit() throws Exception {
        var service = start(quick(0), Duration.ZERO);
        assertThat(json(get(service, "/api/listings?limit=10")).path("items")).hasSize(10);
        assertThat(json(get(service, "/api/listings?limit=0")).path("items")).hasSize(1);
        assertThat(json(get(service, "/api/listings?limit=5000")).path("items")).hasSize(100);
        assertThat(json(get(service, "/api/listings?limit=many")).path("items")).hasSize(20);
        assertThat(json(get(service, "/api/listings?limit=1")).at("/items/0/name").asString()).isNotBlank();
    }

    @Test
    void otherPathsAreNotFoundAndOtherMethodsNotAllowed() throws Exception {
        var service = start(quick(100), Duration.ZERO);
        assertThat(get(service, "/").statusCode()).isEqualTo(404);
        assertThat(get(service, "/health/x").statusCode()).isEqualTo(404);
        var post = HttpRequest.newBuilder(URI.create(service.baseUrl() + "/health"))
                .POST(HttpRequest.BodyPublishers.ofString("x")).build();
        var answer = client.send(post, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void threeHundredRequestsFailAtThePhasesRateAndTakeItsTime() throws Exception {
        var service = start(bundled, FAILING);
        for (String path : List.of("/health", "/api/listings?limit=10")) {
            long began = System.nanoTime();
            var answers = IntStream.range(0, 300).mapToObj(_ -> getAsync(service, path)).toList();
            long failed = answers.stream().map(CompletableFuture::join).filter(a -> a.statusCode() >= 500).count();
            assertThat(failed).as(path).isBetween(102L, 108L);
            assertThat((System.nanoTime() - began) / 1e6).isGreaterThan(300);
        }
        assertThat(json(getUntilAnswered(service)).path("status").asString()).isEqualTo("failing");
    }

    @Test
    void recoveryIsImmediateAndIsARestart() throws Exception {
        var service = start(bundled, FAILING);
        service.recover();
        service.recover();
        var answers = IntStream.range(0, 60).mapToObj(_ -> getAsync(service, "/api/listings?limit=10")).toList();
        assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
        JsonNode health = json(get(service, "/health"));
        assertThat(health.path("version").asString()).isEqualTo("v0.0.9");
        assertThat(health.path("status").asString()).isEqualTo("ok");
        assertThat(health.at("/context_protection/uptime_seconds").asInt()).isLessThan(30);
        assertThat(health.at("/context_protection/total_requests").asInt()).isEqualTo(60);
        assertThat(Files.readString(service.logFile())).containsOnlyOnce("Starting listings-api v0.0.9");
    }

    @Test
    void theLogIsJsonLinesInScenarioTimeEvenWithoutRequests() throws Exception {
        var fast = ScenarioClock.scaled(InstantSource.system(), START, 20);
        var service = simulator.start(bundled, fast, START.minus(FAILING), folder);
        started.add(service);
        long began = System.nanoTime();
        Thread.sleep(1500);
        get(service, "/api/listings?limit=10&x=%22%0A%22");
        service.close();
        double seconds = 20 * (System.nanoTime() - began) / 1e9;
        List<String> lines = Files.readAllLines(service.logFile());
        assertThat(lines.size()).as("about three a scenario second").isBetween(45, (int) (5.5 * seconds));
        Instant last = START;
        for (String line : lines) {
            JsonNode json = Json.MAPPER.readTree(line);
            assertThat(json.propertyNames())
                    .containsExactly("timestamp", "level", "logger", "correlation_id", "message");
            Instant at = Instant.parse(json.path("timestamp").asString());
            assertThat(at).isBetween(last, START.plusSeconds((long) seconds + 170));
            last = at;
            LogLevel.valueOf(json.path("level").asString());
        }
        assertThat(lines).anyMatch(l -> l.contains("\"ERROR\"") && l.contains("Connection pool exhausted"))
                .anyMatch(l -> l.contains("\"WARN\"") && l.contains("Slow request"));
    }

    @Test
    void aFullLogStartsOver() throws Exception {
        Path file = folder.resolve("small.log");
        try (var log = new ServiceLog(file, clock, 2000)) {
            for (int i = 0; i < 100; i++) {
                log.write(LogLevel.INFO, "l", "c", "message " + i);
                assertThat(Files.size(file)).isLessThanOrEqualTo(2000);
            }
        }
        assertThat(Files.readAllLines(file).getLast()).contains("message 99");
    }

    @Test
    void closingFreesThePortAtOnceAndWritesNoMore() throws Exception {
        var service = start(bundled, FAILING);
        var pending = getAsync(service, "/health");
        Thread.sleep(50);
        long began = System.nanoTime();
        service.close();
        assertThat((System.nanoTime() - began) / 1e6).isLessThan(10_000);
        assertThatThrownBy(() -> get(service, "/health")).isInstanceOf(ConnectException.class);
        pending.handle((_, _) -> null).join();
        long size = Files.size(service.logFile());
        Thread.sleep(600);
        assertThat(Files.size(service.logFile())).isEqualTo(size);
        service.close();
    }

    @Test
    void aFolderThatCannotBeIsAnError() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> simulator.start(bundled, clock, START, file)).isInstanceOf(IOException.class);
    }

    @Test
    void probedTwentyTimesAsFastTheRatesAreStillTheScenarios() throws Exception {
        var fast = ScenarioClock.scaled(InstantSource.system(), START, 20);
        var service = simulator.start(bundled, fast, START.minus(FAILING), folder);
        started.add(service);
        Probe probe = new DrillMapping(bundled, service.baseUrl())
                .probes(List.of(new FoundProbe("listings", "http://localhost:8000/api/listings?limit=10", List.of(), false, 1)))
                .getFirst();
        var samples = new CopyOnWriteArrayList<Sample>();
        long began = System.nanoTime();
        try (var prober = LaptopProber.loopbackOnly(URI.create(service.baseUrl()));
             var running = prober.start(probe, fast, samples::add)) {
            Thread.sleep(4000);
            assertThat(samples.size() + running.passedOver()).isBetween(30L, (long) (20 * (System.nanoTime() - began) / 1e9) + 3);
            assertThat(failedPercent(samples)).isBetween(15.0, 55.0);
            service.recover();
            Thread.sleep(700);
            samples.clear();
            Thread.sleep(2000);
            assertThat(samples).hasSizeGreaterThan(10).noneMatch(Sample::failed);
        }
    }

    private static double failedPercent(List<Sample> samples) {
        return 100.0 * samples.stream().filter(Sample::failed).count() / samples.size();
    }

    private Simulator.Running start(Scenario scenario, Duration elapsed) throws IOException {
        var service = simulator.start(scenario, clock, START.minus(elapsed), folder);
        started.add(service);
        return service;
    }

    private static Scenario quick(double failPercent) {
        var phase = new Scenario.Phase("p", Duration.ZERO, failPercent, 1, 0, List.of());
        return new Scenario("quick", "", "", "r.md", "", List.of(phase), phase, List.of());
    }

    private HttpResponse<String> get(Simulator.Running service, String path) throws IOException, InterruptedException {
        return client.send(request(service, path), HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> getAsync(Simulator.Running service, String path) {
        return client.sendAsync(request(service, path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> getUntilAnswered(Simulator.Running service) throws IOException, InterruptedException {
        var answer = get(service, "/health");
        return answer.statusCode() == 200 ? answer : getUntilAnswered(service);
    }

    private static HttpRequest request(Simulator.Running service, String path) {
        return HttpRequest.newBuilder(URI.create(service.baseUrl() + path)).build();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body());
    }
}
