package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleAnchor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SampleVerificationTest {
    @TempDir(factory = InMemory.class)
    private Path folder;

    /** Forty minutes of one probe, whose block an event vouches for. */
    @BeforeEach
    void anchored() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 1);
            var offered = new LinkedBlockingQueue<List<SampleAnchor>>();
            store.samples().onClosed((_, blocks) -> {
                offered.add(blocks);
                return CompletableFuture.completedFuture(true);
            });
            var samples = new ArrayList<Sample>();
            for (int s = 0; s <= 2400; s++) {
                samples.add(new Sample(Stores.NOW.plusSeconds(s), new Outcome.Answered(200), OptionalDouble.of(s % 7)));
            }
            store.samples().append(id.text(), "api", samples);
            store.samples().read(id.text(), _ -> { });
            List<SampleAnchor> blocks = offered.poll(10, TimeUnit.SECONDS);
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), Draft.CONSOLE,
                    new Fact.SamplesAnchored(blocks))));
        }
    }

    private void change(String... sql) throws Exception {
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SampleStore.FILE_NAME)); var statement =
                raw.createStatement()) {
            for (String each : sql) {
                statement.executeUpdate(each);
            }
        }
    }

    @Test
    void blocksThatAreWhatTheRecordVouchesForAreSound() throws Exception {
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.lines()).contains("Samples: 1 of 1 blocks are what the record vouches for.");
        assertThat(report.sound()).isTrue();
    }

    @Test
    void aBlockThatWasChangedIsFoundAlsoWhenItsOwnHashWasChangedWithIt() throws Exception {
        change("DROP TRIGGER block_update", "UPDATE block SET bytes = x'00', sha256 = zeroblob(32)");
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isFalse();
        assertThat(report.lines()).anyMatch(l -> l.startsWith("Samples: 0 of 1 blocks")
                && l.endsWith("api block 1 says something else."));
    }

    @Test
    void aBlockThatWasTakenAwayIsMissing() throws Exception {
        change("DROP TRIGGER block_delete", "DELETE FROM block");
        assertThat(RecordVerification.verify(folder).lines()).anyMatch(l -> l.endsWith("api block 1 is missing."));
    }

    @Test
    void samplesThatAreGoneAltogetherAreToldAndTheEventsAreCheckedAllTheSame() throws Exception {
        Files.delete(folder.resolve(SampleStore.FILE_NAME));
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isFalse();
        assertThat(report.lines()).anyMatch(l -> l.startsWith("Samples: 0 of 1 blocks") && l.contains("is missing"))
                .anyMatch(l -> l.startsWith("Chains: checked 2 events"));
    }
}
