package dev.quarterdeck.core.signal;

/**
 * A request header of a probe. The value is literal text or {@code env:NAME}, which the prober resolves from the
 * environment when it sends; the resolved value is never shown, stored or exported.
 */
public record Header(String name, String value) {
    private static final String ENVIRONMENT = "env:";

    /** A header whose value is read from the environment variable {@code variable} when it is sent. */
    public static Header fromEnvironment(String name, String variable) {
        return new Header(name, ENVIRONMENT + variable);
    }

    /** The environment variable that holds a secret value. */
    public String variable() {
        return value.substring(ENVIRONMENT.length());
    }

    public boolean secret() {
        return value.startsWith(ENVIRONMENT);
    }
}
