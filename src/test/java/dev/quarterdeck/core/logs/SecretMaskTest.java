package dev.quarterdeck.core.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    private final SecretMask mask = SecretMask.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            login password=hunter2 ok                  ~ login password=•••••• ok
            {"user":"bob","db_password": "a\\"b","x":1} ~ {"user":"bob","db_password": "••••••","x":1}
            Authorization: Bearer abcdef0123456789     ~ Authorization: Bearer ••••••
            GET /?api_key=12345&page=2                 ~ GET /?api_key=••••••&page=2
            key AKIAABCDEFGHIJKLMNOP used              ~ key •••••• used
            postgres://bob:s3cret@db:5432/shop         ~ postgres://bob:••••••@db:5432/shop
            card 4111 1111 1111 1111 declined          ~ card •••••• declined
            jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-def ~ jwt ••••••
            ghp_0123456789abcdefghijABCDEFGHIJ pushed  ~ •••••• pushed
            """)
    void aSecretIsReplacedAndTheRestStays(String line, String masked) {
        assertThat(mask.masked(line)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T14:02:11.123Z INFO order 4111111111111112 paid", "took=1234ms bytes=90000 ip=10.1.2.3",
            "http://shop/api/v2/orders",
        "token expired", "1795442531123456 ns"})
    void whatIsNoSecretStaysAsItIs(String line) {
        assertThat(mask.masked(line)).isEqualTo(line);
    }

    @Test
    void whatStandsBesideSecretsIsFoundAgain() {
        String line = "card 4111 1111 1111 1111 of bob, password=hunter2, token=12 end";
        SecretMask.Masked masked = mask.mask(line);
        assertThat(masked.text()).isEqualTo("card •••••• of bob, password=••••••, token=•••••• end");
        for (String word : List.of("card", "of bob", "password=", ", token=", "end")) {
            assertThat(masked.at(line.indexOf(word))).as(word).isEqualTo(masked.text().indexOf(word));
        }
        assertThat(masked.at(line.indexOf("hunter2"))).as("a secret's beginning")
                .isEqualTo(masked.text().indexOf("••••••, token"));
        assertThat(masked.at(line.indexOf("nter2"))).as("inside of it").isEqualTo(masked.text().indexOf(", token"));
        assertThat(masked.at(line.length())).isEqualTo(masked.text().length());
    }

    @Test
    void withoutASecretEverythingStandsWhereItStood() {
        assertThat(mask.mask("all is well").at(4)).isEqualTo(4);
        assertThat(mask.mask("all is well").at(99)).isEqualTo(11);
    }

    @Test
    void aTeamAddsPatternsOfItsOwn() {
        assertThat(mask.and(List.of("cust-\\d+", "iban=(\\w+)")).masked("cust-17 iban=DE02 ok"))
                .isEqualTo("•••••• iban=•••••• ok");
    }

    @Test
    void whereAPatternOfATeamTakesTooLongAllIsHidden() {
        assertThat(mask.and(List.of("(a+)+\\1+b")).masked("a".repeat(200))).isEqualTo("••••••");
    }

    @Test
    void aHugeHostileLineIsMaskedInATrice() {
        for (String piece : List.of("password=", "a.", "4 ", "://a:", "eyJ", "\"token\":\"")) {
            assertThat(mask.masked(piece.repeat(16_384 / piece.length()))).isNotNull();
        }
    }
}
