package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a section's own blocks say about it as a procedure, and the blocks without that.
 *
 * @param useWhen when it is the right one, several reasons joined by {@code "; "}; empty when nothing says so
 * @param rest    all other blocks, in order
 */
record ProcedureFacts(String useWhen, Optional<Estimate> estimate, List<Block> rest) {
    private static final String USE =
            "(?:use (?:this |it |the \\w+ )?(?:(?:option|method|procedure|approach|path|way|plan|level|rollback|"
            + "runbook)\\s)?(?:only )?(?:when|if|for|in case(?: of)?)|use cases?|when to (?:use|apply|choose|run)(?: this| "
            + "it)?(?: \\w+)?|when|appl(?:ies|y|icable) (?:when|to|if|for)"
            + "|(?:choose|pick|take|prefer|follow) (?:this |it )?(?:\\w+ )?(?:when|if|for)|(?:right|best|suitable|recommended|"
            + "good|appropriate|intended|ideal) (?:when|if|for)|(?:situation|condition|scenario|trigger|criteria|applicability|"
            + "symptom)s?|gatilho|auslöser|déclencheur|disparador|触发条件|トリガー"
            + "|(?:this|the) (?:option|method|procedure|approach|path|plan|level|rollback|one|way)? ?(?:is (?:for|used (?:when|"
            + "if|for)|right (?:when|if)|best (?:when|if|for))|applies (?:when|if|to))"
            + "|anwenden,? wenn|verwenden,? wenn|wann|wenn|nur wenn|(?:à )?utilise[rz] (?:si|quand|lorsque)|quand(?: "
            + "l['’]utiliser)?|si|cuándo(?: usar(?:lo)?)?|(?:usar|use|utilizar|utilize|úsese|usalo) (?:cuando|si|quando|se)|"
            + "quando(?: usar)?|適用条件|使用条件|いつ使うか|适用场景|适用条件|适用于|使用场景)";
    private static final Pattern USE_WHEN = Pattern.compile("^" + USE + "(?<colon>\\s*[:：])?\\s*(?<value>.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Words that begin many a sentence: only a label with a colon. */
    private static final Pattern NEEDS_COLON =
            Pattern.compile("^(?:when|situation|condition|scenario|trigger|criteria|applicability|symptom|gatilho|auslöser|"
            + "déclencheur|disparador|use case|wann|wenn|quand|si|cuándo|quando|usar|nur wenn)s?\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** A picture in front of the words is none of them. */
    private static final Pattern MARKS = Pattern.compile("^[\\p{IsExtended_Pictographic}\\uFE0F\\u200D\\s]+(?=\\p{L})");
    private static final int LONGEST = 300;

    static boolean useWhenLabel(String sentence) {
        Matcher m = USE_WHEN.matcher(sentence);
        return m.matches() && m.group("value").isBlank() && m.group("colon") != null;
    }

    static ProcedureFacts of(List<Block> blocks) {
        var collector = new Collector();
        blocks.forEach(collector::take);
        return new ProcedureFacts(joined(collector.uses), collector.estimate, collector.rest);
    }

    private static final class Collector {
        private final List<String> uses = new ArrayList<>();
        private final List<Block> rest = new ArrayList<>();
        private Optional<Estimate> estimate = Optional.empty();
        /** Whether the label of a list of reasons stands right above. */
        private boolean reasonsFollow;

        private void take(Block block) {
            switch (block) {
                case Block.Prose prose -> prose(prose);
                case Block.Item item -> item(item);
                case Block.Quote quote -> quote(quote);
                case Block.Check _, Block.Code _, Block.Table _ -> {
                    reasonsFollow = false;
                    rest.add(block);
                }
            }
        }

        /** {@code > Use for SEV1 only.}; a quote stays to be read, whatever it says. */
        private void quote(Block.Quote quote) {
            reasonsFollow = false;
            quote.text().lines().flatMap(line -> useWhen(line).stream()).filter(u -> !u.isEmpty()).forEach(uses::add);
            estimate = estimate.or(() -> quote.text().lines().flatMap(line -> EstimateReader.stated(line).stream()).findFirst());
            rest.add(quote);
        }

        private void prose(Block.Prose prose) {
            var left = new ArrayList<String>();
            reasonsFollow = false;
            List<String> lines = prose.text().lines().toList();
            for (String line : lines) {
                Optional<String> use = useWhen(line);
                Optional<Estimate> time = EstimateReader.stated(line);
                reasonsFollow = use.filter(String::isEmpty).isPresent();
                if (use.isPresent()) {
                    use.filter(u -> !u.isEmpty()).ifPresent(uses::add);
                } else if (time.isPresent()) {
                    estimate = estimate.or(() -> time);
                } else {
                    estimate = estimate.or(() -> EstimateReader.bare(line));
                    left.add(line);
                }
            }
            if (left.size() == lines.size()) {
                rest.add(prose);
            } else if (!left.isEmpty()) {
                rest.add(new Block.Prose(String.join("\n", left), prose.line(), prose.heading(), prose.commands()));
            }
        }

        private void item(Block.Item item) {
            boolean bullet = item.marker().equals("•");
            if (reasonsFollow && bullet) {
                uses.add(item.text());
                return;
            }
            reasonsFollow = false;
            Optional<String> use = bullet && item.depth() == 0 ? useWhen(item.text()).filter(u -> !u.isEmpty())
                    : Optional.empty();
            Optional<Estimate> time = bullet && item.depth() == 0 ? EstimateReader.stated(item.text()) : Optional.empty();
            use.ifPresent(uses::add);
            estimate = estimate.or(() -> time);
            if (use.isEmpty() && time.isEmpty()) {
                rest.add(item);
            }
        }
    }

    /** The reasons of a part that is headed "When to use": its items, else its sentences. */
    static String reasons(Section part) {
        List<String> items = Outline.flat(part).stream().flatMap(block -> switch (block) {
            case Block.Item item -> java.util.stream.Stream.of(item.text());
            case Block.Check check -> java.util.stream.Stream.of(check.text());
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> java.util.stream.Stream.<String>empty();
        }).toList();
        return !items.isEmpty() ? joined(items) : part.blocks().stream().filter(Block.Prose.class::isInstance)
                .map(b -> ((Block.Prose) b).text())
                .collect(Collectors.joining(" "));
    }

    /** An empty text for a label whose reasons stand below it. */
    private static Optional<String> useWhen(String line) {
        Matcher m = USE_WHEN.matcher(line.length() > LONGEST ? "" : MARKS.matcher(line.strip()).replaceFirst(""));
        if (!m.matches() || m.group("colon") == null
                && (m.group("value").isBlank() || NEEDS_COLON.matcher(line.strip()).find())) {
            return Optional.empty();
        }
        return Optional.of(m.group("value").strip().replaceFirst("\\.$", ""));
    }

    private static String joined(List<String> reasons) {
        return reasons.stream().map(r -> r.strip().replaceFirst("[.;,]$", "")).collect(Collectors.joining("; "));
    }
}
