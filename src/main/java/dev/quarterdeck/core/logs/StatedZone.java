package dev.quarterdeck.core.logs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads the zone that may stand behind a time: {@code Z}, {@code +07}, {@code -0330}, {@code GMT+7}, {@code CEST},
 * {@code America/New_York}. Where
 * none stands, the time is of the zone that was given. One thread, since it remembers what it read.
 */
@NullUnmarked
final class StatedZone {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    /** Offsets change at a full quarter of an hour of local time; so far apart at the least. */
    private static final long STEP = HOUR / 4;
    private static final int MOST_HOURS = 14;
    private static final int LONGEST_REGION = 40;
    /** Minutes from UTC. With the first of several, nobody means the others but who lives there. */
    private static final Map<String, int[]> NAMES = Map.ofEntries(
            named("UTC", 0), named("GMT", 0), named("UCT", 0), named("UT", 0), named("WET", 0), named("WEST", 60),
            named("CET", 60),
            named("CEST", 120), named("MET", 60), named("MEST", 120), named("MEZ", 60), named("MESZ", 120), named("BST", 60),
            named("EET", 120),
            named("EEST", 180), named("MSK", 180), named("TRT", 180), named("IDT", 180), named("SAST", 120), named("EAT", 180),
            named("CAT", 120),
            named("WAT", 60), named("PKT", 300), named("NPT", 345), named("ICT", 420), named("WIB", 420), named("WITA", 480),
            named("WIT", 540),
            named("SGT", 480), named("MYT", 480), named("PHT", 480), named("HKT", 480), named("AWST", 480), named("JST", 540),
            named("KST", 540),
            named("ACST", 570), named("ACDT", 630), named("AEST", 600), named("AEDT", 660), named("NZST", 720),
            named("NZDT", 780),
            named("BRT", -180), named("NST", -210), named("NDT", -150), named("AST", -240), named("ADT", -180),
            named("EST", -300),
            named("EDT", -240), named("CDT", -300), named("MST", -420), named("MDT", -360), named("PST", -480, 480),
            named("PDT", -420),
            named("AKST", -540), named("AKDT", -480), named("HST", -600));
    /** Names that are said of several zones alike: only who lives in one of them is sure which is meant. */
    private static final Map<String, int[]> SEVERAL = Map.ofEntries(named("CST", -360, 480, -300), named("IST", 330, 120, 60));
    private static final Map<String, Optional<ZoneRules>> REGIONS = new ConcurrentHashMap<>();

    private final ZoneRules own;
    private long step = Long.MIN_VALUE;
    private long stepOffset;

    private Kind kind = Kind.OWN;
    private long offset;
    private ZoneRules region;
    private int[] several = {};
    private int end;

    private enum Kind {
        OWN, FIXED, REGION, SEVERAL
    }

    /** @param own where times without a zone were written */
    StatedZone(ZoneId own) {
        this.own = own.getRules();
    }

    private static Map.Entry<String, int[]> named(String name, int... minutes) {
        return Map.entry(name, minutes);
    }

    /** Reads what stands at {@code at}, behind a time; answers where it ends: {@code at} when there is none. */
    int read(byte[] b, int at, int to) {
        kind = Kind.OWN;
        end = at;
        boolean spaced = at < to && b[at] == ' ';
        int i = spaced ? at + 1 : at;
        if (i >= to) {
            return end;
        }
        byte c = b[i];
        if (c == 'Z' || c == 'z') {
            if (i + 1 == to || !word(b[i + 1])) {
                fixed(0, i + 1);
            }
        } else if (c == '+' || c == '-') {
            offset(b, i, to, spaced);
        } else if (c >= 'A' && c <= 'Z') {
            name(b, i, to);
        }
        if (end < to && b[end] == '[' && end + 1 < to && b[end + 1] >= 'A' && b[end + 1] <= 'Z') {
            bracketed(b, to);
        }
        return end;
    }

    private void fixed(long millis, int behind) {
        kind = Kind.FIXED;
        offset = millis;
        end = behind;
    }

    /** {@code +07}, {@code +0700}, {@code +07:00}, at a sign. */
    private void offset(byte[] b, int i, int to, boolean spaced) {
        int digits = 0;
        while (i + 1 + digits < to && digits < 5 && Ascii.digit(b[i + 1 + digits])) {
            digits++;
        }
        if (digits != 2 && digits != 4) {
            return;
        }
        int hours = two(b, i + 1);
        int behind = i + 1 + digits;
        boolean colon = digits == 2 && behind + 2 < to && b[behind] == ':' && Ascii.digit(b[behind + 1])
                && Ascii.digit(b[behind + 2]);
        int minutes = digits == 4 ? two(b, i + 3) : colon ? two(b, behind + 1) : 0;
        behind += colon ? 3 : 0;
        if (hours > MOST_HOURS || minutes % 15 != 0 || minutes > 45 || behind < to
                && (word(b[behind]) || b[behind] == '.' && digits == 2)) {
            return;
        }
        // a hyphen and two digits after a space may be a number: an offset is filled up with 0, or a process stands behind it
        if (digits == 2 && !colon && spaced && b[i] == '-' && hours >= 10
                && !(behind + 1 < to && b[behind] == ' ' && b[behind + 1] == '[')) {
            return;
        }
        fixed((b[i] == '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE), behind);
    }

    private void name(byte[] b, int i, int to) {
        int behind = i;
        while (behind < to && behind - i < 6 && b[behind] >= 'A' && b[behind] <= 'Z') {
            behind++;
        }
        if (behind < to && word(b[behind])) {
            region(b, i, to);
            return;
        }
        if (behind - i < 2 || behind - i > 4) {
            return;
        }
        String name = new String(b, i, behind - i, StandardCharsets.US_ASCII);
        int[] minutes = NAMES.get(name);
        if (minutes == null) {
            minutes = SEVERAL.get(name);
            if (minutes != null) {
                kind = Kind.SEVERAL;
                several = minutes;
                offset = LogTime.NONE;
                end = behind;
            } else if (behind < to && b[behind] == '/') {
                region(b, i, to);
            }
            return;
        }
        if (minutes.length > 1) {
            kind = Kind.SEVERAL;
            several = minutes;
            offset = minutes[0] * MINUTE;
            end = behind;
            return;
        }
        fixed(minutes[0] * MINUTE, behind);
        if (minutes[0] == 0 && behind < to && (b[behind] == '+' || b[behind] == '-')) {
            shortOffset(b, behind, to);
        }
    }

    /** {@code GMT+7} and {@code UTC+02:00}: what stands behind the name counts. */
    private void shortOffset(byte[] b, int i, int to) {
        if (i + 1 < to && Ascii.digit(b[i + 1]) && (i + 2 == to || !word(b[i + 2]) && b[i + 2] != ':')) {
            fixed((b[i] == '-' ? -1L : 1L) * (b[i + 1] - '0') * HOUR, i + 2);
        } else {
            offset(b, i, to, false);
        }
    }

    private void region(byte[] b, int i, int to) {
        int behind = i;
        boolean slash = false;
        while (behind < to && behind - i < LONGEST_REGION
                && (word(b[behind]) || b[behind] == '/' || slash && (b[behind] == '-' || b[behind] == '+'))) {
            slash |= b[behind++] == '/';
        }
        if (!slash) {
            return;
        }
        Optional<ZoneRules> rules = rules(new String(b, i, behind - i, StandardCharsets.US_ASCII));
        if (rules.isPresent()) {
            kind = Kind.REGION;
            region = rules.get();
            end = behind;
        }
    }

    private static Optional<ZoneRules> rules(String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            return Optional.empty(); // not remembered: there is no end to what is no zone
        }
        return REGIONS.computeIfAbsent(id, name -> Optional.of(ZoneId.of(name).getRules()));
    }

    /** {@code +01:00[Europe/Berlin]}: an offset before it says more. */
    private void bracketed(byte[] b, int to) {
        int close = end + 1;
        while (close < to && close - end < LONGEST_REGION && b[close] != ']') {
            close++;
        }
        if (close == to || b[close] != ']') {
            return;
        }
        String name = new String(b, end + 1, close - end - 1, StandardCharsets.US_ASCII);
        Optional<ZoneRules> rules = name.contains("/") || name.equals("UTC") ? rules(name) : Optional.empty();
        if (rules.isPresent()) {
            if (kind == Kind.OWN) {
                kind = Kind.REGION;
                region = rules.get();
            }
            end = close + 1;
        }
    }

    /** No zone stands there. */
    void none() {
        kind = Kind.OWN;
    }

    /**
     * Milliseconds since the epoch of a local time in the zone that was read; {@link LogTime#NONE} when it is not known which
     * zone is meant.
     */
    long instant(long local) {
        return switch (kind) {
            case OWN -> local - own(local);
            case FIXED -> local - offset;
            case REGION -> local - offset(region, Math.floorDiv(local, 1000L));
            case SEVERAL -> severalOf(local);
        };
    }

    private long severalOf(long local) {
        long here = own(local);
        for (int minutes : several) {
            if (minutes * MINUTE == here) {
                return local - here;
            }
        }
        return offset == LogTime.NONE ? LogTime.NONE : local - offset;
    }

    /** What the clocks on the wall said at {@code instant} in the zone that was read. */
    long local(long instant) {
        return switch (kind) {
            case OWN, SEVERAL -> instant + offsetAt(own, instant);
            case FIXED -> instant + offset;
            case REGION -> instant + offsetAt(region, instant);
        };
    }

    private static long offsetAt(ZoneRules rules, long instant) {
        return rules.getOffset(Instant.ofEpochMilli(instant)).getTotalSeconds() * 1000L;
    }

    private static long offset(ZoneRules rules, long localSecond) {
        return rules.getOffset(LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC)).getTotalSeconds() * 1000L;
    }

    private long own(long local) {
        long now = Math.floorDiv(local, STEP);
        if (now != step) {
            step = now;
            stepOffset = offset(own, now * (STEP / 1000));
        }
        return stepOffset;
    }

    private static boolean word(byte c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_';
    }

    private static int two(byte[] b, int at) {
        return (b[at] - '0') * 10 + b[at + 1] - '0';
    }
}
