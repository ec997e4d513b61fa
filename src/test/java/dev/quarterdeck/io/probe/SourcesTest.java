package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each source takes from an answer, asked once as the form's Test button does. */
@Timeout(30)
class SourcesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private final LaptopProber prober = new LaptopProber(new OkHttpClient.Builder(), _ -> true, false,
            Map.of("TOKEN", "t0ps3cret", "LOGIN", "reader:pa55word")::get);

    @AfterEach
    void close() {
        prober.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "application/vnd.spring-boot.actuator.v3+json | {\"status\":\"UP\"}             | 200",
            "application/vnd.spring-boot.actuator.v3+json | {\"status\":\"DOWN\"}           | 200 DOWN",
            "application/vnd.spring-boot.actuator.v3+json | {\"status\":\"OUT_OF_SERVICE\"} | 200 OUT_OF_SERVICE",
            "application/health+json                      | {\"status\":\"pass\"}           | 200",
            "application/health+json                      | {\"status\":\"warn\"}           | 200",
            "application/health+json; charset=utf-8       | {\"status\":\"fail\"}           | 200 fail",
            "application/json                             | {\"status\":\"DOWN\"}           | 200 DOWN",
            "application/json                             | [1,2                            | 200",
            "text/plain                                   | {\"status\":\"DOWN\"}           | 200 DOWN"})
    void aHealthAnswerIsBelievedWhenItSaysThatItIsNotWell(String type, String body, String outcome) throws Exception {
        Response response = http(new MockResponse.Builder().addHeader("Content-Type", type).body(body).build(),
                "/actuator/health");
        assertThat(response.outcome().text()).isEqualTo(outcome);
        assertThat(response.outcome().failed()).isEqualTo(outcome.contains(" "));
    }

    @Test
    void theStatusOfAnythingElseIsNotReadIntoItsBody() throws Exception {
        var orders = new MockResponse.Builder().addHeader("Content-Type", "application/json").body("{\"status\":\"fail\"}")
                .build();
        assertThat(http(orders, "/api/orders/7").outcome()).isEqualTo(new Outcome.Answered(200));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"data\":{\"errors\":[0.02,7]}} | 2.0  | 200",
            "{\"data\":{\"errors\":[\"0.5\"]}} | 50.0 | 200",
            "{\"data\":{\"errors\":[null]}}    |      | no data: no number at /data/errors/0",
            "{\"data\":{\"errors\":[\"NaN\"]}} |      | no data: no number at /data/errors/0",
            "{\"data\":{\"errors\":[]}}        |      | no data: nothing at /data/errors/0",
            "not json                          |      | no data: no JSON"})
    void aJsonValueIsTakenByItsPointerAndNeverGuessed(String body, Double value, String outcome) throws Exception {
        Response response = ask(new MockResponse.Builder().body(body).build(), "/stats",
                new Source.JsonValue("/data/errors/0", Meaning.ERROR_RATIO));
        assertThat(response.value().isPresent() ? response.value().getAsDouble() : null).isEqualTo(value);
        assertThat(response.outcome().text()).isEqualTo(outcome);
        assertThat(response.outcome().failed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "200 | "
                    + "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{},\"value\":[1,"
                    + "\"0.031\"]}]}} | 3.1 | 200",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"1\"]}} | 100 | 200",
            "200 | "
            + "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"0\"]}]},"
            + "\"warnings\":[\"a store is down\"]} | 0 | 200, warning: a store is down",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}} | | no data: empty result",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"NaN\"]}]}} | | no "
            + "data: NaN",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"+Inf\"]}]}} | | no "
            + "data: +Inf",
            "200 | "
            + "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"value\":[1,\"1\"]},{\"value\":[1,"
            + "\"2\"]}]}} | | no data: 2 series, the query must give one",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[]}} | | no data: a range, the query "
            + "must give one value",
            "200 | {\"status\":\"success\",\"data\":{\"resultType\":\"string\",\"result\":[1,\"x\"]}} | | no data: no number",
            "400 | {\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error at char 3\"} | | no data: bad_data: "
            + "parse error at char 3",
            "503 | upstream down | | 503",
            "200 | <html>login</html> | | no data: not an answer of Prometheus"})
    void aQueryGivesOneNumberOrNone(int status, String body, Double value, String outcome) throws Exception {
        Response response = ask(new MockResponse.Builder().code(status).body(body).build(), "/",
                new Source.Prometheus("sum(rate(errors[5m]))", Meaning.ERROR_RATIO));
        assertThat(response.value().isPresent() ? response.value().getAsDouble() : null).isEqualTo(value);
        assertThat(response.outcome().text()).isEqualTo(outcome);
    }

    @Test
    void theQueryIsSentExactlyAsItWasShown() throws Exception {
        try (var server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().build());
            server.start();
            Probe probe = probe(server.url("/prom/").toString(),
                    new Source.Prometheus("sum(rate(x{a=\"b c\"}[5m])) + 1", Meaning.NUMBER));
            prober.ask(probe);
            RecordedRequest request = server.takeRequest();
            assertThat(probe.exactRequest().getFirst()).isEqualTo("GET " + request.getTarget() + " HTTP/1.1");
            assertThat(request.getTarget())
                    .isEqualTo("/prom/api/v1/query?query=sum%28rate%28x%7Ba%3D%22b%20c%22%7D%5B5m%5D%29%29%20%2B%201");
            assertThat(request.getHeaders().get("Host")).isEqualTo(probe.exactRequest().get(1).substring("Host: ".length()));
        }
    }

    @Test
    void bearerAndBasicComeFromTheEnvironmentAndAreMaskedWhereverTheServerEchoesThem() throws Exception {
        try (var server = new MockWebServer()) {
            server.enqueue(new MockResponse.Builder().addHeader("X-Echo", "Bearer t0ps3cret")
                    .body("you sent t0ps3cret and cmVhZGVyOnBhNTV3b3Jk").build());
            server.start();
            var probe = new Probe("p", server.url("/").toString(), "", List.of(new Header("Authorization", "Bearer env:TOKEN"),
                    new Header("Proxy-Authorization", "Basic env:LOGIN")), Duration.ofSeconds(1), DEADLINE, true);
            Response response = prober.ask(probe);
            RecordedRequest request = server.takeRequest();
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t0ps3cret");
            assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic cmVhZGVyOnBhNTV3b3Jk");
            assertThat(probe.exactRequest()).contains("Authorization: Bearer env:TOKEN").noneMatch(l -> l.contains("t0ps3cret"));
            assertThat(response.raw()).contains("HTTP/1.1 200", "you sent ••••", "X-Echo: Bearer ••••")
                    .doesNotContain("t0ps3cret", "cmVhZGVyOnBhNTV3b3Jk");
        }
    }

    @Test
    void aPortThatListensIsConnectedAndOneThatDoesNotIsRefused() throws Exception {
        int port;
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = listening.getLocalPort();
            assertThat(prober.ask(probe("tcp://127.0.0.1:" + port, new Source.Tcp())).outcome())
                    .isEqualTo(new Outcome.Connected());
        }
        assertThat(prober.ask(probe("tcp://127.0.0.1:" + port, new Source.Tcp())).outcome()).isEqualTo(new Outcome.Refused());
        assertThat(prober.ask(probe("tcp://nonsense", new Source.Tcp())).outcome()).isInstanceOf(Outcome.Unsent.class);
    }

    @Test
    void aCommandIsItsExitCodeAndTheNumberOnItsLastLine() {
        Response good = prober.ask(command("echo 'connections 3'; echo 'lag: 42.5 s'", Optional.of(Target.LAPTOP)));
        assertThat(good.outcome()).isEqualTo(new Outcome.Exited(0));
        assertThat(good.value()).hasValue(42.5);
        assertThat(good.raw()).isEqualTo("connections 3\nlag: 42.5 s\n");
        Response bad = prober.ask(command("echo no; exit 3", Optional.of(Target.LAPTOP)));
        assertThat(bad.outcome()).isEqualTo(new Outcome.Exited(3));
        assertThat(bad.outcome().failed()).isTrue();
        assertThat(bad.value()).isEmpty();
    }

    @Test
    void aCommandWithoutATargetDoesNotRun() {
        assertThat(prober.ask(command("echo 1", Optional.empty())).outcome()).isEqualTo(new Outcome.Unsent("no target"));
        assertThat(prober.ask(command("rm -rf x", Target.of(Target.Kind.KUBECTL, "prod"))).outcome())
                .isEqualTo(new Outcome.Unsent("only kubectl commands run on kubectl prod"));
    }

    @Test
    void aCommandThatIsNotDoneAtItsDeadlineIsStopped() {
        var probe = new Probe("c", "", "", List.of(), Duration.ofSeconds(1), Duration.ofMillis(300), true,
                new Source.Command("sleep 60 & sleep 60", Meaning.NUMBER), Optional.of(Target.LAPTOP), false);
        assertThat(prober.ask(probe).outcome()).isEqualTo(new Outcome.TimedOut(Duration.ofMillis(300)));
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
                .filter(p -> p.info().commandLine().orElse("").contains("sleep 60"))).isEmpty();
    }

    @Test
    void inADrillNoCommandRunsAndNoOtherPortIsContacted() {
        try (LaptopProber drill = LaptopProber.loopbackOnly(URI.create("http://127.0.0.1:9"))) {
            assertThat(drill.ask(command("echo 1", Optional.of(Target.LAPTOP))).outcome())
                    .isEqualTo(new Outcome.Unsent("not in a drill"));
            assertThat(drill.ask(probe("tcp://127.0.0.1:22", new Source.Tcp())).outcome())
                    .isEqualTo(new Outcome.Unsent("not in a drill"));
        }
    }

    @Test
    void eachSourceKnowsItsKind() {
        assertThat(new Source.Http().kind()).isEqualTo(Kind.PROBES);
        assertThat(new Source.Prometheus("q", Meaning.ERROR_RATIO).kind()).isEqualTo(Kind.SERVER_METRICS);
        assertThat(new Source.Command("c", Meaning.NUMBER).kind()).isEqualTo(Kind.PROBES);
        assertThat(new Source.Command("c", Meaning.P95_SECONDS).kind()).isEqualTo(Kind.SERVER_METRICS);
        assertThat(new Source.LogShare("/l").kind()).isEqualTo(Kind.LOG_SAMPLE);
    }

    private Response http(MockResponse answer, String path) throws IOException {
        return ask(answer, path, new Source.Http());
    }

    private Response ask(MockResponse answer, String path, Source source) throws IOException {
        try (var server = new MockWebServer()) {
            server.enqueue(answer);
            server.start();
            return prober.ask(probe(server.url(path).toString(), source));
        }
    }

    private static Probe probe(String url, Source source) {
        return new Probe("p", url, "", List.of(), Duration.ofSeconds(1), DEADLINE, true, source, Optional.empty(), false);
    }

    private static Probe command(String line, Optional<Target> target) {
        return new Probe("c", "", "", List.of(), Duration.ofSeconds(1), DEADLINE, true, new Source.Command(line, Meaning.NUMBER),
                target, false);
    }
}
