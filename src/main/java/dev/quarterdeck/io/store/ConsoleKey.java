package dev.quarterdeck.io.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A console's name and the Ed25519 key with which it signs what it records. Immutable; any thread.
 *
 * @param publicHex 32 bytes, by which others know it
 */
record ConsoleKey(String console, String publicHex, PrivateKey secret) {
    private static final String KIND = "Ed25519";
    /** What comes before the 32 bytes of a public key in the form in which Java reads it. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    /** So that a signature can be taken for nothing else that a console may sign one day. */
    private static final byte[] PURPOSE = "quarterdeck event origin\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LETTERS = 12;

    /** A new console. */
    static ConsoleKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(KIND).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            return new ConsoleKey(RandomLetters.of(LETTERS), HexFormat.of().formatHex(encoded, PREFIX.length, encoded.length),
                    pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * One that was kept, {@code kept} as {@link #kept} gave it.
     *
     * @throws IllegalArgumentException when that is no key, or not the one of this public key
     */
    static ConsoleKey of(String console, String publicHex, String kept) {
        try {
            var secret = KeyFactory.getInstance(KIND).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(kept)));
            var key = new ConsoleKey(console, publicHex, secret);
            Hash probe = Hash.genesis(console);
            if (!signedBy(publicHex, probe, key.sign(probe))) {
                throw new IllegalArgumentException("the two halves of the key do not belong together");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key", e);
        }
    }

    String kept() {
        return Base64.getEncoder().encodeToString(secret.getEncoded());
    }

    /** 64 bytes in hex. */
    String sign(Hash origin) {
        try {
            Signature signature = Signature.getInstance(KIND);
            signature.initSign(secret);
            signature.update(PURPOSE);
            signature.update(origin.bytes());
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** Whether {@code signature} over the origin was made with the other half of {@code publicHex}. */
    static boolean signedBy(String publicHex, Hash origin, String signature) {
        try {
            Signature verifying = Signature.getInstance(KIND);
            verifying.initVerify(publicKey(publicHex));
            verifying.update(PURPOSE);
            verifying.update(origin.bytes());
            return verifying.verify(HexFormat.of().parseHex(signature));
        } catch (
                java.security.SignatureException | InvalidKeyException | java.security.spec.InvalidKeySpecException | IllegalArgumentException notOne) {
            return false;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static PublicKey publicKey(String hex) throws GeneralSecurityException {
        byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + SignedOrigin.SIGNER);
        byte[] raw = HexFormat.of().parseHex(hex);
        if (raw.length != SignedOrigin.SIGNER) {
            throw new InvalidKeyException("a public key has 32 bytes");
        }
        System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
        return KeyFactory.getInstance(KIND).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java has Ed25519", e);
    }

    /** Without the secret half. */
    @Override
    public String toString() {
        return "console " + console + " with key " + publicHex;
    }
}
