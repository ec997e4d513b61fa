package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.postmortem.Document;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.Replay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the roof hands to the command line. Failures are {@link IOException}s whose message is a sentence for the user. */
public interface Program {
    String version();

    /** Wishes for a window, on {@code runbook} when one is named. Returns the exit code when it was closed. */
    int window(Console console, Optional<Path> runbook) throws IOException;

    /** Plays the bundled drill by itself, without a display. Returns the exit code. */
    int drill(Console console) throws IOException;

    /** Wishes for a window with the bundled drill running. */
    int drillWindow(Console console) throws IOException;

    /**
     * How a console is opened.
     *
     * @param data     where the record lies, empty for the system's own place
     * @param detailed whether its own log holds messages, too, which may have words of runbooks and incidents
     */
    record Console(Optional<Path> data, boolean detailed) {
    }

    /** Hands over every incident that is {@code wanted}, newest first, one after the other; reads also while a console runs. */
    void incidents(Optional<Path> data, Predicate<IncidentId> wanted, Consumer<Incident> each) throws IOException;

    /** The runbook as it was frozen into the incident, if it can be read. */
    Optional<Runbook> runbook(Incident incident);

    /** Reads Markdown files, and those of folders, in order; what cannot be read is listed with its problem. */
    List<RunbookLibrary.Entry> runbooks(List<Path> paths) throws IOException;

    /** The day by which a review is overdue. */
    LocalDate today();

    void write(Path file, Document document) throws IOException;

    /** What was checked, line by line. */
    Verification verify(Optional<Path> data) throws IOException;

    /** Makes a backup and says where it is. */
    String backup(Optional<Path> data) throws IOException;

    /** The backups there are, newest first. */
    List<Path> backups(Optional<Path> data) throws IOException;

    /** Puts a backup in the place of the record and says what was done. */
    String restore(Optional<Path> data, Path backup) throws IOException;

    /** The newest events of all incidents that hold these words; the last word may be only begun. */
    List<RecordSearch.Hit> search(Optional<Path> data, String words, int limit) throws IOException;

    /** Writes an incident into a file that another console can take over, and says what it holds. */
    String capsule(Optional<Path> data, IncidentId incident, Path file) throws IOException;

    /** Takes over a capsule, and says what that was. */
    String take(Optional<Path> data, Path file) throws IOException;

    /** Judges the incident's recorded samples once more, by {@code guide}; reads also while a console runs. */
    Replay.Result replay(Optional<Path> data, Incident incident, Guide guide) throws IOException;

    /** The course of every figure from the incident's recorded samples; reads also while a console runs. */
    List<Course> courses(Optional<Path> data, Incident incident) throws IOException;

    String json(Map<String, Object> object);

    /** Opens logs; to be closed. */
    Logs logs();

    /** The time now. */
    Instant now();

    record Verification(List<String> lines, boolean sound) {
    }
}
