package dev.quarterdeck.io.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.NullUnmarked;

/**
 * What the journal holds of one append: all its events, so that they come back together or not at all. Integers are big
 * endian.
 *
 * <ol>
 * <li>the four bytes {@code QDJF}, by which the next frame is found behind a damaged one
 * <li>length of the payload, int32
 * <li>CRC-32C of length and payload, int32
 * <li>payload: position of the first event, int64; number of events, int32; for each the length of its canonical header
 * (int32) and the header, its hash (32 bytes), one byte that is 1 when its contents follow, and then the salt (16 bytes), the
 * body's length (int32) and the body
 * </ol>
 *
 * Stateless; any thread.
 */
@NullUnmarked
final class JournalFrame {
    static final int MAGIC = 0x51444A46;
    static final int PREFIX = 12;
    private static final int SALT = 16;

    private JournalFrame() {
    }

    static ByteBuffer encode(List<RecordedEvent> events) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var out = new DataOutputStream(bytes)) {
            out.write(new byte[PREFIX]);
            out.writeLong(events.getFirst().position());
            out.writeInt(events.size());
            for (RecordedEvent event : events) {
                write(out, event);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray());
        int length = frame.capacity() - PREFIX;
        return frame.putInt(0, MAGIC).putInt(4, length).putInt(8, checksum(length, frame.slice(PREFIX, length)));
    }

    static int checksum(int length, ByteBuffer payload) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, length));
        crc.update(payload.duplicate());
        return (int) crc.getValue();
    }

    /**
     * @param length of the payload in bytes
     */
    record Payload(List<RecordedEvent> events, int length) {
    }

    /**
     * Reads a payload, which tells by itself where it ends.
     *
     * @throws EOFException when these are the first bytes of one and the rest is not there
     * @throws IOException  when they are no payload
     */
    static Payload decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        long position = in.readLong();
        int count = in.readInt();
        if (count < 1) {
            throw new IOException("an append of " + count + " events");
        }
        var events = new ArrayList<RecordedEvent>();
        for (int i = 0; i < count; i++) {
            events.add(read(in, position + i));
        }
        return new Payload(List.copyOf(events), bytes.length - in.available());
    }

    private static void write(DataOutputStream out, RecordedEvent event) throws IOException {
        byte[] header = event.event().header().canonical();
        out.writeInt(header.length);
        out.write(header);
        out.write(event.event().hash().bytes());
        out.writeBoolean(event.body() != null);
        if (event.body() != null) {
            out.write(event.salt());
            out.writeInt(event.body().length);
            out.write(event.body());
        }
    }

    private static RecordedEvent read(DataInputStream in, long position) throws IOException {
        EventHeader header = header(exactly(in, in.readInt()));
        Hash hash = Hash.of(exactly(in, Hash.LENGTH));
        boolean contents = in.readBoolean();
        byte[] salt = contents ? exactly(in, SALT) : null;
        byte[] body = contents ? exactly(in, in.readInt()) : null;
        return new RecordedEvent(position, new HeaderRow(header.format(), header, hash), salt, body);
    }

    private static EventHeader header(byte[] canonical) throws IOException {
        try {
            return EventHeader.read(canonical);
        } catch (EOFException shorter) {
            throw new IOException("a header that ends too early", shorter);
        }
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0) {
            throw new IOException("a length of " + length);
        }
        if (length > in.available()) {
            throw new EOFException("an entry of the journal is longer than its frame");
        }
        return in.readNBytes(length);
    }
}
