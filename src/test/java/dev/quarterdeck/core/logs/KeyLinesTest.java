package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that goes over several rows. */
class KeyLinesTest {
    private static final String FULL = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKB";
    private static final String LAST = "cKjMzSAyCm9Qw0==";
    private static final String HIDDEN = "••••••";
    private final SecretMask mask = SecretMask.standard();

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "2026-11-23T14:02:11Z app[1]: ", "| "})
    void noLineOfAKeyStaysNeitherItsShortLastOne(String before) {
        List<String> rows = Stream.of("-----BEGIN RSA PRIVATE KEY-----", FULL, FULL, LAST, "-----END RSA PRIVATE KEY-----", "all is well")
                .map(before::concat).toList();
        assertThat(mask.masked(rows)).noneMatch(row -> row.contains(LAST) || row.contains(FULL)).last().asString().endsWith("all is well");
        assertThat(mask.masked(String.join("\n", rows))).doesNotContain(LAST, FULL).endsWith("all is well");
        SecretMask.Rows one = mask.rows();
        assertThat(rows.stream().map(row -> one.next(row).text())).noneMatch(row -> row.contains(LAST) || row.contains(FULL));
    }

    @Test
    void withoutItsBeginningTheShortLineIsToldByTheFullOnesAbove() {
        assertThat(mask.masked(List.of("14:02 app: " + FULL, "14:02 app: " + LAST, "14:02 app: done at last"))).containsExactly(
                "14:02 app: " + HIDDEN, "14:02 app: " + HIDDEN, "14:02 app: done at last");
        assertThat(mask.masked(FULL + "\n" + LAST + "\n\nand so on")).isEqualTo(HIDDEN + "\n" + HIDDEN + "\n\nand so on");
    }

    @Test
    void withoutBothItIsToldByTheEndBelow() {
        assertThat(mask.masked(List.of("ready", LAST, "-----END PRIVATE KEY-----"))).startsWith("ready", HIDDEN);
        assertThat(mask.masked("ready to go\n" + LAST + "\n-----END PRIVATE KEY-----")).startsWith("ready to go\n" + HIDDEN);
    }

    @Test
    void aKeyOfOtherWidthWithItsHeadersGoesOverRowsToo() {
        List<String> rows = List.of("-----BEGIN EC PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED", "", FULL.substring(0, 40), FULL.substring(20, 60), "Qw==");
        assertThat(mask.masked(rows)).noneMatch(row -> row.contains("Qw==") || row.contains(FULL.substring(25, 35)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "digest sha384-"
            + "oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8KaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaA", "-----BEGIN CERTIFICATE-----"})
    void whatIsBelowAHashOrACertificatesHeadStays(String above) {
        assertThat(mask.masked(List.of(above, "done"))).last().isEqualTo("done");
    }
}
