package dev.quarterdeck.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.MemoryLog;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When a window in which nothing happens is woken at all. */
class LivelinessTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T13:00:00.500Z"));
    private final ScenarioClock clock = ScenarioClock.wall(now::get);

    private void pass(long millis) {
        now.updateAndGet(at -> at.plusMillis(millis));
    }

    @Test
    void onceASecondWhileNothingHappens() {
        try (var desk = new Desk(new MemoryLog(), clock)) {
            var lively = new Liveliness(desk, clock);
            assertThat(lively.due()).isTrue();
            int looks = 0;
            for (int tenth = 0; tenth < 100; tenth++) {
                pass(100);
                looks += lively.due() ? 1 : 0;
            }
            assertThat(looks).isEqualTo(10);
        }
    }

    @Test
    void eachTimeWhileLogsOrACommandThatRunsAreInSight() {
        try (var desk = new Desk(new MemoryLog(), clock)) {
            var lively = new Liveliness(desk, clock);
            lively.inSight(clock, true);
            assertThat(lively.due()).isTrue();
            assertThat(lively.due()).isTrue();
            lively.inSight(clock, false);
            assertThat(lively.due()).isFalse();
        }
    }

    @Test
    void whenWhetherItCanBeSavedChanges() {
        var record = new MemoryLog();
        try (var desk = new Desk(record, clock)) {
            var lively = new Liveliness(desk, clock);
            lively.due();
            assertThat(lively.due()).isFalse();
            record.onlyRead("Another console is using this data.");
            assertThat(lively.due()).isTrue();
            assertThat(lively.due()).isFalse();
            record.onlyRead("");
            assertThat(lively.due()).isTrue();
            assertThat(lively.due()).isFalse();
        }
    }
}
