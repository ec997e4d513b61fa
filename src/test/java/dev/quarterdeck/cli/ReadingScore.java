package dev.quarterdeck.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was expected, found and right, by kind, with every difference and every hard fault. Not thread-safe. */
final class ReadingScore {
    /** In the order in which they are printed. */
    enum Kind {
        PROCEDURES, STEPS, TRIGGERS, URGENCIES, CONDITIONS, MATRICES, COMMANDS, ESTIMATES, CONTACTS, TEMPLATES, AUTHORITY,
                DEADLINES,
        SCENARIOS, USE_WHEN, ALTERNATIVES;

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Counts of one kind; {@code found} and {@code expected} leave out what may be marked or not. */
    record Tally(int expected, int found, int right) {
        private static final Tally NONE = new Tally(0, 0, 0);

        Tally plus(Tally other) {
            return new Tally(expected + other.expected, found + other.found, right + other.right);
        }

        /** From 0 to 1; nothing found is nothing wrong. */
        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }
    }

    record HardFault(String kind, String file, int line, String text) {
    }

    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final List<HardFault> faults = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final List<Integer> findings = new ArrayList<>();

    Tally tally(Kind kind) {
        return tallies.getOrDefault(kind, Tally.NONE);
    }

    List<HardFault> faults() {
        return List.copyOf(faults);
    }

    List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many findings each file had. */
    List<Integer> findings() {
        return List.copyOf(findings);
    }

    void right(Kind kind) {
        count(kind, new Tally(1, 1, 1));
    }

    void missed(Kind kind, int line, String what) {
        count(kind, new Tally(1, 0, 0));
        differences.add("%5d  missed %s: %s".formatted(line, kind.label(), what));
    }

    void wrong(Kind kind, String what) {
        count(kind, new Tally(0, 1, 0));
        differences.add("       wrong %s: %s".formatted(kind.label(), what));
    }

    /** A value that may be absent on either side, which is an empty text. */
    void compare(Kind kind, int line, String expected, String found, boolean same) {
        if (!expected.isEmpty() && !found.isEmpty() && same) {
            right(kind);
            return;
        }
        if (!expected.isEmpty()) {
            missed(kind, line, expected);
        }
        if (!found.isEmpty()) {
            wrong(kind, found + " (line " + line + ")");
        }
    }

    void hard(String kind, String file, int line, String text) {
        faults.add(new HardFault(kind, file, line, text));
        differences.add("%5d  HARD %s: %s".formatted(line, kind, text));
    }

    void findings(int count) {
        findings.add(count);
    }

    void add(ReadingScore other) {
        other.tallies.forEach(this::count);
        faults.addAll(other.faults);
        differences.addAll(other.differences);
        findings.addAll(other.findings);
    }

    private void count(Kind kind, Tally tally) {
        tallies.merge(kind, tally, Tally::plus);
    }
}
