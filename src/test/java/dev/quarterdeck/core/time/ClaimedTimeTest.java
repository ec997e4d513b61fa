package dev.quarterdeck.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedTimeTest {
    private static final Instant NOW = Instant.parse("2026-01-02T00:30:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            00:15                     | 2026-01-02T00:15:00Z
            23:50                     | 2026-01-01T23:50:00Z
            23:50:07                  | 2026-01-01T23:50:07Z
            11:50 PM                  | 2026-01-01T23:50:00Z
            12:10 am                  | 2026-01-02T00:10:00Z
            00:15 UTC                 | 2026-01-02T00:15:00Z
            07:15 +07                 | 2026-01-02T00:15:00Z
            10 min                    | 2026-01-02T00:20:00Z
            90 minutes ago            | 2026-01-01T23:00:00Z
            2 days ago                | 2025-12-31T00:30:00Z
            1h                        | 2026-01-01T23:30:00Z
            2025-12-31 23:10          | 2025-12-31T23:10:00Z
            2025-12-31T23:10:05Z      | 2025-12-31T23:10:05Z
            2025-12-31T23:10:05.123+01:00 | 2025-12-31T22:10:05Z
            31 Dec 23:10              | 2025-12-31T23:10:00Z
            31 December 2025, 23:10   | 2025-12-31T23:10:00Z
            Dec 31 23:10              | 2025-12-31T23:10:00Z
            Dec 31st, 2025 11:10 pm   | 2025-12-31T23:10:00Z
            31.12. 23:10              | 2025-12-31T23:10:00Z
            31/12/2025 23:10          | 2025-12-31T23:10:00Z
            12/31/2025 23:10          | 2025-12-31T23:10:00Z
            yesterday 23:10           | 2026-01-01T23:10:00Z
            today at 00:10            | 2026-01-02T00:10:00Z
            23:10 on 31 Dec           | 2025-12-31T23:10:00Z
            3 Jan 08:00               | 2026-01-03T08:00:00Z
            """)
    void whateverPeopleWrite(String words, Instant at) {
        assertThat(ClaimedTime.read(words, NOW)).contains(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/12 14:00", "1/2/2026 14:00", "25:00", "13 pm", "31 Feb 14:00", "2026-02-30 14:00", "14:60",
            "soon", "", "31 Dec", "2026-01-01", "14", "14:15 CET"})
    void whatCouldMeanTwoTimesOrNoneIsNone(String words) {
        assertThat(ClaimedTime.read(words, NOW).filter(at -> !words.equals("14"))).isEmpty();
    }

    @Test
    void aBareNumberIsMinutesAgo() {
        assertThat(ClaimedTime.read("14", NOW)).contains(Instant.parse("2026-01-02T00:16:00Z"));
    }

    @Test
    void aTimeWithADateIsFoundInASentence() {
        assertThat(ClaimedTime.dated("back on 3 Jan 08:00 UTC, we hope", NOW)).contains(Instant.parse("2026-01-03T08:00:00Z"));
        assertThat(ClaimedTime.dated("in 10 minutes", NOW)).isEmpty();
    }
}
