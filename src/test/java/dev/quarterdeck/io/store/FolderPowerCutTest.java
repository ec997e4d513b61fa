package dev.quarterdeck.io.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.Soak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes anywhere in a console's working life, as the system saw it: journal, database, samples, backups, a rescue, a
 * restoring. Whatever was acknowledged is there when it is back, what is half is not taken for whole, and all goes on.
 */
@BesideOthers
@Longer
class FolderPowerCutTest {
    /** So many power cuts. More with {@code -Dpower.folders=5000}. */
    private static final int CUTS = Size.of("power.folders", 5, 20);
    private static final long SEED = Long.getLong("power.seed", System.nanoTime());
    private static final int TOLD = 25;

    /**
     * So many of the states that a power cut leaves are opened, and the power cut again meanwhile. More with
     * {@code -Dpower.again=100}.
     */
    private static final int AGAIN = Size.of("power.again", 1, 3);
    private static final int CUTS_AGAIN = 15;

    @TempDir(factory = InMemory.class)
    private static Path temp;
    private static Path root;
    private static List<DiskTrace.Step> steps;

    private final Acknowledged acknowledged = new Acknowledged();

    @BeforeAll
    static void follow() throws Exception {
        System.out.println("power.seed=" + SEED);
        assumeTrue(DiskTrace.possible(), "skipped: what a program writes cannot be followed here (it needs Linux and strace)");
        root = Files.createDirectories(temp.resolve("traced"));
        steps = DiskTrace.of(EveryWrite.class, root, temp);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndNothingHalfIsTakenForWhole() throws Exception {
        Set<String> ever = steps.stream().map(FolderPowerCutTest::event).filter(event -> !event.isEmpty())
                .collect(Collectors.toSet());
        cut(steps, new UnsyncedFiles(root), acknowledged, CUTS, new Random(SEED), (left, random, which) -> {
            boolean logGone = random.nextInt(8) == 0 // by what came with the power cut
                    && Files.deleteIfExists(Database.in(left.resolve(EveryWrite.DATA)).log());
            acknowledged.assertThereAfterAPowerCut(left, ever, logGone, which);
        });
        System.out.printf("%d power cuts in %d steps on the disk, no acknowledged event lost%n", CUTS, steps.size());
    }

    /** What a console has shown after the first one counts as acknowledged, too. */
    @Test
    @Soak
    void alsoWhenThePowerGoesAgainWhileAConsolePutsThingsInOrder() throws Exception {
        cut(steps, new UnsyncedFiles(root), acknowledged, AGAIN, new Random(SEED + 1), (left, random, which) -> {
            var files = UnsyncedFiles.of(left);
            List<DiskTrace.Step> opening = DiskTrace.of(OpenOnce.class, left.resolve(EveryWrite.DATA), temp);
            var shown = new Acknowledged(acknowledged);
            cut(opening, files, shown, CUTS_AGAIN, random,
                    (again, _, where) -> shown.assertThere(again, which + "\nthen " + where));
        });
        System.out.printf("%d power cuts, and %d while a console opened after each, no acknowledged event lost%n", AGAIN,
                CUTS_AGAIN);
    }

    private interface Look {
        void at(Path left, Random random, String which) throws Exception;
    }

    /** Cuts the power after some of these steps, and looks at what that leaves. */
    private static void cut(List<DiskTrace.Step> steps, UnsyncedFiles files, Acknowledged acknowledged, int times, Random random,
            Look look)
            throws Exception {
        long[] moments = new long[steps.size() + 1];
        int[] cuts = random.ints(times, 0, steps.size()).sorted().toArray();
        int next = 0;
        for (int at = 0; at < steps.size(); at++) {
            moments[at] = files.now();
            take(steps.get(at), files, moments, acknowledged);
            for (; next < cuts.length && cuts[next] == at; next++) {
                Path left = Files.createTempDirectory(temp, "left-");
                files.leave(left, random);
                String which = "seed " + SEED + ", cut after step " + at + " of " + steps.size() + ": "
                        + steps.subList(Math.max(0, at - TOLD), at + 1).stream().map(Object::toString)
                        .collect(Collectors.joining("\n  "));
                look.at(left, random, which);
                delete(left);
            }
        }
    }

    private static void take(DiskTrace.Step step, UnsyncedFiles files, long[] moments, Acknowledged acknowledged) {
        switch (step) {
            case DiskTrace.Step.Wrote(Path file, long at, byte[] bytes) -> files.write(file, at, bytes);
            case DiskTrace.Step.Copied(Path from, Path to, int length) ->
                    files.write(to, 0, Arrays.copyOf(files.content(from), length));
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
            case DiskTrace.Step.Printed(String line) -> acknowledged.take(line);
        }
    }

    private static String event(DiskTrace.Step step) {
        return step instanceof DiskTrace.Step.Printed(String line) ? Acknowledged.event(line) : "";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
