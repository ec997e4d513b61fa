package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times as they stand in logs, read at some moment by a laptop in some place of the world. */
class LogCalendarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Asia/Tokyo          ~ 2026-11-23 14:02:11 WARN x                        ~ 2026-11-23T05:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 WARN x                        ~ 2026-11-23T13:02:11Z
            America/Los_Angeles ~ 2026-11-23 14:02:11 WARN x                        ~ 2026-11-23T22:02:11Z
            Asia/Kathmandu      ~ 2026-11-23 14:02:11 WARN x                        ~ 2026-11-23T08:17:11Z
            Asia/Kathmandu      ~ 2026-11-23 14:02:11 UTC WARN x                    ~ 2026-11-23T14:02:11Z
            Asia/Tokyo          ~ 2026-11-23 14:02:11 GMT x                         ~ 2026-11-23T14:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11Z x                            ~ 2026-11-23T14:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 Z x                           ~ 2026-11-23T14:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 Zebra crossing                ~ 2026-11-23T13:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11.5 +07 [12] x                  ~ 2026-11-23T07:02:11.500Z
            Europe/Berlin       ~ 2026-11-23 14:02:11+07 x                          ~ 2026-11-23T07:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 +07:00 x                      ~ 2026-11-23T07:02:11Z
            Europe/Berlin       ~ 2026-11-23T14:02:11+0545 x                        ~ 2026-11-23T08:17:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 -03 [12] x                    ~ 2026-11-23T17:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 -0330 x                       ~ 2026-11-23T17:32:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 -12 parcels left              ~ 2026-11-23T13:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 - 07 parcels                  ~ 2026-11-23T13:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 GMT+7 x                       ~ 2026-11-23T07:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 UTC-05:00 x                   ~ 2026-11-23T19:02:11Z
            Asia/Tokyo          ~ 2026-11-23 14:02:11 CET x                         ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ 2026-07-23 14:02:11 CEST x                        ~ 2026-07-23T12:02:11Z
            Asia/Tokyo          ~ 2026-11-23 14:02:11 EST x                         ~ 2026-11-23T19:02:11Z
            Asia/Tokyo          ~ 2026-07-23 14:02:11 EDT x                         ~ 2026-07-23T18:02:11Z
            Asia/Tokyo          ~ 2026-11-23 14:02:11 PST x                         ~ 2026-11-23T22:02:11Z
            Asia/Manila         ~ 2026-11-23 14:02:11 PST x                         ~ 2026-11-23T06:02:11Z
            America/Chicago     ~ 2026-11-23 14:02:11 CST x                         ~ 2026-11-23T20:02:11Z
            Asia/Shanghai       ~ 2026-11-23 14:02:11 CST x                         ~ 2026-11-23T06:02:11Z
            Europe/Berlin       ~ 2026-11-23 14:02:11 CST x                         ~
            Europe/Berlin       ~ 2026-11-23 14:02:11 America/New_York ERROR x      ~ 2026-11-23T19:02:11Z
            Europe/Berlin       ~ 2026-07-23 14:02:11 America/New_York ERROR x      ~ 2026-07-23T18:02:11Z
            Asia/Tokyo          ~ 2026-11-23T14:02:11+01:00[Europe/Berlin] x        ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ 2026-11-23T14:02:11[Europe/Berlin] x              ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ Mon 2026-11-23 14:02:11 UTC gw app[1]: x          ~ 2026-11-23T14:02:11Z
            Asia/Tokyo          ~ Mon Nov 23 14:02:11 UTC 2026 x                    ~ 2026-11-23T14:02:11Z
            Asia/Tokyo          ~ Mon Nov 23 14:02:11 2026 +0100 x                  ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ Mon Nov 23 02:02:11 PM CET 2026 x                 ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ Mon 23 Nov 2026 02:02:11 PM CET x                 ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ Mon, 23 Nov 2026 14:02:11 GMT x                   ~ 2026-11-23T14:02:11Z
            Asia/Tokyo          ~ Mon Nov 23 2026 14:02:11 GMT+0100 (CET) x         ~ 2026-11-23T13:02:11Z
            Asia/Tokyo          ~ 2026-11-23 14:02:11 JSTX x                        ~ 2026-11-23T05:02:11Z
            """)
    void aStatedZoneCountsAndWithoutOneTheLaptops(String zone, String line, Instant time) {
        assertThat(read(zone, "2026-11-23T23:00:00Z", line)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Asia/Tokyo          ~ 2026-12-31T15:00:05Z ~ Dec 31 23:59:58 gw app[1]: x         ~ 2026-12-31T14:59:58Z
            Asia/Tokyo          ~ 2026-12-31T15:00:05Z ~ Jan  1 00:00:03 gw app[1]: x         ~ 2026-12-31T15:00:03Z
            America/Los_Angeles ~ 2027-01-01T07:59:59Z ~ Dec 31 23:59:58 gw app[1]: x         ~ 2027-01-01T07:59:58Z
            America/Los_Angeles ~ 2027-01-01T07:59:59Z ~ Jan  1 00:00:03 gw app[1]: x         ~ 2027-01-01T08:00:03Z
            America/Los_Angeles ~ 2027-01-01T03:00:00Z ~ Dec 31 18:00:00 gw app[1]: x         ~ 2027-01-01T02:00:00Z
            UTC                 ~ 2026-12-31T23:59:59Z ~ Jan  1 00:00:03 gw app[1]: x         ~ 2027-01-01T00:00:03Z
            UTC                 ~ 2027-01-01T00:00:05Z ~ Dec 31 23:59:59 gw app[1]: x         ~ 2026-12-31T23:59:59Z
            UTC                 ~ 2027-01-01T00:00:05Z ~ E1231 23:59:59.500000 7 a.go:1] x    ~ 2026-12-31T23:59:59.500Z
            Asia/Kathmandu      ~ 2026-12-31T18:15:05Z ~ Jan  1 00:00:03 gw app[1]: x         ~ 2026-12-31T18:15:03Z
            UTC                 ~ 2027-03-01T00:00:00Z ~ Feb 29 12:00:00 gw app[1]: x         ~ 2024-02-29T12:00:00Z
            UTC                 ~ 2028-03-01T00:00:00Z ~ Feb 29 12:00:00 gw app[1]: x         ~ 2028-02-29T12:00:00Z
            UTC                 ~ 2026-11-24T09:00:00Z ~ Dec 31 23:59:59 gw app: x            ~ 2025-12-31T23:59:59Z
            """)
    void aDateWithoutYearIsOfTheNearestOne(String zone, String readAt, String line, Instant time) {
        assertThat(read(zone, readAt, line)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Asia/Tokyo          ~ 2026-11-23T15:00:05Z ~ 23:59:58 INFO x        ~ 2026-11-23T14:59:58Z
            Asia/Tokyo          ~ 2026-11-23T15:00:05Z ~ 00:00:03 INFO x        ~ 2026-11-23T15:00:03Z
            UTC                 ~ 2026-11-23T23:59:59Z ~ 00:00:03 INFO x        ~ 2026-11-24T00:00:03Z
            UTC                 ~ 2026-11-23T23:59:59Z ~ 00:05:00 INFO x        ~ 2026-11-23T00:05:00Z
            America/Los_Angeles ~ 2026-11-24T07:59:00Z ~ 23:58:30 INFO x        ~ 2026-11-24T07:58:30Z
            Asia/Kathmandu      ~ 2026-11-23T18:20:00Z ~ 00:03:00 INFO x        ~ 2026-11-23T18:18:00Z
            Asia/Tokyo          ~ 2026-11-23T15:00:05Z ~ 14:59:58 UTC INFO x    ~ 2026-11-23T14:59:58Z
            Europe/Berlin       ~ 2026-03-29T02:00:00Z ~ 01:30:00 INFO x        ~ 2026-03-29T00:30:00Z
            """)
    void aTimeAloneIsOfTheNearestDay(String zone, String readAt, String line, Instant time) {
        assertThat(read(zone, readAt, line)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            2026-11-23 02:02:11 PM ERROR x         ~ 2026-11-23T14:02:11Z
            2026/11/23 12:10:00 AM INFO x          ~ 2026-11-23T00:10:00Z
            2026-11-23 12:10:00 PM INFO x          ~ 2026-11-23T12:10:00Z
            2026-11-23 2:02:11.123 pm INFO x       ~ 2026-11-23T14:02:11.123Z
            2026-11-23 14:02:11 PM INFO x          ~ 2026-11-23T14:02:11Z
            2026-11-23 14:02:11 AM INFO x          ~
            2026-11-23 14:02:11 PMU restarted      ~ 2026-11-23T14:02:11Z
            11/23/2026 2:02:11 PM INFO x           ~ 2026-11-23T14:02:11Z
            23/11/2026 14:02:11 INFO x             ~ 2026-11-23T14:02:11Z
            05/04/2026 14:02:11 INFO x             ~
            23.11.2026 14:02:11 INFO x             ~ 2026-11-23T14:02:11Z
            Nov 23, 2026 2:02:11_PM INFO x         ~ 2026-11-23T14:02:11Z
            [11/23/26 14:02:11:123 UTC] INFO x     ~ 2026-11-23T14:02:11.123Z
            20261123T140211Z INFO x                ~ 2026-11-23T14:02:11Z
            2:02PM INF x                           ~ 2026-11-23T14:02:00Z
            """)
    void bothHalvesOfTheDayAreTold(String line, Instant time) {
        assertThat(read("UTC", "2026-11-23T23:00:00Z", line)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            Europe/Berlin       ~ 2026-03-29 01:59:59 INFO x      ~ 2026-03-29T00:59:59Z
            Europe/Berlin       ~ 2026-03-29 02:30:00 INFO x      ~ 2026-03-29T01:30:00Z
            Europe/Berlin       ~ 2026-03-29 03:00:00 INFO x      ~ 2026-03-29T01:00:00Z
            Europe/Berlin       ~ 2026-10-25 02:30:00 INFO x      ~ 2026-10-25T00:30:00Z
            Europe/Berlin       ~ 2026-10-25 02:30:00 CET INFO x  ~ 2026-10-25T01:30:00Z
            Europe/Berlin       ~ 2026-10-25 02:30:00 CEST INFO x ~ 2026-10-25T00:30:00Z
            Europe/Berlin       ~ 2026-10-25 03:00:00 INFO x      ~ 2026-10-25T02:00:00Z
            America/Los_Angeles ~ 2026-03-08 03:00:00 INFO x      ~ 2026-03-08T10:00:00Z
            America/Los_Angeles ~ 2026-11-01 01:30:00 PST INFO x  ~ 2026-11-01T09:30:00Z
            Australia/Lord_Howe ~ 2026-10-04 02:45:00 INFO x      ~ 2026-10-03T15:45:00Z
            Australia/Lord_Howe ~ 2026-04-05 01:45:00 INFO x      ~ 2026-04-04T14:45:00Z
            """)
    void clocksAreSetForwardAndBack(String zone, String line, Instant time) {
        assertThat(read(zone, "2026-11-23T23:00:00Z", line)).isEqualTo(time);
    }

    private static Instant read(String zone, String readAt, String line) {
        var reader = new EventReader(ZoneId.of(zone), Instant.parse(readAt));
        EventReaderTest.level(reader, line.replace("11_PM", "11\u202fPM")); // a narrow space, as Java itself writes
        return reader.timed() ? Instant.ofEpochMilli(reader.time()) : null;
    }
}
