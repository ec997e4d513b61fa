package dev.quarterdeck.io.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Where an event comes from, wherever it is carried: what does not depend on the place that it has in a record. Its hash,
 * {@link EventHeader#originHash}, covers this and what the event is; the signature covers that hash. Immutable; any thread.
 *
 * @param ordinal   the console's count of its events in this incident, from 1, without holes
 * @param prev      origin hash of the console's event before in this incident, {@link Hash#genesis} for the first
 * @param seen      what of other consoles had come since then, the newest of each; of all of them for the first
 * @param signer    the console's public key, 32 bytes in hex
 * @param signature 64 bytes in hex
 */
record SignedOrigin(long ordinal, Hash prev, List<Seen> seen, String signer, String signature) {
    static final int SIGNER = 32;
    static final int SIGNATURE = 64;
    private static final int MOST_SEEN = 1000;

    /** Another console's newest event that the author knew. */
    record Seen(String console, long ordinal) {
    }

    SignedOrigin {
        seen = List.copyOf(seen);
    }

    /** Without the signature: ordinal, prev, seen and signer as in {@link #writeTo}. */
    void writeFacts(DataOutputStream out) throws IOException {
        out.writeLong(ordinal);
        out.write(prev.bytes());
        byte[] others = seenBytes();
        out.writeInt(others.length);
        out.write(others);
        out.write(HexFormat.of().parseHex(signer));
    }

    /**
     * {@code ordinal}: int64. {@code prev}: 32 bytes. {@code seen}: its length in bytes, int32, and its bytes. {@code signer}: 32
     * bytes. {@code signature}: 64 bytes.
     */
    void writeTo(DataOutputStream out) throws IOException {
        writeFacts(out);
        out.write(HexFormat.of().parseHex(signature));
    }

    static SignedOrigin read(DataInputStream in) throws IOException {
        long ordinal = in.readLong();
        Hash prev = Hash.of(exactly(in, Hash.LENGTH));
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("what was seen is longer than its event");
        }
        List<Seen> seen = seen(exactly(in, length));
        return new SignedOrigin(ordinal, prev, seen, HexFormat.of().formatHex(exactly(in, SIGNER)), HexFormat.of()
                .formatHex(exactly(in, SIGNATURE)));
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    /** For each: the console as {@link DataOutputStream#writeUTF} has it, and the ordinal, int64. */
    byte[] seenBytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (Seen each : seen) {
                out.writeUTF(each.console());
                out.writeLong(each.ordinal());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a console's name is short", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when these are no such bytes */
    static List<Seen> seen(byte[] bytes) {
        var seen = new ArrayList<Seen>();
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (in.available() > 0) {
                seen.add(new Seen(in.readUTF(), in.readLong()));
                if (seen.size() > MOST_SEEN) {
                    throw new IOException("too many consoles");
                }
            }
            return seen;
        } catch (IOException e) {
            throw new IllegalArgumentException("not what an author has seen", e);
        }
    }

    SignedOrigin signed(String by) {
        return new SignedOrigin(ordinal, prev, seen, signer, by);
    }
}
