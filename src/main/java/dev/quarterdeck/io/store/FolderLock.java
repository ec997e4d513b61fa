package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which console may write to a data folder: the one that holds the lock on {@code app.lock}. The system frees it when
 * the process ends, however it ends. Any thread.
 */
final class FolderLock implements AutoCloseable {
    static final String FILE_NAME = "app.lock";
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Far behind the text, so that others can read who holds it where locks keep readers out (Windows). */
    private static final long LOCKED_BYTE = 1L << 30;

    private static final Pattern PID = Pattern.compile("\\Apid (\\d+)\n");

    /**
     * The system's locks belong to the process and are lost when any channel of it on that file is closed, so this process
     * must not even try the file of a lock that it holds.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private FolderLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** How an attempt to take the lock ended. */
    sealed interface Attempt {
        record Taken(FolderLock lock) implements Attempt {
        }

        /** {@code holder} is the start of a sentence: {@code Another Quarterdeck (pid 4711)}. */
        record Held(String holder) implements Attempt {
        }
    }

    /** Tries for a moment: a console that only reads holds the lock for an instant while it asks whether anybody has it. */
    static Attempt attempt(Path folder, Instant now) throws IOException {
        return attempt(folder, FILE_NAME, now, MOMENT);
    }

    /** A lock for something else than recording, on a file of its own; tries again until {@code patience} is over. */
    static Attempt attempt(Path folder, String fileName, Instant now, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Attempt attempt = once(folder, fileName, now);
        while (attempt instanceof Attempt.Held && System.nanoTime() < deadline) {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new IOException("the program ended while another one held a lock", closing);
            }
            attempt = once(folder, fileName, now);
        }
        return attempt;
    }

    private static Attempt once(Path folder, String fileName, Instant now) throws IOException {
        Path file = folder.toRealPath().resolve(fileName);
        if (!HELD_HERE.add(file)) {
            return new Attempt.Held(holder("pid " + ProcessHandle.current().pid() + '\n'));
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnerOnly.file());
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                return new Attempt.Held(holder(text(channel)));
            }
            sign(channel, now);
            taken = true;
            return new Attempt.Taken(new FolderLock(file, channel, lock));
        } finally {
            if (!taken) {
                HELD_HERE.remove(file);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** Whether a console records, where the lock itself cannot be taken because nothing can be written there. */
    static boolean held(Path folder) throws IOException {
        Path file = folder.toRealPath().resolve(FILE_NAME);
        if (HELD_HERE.contains(file)) {
            return true;
        }
        if (!Files.isReadable(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock shared = channel.tryLock(LOCKED_BYTE, 1, true)) {
            return shared == null;
        }
    }

    private static String holder(String text) {
        Matcher pid = PID.matcher(text);
        return pid.lookingAt() ? "Another Quarterdeck (pid " + pid.group(1) + ")" : "Another Quarterdeck";
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(100);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private static void sign(FileChannel channel, Instant now) {
        String text = "pid " + ProcessHandle.current().pid() + "\nsince " + now + '\n';
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException diskFull) {
            // the lock holds without the text; only a second console's sentence is poorer
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0);
            lock.release();
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
