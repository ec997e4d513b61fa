package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sentences made of the pieces that thresholds are written with, in seven languages: the plain ones are read for what they say,
 * and none that negates, sets a condition, quotes, asks or recounts is ever watched as fulfilled. The seed makes a failure
 * repeatable.
 */
class ThresholdPropertiesTest {
    private static final int SENTENCES = 300;

    /**
     * @param plain    how a plain sentence is put together of signal {@code S}, comparison {@code C} and figure {@code V}
     * @param lasting  the same of a sentence {@code P} and a number of minutes {@code N}
     * @param reserved what takes a sentence back, of the whole {@code P} or of its parts
     */
    private record Language(String name, List<String> rates, List<String> latencies, List<String> above, List<String> below,
            List<String> percent, List<String> millis,
                            List<String> plain, List<String> lasting, List<String> reserved) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Language> LANGUAGES = List.of(
            new Language("English", List.of("error rate", "Error rate", "the error rate", "API error rate", "5xx error rate",
            "failure rate", "overall error rate"),
                    List.of("p95", "p95 latency", "P95 response time", "the 95th percentile latency", "Latency p95",
                    "API latency (p95)"),
                    List.of("above", "over", "> ", ">", "is above", "exceeds", "is greater than", "higher than", "rises above",
                    "more than"),
                    List.of("below", "under", "< ", "<", "is below", "less than", "stays below", "is lower than", "drops below"),
                    List.of("%", " %", " percent", " per cent"), List.of("ms", " ms", " milliseconds"),
                    List.of("S C V", "S: C V", "S (C V)"),
                    List.of("P for N minutes", "P for more than N min", "P, sustained for N minutes", "P for at least N minutes",
                    "P lasting N+ minutes", "P (Nm)", "P for N consecutive minutes",
                            "P over a N-minute window", "for N minutes P", "P longer than N min"),
                    List.of("S no longer C V", "S is not C V any more", "no endpoint with S C V", "nothing with S C V",
                    "S never C V", "S isn't C V", "S hasn't been C V", "S stopped being C V",
                            "S came down from C V", "neither P nor an outage", "without P", "S fails to be C V",
                            "it is not true that P", "none of the hosts has S C V",
                            "if P", "if P, page the lead", "when P, call somebody", "unless P", "once P", "until P", "in case P",
                            "as long as P", "whenever P", "should it be that P", "P means trouble", "wait until P",
                            "alert \"P\" is resolved", "the alert 'P' fired", "`P` is silenced", "the P alarm", "alert P",
                            "rule: P", "«P»", "P was the threshold",
                            "is P?", "P?", "whether P", "why is P", "P was true yesterday", "S was C V", "S had been C V",
                            "yesterday P", "earlier P", "P last week", "P before the deploy", "last time P",
                            "e.g. P", "for example P", "such as P", "examples: P", "P is acceptable when busy", "P resolved",
                            "P is gone", "P cleared", "no P", "not P", "P in staging",
                            "P of the payment provider", "P compared to last week", "P than usual", "P above baseline",
                            "P for several minutes", "P for a while", "P within N minutes", "P after N minutes",
                            "P or p99 above 3 s", "P increase", "P at night", "P for some users")),
            new Language("German", List.of("Fehlerrate", "Fehlerquote", "die Fehlerrate"),
            List.of("p95", "p95-Latenz", "Antwortzeit p95", "Latenz (p95)"),
                    List.of("über", "> ", "größer als", "liegt über", "übersteigt", "mehr als"),
                    List.of("unter", "< ", "kleiner als", "liegt unter", "weniger als"),
                    List.of(" %", "%", " Prozent"), List.of(" ms", "ms", " Millisekunden"), List.of("S C V", "S: C V"),
                    List.of("P für N Minuten", "P länger als N Minuten", "P, N Minuten lang", "P für mehr als N Minuten",
                    "P für mindestens N Minuten"),
                    List.of("S nicht mehr C V", "S ist nicht C V", "keine S C V", "kein Dienst mit S C V", "S niemals C V",
                    "wenn P", "falls P, Leitung rufen", "sobald P", "solange P", "bis P", "Alarm „P“ ist behoben",
                            "S war C V", "gestern P", "P?", "ob P", "z. B. P", "zum Beispiel P", "S kam von C V herunter",
                            "ohne dass P", "P seit mehreren Minuten", "weder P noch ein Ausfall", "P innerhalb von N Minuten")),
            new Language("French", List.of("Taux d'erreur", "le taux d’erreurs", "taux d'erreur"),
            List.of("latence p95", "temps de réponse p95", "p95"),
                    List.of("supérieur à", "> ", "au-dessus de", "dépasse", "plus de"),
                    List.of("inférieur à", "< ", "en dessous de", "moins de", "sous"),
                    List.of(" %", "%", "\u00A0%", " pour cent"), List.of(" ms", "\u202Fms", " millisecondes"),
                    List.of("S C V", "S : C V"),
                    List.of("P pendant N minutes", "P pendant plus de N minutes", "P durant N minutes"),
                    List.of("S n'est plus C V", "S n’est pas C V", "aucun S C V", "S jamais C V", "si P", "lorsque P",
                    "dès que P", "tant que P", "jusqu'à ce que P", "l'alerte « P » est résolue", "S était C V", "hier P",
                            "P ?", "par exemple P", "sans P", "ni P ni panne", "P il y a N minutes",
                            "P pendant quelques minutes")),
            new Language("Spanish", List.of("Tasa de error", "la tasa de errores", "tasa de errores"),
            List.of("latencia p95", "tiempo de respuesta p95", "p95"),
                    List.of("superior a", "> ", "por encima de", "supera", "más de", "mayor que"),
                    List.of("inferior a", "< ", "por debajo de", "menos de", "menor que"),
                    List.of(" %", "%", " por ciento"), List.of(" ms", " milisegundos"), List.of("S C V", "S: C V"),
                    List.of("P durante N minutos", "P durante más de N minutos", "P durante al menos N minutos"),
                    List.of("S ya no C V", "S no C V", "ninguna S C V", "nunca P", "si P", "cuando P", "hasta que P",
                    "mientras P", "la alerta «P» está resuelta", "S estaba C V", "ayer P", "¿P?", "por ejemplo P",
                            "sin P", "ni P ni caída", "P hace N minutos", "P durante varios minutos")),
            new Language("Portuguese", List.of("Taxa de erro", "a taxa de erros", "taxa de erros"),
            List.of("latência p95", "tempo de resposta p95", "p95"),
                    List.of("acima de", "> ", "maior que", "ultrapassa", "mais de"),
                    List.of("abaixo de", "< ", "menor que", "menos de"),
                    List.of("%", " %", " por cento"), List.of(" ms", " milissegundos"), List.of("S C V", "S: C V"),
                    List.of("P por N minutos", "P por mais de N minutos", "P durante N minutos", "P por pelo menos N minutos"),
                    List.of("S não está mais C V", "S já não C V", "nenhuma S C V", "nunca P", "se P", "quando P", "até P",
                    "enquanto P", "o alerta “P” foi resolvido", "S estava C V", "ontem P", "P?", "por exemplo P",
                            "sem P", "nem P nem queda", "P há N minutos", "P por vários minutos")),
            new Language("Chinese", List.of("错误率", "接口错误率", "请求失败率", "5xx 错误率"), List.of("P95 延迟", "p95响应时间", "P95 时延"),
                    List.of("超过", "高于", "大于", ">"), List.of("低于", "小于", "<"), List.of("%", "％", " %"), List.of("ms", "毫秒", " 毫秒"),
                    List.of("SCV", "S C V", "S：C V"),
                    List.of("P持续N分钟", "P 持续 N 分钟", "P持续超过N分钟", "P持续N分钟以上"),
                    List.of("S不再CV", "S没有CV", "S未CV", "S并不CV", "如果P", "当P", "若P", "除非P", "直到P", "“P”告警已恢复", "P的告警", "S曾CV", "昨天P",
                    "P?", "P？", "P吗", "例如P", "比如P", "之前P", "P几分钟", "上周P")),
            new Language("Japanese", List.of("エラー率", "サービスのエラー率", "5xxエラー率"), List.of("p95レイテンシ", "P95応答時間"),
                    List.of("を超える", "を上回る", "超"), List.of("未満", "を下回る"), List.of("%", "％"), List.of("ms", "ミリ秒"),
                    List.of("SがVC", "S VC", "S: VC"),
                    List.of("Pが N分続く", "P状態がN分以上続く", "PがN分間継続"),
                    List.of("SはもうVCことはない", "SがVCではない", "Pわけではない", "もしP", "P場合", "Pとき", "Pなら", "Pまで待つ", "「P」アラートは解消", "昨日P",
                    "SはVCでした", "P?", "Pか", "例えばP", "P状態が数分続く", "以前P")));

    static Stream<Language> languages() {
        return LANGUAGES.stream();
    }

    private record Said(String text, Signal signal, boolean above, double edge) {
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static Said plain(Language language, Random random) {
        Signal signal = Signal.values()[random.nextInt(2)];
        boolean above = random.nextBoolean();
        boolean rate = signal == Signal.ERROR_RATE;
        int whole = rate ? 1 + random.nextInt(60) : 100 + random.nextInt(4_000);
        String figure = Integer.toString(whole);
        double edge = whole;
        if (rate && random.nextInt(3) == 0) {
            figure = whole + (random.nextBoolean() ? "." : ",") + "5";
            edge = whole + 0.5;
        } else if (!rate && whole >= 1_000 && random.nextInt(3) == 0) {
            figure = whole / 1_000 + any(random, List.of(" ", "'", "’", "\u00A0", "\u202F"))
                    + String.format("%03d", whole % 1_000);
        }
        String text = any(random, language.plain)
                .replace("S", any(random, rate ? language.rates : language.latencies).replace('S', '\u0001'))
                .replace("C", any(random, above ? language.above : language.below))
                .replace("V", figure + any(random, rate ? language.percent : language.millis)).replace('\u0001', 'S');
        return new Said(text, signal, above, edge);
    }

    private static Said reserved(Language language, Random random) {
        Said plain = plain(language, random);
        boolean rate = plain.signal == Signal.ERROR_RATE;
        String figure = plain.edge + any(random, rate ? language.percent : language.millis);
        String text = any(random, language.reserved).replace("N", "5").replace("P", "\u0002")
                .replace("S", any(random, rate ? language.rates : language.latencies))
                .replace("C", any(random, plain.above ? language.above : language.below)).replace("V", figure)
                .replace("\u0002", plain.text);
        return new Said(text, plain.signal, plain.above, plain.edge);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_plain_statement_is_read_for_what_it_says(Language language) {
        var random = new Random(language.name.hashCode());
        for (int i = 0; i < SENTENCES; i++) {
            Said said = plain(language, random);
            Condition read = (Condition) CriterionReader.check(said.text, "")
                    .orElseThrow(() -> new AssertionError("not read: " + said.text));
            assertThat(read.signal()).as(said.text).isEqualTo(said.signal);
            assertThat(read.range()).as(said.text)
                    .isEqualTo(said.above ? new Range(said.edge, false, Double.POSITIVE_INFINITY, false)
                    : new Range(Double.NEGATIVE_INFINITY, false, said.edge, false));
            assertThat(read.lasts()).as(said.text).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void the_time_it_has_to_last_is_kept(Language language) {
        var random = new Random(language.name.hashCode() + 1);
        for (int i = 0; i < SENTENCES; i++) {
            Said said = plain(language, random);
            int minutes = 2 + random.nextInt(28);
            String text = any(random, language.lasting).replace("N", Integer.toString(minutes)).replace("P", said.text);
            Condition read = (Condition) CriterionReader.check(text, "")
                    .orElseThrow(() -> new AssertionError("not read: " + text));
            assertThat(read.hold()).as(text).isEqualTo(Duration.ofMinutes(minutes));
            assertThat(read.range().contains(said.edge + 1)).as(text).isEqualTo(said.above);
        }
    }

    /**
     * Words in any order: two statements, half ones and none at all. Nothing is thrown, and what is read has an edge that stands
     * there.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void no_jumble_of_known_words_is_too_much(long seed) {
        var random = new Random(seed);
        List<String> pieces = List.of("error rate", "p95", "latency", "5xx", ">", "<", "≥", "≤", "above", "below", "between",
                "and", "to", "-", "–", "5", "5%", "10 %", "1", "500 ms", "2 s", "1,000", "1 000",
                "x", "for", "5 min", "10m", "sustained", "consecutive", "minutes", "or more", "+", "%", "(", ")", ",", ":", "/",
                "normal", "high", "threshold", "up to", "未満", "以上", "an hour", "up", "five");
        for (int i = 0; i < 3_000; i++) {
            String text = random.ints(1 + random.nextInt(9), 0, pieces.size()).mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextInt(3) == 0 ? "" : " "));
            for (Optional<Condition> read : List.of(ConditionReader.read(text), ConditionReader.read("Error rate", text),
                    ConditionReader.readCell(Signal.ERROR_RATE, "Errors (%)", text))) {
                assertThat(read.filter(c -> !Double.isInfinite(c.range().low()) && c.range().low() < 1 || c.range()
                        .equals(new Range(0, false, 0, false)))).as(text).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void what_takes_a_threshold_back_is_never_watched_as_fulfilled(Language language) {
        var random = new Random(language.name.hashCode() + 2);
        for (int i = 0; i < 2 * SENTENCES; i++) {
            Said said = reserved(language, random);
            // the same said the other way round, "not above" as "at most", is no mistake
            double mentioned = said.above ? said.edge + 0.25 : said.edge - 0.25;
            for (Optional<Criterion> read : List.of(CriterionReader.check(said.text, ""), CriterionReader.trigger(said.text, ""),
                    CriterionReader.symptom(said.text),
                    CriterionReader.check("Signals", said.text), CriterionReader.trigger("Signals", said.text))) {
                assertThat(read.filter(c -> !(c instanceof Condition condition) || condition.range().contains(mentioned)))
                        .as(said.text).isEmpty();
            }
        }
    }
}
