package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okio.BufferedSource;

/**
 * A request over HTTP. Decides that a body of any size is an answer once 64 KiB of it were read, and that nothing which comes
 * back shows a secret.
 */
final class HttpRequest implements Request {
    private final OkHttpClient client;
    private final Probe probe;
    private final Body body;
    private final Predicate<HttpUrl> allowed;
    private final Secrets secrets;
    private final Set<Call> inFlight = ConcurrentHashMap.newKeySet();

    HttpRequest(OkHttpClient client, Probe probe, Body body, Predicate<HttpUrl> allowed, UnaryOperator<String> environment) {
        this.client = client;
        this.probe = probe;
        this.body = body;
        this.allowed = allowed;
        this.secrets = new Secrets(environment);
    }

    @Override
    public Response send(String id, boolean raw) {
        long sent = System.nanoTime();
        try {
            return masked(exchange(build(id), raw));
        } catch (Unsendable e) {
            return Response.of(new Outcome.Unsent(e.getMessage()));
        } catch (IOException e) {
            boolean late = System.nanoTime() - sent >= probe.deadline().toNanos();
            return masked(Response.of(late ? new Outcome.TimedOut(probe.deadline()) : Failures.outcome(e, probe.deadline())));
        } catch (RuntimeException e) {
            // the client's own mistake about an odd answer; its message may quote a header, so only its kind is told
            return Response.of(new Outcome.Broken("the request failed: " + e.getClass().getSimpleName()));
        }
    }

    @Override
    public void cancel() {
        inFlight.forEach(Call::cancel);
    }

    private Response exchange(okhttp3.Request request, boolean raw) throws IOException {
        Call call = client.newCall(request);
        inFlight.add(call);
        try (okhttp3.Response response = call.execute()) {
            BufferedSource source = response.body().source();
            // whatever is beyond stays unread: cancelling spares us the wait for the end of an endless body
            boolean cut = source.request(Answer.MOST_BODY);
            byte[] bytes = source.getBuffer().readByteArray(Math.min(Answer.MOST_BODY, source.getBuffer().size()));
            if (cut) {
                call.cancel();
            }
            Response read = response.code() < 200
                    ? Response.of(new Outcome.Broken(String.format(Locale.ROOT, "status %03d is no answer", response.code())))
                    : body.read(answer(response, bytes, cut));
            return raw ? new Response(read.outcome(), read.value(), text(response, bytes, cut)) : read;
        } finally {
            inFlight.remove(call);
        }
    }

    private static Answer answer(okhttp3.Response response, byte[] bytes, boolean cut) {
        Date date = response.headers().getDate("Date");
        return new Answer(response.code(), small(response, "Content-Type"), small(response, "Content-Encoding"),
                Numbers.parse(response.header("Age", "0")).stream().mapToObj(s -> Duration.ofSeconds((long) s)).findFirst()
                .orElse(Duration.ZERO),
                Optional.ofNullable(date).map(Date::toInstant), bytes, cut);
    }

    private static String small(okhttp3.Response response, String header) {
        return response.header(header, "").strip().toLowerCase(Locale.ROOT);
    }

    private static String text(okhttp3.Response response, byte[] bytes, boolean cut) {
        return "HTTP/1.1 " + response.code() + " " + response.message() + "\n" + response.headers() + "\n"
                + new String(bytes, StandardCharsets.UTF_8) + (cut ? "\n… (cut after 64 KiB)" : "");
    }

    private Response masked(Response response) {
        Outcome outcome = switch (response.outcome()) {
            case Outcome.Broken(String reason) -> new Outcome.Broken(secrets.mask(reason));
            case Outcome.NoData(String why) -> new Outcome.NoData(secrets.mask(why));
            case Outcome.Unhealthy(int status, String says) -> new Outcome.Unhealthy(status, secrets.mask(says));
            case Outcome.Warned(int status, String says) -> new Outcome.Warned(status, secrets.mask(says));
            case Outcome.Answered _, Outcome.Connected _, Outcome.Exited _, Outcome.Counted _, Outcome.Refused _,
                    Outcome.TimedOut _,
                 Outcome.Unsent _, Outcome.Stopped _ -> response.outcome();
        };
        return new Response(outcome, response.value(), secrets.mask(response.raw()));
    }

    private okhttp3.Request build(String id) throws Unsendable {
        HttpUrl url = HttpUrl.parse(probe.requestUrl());
        if (url == null) {
            throw new Unsendable("not an http address");
        }
        if (!allowed.test(url)) {
            throw new Unsendable("not the drill's simulator");
        }
        String target = url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
        if (!target.equals(probe.requestTarget())) {
            throw new Unsendable("would go out as " + target + ", which nobody confirmed: write the address that way");
        }
        var request = new okhttp3.Request.Builder().url(url);
        for (Header header : probe.allHeaders()) {
            String value = header.equals(Probe.REQUEST_ID) ? id : secrets.resolve(header);
            try {
                request.addHeader(header.name(), value);
            } catch (IllegalArgumentException _) {
                // the library's message would quote the value
                throw new Unsendable("header " + header.name() + " holds a character that HTTP forbids");
            }
        }
        return request.build();
    }
}
