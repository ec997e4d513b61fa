package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The secrets of one probe: resolves them from the environment for sending, and masks them in whatever comes back, since a
 * server may echo them. Any thread.
 */
final class Secrets {
    private static final String MASK = "••••";
    /** Shorter ones would mask half of every text; nobody guards a secret of three letters. */
    private static final int SHORTEST = 4;

    private final UnaryOperator<String> environment;
    /** Longest first. */
    private volatile List<String> used = List.of();

    Secrets(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** The value to send. */
    String resolve(Header header) throws Unsendable {
        if (!header.secret()) {
            return header.value();
        }
        String value = environment.apply(header.variable());
        if (value == null || value.isEmpty()) {
            throw new Unsendable(header.variable() + " is not set");
        }
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        remember(value);
        remember(encoded);
        return header.scheme().map(scheme -> scheme + " " + (scheme.equals("Basic") ? encoded : value)).orElse(value);
    }

    private synchronized void remember(String secret) {
        if (secret.length() >= SHORTEST && !used.contains(secret)) {
            var more = new ArrayList<>(used);
            more.add(secret);
            more.sort(Comparator.comparingInt(String::length).reversed());
            used = List.copyOf(more);
        }
    }

    String mask(String text) {
        String masked = text;
        for (String secret : used) {
            masked = masked.replace(secret, MASK);
        }
        return masked;
    }
}
