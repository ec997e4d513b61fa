package dev.quarterdeck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A home of their own for all tests of a run: what the program keeps for a person lies there, and goes with it. The libraries
 * that JavaFX has unpacked stay where they are.
 */
public final class OwnHome implements BeforeAllCallback, AutoCloseable {
    private static final String HOME = "user.home";

    private String before;
    private Path home;

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(OwnHome.class, _ -> new OwnHome().moved());
    }

    private OwnHome moved() {
        try {
            before = System.getProperty(HOME);
            home = Files.createTempDirectory("home-of-tests");
            System.setProperty("javafx.cachedir", before + "/.openjfx/cache");
            System.setProperty(HOME, home.toString());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        System.setProperty(HOME, before);
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
