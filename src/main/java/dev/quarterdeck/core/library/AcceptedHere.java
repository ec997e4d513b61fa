package dev.quarterdeck.core.library;

import dev.quarterdeck.core.runbook.correction.Correction;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Port: what a person has said of runbooks on this laptop, in this account. Whatever files say that came from elsewhere counts for
 * nothing before. Any thread.
 */
public interface AcceptedHere {
    /** Those that a person accepted for the runbook, by their exact words. */
    List<Correction> of(Path runbook, List<Correction> said);

    /** @throws IOException nothing was kept; the message says why */
    void accept(Path runbook, List<Correction> said, String who, Instant at) throws IOException;

    /** Whether a person opened the file here: any other path is not even looked for. */
    boolean opened(Path runbook);

    /** In force at once. */
    void open(Path runbook) throws IOException;
}
