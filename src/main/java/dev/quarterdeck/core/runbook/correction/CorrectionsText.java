package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.correction.Correction.Place;
import dev.quarterdeck.core.runbook.text.SourceText;
import dev.quarterdeck.core.runbook.text.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Corrections as a file beside a runbook, or its front matter, states them. It is read as data from anybody: what is wrong is
 * told with its line and left out, unknown keys are ignored, and a text that is too large or too deep is not read at all.
 *
 * @param corrections in the order of the file
 * @param problems    what is not used, and why
 */
public record CorrectionsText(List<Correction> corrections, List<Problem> problems) {
    public static final CorrectionsText NONE = new CorrectionsText(List.of(), List.of());
    /** Nobody reviews more. */
    private static final int MOST = 500;
    private static final String KEY = "corrections";
    static final List<String> IN_FILE = List.of(KEY);
    static final List<String> IN_FRONT_MATTER = List.of("quarterdeck", KEY);

    public CorrectionsText {
        corrections = List.copyOf(corrections);
        problems = List.copyOf(problems);
    }

    /** {@code line} counts from 1 in the text that holds it. */
    public record Problem(int line, String message) {
    }

    /** The text of {@code NAME.quarterdeck.yaml}. Never throws. */
    public static CorrectionsText ofFile(String text) {
        return read(text.startsWith("\uFEFF") ? text.substring(1) : text, 1, IN_FILE);
    }

    /**
     * What stands below {@code quarterdeck:} in a runbook's front matter; its syntax errors are told with the runbook. Never
     * throws.
     */
    public static CorrectionsText ofFrontMatter(String runbook) {
        return SourceText.of(runbook).frontMatter().filter(text -> text.contains(KEY)).map(text -> read(text, 2, IN_FRONT_MATTER))
                .orElse(NONE);
    }

    private static CorrectionsText read(String text, int firstLine, List<String> keys) {
        try {
            Object value = Yaml.mapping(text);
            for (String key : keys) {
                value = value instanceof Map<?, ?> map ? map.get(key) : null;
            }
            return switch (value) {
                case null -> NONE;
                case List<?> list -> list(list, Yaml.entries(text, keys).stream().map(range -> range.first() + firstLine)
                        .toList(), firstLine);
                case Object _ -> new CorrectionsText(List.of(),
                        List.of(new Problem(firstLine, "\"" + KEY + "\" must be a list")));
            };
        } catch (Yaml.Refused e) {
            return new CorrectionsText(List.of(), List.of(
                    new Problem(firstLine + e.line(), "it is not used: " + e.getMessage())));
        }
    }

    /**
     * The entries of a text that can be read, each with where it stands; one without a correction is wrong or from a newer
     * program.
     */
    static List<Entry> entries(String text, List<String> keys) {
        try {
            Object value = Yaml.mapping(text);
            for (String key : keys) {
                value = value instanceof Map<?, ?> map ? map.get(key) : null;
            }
            List<Yaml.Range> ranges = Yaml.entries(text, keys);
            if (!(value instanceof List<?> list) || ranges.size() != list.size()) {
                return List.of();
            }
            var entries = new ArrayList<Entry>();
            for (int i = 0; i < list.size(); i++) {
                entries.add(new Entry(ranges.get(i), known(list.get(i))));
            }
            return entries;
        } catch (Yaml.Refused e) {
            return List.of();
        }
    }

    record Entry(Yaml.Range range, Optional<Correction> correction) {
    }

    private static Optional<Correction> known(Object entry) {
        try {
            return Optional.of(correction(entry));
        } catch (IllegalArgumentException newer) {
            return Optional.empty();
        }
    }

    private static CorrectionsText list(List<?> list, List<Integer> lines, int firstLine) {
        var corrections = new ArrayList<Correction>();
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < list.size(); i++) {
            int line = i < lines.size() ? lines.get(i) : firstLine;
            if (i == MOST) {
                problems.add(new Problem(line, "only the first " + MOST + " corrections are used"));
                break;
            }
            try {
                corrections.add(correction(list.get(i)));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(line, String.valueOf(e.getMessage())));
            }
        }
        return new CorrectionsText(corrections, problems);
    }

    private static Correction correction(Object entry) {
        if (!(entry instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a correction must be keys with values");
        }
        String heading = text(map, "heading");
        String quote = text(map, "text");
        if (heading.isBlank() == quote.isBlank()) {
            throw new IllegalArgumentException("a correction quotes either a \"heading\" or a \"text\"");
        }
        CorrectionRole role = CorrectionRole.of(text(map, "as"))
                .orElseThrow(() -> new IllegalArgumentException("\"" + Corrected.shortened(text(map, "as"))
                + "\" is nothing that a part can be; there are "
                + String.join(", ", Arrays.stream(CorrectionRole.values()).map(CorrectionRole::words).toList())));
        String words = heading.isBlank() ? quote : heading;
        String sha256 = text(map, "sha256");
        if (words.length() > Place.LONGEST) {
            throw new IllegalArgumentException("a quote has at most " + Place.LONGEST + " characters");
        }
        return new Correction(new Place(!heading.isBlank(), words, sha256, text(map, "under"), text(map, "after")), role,
                text(map, "of"), urgency(text(map, "urgency")));
    }

    private static Optional<Urgency> urgency(String words) {
        if (words.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Urgency.values()).filter(u -> u.label().equals(words.strip())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                "\"" + Corrected.shortened(words) + "\" is no urgency; there are "
                + String.join(", ", Arrays.stream(Urgency.values()).map(Urgency::label).toList()))));
    }

    private static String text(Map<?, ?> map, String key) {
        return switch (map.get(key)) {
            case null -> "";
            case String words -> words;
            case Number number -> number.toString();
            case Boolean yes -> yes.toString();
            case Object _ -> throw new IllegalArgumentException("\"" + key + "\" must be text");
        };
    }
}
