package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/** A stream that can be had once: standard input, or a packed file while it is unpacked. */
record InputStreamOnce(Source source, String end, AtomicBoolean closed) implements Stream {

    interface Source {
        InputStream open() throws IOException;
    }

    static InputStreamOnce standardInput() {
        return new InputStreamOnce(() -> System.in, "standard input ended", new AtomicBoolean());
    }

    static InputStreamOnce gz(Path file) {
        return new InputStreamOnce(() -> new GZIPInputStream(Files.newInputStream(file), 64 * 1024), "unpacked",
                new AtomicBoolean());
    }

    /** Whether a file begins like one that gzip packed. */
    static boolean packed(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        } catch (IOException _) {
            return false; // following it will say what is wrong
        }
    }

    @Override
    public Opened open() throws IOException {
        InputStream in = source.open();
        return new Opened() {
            @Override
            public InputStream bytes() {
                return in;
            }

            @Override
            public String end() {
                return end;
            }

            @Override
            public void close() {
                if (in != System.in && closed.compareAndSet(false, true)) {
                    try {
                        in.close();
                    } catch (IOException _) {
                        // it was only read
                    }
                }
            }
        };
    }

    @Override
    public boolean again() {
        return false;
    }
}
