package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.runbook.words.Stance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises lists that are due some time after the service is back, by their heading ({@code Within 24 Hours}), a label, or a
 * word
 * before each item. A bare point in time ({@code T+1h}, {@code Day 1}) counts only where the headings speak of afterwards. Any
 * thread.
 */
public final class DeadlineReader {
    private static final Pattern WITHIN = words(
            "\\b(?:within|inside|no later than|innerhalb(?: von)?|binnen|dans(?: les)?|sous|dentro de(?: las)?|en(?: las)? "
            + "(?:próximas|primeras)|dentro de|nas (?:próximas|primeiras)|em até)\\s+(?:the\\s+|der\\s+|l['’])?(?:next\\s+|"
            + "first\\s+|same\\s+|nächsten\\s+|ersten\\s+)?(.{1,24})"
            + "|^\\W*in\\s+(.{1,24})|\\b(?:in|during|by|over)\\s+the\\s+(?:next|first|same|following)\\s+(.{1,24})|\\b(?:next|"
            + "first|same|following|nächste[nr]?|erste[nr]?|in den nächsten)\\s+(.{1,24})"
            + "|((?:\\d{1,3}|一|两|二|三)\\s?(?:个?小时|小時|分钟|天|日|周|時間|週間))(?:之?内|以内)");
    private static final Pattern BARE_UNIT =
            words("^(business |working |calendar )?(hour|day|week|month|stunde|tag|woche|heure|jour|semaine|hora|día|dia|semana|"
            + "werktag|geschäftstag)\\b");
    private static final Pattern MONTH = words("^(\\d{1,2}|an?|one)?\\s*months?\\b");
    private static final Pattern AFTERWARDS =
            words("\\b(?:post|after|afterwards?|follow-?\\s?ups?|next steps|later|once (?:restored|stable|resolved|done|"
            + "recovered)|subsequent|recovery actions|aftermath|nach|danach|nachbereitung|nacharbeiten|nachgelagert|après|suivi|"
            + "después|posterior\\w*|seguimiento|após|depois|acompanhamento)\\b|\\bpost-|回滚后|回退后|后续|之后|ロールバック後|復旧後|事後|フォローアップ");
    /** After a release is before any rollback. */
    private static final Pattern LAUNCH =
            words("\\bpost-?\\s?(?:deploy\\w*|launch|release|migration|go-?live|cut-?over|upgrade|install\\w*)\\b|\\bafter "
            + "(?:the )?(?:deploy\\w*|launch|release|go-?live|upgrade)\\b|\\b(?:launch|release|rollout|migration) (?:day|"
            + "schedule|timeline|plan)\\b");
    private static final Pattern EARLIER =
            words("\\b(?:before|prior to|ahead of|in advance|vorher|vor dem|vor der|avant|antes)\\b|之前|前に|以前");
    /** The beginning of an incident, and not the time after it. */
    private static final Pattern FIRST_MINUTES = words("\\bfirst (?:few|two|three|five|ten|fifteen|couple of) minutes\\b");
    /** How long a phase lasts, and not when work is due. */
    private static final Pattern FIRST_ASIDE = words("[(（]\\s*(?:the )?first\\b");
    private static final Pattern POINT =
            words("^\\W*(?:T\\s?\\+\\s?(\\d{1,3}\\s?(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?))\\b|(day|week|month|tag|"
            + "jour|día|dia|第)\\s?(\\d{1,2})\\b|\\+\\s?(\\d{1,3}\\s?(?:m|min|minutes?|h|hours?|d|days?))\\b)");
    private static final Pattern AFTER_SPAN =
            words("(?<![-–\\d])\\b(\\d{1,3}\\s?(?:-\\s?\\d{1,3}\\s?)?(?:minutes?|mins?|hours?|hrs?|h|days?|weeks?|stunden?|"
            + "tagen?|heures?|jours?|horas?|días|dias))\\s+(?:after|post|later|nach|après|después|após)\\b");
    private static final Pattern BRACKETED =
            words("[(（\\[]\\s*(?:within |the |in |first |next |< ?|≤ ?|up to |0\\s?[-–]\\s?|\\d{1,3}\\s?[-–]\\s?|nach "
            + ")*((?:\\d{1,3}\\s?(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|stunden?|tage?n?|heures?|jours?|horas?|días|"
            + "dias|分钟|小时|天|日|時間|分)|hour|day|week|24/7))\\s*[)）\\]]");
    private static final Pattern AT_ONCE =
            words("^\\W*(?:immediate(?:ly)?(?: (?:after|actions?|follow-?ups?|post-?\\p{L}*|tasks?)\\b.*)?|right after.*|"
            + "straight after.*|at once.*|sofort(?: (?:nach|danach).*)?|unmittelbar.*|immédiatement(?: après.*)?|"
            + "inmediatamente(?: después.*)?|imediatamente(?: após.*)?|立即|马上|直後.*|即時)\\W*$");
    private static final Pattern NEXT_BUSINESS_DAY =
            words("\\b(?:next|following) (?:business|working) day\\b|\\bnächste[nr]? (?:werk|arbeits|geschäfts)tag|\\bjour "
            + "ouvré suivant|\\bprochain jour ouvré|\\bsiguiente día hábil|\\bpróximo día hábil|\\bpróximo dia útil|下一?个?工作日|"
            + "翌営業日");
    private static final Pattern DAY_WORDS =
            words("^\\W*(?:same day|today|by end of day|end of day|eod|selber tag|am selben tag|le jour même|mismo día|mesmo "
            + "dia|当天|当日)\\b|^\\W*(?:当天|当日)");
    private static final Pattern ITEM = Pattern.compile("^([^:：]{2,40})[:：]\\s*(\\S.*)$", Pattern.DOTALL);
    private static final Pattern TIME_COLUMN =
            words("^(?:when|deadlines?|time ?frames?|timeline|due(?: by| date)?|time|timing|by when|within|frist|wann|fällig|"
            + "délai|quand|plazo|cuándo|prazo|quando|期限|时间|時間|時期)$");
    private static final Pattern TASK_COLUMN =
            words("^(?:actions?|tasks?|what|activit(?:y|ies)|items?|follow-?ups?|aufgaben?|maßnahmen?|tâches?|tareas?|acción|"
            + "acciones|tarefas?|ações|任务|操作|事项|タスク|作業|対応)$");
    private static final Pattern LABEL =
            words("^(?:[\\p{L} -]{0,24}[(（])?(?:within|inside|no later than|in the (?:next|first)|next|first|same|innerhalb|"
            + "binnen|dans|sous|dentro|em até)\\b[^.]*\\d*[^.]*$|^[^.]{0,24}内\\W*$|以内\\W*$");
    private static final int LONGEST_LABEL = 60;

    private DeadlineReader() {
    }

    /**
     * A section is one group by its heading, or several by the labels above its lists or the words before its items; none when it
     * names no time.
     */
    public static List<DeadlineGroup> read(Section section) {
        boolean after = AFTERWARDS.matcher(section.path()).find();
        if (LAUNCH.matcher(section.path()).find() || !after && FIRST_MINUTES.matcher(section.heading()).find()) {
            return List.of();
        }
        List<DeadlineGroup> tables = after ? section.blocks().stream().filter(Block.Table.class::isInstance)
                .flatMap(t -> rows((Block.Table) t, section).stream()).toList() : List.of();
        if (!list(section.blocks())) {
            return tables;
        }
        Optional<Duration> headed = acts(section.heading()) ? Optional.empty() : due(section.heading(), after);
        List<DeadlineGroup> labelled = labelled(section, after);
        if (headed.isEmpty()) {
            return Stream.concat(labelled.stream(), tables.stream()).toList();
        }
        int first = labelled.stream().mapToInt(DeadlineGroup::line).min().orElse(Integer.MAX_VALUE);
        List<Block> own = section.blocks().stream().takeWhile(block -> block.line() < first).toList();
        var rest = new Section(section.level(), section.heading(), section.path(), section.line(), own, section.sections());
        var whole = new DeadlineGroup(section.heading(), headed.get(), WholeStep.step(rest), section.line());
        return Stream.concat(list(own) ? Stream.of(whole) : Stream.empty(), labelled.stream()).toList();
    }

    /** A heading that tells how soon to roll back states no time after it. */
    private static boolean acts(String heading) {
        return Stance.speaksOfUndoing(heading) && !AFTERWARDS.matcher(heading).find()
                || heading.matches("(?i).*\\b(?:response|respond|escalat\\w*|trigger\\w*|impact|acknowledge\\w*|sla|severity|"
                + "detect\\w*|triage|diagnos\\w*|investigat\\w*|mitigat\\w*|recover in|page|p[0-3]|sev-?\\d)\\b.*");
    }

    private static List<DeadlineGroup> labelled(Section section, boolean after) {
        var groups = new ArrayList<DeadlineGroup>();
        List<Block> blocks = section.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            int depth = depth(block);
            boolean parent = depth >= 0 && i + 1 < blocks.size() && depth(blocks.get(i + 1)) > depth;
            if (block instanceof Block.Prose || parent) {
                int from = i;
                String title = text(block).strip().replaceFirst("[:：]$", "");
                Optional<Duration> within = label(block, after);
                int end = i + 1;
                while (end < blocks.size() && !(blocks.get(end) instanceof Block.Prose)
                        && (depth < 0 || depth(blocks.get(end)) > depth)) {
                    end++;
                }
                List<Block> items = blocks.subList(from + 1, end);
                if (within.isPresent() && list(items)) {
                    groups.add(group(title, within.get(), section, items, block.line()));
                }
            } else if (depth == 0 && after) {
                Matcher m = ITEM.matcher(text(block));
                Optional<Duration> within = m.matches() ? due(m.group(1), true) : Optional.empty();
                within.ifPresent(d -> groups.add(group(m.group(1).strip(), d, section, List.of(block), block.line())));
            }
        }
        return groups;
    }

    private static DeadlineGroup group(String title, Duration within, Section section, List<Block> items, int line) {
        return new DeadlineGroup(title, within, new Step("", title, Optional.empty(), section.path() + " › " + title, items),
                line);
    }

    private static List<DeadlineGroup> rows(Block.Table table, Section section) {
        int when = column(table, TIME_COLUMN);
        int what = column(table, TASK_COLUMN);
        if (when < 0 || what < 0) {
            return List.of();
        }
        var groups = new ArrayList<DeadlineGroup>();
        for (int i = 0; i < table.rows().size(); i++) {
            int line = table.line() + 2 + i;
            String time = table.rows().get(i).get(when);
            String task = table.rows().get(i).get(what);
            due(time, true).or(() -> EstimateReader.read(time).map(Estimate::high))
                    .ifPresent(d -> groups.add(group(time, d, section, List.of(new Block.Item("•", task, 0, line)), line)));
        }
        return groups;
    }

    private static int column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i).strip()).find())
                .findFirst().orElse(-1);
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text();
            case Block.Item item -> item.text();
            case Block.Check check -> check.text();
            case Block.Code _, Block.Table _, Block.Quote _ -> "";
        };
    }

    private static int depth(Block block) {
        return switch (block) {
            case Block.Item item -> item.depth();
            case Block.Check check -> check.depth();
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> -1;
        };
    }

    private static Optional<Duration> label(Block block, boolean after) {
        String text = text(block).strip();
        boolean headed = block instanceof Block.Prose prose && prose.heading() != Block.Prose.TEXT;
        if (text.length() > LONGEST_LABEL || text.contains("\n") || acts(text)) {
            return Optional.empty();
        }
        boolean label = LABEL.matcher(text).find() || after && (headed || text.endsWith(":") || text.endsWith("："));
        return label ? due(text, after) : Optional.empty();
    }

    private static boolean list(List<Block> blocks) {
        return blocks.stream().anyMatch(b -> b instanceof Block.Check || b instanceof Block.Item);
    }

    /** {@code after} tells that the headings above speak of the time after the rollback. */
    private static Optional<Duration> due(String words, boolean after) {
        if (EARLIER.matcher(words).find()) {
            return Optional.empty();
        }
        boolean afterwards = after || AFTERWARDS.matcher(words).find();
        if (NEXT_BUSINESS_DAY.matcher(words).find()) {
            return Optional.of(Duration.ofDays(1));
        }
        Matcher within = WITHIN.matcher(words);
        boolean aside = !afterwards && FIRST_ASIDE.matcher(words).find();
        if (!aside && within.find()) {
            String rest = IntStream.rangeClosed(1, within.groupCount()).mapToObj(within::group).filter(g -> g != null).findFirst()
                    .orElseThrow();
            Optional<Duration> length = length(rest);
            if (length.isPresent()) {
                return length;
            }
        }
        Matcher span = AFTER_SPAN.matcher(words);
        if (span.find()) {
            return length(span.group(1));
        }
        if (!afterwards) {
            return Optional.empty();
        }
        Matcher bracketed = BRACKETED.matcher(words);
        if (bracketed.find()) {
            return length(bracketed.group(1));
        }
        Matcher point = POINT.matcher(words);
        if (point.find()) {
            String length = point.group(1) != null ? point.group(1) : point.group(4);
            return length != null ? length(length) : length(point.group(3) + " " + unit(point.group(2)));
        }
        if (DAY_WORDS.matcher(words).find()) {
            return Optional.of(Duration.ofDays(1));
        }
        return AT_ONCE.matcher(words).find() ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private static String unit(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "week" -> "weeks";
            case "month" -> "months";
            case String _ -> "days";
        };
    }

    private static Optional<Duration> length(String words) {
        Matcher month = MONTH.matcher(words.strip());
        if (month.find()) {
            String count = month.group(1);
            return Optional.of(Duration.ofDays(30L * (count != null && Character.isDigit(count.charAt(0))
                    ? Integer.parseInt(count) : 1)));
        }
        return EstimateReader.read(BARE_UNIT.matcher(words.strip()).replaceFirst("1 $2")).map(Estimate::high);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
