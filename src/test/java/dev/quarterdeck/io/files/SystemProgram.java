package dev.quarterdeck.io.files;

import java.io.IOException;

/** A program of the system that a test needs. */
public final class SystemProgram {
    private SystemProgram() {
    }

    /** Whether it is there and ended well. */
    public static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
                    .waitFor() == 0;
        } catch (IOException notHere) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
