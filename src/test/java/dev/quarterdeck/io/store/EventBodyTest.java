package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBodyTest {
    private static final EventBody.Origin ORIGIN = new EventBody.Origin("Europe/Vienna", "+01:00", "k7f3qzab", 42);

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{ \"a\" : 1.50 ,\n\"b\":[{}] }", "[1, 2]", "\"t\\u00e9xt 🚒\"", "1.50", "true", "null"})
    void carriesTheFactsTextAsItStands(String fact) {
        var body = new EventBody("Ada \"A\" 🚒", ORIGIN, fact);
        assertThat(EventBody.read(body.bytes())).isEqualTo(body);
    }

    @Test
    void carriesALongFactAsItStands() {
        String text = "{\"text\": \"" + "漢字 🚒 \\n".repeat(300_000) + "\", \"n\" : 1.0}";
        var body = new EventBody("Ada", ORIGIN, text);
        assertThat(EventBody.read(body.bytes())).isEqualTo(body);
    }

    @Test
    void ignoresFieldsOfANewerProgram() {
        EventBody body = EventBody.read("{\"actor\":\"Ada\",\"ship\":{\"a\":[1]},\"fact\":{\"x\":1},\"more\":2}"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(body.actor()).isEqualTo("Ada");
        assertThat(body.fact()).isEqualTo("{\"x\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{\"actor\":", "[1]", "null"})
    void showsADamagedBodyInsteadOfFailing(String damaged) {
        assertThat(EventBody.read(damaged.getBytes(StandardCharsets.UTF_8)).actor()).isEmpty();
    }

    @Test
    void savesHalfASurrogatePairAsAQuestionMark() {
        assertThat(EventBody.read(new EventBody("a\ud83d", ORIGIN, "{}").bytes()).actor()).isEqualTo("a?");
    }
}
