package dev.quarterdeck.core.library;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.UnreadableRunbook;
import dev.quarterdeck.core.runbook.correction.Correction;
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
    default Runbook read(String name, String text) throws UnreadableRunbook {
        return read(name, text, List.of());
    }

    /** The same with what people said of its parts. */
    Runbook read(String name, String text, List<Correction> corrections) throws UnreadableRunbook;

    /** The text that a file would have with these corrections and no others; nothing is written. */
    Draft draft(Entry.Readable entry, List<Correction> corrections, Home home) throws UnreadableRunbook;

    /**
     * Writes what was shown, unless the file has changed meanwhile. What somebody writes here is confirmed by that.
     *
     * @throws UnreadableRunbook when it cannot be written, with nothing changed
     */
    void write(Entry.Readable entry, Draft draft, String who) throws UnreadableRunbook;

    /** Uses what a file from somebody else says from now on, on this laptop. */
    void confirm(Entry.Readable entry, List<Correction> proposed, String who) throws UnreadableRunbook;

    /** Where corrections are kept. */
    enum Home {
        /** {@code NAME.quarterdeck.yaml} beside the runbook. */
        FILE,
        FRONT_MATTER
    }

    /**
     * A file as it would be written.
     *
     * @param before what stands there now, empty when there is no file
     */
    record Draft(Path file, String before, String after, List<Correction> corrections) {
        public Draft {
            corrections = List.copyOf(corrections);
        }
    }

    /** One listed runbook. {@code name} is the file's name; exactly one of runbook and problem is present. */
    sealed interface Entry {
        String name();

        /** Where it lies, in words: a path, or "comes with the program". */
        String place();

        /**
         * @param before the text that was read last, when the file has changed since
         * @param target where its commands are meant, once somebody said so
         * @param corrections what it was read with: of the files beside it, what is confirmed on this laptop
         * @param proposed    what these files say besides, which counts for nothing until somebody confirms it here
         */
        record Readable(String name, String place, Runbook runbook, Optional<String> before, Optional<Target> target,
                        List<Correction> corrections, List<Correction> proposed) implements Entry {
            public Readable {
                corrections = List.copyOf(corrections);
                proposed = List.copyOf(proposed);
            }

            public Readable(String name, String place, Runbook runbook, Optional<String> before, Optional<Target> target) {
                this(name, place, runbook, before, target, List.of(), List.of());
            }

            public Readable(String name, String place, Runbook runbook) {
                this(name, place, runbook, Optional.empty(), Optional.empty(), List.of(), List.of());
            }

            /** Whether a file beside it holds what people said of it. */
            public boolean corrected() {
                return !corrections.isEmpty() || !proposed.isEmpty();
            }

            /** Whether nothing that a screen shows of it differs. */
            public boolean same(Readable other) {
                return place.equals(other.place) && runbook.sha256().equals(other.runbook.sha256()) && before.equals(other.before)
                        && target.equals(other.target) && corrections.equals(other.corrections)
                        && proposed.equals(other.proposed);
            }
        }

        record Unreadable(String name, String place, String problem) implements Entry {
        }
    }
}
