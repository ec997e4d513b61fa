package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.BesideOthers;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes anywhere in a console's working life, as the system saw it: journal, database, samples, backups, a rescue, a
 * restoring. Whatever was acknowledged is there when it is back, what is half is not taken for whole, and all goes on.
 */
@BesideOthers
class FolderPowerCutTest {
    /** So many power cuts. More with {@code -Dpower.folders=5000}. */
    private static final int CUTS = Integer.getInteger("power.folders", 60);
    private static final long SEED = Long.getLong("power.seed", System.nanoTime());
    private static final int TOLD = 25;

    @TempDir(factory = InMemory.class)
    private Path temp;

    /** What was acknowledged until the power went. */
    private final Set<String> events = new HashSet<>();
    private final List<String> drafts = new ArrayList<>(List.of(""));
    private final List<String> texts = new ArrayList<>(List.of(""));
    private long backedUp;
    private boolean capsule;
    private final List<String> redacted = new ArrayList<>();
    private int samples;
    private boolean damaged;
    private boolean restoring;

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndNothingHalfIsTakenForWhole() throws Exception {
        System.out.println("power.seed=" + SEED);
        assumeTrue(DiskTrace.possible(), "skipped: what a program writes cannot be followed here (it needs Linux and strace)");
        Path root = Files.createDirectories(temp.resolve("traced"));
        List<DiskTrace.Step> steps = DiskTrace.of(EveryWrite.class, root, temp);
        var files = new UnsyncedFiles(root);
        long[] moments = new long[steps.size() + 1];
        Set<String> ever = steps.stream().map(FolderPowerCutTest::event).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
        int[] cuts = new Random(SEED).ints(CUTS, 0, steps.size()).sorted().toArray();
        int next = 0;
        for (int at = 0; at < steps.size(); at++) {
            moments[at] = files.now();
            take(steps.get(at), files, moments);
            for (; next < cuts.length && cuts[next] == at; next++) {
                Path left = Files.createDirectories(temp.resolve("left-" + next));
                var random = new Random(SEED + next);
                files.leave(left, random);
                String which = "seed " + SEED + ", cut " + next + " after step " + at + " of " + steps.size() + ": "
                        + steps.subList(Math.max(0, at - TOLD), at + 1).stream().map(Object::toString).collect(Collectors.joining("\n  "));
                assertGoesOn(left, ever, random, which);
                delete(left);
            }
        }
        System.out.printf("%d power cuts in %d steps on the disk, no acknowledged event lost%n", CUTS, steps.size());
    }

    private void take(DiskTrace.Step step, UnsyncedFiles files, long[] moments) {
        switch (step) {
            case DiskTrace.Step.Wrote(Path file, long at, byte[] bytes) -> files.write(file, at, bytes);
            case DiskTrace.Step.Copied(Path from, Path to, int length) -> files.write(to, 0, Arrays.copyOf(files.content(from), length));
            case DiskTrace.Step.SetLength(Path file, long length) -> files.setLength(file, length);
            case DiskTrace.Step.Forced(Path path, int before) -> {
                files.force(path, moments[before]);
                files.forceFolder(path, moments[before]);
            }
            case DiskTrace.Step.Created(Path file) -> {
                if (!files.exists(file)) {
                    files.createFile(file);
                }
            }
            case DiskTrace.Step.MadeFolder(Path made) -> files.makeFolder(made);
            case DiskTrace.Step.Moved(Path from, Path to) -> files.move(from, to);
            case DiskTrace.Step.Deleted(Path file) -> files.delete(file);
            case DiskTrace.Step.Printed(String line) -> acknowledged(line);
        }
    }

    private static String event(DiskTrace.Step step) {
        return step instanceof DiskTrace.Step.Printed(String line) && line.startsWith("event ") ? rest(line) : "";
    }

    private static String rest(String line) {
        return line.substring(line.indexOf(' ') + 1);
    }

    private void acknowledged(String line) {
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
                // some other program's
            }
        }
    }

    private void assertGoesOn(Path left, Set<String> ever, Random random, String which) throws Exception {
        Path folder = left.resolve(EveryWrite.DATA);
        Path log = folder.resolve(Database.FILE_NAME + "-wal");
        boolean logGone = random.nextInt(8) == 0 && Files.deleteIfExists(log); // by what came with the power cut
        assertBackupsAreSound(folder, which);
        String told;
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().readOnlyReason()).as(which).isEmpty();
            told = which + "\n" + store.notices();
            if (!logGone && !damaged) {
                assertThat(store.notices()).as(told).allMatch(words -> words.startsWith("The end of the journal was damaged and was cut off"));
            }
            Set<String> recorded = recorded(store.log());
            Set<String> missing = new HashSet<>(events);
            missing.removeAll(recorded);
            if (restoring) {
                missing.removeAll(setAside(folder));
            }
            assertThat(missing).as(told).isEmpty();
            recorded.removeAll(events);
            assertThat(recorded).as("unknown, or more than was under way: " + told).hasSizeLessThanOrEqualTo(2).isSubsetOf(ever);
            for (IncidentId id : store.log().incidents()) {
                String draft = store.scratchpad().text(id, EveryWrite.DRAFT);
                assertThat(draft.isEmpty() || draft.equals("first") || draft.equals("second")).as(told).isTrue();
                assertThat(id.number() > 1 || drafts.indexOf(draft) == drafts.size() - 1 || !drafts.contains(draft)).as("draft " + draft + ": " + told).isTrue();
            }
            if (samples > 0) {
                assertThat(samples(store)).as("samples: " + told).isEqualTo(samples);
            }
            assertThat(store.warnings()).as(told).noneMatch(words -> words.startsWith("Drafts"));
            Stores.incident(store, 1);
        }
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(told + "\n" + String.join("\n", report.lines())).isTrue();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).as("opened again: " + told).isEmpty();
        }
        assertRedacted(folder, told);
        assertFilesAreWhole(left, told);
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
                try (Connection connection = Database.in(kept).openReader(); var reader = new EventReader(connection)) {
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

    private void assertFilesAreWhole(Path left, String told) throws IOException {
        Path file = left.resolve(EveryWrite.CAPSULE);
        assertThat(!capsule || Files.exists(file)).as("the capsule is gone: " + told).isTrue();
        if (Files.exists(file)) {
            assertThat(RecordVerification.capsule(file).sound()).as("half a capsule: " + told).isTrue();
        }
        Path text = left.resolve(EveryWrite.POST_MORTEM);
        assertThat(texts.size() == 1 || Files.exists(text)).as("the post-mortem is gone: " + told).isTrue();
        if (Files.exists(text)) {
            List<String> lines = Files.readAllLines(text);
            assertThat(lines).as("half a post-mortem: " + told).hasSize(500).containsOnly(lines.getFirst());
            assertThat(texts.indexOf(lines.getFirst())).as(told).isIn(-1, texts.size() - 1);
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

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
