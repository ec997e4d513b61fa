package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The simulated service's log: JSON lines in scenario time, each written at once. Starts over when it is full. Any thread. */
final class ServiceLog implements AutoCloseable {
    static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path file;
    private final ScenarioClock clock;
    private final long mostBytes;
    private final FileChannel channel;
    private boolean closed;

    ServiceLog(Path file, ScenarioClock clock, long mostBytes) throws IOException {
        this.file = file;
        this.clock = clock;
        this.mostBytes = mostBytes;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    Path file() {
        return file;
    }

    /** Once closed, nothing is written: requests that were in flight then leave no trace. */
    synchronized void write(LogLevel level, String logger, String correlationId, String message) {
        if (closed) {
            return;
        }
        String json = Json.MAPPER.createObjectNode()
                .put("timestamp", TIMESTAMP.format(clock.instant()))
                .put("level", level.name())
                .put("logger", logger)
                .put("correlation_id", correlationId)
                .put("message", message)
                .toString();
        var line = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            if (channel.size() + line.remaining() > mostBytes) {
                channel.truncate(0);
            }
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the drill's log " + file, e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the drill's log " + file, e);
        }
    }
}
