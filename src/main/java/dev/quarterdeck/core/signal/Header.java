package dev.quarterdeck.core.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request header of a probe. The value is literal text, or {@code env:NAME}, {@code Bearer env:NAME} or
 * {@code Basic env:NAME} (the variable then holds {@code user:password}), which the prober resolves from the environment
 * when it sends; the resolved value is never shown, stored or exported.
 */
public record Header(String name, String value) {
    private static final Pattern FROM_ENVIRONMENT = Pattern.compile("(?:(Bearer|Basic) )?env:([A-Za-z_][A-Za-z0-9_]*)");

    /** A header whose value is read from the environment variable {@code variable} when it is sent. */
    public static Header fromEnvironment(String name, String variable) {
        return new Header(name, "env:" + variable);
    }

    /** The environment variable that holds the secret. */
    public String variable() {
        return parts().map(m -> m.group(2)).orElseThrow();
    }

    /** {@code Bearer} or {@code Basic} when the secret follows such a word. */
    public Optional<String> scheme() {
        return parts().map(m -> m.group(1));
    }

    public boolean secret() {
        return parts().isPresent();
    }

    private Optional<Matcher> parts() {
        return Optional.of(FROM_ENVIRONMENT.matcher(value)).filter(Matcher::matches);
    }
}
