package dev.quarterdeck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service on this machine that fails on demand and says so in a log file that grows. */
final class FailingService implements AutoCloseable {
    private final HttpServer server;
    private final Path log;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger api = new AtomicInteger();
    /** Of a hundred requests to the API. */
    private volatile int failing;

    FailingService(Path log) throws IOException {
        this.log = log;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory()));
        server.start();
        say("INFO", "service started");
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    Path log() {
        return log;
    }

    int requests() {
        return requests.get();
    }

    void fail() {
        fail(100);
    }

    /** So many of a hundred requests fail from now on, spread evenly. */
    void fail(int percent) {
        failing = percent;
    }

    void recover() {
        fail(0);
    }

    /** Says something in the log that no request is the reason of. */
    void complain(String message) throws IOException {
        say("ERROR", message);
    }

    private boolean fails(String path) {
        if (!path.startsWith("/api")) {
            return false;
        }
        int number = api.incrementAndGet();
        return number * failing / 100 > (number - 1) * failing / 100;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int number = requests.incrementAndGet();
            boolean bad = fails(exchange.getRequestURI().getPath());
            byte[] body = (bad ? "{\"error\":\"no database connection\"}" : "{\"items\":[]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(bad ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
            if (bad || number % 10 == 0) {
                say(bad ? "ERROR" : "INFO", bad ? "no database connection, request " + number : "request " + number + " served");
            }
        }
    }

    private synchronized void say(String level, String message) throws IOException {
        Files.writeString(log, "{\"timestamp\":\"" + Instant.now() + "\",\"level\":\"" + level
                + "\",\"logger\":\"api\",\"message\":\"" + message + "\"}\n", StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
