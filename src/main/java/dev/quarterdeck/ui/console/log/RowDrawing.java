package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.core.logs.LogColumns;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.time.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes rows ready to be drawn: secrets masked, fields in columns, tabs as blanks, colours, highlights, and only what fits.
 * Kept to one thread.
 *
 * @param search  what is looked for
 * @param sources whether each line names its source, since it is one of several
 * @param left    characters that are scrolled out of sight
 * @param columns characters that fit
 */
record RowDrawing(SecretMask mask, Optional<LogQuery> search, List<RuleMatching> rules, boolean sources, int left, int columns) {
    private static final Pattern LEVEL =
            Pattern.compile("\\b(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERR(?:OR)?|SEVERE|CRIT(?:ICAL)?|FATAL|PANIC)\\b");
    private static final int NEAR_START = 120;
    private static final int SOURCE = 16;
    private static final int TIME = 13;
    private static final int LEVEL_WIDTH = 6;
    private static final int LOGGER = 15;
    private static final int TAB = 8;

    /** @param masking was handed the rows before */
    DrawnRow drawn(LogRow row, SecretMask.Rows masking) {
        return switch (row) {
            case LogRow.Gap gap -> {
                String clock = Times.clock(gap.at());
                String words = "── " + (gap.words().contains(clock) ? "" : clock + "  ") + gap.words() + " ──";
                yield new DrawnRow("", LogLevel.NONE, words, List.of(new DrawnRow.Span(0, words.length(), Shade.GAP)), List.of(),
                        false, "", gap);
            }
            case LogRow.Line line -> line(line, masking.next(line.text()));
        };
    }

    private DrawnRow line(LogRow.Line line, SecretMask.Masked masked) {
        String shown = masked.text();
        var composed = new Composition();
        if (sources) {
            composed.add(padded(shortened(line.source()), SOURCE) + " ", Shade.SOURCE);
        }
        Optional<LogColumns> fields = line.continued() ? Optional.empty() : LogColumns.of(shown);
        if (fields.isPresent()) {
            compose(fields.get(), line.level(), composed);
        } else {
            compose(line, masked, composed);
        }
        String text = composed.text.toString();
        List<DrawnRow.Hit> hits = hits(text);
        boolean matched = hits.stream().anyMatch(hit -> hit.rule().isEmpty())
                || search.isPresent() && !search.get().ranges(line.text()).isEmpty();
        int from = Math.min(left, text.length());
        int to = Math.min(text.length(), from + columns + 1);
        return new DrawnRow((line.numbered() ? "" : "~") + String.format(Locale.ROOT, "%,d", line.number()), line.level(),
                text.substring(from, to),
                composed.spans.stream().filter(s -> s.to() > from && s.from() < to)
                        .map(s -> new DrawnRow.Span(Math.max(0, s.from() - from), Math.min(to, s.to()) - from, s.shade()))
                        .toList(),
                hits.stream().filter(h -> h.to() > from && h.from() < to)
                        .map(h -> new DrawnRow.Hit(Math.max(0, h.from() - from), Math.min(to, h.to()) - from, h.rule())).toList(),
                matched, line.cut() > 0 ? String.format(Locale.ROOT, "+ %,d bytes", line.cut()) : "", line);
    }

    private static void compose(LogColumns columns, LogLevel level, Composition composed) {
        composed.add(padded(columns.time(), TIME), Shade.TIME);
        String said = level == LogLevel.NONE ? columns.level() : level.name();
        composed.add(padded(said, LEVEL_WIDTH), Shade.of(level));
        if (!columns.logger().isEmpty()) {
            composed.add(padded(columns.logger(), LOGGER) + " ", Shade.PLAIN);
        }
        composed.add(columns.message(), Shade.PLAIN);
        columns.rest().forEach(field -> composed.add("  " + field.name() + "=" + field.value(), Shade.REST));
    }

    /** A line as it stands: its colours are its own, or else the word that states its level is coloured. */
    private static void compose(LogRow.Line line, SecretMask.Masked masked, Composition composed) {
        String shown = masked.text();
        if (!line.inks().isEmpty()) {
            int at = 0;
            for (LogRow.Ink ink : line.inks()) {
                int from = Math.clamp(masked.at(ink.from()), at, shown.length());
                int to = Math.clamp(masked.at(ink.to()), from, shown.length());
                composed.add(shown.substring(at, from), Shade.PLAIN);
                composed.add(shown.substring(from, to), ink.foreground() < 0 ? Shade.PLAIN : Shade.ansi(ink.foreground()));
                at = to;
            }
            composed.add(shown.substring(at), Shade.PLAIN);
            return;
        }
        Matcher word = LEVEL.matcher(shown).region(0, Math.min(shown.length(), NEAR_START));
        if (line.level() != LogLevel.NONE && !line.continued() && word.find()) {
            composed.add(shown.substring(0, word.start()), Shade.PLAIN);
            composed.add(word.group(), Shade.of(line.level()));
            composed.add(shown.substring(word.end()), Shade.PLAIN);
        } else {
            composed.add(shown, Shade.PLAIN);
        }
    }

    private List<DrawnRow.Hit> hits(String text) {
        var hits = new ArrayList<DrawnRow.Hit>();
        for (RuleMatching rule : rules) {
            for (LogQuery.Range range : rule.ranges(text)) {
                hits.add(new DrawnRow.Hit(range.from(), range.to(), Optional.of(rule.tone())));
            }
        }
        search.ifPresent(query -> query.ranges(text).forEach(range ->
                hits.add(new DrawnRow.Hit(range.from(), range.to(), Optional.empty()))));
        return hits;
    }

    /** The end of a path or of a command tells more than its beginning. */
    static String shortened(String source) {
        String name = source.contains(" ") ? source : source.substring(source.lastIndexOf('/') + 1);
        return name.length() <= SOURCE ? name : "…" + name.substring(name.length() - SOURCE + 1);
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text + " " : text + " ".repeat(width - text.length());
    }

    /** Text as it grows, with the colour of each part. A tab reaches to the next stop. */
    private static final class Composition {
        private final StringBuilder text = new StringBuilder();
        private final List<DrawnRow.Span> spans = new ArrayList<>();

        void add(String part, Shade shade) {
            int from = text.length();
            if (part.indexOf('\t') < 0) {
                text.append(part);
            } else {
                for (int i = 0; i < part.length(); i++) {
                    if (part.charAt(i) == '\t') {
                        text.repeat(' ', TAB - text.length() % TAB);
                    } else {
                        text.append(part.charAt(i));
                    }
                }
            }
            if (text.length() > from && !spans.isEmpty() && spans.getLast().shade() == shade) {
                spans.add(new DrawnRow.Span(spans.removeLast().from(), text.length(), shade)); // one node rather than two
            } else if (text.length() > from) {
                spans.add(new DrawnRow.Span(from, text.length(), shade));
            }
        }
    }
}
