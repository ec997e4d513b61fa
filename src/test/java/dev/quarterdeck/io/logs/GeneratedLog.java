package dev.quarterdeck.io.logs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Writes the log of a busy web shop: the same bytes for the same number of lines, whoever runs it. */
final class GeneratedLog {
    private static final long START_MILLIS = 1_772_431_200_000L; // 2026-03-02T06:00:00Z
    private static final String[] LEVELS = {"TRACE", "DEBUG", "INFO ", "WARN ", "ERROR"};
    private static final int[] UP_TO = {4, 30, 90, 98, 100};
    private static final String[] LOGGERS = {"c.a.payments.CheckoutService", "c.a.orders.OrderRepository",
            "c.a.gateway.HttpAccessLog",
        "c.a.auth.TokenVerifier", "c.a.inventory.StockReader", "c.a.search.QueryPlanner", "o.h.e.j.s.SqlExceptionHelper",
        "c.z.hikari.pool.HikariPool",
        "o.a.k.c.c.ConsumerCoordinator"};
    private static final String[] EXCEPTIONS = {"java.net.SocketTimeoutException: Read timed out",
        "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.",
        "io.grpc.StatusRuntimeException: UNAVAILABLE: upstream connect error",
        "java.lang.IllegalStateException: cart is already closed"};
    private static final String[] METHODS = {"GET", "GET", "GET", "POST", "PUT", "DELETE"};
    private static final String[] PATHS = {"/api/v2/checkout", "/api/v2/orders/", "/api/v2/cart/items", "/healthz",
            "/api/v2/search?q=shoes", "/login",
        "/api/v2/users/"};
    private static final int[] STATUSES = {200, 200, 200, 200, 201, 204, 304, 400, 404, 429, 500, 502, 503, 504};
    private static final int DAY_SECONDS = 24 * 60 * 60;

    private final SplittableRandom random = new SplittableRandom(42);
    private final StringBuilder text = new StringBuilder(512);
    private long millis = START_MILLIS;

    private GeneratedLog() {
    }

    /** @return {@code file} */
    static Path write(Path file, long lines) throws IOException {
        var log = new GeneratedLog();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            long written = 0;
            while (written < lines) {
                int records = log.record((int) Math.min(Integer.MAX_VALUE, lines - written));
                out.write(log.text.toString().getBytes(StandardCharsets.ISO_8859_1));
                written += records;
            }
        }
        return file;
    }

    private int n(int bound) {
        return random.nextInt(bound);
    }

    private String rid() {
        return Long.toHexString(random.nextLong());
    }

    /** One record into {@link #text}, with its stack trace; at most {@code most} lines. */
    private int record(int most) {
        text.setLength(0);
        if (n(3) == 0) {
            millis += n(12);
        }
        int draw = n(100);
        int level = 0;
        while (draw >= UP_TO[level]) {
            level++;
        }
        time();
        text.append(' ').append(LEVELS[level]).append(" [http-nio-8080-exec-").append(n(200)).append("] ")
                .append(LOGGERS[n(LOGGERS.length)]).append(" - ");
        if (level == 4) {
            text.append("request failed rid=").append(rid()).append(" attempt=").append(n(4)).append(' ')
                    .append(EXCEPTIONS[n(4)]);
        } else {
            message();
        }
        text.append('\n');
        int lines = 1;
        if (level == 4 && n(3) == 0) {
            int frames = 6 + n(10);
            for (int i = 0; i < frames && lines < most; i++, lines++) {
                text.append("\tat com.acme.payments.internal.Step").append(n(40)).append(".invoke(Step").append(n(40))
                        .append(".java:").append(n(900)).append(")\n");
            }
        }
        return lines;
    }

    private void message() {
        switch (n(4)) {
            case 0 -> text.append(METHODS[n(6)]).append(' ').append(PATHS[n(7)]).append(" status=").append(STATUSES[n(14)])
                    .append(" took=").append(n(2500))
                    .append("ms bytes=").append(n(90_000)).append(" ip=10.").append(n(256)).append('.').append(n(256)).append('.')
                    .append(n(256))
                    .append(" rid=").append(rid());
            case 1 -> text.append("query select * from orders where customer_id=").append(n(1_000_000)).append(" rows=")
                    .append(n(500)).append(" took=")
                    .append(n(900)).append("ms pool=").append(n(20)).append("/20");
            case 2 -> text.append("cache ").append(random.nextBoolean() ? "hit" : "miss").append(" key=user:")
                    .append(n(5_000_000)).append(":session ttl=")
                    .append(n(3600)).append(" shard=").append(n(16)).append(" rid=").append(rid());
            default -> text.append("committed offset ").append(n(90_000_000)).append(" for partition orders-").append(n(48))
                    .append(" lag=").append(n(4000))
                    .append(" consumer=group-checkout-").append(n(9));
        }
    }

    private void time() {
        long second = Math.floorMod(millis / 1000, (long) DAY_SECONDS);
        text.append("2026-03-02T");
        two(second / 3600);
        text.append(':');
        two(second / 60 % 60);
        text.append(':');
        two(second % 60);
        text.append('.');
        long fraction = millis % 1000;
        text.append((char) ('0' + fraction / 100)).append((char) ('0' + fraction / 10 % 10)).append((char) ('0' + fraction % 10))
                .append('Z');
    }

    private void two(long number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
