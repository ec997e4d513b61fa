package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.DrillOccasion;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises the list that says when to rehearse. Any thread. */
final class DrillScheduleReader {
    private static final Pattern HEADING =
            Pattern.compile("\\b(?:drills?|drilling|game ?days?|rehearsals?|(?:we |to )practi[sc]e|fire ?drills?|exercises?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELLED = Pattern.compile("^([^:]{2,60}):\\s+(.+)$", Pattern.DOTALL);
    private static final Pattern ADVERB =
            Pattern.compile("\\b(daily|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annual(?:ly)?|half-?yearly|"
            + "semi-?annual(?:ly)?|twice (?:a|per) year)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EVERY =
            Pattern.compile("\\b(?:every|each|once (?:a|per|every)|per)\\s+(?:(\\d{1,2}|two|three|four|six)\\s+)?(day|week|"
            + "month|quarter|year)s?\\b", Pattern.CASE_INSENSITIVE);

    private DrillScheduleReader() {
    }

    static List<DrillOccasion> read(Outline outline) {
        return outline.sections().stream().filter(s -> !s.path().isEmpty() && HEADING.matcher(s.heading()).find())
                .flatMap(s -> s.blocks().stream()).flatMap(DrillScheduleReader::occasion).toList();
    }

    private static Stream<DrillOccasion> occasion(Block block) {
        return switch (block) {
            case Block.Item item -> Stream.of(of(item.text(), item.line()));
            case Block.Check check -> Stream.of(of(check.text(), check.line()));
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> Stream.empty();
        };
    }

    private static DrillOccasion of(String text, int line) {
        Matcher m = LABELLED.matcher(text);
        return m.matches() ? new DrillOccasion(m.group(1), m.group(2), every(text), line)
                : new DrillOccasion("", text, every(text), line);
    }

    static Optional<Period> every(String text) {
        Matcher adverb = ADVERB.matcher(text);
        if (adverb.find()) {
            return Optional.of(switch (adverb.group(1).toLowerCase(Locale.ROOT).charAt(0)) {
                case 'd' -> Period.ofDays(1);
                case 'w' -> Period.ofWeeks(1);
                case 'f', 'b' -> Period.ofWeeks(2);
                case 'm' -> Period.ofMonths(1);
                case 'q' -> Period.ofMonths(3);
                case 'h', 's', 't' -> Period.ofMonths(6);
                case 'y', 'a' -> Period.ofYears(1);
                default -> throw new IllegalArgumentException("no such adverb of time: " + adverb.group(1));
            });
        }
        Matcher every = EVERY.matcher(text);
        if (!every.find()) {
            return Optional.empty();
        }
        int count = every.group(1) == null ? 1 : count(every.group(1).toLowerCase(Locale.ROOT));
        return Optional.of(switch (every.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
            case 'd' -> Period.ofDays(count);
            case 'w' -> Period.ofWeeks(count);
            case 'm' -> Period.ofMonths(count);
            case 'q' -> Period.ofMonths(3 * count);
            case 'y' -> Period.ofYears(count);
            default -> throw new IllegalArgumentException("no such unit of time: " + every.group(2));
        });
    }

    private static int count(String word) {
        return switch (word) {
            case "two" -> 2;
            case "three" -> 3;
            case "four" -> 4;
            case "six" -> 6;
            case String digits -> Integer.parseInt(digits);
        };
    }
}
