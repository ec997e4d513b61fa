package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {"timestamp":"x","level":"ERROR","message":"INFO"}             ~ ERROR
            {"severity" : "warning"}                                       ~ WARN
            {"lvl":"dbg","level":30,"msg":"pino"}                          ~ INFO
            {"level":3,"short_message":"syslog"}                           ~ ERROR
            {"message":"user said \\"level\\":\\"error\\"","level":"info"} ~ INFO
            {"message":"no level here, ERROR"}                             ~ NONE
            ts=2026-11-23 level=warn msg="slow"                            ~ WARN
            time="x" level="fatal" msg="x"                                 ~ ERROR
            2026-11-23 14:02:11,123 ERROR [main] boom                      ~ ERROR
            2026-11-23 14:02:11 [INFO] no ERROR found                      ~ INFO
            2026/11/23 14:02:11 [error] 7#7: upstream timed out            ~ ERROR
            [Mon Nov 23] [core:warn] [pid 1] x                             ~ WARN
            WARNING: disk at 91 %                                          ~ WARN
            warning: disk at 91 %                                          ~ WARN
            CRITICAL meltdown                                              ~ ERROR
            14:02 TRACE enter                                              ~ TRACE
            14:02 DEBUG|x                                                  ~ DEBUG
            GET /info/error 200                                            ~ NONE
            GET /ERROR 404                                                 ~ NONE
            TERROR and INFORMAL words                                      ~ NONE
            all errors are gone                                            ~ NONE
            """)
    void theLevelIsReadFromWhatTheLineStates(String line, LogLevel level) {
        assertThat(level(reader(), line)).isEqualTo(level);
    }

    @Test
    void aWordFarFromTheStartSaysNothing() {
        assertThat(level(reader(), "x".repeat(100) + " ERROR")).isEqualTo(LogLevel.NONE);
    }

    @Test
    void aJavaStackTraceHasTheLevelOfItsEvent() {
        assertThat(levels("""
                14:02 WARN request failed
                java.lang.IllegalStateException: INFO is lost
                \tat app.Main.run(Main.java:7)
                Caused by: java.io.IOException: DEBUG
                \t... 12 more
                14:03 INFO fine
                plain
                  indented""")).containsExactly(LogLevel.WARN, LogLevel.WARN, LogLevel.WARN, LogLevel.WARN, LogLevel.WARN,
                LogLevel.INFO, LogLevel.NONE, LogLevel.NONE);
    }

    @Test
    void aPythonTracebackHasTheLevelOfItsEventToItsLastLine() {
        assertThat(levels("""
                ERROR:app:failed
                Traceback (most recent call last):
                  File "a.py", line 3, in f
                    raise Oops("x")
                app.Oops: x
                next event""")).containsExactly(LogLevel.ERROR, LogLevel.ERROR, LogLevel.ERROR, LogLevel.ERROR,
                LogLevel.ERROR, LogLevel.NONE);
    }

    @Test
    void anIndentedLineThatStatesItsOwnLevelKeepsIt() {
        assertThat(levels("ERROR a\n  INFO b")).containsExactly(LogLevel.ERROR, LogLevel.INFO);
    }

    @Test
    void aHugeLineIsReadInATrice() {
        EventReader reader = reader();
        long began = System.nanoTime();
        for (String line : new String[] {"{" + "\"level\":".repeat(2000), "a.".repeat(8000), " ".repeat(16_000) + "x"}) {
            assertThat(level(reader, line)).isEqualTo(LogLevel.NONE);
        }
        assertThat((System.nanoTime() - began) / 1e6).isLessThan(500);
    }

    private static Stream<LogLevel> levels(String lines) {
        EventReader reader = reader();
        return lines.lines().map(line -> level(reader, line));
    }

    private static EventReader reader() {
        return new EventReader(ZoneOffset.UTC, Instant.parse("2026-11-23T14:00:00Z"));
    }

    static LogLevel level(EventReader reader, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return reader.read(bytes, 0, bytes.length);
    }
}
