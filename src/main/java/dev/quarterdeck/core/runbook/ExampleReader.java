package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.command.CommandText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds which word of a procedure's commands is only an example of what a blank asks for: with the blank "Stable version
 * identified", {@code v0.0.9} in {@code git checkout tags/v0.0.9}. Only a word that can be meant by nothing else counts: the
 * one that the blank's own step marks with the blank's words, or else the only version in all later commands. Any thread.
 */
final class ExampleReader {
    private static final Pattern WORD = Pattern.compile("[\\p{L}]{4,}");
    private static final Set<String> COMMON = Set.of("identified", "identify", "verified", "confirmed", "recorded", "noted",
            "found", "determined",
            "version", "name", "value", "with", "from", "this", "that", "then");
    private static final Pattern VERSION =
            Pattern.compile("(?<![\\w.-])(v?\\d{1,5}(?:\\.\\d{1,5}){1,3}(?:[-+][\\w.]{1,30})?)(?![\\w/:-]|\\.\\w)");
    private static final Pattern MARKED =
            Pattern.compile("^[#\\s*>|-]*([\\w][\\w.+/:-]{1,60}\\d[\\w.+-]*|v?\\d[\\w.+-]{1,60})\\s+(?:<?-+|←|#|//|\\(|\\||"
            + ":)\\s*(.{1,120})$");
    private static final Pattern ASKS_VERSION = Pattern.compile("\\b(?:version|tag|release|revision|build|image)\\b",
            Pattern.CASE_INSENSITIVE);

    private ExampleReader() {
    }

    /** By the text that the blank stands in. */
    static Map<String, String> read(List<Step> steps) {
        var examples = new LinkedHashMap<String, String>();
        for (int i = 0; i < steps.size(); i++) {
            List<Step> later = steps.subList(i + 1, steps.size());
            Step here = steps.get(i);
            here.fillIns().forEach(blank -> example(blank, here, later).ifPresent(word -> examples.put(blank.text(), word)));
        }
        return examples;
    }

    private static Optional<String> example(FillIn blank, Step here, List<Step> later) {
        Optional<String> marked = marked(blank, here).filter(word -> commands(later).anyMatch(text -> stands(word, text)));
        return marked.isPresent() || !ASKS_VERSION.matcher(blank.title()).find() ? marked : only(later);
    }

    private static Optional<String> marked(FillIn blank, Step here) {
        Set<String> asked = words(blank.title());
        List<String> found = here.codes().stream().flatMap(code -> code.text().lines()).flatMap(line -> {
            Matcher m = MARKED.matcher(line);
            return m.matches() && words(m.group(2)).stream().anyMatch(asked::contains) ? Stream.of(m.group(1))
                    : Stream.<String>empty();
        }).distinct().toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<String> only(List<Step> later) {
        List<String> versions = commands(later).flatMap(text -> VERSION.matcher(text).results()).map(m -> m.group(1))
                .filter(version -> !version.matches("\\d+(?:\\.\\d+){3}|0\\.\\d+|\\d{1,2}\\.\\d")).distinct().toList();
        return versions.size() == 1 ? Optional.of(versions.getFirst()) : Optional.empty();
    }

    private static Stream<String> commands(List<Step> steps) {
        return steps.stream().flatMap(step -> step.commands().stream()).map(CommandText::text);
    }

    private static boolean stands(String word, String text) {
        return Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-]|\\.\\w)").matcher(text).find();
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).filter(w -> !COMMON.contains(w))
                .collect(Collectors.toSet());
    }
}
