package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FlightTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Instant SENT = Instant.parse("2026-11-23T14:00:00Z");
    private static final Response OK = Response.of(new Outcome.Answered(200));
    private final Flight flight = new Flight("run-7", -3_000_000, SENT, false);

    @Test
    void itsLatencyIsItsOwnAndItCarriesItsId() {
        Sample sample = ended(Duration.ofMillis(300), OK);
        assertThat(sample.latencyMillis()).hasValue(300.0);
        assertThat(sample.request()).isEqualTo("run-7");
        assertThat(sample.tells()).isTrue();
    }

    @Test
    void aTimeoutCountsAsTheDeadline() {
        assertThat(ended(Duration.ofMillis(5040), Response.of(new Outcome.TimedOut(DEADLINE))).latencyMillis()).hasValue(5000.0);
    }

    @Test
    void refusedHasNoLatency() {
        assertThat(ended(Duration.ofMillis(1), Response.of(new Outcome.Refused())).latencyMillis()).isEmpty();
    }

    @Test
    void theFirstOfAProbeIsMarked() {
        Sample first = new Flight("run-1", 0, SENT, true).ended(40_000_000, SENT.plusMillis(40), SENT, 0, DEADLINE, OK);
        assertThat(first.mark()).contains(Mark.START);
        assertThat(first.sent()).isTrue();
        assertThat(first.tells()).isFalse();
    }

    @Test
    void whatTookLongSinceThisLaptopStalledIsMarked() {
        assertThat(ended(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(99)).mark()).isEmpty();
        assertThat(ended(Duration.ofMillis(400), Duration.ofMillis(400), Duration.ofMillis(100)).mark()).contains(Mark.STALL);
        assertThat(ended(Duration.ofMillis(4000), Duration.ofMillis(4000), Duration.ofMillis(300)).mark()).isEmpty();
        assertThat(ended(Duration.ofMillis(4000), Duration.ofMillis(4000), Duration.ofMillis(400)).mark()).contains(Mark.STALL);
    }

    @Test
    void aNightAsleepInFlightIsMarkedWhetherTheSteadyClockWentOnOrNot() {
        Duration night = Duration.ofHours(8);
        assertThat(ended(Duration.ofMillis(40), night, Duration.ZERO).mark()).contains(Mark.SLEEP);
        assertThat(ended(night, night, Duration.ZERO).mark()).contains(Mark.STALL);
    }

    @Test
    void oneThatWasGivenUpHereSaysNothing() {
        Sample stopped = flight.stopped(SENT);
        assertThat(stopped.request()).isEqualTo("run-7");
        assertThat(stopped.sent()).isFalse();
        assertThat(stopped.failed()).isFalse();
    }

    private Sample ended(Duration after, Response response) {
        return flight.ended(flight.sent() + after.toNanos(), SENT.plus(after), SENT.plus(after), 0, DEADLINE, response);
    }

    private Sample ended(Duration steady, Duration wall, Duration late) {
        return flight.ended(flight.sent() + steady.toNanos(), SENT.plus(wall), SENT.plus(wall), late.toNanos(), DEADLINE, OK);
    }
}
