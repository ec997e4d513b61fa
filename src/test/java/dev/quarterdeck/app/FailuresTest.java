package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final String SAID = "Title: payments of Jane are down, password=hunter22";
    private final List<String> log = new ArrayList<>();
    private final List<Throwable> before = new ArrayList<>();

    private Failures failures(boolean detailed) {
        return new Failures("1.2", detailed, InstantSource.fixed(Instant.parse("2026-11-30T13:00:00Z")), log::add,
                Optional.of((_, failure) -> before.add(failure)));
    }

    private static RuntimeException failure() {
        return new IllegalStateException(SAID, new IllegalArgumentException(SAID));
    }

    @Test
    void theLogAndTheReportSayWhereItFailedAndNoWordOfAnIncident() {
        Failures failures = failures(false);
        failures.uncaughtException(Thread.currentThread(), failure());
        String written = String.join("\n", log);
        for (String told : List.of(written, failures.report())) {
            assertThat(told).contains("Quarterdeck 1.2", "Java " + System.getProperty("java.version"), System.getProperty("os.name"),
                    "java.lang.IllegalStateException", "java.lang.IllegalArgumentException", "FailuresTest.failure", "2026-11-30T13:00:00Z");
            assertThat(told).doesNotContain("Jane", "payments", "hunter22");
        }
    }

    @Test
    void whoAsksForDetailGetsTheMessagesWithoutTheirSecretsInTheLogOnly() {
        Failures failures = failures(true);
        failures.uncaughtException(Thread.currentThread(), failure());
        assertThat(String.join("\n", log)).contains("payments of Jane are down").doesNotContain("hunter22");
        assertThat(failures.report()).doesNotContain("Jane");
    }

    @Test
    void aFailureThatComesAgainIsCountedAndSeldomWritten() {
        Failures failures = failures(false);
        for (int i = 0; i < 250; i++) {
            failures.uncaughtException(Thread.currentThread(), failure());
        }
        assertThat(failures.all()).singleElement().satisfies(kind -> assertThat(kind.times()).isEqualTo(250));
        assertThat(log).hasSize(1 + 3); // the start, the first, the tenth, the hundredth
    }

    @Test
    void manyKindsOfFailureTakeNoMoreRoomThanSome() {
        Failures failures = failures(false);
        for (int i = 0; i < 500; i++) {
            var other = new IllegalStateException();
            other.setStackTrace(new StackTraceElement[] {new StackTraceElement("Place" + i, "method", "Place.java", i)});
            failures.uncaughtException(Thread.currentThread(), other);
        }
        assertThat(failures.all()).hasSizeLessThanOrEqualTo(51);
        assertThat(failures.all().stream().mapToLong(Failures.Failure::times).sum()).isEqualTo(500);
    }

    @Test
    void whoeverWasToldBeforeIsToldStillAlsoWhenAListenerFails() {
        Failures failures = failures(false);
        failures.listen(() -> {
            throw new IllegalStateException("the notice failed, too");
        });
        try {
            failures.uncaughtException(Thread.currentThread(), failure());
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the notice failed, too");
        }
        assertThat(before).hasSize(1);
    }
}
