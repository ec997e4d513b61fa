package dev.quarterdeck.io.logs;

import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a command prints, errors included, run by the user's own shell. */
record CommandStream(String line) implements Stream {
    /** A program that closed its output and goes on running is not waited for. */
    private static final Duration MOST = Duration.ofSeconds(3);

    @Override
    public Opened open() throws IOException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        ProcessTree tree = ProcessTree.start(windows ? List.of("cmd", "/c", line) : List.of("/bin/sh", "-c", line));
        return new Opened() {
            @Override
            public InputStream bytes() {
                return tree.output();
            }

            @Override
            public String end() {
                try {
                    return tree.ended(MOST) ? "exited with code " + tree.exitCode() : "closed its output";
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return "ended";
                }
            }

            @Override
            public void close() {
                tree.close();
            }
        };
    }

    @Override
    public boolean again() {
        return true;
    }
}
