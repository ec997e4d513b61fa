package dev.quarterdeck.core.signal;

/**
 * A request header of a probe. The value is literal text or {@code env:NAME}, which the prober resolves from the
 * environment when it sends; the resolved value is never shown, stored or exported.
 */
public record Header(String name, String value) {
    public boolean secret() {
        return value.startsWith("env:");
    }
}
