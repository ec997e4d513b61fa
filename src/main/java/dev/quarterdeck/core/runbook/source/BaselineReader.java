package dev.quarterdeck.core.runbook.source;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.ConditionReader;
import dev.quarterdeck.core.runbook.StatedBaseline;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatter;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what a runbook says is usual: {@code Normal p95: 120 ms}, a table with a column "Normal", a section of usual values.
 * A bound is a target and no usual value, and what compares with a usual value does not state it: a wrong one is worse than
 * none. Pure.
 */
public final class BaselineReader {
    private static final Pattern USUAL =
            words("\\b(?:base-?line|normal(?:ly)?|usual(?:ly)?|typical(?:ly)?|steady[- ]state|on (?:a|an) (?:good|ordinary|"
            + "quiet|average) day)\\b");
    private static final Pattern HEADING =
            words("(?:(?:the|our|known|performance|service) )*(?:base-?lines?|(?:normal|usual|typical|steady[- ]state)(?: "
            + "(?:values?|levels?|figures?|ranges?|operation|behaviou?r|state|load|numbers?))*"
            + "|what (?:is )?(?:normal|usual)(?: looks like)?|what good looks like)(?: (?:values?|figures?|metrics))?");
    /** Of a row; "Normal" would be the first row of a decision matrix. */
    private static final Pattern ROW = words("base-?line|usual(?:ly)?|typical(?:ly)?|steady[- ]state");
    private static final Pattern COMPARED =
            words("[<>≤≥×]|\\d\\s?x\\b|\\d\\s?times\\b|\\b(?:twice|double|half|fold)\\b|\\b(?:above|below|over|under|than|at "
            + "most|at least|up to|exceed\\w*|from|to|beyond|against|with|off|near) (?:the |its |our |their )?(?:base-?line|"
            + "normal|usual|typical)\\b"
            + "|\\b(?:above|below|over|under|than|at most|at least|exceed\\w*|not|never|abnormal\\w*|should|must|goal|target|"
            + "threshold|slo|sla|alert\\w*|page[sd]?|if|when|unless|until|while|roll(?:ing)? ?back)\\b");
    /** With its groups of thousands, however they are parted: the last group alone would be another figure. */
    private static final String FIGURE = "\\d{1,9}(?:[.,'’_]\\d{1,6}|[ \\u00A0\\u2009\\u202F]\\d{3}(?!\\d)){0,4}";
    private static final Pattern VALUE = words("(?<![\\p{L}\\d.,'’])" + FIGURE + "(?:\\s?(?:%|ms|s)?\\s?(?:-|–|to)\\s?" + FIGURE
            + ")?\\s?(?:%|percent\\b|per cent\\b|ms\\b|msecs?\\b|milliseconds?\\b|s\\b|secs?\\b|seconds?\\b)");
    private static final Pattern LOW_END = Pattern.compile("^.*(?:-|–|to)\\s?(?=\\d)");
    private static final Pattern CLAUSE = Pattern.compile("[,;|(]\\s|\\s(?:and|but|with|at)\\s|\\s[/·–—]\\s");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.;!?])\\s+");
    private static final int LONGEST = 300;

    private BaselineReader() {
    }

    /**
     * At most one of a signal: those of the front matter first; where the text states different ones for different things, none.
     */
    public static List<StatedBaseline> read(Section root, FrontMatter frontMatter) {
        var stated = new ArrayList<StatedBaseline>();
        frontMatter.baseline().forEach((signal, value) ->
                stated.add(new StatedBaseline(signal, value, signal.label() + ": " + signal.unit().bound(value), 1)));
        List<StatedBaseline> written = Outline.subtree(root).stream().flatMap(section -> section(section).stream()).toList();
        for (Signal signal : Signal.values()) {
            List<StatedBaseline> same = written.stream().filter(b -> b.signal() == signal).toList();
            if (!frontMatter.baseline().containsKey(signal) && same.stream().map(StatedBaseline::value).distinct().count() == 1) {
                stated.add(same.getFirst());
            }
        }
        return List.copyOf(stated);
    }

    private static List<StatedBaseline> section(Section section) {
        boolean about = HEADING.matcher(section.heading().strip().replaceFirst("^[\\d.]+\\s+", "")).matches();
        return section.blocks().stream().flatMap(block -> block(block, about).stream()).toList();
    }

    private static List<StatedBaseline> block(Block block, boolean about) {
        return switch (block) {
            case Block.Prose prose -> text(prose.text(), prose.line(), about);
            case Block.Item item -> text(item.text(), item.line(), about);
            case Block.Quote quote -> text(quote.text(), quote.line(), about);
            case Block.Table table -> table(table, about);
            // a check says what shall be, not what is
            case Block.Check _, Block.Code _ -> List.of();
        };
    }

    /** Line by line, as facts are written; where that gives nothing a sentence may go over lines. */
    private static List<StatedBaseline> text(String text, int first, boolean about) {
        List<String> lines = text.lines().toList();
        List<StatedBaseline> found = IntStream.range(0, lines.size()).boxed()
                .flatMap(i -> SENTENCE.splitAsStream(lines.get(i)).flatMap(s -> sentence(s, first + i, about))).toList();
        return found.isEmpty() && lines.size() > 1
                ? SENTENCE.splitAsStream(String.join(" ", lines)).flatMap(s -> sentence(s, first, about)).toList() : found;
    }

    private static Stream<StatedBaseline> sentence(String sentence, int line, boolean about) {
        if (sentence.length() > LONGEST || COMPARED.matcher(sentence).find() || !about && !USUAL.matcher(sentence).find()) {
            return Stream.empty();
        }
        return clauses(sentence).stream().flatMap(clause -> signal(clause).flatMap(signal -> value(signal, "", clause)).stream())
                .map(c -> new StatedBaseline(c.signal(), c.range().high(), sentence.strip(), line));
    }

    /** Parts that hold a figure each: {@code error rate 0.2 %, p95 180 ms}. A part without one belongs to the next. */
    private static List<String> clauses(String sentence) {
        var clauses = new ArrayList<String>();
        String open = "";
        for (String part : CLAUSE.split(sentence)) {
            open = open.isEmpty() ? part : open + " " + part;
            if (VALUE.matcher(open).find()) {
                clauses.add(open);
                open = "";
            }
        }
        return clauses;
    }

    private static Optional<Signal> signal(String words) {
        return ConditionReader.signalNamed(words);
    }

    /** The one figure in {@code text}; of a range the upper end, which an ordinary day reaches. */
    private static Optional<Condition> value(Signal signal, String heading, String text) {
        List<String> values = VALUE.matcher(text).results().map(MatchResult::group).toList();
        return values.size() == 1 ? ConditionReader.readCell(signal, heading, "at most " + LOW_END.matcher(values.getFirst())
                .replaceFirst(""))
                : Optional.empty();
    }

    private static List<StatedBaseline> table(Block.Table table, boolean about) {
        var found = new ArrayList<StatedBaseline>();
        for (int column = 1; column < table.head().size(); column++) {
            String heading = table.head().get(column);
            boolean usual = HEADING.matcher(heading.replaceFirst("[(\\[].*", "").strip()).matches() || about && table.head()
                    .size() == 2;
            for (int row = 0; row < table.rows().size(); row++) {
                List<String> cells = table.rows().get(row);
                // one row a signal, or one column a signal
                Optional<Signal> signal = usual ? signal(cells.getFirst())
                        : ROW.matcher(cells.getFirst().strip()).matches() ? signal(heading) : Optional.empty();
                String name = usual ? cells.getFirst() : heading;
                String cell = cells.get(column);
                int line = table.line() + 2 + row;
                signal.filter(_ -> !COMPARED.matcher(cell).find()).flatMap(s -> cell(s, name, heading, cell))
                        .ifPresent(c -> found.add(new StatedBaseline(c.signal(), c.range().high(), name + ": " + cell, line)));
            }
        }
        return found;
    }

    /** The unit may stand in the heading or beside the name: {@code p95 (ms) | 180}. */
    private static Optional<Condition> cell(Signal signal, String name, String heading, String cell) {
        return value(signal, heading, cell).or(() -> Stream.of(name, heading)
                .flatMap(unit -> cell.strip().matches("[\\d.,]{1,12}")
                ? ConditionReader.readCell(signal, unit, "at most " + cell.strip()).stream() : Stream.empty()).findFirst());
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
