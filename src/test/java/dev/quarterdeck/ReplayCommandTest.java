package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code quarterdeck replay} over a record as a console leaves it. */
class ReplayCommandTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final String STRICT = """
            # Strict

            | Condition | Error rate | Decision |
            |---|---|---|
            | Normal | ≤2% | Nothing |
            | Critical | >2% | Roll back |
            """;

    @TempDir
    private Path folder;
    private String incident;

    /** Six minutes, of which the last four fail every twelfth request. */
    @BeforeEach
    void record() throws Exception {
        ScenarioClock clock = ScenarioClock.wall(InstantSource.fixed(START));
        new Quarterdeck(clock).opened(new DataFolder(folder), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            IncidentId id = desk.begin(clock);
            Runbook mild = RunbookReader.read("mild.md", STRICT.replace("Strict", "Mild").replace("2%", "10%"));
            desk.submit(id, "Ada", new Command.Declare("Listings fail", Severity.P1, "", Optional.empty(), "Ada"),
                    new Command.AttachRunbook("mild.md", mild.sha256(), mild.source()),
                    new Command.ConfirmWatch(List.of(new Probe("GET /api", "http://127.0.0.1/api", "", List.of(),
                    Duration.ofSeconds(1),
                            Duration.ofSeconds(5), true)), List.of(), List.of())).toCompletableFuture().join();
            for (int s = 1; s <= 360; s++) {
                workspace.samples().append(id.text(), "GET /api", List.of(new Sample(START.plusSeconds(s),
                        new Outcome.Answered(s > 120 && s % 12 == 0 ? 503 : 200), OptionalDouble.of(100))));
            }
            incident = id.text();
            return 0;
        });
    }

    private String run(int code, String... arguments) {
        try (var printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), arguments)).isEqualTo(code);
            return printed.out();
        }
    }

    @Test
    void theIncidentsOwnMatrixIsNotReached() {
        assertThat(run(0, "replay", incident, "--data", folder.toString())).contains("360 recorded samples, judged by Mild")
                .containsPattern("Critical {2}- {7}").contains("Normal: Error rate 0.0% is at most 10%");
    }

    @Test
    void anotherMatrixSaysWhenItWouldHaveFired() throws Exception {
        Path strict = Files.writeString(folder.resolve("strict.md"), STRICT);
        assertThat(run(0, "replay", incident, "--matrix", strict.toString(), "--data", folder.toString()))
                .contains("judged by Strict").containsPattern("Critical {2}14:0[2-4]:\\d\\d .*was never reached");
    }

    @Test
    void anIncidentThatIsNotThereIsASentence() {
        assertThat(run(2, "replay", "INC-9999", "--data", folder.toString())).isEmpty();
    }
}
