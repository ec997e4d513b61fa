package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LineDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/**
 * A log file that is open, and how far it was read. Remembers the last bytes it read, so that a file which was
 * truncated and has already grown past its old length is noticed too. One thread.
 */
final class OpenLog implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;
    private static final int FARTHEST_LINE_START = 1024 * 1024;
    private static final int REMEMBERED = 1024;

    private final FileChannel channel;
    private final Object identity;
    private final LineDecoder decoder;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private long position;
    private byte[] lastRead = new byte[0];

    private OpenLog(FileChannel channel, Object identity, LineDecoder decoder) {
        this.channel = channel;
        this.identity = identity;
        this.decoder = decoder;
    }

    /**
     * Opens what {@code found} describes.
     *
     * @param fromStart otherwise only the last screenfuls are read, from the start of a line
     */
    static OpenLog open(Path file, BasicFileAttributes found, LineDecoder decoder, boolean fromStart) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            var log = new OpenLog(channel, identity(found), decoder);
            if (!log.is(Files.readAttributes(file, BasicFileAttributes.class))) {
                throw new IOException("it was replaced while being opened");
            }
            if (fromStart) {
                decoder.startAt(0, false);
            } else {
                log.skipToLastScreenfuls();
            }
            return log;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    boolean is(BasicFileAttributes found) {
        return identity.equals(identity(found));
    }

    /** An inode cannot be given to another file while this one is open. Windows has no key to tell. */
    private static Object identity(BasicFileAttributes found) {
        return found.fileKey() != null ? found.fileKey() : found.creationTime();
    }

    /** Whether what was read is no longer what stands before {@link #position}. */
    boolean rewritten() throws IOException {
        if (channel.size() < position) {
            return true;
        }
        return !Arrays.equals(lastRead, bytes(position - lastRead.length, lastRead.length));
    }

    void restart() {
        position = 0;
        lastRead = new byte[0];
        decoder.startAt(0, false);
    }

    /** Reads what there is to read. */
    void readOn() throws IOException {
        for (int count = read(); count > 0; count = read()) {
            decoder.feed(block.array(), count);
            position += count;
            remember(count);
        }
    }

    private int read() throws IOException {
        block.clear();
        return channel.read(block, position);
    }

    private void remember(int count) {
        int fresh = Math.min(count, REMEMBERED);
        int old = Math.min(lastRead.length, REMEMBERED - fresh);
        byte[] remembered = Arrays.copyOfRange(lastRead, lastRead.length - old, lastRead.length + fresh);
        System.arraycopy(block.array(), count - fresh, remembered, old, fresh);
        lastRead = remembered;
    }

    private void skipToLastScreenfuls() throws IOException {
        long size = channel.size();
        for (int window = BLOCK; window <= FARTHEST_LINE_START; window *= 4) {
            if (window >= size) {
                decoder.startAt(0, false);
                return;
            }
            int newline = firstNewline(bytes(size - window, window));
            if (newline >= 0) {
                position = size - window + newline + 1;
                decoder.startAt(position, false);
                return;
            }
        }
        position = size;
        decoder.startAt(position, bytes(size - 1, 1)[0] != '\n');
    }

    /** Index of the first newline that has something behind it, or -1. */
    private static int firstNewline(byte[] bytes) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private byte[] bytes(long from, int count) throws IOException {
        var buffer = ByteBuffer.allocate(count);
        long at = from;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, at);
            if (n < 0) {
                break;
            }
            at += n;
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a log file that was only read", e);
        }
    }
}
