package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps what a stream brings in files without a name, the newest so many bytes of it. What does not fit is let go from the oldest
 * end,
 * or, when the disk is full, is counted; the rows tell either. One thread.
 */
@NullUnmarked
final class Spool implements AutoCloseable {
    private final FollowedLog log;
    private final Path folder;
    private final long mostBytes;
    private final long chunkBytes;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private Chunk current;
    private Growth growth;
    private long dropped;
    private String problem = "";

    private record Chunk(FileChannel channel, Segment segment) {
    }

    /** @param mostBytes at least of two chunks, which are an eighth of it */
    Spool(FollowedLog log, Path folder, long mostBytes) {
        this.log = log;
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.chunkBytes = mostBytes / 8;
    }

    /** Why bytes are being lost now; empty when none are. */
    String problem() {
        return problem;
    }

    /** The next bytes of the stream. */
    void add(byte[] bytes, int count) throws IOException {
        int lines = growth != null && growth.position() > chunkBytes ? lastLineEnd(bytes, count) : 0;
        if (lines > 0) {
            add(bytes, 0, lines, false); // the chunk ends with a line
        }
        if (lines < count) {
            add(bytes, lines, count - lines, lines > 0);
        }
    }

    private int lastLineEnd(byte[] bytes, int count) {
        for (int i = count; i > 0 && current.segment().encoding() == Encoding.UTF_8; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private void add(byte[] bytes, int from, int count, boolean anew) throws IOException {
        try {
            if (anew || dropped > 0 || growth == null || growth.position() > 2 * chunkBytes) {
                next(bytes, from, count);
            }
            write(current.channel(), bytes, from, count);
            problem = "";
        } catch (IOException e) {
            if (!letOldestGo()) {
                dropped += count;
                problem = "no room to keep what comes (" + e.getMessage() + "), what was kept can be read";
                return;
            }
            add(bytes, from, count, anew);
            return;
        }
        growth.readOn();
        log.grew();
    }

    private void next(byte[] bytes, int from, int count) throws IOException {
        FileChannel channel = FileChannel.open(Files.createTempFile(folder, "log", ".spool"), StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            // a disk without room is noticed before the lines so far count as over
            write(channel, bytes, from, 1);
            channel.truncate(0);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        finish();
        if (dropped > 0) {
            log.pieces().gap(log.now(), dropped + " bytes could not be kept: the disk was full");
            dropped = 0;
        }
        byte[] head = Arrays.copyOfRange(bytes, from, from + Math.min(count, 4096));
        var segment = new Segment(new ChannelStore(channel), current == null ? Encoding.of(head) : current.segment().encoding(),
                0, 0);
        current = new Chunk(channel, segment);
        chunks.add(current);
        log.pieces().add(segment);
        growth = log.growth(segment, segment.store(), new LastBytes(0));
        while (chunks.size() > 2 && chunks.stream().mapToLong(c -> c.segment().size()).sum() > mostBytes - chunkBytes) {
            letOldestGo();
        }
    }

    private void write(FileChannel channel, byte[] bytes, int from, int count) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, from, count);
        long before = channel.size();
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer, before + buffer.position() - from);
            }
        } catch (IOException e) {
            channel.truncate(before); // half of a block would be read as if it were all
            throw e;
        }
    }

    private boolean letOldestGo() {
        if (chunks.size() < 2) {
            return false;
        }
        log.pieces().forget(chunks.removeFirst().segment(), log.now(), "older lines were let go: " + mostBytes / (1024 * 1024)
                + " MiB are kept");
        return true;
    }

    /** The stream is over, or begins anew: its unfinished last line counts as it is. */
    void finish() {
        if (growth != null) {
            growth.finish();
            growth = null;
            log.grew();
        }
    }

    /** What comes from now on does not follow what came. */
    void gap(Instant at, String words) {
        finish();
        current = null;
        log.pieces().gap(at, words);
    }

    @Override
    public void close() {
        if (growth != null) {
            growth.close();
        }
        log.pieces().close();
    }
}
