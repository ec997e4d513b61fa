package dev.quarterdeck.core.shell;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * What a person saw and confirmed.
 *
 * @param step       title of the step that it is done for
 * @param invocation what carries the script to its target, exactly; the target takes it
 * @param folder     where it starts on this laptop
 * @param limit      when it is stopped; zero for never
 * @param expected   what the runbook says that each command shows, as far as it says so
 */
public record ConfirmedRun(String step, Script script, Invocation invocation, Path folder, Duration limit,
        List<List<String>> expected) {
    public ConfirmedRun {
        expected = expected.stream().map(List::copyOf).toList();
    }

    /** The commands as a person reads them, without what the console puts between them. */
    public String text() {
        return String.join("\n", script.commands());
    }

    public String sha256() {
        return sha256(script.commands());
    }

    /** Hex hash of the exact bytes of commands, by which they are known again where their words are masked. */
    public static String sha256(List<String> commands) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(String.join("\n",
                    commands).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
