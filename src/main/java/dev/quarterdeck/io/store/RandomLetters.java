package dev.quarterdeck.io.store;

import java.security.SecureRandom;

/** Names that nobody else makes: letters {@code a-z2-7}, five random bits each. Any thread. */
final class RandomLetters {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomLetters() {
    }

    static String of(int length) {
        var letters = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> letters.append(ALPHABET.charAt(i)));
        return letters.toString();
    }

    static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
