package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Sends probes over HTTP, each on a virtual thread of its own. Decides how little a server may do to us: no redirect,
 * cookie, authentication, retry or compression is followed. Any thread; closing stops every probe.
 */
public final class HttpProber implements Prober, AutoCloseable {
    private final OkHttpClient client;
    private final Predicate<HttpUrl> allowed;
    private final UnaryOperator<String> environment;
    private final NameLookup names;
    private final Set<HttpProbing> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Contacts whatever address the lead confirmed. */
    public HttpProber() {
        this(new OkHttpClient.Builder(), _ -> true, System::getenv);
    }

    HttpProber(OkHttpClient.Builder base, Predicate<HttpUrl> allowed, UnaryOperator<String> environment) {
        this.client = strict(base);
        this.names = new NameLookup(client.dns());
        this.allowed = allowed;
        this.environment = environment;
    }

    /**
     * For a drill: contacts nothing but {@code base}, not even a proxy.
     *
     * @throws IllegalArgumentException when {@code base} is no literal loopback address with a port
     */
    public static HttpProber loopbackOnly(URI base) {
        HttpUrl simulator = HttpUrl.parse(base.toString());
        if (simulator == null || base.getPort() < 0 || !loopback(simulator.host())) {
            throw new IllegalArgumentException("a drill needs a loopback address with a port, was " + base);
        }
        return new HttpProber(new OkHttpClient.Builder().proxy(Proxy.NO_PROXY), url -> sameServer(url, simulator),
                System::getenv);
    }

    @Override
    public Running start(Probe probe, ScenarioClock clock, Consumer<Sample> sink) {
        if (closed) {
            throw new IllegalStateException("the prober is closed, cannot start " + probe.name());
        }
        OkHttpClient own = client.newBuilder()
                .callTimeout(probe.deadline())
                .dns(host -> names.lookup(host, probe.deadline()))
                .build();
        var request = new ProbeRequest(own, probe, allowed, environment);
        var probing = new HttpProbing(request, probe, clock, sink, running::remove);
        running.add(probing);
        probing.start();
        if (closed) {
            probing.close();
        }
        return probing;
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(HttpProbing::close);
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

    /** Literal addresses only: a name could be resolved to anything. */
    private static boolean loopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean sameServer(HttpUrl url, HttpUrl simulator) {
        return url.scheme().equals(simulator.scheme()) && url.host().equals(simulator.host())
                && url.port() == simulator.port();
    }
}
