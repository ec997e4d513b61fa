package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.incident.CommandPart;
import dev.quarterdeck.core.shell.KeptOutput;
import dev.quarterdeck.core.shell.OutputLine;
import dev.quarterdeck.io.files.FileFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything that a run prints, in the order in which it arrives: hashed, kept as far as there is room, its last lines at hand.
 * Whatever
 * fails here, the run goes on and its pipes are emptied. Any thread.
 */
final class Output {
    private static final int PIECE = 64 * 1024;

    private final OutputFile file;
    private final MessageDigest digest;
    /** With what is asked while it is printed: its lock is held by nobody who waits for the disk. */
    private final NewestLines newest = new NewestLines();
    private final PartMarks marks;
    /** Called by {@link #marks} only, under the lock of whoever called that. */
    private final PartMarks.Sink sink = new PartMarks.Sink() {
        @Override
        public void output(byte[] data, int from, int count) {
            append(data, from, count, false);
        }

        @Override
        public long bytes() {
            return bytes;
        }
    };
    private long bytes;
    private long last = System.nanoTime();
    private String problem = "";
    private boolean over;

    Output(Path file, String token) throws IOException {
        this.file = OutputFile.create(file);
        this.marks = new PartMarks(token);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /** Reads to the end of the stream. What comes after the run is over is read too, so that whoever prints it is not held up. */
    void drain(InputStream in, boolean error) {
        var piece = new byte[PIECE];
        try (in) {
            for (int read; (read = in.read(piece)) >= 0; ) {
                take(piece, read, error);
            }
        } catch (IOException _) {
            // the process is gone, and the pipe with it; what was read is what there is
        }
    }

    private synchronized void take(byte[] piece, int length, boolean error) {
        if (over) {
            return;
        }
        synchronized (newest) {
            last = System.nanoTime();
        }
        if (error) {
            append(piece, 0, length, true);
        } else {
            marks.read(piece, length, sink);
        }
    }

    private void append(byte[] data, int from, int length, boolean error) {
        if (length == 0) {
            return;
        }
        digest.update(data, from, length);
        synchronized (newest) {
            bytes += length;
            newest.add(data, from, length, error);
        }
        if (problem.isEmpty()) {
            try {
                file.write(data, from, length);
            } catch (IOException e) {
                problem = "its output is not kept from byte " + file.bytes() + " on: " + FileFailure.reason(e);
            }
        }
    }

    /** Returns when what is kept is on disk. */
    synchronized KeptOutput finish() {
        marks.release(sink);
        over = true;
        try {
            return file.finish();
        } catch (IOException e) {
            if (problem.isEmpty()) {
                problem = "its output could not be kept: " + FileFailure.reason(e);
            }
            return KeptOutput.NOTHING;
        }
    }

    /** Of all that was printed; asked once, when it is over. */
    synchronized String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    synchronized List<CommandPart> parts() {
        return marks.parts();
    }

    List<OutputLine> newest() {
        synchronized (newest) {
            return newest.all();
        }
    }

    long bytes() {
        synchronized (newest) {
            return bytes;
        }
    }

    Duration silent() {
        synchronized (newest) {
            return Duration.ofNanos(System.nanoTime() - last);
        }
    }

    synchronized String problem() {
        return problem;
    }
}
