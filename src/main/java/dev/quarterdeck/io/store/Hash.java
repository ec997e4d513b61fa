package dev.quarterdeck.io.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256. The first byte that is hashed says what the hash is for, so that no body can pass for a header: 0x00 the start
 * of an incident's chain, 0x01 an event's header, 0x02 an event's body, 0x03 a closed block of samples, 0x04 an event's origin.
 * Final: part of the file format. Immutable; any thread.
 */
record Hash(String hex) {
    static final int LENGTH = 32;

    static Hash of(byte[] bytes) {
        return new Hash(HexFormat.of().formatHex(bytes));
    }

    /** What the first event of an incident has as its predecessor: SHA-256(0x00, incident id in UTF-8). */
    static Hash genesis(String incident) {
        return sha256(0x00, incident.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256(0x01, canonical header). */
    static Hash header(byte[] canonical) {
        return sha256(0x01, canonical);
    }

    /** SHA-256(0x02, salt, body). The salt has a fixed length, so the border between the two is not in doubt. */
    static Hash body(byte[] salt, byte[] body) {
        return sha256(0x02, salt, body);
    }

    /** SHA-256(0x03, the block's bytes). */
    static Hash block(byte[] bytes) {
        return sha256(0x03, bytes);
    }

    /** SHA-256(0x04, where an event comes from and what it is). */
    static Hash origin(byte[] bytes) {
        return sha256(0x04, bytes);
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    private static Hash sha256(int domain, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) domain);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
