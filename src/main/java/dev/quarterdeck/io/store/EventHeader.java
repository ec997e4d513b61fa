package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the chain of an incident is made of: everything about an event but what it says, and the hash of that.
 *
 * <p>The canonical bytes are final; another layout would be another {@link #FORMAT}. Integers are big endian and have a
 * fixed width, a string is its length in UTF-8 bytes (int32) and those bytes, what may be absent begins with one byte, 1 or
 * 0, and ends there when it is 0. In this order:
 *
 * <ol>
 * <li>{@code magic}: the four bytes {@code QDEV}
 * <li>{@code format}: int16, 1 or 2
 * <li>{@code incident}: string, the incident's id
 * <li>{@code number}: int64, position in the incident's chain, from 1
 * <li>{@code console}: string, the console that recorded the event
 * <li>{@code seq}: int64, that console's own count of its events over all incidents, from 1
 * <li>{@code hlc}: int64, that console's {@link HybridClock}: milliseconds since 1970 in the upper 48 bits, a counter below
 * <li>{@code recordedAt}: int64, milliseconds since 1970 by the incident's clock (a drill has its own)
 * <li>{@code occurredAt}: may be absent; int64, milliseconds since 1970, as somebody claims
 * <li>{@code kind}: string, what the body is about, see {@link FactCodec}
 * <li>{@code kindVersion}: int32, version of the body's layout
 * <li>{@code target}: may be absent; string and int64, console and seq of the event that this one is
 * about
 * <li>{@code bodyHash}: 32 bytes, {@link Hash#body}
 * <li>{@code prev}: 32 bytes, hash of the event before in this incident, {@link Hash#genesis} for the first
 * <li>in format 2: where the event comes from, {@link SignedOrigin#writeTo}
 * </ol>
 *
 * <p>The event's hash is {@link Hash#header} of these bytes. It depends on the place in this record: {@code number} and
 * {@code prev} are others where the event was merged. The origin's hash does not. Immutable; any thread.
 */
record EventHeader(String incident, long number, EventKey key, long hlc, long recordedAt, OptionalLong occurredAt,
                   String kind, int kindVersion, Optional<EventKey> target, Hash bodyHash, Hash prev,
                           Optional<SignedOrigin> origin) {
    /** Of an event that nobody has signed. */
    static final int FORMAT = 1;
    static final int SIGNED_FORMAT = 2;

    private static final byte[] ORIGIN = "QDEO".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MAGIC = "QDEV".getBytes(StandardCharsets.US_ASCII);

    /** One that nobody has signed. */
    EventHeader(String incident, long number, EventKey key, long hlc, long recordedAt, OptionalLong occurredAt,
                String kind, int kindVersion, Optional<EventKey> target, Hash bodyHash, Hash prev) {
        this(incident, number, key, hlc, recordedAt, occurredAt, kind, kindVersion, target, bodyHash, prev, Optional.empty());
    }

    int format() {
        return origin.isPresent() ? SIGNED_FORMAT : FORMAT;
    }

    /** The same in another place. */
    EventHeader at(long otherNumber, Hash otherPrev) {
        return new EventHeader(incident, otherNumber, key, hlc, recordedAt, occurredAt, kind, kindVersion, target, bodyHash,
                otherPrev, origin);
    }

    EventHeader from(SignedOrigin other) {
        return new EventHeader(incident, number, key, hlc, recordedAt, occurredAt, kind, kindVersion, target, bodyHash, prev,
                Optional.of(other));
    }

    /** The same as to what it is, whatever place it has here and there. */
    boolean sameFacts(EventHeader other) {
        return at(0, Hash.genesis("")).equals(other.at(0, Hash.genesis("")));
    }

    /** The entry whose contents this one has removed. */
    Optional<EventKey> redacted() {
        return kind.equals(FactCodec.REDACTED) ? target : Optional.empty();
    }

    Hash hash() {
        return Hash.header(canonical());
    }

    /**
     * The hash of where a signed event comes from and what it is: of the four bytes {@code QDEO}, the canonical fields from
     * incident to bodyHash without the number, and the origin without its signature.
     */
    Hash originHash() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(ORIGIN);
            string(out, incident);
            facts(out);
            origin.orElseThrow().writeFacts(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return Hash.origin(bytes.toByteArray());
    }

    byte[] canonical() {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(MAGIC);
            out.writeShort(format());
            string(out, incident);
            out.writeLong(number);
            facts(out);
            out.write(prev.bytes());
            if (origin.isPresent()) {
                origin.get().writeTo(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private void facts(DataOutputStream out) throws IOException {
        key(out, key);
        out.writeLong(hlc);
        out.writeLong(recordedAt);
        out.writeBoolean(occurredAt.isPresent());
        if (occurredAt.isPresent()) {
            out.writeLong(occurredAt.getAsLong());
        }
        string(out, kind);
        out.writeInt(kindVersion);
        out.writeBoolean(target.isPresent());
        if (target.isPresent()) {
            key(out, target.get());
        }
        out.write(bodyHash.bytes());
    }

    /** The header of which these are the canonical bytes. */
    static EventHeader read(byte[] canonical) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(canonical));
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new IOException("not a header");
        }
        int format = in.readShort();
        if (format != FORMAT && format != SIGNED_FORMAT) {
            throw new IOException("a header of another format");
        }
        String incident = string(in);
        long number = in.readLong();
        EventKey key = key(in);
        long hlc = in.readLong();
        long recordedAt = in.readLong();
        OptionalLong occurredAt = in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
        String kind = string(in);
        int kindVersion = in.readInt();
        Optional<EventKey> target = in.readBoolean() ? Optional.of(key(in)) : Optional.empty();
        return new EventHeader(incident, number, key, hlc, recordedAt, occurredAt, kind, kindVersion, target,
                Hash.of(in.readNBytes(Hash.LENGTH)), Hash.of(in.readNBytes(Hash.LENGTH)),
                format == SIGNED_FORMAT ? Optional.of(SignedOrigin.read(in)) : Optional.empty());
    }

    private static EventKey key(DataInputStream in) throws IOException {
        return new EventKey(string(in), in.readLong());
    }

    private static String string(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a text is longer than its header");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void key(DataOutputStream out, EventKey key) throws IOException {
        string(out, key.console());
        out.writeLong(key.seq());
    }

    private static void string(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
