package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.decision.Token.Word;

/** What a plain statement of a threshold is made of in English. */
final class EnglishWords {
    private EnglishWords() {
    }

    static void addTo(Phrases words) {
        words.add(Word.ERRORS, "error rate | error rates | errors rate | error percentage | percentage of errors"
                + " | rate of errors | share of errors | failure rate | failure rates | failure percentage"
                + " | failed request rate | request failure rate | request error rate | failed requests | failing requests"
                + " | failed calls | failed responses | requests fail | requests are failing | requests failing"
                + " | requests that fail | requests return errors | requests returning errors"
                + " | requests result in errors | requests end in errors | calls fail | calls failing | errors | failures"
                + " | error share | rate of failed requests | share of failed requests | percentage of failed requests");
        words.add(Word.SERVER_ERRORS, "5xx | 5xx rate | 5xx rates | 5xx ratio | http 5xx | http 5xx rate | 5xx errors"
                + " | 5xx responses | 5xx answers | server errors | requests return 5xx | requests returning 5xx"
                + " | rate of 5xx | share of 5xx | 5xx percentage | 5xx error rate | 5xx error rates");
        words.add(Word.ERROR_RATIO, "error ratio | errors ratio | failure ratio");
        words.add(Word.LATENCY, "latency | latencies | response time | response times | answer time | answer times"
                + " | request time | request times | request duration | request durations | request latency"
                + " | response latency");
        words.add(Word.P95, "p95 | 95th percentile | 95 percentile | 95th pct | 95th %ile | 95%ile | 95%-ile"
                + " | 95th percentile of | percentile 95 | tp95 | q95 | p95th");
        words.add(Word.BELOW, "below | under | less than | lower than | fewer than | smaller than | drops below | drop below"
                + " | dropped below | has dropped below | falls below | fall below | has fallen below | goes below"
                + " | go below | decreases below | decreased to below | back below | back under | below the threshold of"
                + " | below threshold of");
        words.add(Word.ABOVE, "above | over | more than | greater than | higher than | larger than | beyond | in excess of"
                + " | exceeds | exceed | exceeding | breaches | breaching | surpasses | rises above | rise above"
                + " | rising above | climbs above | climbs over | goes above | goes over | goes beyond | going above"
                + " | gets above | jumps above | spikes above | spiking above | increases above | increases beyond"
                + " | rises beyond | grows above | crosses | crossing | exceeds threshold of | exceeds the threshold of"
                + " | exceeds the threshold | exceeds threshold | above the threshold of | above threshold of"
                + " | exceeds the limit of | exceeds limit of | tops | hovers above | slower than");
        words.add(Word.AT_MOST, "at most | no more than | no higher than | no greater than | no slower than | not more than"
                + " | not above | not over | not higher than | not greater than | not exceed | not exceeding"
                + " | must not exceed | should not exceed | shall not exceed | may not exceed | does not exceed"
                + " | less than or equal to | less than or equal | lower than or equal to | below or equal to | at or below"
                + " | at or under | equal to or less than | equal to or below");
        words.add(Word.AT_LEAST, "at least | no less than | no lower than | not less than | not below | not under"
                + " | not lower than | greater than or equal to | greater than or equal | more than or equal to"
                + " | more than or equal | higher than or equal to | above or equal to | at or above | at or over"
                + " | equal to or greater than | equal to or above | equal to or more than | reaches | reaching | hits");
        words.add(Word.UP_TO, "up to");
        words.add(Word.BETWEEN, "between | from | ranges from");
        words.add(Word.LINK, "to | through");
        words.add(Word.AND, "and | &");
        words.add(Word.OR_MORE, "or more | or higher | or above | or over | or greater | or longer | and above | and up"
                + " | and higher | and more");
        words.add(Word.OR_LESS, "or less | or lower | or below | or under | or fewer | and below | and less");
        words.add(Word.PERCENT, "percent | per cent | pct");
        words.add(Word.MICROSECONDS, "us | µs | μs | usec | microseconds");
        words.add(Word.MILLISECONDS, "ms | msec | msecs | millis | millisecond | milliseconds");
        words.add(Word.SECONDS, "s | sec | secs | second | seconds");
        words.add(Word.MINUTES, "m | min | mins | minute | minutes");
        words.add(Word.HOURS, "h | hr | hrs | hour | hours");
        words.add(Word.LASTING, "for | for a | for a period of | for the last | for the past | during | throughout"
                + " | sustained for | sustained over | lasting | lasts | lasting for | longer than | persisting"
                + " | persisting for | persists for | persists | continuously for | consistently for | for longer than"
                + " | for a full | over the last | over the past | over a | over any | over the course of | over a period of"
                + " | continuing for | held for | measured over | over the | for the whole | for a total of"
                + " | in a | in any | in any given | during any");
        words.add(Word.WINDOW, "consecutive | straight | in a row | window | windows | rolling | rolling window | sliding"
                + " | sliding window | period | interval | duration | at a stretch | sustained period");
        words.add(Word.LIMIT, "threshold | limit | mark");
        words.add(Word.SUSTAINED, "sustained | persistent | persistently | continuous | continuously | consistently"
                + " | uninterrupted");
        words.add(Word.VARIABLE, "x");
        words.numbers("one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve | thirteen"
                + " | fourteen | fifteen");
        words.number("half a", 0.5);
        words.number("half an", 0.5);
        words.number("quarter of an", 0.25);
        words.number("twenty", 20);
        words.number("thirty", 30);
        words.number("forty five", 45);
        words.number("sixty", 60);
        words.number("ninety", 90);
        words.add(Word.FILLER, "the | a | an | our | its | this | of | is | are | be | that | at | with | stays | stay"
                + " | staying | remains | remain | remaining | keeps | sits | sitting | should be | must be | shall be"
                + " | needs to be | need to be | has to be | is to be | should stay | must stay | should remain"
                + " | must remain | returns to | return to | returned to | has returned to | have returned to | down to"
                + " | climbs to | rises to | goes to | grows to | increases to | drops to | falls to | decreases to"
                + " | returns | back to | back | back to normal | recovered to | has recovered to | settles | has settled"
                + " | verify | verify that | confirm | confirm that | ensure | ensure that | make sure | make sure that"
                + " | check | check that | validate | validate that | see that | monitor | monitor that | observe"
                + " | confirmed | verified | metrics show | api | apis | http | https | service | application | app | web"
                + " | server | server side | backend | request | requests | response | responses | endpoint | endpoints"
                + " | overall | total | aggregate | aggregated | global | combined | production | prod | live"
                + " | in production | current | currently | now | measured | user facing | end to end | public"
                + " | for all requests | of all requests | all requests | all endpoints | of traffic | of the traffic"
                + " | of all traffic | of total traffic | of total requests | all endpoints respond with | for the api"
                + " | for the service | on the api | on the service | for all endpoints | on all endpoints"
                + " | across all endpoints | across the service | across the api | critical | severe | moderate | minor"
                + " | immediate | immediately | urgent | too many | many | level | levels | metric | metrics | figure"
                + " | after the release | after release | after a release | after the deployment | after deployment"
                + " | after a deployment | after the deploy | after deploy | after a deploy | after the rollout"
                + " | after rollout | after the change | after the upgrade | after the update | post deploy"
                + " | post deployment | post release | following the release | following the deployment"
                + " | since the release | since the deployment | since the deploy"
                + " | in grafana | on grafana | in the grafana dashboard | in grafana dashboard | in datadog"
                + " | in the datadog dashboard | in datadog dashboard | in cloudwatch | in new relic | in kibana"
                + " | in prometheus | in the dashboard | on the dashboard | on dashboard | on dashboards | in dashboard"
                + " | in monitoring | according to monitoring");
        words.add(Word.GOOD, "normal | as always | as usual | as before | as expected | acceptable | healthy | good | stable"
                + " | fine | ok | nominal | green | within limits | within the limit | within threshold | within thresholds"
                + " | within slo | within the slo | within sla | within target | within the target | within range"
                + " | within acceptable range | within acceptable limits | within normal range | within normal limits"
                + " | within bounds | within budget");
        words.add(Word.BAD, "high | elevated | excessive | too high | very high | slow | too slow | degraded | unhealthy"
                + " | bad | unacceptable");
    }
}
