package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.signal.Mark;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleBlockTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final List<Outcome> OUTCOMES = List.of(new Outcome.Answered(200), new Outcome.Answered(503),
            new Outcome.TimedOut(Duration.ofSeconds(5)), new Outcome.Refused(), new Outcome.Broken("connection reset"),
            new Outcome.Unsent("API_KEY is not set"), new Outcome.Unhealthy(200, "DOWN"), new Outcome.Warned(200, "é"),
            new Outcome.Connected(), new Outcome.Exited(-1), new Outcome.NoData("NaN"), new Outcome.Counted(),
            new Outcome.Stopped());
    private static final List<String> RUNS = List.of("", "quarterdeck-7f3a9c21-", "quarterdeck-00000000-00", "é 5 ");

    @Test
    void whateverWasSampledComesBackAsItWas() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            List<Sample> samples = anything(random, 1 + random.nextInt(300));
            assertThat(SampleBlock.decode(SampleBlock.encode(samples))).as("seed " + seed).isEqualTo(samples);
        }
    }

    /** Written by the program before there were ids and marks. */
    @Test
    void aBlockOfBeforeIsReadWithoutIds() throws IOException {
        Instant at = START.plusMillis(100);
        assertThat(SampleBlock.decode(HexFormat.of()
                .parseHex("636461616498c0ccc0c838c18f819193813535b7a0a492192404146364626466dcc32a96c2308d691e3f03c386b7cb"
                + "ba0f662cb7fb359bb1d5ef4f3c00"))).containsExactly(
                new Sample(at, new Outcome.Answered(200), OptionalDouble.of(12.34)),
                new Sample(at.plusSeconds(1), new Outcome.TimedOut(Duration.ofSeconds(5)), OptionalDouble.of(5000)),
                new Sample(at.plusSeconds(2), new Outcome.NoData("empty"), OptionalDouble.of(7)),
                new Sample(at.plusSeconds(3), new Outcome.Answered(200), OptionalDouble.of(8.5), OptionalDouble.of(1.25)));
    }

    @Test
    void idsThatGoUpByOneTakeNextToNoRoom() {
        var without = new ArrayList<Sample>();
        var with = new ArrayList<Sample>();
        for (int i = 0; i < 900; i++) {
            var plain = new Sample(START.plusSeconds(i), new Outcome.Answered(200), OptionalDouble.of(i % 7));
            without.add(plain);
            with.add(new Sample(plain.endedAt(), plain.outcome(), plain.latencyMillis(), plain.value(), "quarterdeck-7f3a9c21-"
                    + i, Optional.empty()));
        }
        assertThat(SampleBlock.encode(with).length - SampleBlock.encode(without).length).isLessThan(60);
    }

    @Test
    void aDamagedBlockIsToldAndNeverReadAsSomethingElseThanSamples() throws IOException {
        byte[] bytes = SampleBlock.encode(anything(new Random(1), 100));
        assertThatThrownBy(() -> SampleBlock.decode(Arrays.copyOf(bytes, bytes.length / 2))).isInstanceOf(IOException.class);
        var random = new Random(2);
        for (int i = 0; i < 500; i++) {
            byte[] damaged = bytes.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(SampleBlock.decode(damaged)).isNotNull(); // other figures: the anchor's hash tells
            } catch (IOException told) {
                assertThat(told).hasMessageContaining("sample");
            }
        }
    }

    private static List<Sample> anything(Random random, int count) {
        var samples = new ArrayList<Sample>();
        Instant at = START;
        for (int i = 0; i < count; i++) {
            at = at.plusMillis(random.nextInt(10) == 0 ? random.nextInt(100_000) - 5000 : 990 + random.nextInt(20));
            OptionalDouble latency = random.nextBoolean() ? OptionalDouble.of(Math.round(random.nextDouble() * 600_000) / 1e2)
                    : OptionalDouble.empty();
            OptionalDouble value = random.nextInt(3) == 0 ? OptionalDouble.of(random.nextGaussian()) : OptionalDouble.empty();
            String request = random.nextInt(10) == 0 ? RUNS.get(random.nextInt(RUNS.size()))
                    : RUNS.get(random.nextInt(RUNS.size())) + random.nextInt(1000);
            Optional<Mark> mark = random.nextInt(5) == 0 ? Optional.of(Mark.values()[random.nextInt(Mark.values().length)])
                    : Optional.empty();
            samples.add(new Sample(at, OUTCOMES.get(random.nextInt(OUTCOMES.size())), latency, value, request, mark));
        }
        return samples;
    }
}
