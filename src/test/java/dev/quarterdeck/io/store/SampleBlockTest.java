package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleBlockTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");
    private static final List<Outcome> OUTCOMES = List.of(new Outcome.Answered(200), new Outcome.Answered(503),
            new Outcome.TimedOut(Duration.ofSeconds(5)), new Outcome.Refused(), new Outcome.Broken("connection reset"),
            new Outcome.Unsent("API_KEY is not set"), new Outcome.Unhealthy(200, "DOWN"), new Outcome.Warned(200, "é"),
            new Outcome.Connected(), new Outcome.Exited(-1), new Outcome.NoData("NaN"));

    @Test
    void whateverWasSampledComesBackAsItWas() throws IOException {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            List<Sample> samples = anything(random, 1 + random.nextInt(300));
            assertThat(SampleBlock.decode(SampleBlock.encode(samples))).as("seed " + seed).isEqualTo(samples);
        }
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
            OptionalDouble latency = random.nextBoolean() ? OptionalDouble.of(Math.round(random.nextDouble() * 600_000) / 1e2) : OptionalDouble.empty();
            OptionalDouble value = random.nextInt(3) == 0 ? OptionalDouble.of(random.nextGaussian()) : OptionalDouble.empty();
            samples.add(new Sample(at, OUTCOMES.get(random.nextInt(OUTCOMES.size())), latency, value));
        }
        return samples;
    }
}
