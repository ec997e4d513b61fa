package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a runbook's words as something that can be watched. A threshold comes first ({@link ConditionReader}); what is left
 * is read by the kind of statement that may stand there: a reason to roll back, a check, a symptom. Stateless; any thread.
 */
public final class CriterionReader {
    /** A statement is a sentence; what is longer is none, and no work for the patterns. */
    private static final int LONGEST = 400;
    private static final String NUMBER = "(\\d{1,4}(?:\\.\\d{1,3})?)";
    private static final Pattern MULTIPLE =
            words("(?<above>>|\\b(?:more|greater|higher|slower) than|\\bover\\b|\\babove\\b|\\bexceed(?:s|ing)?\\b)?"
            + "(?<least>≥|>=|\\bat least\\b)?\\s{0,3}(?<![\\p{L}\\d.])" + NUMBER + "(?:\\s?[-–]\\s?" + NUMBER
            + ")?\\s?(?:x|×|times|-?fold)(?!\\p{L})");
    /** What a multiple is of. "Slower" says it of what is usual. */
    private static final Pattern USUAL =
            words("\\b(?:base-?line|normal|usual(?:ly)?|typical(?:ly)?|slow(?:er|ness)?|degrad\\w*)\\b");
    private static final Pattern SLOW = words("\\bperformance\\b|\\bslow(?:er|ness)?\\b|\\bspeed\\b");
    private static final Pattern DOWN =
            words("\\b(?:unavailable|down|unreachable|not (?:responding|answering|reachable)|no (?:response|answer)"
            + "|answer(?:s|ed|ing)? (?:nobody|no one|nothing)|outage|fail(?:s|ing|ure)?)\\b.{0,40}?(?:>|≥|\\b(?:for|more than|"
            + "longer than|over|at least)\\b)\\s{0,3}(?:more than |over |at least )?"
            + "(\\d{1,3})\\s?(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:ours?)?)\\b");
    private static final Pattern UNANSWERED =
            words("\\b(?:not (?:responding|answering|reachable)|no (?:response|answer)|nobody|no one|nothing|answer(?:s|ed|"
            + "ing)? (?:nobody|no one|nothing))\\b");
    private static final Pattern ENTIRE =
            words("\\b(?:complete(?:ly)?|total(?:ly)?|full(?:y)?|entire(?:ly)?|unavailable|unreachable|down|nobody|no one|"
            + "nothing)\\b");
    private static final Pattern AFTER = words("\\b(?:after|within|in)\\s+(\\d{1,3})\\s?(h(?:ours?)?|d(?:ays?)?)\\b");
    private static final Pattern NOUN =
            words("\\b(adoption|usage|uptake|conversion|throughput|traffic|coverage|opt-?in)\\b|\\b(?:calls?|requests?|users?|"
            + "customers?) uses? (?:the )?(\\p{L}{3,30})");
    private static final Pattern SHARE =
            words("(?:(?<least>≥|>=|\\bat least\\b)|(?<above>>|\\b(?:more than|over|above)\\b))?\\s{0,3}" + NUMBER
            + "\\s?%\\s+of\\s+(?:all\\s+)?(?:the\\s+)?(?:requests?|calls?|answers?|responses?)\\b.{0,40}?\\b([1-5]\\d\\d)\\b");
    private static final Pattern HEALTH =
            words("\\bhealth\\b.{0,40}?\\b(?:returns?|answers?|responds?|is|gives?|reports?|status|"
            + "with)\\b.{0,20}?\\b([1-5]\\d\\d)\\b"
            + "|\\bhealth\\b.{0,30}?\\b(?:ok|healthy|green|passing|up)\\b");
    private static final Pattern QUIET =
            words("\\bno (?:\\p{L}+ ){0,2}errors?\\b(?: \\p{L}+){0,2}? (?:in|on) (?:the )?(?:(?<which>\\p{L}+) )?logs?\\b"
            + "|\\b(?:(?<whose>\\p{L}+) )?logs? (?:holds?|ha[sv]e?|shows?|contains?) no (?:\\p{L}+ ){0,2}errors?\\b");
    private static final Set<String> OUR_LOGS = Set.of("the", "application", "app", "service", "api", "server", "backend",
            "console");
    private static final int OK = 200;

    private CriterionReader() {
    }

    /** A reason to roll back. */
    public static Optional<Criterion> trigger(String title, String detail) {
        String whole = detail.isEmpty() ? title : title + ": " + detail;
        if (whole.length() > LONGEST) {
            return Optional.empty();
        }
        return ConditionReader.trigger(title, detail).map(Criterion.class::cast)
                .or(() -> multiple(title, whole)).or(() -> outage(whole)).or(() -> measure(whole));
    }

    /** A check that somebody has to tick. */
    public static Optional<Criterion> check(String title, String detail) {
        String whole = detail.isEmpty() ? title : title + ": " + detail;
        if (whole.length() > LONGEST) {
            return Optional.empty();
        }
        return threshold(title, detail).or(() -> health(whole)).or(() -> quiet(whole));
    }

    /** What one sees of a failure. */
    public static Optional<Criterion> symptom(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return share(text).or(() -> ConditionReader.symptom(text).map(Criterion.class::cast));
    }

    private static Optional<Criterion> threshold(String title, String detail) {
        return ConditionReader.read(title, detail).map(Criterion.class::cast);
    }

    /**
     * The title's figure counts: the detail often only explains it. How slow another part of the system is, nobody here measures.
     */
    private static Optional<Criterion> multiple(String title, String whole) {
        if (!MULTIPLE.matcher(whole).find() || !Reservations.none(whole) || Reservations.comparesOtherwise(whole)
                || Reservations.vagueTime(whole) || Statement.tellsTime(Wording.of(whole))
                || SignalWords.elsewhere(whole) || Statement.share(Wording.of(whole)).isPresent() || !USUAL.matcher(whole)
                .find()) {
            return Optional.empty();
        }
        Set<Signal> named = SignalWords.in(whole);
        if (SLOW.matcher(whole).find() && !SignalWords.otherStatistic(whole)) {
            named.add(Signal.LATENCY_P95);
        }
        if (named.size() != 1) {
            return Optional.empty();
        }
        return Stream.of(title, whole).map(MULTIPLE::matcher).filter(Matcher::find).findFirst().flatMap(m -> {
            double low = Double.parseDouble(m.group(3));
            if (m.group(4) != null) {
                double high = Double.parseDouble(m.group(4));
                return low <= high ? Optional.of(new Range(low, true, high, true)) : Optional.<Range>empty();
            }
            return Optional.of(new Range(low, m.group("above") == null, Double.POSITIVE_INFINITY, false));
        }).map(range -> new Criterion.Multiple(named.iterator().next(), range, whole));
    }

    /** What says that nothing answers negates nothing. */
    private static Optional<Criterion> outage(String text) {
        Matcher m = DOWN.matcher(text);
        return m.find() && ENTIRE.matcher(text).find() && Reservations.none(UNANSWERED.matcher(text).replaceAll(" "))
                ? Optional.of(new Criterion.Outage(duration(m.group(1), m.group(2)), text)) : Optional.empty();
    }

    private static Optional<Criterion> measure(String text) {
        Matcher noun = NOUN.matcher(text);
        if (!noun.find() || !SignalWords.in(text).isEmpty()) {
            return Optional.empty();
        }
        Optional<Range> range = Statement.share(Wording.of(text));
        if (range.isEmpty() || !Reservations.none(UNANSWERED.matcher(text).replaceAll(" "))) {
            return Optional.empty();
        }
        Matcher after = AFTER.matcher(text);
        if (Statement.tellsTime(Wording.of(AFTER.matcher(text).replaceFirst(" "))) || Reservations.vagueTime(text)) {
            return Optional.empty();
        }
        return Optional.of(new Criterion.Measure((noun.group(1) == null ? noun.group(2) : noun.group(1)).toLowerCase(Locale.ROOT),
                range.get(),
                after.find() ? duration(after.group(1), after.group(2)) : Duration.ZERO, text));
    }

    private static Optional<Criterion> share(String text) {
        Matcher m = SHARE.matcher(text);
        if (!m.find() || !watchable(text)) {
            return Optional.empty();
        }
        return Optional.of(new Criterion.StatusShare(Integer.parseInt(m.group(4)), new Range(Double.parseDouble(m.group(3)),
                m.group("above") == null, Double.POSITIVE_INFINITY, false), text));
    }

    private static Optional<Criterion> health(String text) {
        Matcher m = HEALTH.matcher(text);
        return m.find() && watchable(text) ? Optional.of(new Criterion.HealthAnswer(m.group(1) == null ? OK
                : Integer.parseInt(m.group(1)), text))
                : Optional.empty();
    }

    /** Only the service's own log: a database's is not among the followed ones. */
    private static Optional<Criterion> quiet(String text) {
        Matcher m = QUIET.matcher(text);
        if (!m.find() || !watchable(m.replaceFirst(" "))) {
            return Optional.empty();
        }
        String which = m.group("which") == null ? m.group("whose") : m.group("which");
        return which == null || OUR_LOGS.contains(which.toLowerCase(Locale.ROOT))
                ? Optional.of(new Criterion.QuietLog(text)) : Optional.empty();
    }

    /** A plain statement about what is now: how long it has to be so is for people. */
    private static boolean watchable(String text) {
        return Reservations.none(text) && !Reservations.vagueTime(text) && !Statement.tellsTime(Wording.of(text));
    }

    private static Duration duration(String count, String unit) {
        long n = Long.parseLong(count);
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> Duration.ofSeconds(n);
            case 'h' -> Duration.ofHours(n);
            case 'd' -> Duration.ofDays(n);
            default -> Duration.ofMinutes(n);
        };
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
