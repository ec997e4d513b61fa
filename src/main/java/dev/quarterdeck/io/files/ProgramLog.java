package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * What the program writes about itself: {@code quarterdeck.log} in the data folder and the one before it, {@code quarterdeck.log.1}, each
 * of a bounded size, readable by the owner only. One thread writes; a disk that is full, slow or gone costs entries, whose number is
 * written when it can be, and never holds anybody up. Any thread.
 */
public final class ProgramLog implements AutoCloseable {
    static final String NAME = "quarterdeck.log";
    static final String BEFORE = NAME + ".1";
    private static final long MOST_BYTES = 1L << 20;
    private static final int MOST_WAITING = 200;
    private static final int LONGEST = 32 * 1024;
    private static final Duration LAST = Duration.ofSeconds(1);
    private static final Set<OpenOption> APPENDING = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final String END = "";

    private final Supplier<Path> folder;
    private final long most;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private final Thread thread;

    /** @param folder where the record lies now; it is never made here */
    public ProgramLog(Supplier<Path> folder) {
        this(folder, MOST_BYTES);
    }

    ProgramLog(Supplier<Path> folder, long most) {
        this.folder = folder;
        this.most = most;
        this.thread = Thread.ofPlatform().daemon().name("program log").start(this::run);
    }

    /** Takes an entry of one or more lines. Never waits and never fails. */
    public void write(String entry) {
        String whole = entry.length() <= LONGEST ? entry : entry.substring(0, LONGEST) + "…";
        if (whole.isEmpty()) {
            return;
        }
        unwritten.incrementAndGet();
        if (!waiting.offer(whole)) {
            unwritten.decrementAndGet();
            lost.incrementAndGet();
        }
    }

    /** Whether everything that was taken was written or lost. */
    boolean idle() {
        return unwritten.get() == 0;
    }

    private void run() {
        try {
            for (String entry = waiting.take(); !entry.equals(END); entry = waiting.take()) {
                append(entry);
                unwritten.decrementAndGet();
            }
        } catch (InterruptedException _) {
            // nobody interrupts this thread but the end of the program
        }
    }

    private void append(String entry) {
        long missing = lost.get();
        String text = (missing == 0 ? "" : "(" + missing + " entries before this one could not be written)\n") + entry + "\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = folder.get().resolve(NAME);
        try {
            if (Files.exists(file) && Files.size(file) + bytes.length > most) {
                Files.move(file, file.resolveSibling(BEFORE), StandardCopyOption.REPLACE_EXISTING);
            }
            try (SeekableByteChannel channel = Files.newByteChannel(file, APPENDING, OwnerOnly.file())) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
            lost.addAndGet(-missing);
        } catch (IOException _) {
            lost.incrementAndGet(); // there is nowhere else to tell it; the window told the failure itself
        }
    }

    /** Writes what waits, unless the disk hangs. */
    @Override
    public void close() {
        if (!waiting.offer(END)) {
            thread.interrupt();
        }
        try {
            thread.join(LAST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
