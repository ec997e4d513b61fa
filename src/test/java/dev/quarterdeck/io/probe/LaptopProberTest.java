package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LaptopProberTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final MockResponse OK = new MockResponse.Builder().build();
    private final ScenarioClock clock = ScenarioClock.wall(InstantSource.system());
    private final LinkedBlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
    private LaptopProber prober = prober(new OkHttpClient.Builder(), Map.of("API_KEY", "s3cret"));

    @AfterEach
    void close() {
        prober.close();
    }

    @Test
    void anAnswerIsTheStatusWithItsLatency() throws Exception {
        try (var server = answering(new MockResponse.Builder().code(200).headersDelay(60, TimeUnit.MILLISECONDS).build())) {
            long began = System.nanoTime();
            Sample sample = firstOf(server.url("/health").toString(), Duration.ofSeconds(20));
            assertThat(sample.outcome()).isEqualTo(new Outcome.Answered(200));
            assertThat(sample.latencyMillis().orElseThrow()).isBetween(60.0, (System.nanoTime() - began) / 1e6);
            assertThat(sample.failed()).isFalse();
        }
    }

    @Test
    void aServerErrorIsAnAnswerThatFailed() throws Exception {
        try (var server = answering(new MockResponse.Builder().code(503).build())) {
            Sample sample = firstOf(server.url("/").toString());
            assertThat(sample.outcome()).isEqualTo(new Outcome.Answered(503));
            assertThat(sample.failed()).isTrue();
        }
    }

    @Test
    void aServerThatAsksForAnImmediateRetryGetsNone() throws Exception {
        try (var server = answering(new MockResponse.Builder().code(503).addHeader("Retry-After", "0").build())) {
            assertThat(firstOf(server.url("/").toString()).outcome()).isEqualTo(new Outcome.Answered(503));
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void aRedirectLoopIsOneAnswerAndOneRequest() throws Exception {
        try (var server = answering(new MockResponse.Builder().code(302).addHeader("Location", "/").build())) {
            assertThat(firstOf(server.url("/").toString()).outcome()).isEqualTo(new Outcome.Answered(302));
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void exactlyTheConfirmedRequestIsSent() throws Exception {
        try (var server = answering(new MockResponse.Builder().addHeader("Set-Cookie", "a=b").build())) {
            var probe = new Probe("listings", server.url("/api?limit=10").toString(), "",
                    List.of(new Header("X-API-Key", "env:API_KEY"), new Header("Accept", "*/*")), Duration.ofMillis(100),
                    SHORT, true);
            start(probe, clock);
            server.takeRequest();
            RecordedRequest second = server.takeRequest();
            assertThat(second.getTarget()).isEqualTo("/api?limit=10");
            assertThat(second.getHeaders().get("X-API-Key")).isEqualTo("s3cret");
            var sent = new ArrayList<String>(List.of(second.getRequestLine()));
            second.getHeaders().forEach(h -> sent.add(h.getFirst() + ": " + h.getSecond()));
            String id = second.getHeaders().get("X-Request-Id");
            assertThat(id).matches("quarterdeck-[0-9a-f]{8}-2");
            assertThat(sent).containsExactlyElementsOf(probe.exactRequest().stream()
                    .map(line -> line.replace("env:API_KEY", "s3cret").replace(Probe.REQUEST_ID.value(), id)).toList());
            assertThat(probe.exactRequest()).startsWith("GET /api?limit=10 HTTP/1.1", "Host: localhost:" + server.getPort());
        }
    }

    @Test
    void anAddressThatWouldGoOutInOtherWordsIsNotSent() throws Exception {
        try (var server = answering(OK)) {
            String written = server.url("/").toString() + "a/../b";
            assertThat(firstOf(written).outcome()).isEqualTo(new Outcome.Unsent(
                    "would go out as /b, which nobody confirmed: write the address that way"));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aMissingVariableIsSaidAndNothingIsSent() throws Exception {
        try (var server = answering(OK)) {
            start(new Probe("p", server.url("/").toString(), "", List.of(new Header("K", "env:NO_SUCH_KEY")),
                    Duration.ofSeconds(1), SHORT, true), clock);
            assertThat(next().outcome()).isEqualTo(new Outcome.Unsent("NO_SUCH_KEY is not set"));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void aSecretThatCannotBeAHeaderIsNotQuoted() throws Exception {
        prober.close();
        prober = prober(new OkHttpClient.Builder(), Map.of("API_KEY", "s3c\nret"));
        start(new Probe("p", "http://127.0.0.1:1/", "", List.of(new Header("X-API-Key", "env:API_KEY")),
                Duration.ofSeconds(1), SHORT, true), clock);
        assertThat(next().outcome())
                .isEqualTo(new Outcome.Unsent("header X-API-Key holds a character that HTTP forbids"));
    }

    @Test
    void aRefusedConnectionHasNoLatency() throws Exception {
        Sample sample = firstOf("http://127.0.0.1:" + freePort() + "/");
        assertThat(sample.outcome()).isEqualTo(new Outcome.Refused());
        assertThat(sample.latencyMillis()).isEmpty();
        assertThat(sample.failed()).isTrue();
    }

    @Test
    void aServerThatAcceptsAndIsSilentTimesOutAtTheDeadline() throws Exception {
        try (var server = new RawServer(_ -> Thread.sleep(20_000))) {
            long began = System.nanoTime();
            Sample sample = firstOf(server.url());
            assertThat((System.nanoTime() - began) / 1e6).as("not before the deadline, and long before the server goes away")
                    .isBetween(300.0, 15_000.0);
            assertThat(sample.outcome()).isEqualTo(new Outcome.TimedOut(SHORT));
            assertThat(sample.latencyMillis().orElseThrow()).isEqualTo(300);
        }
    }

    @Test
    void aBodyOfOneByteASecondTimesOutAtTheDeadline() throws Exception {
        try (var server = new RawServer(out -> {
            out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
            while (true) {
                out.write('x');
                Thread.sleep(100);
            }
        })) {
            assertThat(firstOf(server.url()).outcome()).isEqualTo(new Outcome.TimedOut(SHORT));
        }
    }

    @Test
    void anEndlessCompressedBodyIsAnAnswerAfter64KiBAndIsNotInflated() throws Exception {
        var written = new AtomicLong();
        try (var server = new RawServer(out -> {
            out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2147483648\r\n\r\n"));
            byte[] block = new byte[8192];
            while (true) {
                out.write(block);
                written.addAndGet(block.length);
            }
        })) {
            Sample sample = firstOf(server.url(), Duration.ofSeconds(20));
            assertThat(sample.outcome()).isEqualTo(new Outcome.Answered(200));
            // what the sockets' buffers swallowed comes on top of what was read
            assertThat(written.get()).isLessThan(16L * 1024 * 1024);
        }
    }

    @Test
    void nonsenseInsteadOfHttpIsSaid() throws Exception {
        try (var server = new RawServer(out -> out.write(RawServer.ascii("\u0007hello\r\n\r\n")))) {
            assertThat(firstOf(server.url()).outcome()).isEqualTo(new Outcome.Broken("malformed answer"));
        }
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsSaidAndNotRetried() throws Exception {
        try (var server = new RawServer(_ -> { })) {
            assertThat(firstOf(server.url()).outcome()).isEqualTo(new Outcome.Broken("closed without a complete answer"));
            assertThat(server.requests).hasValue(1);
        }
    }

    @Test
    void aBodyThatStopsShortIsSaid() throws Exception {
        try (var server = new RawServer(out -> out.write(
                RawServer.ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")))) {
            assertThat(firstOf(server.url()).outcome()).isEqualTo(new Outcome.Broken("malformed answer"));
        }
    }

    @Test
    void aHostWithoutAnAddressIsSaid() throws Exception {
        prober.close();
        prober = prober(new OkHttpClient.Builder().dns(host -> {
            throw new UnknownHostException(host);
        }), Map.of());
        assertThat(firstOf("http://nowhere.example/").outcome()).isEqualTo(new Outcome.Broken("host name not found"));
    }

    @Test
    void aResolverThatHangsTimesOutAtTheDeadlineAndIsAskedOnce() throws Exception {
        prober.close();
        var asked = new AtomicInteger();
        prober = prober(new OkHttpClient.Builder().dns(_ -> {
            asked.incrementAndGet();
            LockSupport.parkNanos(5_000_000_000L);
            return List.of();
        }), Map.of());
        long began = System.nanoTime();
        start(probe("http://slow.example/", Duration.ofMillis(200), SHORT), clock);
        assertThat(next().outcome()).isEqualTo(new Outcome.TimedOut(SHORT));
        assertThat((System.nanoTime() - began) / 1e6).as("not before the deadline, and before the resolver wakes")
                .isBetween(300.0, 5000.0);
        next();
        next();
        assertThat(asked).hasValue(1);
    }

    @Test
    void anAddressThatIsNotHttpIsSaid() throws Exception {
        assertThat(firstOf("file:///etc/hostname").outcome()).isEqualTo(new Outcome.Unsent("not an http address"));
    }

    @Test
    void aSelfSignedCertificateIsNotTrusted() throws Exception {
        var certificate = new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
        assertThat(overTls(certificate, new OkHttpClient.Builder())).isEqualTo(new Outcome.Broken("certificate is not trusted"));
    }

    @Test
    void anExpiredCertificateIsSaid() throws Exception {
        var root = new HeldCertificate.Builder().certificateAuthority(0).build();
        var expired = new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName("localhost")
                .validityInterval(0, 1_000_000).build();
        assertThat(overTls(expired, trusting(root))).isEqualTo(new Outcome.Broken("certificate has expired"));
    }

    @Test
    void anotherHostsCertificateIsSaid() throws Exception {
        var root = new HeldCertificate.Builder().certificateAuthority(0).build();
        var other = new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName("example.org").build();
        assertThat(overTls(other, trusting(root))).isEqualTo(new Outcome.Broken("certificate is for another host"));
    }

    @Test
    void aTrustedCertificateIsAnAnswer() throws Exception {
        var root = new HeldCertificate.Builder().certificateAuthority(0).build();
        var good = new HeldCertificate.Builder().signedBy(root).addSubjectAlternativeName("localhost").build();
        assertThat(overTls(good, trusting(root))).isEqualTo(new Outcome.Answered(200));
    }

    @Test
    void aSlowAnswerHoldsNoOtherRequestBack() throws Exception {
        try (var server = answering(new MockResponse.Builder().headersDelay(2, TimeUnit.SECONDS).build())) {
            start(probe(server.url("/").toString(), Duration.ofMillis(100), Duration.ofSeconds(20)), clock);
            next();
            assertThat(server.getRequestCount()).as("sent while the first was in flight").isGreaterThanOrEqualTo(4);
            for (int i = 0; i < 5; i++) {
                assertThat(next().latencyMillis().orElseThrow()).isGreaterThanOrEqualTo(2000);
            }
        }
    }

    @Test
    void noMoreRequestsAreInFlightThanTheDeadlineHoldsAndTheRestIsPassedOver() throws Exception {
        var stuck = new StuckRequest();
        try (var running = prober.start(stuck, probe("http://127.0.0.1/", Duration.ofMillis(100), SHORT), clock, samples::add)) {
            long began = System.nanoTime();
            while (running.passedOver() < 8) {
                Thread.sleep(20);
            }
            assertThat(stuck.sent).hasValue(4);
            assertThat(running.passedOver()).as("due in that time")
                    .isLessThanOrEqualTo((System.nanoTime() - began) / 100_000_000 + 1);
        }
        assertThat(samples).hasSize(4).allSatisfy(s -> assertThat(s.outcome()).isEqualTo(new Outcome.Stopped()));
    }

    /** Ends only when it is given up, as if this machine had forgotten the deadline. */
    private static final class StuckRequest implements Request {
        private final AtomicInteger sent = new AtomicInteger();
        private final CountDownLatch givenUp = new CountDownLatch(1);

        @Override
        public Response send(String id, boolean raw) {
            sent.incrementAndGet();
            try {
                givenUp.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return Response.of(new Outcome.Refused());
        }

        @Override
        public void cancel() {
            givenUp.countDown();
        }
    }

    @Test
    void theGridStaysOnTimeWithAScaledClock() throws Exception {
        try (var server = answering(OK)) {
            var fast = ScenarioClock.scaled(InstantSource.system(), Instant.parse("2026-11-23T14:00:00Z"), 20);
            var counted = new CopyOnWriteArrayList<Sample>();
            long began = System.nanoTime();
            try (var unpunctual = Unpunctual.start()) {
                var running = prober.start(probe(server.url("/").toString(), Duration.ofSeconds(1), SHORT), fast, counted::add);
                Thread.sleep(1500);
                running.close();
                double seconds = (System.nanoTime() - began) / 1e9;
                double missed = 6 * unpunctual.worstMillis() / 50; // due times that nobody was awake for when it was closed
                assertThat((double) counted.size() + running.passedOver()).isBetween(seconds * 20 - 1 - missed, seconds * 20 + 3);
                assertThat(counted.getFirst().endedAt()).isBetween(Instant.parse("2026-11-23T14:00:00Z"),
                        Instant.parse("2026-11-23T14:00:00Z").plusMillis((long) (seconds * 20_000)));
                assertThat(Duration.between(counted.getFirst().endedAt(), counted.getLast().endedAt()).toMillis() / 1000.0)
                        .isBetween(seconds * 20 - 12 - missed, seconds * 20);
            }
        }
    }

    @Test
    void noSampleArrivesAfterCloseEvenWithARequestInFlight() throws Exception {
        try (var server = answering(new MockResponse.Builder().headersDelay(3, TimeUnit.SECONDS).build())) {
            var running = start(probe(server.url("/").toString(), Duration.ofMillis(100), Duration.ofSeconds(20)), clock);
            server.takeRequest();
            long began = System.nanoTime();
            running.close();
            assertThat((System.nanoTime() - began) / 1e6).as("without waiting for the answer").isLessThan(2500);
            List<Sample> handedOver = List.copyOf(samples);
            assertThat(handedOver).isNotEmpty().allSatisfy(s -> assertThat(s.outcome()).isEqualTo(new Outcome.Stopped()));
            Thread.sleep(3500);
            assertThat(samples).containsExactlyElementsOf(handedOver);
        }
    }

    @Test
    void theSinkMayCloseItsOwnProbe() throws Exception {
        try (var server = answering(OK)) {
            var running = new LinkedBlockingQueue<Prober.Running>();
            running.add(prober.start(probe(server.url("/").toString(), Duration.ofMillis(100), SHORT), clock, sample -> {
                samples.add(sample);
                try {
                    running.take().close();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            next();
            Thread.sleep(400);
            assertThat(samples).isEmpty();
        }
    }

    @Test
    void aFailingListenerIsReportedAndProbingGoesOn() throws Exception {
        var reported = new LinkedBlockingQueue<Throwable>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, e) -> reported.add(e));
        try (var server = answering(OK)) {
            var running = prober.start(probe(server.url("/").toString(), Duration.ofMillis(100), SHORT), clock, sample -> {
                samples.add(sample);
                throw new IllegalStateException("listener");
            });
            next();
            next();
            assertThat(reported.poll(5, TimeUnit.SECONDS)).hasMessage("listener");
            running.close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void aHangingProbeDoesNotDelayAnother() throws Exception {
        try (var silent = new RawServer(_ -> Thread.sleep(20_000)); var server = answering(OK)) {
            prober.start(probe(silent.url(), Duration.ofMillis(100), Duration.ofSeconds(20)), clock, _ -> { });
            start(probe(server.url("/").toString(), Duration.ofMillis(100), SHORT), clock);
            for (int i = 0; i < 5; i++) {
                assertThat(next().outcome()).isEqualTo(new Outcome.Answered(200));
            }
        }
    }

    @Test
    void inADrillOnlyTheSimulatorIsContacted() throws Exception {
        try (var simulator = answering(OK); var other = answering(OK)) {
            var base = URI.create("http://127.0.0.1:" + simulator.getPort());
            try (var drill = LaptopProber.loopbackOnly(base)) {
                drill.start(probe(base + "/health", Duration.ofSeconds(9), SHORT), clock, samples::add);
                assertThat(next().outcome()).isEqualTo(new Outcome.Answered(200));
                for (String address : List.of("http://127.0.0.1:" + other.getPort() + "/", "https://example.org/",
                        "http://127.0.0.1:" + simulator.getPort() + "@example.org/",
                        "https://127.0.0.1:" + simulator.getPort() + "/")) {
                    drill.start(probe(address, Duration.ofSeconds(9), SHORT), clock, samples::add);
                    assertThat(next().outcome()).as(address).isEqualTo(new Outcome.Unsent("not the drill's simulator"));
                }
                assertThat(other.getRequestCount()).isZero();
            }
        }
    }

    @Test
    void aDrillNeedsALiteralLoopbackAddressWithAPort() {
        for (String base : List.of("http://example.org:80", "http://10.0.0.1:80", "http://localhost:80", "http://127.0.0.1",
                "file:///tmp")) {
            assertThatThrownBy(() -> LaptopProber.loopbackOnly(URI.create(base))).as(base)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(base);
        }
    }

    @Test
    void aClosedProberSaysSo() {
        prober.close();
        assertThatThrownBy(() -> start(probe("http://127.0.0.1:1/", Duration.ofSeconds(1), SHORT), clock))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    private static LaptopProber prober(OkHttpClient.Builder base, Map<String, String> environment) {
        return new LaptopProber(base, _ -> true, false, environment::get);
    }

    private static Probe probe(String url, Duration interval, Duration deadline) {
        return new Probe("p", url, "", List.of(), interval, deadline, true);
    }

    private Prober.Running start(Probe probe, ScenarioClock on) {
        return prober.start(probe, on, samples::add);
    }

    private Sample firstOf(String url) throws InterruptedException {
        return firstOf(url, SHORT);
    }

    private Sample firstOf(String url, Duration deadline) throws InterruptedException {
        try (var _ = start(probe(url, Duration.ofSeconds(20), deadline), clock)) {
            return next();
        }
    }

    private Sample next() throws InterruptedException {
        Sample sample = samples.poll(15, TimeUnit.SECONDS);
        assertThat(sample).as("a sample within 15 s").isNotNull();
        return sample;
    }

    private Outcome overTls(HeldCertificate certificate, OkHttpClient.Builder client) throws Exception {
        prober.close();
        prober = prober(client, Map.of());
        try (var server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslSocketFactory());
            server.setDispatcher(always(OK));
            server.start();
            return firstOf("https://localhost:" + server.getPort() + "/", Duration.ofSeconds(10)).outcome();
        }
    }

    private static OkHttpClient.Builder trusting(HeldCertificate root) {
        var certificates = new HandshakeCertificates.Builder().addTrustedCertificate(root.certificate()).build();
        return new OkHttpClient.Builder().sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager());
    }

    private static MockWebServer answering(MockResponse response) throws IOException {
        var server = new MockWebServer();
        server.setDispatcher(always(response));
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        return server;
    }

    private static Dispatcher always(MockResponse response) {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return response;
            }
        };
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
