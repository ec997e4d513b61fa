package dev.quarterdeck.io.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one file of the journal, frame by frame and past whatever is damaged. Each file begins with eight bytes that name
 * its format. Confined to its thread.
 */
final class JournalSegment implements AutoCloseable {
    private static final byte[] START = "QDJRNL\0\1".getBytes(StandardCharsets.ISO_8859_1);
    private static final int BLOCK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final long size;
    private final List<Damage> damage = new ArrayList<>();
    private long at;

    /**
     * Bytes that are no frame.
     *
     * @param cutShort they are the first bytes of one, as when a kill stops a write at the end of the last file
     */
    record Damage(Path file, long from, long to, boolean cutShort) {
    }

    JournalSegment(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.size = channel.size();
        ByteBuffer start = bytes(0, (int) Math.min(START.length, size));
        if (!start.equals(start())) {
            damage.add(new Damage(file, 0, Math.min(START.length, size), size < START.length));
        }
        this.at = Math.min(START.length, size);
    }

    static ByteBuffer start() {
        return ByteBuffer.wrap(START.clone());
    }

    /** The next whole frame; empty at the end of the file. */
    Optional<List<RecordedEvent>> next() throws IOException {
        long from = at;
        Optional<List<RecordedEvent>> next = frameAt(from);
        if (next.isEmpty()) {
            next = behindADamagedPrefix(from);
        }
        if (next.isPresent()) {
            return next;
        }
        for (long frame = magicAfter(from + 1); frame < size; frame = magicAfter(frame + 1)) {
            Optional<List<RecordedEvent>> events = frameAt(frame);
            if (events.isPresent()) {
                damage.add(new Damage(file, from, frame, false));
                return events;
            }
        }
        if (from < size) {
            damage.add(new Damage(file, from, size, endsEarly(from)));
        }
        at = size;
        return Optional.empty();
    }

    /**
     * A frame of which only the magic or the length went wrong: its payload tells where it ends, and the checksum is right for
     * that. {@code frame} is where one must begin.
     */
    private Optional<List<RecordedEvent>> behindADamagedPrefix(long frame) throws IOException {
        if (size - frame <= JournalFrame.PREFIX) {
            return Optional.empty();
        }
        try {
            JournalFrame.Payload payload = JournalFrame.decode(rest(frame));
            ByteBuffer bytes = bytes(frame + JournalFrame.PREFIX, payload.length());
            if (JournalFrame.checksum(payload.length(), bytes) != bytes(frame, JournalFrame.PREFIX).getInt(8)) {
                return Optional.empty();
            }
            damage.add(new Damage(file, frame, frame + JournalFrame.PREFIX, false));
            at = frame + JournalFrame.PREFIX + payload.length();
            return Optional.of(payload.events());
        } catch (IOException noPayload) {
            return Optional.empty();
        }
    }

    private boolean endsEarly(long frame) throws IOException {
        ByteBuffer begun = bytes(frame, (int) Math.min(JournalFrame.PREFIX, size - frame));
        int magic = Math.min(4, begun.limit());
        if (!begun.slice(0, magic).equals(ByteBuffer.allocate(4).putInt(0, JournalFrame.MAGIC).slice(0, magic))) {
            return false;
        }
        if (begun.limit() < JournalFrame.PREFIX) {
            return true;
        }
        try {
            JournalFrame.decode(rest(frame));
            return false; // all of it is there
        } catch (EOFException cut) {
            return begun.getInt(4) > size - frame - JournalFrame.PREFIX;
        } catch (IOException notOurs) {
            return false;
        }
    }

    private byte[] rest(long frame) throws IOException {
        return bytes(frame + JournalFrame.PREFIX, (int) (size - frame - JournalFrame.PREFIX)).array();
    }

    /** What was found damaged so far. */
    List<Damage> damage() {
        return List.copyOf(damage);
    }

    long size() {
        return size;
    }

    @SuppressWarnings("ByteBufferBackingArray") // bytes() allocates the array that it fills
    private Optional<List<RecordedEvent>> frameAt(long frame) throws IOException {
        if (size - frame < JournalFrame.PREFIX) {
            return Optional.empty();
        }
        ByteBuffer prefix = bytes(frame, JournalFrame.PREFIX);
        int length = prefix.getInt(4);
        if (prefix.getInt(0) != JournalFrame.MAGIC || length <= 0 || length > size - frame - JournalFrame.PREFIX) {
            return Optional.empty();
        }
        ByteBuffer payload = bytes(frame + JournalFrame.PREFIX, length);
        if (JournalFrame.checksum(length, payload) != prefix.getInt(8)) {
            return Optional.empty();
        }
        try {
            List<RecordedEvent> events = JournalFrame.decode(payload.array()).events();
            at = frame + JournalFrame.PREFIX + length;
            return Optional.of(events);
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** Where the next frame might begin; the end of the file when nowhere. */
    private long magicAfter(long from) throws IOException {
        for (long block = from; block < size; block += BLOCK - 3) { // the four bytes may lie across a border
            ByteBuffer bytes = bytes(block, (int) Math.min(BLOCK, size - block));
            for (int i = 0; i + 4 <= bytes.limit(); i++) {
                if (bytes.getInt(i) == JournalFrame.MAGIC) {
                    return block + i;
                }
            }
        }
        return size;
    }

    private ByteBuffer bytes(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new IOException(file + " became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
