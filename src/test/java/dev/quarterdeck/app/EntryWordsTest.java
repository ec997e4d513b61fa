package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.SecretMask;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryWordsTest {
    @Test
    void aSecretIsHiddenThoughWhatTellsItIsLeftOut() {
        SecretMask mask = SecretMask.standard().and(List.of("\"message\":\"(\\w+)"));
        assertThat(EntryWords.brief("{\"time\":\"2026-11-23T14:30:11Z\",\"level\":\"error\",\"message\":\"bob refused\"}\nsecond",
                mask)).isEqualTo("ERROR •••••• refused");
    }

    @Test
    void aLineThatIsNoJsonStandsAsItIs() {
        assertThat(EntryWords.brief("pool is empty, password=hunter2\nsecond", SecretMask.standard()))
                .isEqualTo("pool is empty, password=••••••");
        assertThat(EntryWords.brief("", SecretMask.standard())).isEmpty();
    }
}
