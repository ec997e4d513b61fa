package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogColumnsTest {
    @Test
    void theColumnsAreOfTheLineItselfAndNotOfWhatItTellsAbout() {
        LogColumns columns = LogColumns.of("""
                {"entry":{"level":"error","time":"2020-01-01T01:01:01Z","message":"old"},"list":["}",{"logger":"x"}],"level":"info",\
                "time":"2026-11-23T14:02:11Z","message":"stale"}""").orElseThrow();
        assertThat(columns.time()).isEqualTo("14:02:11");
        assertThat(columns.level()).isEqualTo("info");
        assertThat(columns.message()).isEqualTo("stale");
        assertThat(columns.logger()).isEmpty();
        assertThat(columns.rest()).extracting(LogColumns.Field::name).containsExactly("level", "time", "message", "logger");
    }

    @Test
    void aMessageMayStandFurtherInButNoTime() {
        assertThat(LogColumns.of("{\"time\":\"2026-11-23T14:02:11Z\",\"fields\":{\"message\":\"x\"}}")).map(LogColumns::message)
                .contains("x");
        assertThat(LogColumns.of("{\"body\":{\"time\":\"2026-11-23T14:02:11Z\",\"message\":\"x\"}}")).isEmpty();
    }

    @Test
    void allFieldsAreListedInTheirOrder() {
        assertThat(LogColumns.fields("{\"a\":1,\"b\":{\"c\":\"x\"},\"d\":true}")).containsExactly(new LogColumns.Field("a", "1"),
                new LogColumns.Field("c", "x"), new LogColumns.Field("d", "true"));
        assertThat(LogColumns.fields("level=info msg=\"a b\""))
                .containsExactly(new LogColumns.Field("level", "info"), new LogColumns.Field("msg", "a b"));
    }
}
