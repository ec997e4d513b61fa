package dev.quarterdeck.io.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.quarterdeck.core.drill.RequestSequence;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A simulated service at work. Answers each request on a virtual thread of its own, as late and as badly as the phase
 * says, and logs it. Each path fails by its own sequence, so that one probe's rate does not depend on another's.
 */
final class RunningService implements Simulator.Running {
    private static final InetSocketAddress ANY_LOOPBACK_PORT =
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    private static final String NAME = "listings-api";

    private final ServiceState state;
    private final ScenarioClock clock;
    private final ServiceLog log;
    private final RequestLog requestLog;
    private final ServiceFigures figures = new ServiceFigures();
    private final RequestSequence health;
    private final RequestSequence listings;
    private final BackgroundTraffic traffic;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    RunningService(ServiceState state, ScenarioClock clock, ServiceLog log) throws IOException {
        this.state = state;
        this.clock = clock;
        this.log = log;
        this.requestLog = new RequestLog(log, state.scenario());
        this.health = new RequestSequence(state.scenario() + "/health");
        this.listings = new RequestSequence(state.scenario() + "/listings");
        this.traffic = new BackgroundTraffic(state, clock, requestLog);
        this.server = HttpServer.create(ANY_LOOPBACK_PORT, 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    void start() {
        server.start();
        logStart();
        traffic.start();
    }

    @Override
    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public Path logFile() {
        return log.file();
    }

    @Override
    public void recover() {
        String before = state.version();
        if (state.recover()) {
            figures.restart();
            log.write(LogLevel.WARN, "app.lifecycle", "-", "Asked to stop " + before + ", finishing open requests");
            logStart();
        }
    }

    @Override
    public void close() {
        // the log first: an interrupted write would break its channel under the others
        log.close();
        traffic.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void logStart() {
        log.write(LogLevel.INFO, "app.lifecycle", "-", "Starting " + NAME + " " + state.version());
        log.write(LogLevel.INFO, "app.lifecycle", "-", "Listening on " + baseUrl());
    }

    private void handle(HttpExchange exchange) throws IOException {
        long began = System.nanoTime();
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = answer.json().toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            double millis = (System.nanoTime() - began) / 1e6;
            figures.answered(body.length, millis);
            requestLog.answered(exchange.getRequestMethod() + " " + exchange.getRequestURI(), answer.status(), millis,
                    answer.phase());
        } catch (InterruptedException _) {
            // the drill is over, so nobody waits for this answer
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange) throws InterruptedException {
        Scenario.Phase phase = state.phase();
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return new Answer(405, error("only GET is allowed"), phase);
        }
        return switch (exchange.getRequestURI().getPath()) {
            case "/health" -> health(phase);
            case "/api/listings" -> listings(phase, exchange.getRequestURI().getQuery());
            case String path -> new Answer(404, error("there is no " + path), phase);
        };
    }

    private Answer health(Scenario.Phase phase) throws InterruptedException {
        boolean fails = live(health, phase);
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("status", ServiceState.status(phase))
                .put("timestamp", clock.instant().toString())
                .put("version", state.version())
                .put("service", NAME);
        ObjectNode protection = json.putObject("context_protection");
        figures.writeTo(protection);
        protection.put("uptime_seconds", state.uptime().toSeconds());
        return new Answer(fails ? 503 : 200, json, phase);
    }

    private Answer listings(Scenario.Phase phase, String query) throws InterruptedException {
        String asked = query == null ? "" : query;
        figures.listed(Listings.asksForPages(asked));
        if (live(listings, phase)) {
            return new Answer(500, error("the listings could not be read"), phase);
        }
        ObjectNode json = Json.MAPPER.createObjectNode();
        Listings.writeTo(json.putArray("items"), Listings.limit(asked));
        return new Answer(200, json, phase);
    }

    /** Lives through a request's latency and tells whether it fails. */
    private static boolean live(RequestSequence sequence, Scenario.Phase phase) throws InterruptedException {
        RequestSequence.Fate fate = sequence.next(phase);
        Thread.sleep(fate.latencyMillis());
        return fate.fails();
    }

    private static ObjectNode error(String message) {
        return Json.MAPPER.createObjectNode().put("error", message);
    }

    private record Answer(int status, ObjectNode json, Scenario.Phase phase) {
    }
}
