package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which signal a runbook's words are about. Words about something the probes cannot see (a database's latency,
 * another percentile) name no signal: a wrong figure is worse than none. Stateless; any thread.
 */
final class SignalWords {
    private static final String ELSEWHERE =
            "(?<!\\b(?:disk|database|db|replica|replication|dns|query|queue|cpu|memory|cache|packet|network) )";
    private static final Pattern ERRORS = words(ELSEWHERE + "(?:\\berror[- ](?:rates?|ratio|percentage|share)\\b"
            + "|\\bfail(?:ure|ed|ing)?[- ](?:rates?|requests?|calls?|responses?)\\b"
            + "|\\brequests? (?:that )?(?:are |were )?fail(?:s|ed|ing)?\\b|\\b5xx\\b|\\berrors\\b|\\bfailures?\\b)");
    private static final Pattern LATENCY = words(ELSEWHERE + "(?:\\bp95\\b|\\b95th percentile\\b|\\blatenc(?:y|ies)\\b"
            + "|\\b(?:response|answer|request)[- ]times?\\b|\\brequest duration\\b)");
    private static final Pattern SPEED_HEADING = words("\\bperformance\\b|\\bspeed\\b|\\bdurations?\\b");
    private static final Pattern OTHER_STATISTIC =
            words("\\bp(?!95\\b)\\d{2,3}\\b|\\b(?!95)\\d{2}th\\b|\\baverage\\b|\\bavg\\b|\\bmean\\b|\\bmedian\\b");

    private SignalWords() {
    }

    /** Every signal the words name. */
    static Set<Signal> in(String text) {
        Set<Signal> named = EnumSet.noneOf(Signal.class);
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
        if (SPEED_HEADING.matcher(heading).find() && !otherStatistic(heading)) {
            named.add(Signal.LATENCY_P95);
        }
        return named.size() == 1 ? Optional.of(named.iterator().next()) : Optional.empty();
    }

    static boolean otherStatistic(String text) {
        return OTHER_STATISTIC.matcher(text).find();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
