package dev.quarterdeck.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final DateTimeFormatter SAME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T14:31:10.999Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.5Z", "2024-02-29T00:00:00Z",
            "0000-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9Z", "+10000-01-01T00:00:00Z",
                    "-0044-03-15T12:00:00Z"})
    void datesAreAsTheFormatterWritesThem(String at) {
        assertThat(Times.dateTime(Instant.parse(at))).isEqualTo(SAME.format(Instant.parse(at)));
    }

    @Test
    void soAreManyOthers() {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Instant at = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L));
            assertThat(Times.dateTime(at)).isEqualTo(SAME.format(at));
        }
    }

    @Test
    void durationsAreRoundedAndNotCut() {
        assertThat(Times.words(Duration.ofMillis(59_400))).isEqualTo("59 s");
        assertThat(Times.words(Duration.ofMillis(59_600))).isEqualTo("1 min");
        assertThat(Times.words(Duration.ofMillis(3_599_700))).isEqualTo("1 h");
        assertThat(Times.words(Duration.ofSeconds(2 * 3600 + 5 * 60 + 40))).isEqualTo("2 h 6 min");
        assertThat(Times.words(Duration.ofSeconds(86_399))).isEqualTo("1 d");
        assertThat(Times.words(Duration.ofMinutes(3 * 1440 + 4 * 60 + 45))).isEqualTo("3 d 5 h");
        assertThat(Times.words(Duration.ofMillis(-1_600))).isEqualTo("-2 s");
        assertThat(Times.words(Duration.ofMillis(-400))).isEqualTo("0 s");
        assertThat(Times.age(Duration.ofMillis(12_700))).isEqualTo("13 s");
        assertThat(Times.age(Duration.ofSeconds(220))).isEqualTo("4 min");
        assertThat(Times.age(Duration.ofMillis(59_900))).isEqualTo("1 min");
    }

    @Test
    void aTimeBeyondAllTimeStaysAtItsEnd() {
        Instant at = Instant.parse("2026-11-30T10:00:00Z");
        assertThat(Times.later(at, Duration.ofMinutes(2))).isEqualTo(Instant.parse("2026-11-30T10:02:00Z"));
        assertThat(Times.later(at, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Instant.MAX);
        assertThat(Times.later(at, Duration.ofSeconds(Long.MIN_VALUE))).isEqualTo(Instant.MIN);
    }
}
