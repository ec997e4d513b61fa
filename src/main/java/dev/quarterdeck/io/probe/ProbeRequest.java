package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * A probe's request, sent again and again, and how each sending ended. Decides that a body of any size is an answer
 * once 64 KiB of it were read. {@link #send} is called by the probe's thread, {@link #cancel} by any.
 */
final class ProbeRequest {
    private static final long MOST_BODY = 64 * 1024;

    private final OkHttpClient client;
    private final Probe probe;
    private final Predicate<HttpUrl> allowed;
    private final UnaryOperator<String> environment;
    private volatile Call inFlight;

    ProbeRequest(OkHttpClient client, Probe probe, Predicate<HttpUrl> allowed, UnaryOperator<String> environment) {
        this.client = client;
        this.probe = probe;
        this.allowed = allowed;
        this.environment = environment;
    }

    Outcome send() {
        long sent = System.nanoTime();
        try {
            return exchange(build());
        } catch (Unsendable e) {
            return new Outcome.Unsent(e.getMessage());
        } catch (IOException e) {
            boolean late = System.nanoTime() - sent >= probe.deadline().toNanos();
            return late ? new Outcome.TimedOut(probe.deadline()) : Failures.outcome(e, probe.deadline());
        } catch (RuntimeException e) {
            // the client's own mistake about an odd answer; its message may quote a header, so only its kind is told
            return new Outcome.Broken("the request failed: " + e.getClass().getSimpleName());
        }
    }

    void cancel() {
        Call call = inFlight;
        if (call != null) {
            call.cancel();
        }
    }

    private Outcome exchange(Request request) throws IOException {
        Call call = client.newCall(request);
        inFlight = call;
        try (Response response = call.execute()) {
            // whatever is beyond stays unread: cancelling spares us the wait for the end of an endless body
            if (response.body().source().request(MOST_BODY)) {
                call.cancel();
            }
            return new Outcome.Answered(response.code());
        }
    }

    private Request build() throws Unsendable {
        HttpUrl url = HttpUrl.parse(probe.url());
        if (url == null) {
            throw new Unsendable("not an http address");
        }
        if (!allowed.test(url)) {
            throw new Unsendable("not the drill's simulator");
        }
        String target = url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
        if (!target.equals(probe.target())) {
            throw new Unsendable("would go out as " + target + ", which nobody confirmed: write the address that way");
        }
        var request = new Request.Builder().url(url);
        for (Header header : probe.allHeaders()) {
            String value = resolve(header);
            try {
                request.addHeader(header.name(), value);
            } catch (IllegalArgumentException _) {
                // the library's message would quote the value
                throw new Unsendable("header " + header.name() + " holds a character that HTTP forbids");
            }
        }
        return request.build();
    }

    private String resolve(Header header) throws Unsendable {
        if (!header.secret()) {
            return header.value();
        }
        String name = header.variable();
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            throw new Unsendable(name + " is not set");
        }
        return value;
    }

    /** The request was not sent; the message says why. */
    private static final class Unsendable extends Exception {
        private static final long serialVersionUID = 1L;

        Unsendable(String message) {
            super(message);
        }
    }
}
