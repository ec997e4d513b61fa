package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words that a plain statement of a threshold is made of, in English, German, French, Spanish, Portuguese, Chinese and Japanese. It
 * holds no word that negates, doubts, asks, quotes or recounts: a statement with such a word has a part that is unknown here, and
 * so has one in a language that is not. Immutable; any thread.
 */
final class Vocabulary {
    private static final Map<String, Token> PHRASES = new HashMap<>();
    private static final Pattern LIST = Pattern.compile("\\s*\\|\\s*");
    /** The longest phrase that begins with a character. */
    private static final Map<Character, Integer> LONGEST = new HashMap<>();

    static {
        english();
        german();
        french();
        spanish();
        portuguese();
        chinese();
        japanese();
        signs();
        PHRASES.keySet().forEach(phrase -> LONGEST.merge(phrase.charAt(0), phrase.length(), Math::max));
    }

    private Vocabulary() {
    }

    /** How long a phrase can be that begins with {@code first}; 0 where none does. */
    static int longest(char first) {
        return LONGEST.getOrDefault(first, 0);
    }

    /** {@code phrase} in small letters, its words parted by one blank. */
    static Optional<Token> token(String phrase) {
        return Optional.ofNullable(PHRASES.get(phrase));
    }

    private static void english() {
        add(Word.ERRORS, "error rate | error rates | errors rate | error percentage | percentage of errors | rate of errors | share of errors | failure rate"
                + " | failure rates | failure percentage | failed request rate | request failure rate | request error rate | failed requests | failing requests"
                + " | failed calls | failed responses | requests fail | requests are failing | requests failing | requests failed | requests that fail"
                + " | requests return errors | requests returning errors | requests result in errors | requests end in errors | calls fail | calls failing"
                + " | errors | failures | error share | rate of failed requests | share of failed requests | percentage of failed requests");
        add(Word.SERVER_ERRORS, "5xx | 5xx rate | 5xx rates | 5xx ratio | http 5xx | http 5xx rate | 5xx errors | 5xx responses | 5xx answers | server errors"
                + " | requests return 5xx | requests returning 5xx | rate of 5xx | share of 5xx | 5xx percentage | 5xx error rate | 5xx error rates");
        add(Word.ERROR_RATIO, "error ratio | errors ratio | failure ratio");
        add(Word.LATENCY, "latency | latencies | response time | response times | answer time | answer times | request time | request times"
                + " | request duration | request durations | request latency | response latency");
        add(Word.P95, "p95 | 95th percentile | 95 percentile | 95th pct | 95th %ile | 95%ile | 95%-ile | 95th percentile of | percentile 95 | tp95 | q95 | p95th");
        add(Word.BELOW, "below | under | less than | lower than | fewer than | smaller than | drops below | drop below | dropped below | has dropped below"
                + " | falls below | fall below | has fallen below | goes below | go below | decreases below | decreased to below | back below | back under | below the threshold of | below threshold of");
        add(Word.ABOVE, "above | over | more than | greater than | higher than | larger than | beyond | in excess of | exceeds | exceed | exceeding | breaches | breaching"
                + " | surpasses | rises above | rise above | rising above | climbs above | climbs over | goes above | goes over | goes beyond | going above"
                + " | gets above | jumps above | spikes above | spiking above | increases above | increases beyond | rises beyond | grows above | crosses | crossing | exceeds threshold of | exceeds the threshold of | exceeds the threshold | exceeds threshold | above the threshold of"
                + " | above threshold of | exceeds the limit of | exceeds limit of | tops | hovers above | slower than");
        add(Word.AT_MOST, "at most | no more than | no higher than | no greater than | no slower than | not more than | not above | not over"
                + " | not higher than | not greater than | not exceed | not exceeding | must not exceed | should not exceed | shall not exceed | may not exceed"
                + " | does not exceed | less than or equal to | less than or equal | lower than or equal to | below or equal to | at or below | at or under"
                + " | equal to or less than | equal to or below");
        add(Word.AT_LEAST, "at least | no less than | no lower than | not less than | not below | not under | not lower than | greater than or equal to"
                + " | greater than or equal | more than or equal to | more than or equal | higher than or equal to | above or equal to | at or above | at or over"
                + " | equal to or greater than | equal to or above | equal to or more than | reaches | reaching | hits");
        add(Word.UP_TO, "up to");
        add(Word.BETWEEN, "between | from | ranges from");
        add(Word.LINK, "to | through");
        add(Word.AND, "and | &");
        add(Word.OR_MORE, "or more | or higher | or above | or over | or greater | or longer | and above | and up | and higher | and more");
        add(Word.OR_LESS, "or less | or lower | or below | or under | or fewer | and below | and less");
        add(Word.PERCENT, "percent | per cent | pct");
        add(Word.MICROSECONDS, "us | µs | μs | usec | microseconds");
        add(Word.MILLISECONDS, "ms | msec | msecs | millis | millisecond | milliseconds");
        add(Word.SECONDS, "s | sec | secs | second | seconds");
        add(Word.MINUTES, "m | min | mins | minute | minutes");
        add(Word.HOURS, "h | hr | hrs | hour | hours");
        add(Word.LASTING, "for | for a | for a period of | for the last | for the past | during | throughout | sustained for | sustained over"
                + " | lasting | lasts | lasting for | longer than | persisting | persisting for | persists for | persists | continuously for | consistently for"
                + " | for longer than | for a full | over the last | over the past | over a | over any | over the course of | over a period of | continuing for | held for"
                + " | measured over | over the | for the whole | for a total of");
        add(Word.WINDOW, "consecutive | straight | in a row | window | windows | rolling | rolling window | sliding | sliding window | period | interval | duration"
                + " | at a stretch | sustained period");
        add(Word.LIMIT, "threshold | limit | mark");
        add(Word.SUSTAINED, "sustained | persistent | persistently | continuous | continuously | consistently | uninterrupted");
        add(Word.VARIABLE, "x");
        numbers("one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen | fourteen | fifteen");
        number("twenty", 20);
        number("thirty", 30);
        number("forty five", 45);
        number("sixty", 60);
        number("ninety", 90);
        add(Word.FILLER, "the | a | an | our | its | this | of | is | are | be | that | at | with | stays | stay | staying | remains | remain | remaining | keeps | sits | sitting"
                + " | should be | must be | shall be | needs to be | need to be | has to be | is to be | should stay | must stay | should remain | must remain | returns to"
                + " | return to | returned to | has returned to | have returned to | down to | climbs to | rises to | goes to | grows to | increases to | drops to | falls to | decreases to | returns | back to | back | back to normal | recovered to | has recovered to | settles | has settled"
                + " | verify | verify that | confirm | confirm that | ensure | ensure that | make sure | make sure that | check | check that | validate | validate that"
                + " | see that | monitor | monitor that | observe | confirmed | verified | metrics show | api | apis | http | https | service | application | app | web | server | server side | backend"
                + " | request | requests | response | responses | endpoint | endpoints | overall | total | aggregate | aggregated | global | combined | production | prod | live | in production"
                + " | current | currently | now | measured | user facing | end to end | public | for all requests | of all requests | all requests | all endpoints"
                + " | of traffic | of the traffic | of all traffic | of total traffic | of total requests | all endpoints respond with | for the api | for the service | on the api | on the service | for all endpoints | on all endpoints | across all endpoints | across the service | across the api"
                + " | critical | severe | moderate | minor | immediate | immediately | urgent"
                + " | too many | many | level | levels | metric | metrics | figure"
                + " | in grafana | on grafana | in the grafana dashboard | in grafana dashboard | in datadog | in the datadog dashboard | in datadog dashboard | in cloudwatch | in new relic | in kibana | in prometheus | in the dashboard | on the dashboard | on dashboard | on dashboards | in dashboard | in monitoring | according to monitoring");
        add(Word.GOOD, "normal | as always | as usual | as before | as expected | acceptable | healthy | good | stable | fine | ok | nominal | green | within limits | within the limit | within threshold"
                + " | within thresholds | within slo | within the slo | within sla | within target | within the target | within range | within acceptable range | within acceptable limits | within normal range | within normal limits | within bounds | within budget");
        add(Word.BAD, "high | elevated | excessive | too high | very high | slow | too slow | degraded | unhealthy | bad | unacceptable");
    }

    private static void german() {
        continental(Word.ERRORS, "fehlerrate | fehlerraten | fehlerquote | fehleranteil | rate fehlerhafter anfragen | anteil fehlerhafter anfragen | fehlgeschlagene anfragen"
                + " | anfragen schlagen fehl | der anfragen schlagen fehl");
        continental(Word.SERVER_ERRORS, "5xx rate der anfragen | 5xx fehler | 5xx quote | 5xx fehlerrate | serverfehler");
        continental(Word.LATENCY, "latenz | latenzen | antwortzeit | antwortzeiten | antwortlatenz");
        continental(Word.P95, "95. perzentil | 95 perzentil | p95 wert | p95 latenz der | 95er perzentil");
        continental(Word.BELOW, "unter | unterhalb | unterhalb von | kleiner als | weniger als | niedriger als | fällt unter | sinkt unter | kleiner");
        continental(Word.ABOVE, "über | ueber | oberhalb | oberhalb von | größer als | groesser als | mehr als | höher als | hoeher als | übersteigt | uebersteigt"
                + " | überschreitet | ueberschreitet | steigt über | größer | liegt über | liegen über");
        continental(Word.AT_MOST, "höchstens | hoechstens | maximal | kleiner gleich | kleiner oder gleich | liegt höchstens bei");
        continental(Word.AT_LEAST, "mindestens | größer gleich | größer oder gleich | erreicht | wenigstens");
        continental(Word.BETWEEN, "zwischen");
        continental(Word.LINK, "bis");
        continental(Word.AND, "und");
        continental(Word.OR_MORE, "oder mehr | oder höher | oder länger | und mehr");
        continental(Word.OR_LESS, "oder weniger | oder niedriger");
        continental(Word.PERCENT, "prozent");
        continental(Word.MILLISECONDS, "millisekunde | millisekunden");
        continental(Word.SECONDS, "sekunde | sekunden | sek");
        continental(Word.MINUTES, "minuten");
        continental(Word.HOURS, "stunde | stunden | std");
        continental(Word.LASTING, "für | fuer | während | länger als | laenger als | über einen zeitraum von | anhaltend | andauernd");
        continental(Word.LASTING, "für länger als");
        continental(Word.WINDOW, "lang | lange | am stück | durchgehend | hintereinander | ununterbrochen | aufeinanderfolgende | dauerhaft");
        numbers("eine | zwei | drei | vier | fünf | sechs | sieben | acht | neun | zehn | elf | zwölf");
        number("fünfzehn", 15);
        number("zwanzig", 20);
        number("dreißig", 30);
        number("sechzig", 60);
        continental(Word.FILLER, "die | der | das | den | ist | sind | bleibt | bleiben | liegt | liegen | liegt bei | wieder | des | im | unsere | aktuelle | aller | anfragen"
                + " | dienstes | dienst | anwendung | gesamte | gesamt | prüfen | sicherstellen | bestätigen");
    }

    private static void french() {
        continental(Word.ERRORS, "taux d'erreur | taux d'erreurs | taux d'échec | des requêtes échouent | requêtes échouent"
                + " | requêtes en échec | requêtes en erreur");
        continental(Word.SERVER_ERRORS, "erreurs 5xx | taux de 5xx | taux d'erreurs 5xx");
        continental(Word.LATENCY, "latence | latences | temps de réponse");
        continental(Word.P95, "95e percentile | 95e centile | 95ème percentile | au 95e percentile | percentile 95");
        continental(Word.BELOW, "inférieur à | inférieure à | inférieurs à | en dessous de | au dessous de | moins de | sous | sous les | sous la barre des | passe sous | descend sous");
        continental(Word.ABOVE, "supérieur à | supérieure à | supérieurs à | au dessus de | plus de | dépasse | dépassant | dépassent | excède | passe au dessus de");
        continental(Word.AT_MOST, "au maximum | inférieur ou égal à | inférieure ou égale à");
        continental(Word.AT_LEAST, "au moins | supérieur ou égal à | supérieure ou égale à | atteint");
        continental(Word.BETWEEN, "entre");
        continental(Word.LINK, "à");
        continental(Word.AND, "et");
        continental(Word.OR_MORE, "ou plus");
        continental(Word.OR_LESS, "ou moins");
        continental(Word.PERCENT, "pour cent");
        continental(Word.MILLISECONDS, "milliseconde | millisecondes");
        continental(Word.SECONDS, "seconde | secondes");
        continental(Word.HOURS, "heure | heures");
        continental(Word.LASTING, "pendant | durant");
        continental(Word.WINDOW, "consécutives | d'affilée | de suite");
        numbers("une | deux | trois | quatre | cinq | six | sept | huit | neuf | dix");
        number("quinze", 15);
        number("vingt", 20);
        number("trente", 30);
        continental(Word.FILLER, "le | la | les | du | est | sont | reste | restent | vérifier que | s'assurer que | de l'api | service");
    }

    private static void spanish() {
        continental(Word.ERRORS, "tasa de error | tasa de errores | tasa de fallos | porcentaje de errores | de las solicitudes fallan | de las peticiones fallan");
        continental(Word.SERVER_ERRORS, "errores 5xx | tasa de 5xx | tasa de errores 5xx");
        continental(Word.LATENCY, "latencia | latencias | tiempo de respuesta | tiempos de respuesta");
        continental(Word.P95, "percentil 95 | del percentil 95");
        continental(Word.BELOW, "inferior a | inferiores a | por debajo de | por debajo del | menos de | menos del | menor que | menor a | menor al");
        continental(Word.ABOVE, "superior a | superiores a | superior al | por encima de | por encima del | más de | más del | mayor que | mayor a | mayor al | supera | supera el | supera los"
                + " | excede | excede el | superan | mas de");
        continental(Word.AT_MOST, "como máximo | menor o igual a | menor o igual que");
        continental(Word.AT_LEAST, "al menos | mayor o igual a | mayor o igual que | como mínimo | alcanza");
        continental(Word.AND, "y");
        continental(Word.OR_MORE, "o más");
        continental(Word.OR_LESS, "o menos");
        continental(Word.PERCENT, "por ciento");
        continental(Word.MILLISECONDS, "milisegundos");
        continental(Word.SECONDS, "segundo | segundos");
        continental(Word.MINUTES, "minuto | minutos");
        continental(Word.HOURS, "hora | horas");
        continental(Word.LASTING, "durante");
        continental(Word.WINDOW, "consecutivos | seguidos");
        numbers("un | dos | tres | cuatro | cinco | seis | siete | ocho | nueve | diez");
        number("quince", 15);
        number("veinte", 20);
        number("treinta", 30);
        continental(Word.FILLER, "el | los | las | es | está | están | se mantiene | permanece | verificar que | comprobar que | de la api | del servicio | servicio | del");
    }

    private static void portuguese() {
        continental(Word.ERRORS, "taxa de erro | taxa de erros | taxa de falhas | taxa de falha | das requisições falham | dos pedidos falham | percentual de erros");
        continental(Word.SERVER_ERRORS, "erros 5xx | taxa de 5xx | taxa de erros 5xx");
        continental(Word.LATENCY, "latência | latências | tempo de resposta | tempos de resposta");
        continental(Word.P95, "do percentil 95");
        continental(Word.BELOW, "abaixo de | abaixo dos | menor que | menor do que | inferior à | menos de");
        continental(Word.ABOVE, "acima de | acima dos | maior que | maior do que | mais de | mais que | ultrapassa | ultrapassa os | excede");
        continental(Word.AT_MOST, "no máximo | menor ou igual a");
        continental(Word.AT_LEAST, "pelo menos | no mínimo | maior ou igual a | atinge");
        continental(Word.AND, "e");
        continental(Word.OR_MORE, "ou mais");
        continental(Word.OR_LESS, "ou menos");
        continental(Word.PERCENT, "por cento");
        continental(Word.MILLISECONDS, "milissegundos");
        continental(Word.WINDOW, "consecutivos | seguidos");
        continental(Word.LASTING, "por | ao longo de");
        numbers("um | dois | três | quatro | cinco | seis | sete | oito | nove | dez");
        continental(Word.FILLER, "o | é | está | estão | permanece | da api | do serviço | serviço");
    }

    private static void chinese() {
        add(Word.ERRORS, "错误率 | 错误比例 | 失败率 | 请求失败率 | 请求错误率 | 接口错误率 | 服务错误率 | 出错率");
        add(Word.SERVER_ERRORS, "5xx错误率 | 5xx 错误率 | 5xx比例 | 5xx 比例 | 5xx占比 | 5xx 占比 | 5xx 错误 | 5xx错误");
        add(Word.LATENCY, "延迟 | 响应时间 | 响应延迟 | 请求延迟 | 时延 | 响应时延 | 请求耗时");
        add(Word.P95, "95分位 | 95 分位 | p95分位 | 第95百分位 | 95百分位 | 95线");
        add(Word.ABOVE, "超过 | 高于 | 大于 | 超出 | 多于");
        add(Word.BELOW, "低于 | 小于 | 少于");
        add(Word.AT_MOST, "不超过 | 不高于 | 不大于 | 小于等于 | 小于或等于 | 最多");
        add(Word.AT_LEAST, "不低于 | 不小于 | 大于等于 | 大于或等于 | 至少 | 达到");
        add(Word.OR_MORE, "以上 | 及以上 | 或以上");
        add(Word.OR_LESS, "以下 | 及以下 | 或以下 | 以内");
        add(Word.LINK, "到 | 至");
        add(Word.AND, "且 | 并且");
        add(Word.MILLISECONDS, "毫秒");
        add(Word.SECONDS, "秒 | 秒钟");
        add(Word.MINUTES, "分钟 | 分");
        add(Word.HOURS, "小时 | 个小时");
        add(Word.LASTING, "持续 | 持续时间 | 连续 | 长达");
        add(Word.FILLER, "的 | 在 | 是 | 为 | 保持 | 保持在 | 接口 | 服务 | 请求 | 确认 | 当前 | 整体 | 降至 | 恢复到 | 维持在 | 处于 | 值");
    }

    private static void japanese() {
        add(Word.ERRORS, "エラー率 | エラーレート | 失敗率 | エラー発生率 | リクエスト失敗率");
        add(Word.SERVER_ERRORS, "5xxエラー率 | 5xx エラー率 | 5xx率 | 5xxエラー | 5xx エラー");
        add(Word.LATENCY, "レイテンシ | レイテンシー | 応答時間 | レスポンスタイム | 遅延");
        add(Word.P95, "95パーセンタイル | 95 パーセンタイル | p95値");
        add(Word.AND_ABOVE, "を超える | を超えている | を超過 | を超過している | を上回る | を上回っている | 超 | より大きい | より高い | 超過");
        add(Word.AND_BELOW, "未満 | を下回る | を下回っている | より小さい | より低い");
        add(Word.LINK, "から | 〜 | ~");
        add(Word.PERCENT, "パーセント");
        add(Word.MILLISECONDS, "ミリ秒");
        add(Word.MINUTES, "分間");
        add(Word.HOURS, "時間");
        add(Word.LASTING, "続く | 続いている | 継続 | 継続する | 継続している | 持続 | 連続で | 連続");
        add(Word.FILLER, "が | は | の | で | に | である | であること | です | こと | ことを確認 | を確認 | 確認 | 状態 | 状態が | にわたり | にわたって | になっている | に収まっている"
                + " | サービス | リクエスト | 全体 | 全体の | 現在 | 現在の | となっている");
    }

    private static void signs() {
        for (String sign : LIST.splitAsStream("< | ＜ | &lt;").toList()) {
            PHRASES.put(sign, Token.sign(Word.BELOW));
        }
        for (String sign : LIST.splitAsStream("> | ＞ | &gt;").toList()) {
            PHRASES.put(sign, Token.sign(Word.ABOVE));
        }
        for (String sign : LIST.splitAsStream("<= | =< | ≤ | ⩽ | ≦ | &le; | &lt;=").toList()) {
            PHRASES.put(sign, Token.sign(Word.AT_MOST));
        }
        for (String sign : LIST.splitAsStream(">= | ≥ | ⩾ | ≧ | &ge; | &gt;=").toList()) {
            PHRASES.put(sign, Token.sign(Word.AT_LEAST));
        }
        add(Word.PERCENT, "% | ％ | ﹪");
        add(Word.PER_MILLE, "‰");
        add(Word.DASH, "- | – | — | − | ‐ | ‑");
        add(Word.LINK, "... | .. | …");
        add(Word.PLUS, "+");
        add(Word.FILLER, ", | : | ; | ( | ) | [ | ] | ， | ： | ； | （ | ） | 、 | 【 | 】 | / | ✅ | 🔴 | 🟡 | 🟠 | 🟢 | 🚨 | ⚠ | 🔥");
    }

    private static void add(Word word, String phrases) {
        LIST.splitAsStream(phrases).forEach(phrase -> PHRASES.put(phrase, Token.of(word)));
    }

    /** Words that another language has, too, stay as they are there. */
    private static void continental(Word word, String phrases) {
        LIST.splitAsStream(phrases).forEach(phrase -> PHRASES.putIfAbsent(phrase, new Token(word, null, false, true)));
    }

    private static void numbers(String phrases) {
        int[] value = {0};
        LIST.splitAsStream(phrases).forEach(phrase -> number(phrase, ++value[0]));
    }

    private static void number(String phrase, int value) {
        PHRASES.putIfAbsent(phrase, Token.number(Numeral.of(value)));
    }
}
