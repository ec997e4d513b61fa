package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers that try to look like something else are taken for: well, failed, or no word on it. */
@Timeout(60)
class HostileAnswersTest {
    private enum Taken { WELL, FAILED, UNKNOWN }

    private static Taken taken(Response response) {
        var sample = new Sample(Instant.EPOCH, response.outcome(), OptionalDouble.of(1), response.value());
        return !sample.tells() ? Taken.UNKNOWN : sample.failed() ? Taken.FAILED : Taken.WELL;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            WELL    | 200 | /health      | application/json         | {"status":"UP"}
            WELL    | 200 | /health      | application/json         | {"status":"ok","version":"1.2.3","uptime":99.5}
            WELL    | 200 | /health      | application/json         | {"ok":true,"errors":[],"error":null}
            WELL    | 200 | /health      | application/json         | {"status":"UP","components":{"db":{"status":"UP","details":{"database":"PostgreSQL","validationQuery":"isValid()"}}}}
            WELL    | 200 | /health      | application/json         | {"healthy":true,"degraded":false,"maintenance":false}
            WELL    | 200 | /healthz     | text/plain               | ok
            WELL    | 200 | /healthz     | text/plain               | OK - 0 errors, 3 workers
            WELL    | 200 | /readyz      | text/plain               | `[+]ping ok\n[+]etcd ok\nreadyz check passed`
            WELL    | 200 | /ping        | text/plain               | pong
            WELL    | 200 | /health      | text/html                | <html><body>Healthy</body></html>
            WELL    | 200 | /health      |                          | ``
            WELL    | 204 | /health      |                          | ``
            WELL    | 200 | /health      | application/health+json  | {"status":"warn"}
            WELL    | 200 | /health      | application/json         | {"status":200,"message":"fine"}
            WELL    | 200 | /health      | application/json         | [{"name":"db","status":"passing"},{"name":"cache","status":"warning"}]
            WELL    | 200 | /health      | application/json         | {"logLevel":"error","lastErrorAt":null,"errorCount":0}
            WELL    | 200 | /api/orders/7 | application/json        | {"id":7,"status":"failed","ok":false}
            WELL    | 200 | /api/orders  | application/json         | {"error":null,"orders":[{"state":"DOWN"}]}
            WELL    | 200 | /            | text/html                | <html><title>Shop</title><form><input type="password"></form></html>
            WELL    | 200 | /docs/500    | text/plain               | 500 Internal Server Error is what a server says when it does not know what went wrong. This page explains how to find out, step by step, in twelve chapters.
            WELL    | 200 | /status      | application/json         | {"status":"operational"}
            WELL    | 200 | /orders/7/status | application/json     | {"status":"failed"}
            FAILED  | 200 | /health      | application/json         | {"ok":false}
            FAILED  | 200 | /health      | application/json         | {"OK":false,"reason":"db"}
            FAILED  | 200 | /health      | application/json         | {"status":"DOWN"}
            FAILED  | 200 | /health      | application/json         | {"Status":"Unhealthy"}
            FAILED  | 200 | /health      | application/json         | {"status":"degraded"}
            FAILED  | 200 | /health      | application/json         | {"healthy":false}
            FAILED  | 200 | /health      | application/json         | {"success":false,"data":{}}
            FAILED  | 200 | /health      | application/json         | {"status":"UP","components":{"db":{"status":"DOWN"}}}
            FAILED  | 200 | /health      | application/json         | {"status":"UP","components":{"a":{"components":{"b":{"status":"OUT_OF_SERVICE"}}}}}
            FAILED  | 200 | /health      | application/json         | [{"name":"db","status":"UP"},{"name":"cache","status":"DOWN"}]
            FAILED  | 200 | /health      | application/json         | {"checks":[{"name":"db","healthy":true},{"name":"queue","healthy":false}]}
            FAILED  | 200 | /health      | application/json         | {"db":"UP","cache":"DOWN"}
            FAILED  | 200 | /health      | application/json         | ["UP","DOWN"]
            FAILED  | 200 | /health      | application/json         | "DOWN"
            FAILED  | 200 | /health      | application/json         | false
            FAILED  | 200 | /health      | application/json         | {"status":503}
            FAILED  | 200 | /health      | application/json         | {"statusCode":500,"message":"Internal Server Error"}
            FAILED  | 200 | /health      | application/json         | {"error":"connection refused"}
            FAILED  | 200 | /health      | application/json         | {"errors":[{"message":"no database"}]}
            FAILED  | 200 | /health      | application/json         | {"status":"UP","degraded":true}
            FAILED  | 200 | /health      | application/json         | {"state":"critical"}
            FAILED  | 200 | /health      | application/json         | {"ready":"false"}
            FAILED  | 200 | /health      | application/json         | {"status":"DOWN","components":
            FAILED  | 200 | /v1/health/service/api | application/json | [{"Checks":[{"CheckID":"serfHealth","Status":"passing"},{"CheckID":"api","Status":"critical"}]}]
            FAILED  | 200 | /health      | text/plain               | {"status":"DOWN"}
            FAILED  | 200 | /health      | application/xml          | <health><status>DOWN</status></health>
            FAILED  | 200 | /health      | text/plain               | DOWN
            FAILED  | 200 | /health      | text/plain               | unhealthy: no connection to the database
            FAILED  | 200 | /health      | text/plain               | Service is unavailable
            FAILED  | 200 | /health      | text/plain               | NOT OK
            FAILED  | 200 | /readyz      | text/plain               | `[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed`
            FAILED  | 200 | /health      | text/plain               | `db: UP\ncache: DOWN`
            FAILED  | 200 | /health      | text/plain               | 500 Internal Server Error
            FAILED  | 200 | /api/search  | text/plain               | 500 Internal Server Error
            FAILED  | 200 | /api/search  | text/html                | <html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>
            FAILED  | 200 | /            | text/html                | <!DOCTYPE html><title>Down for maintenance</title>
            FAILED  | 200 | /api/search  | application/problem+json | {"title":"Out of credit","status":200}
            FAILED  | 200 | /api/search  | application/problem+json; charset=utf-8 | {}
            FAILED  | 200 | /api/search  | application/json         | {"ok":false,"error":"not_authed"}
            FAILED  | 200 | /api/search  | application/json         | {"success":false,"message":"no backend"}
            FAILED  | 200 | /api/search  | application/json         | {"timestamp":"2026-11-23T14:00:00Z","status":500,"error":"Internal Server Error","path":"/api/search"}
            FAILED  | 200 | /api/search  | text/html                | <html><title>Sign in</title><form><input type="text"></form></html>
            FAILED  | 200 | /health      | text/html                | <html><body><form><input name=p type="password"></form></body></html>
            WELL    | 200 | /health      | application/json         | {"status":"ok","lastIncident":{"status":"DOWN","at":"2020"},"history":[{"status":"DOWN"}]}
            WELL    | 200 | /health      | application/json         | {"status":"ok","message":"no errors, nothing down","checks":{"db":"ok","errors":"none"}}
            WELL    | 200 | /health      | application/json         | {"status":{"indicator":"none","description":"All Systems Operational"},"failed_checks":[]}
            FAILED  | 200 | /health      | application/json         | {"status":"NOT_SERVING"}
            FAILED  | 200 | /health      | application/json         | {"status":"SHUTTING_DOWN"}
            FAILED  | 200 | /health      | application/json         | {"status":"partially degraded"}
            FAILED  | 200 | /health      | application/json         | {"database":"disconnected"}
            FAILED  | 200 | /health      | application/json         | {"status":"ok","checks":{"db":"error"}}
            FAILED  | 200 | /health      | application/json         | {"status":"ok","services":{"redis":"timeout"}}
            FAILED  | 200 | /health      | application/json         | {"status":{"indicator":"major","description":"Partial System Outage"}}
            FAILED  | 200 | /health      | application/json         | {"status":"ok","unhealthy_services":["db"]}
            FAILED  | 200 | /health      | application/json         | {"healthy":"no"}
            FAILED  | 200 | /health      | text/plain               | healthy: false
            FAILED  | 200 | /health      | text/plain               | ok=false
            FAILED  | 200 | /health      | application/xml          | <health status="DOWN"/>
            FAILED  | 301 | /health      |                          | ``
            FAILED  | 302 | /health      | text/html                | {"status":"UP"}
            FAILED  | 304 | /health      |                          | ``
            FAILED  | 401 | /health      | application/json         | {"status":"UP"}
            FAILED  | 503 | /health      | application/json         | {"status":"UP"}
            FAILED  | 600 | /health      |                          | ``
            FAILED  | 999 | /health      |                          | ok
            """)
    void anAnswerIsTakenForWhatItsBodySays(Taken expected, int status, String path, String type, String body) {
        Response response = new HealthBody(path, false).read(Answer.of(status, type == null ? "" : type,
                (body == null ? "" : body.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8)));
        assertThat(taken(response)).as(response.outcome().text()).isEqualTo(expected);
    }

    @Test
    void anyWebPageIsNoJson() {
        var page = Answer.of(200, "text/html", "<html><div id=root></div></html>".getBytes(StandardCharsets.UTF_8));
        assertThat(new HealthBody("/v2/search", true).read(page).outcome())
                .isEqualTo(new Outcome.Unhealthy(200, "a web page where JSON was asked for"));
        assertThat(new HealthBody("/v2/search", false).read(page).outcome()).isEqualTo(new Outcome.Answered(200));
    }

    @Test
    void encodingsHideNothing() throws Exception {
        String down = "{\"status\":\"DOWN\"}";
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(down.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(taken(health("application/json", "gzip", packed.toByteArray()))).isEqualTo(Taken.FAILED);
        assertThat(taken(health("application/json", "", ("\uFEFF" + down).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Taken.FAILED);
        assertThat(taken(health("application/json", "", ("\uFEFF" + down).getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(Taken.FAILED);
        assertThat(taken(health("application/json", "", ("\uFEFF" + down).getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo(Taken.FAILED);
        assertThat(taken(health("text/plain; charset=utf-16le", "", "DOWN".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(Taken.FAILED);
        assertThat(taken(health("text/plain; charset=no-such", "", "ok".getBytes(StandardCharsets.UTF_8)))).isEqualTo(Taken.WELL);
        assertThat(taken(health("application/json", "br", new byte[] {1, 2, 3}))).isEqualTo(Taken.UNKNOWN);
        assertThat(taken(health("application/json", "gzip", new byte[] {1, 2, 3}))).isEqualTo(Taken.UNKNOWN);
    }

    /** 64 KiB of what makes a careless pattern look again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"<", "<title", "<script", "<input ", "a:", "[-", "down ", "service is ", "{\"a\":", "\"", "<status>",
            "not ready ", "[+]x check "})
    void noBodyTakesLongToRead(String piece) {
        byte[] bytes = piece.repeat(64 * 1024 / piece.length()).getBytes(StandardCharsets.UTF_8);
        for (String type : new String[] {"text/html", "application/json", "text/plain"}) {
            assertThat(CompletableFuture.supplyAsync(() -> new HealthBody("/health", false).read(Answer.of(200, type, bytes))))
                    .as(piece + " as " + type).succeedsWithin(Duration.ofSeconds(2));
        }
    }

    @Test
    void whatACacheKeptForLongSaysNothingAboutNow() {
        var kept = new Answer(200, "application/json", "", Duration.ofMinutes(10), Optional.empty(),
                "{\"status\":\"UP\",\"n\":1}".getBytes(StandardCharsets.UTF_8), false);
        assertThat(taken(new HealthBody("/health", false).read(kept))).isEqualTo(Taken.UNKNOWN);
        assertThat(taken(new JsonNumber("/n", Meaning.ERROR_PERCENT).read(kept))).isEqualTo(Taken.UNKNOWN);
    }

    private static Response health(String type, String encoding, byte[] bytes) {
        return new HealthBody("/health", false)
                .read(new Answer(200, type, encoding, Duration.ZERO, Optional.empty(), bytes, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "WELL    | 2    | ERROR_PERCENT", "WELL | 0 | ERROR_PERCENT", "WELL | 100 | ERROR_PERCENT",
                    "UNKNOWN | -0.1 | ERROR_PERCENT",
            "UNKNOWN | 101  | ERROR_PERCENT", "WELL | 1 | ERROR_RATIO", "UNKNOWN | 1.5 | ERROR_RATIO",
            "UNKNOWN | -1 | ERROR_RATIO",
            "UNKNOWN | -5 | P95_MILLISECONDS", "UNKNOWN | 1e999 | P95_SECONDS", "UNKNOWN | \"NaN\" | ERROR_PERCENT",
            "UNKNOWN | \"Infinity\" | NUMBER",
            "UNKNOWN | null | ERROR_PERCENT", "UNKNOWN | true | ERROR_PERCENT", "UNKNOWN | [5] | ERROR_PERCENT",
            "UNKNOWN | \"12%\" | ERROR_PERCENT",
            "WELL | -5 | NUMBER"})
    void aFigureThatCannotBeIsNotJudgedBy(Taken expected, String number, Meaning means) {
        Response response = new JsonNumber("/v", means)
                .read(Answer.of(200, "application/json", ("{\"v\":" + number + "}").getBytes(StandardCharsets.UTF_8)));
        assertThat(taken(response)).as(response.outcome().text()).isEqualTo(expected);
        assertThat(response.value().isPresent()).isEqualTo(expected == Taken.WELL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            WELL    | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1795442400,"0.02"]}]}}
            WELL    | {"status":"success","data":{"resultType":"scalar","result":[1795442399.5,"0"]},"infos":["counter"]}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442400,"0.02"]}]},"warnings":["a store did not answer"]}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442400,"0"]},{"value":[1795442400,"0"]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442400,"NaN"]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442400,"-0.5"]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442400,"1.5"]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"value":[1795442280,"0.02"]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"vector","result":[{"histogram":[1795442400,{"count":"1"}]}]}}
            UNKNOWN | {"status":"success","data":{"resultType":"matrix","result":[{"values":[[1795442400,"0"]]}]}}
            UNKNOWN | {"status":"success","data":{}}
            UNKNOWN | {"status":"success"}
            UNKNOWN | {"status":"error","errorType":"timeout","error":"query timed out"}
            UNKNOWN | {"ok":true}
            UNKNOWN | <html>login</html>
            UNKNOWN | ``
            """)
    void apartOfAnAnswerOfPrometheusIsNotJudgedBy(Taken expected, String body) {
        var answer = new Answer(200, "application/json", "", Duration.ZERO, Optional.of(Instant.ofEpochSecond(1795442400)),
                (body == null ? "" : body).getBytes(StandardCharsets.UTF_8), false);
        Response response = new PrometheusAnswer(Meaning.ERROR_RATIO).read(answer);
        assertThat(taken(response)).as(response.outcome().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 000 None", "HTTP/1.1 099 Odd", "HTTP/1.1 100 Continue", "HTTP/1.1 101 Switching Protocols",
            "HTTP/1.1 103 Early Hints",
            "HTTP/1.1 199 Odd", "HTTP/1.1 OK", "HTTP/1.1 -1 Odd", "HTTP/9.9 200 OK", "HELLO", "HTTP/1.1 2000 OK",
            "HTTP/1.1 2x0 OK"})
    void whatIsNoStatusIsNoAnswer(String line) throws Exception {
        try (var server = new RawServer(out -> {
            out.write(RawServer.ascii(line + "\r\nContent-Length: 2\r\n\r\nok"));
            out.flush();
        }); var prober = new LaptopProber(new OkHttpClient.Builder(), _ -> true, false, _ -> null)) {
            Response response = prober.ask(new Probe("p", server.url(), "", List.<Header>of(), Duration.ofSeconds(1),
                    Duration.ofSeconds(2), true,
                    new Source.Http(), Optional.empty(), false));
            assertThat(response.outcome()).as(response.outcome().text())
                    .isInstanceOfAny(Outcome.Broken.class, Outcome.TimedOut.class);
        }
    }
}
