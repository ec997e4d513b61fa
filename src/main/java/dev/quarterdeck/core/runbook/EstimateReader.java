package dev.quarterdeck.core.runbook;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something takes: {@code 5-10 minutes}, {@code about 30 s}. Stateless; any thread. */
public final class EstimateReader {
    private static final String NUMBER = "\\d{1,5}(?:\\.\\d{1,3})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|half an?";
    private static final String UNIT = "seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?";
    private static final String SPAN = "(?<low>" + NUMBER + ")\\s?(?<lowUnit>" + UNIT + ")?"
            + "(?:\\s?(?:-|–|—|to|or)\\s?(?<high>" + NUMBER + "))?(?:[\\s-]?(?:(?:business|working|calendar)\\s)?(?<unit>" + UNIT + "))?(?![\\p{L}\\d])";
    private static final Pattern ANYWHERE =
            Pattern.compile("(?<![\\p{L}\\d.])" + SPAN, Pattern.CASE_INSENSITIVE);
    private static final Pattern ALONE = Pattern.compile(
            "(?:est(?:imate(?:d)?)?\\.?:?\\s*)?(?:(?:about|around|approx(?:imately|\\.)?|up to|max\\.?|takes|~|≈)\\s*)*" + SPAN,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("^(.*\\S)\\s*[(\\[]([^()\\[\\]]{1,40})[)\\]]$", Pattern.DOTALL);
    private static final Pattern AFTER_DASH = Pattern.compile("^(.*\\S)(?:\\s+[-–—]|,)\\s+([^,–—]{1,40})$", Pattern.DOTALL);

    private static final Pattern AFTER_CLOCK = Pattern.compile("^(.*?\\S)\\s+(?:(?:[⏱⏲⏰⌛⏳]\\uFE0F?|[🕐-🕧])\\s*|(?=[~≈]))([^,–—()]{1,30})$", Pattern.DOTALL);

    private EstimateReader() {
    }

    /** A heading without its estimate. */
    record Titled(String title, Optional<Estimate> estimate) {
    }

    /** The first duration in a text that is known to be about time. */
    public static Optional<Estimate> read(String text) {
        Matcher m = ANYWHERE.matcher(text);
        while (m.find()) {
            Optional<Estimate> estimate = estimate(m);
            if (estimate.isPresent()) {
                return estimate;
            }
        }
        return Optional.empty();
    }

    /** Takes the estimate off the end of a heading; {@code (with Database)} stays, being no duration. */
    static Titled ofHeading(String heading) {
        for (Pattern end : new Pattern[] {BRACKETED, AFTER_DASH, AFTER_CLOCK}) {
            Matcher m = end.matcher(heading.strip());
            if (m.matches()) {
                Matcher alone = ALONE.matcher(m.group(2).strip());
                Optional<Estimate> estimate = alone.matches() ? estimate(alone) : Optional.empty();
                if (estimate.isPresent()) {
                    return new Titled(m.group(1), estimate);
                }
            }
        }
        return new Titled(heading.strip(), Optional.empty());
    }

    private static Optional<Estimate> estimate(Matcher m) {
        String unit = m.group("unit") == null ? m.group("lowUnit") : m.group("unit");
        if (unit == null || m.group("high") != null && m.group("unit") == null) {
            return Optional.empty();
        }
        String lowUnit = m.group("lowUnit") == null ? unit : m.group("lowUnit");
        Duration low = length(m.group("low"), lowUnit);
        Duration high = m.group("high") == null ? low : length(m.group("high"), unit);
        return low.compareTo(high) <= 0 ? Optional.of(new Estimate(low, high)) : Optional.empty();
    }

    private static Duration length(String number, String unit) {
        return Duration.ofMillis(Math.round(figure(number.toLowerCase(Locale.ROOT)) * seconds(unit) * 1000));
    }

    private static double figure(String number) {
        return switch (number) {
            case "a", "an", "one" -> 1;
            case "half a", "half an" -> 0.5;
            case "two" -> 2;
            case "three" -> 3;
            case "four" -> 4;
            case "five" -> 5;
            case "six" -> 6;
            case "seven" -> 7;
            case "eight" -> 8;
            case "nine" -> 9;
            case "ten" -> 10;
            case "twelve" -> 12;
            case "fifteen" -> 15;
            case "twenty" -> 20;
            case "thirty" -> 30;
            case String digits -> Double.parseDouble(digits);
        };
    }

    private static long seconds(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> throw new IllegalArgumentException("unknown unit of time: " + unit);
        };
    }
}
