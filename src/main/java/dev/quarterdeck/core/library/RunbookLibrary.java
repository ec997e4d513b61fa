package dev.quarterdeck.core.library;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.signal.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /**
     * Opens a file, or every Markdown file of a folder; what cannot be read there is listed with its problem and not remembered.
     *
     * @throws UnreadableRunbook as {@link #open}, and when a folder holds no Markdown or cannot be searched
     */
    List<Entry> openAll(Path fileOrFolder) throws UnreadableRunbook;

    /** From now on a change of the file is a change since this text. Does nothing for the bundled one. */
    void markRead(Entry.Readable entry);

    /** What the runbook's paths and commands mean in the next incident, until that names another. */
    void nameTarget(Entry.Readable entry, Target target);

    /** Reads a runbook's text as it was frozen into an incident. */
    Runbook read(String name, String text) throws UnreadableRunbook;

    /** One listed runbook. {@code name} is the file's name; exactly one of runbook and problem is present. */
    sealed interface Entry {
        String name();

        /** Where it lies, in words: a path, or "comes with the program". */
        String place();

        /**
         * @param before the text that was read last, when the file has changed since
         * @param target where its commands are meant, once somebody said so
         */
        record Readable(String name, String place, Runbook runbook, Optional<String> before, Optional<Target> target) implements Entry {
            public Readable(String name, String place, Runbook runbook) {
                this(name, place, runbook, Optional.empty(), Optional.empty());
            }

            /** Whether nothing that a screen shows of it differs. */
            public boolean same(Readable other) {
                return place.equals(other.place) && runbook.sha256().equals(other.runbook.sha256()) && before.equals(other.before)
                        && target.equals(other.target);
            }
        }

        record Unreadable(String name, String place, String problem) implements Entry {
        }
    }
}
