package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatsTest {
    private static final Instant READ_AT = Instant.parse("2026-11-24T09:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            2026-11-23 14:02:11,123 ERROR [main] c.a.Checkout - boom                          ~ ERROR ~ 2026-11-23T14:02:11.123Z
            14:02:11.123 [main] WARN  c.a.Checkout -- slow                                    ~ WARN  ~ 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:11.123456+01:00  INFO 4711 --- [main] c.a.Checkout : up          ~ INFO  ~ 2026-11-23T13:02:11.123Z
            [2026-11-23 14:02:11] production.ERROR: boom                                      ~ ERROR ~ 2026-11-23T14:02:11Z
            2026-11-23 14:02:11,123 - app.views - WARNING - slow                              ~ WARN  ~ 2026-11-23T14:02:11.123Z
            WARNING:root:slow                                                                 ~ WARN  ~
            {"time":"2026-11-23T14:02:11Z","level":"error","msg":"boom"}                      ~ ERROR ~ 2026-11-23T14:02:11Z
            {"level":30,"time":1795442531123,"msg":"pino"}                                    ~ INFO  ~ 2026-11-23T14:02:11.123Z
            {"ts":1795442531.5,"level":"warn","caller":"a.go:1"}                              ~ WARN  ~ 2026-11-23T14:02:11.500Z
            {"PRIORITY":"3","__REALTIME_TIMESTAMP":"1795442531123456","MESSAGE":"boom"}       ~ ERROR ~ 2026-11-23T14:02:11.123Z
            ts=2026-11-23T14:02:11.123Z caller=a.go level=debug msg="x"                       ~ DEBUG ~ 2026-11-23T14:02:11.123Z
            time="2026-11-23T14:02:11Z" level=fatal msg=x                                     ~ ERROR ~ 2026-11-23T14:02:11Z
            10.0.0.1 - bob [23/Nov/2026:14:02:11 +0100] "GET /ERROR HTTP/1.1" 200 12 "-" "x"  ~ INFO  ~ 2026-11-23T13:02:11Z
            10.0.0.1 - - [23/Nov/2026:14:02:11 +0000] "GET / HTTP/1.1" 404 12 "-" "curl"      ~ WARN  ~ 2026-11-23T14:02:11Z
            10.0.0.1 - - [23/Nov/2026:14:02:11 +0000] "POST / HTTP/1.1" 502 0 "-" "curl"      ~ ERROR ~ 2026-11-23T14:02:11Z
            2026/11/23 14:02:11 [error] 7#7: *1 upstream timed out                            ~ ERROR ~ 2026-11-23T14:02:11Z
            [Mon Nov 23 14:02:11.123456 2026] [core:warn] [pid 1] x                           ~ WARN  ~ 2026-11-23T14:02:11.123Z
            <34>Nov 23 14:02:11 web1 su[230]: 'su root' failed                                ~ ERROR ~ 2026-11-23T14:02:11Z
            <30>Nov  3 14:02:11 web1 app: fine                                                ~ INFO  ~ 2026-11-03T14:02:11Z
            Nov 23 14:02:11 web1 systemd[1]: Started it.                                      ~ NONE  ~ 2026-11-23T14:02:11Z
            Dec 31 23:59:59 web1 app: of last year                                            ~ NONE  ~ 2025-12-31T23:59:59Z
            <165>1 2026-11-23T14:02:11.003Z web1 app 10 ID47 - up                             ~ INFO  ~ 2026-11-23T14:02:11.003Z
            <11>1 2026-11-23T14:02:11.003Z web1 app - - - ERROR boom                          ~ ERROR ~ 2026-11-23T14:02:11.003Z
            E1123 14:02:11.123456    7 kubelet.go:10] boom                                    ~ ERROR ~ 2026-11-23T14:02:11.123Z
            2026-11-23T14:02:11.123456789Z stdout F plain words                               ~ NONE  ~ 2026-11-23T14:02:11.123Z
            2026-02-30 14:02:11 INFO no such day                                              ~ INFO  ~
            2026-11-23 25:02:11 INFO no such hour                                             ~ INFO  ~
            order 2026-11-23 was shipped                                                      ~ NONE  ~
            """)
    void levelAndTimeAreReadFromTheCommonFormats(String line, LogLevel level, Instant time) {
        var reader = new EventReader(ZoneOffset.UTC, READ_AT);
        assertThat(EventReaderTest.level(reader, line)).isEqualTo(level);
        assertThat(reader.timed() ? Instant.ofEpochMilli(reader.time()) : null).isEqualTo(time);
    }

    @Test
    void aTimeWithoutOffsetIsOfTheGivenZoneInSummerAndWinter() {
        var reader = new EventReader(ZoneId.of("Europe/Berlin"), READ_AT);
        EventReaderTest.level(reader, "2026-07-01 12:00:00 INFO x");
        assertThat(Instant.ofEpochMilli(reader.time())).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
        EventReaderTest.level(reader, "2026-12-01 12:00:00 INFO x");
        assertThat(Instant.ofEpochMilli(reader.time())).isEqualTo(Instant.parse("2026-12-01T11:00:00Z"));
    }

    @Test
    void aTraceHasTheTimeOfItsEvent() {
        var reader = new EventReader(ZoneOffset.UTC, READ_AT);
        EventReaderTest.level(reader, "2026-11-23 14:02:11 ERROR boom");
        EventReaderTest.level(reader, "\tat a.B.c(B.java:1)");
        assertThat(reader.continued()).isTrue();
        assertThat(reader.timed()).isTrue();
        assertThat(Instant.ofEpochMilli(reader.time())).isEqualTo(Instant.parse("2026-11-23T14:02:11Z"));
    }

    @Test
    void anyTimeOfTenThousandComesBackFromEveryWayToWriteIt() {
        var random = new Random(5);
        String[] patterns = {"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", "yyyy-MM-dd HH:mm:ss,SSS", "yyyy/MM/dd HH:mm:ss.SSS",
                "dd/MMM/yyyy:HH:mm:ss",
            "EEE MMM dd HH:mm:ss.SSS yyyy", "MMM dd HH:mm:ss"};
        for (int i = 0; i < 10_000; i++) {
            String pattern = patterns[random.nextInt(patterns.length)];
            boolean yearless = pattern.startsWith("MMM");
            LocalDateTime time = LocalDateTime.ofEpochSecond(READ_AT.getEpochSecond() - random.nextLong(yearless ? 360L * 86_400
                    : 50L * 365 * 86_400), 0, ZoneOffset.UTC)
                    .plusNanos(pattern.contains("SSS") ? random.nextInt(1000) * 1_000_000L : 0);
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
            var reader = new EventReader(ZoneOffset.UTC, READ_AT);
            byte[] line = ((pattern.startsWith("dd") ? "x [" + text + "] " : text + " ") + "INFO x")
                    .getBytes(StandardCharsets.US_ASCII);
            reader.read(line, 0, line.length);
            assertThat(Instant.ofEpochMilli(reader.time())).as(text).isEqualTo(time.toInstant(ZoneOffset.UTC));
        }
    }
}
