package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds as teams write them, each with what a careful reader takes from it; what such a reader would not watch is watched by nobody. */
class ThresholdWordingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rates are below 0.5%;                                    error rate below 0.5%",
        "Verify that the error rate is under 2 %;                       error rate below 2%",
        "Confirm error rate has dropped below 1%;                       error rate below 1%",
        "Error rate back to < 1%;                                       error rate below 1%",
        "Error rate back to normal (<1%);                               error rate below 1%",
        "Error rate (5xx) < 1%;                                         error rate below 1%",
        "HTTP 5xx error rate stays below 0.1%;                          error rate below 0.1%",
        "5xx rate: less than 1 percent;                                 error rate below 1%",
        "Less than 1% of requests fail;                                 error rate below 1%",
        "Error rate does not exceed 3%;                                 error rate at most 3%",
        "Error rate must not exceed 3%;                                 error rate at most 3%",
        "Error rate is no higher than 2%;                               error rate at most 2%",
        "Error rate is not above 2%;                                    error rate at most 2%",
        "Failure rate at or below 4%;                                   error rate at most 4%",
        "Error rate within limits (< 1%);                               error rate below 1%",
        "Error rate below 5‰;                                           error rate below 0.5%",
        "Error ratio below 0.05;                                        error rate below 5%",
        "✅ Error rate < 1%;                                            error rate below 1%",
        "Error rate < 1% on the dashboard;                              error rate below 1%",
        "Ensure API response times (p95) are under 800 ms;              p95 below 800 ms",
        "P95 latency: < 1.5 s;                                          p95 below 1.5 s",
        "p95 response time is at most 300ms;                            p95 at most 300 ms",
        "95th percentile of response times stays under one second;      p95 below 1 s",
        "Latency (p95) < 250000 µs;                                     p95 below 250 ms",
        "95%ile latency under 400 ms;                                   p95 below 400 ms",
        "TP95 < 400 ms;                                                 p95 below 400 ms",
        "Error rates have returned to normal levels (<1%);              error rate below 1%",
        "Error rate down to < 1%;                                       error rate below 1%",
        "Response times are normal (p95 < 500 ms);                      p95 below 500 ms",
    })
    void a_plain_check_is_watched(String text, String watched) {
        assertThat(CriterionReader.check(text, "").map(Criterion::watched)).contains(watched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rate exceeds 5%;                                         error rate above 5%",
        "Error rate rises above 5%;                                     error rate above 5%",
        "Error rate spikes above 20%;                                   error rate above 20%",
        "Error rate exceeds threshold (5%);                             error rate above 5%",
        "Elevated error rate (> 2%);                                    error rate above 2%",
        "Error rate reaches 10%;                                        error rate at least 10%",
        "Error rate 10% or more;                                        error rate at least 10%",
        "10+% of requests failing;                                      error rate at least 10%",
        "5xx > 2%;                                                      error rate above 2%",
        "At least 5% of requests return 5xx;                            error rate at least 5%",
        "Over 5% error rate;                                            error rate above 5%",
        "Error rate above five percent;                                 error rate above 5%",
        "Error rate > 5% → roll back;                                   error rate above 5%",
        "Roll back immediately if the error rate exceeds 5%;            error rate above 5%",
        "Error rate > 10% - critical business impact;                   error rate above 10%",
        "Error rate > 10% (customer impact);                            error rate above 10%",
        "🔴 Error rate > 10%;                                           error rate above 10%",
        "p95 latency climbs over 3 seconds;                             p95 above 3 s",
        "High latency: p95 > 2s;                                        p95 above 2 s",
        "Latency p95 > 2 000 ms;                                        p95 above 2 s",
        "p95 above 1.5 seconds;                                         p95 above 1.5 s",
        "API response time > 2 seconds (p95);                           p95 above 2 s",
        "Error rate surpasses the 5% threshold;                         error rate above 5%",
        "Error rate climbs to 5% or higher;                             error rate at least 5%",
        "5xx responses exceed 1% of traffic;                            error rate above 1%",
        "p95 ≥ 12'000 ms;                                               p95 at least 12 s",
    })
    void a_plain_reason_is_watched(String text, String watched) {
        assertThat(CriterionReader.trigger(text, "").map(Criterion::watched)).contains(watched);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Fehlerrate unter 1 %;                              error rate below 1%",
        "Fehlerquote liegt über 2,5 %;                      error rate above 2.5%",
        "Antwortzeit (p95) höchstens 300 ms;                p95 at most 300 ms",
        "p95-Latenz größer als 1,5 Sekunden;                p95 above 1.5 s",
        "Fehlerrate mindestens 10 Prozent;                  error rate at least 10%",
        "Taux d'erreur inférieur à 1 %;                     error rate below 1%",
        "Le taux d’erreurs dépasse 5 %;                     error rate above 5%",
        "Latence p95 au-dessus de 800 ms;                   p95 above 800 ms",
        "Temps de réponse p95 sous 500 ms;                  p95 below 500 ms",
        "Tasa de errores superior al 5 %;                   error rate above 5%",
        "La latencia p95 supera los 2 segundos;             p95 above 2 s",
        "Tasa de error por debajo del 1%;                   error rate below 1%",
        "Taxa de erros acima de 5%;                         error rate above 5%",
        "Latência p95 abaixo de 500 ms;                     p95 below 500 ms",
        "Taxa de erro menor que 0,5 %;                      error rate below 0.5%",
        "错误率超过 5%;                                      error rate above 5%",
        "错误率低于1％;                                       error rate below 1%",
        "错误率不超过 2%;                                    error rate at most 2%",
        "P95 延迟高于 800 毫秒;                              p95 above 800 ms",
        "错误率 5% 以上;                                     error rate at least 5%",
        "错误率在 1% 以下;                                   error rate at most 1%",
        "エラー率が5%を超える;                                error rate above 5%",
        "エラー率 5%以上;                                    error rate at least 5%",
        "エラー率は１％以下;                                   error rate at most 1%",
        "エラー率が1%未満であることを確認;                       error rate below 1%",
        "p95レイテンシが500ミリ秒未満;                          p95 below 500 ms",
    })
    void plain_statements_of_other_languages_are_watched(String text, String watched) {
        assertThat(CriterionReader.check(text, "").map(Criterion::watched)).contains(watched);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Error rate no longer over 2%", "No route has a p95 above 900 ms", "None of the pods shows an error rate over 5%", "Nothing exceeds a 5% error rate",
        "Error rate came back from above 5%", "Error rate stopped exceeding 3%", "Error rate isn't above 5% any more", "Error rate isn’t above 5%",
        "Error rate never above 5%", "Error rate fails to stay below 1%", "Error rate without exceeding 5%", "Neither error rate > 5% nor p95 > 2 s",
        "Error rate hardly above 1%", "Error rate has not come down below 1%", "Error rate ceased to be above 5%", "No error rate above 5%",
        "If error rate > 5%, page the lead", "When the error rate exceeds 5% call the lead", "Unless error rate > 5%", "Once error rate < 1%", "Wait until error rate < 1%",
        "Should error rate exceed 5%", "In case of error rate > 5%", "Provided error rate < 1%", "Error rate > 5% means roll back", "Error rate > 5%, page the lead",
        "Is the error rate above 5%", "Error rate above 5%?", "Does the error rate exceed 5%", "Check whether error rate > 5%", "Check if error rate > 5%",
        "Alert \"error rate > 5%\" is resolved", "Alert error rate > 5% is resolved", "Error rate threshold > 5%", "Error rate threshold 5% is set", "Latency > 1 s, p95 < 2 s", "The >5% error rate alarm is off", "ErrorRateAbove5Percent is silenced", "'error rate > 5%' closed",
        "Error rate > 5% alert cleared", "«Error rate > 5%»", "Error rate above 5% is acceptable", "Error rate > 5% is fine", "Error rate normal (> 5%)",
        "Error rate was above 5% yesterday", "Error rate was above 5%", "Error rate had exceeded 5%", "Error rate above 5% last night", "Error rate rose from 1% to 5%",
        "Symptoms, e.g. error rate > 5%", "Things such as error rate > 5%", "For example error rate above 5%", "Example: error rate > 5%",
        "Fehlerrate nicht mehr über 5 %", "Fehlerrate liegt nicht über 5 %", "Keine Fehlerrate über 5 %", "Wenn die Fehlerrate über 5 % liegt", "Fehlerrate war über 5 %", "p95 nicht mehr > 800 ms",
        "Le taux d'erreur n'est plus au-dessus de 5 %", "Le taux d'erreur ne dépasse pas 5 %", "Si le taux d'erreur dépasse 5 %", "Aucun taux d'erreur supérieur à 5 %",
        "La tasa de error ya no supera el 5 %", "La tasa de error no supera el 5 %", "Si la tasa de error supera el 5 %", "Cuando la tasa de error supera el 5 %",
        "A taxa de erro não está mais acima de 5%", "Taxa de erro já não acima de 5%", "Se a taxa de erro ultrapassa 5%", "Nenhuma taxa de erro acima de 5%",
        "错误率不再超过 5%", "错误率没有超过 5%", "错误率未超过 5%", "如果错误率超过 5%", "错误率曾超过 5%", "错误率超过 5% 的告警已恢复", "当错误率超过 5%",
        "エラー率は5%を超えていない", "エラー率が5%を超えない", "エラー率が5%を超えた場合", "エラー率が5%以上ではない", "もしエラー率が5%以上", "エラー率5%超のアラート",
        "Error rate больше 5%", "Tasso di errore superiore al 5%", "Error rate hoger dan 5%", "Error rate > 5% per 5 minuti", "Error rate powyżej 5%",
    })
    void a_threshold_that_is_only_mentioned_is_watched_by_nobody(String text) {
        assertThat(CriterionReader.check(text, "")).as("check").isEmpty();
        assertThat(CriterionReader.trigger(text, "")).as("trigger").isEmpty();
        assertThat(CriterionReader.symptom(text)).as("symptom").isEmpty();
        assertThat(CriterionReader.check("Signals", text)).as("detail").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rate > 5%;    no longer the case", "Error rate > 5%; only in the payment provider", "Error rate > 5%; resolved", "Error rate > 5%; if it lasts, page the lead",
        "Error rate > 5%; for a while", "Error rate > 5%; in staging", "Error rate > 5%; больше нет", "Error rate > 5%; 3 times in a row", "Payment provider; error rate > 5%",
        "Database; latency > 500 ms", "No more; error rate > 5%", "Example; error rate > 5%", "Error rate > 5%; of the mail relay", "Alert; error rate > 5%",
        "Error rate > 5%; alert is silenced", "Error rate > 5%; nicht mehr", "Error rate > 5%; was yesterday", "Error rate > 5%; within the last hour",
        "Error rate > 5%; zero services", "Error rate > 5%; TBD", "Error rate > 5%; postponed", "Error rate > 5%; old value", "Error rate > 5%; retries left out", "Error rate > 5%; for one tenant",
        "Stripe; error rate > 5%", "Postgres; latency > 500 ms", "Warehouse; p95 > 2 s", "Deprecated; error rate > 5%", "Myth; error rate > 5%", "Simulated; error rate > 5%",
    })
    void what_stands_beside_a_threshold_can_take_it_back(String title, String detail) {
        assertThat(CriterionReader.check(title, detail)).as("check").isEmpty();
        assertThat(CriterionReader.trigger(title, detail)).as("trigger").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "TP99 > 800 ms", "TP99 latency > 800 ms", "99 percentile latency over 2 seconds", "99%ile latency over 2 seconds", "Max response time > 10 s", "Worst-case latency above 3 s",
        "p99.9 latency > 2 s", "P50 latency > 200 ms", "Median response time > 300 ms", "Average latency above 400 ms", "Mean response time > 1 s", "Peak latency > 5 s", "p95.5 latency > 1 s",
        "90th percentile latency > 1 s", "Latenz p99 über 2 s", "平均响应时间超过 500 毫秒", "最大延迟超过 2 秒", "Durchschnittliche Antwortzeit über 500 ms", "Latence moyenne supérieure à 500 ms",
        "DB replication lag > 5 s", "Payment provider's error rate > 5%", "Queue latency above 2 s", "Build failure rate > 10%", "Deploy time > 60 s", "Page load time > 3 s", "TTFB > 500 ms",
        "Error rate of the mail relay > 5%", "Kafka error rate > 5%", "Redis latency > 50 ms", "Checkout worker failure rate > 5%", "Login failures > 5%", "Disk errors > 1%", "4xx error rate > 5%",
        "Error rate increase > 50% compared to last week", "Error rate increase of more than 50%", "Canary error rate more than 2% higher than stable", "Error rate burns the SLO at 14.4x",
        "Success rate of requests below 95%, errors visible to users", "Error rate increased by more than 50%", "Error rate up 5%", "Error rate doubles", "Error rate 3x higher than last week",
        "Error rate more than 2 percentage points above stable", "Error budget burn rate > 2%", "Burn rate > 14.4x", "Success rate < 95%", "Availability below 99.9%", "p95 latency up by 200 ms",
        "p95 latency increases by more than 200 ms", "p95 50% slower than yesterday", "Error rate > 10 errors/min", "More than 50 errors per minute", "Errors > 100", "Error rate > 5", "p95 > 2",
        "Error rate > 5 bps", "5xx rate > 0.1/s", "p95 > 5/s", "P95 under 2–5 seconds", "Support response time > 30 s", "First response time above 15 s", "Response time < 30 min", "Response time under 60 s", "p95 latency above 2 hours",
        "Error rate < 1% and p95 < 500ms", "Error rate > 5% or p95 > 2s", "Error rate > 5%, users complain", "Error rate > ~5%", "Error rate > 5.1.2%", "Error rate above 500%",
        "Latency above 1.000 ms", "p95 über 1.500 s", "p95 > 1,500 s", "Fehlerrate über 1.000 %", "p95 über 1,200 ms", "p95 > 2M", "Error rate >5%² today",
    })
    void what_the_probes_do_not_measure_is_watched_by_nobody(String text) {
        assertThat(CriterionReader.trigger(text, "")).as("trigger").isEmpty();
        assertThat(CriterionReader.check(text, "")).as("check").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error rate < 1%", "p95 below 500 ms", "error rate below 95%", "Error rate at most 2% for 10 min"})
    void what_holds_while_all_is_well_is_no_reason_to_roll_back(String text) {
        assertThat(CriterionReader.trigger(text, "")).isEmpty();
        assertThat(CriterionReader.check(text, "")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Error rate above 5% for five minutes;                              error rate above 5% for 5 min",
        "Error rate > 5%, sustained 10 min;                                 error rate above 5% for 10 min",
        "Error rate > 5% lasting 5+ minutes;                                error rate above 5% for 5 min",
        "Error rate above 5%, longer than 5 minutes;                        error rate above 5% for 5 min",
        "p95 > 2 s durante 5 minutos;                                       p95 above 2 s for 5 min",
        "Error rate above 5% for 5 minutes;                                 error rate above 5% for 5 min",
        "Error rate > 5% for >5m;                                           error rate above 5% for 5 min",
        "Error rate > 5% (5m);                                              error rate above 5% for 5 min",
        "Error rate > 5% (5 min window);                                    error rate above 5% for 5 min",
        "Error rate > 2% / 5 min;                                           error rate above 2% for 5 min",
        "Error rate exceeds 5% for more than two minutes;                   error rate above 5% for 2 min",
        "Error rate exceeds 5% over a 5-minute window;                      error rate above 5% for 5 min",
        "Error rate exceeds 5% over 5 minutes;                              error rate above 5% for 5 min",
        "5xx > 1% for 5 consecutive minutes;                                error rate above 1% for 5 min",
        "5xx > 1% for 90 seconds;                                           error rate above 1% for 1 min 30 s",
        "For 10 minutes or more the error rate is above 5%;                 error rate above 5% for 10 min",
        "Error rate stays above 2% for at least 15 min;                     error rate above 2% for 15 min",
        "Error rate above 2% continuously for an hour;                      error rate above 2% for 1 h",
        "p95 > 900 ms for a quarter of an hour;                             p95 above 900 ms for 15 min",
        "p95 > 900 ms for more than half an hour;                           p95 above 900 ms for 30 min",
        "Error rate > 3% in any 5 minute window;                            error rate above 3% for 5 min",
        "Error rate rises above 1% after the release;                       error rate above 1%",
        "Error rate above 2% for one hour;                                  error rate above 2% for 1 h",
        "p95 latency above 500 ms sustained for 10 minutes;                 p95 above 500 ms for 10 min",
        "p95 > 2 s for 5 min;                                               p95 above 2 s for 5 min",
        "p95 latency above 500 ms for 30 s;                                 p95 above 500 ms for 30 s",
        "Sustained 5xx errors above 1% for 10 minutes;                      error rate above 1% for 10 min",
        "Error rate continuously above 2% for 3 min;                        error rate above 2% for 3 min",
        "Fehlerrate länger als 5 Minuten über 5 %;                          error rate above 5% for 5 min",
        "Fehlerrate über 5 % für mehr als zehn Minuten;                     error rate above 5% for 10 min",
        "Fehlerrate 5 Minuten lang über 2 %;                                error rate above 2% for 5 min",
        "Taux d'erreur supérieur à 5 % pendant plus de 5 minutes;           error rate above 5% for 5 min",
        "Tasa de errores superior al 5 % durante más de 10 minutos;         error rate above 5% for 10 min",
        "Taxa de erros acima de 5% por mais de 5 minutos;                   error rate above 5% for 5 min",
        "错误率超过 5% 持续 5 分钟;                                          error rate above 5% for 5 min",
        "错误率连续5分钟超过5%;                                               error rate above 5% for 5 min",
        "エラー率が5%を超える状態が5分以上続く;                                 error rate above 5% for 5 min",
        "エラー率5%以上が10分間継続;                                          error rate at least 5% for 10 min",
    })
    void how_long_it_has_to_last_is_part_of_it(String text, String watched) {
        assertThat(CriterionReader.trigger(text, "").map(Criterion::watched)).isEqualTo(Optional.ofNullable(watched));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Error rate above 5% for several minutes", "Error rate above 5% for a while", "Sustained error rate above 5%", "Error rate persistently above 5%", "Error rate above 5% for a few minutes",
        "Error rate above 5% within 5 minutes", "Error rate above 5% after 10 minutes", "Error rate above 5% in the first 5 minutes", "Error rate above 5% for 5-10 minutes",
        "Error rate above 5% for less than 5 minutes", "Error rate above 5% for up to 5 minutes", "Error rate above 5% every 5 minutes", "Error rate above 5% for 5 deploys",
        "Error rate above 5% three times in 5 minutes", "Error rate > 5% for 5 min, or 10% for 1 min", "Error rate above 5% for 0 minutes", "Error rate above 5% for 30 days",
        "Error rate above 5% 5 minutes ago", "Error rate above 5% during the deploy", "Error rate above 5% twice", "p95 3x slower than baseline for 5 minutes", "p95 more than 3x baseline for several minutes",
        "错误率超过 5% 几分钟", "Fehlerrate über 5 % seit mehreren Minuten", "Fehlerrate über 5 % innerhalb von 5 Minuten", "Error rate above 5%, not for longer than 5 minutes",
    })
    void a_time_that_nobody_can_count_is_for_people(String text) {
        assertThat(CriterionReader.trigger(text, "")).as("trigger").isEmpty();
        assertThat(CriterionReader.check(text, "")).as("check").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1 000; 1000", "1\u00A0000; 1000", "1\u202F000; 1000", "1'000; 1000", "1’000; 1000", "1_000; 1000", "1,000; 1000", "12 500; 12500", "12,500; 12500", "1,234.5; 1234.5",
        "1.234,5; 1234.5", "1000; 1000", "1000.0; 1000", "10\u2009000; 10000", "0,5; 0.5", "0.125; 0.125", "850,25; 850.25",
    })
    void a_figure_is_read_in_every_spelling(String figure, double millis) {
        assertThat(ConditionReader.readCell(Signal.LATENCY_P95, "p95 (ms)", "< " + figure).map(c -> c.range().high())).contains(millis);
        assertThat(ConditionReader.read("p95 below " + figure + " ms").map(c -> c.range().high())).contains(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.000", "2.500", "1 00", "1 00 000", "1.2.3", "1,2,3", "1'00", "1 000 00", "5k", "1e3", "½", "5²", "1,00,00", "0x10", "-500"})
    void a_figure_with_two_readings_or_none_is_not_guessed(String figure) {
        assertThat(ConditionReader.readCell(Signal.LATENCY_P95, "p95 (ms)", "< " + figure)).isEmpty();
        assertThat(ConditionReader.read("p95 below " + figure + " ms")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "1% < x ≤ 5%;                     (1.0, 5.0]", "1% ≤ error rate < 5%;            [1.0, 5.0)", "5% > x > 1%;                      (1.0, 5.0)", "1 < x ≤ 5%;                       (1.0, 5.0]",
        "> 1%, < 5%;                       (1.0, 5.0)", "above 1% and at most 5%;          (1.0, 5.0]", "< 1% (usually 0.1-0.2%);          (-Infinity, 1.0)", "< 1% (baseline 0.3%);            (-Infinity, 1.0)",
        "< 1% (target 99.9%);              (-Infinity, 1.0)", "1 – 5 %;                          [1.0, 5.0]", "1%…5%;                            [1.0, 5.0]", "from 1% to 5%;                   [1.0, 5.0]",
        "5%以上10%未満;                     [5.0, 10.0)", "1% bis 5%;                        [1.0, 5.0]", "> 10‰;                           (1.0, Infinity)", "Elevated (1-5%);                 [1.0, 5.0]",
        "up to 2%;                         (-Infinity, 2.0]",
    })
    void a_cell_keeps_both_ends_and_leaves_remarks_aside(String cell, String interval) {
        assertThat(ConditionReader.readCell(Signal.ERROR_RATE, "Error rate", cell).map(c -> ConditionReaderTest.interval(c.range()))).contains(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usually 0.1-0.2%", "0.3% (baseline)", "target 99.9%", "not > 5%", "no longer > 5%", "was > 5%", "> 5% or outage", "> 5% of checkout", "5% > x < 1%", "> 5% above baseline",
        "if > 5%", "e.g. > 5%", "> 5%?", "~5%", "> 5% for several minutes", "+5%", "5%", "> 5 errors", "< 1% (> 10% at night)", "> 1% < 0.5%", "x", "none", "3x", "> 5% increase"})
    void a_cell_that_says_more_than_a_bound_is_for_people(String cell) {
        assertThat(ConditionReader.readCell(Signal.ERROR_RATE, "Error rate", cell)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Error rate > 5% (none left)", "Error rate > 5% (hits nobody)", "Error rate > 5% (seen by the night shift)", "Error rate > 5% - over and done"})
    void a_check_that_says_that_things_are_bad_is_read_whole_or_not_at_all(String text) {
        assertThat(CriterionReader.check(text, "")).isEmpty();
        assertThat(CriterionReader.check("Error rate > 5%", text.substring(16))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Error rate,ERROR_RATE", "Errors (%),ERROR_RATE", "HTTP 5xx rate,ERROR_RATE", "Error Rate Threshold,ERROR_RATE", "p95 latency (ms),LATENCY_P95", "Performance,LATENCY_P95", "Antwortzeit p95,LATENCY_P95",
        "错误率,ERROR_RATE", "Stripe error rate,", "Mail relay error rate,", "Replica latency,", "Checkout error rate,", "Max latency,", "TP99,", "Error rate increase,", "Success rate,", "Support response time,"})
    void a_heading_names_a_signal_where_it_names_nothing_else(String heading, Signal signal) {
        assertThat(ConditionReader.signalOf(heading, List.of("> 5 s", "> 5%"))).isEqualTo(Optional.ofNullable(signal));
    }

    @ParameterizedTest
    @ValueSource(strings = {"< 4 h", "30 min", "< 15 minutes", "immediately", "next business day", "1 Stunde", "2 días", "15 分", "24/7"})
    void a_response_time_in_minutes_or_hours_is_peoples(String cell) {
        assertThat(ConditionReader.signalOf("Response time", List.of("< 60 s", cell))).isEmpty();
        assertThat(ConditionReader.signalOf("Response time", List.of("< 60 s", "< 5 s"))).contains(Signal.LATENCY_P95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Health endpoint never returns 500", "Health endpoint no longer returns 503", "If the health endpoint returns 503", "Health endpoint returned 200 yesterday and was up", "Is health ok?",
        "Health endpoint does not return 200", "Health endpoint returns 200 for 10 minutes", "Alert \"health is 200\" cleared", "If no errors in logs", "No errors in logs for 10 minutes", "There were no errors in logs yesterday",
        "Never assume no errors in logs", "Unless health endpoint returns 200"})
    void other_checks_keep_their_reservations_too(String text) {
        assertThat(CriterionReader.check(text, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"API not completely unavailable for more than 5 minutes", "If the API is completely down for 5 minutes", "The API was completely unavailable for 10 minutes", "API never fully down for more than 5 minutes",
        "If performance is 3x slower than baseline", "Performance not 3x slower than baseline", "Performance was 3x slower than baseline", "Throughput no longer below 5%", "When usage drops below 5%",
        "Error rate 3x baseline was expected", "20% of requests no longer return 503"})
    void other_reasons_keep_their_reservations_too(String text) {
        assertThat(CriterionReader.trigger(text, "")).isEmpty();
        assertThat(CriterionReader.symptom(text)).isEmpty();
    }
}
