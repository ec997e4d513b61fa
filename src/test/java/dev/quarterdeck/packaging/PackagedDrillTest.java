package dev.quarterdeck.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Soak;
import dev.quarterdeck.io.json.Json;
import dev.quarterdeck.packaging.PackagedProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program as a process: a drill that is killed, and one that plays to its end. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shell launcher")
@BesideOthers
@Soak
class PackagedDrillTest {
    private static final Pattern NUMBER = Pattern.compile("#(\\d+) .+");
    @TempDir
    private static Path killed;
    @TempDir
    private static Path whole;
    private static int acknowledged;
    private static CompletableFuture<Played> played;
    @TempDir
    private Path folder;

    /** A drill that played to its end, and how long it took. */
    private record Played(Outcome outcome, Duration took) {
    }

    /** A drill mostly waits, so the one that plays to its end does so beside everything else. */
    @BeforeAll
    static void letADrillPlay() {
        played = CompletableFuture.supplyAsync(() -> {
            try {
                long began = System.nanoTime();
                Outcome outcome = PackagedProgram.run("drill", "--auto", "--data", whole.resolve("new").resolve("folder"));
                return new Played(outcome, Duration.ofNanos(System.nanoTime() - began));
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** The folders go when the last test is done, and the drill writes into one of them. */
    @AfterAll
    static void letTheDrillEnd() {
        played.join();
    }

    /** One drill, killed in the middle of the incident; what it printed last must be found by all who look. */
    @BeforeAll
    static void killADrillMidIncident() throws Exception {
        try (var drill = new PackagedProgram("drill", "--auto", "--data", killed.toString())) {
            drill.await(line -> number(line) >= 15, Duration.ofMinutes(2));
            Thread.sleep(300); // somewhere between two lines
            drill.kill();
            acknowledged = drill.lines().stream().mapToInt(PackagedDrillTest::number).max().orElseThrow();
        }
    }

    /** Of a whole line only: the kill may have cut the last one. */
    private static int number(String line) {
        Matcher m = NUMBER.matcher(line);
        return m.matches() ? Integer.parseInt(m.group(1)) : -1;
    }

    private static JsonNode incident() throws Exception {
        Outcome listed = PackagedProgram.run("incidents", "--json", "--data", killed);
        assertThat(listed.code()).isZero();
        assertThat(listed.err()).isEmpty();
        assertThat(listed.lines()).hasSize(1);
        return Json.MAPPER.readTree(listed.out());
    }

    @Test
    void aKilledDrillLosesNoEventThatItNamed() throws Exception {
        JsonNode incident = incident();

        System.out.println("killed after #" + acknowledged + ", " + incident.get("events") + " events are in the record");
        assertThat(acknowledged).isGreaterThanOrEqualTo(15);
        assertThat(incident.get("events").asInt()).isGreaterThanOrEqualTo(acknowledged);
        assertThat(incident.propertyNames()).containsExactly("id", "title", "kind", "severity", "status", "declaredAt", "events");
        assertThat(incident.get("kind").asString()).isEqualTo("drill");
        assertThat(incident.get("severity").asString()).isIn("P0", "P1");
    }

    @Test
    void theChainOfAKilledDrillHolds() throws Exception {
        Outcome verified = PackagedProgram.run("verify", "--data", killed);

        assertThat(verified.out()).contains("All sound.", "Journal: ", "byte for byte");
        assertThat(verified.err()).isEmpty();
        assertThat(verified.code()).isZero();
    }

    @Test
    void aKilledDrillIsExportedToTheScreenAndToAFile() throws Exception {
        String id = incident().get("id").asString();
        Path file = folder.resolve("post-mortem.md");

        Outcome printed = PackagedProgram.run("export", id, "--data", killed);
        Outcome written = PackagedProgram.run("export", id.substring(0, 8), "-o", file, "--data", killed);

        assertThat(printed.code()).isZero();
        assertThat(printed.out()).contains("Listings API fails after the pagination release", "DRILL", "## Timeline");
        assertThat(written).isEqualTo(new Outcome(0, "", ""));
        assertThat(withoutItsOwnTime(Files.readString(file))).isEqualTo(withoutItsOwnTime(printed.out()));
    }

    private static String withoutItsOwnTime(String export) {
        return export.replaceAll("exported by .* UTC", "");
    }

    @Test
    void anIncidentThatIsNotThereIsOneSentence() throws Exception {
        Outcome outcome = PackagedProgram.run("export", "INC-9999-zzzzzz", "--data", killed);

        assertThat(outcome.err()).contains("There is no incident INC-9999-zzzzzz.").hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void aWholeDrillLeavesRecordPostMortemAndPictures() throws Exception {
        Path data = whole.resolve("new").resolve("folder");
        Outcome outcome = played.join().outcome();

        System.out.println("the drill took " + played.join().took().toMillis() / 1000.0 + " s; the target is 60 s");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        List<String> lines = outcome.lines();
        assertThat(lines.getLast()).isEqualTo(data.toString());
        assertThat(lines.subList(1, lines.size() - 1)).hasSizeGreaterThan(10).allMatch(line -> number(line) >= 0)
                .isSortedAccordingTo((a, b) -> Integer.compare(number(a), number(b)));
        assertThat(Files.readString(data.resolve("post-mortem.md"))).contains("DRILL", "## Timeline", "20");
        assertThat(data.resolve("quarterdeck.db")).isNotEmptyFile();
        for (String stage : List.of("home", "console-normal", "console-critical", "console-decided", "console-recovered")) {
            for (String scheme : List.of("dark", "light")) {
                var picture = ImageIO.read(data.resolve(stage + "-" + scheme + ".png").toFile());
                assertThat(picture.getWidth()).as(stage).isEqualTo(1440);
                assertThat(picture.getHeight()).as(stage).isEqualTo(900);
            }
        }
        assertThat(PackagedProgram.run("verify", "--data", data).code()).isZero();
    }
}
