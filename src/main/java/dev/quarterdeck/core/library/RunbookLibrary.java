package dev.quarterdeck.core.library;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import java.nio.file.Path;
import java.util.List;

/** Port: the runbooks this console knows: the bundled one and those the team opened. Any thread. */
public interface RunbookLibrary {

    /** All known runbooks, the bundled one last; a file that can no longer be read stays listed with its problem. */
    List<Entry> entries();

    /**
     * Reads a file and remembers it.
     *
     * @throws UnreadableRunbook when it is missing, empty, binary, above 1 MiB, or not UTF-8; nothing is remembered then
     */
    Entry open(Path file) throws UnreadableRunbook;

    /** Reads a runbook's text as it was frozen into an incident. */
    Runbook read(String name, String text) throws UnreadableRunbook;

    /** One listed runbook. {@code name} is the file's name; exactly one of runbook and problem is present. */
    sealed interface Entry {
        String name();

        /** Where it lies, in words: a path, or "comes with the program". */
        String place();

        record Readable(String name, String place, Runbook runbook) implements Entry {
        }

        record Unreadable(String name, String place, String problem) implements Entry {
        }
    }
}
