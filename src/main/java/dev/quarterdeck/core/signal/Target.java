package dev.quarterdeck.core.signal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the paths, loopback addresses and commands of a runbook are meant: a server, seldom this laptop. Nothing is sent there
 * by naming it. Immutable; any thread.
 *
 * @param name the ssh host, the kubectl context or the container as the person's own tools know it; empty for this laptop
 */
public record Target(Kind kind, String name) {
    public static final Target LAPTOP = new Target(Kind.LAPTOP, "");

    /** A name that could be read as an option, or that holds a blank, would do something else on a command line. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:@/-]{0,199}");

    /** How a target is reached. */
    public enum Kind {
        LAPTOP("this laptop"), SSH("ssh"), KUBECTL("kubectl"), DOCKER("docker");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Nothing when the name cannot be one of that kind. */
    public static Optional<Target> of(Kind kind, String name) {
        String bare = name.strip();
        return switch (kind) {
            case LAPTOP -> Optional.of(LAPTOP);
            case SSH, KUBECTL, DOCKER -> NAME.matcher(bare).matches() ? Optional.of(new Target(kind, bare)) : Optional.empty();
        };
    }

    /** {@code this laptop}, {@code ssh api-1}, {@code kubectl production}. */
    public String words() {
        return name.isEmpty() ? kind.words : kind.words + " " + name;
    }
}
