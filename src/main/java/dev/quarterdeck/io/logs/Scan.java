package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Counts the lines of what a file held when it was opened, by as many threads as there are processors; then reads their levels.
 */
final class Scan {
    private final Segment segment;
    private final ExecutorService threads;
    private final int workers;
    private final BooleanSupplier stopped;

    Scan(Segment segment, ExecutorService threads, int workers, BooleanSupplier stopped) {
        this.segment = segment;
        this.threads = threads;
        this.workers = Math.min(workers, segment.partCount());
        this.stopped = stopped;
    }

    /** Begins; completes when all lines have their number. */
    CompletableFuture<Void> starts() {
        var next = new AtomicInteger();
        int count = segment.partCount();
        return all(() -> {
            try (NativeBlock block = NativeBlock.of(LineBlocks.BLOCK)) {
                for (int part = next.getAndIncrement(); part < count && !stopped.getAsBoolean(); part = next.getAndIncrement()) {
                    segment.scan(part, block, stopped);
                }
            }
        });
    }

    /** After the starts: newest parts first, since these are on screen. */
    CompletableFuture<Void> levels(int parts, Supplier<EventReader> readers, Supplier<Tally> tallies) {
        var next = new AtomicInteger(parts - 1);
        return all(() -> {
            try (var blocks = new LineBlocks(segment.encoding())) {
                Tally tally = tallies.get();
                for (int part = next.getAndDecrement(); part >= 0 && !stopped.getAsBoolean(); part = next.getAndDecrement()) {
                    segment.level(part, blocks, readers.get(), tally, stopped);
                }
            }
        });
    }

    private interface Work {
        void run() throws IOException;
    }

    private CompletableFuture<Void> all(Work work) {
        var done = new CompletableFuture<?>[workers];
        for (int i = 0; i < workers; i++) {
            done[i] = CompletableFuture.runAsync(() -> {
                try {
                    work.run();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }, threads);
        }
        return CompletableFuture.allOf(done);
    }
}
