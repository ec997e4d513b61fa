package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which signal a heading or a name is about. Words about something the probes cannot see (a database's latency, another
 * percentile, how soon people respond) name no signal: a wrong figure is worse than none. Stateless; any thread.
 */
final class SignalWords {
    private static final Pattern ELSEWHERE = words("\\b(?:disk|database|db|sql|replicas?|replication|dns|quer(?:y|ies)"
            + "|queues?|cpu|memory|cache|packets?|network|provider|vendor"
            + "|third[- ]party|upstream|downstream|partner|relay|mail|smtp|builds?|pipelines?|ci|deploy(?:s|ments?)?"
                    + "|jobs?|batch|workers?|cron|kafka|redis|storage|backups?|login"
            + "|canary|staging|consumers?|clients?|frontend|browser|page[- ]load|page load time|ttfb|first byte"
                    + "|success|availability|uptime|budget|burn|increase|change|delta|growth"
            + "|first|support|team|on-?call|initial|acknowledg\\w*|human|lag|4xx)\\b");
    private static final Pattern ERRORS = words("\\berror[-_ ]?(?:rates?|ratio|percentage|share)\\b|\\bfail(?:ure|ed"
            + "|ing)?[- ](?:rates?|requests?|calls?|responses?)\\b"
            + "|\\brequests? (?:that )?(?:are |were )?fail(?:s|ed|ing)?\\b|\\b5xx\\b|\\berrors\\b|\\bfailures?\\b"
                    + "|\\bfehler(?:rate|quote|anteil)\\b|\\btaux d['’](?:erreurs?|échec)\\b"
                    + "|\\btasa de (?:error(?:es)?|fallos)\\b"
            + "|\\btaxa de (?:erros?|falhas?)\\b|错误率|失败率|エラー率|失敗率");
    private static final Pattern LATENCY = words("\\b[pq]95\\b|\\btp95\\b|\\b95th percentile\\b|\\b95(?:%ile"
            + "| percentile)\\b|\\blatenc(?:y|ies)\\b|\\b(?:response|answer|request)[-_ ]times?\\b|\\brequest duration\\b"
            + "|\\blatenz\\b|\\bantwortzeit(?:en)?\\b|\\blatence\\b|\\btemps de réponse\\b|\\blatencia\\b"
                    + "|\\btiempos? de respuesta\\b|\\blatência\\b|\\btempos? de resposta\\b|延迟|响应时间|レイテンシー?|応答時間");
    private static final Pattern SPEED_HEADING = words("\\bperformance\\b|\\bspeed\\b|\\bdurations?\\b");
    private static final Pattern OTHER_STATISTIC = words("\\b(?:t?p|pct|q"
            + "|perc)[- ]?(?!95\\b(?!\\.))\\d{2,4}(?:\\.\\d+)?\\b|\\b(?:t?p|q)95\\.\\d"
            + "|\\b(?!95)\\d{2}(?:\\.\\d+)?(?:th\\b|st\\b|rd\\b|nd\\b|\\.)? ?(?:percentile|%-?ile|pctl?|perzentil"
            + "|centile|percentil)"
            + "|\\b(?!95)\\d{2}(?:th|st|nd|rd)\\b|\\bpercentil[e]? (?!95)\\d{2}|\\baverage\\b|\\bavg\\b|\\bmean\\b"
                    + "|\\bmedian\\w*\\b|\\bmax(?:imum|imal\\w*)?\\b|\\bmin(?:imum)?\\b(?= (?:latency|response))"
                    + "|\\bworst\\b|\\bpeak\\b|\\bslowest\\b"
            + "|\\bdurchschnitt\\w*|\\bmittlere\\w*|\\bmittelwert|\\bmoyen(?:ne)?\\b|\\bpromedio\\b|\\bmedi[ao]\\b"
                    + "|\\bmédi[ao]\\b|\\bmédiane?\\b|\\bmáxim[ao]\\b|\\bmediana\\b|平均|最大|中位|最长|中央値|最悪");
    private static final Pattern NAMES_P95 = words("\\b[pq]95\\b|\\b95|\\blaten|\\blaténc|\\blatên|\\bapi\\b"
            + "|\\brequest\\b|延迟|レイテンシ|\\((?:ms|s)\\)");
    /** How people say when they will come. */
    private static final Pattern PEOPLES_TIME = words("\\d\\s?\\+?-?\\s?(?:m|mins?|minutes?|minuten|minutos|h|hrs?"
            + "|hours?|stunden?|heures?|horas?|d|days?|tage?|jours?|d[ií]as|dias|weeks?)\\b|\\d\\s?(?:分|小时|時間|时|天|日)"
            + "|\\b(?:immediate(?:ly)?|instant(?:ly)?|asap|best effort|business|working|next day|24[/x]7|hours?|days?"
                    + "|sofort|immédiat\\w*|inmediat\\w*|imediat\\w*)\\b|立即|即時");

    private SignalWords() {
    }

    /** Every signal the words name. */
    static Set<Signal> in(String text) {
        Set<Signal> named = EnumSet.noneOf(Signal.class);
        if (ELSEWHERE.matcher(text).find()) {
            return named;
        }
        if (ERRORS.matcher(text).find()) {
            named.add(Signal.ERROR_RATE);
        }
        if (LATENCY.matcher(text).find() && !otherStatistic(text)) {
            named.add(Signal.LATENCY_P95);
        }
        return named;
    }

    /** The one signal a column is about; a heading may be shorter than a sentence has to be. */
    static Optional<Signal> ofHeading(String heading) {
        Set<Signal> named = in(heading);
        if (SPEED_HEADING.matcher(heading).find() && !otherStatistic(heading) && !ELSEWHERE.matcher(heading).find()) {
            named.add(Signal.LATENCY_P95);
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    /** Whether a heading holds no word that could name another system: {@code Stripe error rate}. */
    static boolean nothingElse(String heading) {
        return Wording.known(SPEED_HEADING.matcher(heading).replaceAll(" ")).stream()
                .noneMatch(token -> token.is(Token.Word.UNKNOWN));
    }

    /** Whether words are about another part of the system than the one that is probed. */
    static boolean elsewhere(String text) {
        return ELSEWHERE.matcher(text).find();
    }

    static boolean otherStatistic(String text) {
        return OTHER_STATISTIC.matcher(text).find();
    }

    /** Whether a column says how soon people respond: in minutes and hours no request is answered. */
    static boolean ofPeople(String heading, List<String> cells) {
        return in(heading).contains(Signal.LATENCY_P95) && !NAMES_P95.matcher(heading).find()
                && cells.stream().anyMatch(cell -> PEOPLES_TIME.matcher(cell).find());
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
