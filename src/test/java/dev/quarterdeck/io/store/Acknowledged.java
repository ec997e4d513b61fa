package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotRead;
import dev.quarterdeck.core.signal.SampleLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What {@link EveryWrite} was told to be saved until something happened to it, held against what it left. */
final class Acknowledged {
    private static final String EVENT = "event ";

    private final List<String> lines = new ArrayList<>();
    private final Set<String> events = new HashSet<>();
    private final List<String> drafts = new ArrayList<>(List.of(""));
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final List<String> redacted = new ArrayList<>();
    private long backedUp;
    private int samples;
    private boolean capsule;
    private boolean damaged;
    private boolean restoring;

    Acknowledged() {
        // nothing yet
    }

    Acknowledged(Acknowledged before) {
        before.lines.forEach(this::take);
    }

    /** A line that it printed. */
    void take(String line) {
        lines.add(line);
        switch (line.split(" ")[0]) {
            case "event" -> events.add(rest(line));
            case "draft" -> drafts.add(rest(line));
            case "text" -> texts.add(line);
            case "backup" -> backedUp = Long.parseLong(rest(line));
            case "capsule" -> capsule = true;
            case "redacted" -> redacted.add(rest(line));
            case "samples" -> samples = Integer.parseInt(rest(line));
            case "damaging" -> damaged = true;
            case "restoring" -> restoring = true;
            default -> {
                // a refusal, or some other program's
            }
        }
    }

    /** The event that a line tells of; empty when it tells something else. */
    static String event(String line) {
        return line.startsWith(EVENT) ? rest(line) : "";
    }

    private static String rest(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    int events() {
        return events.size();
    }

    /**
     * After a power cut, with what was under way there whole or not at all, and nothing told that only an error would explain.
     *
     * @param ever    all events of its life
     * @param logGone the database's write-ahead log was lost besides
     */
    void assertThereAfterAPowerCut(Path root, Set<String> ever, boolean logGone, String which) throws Exception {
        Path folder = root.resolve(EveryWrite.DATA);
        assertBackupsAreSound(folder, which);
        try (OpenedStore store = Stores.console(folder)) {
            String told = which + "\n" + store.notices();
            if (!logGone && !damaged) {
                assertThat(store.notices()).as(told).allMatch(words ->
                        words.startsWith("The end of the journal was damaged and was cut off"));
            }
            Set<String> more = recorded(store.log());
            more.removeAll(events);
            assertThat(more).as("unknown, or more than was under way: " + told).hasSizeLessThanOrEqualTo(2).isSubsetOf(ever);
            for (IncidentId id : store.log().incidents()) {
                String draft = store.scratchpad().text(id, EveryWrite.DRAFT);
                assertThat(draft).as(told).isIn("", "first", "second");
                assertThat(id.number() > 1 || drafts.indexOf(draft) == drafts.size() - 1 || !drafts.contains(draft))
                        .as("draft " + draft + ": " + told).isTrue();
            }
            assertThat(samples == 0 || samples(store) == samples).as("samples: " + told).isTrue();
            assertThat(store.warnings()).as(told).noneMatch(words -> words.startsWith("Drafts"));
        }
        assertThere(root, which);
        Path text = root.resolve(EveryWrite.POST_MORTEM);
        assertThat(texts.size() == 1 || Files.exists(text)).as("the post-mortem is gone: " + which).isTrue();
        if (Files.exists(text)) {
            List<String> lines = Files.readAllLines(text);
            assertThat(lines).as("half a post-mortem: " + which).hasSize(500).containsOnly(lines.getFirst());
            assertThat(texts.indexOf(lines.getFirst())).as(which).isIn(-1, texts.size() - 1);
        }
    }

    /** Whatever happened: what was acknowledged is there, nothing half is taken for whole, and all goes on. */
    void assertThere(Path root, String which) throws Exception {
        Path folder = root.resolve(EveryWrite.DATA);
        String told;
        try (OpenedStore store = Stores.console(folder)) {
            told = which + "\n" + store.notices();
            assertThat(store.log().readOnlyReason()).as(told).isEmpty();
            Set<String> missing = new HashSet<>(events);
            missing.removeAll(recorded(store.log()));
            if (restoring) {
                missing.removeAll(setAside(folder));
            }
            assertThat(missing).as(told).isEmpty();
            assertThat(samples(store)).as("samples: " + told).isGreaterThanOrEqualTo(samples);
            Stores.incident(store, 1);
        }
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(told + "\n" + String.join("\n", report.lines())).isTrue();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).as("opened again: " + told).isEmpty();
        }
        assertBackupsAreSound(folder, told);
        assertRedacted(folder, told);
        Path file = root.resolve(EveryWrite.CAPSULE);
        assertThat(!capsule || Files.exists(file)).as("the capsule is gone: " + told).isTrue();
        if (Files.exists(file)) {
            assertThat(RecordVerification.capsule(file).sound()).as("half a capsule: " + told).isTrue();
        }
    }

    private static Set<String> recorded(EventLog log) {
        var recorded = new HashSet<String>();
        for (IncidentId id : log.incidents()) {
            log.read(id).forEach(event -> recorded.add(AppendForever.line(event)));
        }
        return recorded;
    }

    private static int samples(OpenedStore store) {
        var read = new ArrayList<SampleLog.Recorded>();
        store.log().incidents().forEach(id -> store.samples().read(id.text(), read::add));
        return read.size();
    }

    /** What a restoring has put aside is kept there. */
    private static Set<String> setAside(Path folder) throws Exception {
        var recorded = new HashSet<String>();
        for (Path kept : list(folder.resolve("damaged"))) {
            if (Files.exists(kept.resolve(Database.FILE_NAME))) {
                try (Connection connection = Database.in(kept).openReader(); var reader = new EventReader(connection, "")) {
                    for (IncidentId id : reader.incidents()) {
                        reader.read(id).forEach(event -> recorded.add(AppendForever.line(event)));
                    }
                } catch (NotRead damaged) {
                    // that one is what a rescue has put aside
                }
            }
        }
        return recorded;
    }

    private void assertBackupsAreSound(Path folder, String which) throws Exception {
        long most = 0;
        for (Path backup : BackupFolder.in(folder).newestFirst()) {
            most = Math.max(most, Backup.verified(new Database(backup), List.of()));
        }
        assertThat(most).as("backed up: " + which).isGreaterThanOrEqualTo(backedUp);
    }

    private void assertRedacted(Path folder, String told) throws IOException {
        for (Path file : Stream.concat(list(folder).stream(), list(folder.resolve("journal")).stream()).toList()) {
            String content = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            for (String secret : redacted) {
                assertThat(content.contains(secret)).as(secret + " is still in " + file + ": " + told).isFalse();
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
