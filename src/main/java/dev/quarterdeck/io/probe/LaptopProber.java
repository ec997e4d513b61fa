package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.time.ScenarioClock;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Probes from this laptop, each on a virtual thread of its own. Decides how little a server may do to us: no redirect,
 * cookie, authentication, retry or compression is followed. Any thread; closing stops every probe.
 */
public final class LaptopProber implements Prober, AutoCloseable {
    private static final Pattern JSON_ONLY = Pattern.compile("(?i)application/(?:[\\w.-]+\\+)?json(?:\\s*;.*)?");
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final OkHttpClient client;
    private final Predicate<HttpUrl> allowed;
    private final UnaryOperator<String> environment;
    private final NameLookup names;
    private final Pulse pulse = Pulse.start();
    private final Set<Probing> running = ConcurrentHashMap.newKeySet();
    private final boolean simulatorOnly;
    private final AtomicInteger started = new AtomicInteger();
    private volatile boolean closed;

    /** Contacts whatever address the lead confirmed. */
    public LaptopProber() {
        this(new OkHttpClient.Builder(), _ -> true, false, System::getenv);
    }

    LaptopProber(OkHttpClient.Builder base, Predicate<HttpUrl> allowed, boolean simulatorOnly,
            UnaryOperator<String> environment) {
        this.client = strict(base);
        this.names = new NameLookup(client.dns());
        this.allowed = allowed;
        this.simulatorOnly = simulatorOnly;
        this.environment = environment;
    }

    /**
     * For a drill: contacts nothing but {@code base}, not even a proxy.
     *
     * @throws IllegalArgumentException when {@code base} is no literal loopback address with a port
     */
    public static LaptopProber loopbackOnly(URI base) {
        HttpUrl simulator = HttpUrl.parse(base.toString());
        if (simulator == null || base.getPort() < 0 || !loopback(simulator.host())) {
            throw new IllegalArgumentException("a drill needs a loopback address with a port, was " + base);
        }
        return new LaptopProber(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY), url -> sameServer(url, simulator),
                true, System::getenv);
    }

    @Override
    public Running start(Probe probe, ScenarioClock clock, Consumer<Sample> sink) {
        if (closed) {
            throw new IllegalStateException("the prober is closed, cannot start " + probe.name());
        }
        return start(request(probe), probe, clock, sink);
    }

    Probing start(Request request, Probe probe, ScenarioClock clock, Consumer<Sample> sink) {
        // many probes of one interval are spread over it: the n-th share of the golden section is far from all before
        double share = started.getAndIncrement() * GOLDEN % 1;
        var offset = Duration.ofNanos((long) (clock.real(probe.interval()).toNanos() * share));
        var probing = new Probing(request, probe, clock, pulse, offset, sink, running::remove);
        running.add(probing);
        probing.start();
        if (closed) {
            probing.close();
        }
        return probing;
    }

    @Override
    public Response ask(Probe probe) {
        return request(probe).send("quarterdeck-" + Probing.fresh(), true);
    }

    Request request(Probe probe) {
        return switch (probe.source()) {
            case Source.Http() -> http(probe, new HealthBody(path(probe.url()), asksForJson(probe)));
            case Source.JsonValue(String pointer, Meaning means) -> http(probe, new JsonNumber(pointer, means));
            case Source.Prometheus(_, Meaning means) -> http(probe, new PrometheusAnswer(means));
            case Source.Tcp() -> simulatorOnly ? new Refusal() : new TcpRequest(probe, names);
            case Source.Command(String line, Meaning means) -> simulatorOnly ? new Refusal()
                    : new CommandRequest(probe, line, means);
            case Source.LogShare(String path) -> throw new IllegalArgumentException("a log is counted, not asked: " + path);
        };
    }

    private Request http(Probe probe, Body body) {
        OkHttpClient own = client.newBuilder()
                .callTimeout(probe.deadline())
                .dns(host -> names.lookup(host, probe.deadline()))
                // trying a name's addresses side by side hands each connection to another thread, which an address alone needs
                // not wait for
                .fastFallback(!literal(probe.url()))
                .build();
        return new HttpRequest(own, probe, body, allowed, environment);
    }

    private static boolean asksForJson(Probe probe) {
        return probe.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase("Accept") && JSON_ONLY.matcher(h.value().strip())
                .matches());
    }

    private static String path(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed == null ? "" : parsed.encodedPath();
    }

    /** In a drill nothing but the simulator is contacted, and no process starts. */
    private static final class Refusal implements Request {
        @Override
        public Response send(String id, boolean raw) {
            return Response.of(new Outcome.Unsent("not in a drill"));
        }

        @Override
        public void cancel() {
            // nothing is ever in flight
        }
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(Probing::close);
        pulse.close();
        names.close();
        client.dispatcher().executorService().shutdownNow();
        client.connectionPool().evictAll();
    }

    private static OkHttpClient strict(OkHttpClient.Builder base) {
        return base
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .proxyAuthenticator(Authenticator.NONE)
                .protocols(List.of(Protocol.HTTP_1_1))
                // a reused connection may have died unnoticed, and that would count as the service's failure
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                // only the deadline of the whole call counts
                .connectTimeout(0, TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                // OkHttp answers "503, Retry-After: 0" with a second request that nobody confirmed
                .addNetworkInterceptor(chain -> chain.proceed(chain.request()).newBuilder()
                        .removeHeader("Retry-After").build())
                .build();
    }

    private static boolean literal(String url) {
        HttpUrl parsed = HttpUrl.parse(url);
        return parsed != null && address(parsed.host()).isPresent();
    }

    /** Literal addresses only: a name could be resolved to anything. */
    private static boolean loopback(String host) {
        return address(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    private static Optional<InetAddress> address(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static boolean sameServer(HttpUrl url, HttpUrl simulator) {
        return url.scheme().equals(simulator.scheme()) && url.host().equals(simulator.host())
                && url.port() == simulator.port();
    }
}
