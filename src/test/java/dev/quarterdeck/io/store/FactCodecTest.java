package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.SampleFacts;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.io.store.FactCodec.Encoded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FactCodecTest {

    @ParameterizedTest
    @MethodSource("facts")
    void everyFactComesBackAsItWas(Fact fact) {
        assertThat(FactCodec.decode(FactCodec.encode(fact))).isEqualTo(fact);
    }

    @Test
    void kindsAreUniqueAndNamedNounDotVerb() {
        List<String> kinds = facts().filter(fact -> !(fact instanceof Fact.Unknown))
                .map(fact -> FactCodec.encode(fact).kind()).toList();
        assertThat(kinds).doesNotHaveDuplicates().allMatch(kind -> kind.matches("[a-z]+\\.[a-z]+"));
    }

    @Test
    void timesAreWrittenForPeople() {
        Fact fact = new Fact.AdviceChanged("", "", 0, 0, "", "",
                List.of(Reading.none(Signal.ERROR_RATE, Duration.ofMinutes(1), Instant.parse("2026-11-23T14:15:00Z"))));
        assertThat(FactCodec.encode(fact).json()).contains("\"window\":\"PT1M\"", "\"at\":\"2026-11-23T14:15:00Z\"");
    }

    @Test
    void aKindFromANewerProgramIsKeptAndWrittenBackUnchanged() {
        var stored = new Encoded("tide.turned", 3, "{ \"height\" : 1.50, \"b\":[1,2] }");
        Fact fact = FactCodec.decode(stored);
        assertThat(fact).isEqualTo(new Fact.Unknown("tide.turned", 3, stored.json()));
        assertThat(FactCodec.encode(fact)).isEqualTo(stored);
    }

    @Test
    void aNewerVersionOfAKnownKindIsNotGuessedAt() {
        var stored = new Encoded("note.added", 2, "{\"text\":\"hello\"}");
        assertThat(FactCodec.decode(stored)).isEqualTo(new Fact.Unknown("note.added", 2, stored.json()));
    }

    @Test
    void aWordThatThisProgramDoesNotKnowIsKept() {
        var stored = new Encoded("severity.changed", 1, "{\"from\":\"P0\",\"to\":\"P9\",\"reason\":\"\"}");
        assertThat(FactCodec.decode(stored)).isInstanceOf(Fact.Unknown.class);
        assertThat(FactCodec.encode(FactCodec.decode(stored))).isEqualTo(stored);
    }

    @Test
    void aComponentFromANewerProgramIsIgnored() {
        var stored = new Encoded("note.added", 1, "{\"text\":\"hello\",\"mood\":\"calm\"}");
        assertThat(FactCodec.decode(stored)).isEqualTo(new Fact.NoteAdded("hello"));
    }

    @Test
    void aTextOrListThatAnOlderProgramDidNotWriteIsEmpty() {
        assertThat(FactCodec.decode(new Encoded("incident.resolved", 1, "{}"))).isEqualTo(new Fact.Resolved(List.of(), ""));
        assertThat(FactCodec.decode(new Encoded("incident.declared", 1, "{\"title\":\"t\",\"severity\":\"P1\"}")))
                .isEqualTo(new Fact.IncidentDeclared("t", Severity.P1, ""));
    }

    @Test
    void aFlagThatAnOlderProgramDidNotWriteIsFalse() {
        assertThat(FactCodec.decode(new Encoded("incident.reopened", 1, "{\"reason\":\"r\"}")))
                .isEqualTo(new Fact.Reopened("r", false));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void nothingThatIsMissingBecomesNull(Fact fact) {
        Encoded encoded = FactCodec.encode(fact);
        Fact decoded = FactCodec.decode(new Encoded(encoded.kind(), encoded.version(), "{}"));
        assertThat(decoded).hasNoNullFieldsOrProperties();
    }

    /** The file was written when the format was settled. It must never be changed, only be added to. */
    @ParameterizedTest
    @MethodSource("saved")
    void whatVersionOneWroteIsReadForEver(String line) {
        JsonNode saved = EventJson.MAPPER.readTree(line);
        var stored = new Encoded(saved.get("kind").asString(), saved.get("version").asInt(), saved.get("fact").toString());
        Fact fact = FactCodec.decode(stored);
        assertThat(fact).isNotInstanceOf(Fact.Unknown.class);
        JsonNode again = EventJson.MAPPER.readTree(FactCodec.encode(fact).json());
        assertStillThere(saved.get("fact"), again);
    }

    /** A component may have been added, also to a record within a fact; none may be lost or changed. */
    private static void assertStillThere(JsonNode saved, JsonNode again) {
        if (saved.isObject()) {
            saved.forEachEntry((name, value) -> {
                assertThat(again.has(name)).as(name).isTrue();
                assertStillThere(value, again.get(name));
            });
        } else if (saved.isArray()) {
            assertThat(again.size()).isEqualTo(saved.size());
            for (int i = 0; i < saved.size(); i++) {
                assertStillThere(saved.get(i), again.get(i));
            }
        } else {
            assertThat(again).isEqualTo(saved);
        }
    }

    @Test
    void theSavedFileHasEveryKind() {
        List<String> kinds = saved().map(line -> EventJson.MAPPER.readTree(line).get("kind").asString()).toList();
        assertThat(facts().filter(fact -> !(fact instanceof Fact.Unknown)).map(fact -> FactCodec.encode(fact).kind()))
                .isSubsetOf(kinds);
    }

    static Stream<Fact> facts() {
        return SampleFacts.all().stream();
    }

    static Stream<String> saved() {
        try (var in = FactCodecTest.class.getResourceAsStream("/format/facts-v1.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever wrote it left something out, and a fold trusts its facts. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"check\": null, \"by\": \"Ada\", \"evidence\": \"\"}", "null", "[]", "7"})
    void aFactWithAHoleIsKeptAsOneThatNobodyKnows(String json) {
        assertThat(FactCodec.decode(new FactCodec.Encoded("check.ticked", 1, json))).isInstanceOf(Fact.Unknown.class);
        byte[] body = ("{\"actor\":null,\"nanos\":1,\"fact\":" + json + "}").getBytes(StandardCharsets.UTF_8);
        Said said = Said.read("check.ticked", 1, body);
        assertThat(said.fact()).isInstanceOf(Fact.Unknown.class);
        assertThat(said.actor()).isNotNull();
    }

    /** Words and lists that are left out are empty; anything else of a run has to be there, and nothing in a list is missing. */
    @Test
    void aRunWithAnyHoleIsKeptAsOneThatNobodyKnows() {
        List<String> runs = saved().filter(line -> line.contains("\"command.started\"") || line.contains("\"command.ended\""))
                .toList();
        assertThat(runs).hasSize(2);
        for (String line : runs) {
            String kind = line.contains("started") ? "command.started" : "command.ended";
            String json = line.substring(line.indexOf("\"fact\":") + 7, line.length() - 1);
            assertThat(FactCodec.decode(new FactCodec.Encoded(kind, 1, json))).isNotInstanceOf(Fact.Unknown.class);
            for (String part : List.of("target", "limit", "run", "how", "took")) {
                String holed = json.replace("\"" + part + "\":", "\"" + part + " of later\":");
                if (!holed.equals(json)) {
                    assertThat(FactCodec.decode(new FactCodec.Encoded(kind, 1, holed))).as(holed)
                            .isInstanceOf(Fact.Unknown.class);
                }
            }
            for (String list : List.of("arguments", "parts")) {
                String holed = json.replace("\"" + list + "\":[", "\"" + list + "\":[null,");
                if (!holed.equals(json)) {
                    assertThat(FactCodec.decode(new FactCodec.Encoded(kind, 1, holed))).as(holed)
                            .isInstanceOf(Fact.Unknown.class);
                }
            }
        }
    }
}
