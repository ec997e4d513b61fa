package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.CommandWords;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.EstimateReader;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.StepHeading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parts a section without checkboxes into steps: at numbered items, else at bullets with code, else at loose fences with
 * the sentence before them. A section in which nothing of this occurs twice is one step, to be done or to be read.
 */
final class LooseSteps {
    private static final Pattern SENTENCE =
            Pattern.compile("^(.{3,90}?)(?:(?<!\\b(?:est|approx|ca|incl|resp|vs|e\\.g|i\\.e))[:.;](?:\\s|$)|\\n|$)",
            Pattern.DOTALL);
    private static final Pattern ENDS_OPEN = Pattern.compile("\\b(?:with|using|run|via|use|by|and|or|the|a|to|in|from|of)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("\\s*\\((?:https?:|mailto:|\\.{0,2}/|#|[\\w./-]+\\.md)[^()\\n]*\\)");
    private static final Pattern STEP_LABEL =
            Pattern.compile("^(\\p{L}{3,9}\\s#?\\d{1,3}\\s*[:.)–—-]\\s*\\S.{0,90}?)(?:[.;:](?:\\s|$)|\\n|$)", Pattern.DOTALL);
    /** What must not be done, or was weighed and left, is nothing to tick, wherever it stands. */
    private static final Pattern NEVER =
            Pattern.compile("^(?:(?:never|niemals|jamais|nunca|决不|绝不)\\b|(?:rejected|discarded|not chosen|pros?|cons?|"
            + "advantages?|disadvantages?|drawbacks?|trade-?offs?|verworfen|vorteile?|nachteile?|rejeté|avantages?|"
            + "inconvénients?|descartad[oa]|rechazad[oa]|ventajas?|desventajas?|vantagens?|desvantagens?)\\s*[:：])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DOTTED = Pattern.compile("^\\d{1,2}\\.(\\d{1,2})[.)]?\\s+(?=\\p{L})");
    /** What stands below it is done, whatever it is written in: a setting, too. */
    private static final Pattern ACTION =
            Pattern.compile("(?:actions?|change|set|do|apply|maßnahme|aktion|änderung|action à mener|acción|cambio|ação|mudança|"
            + "操作|変更|対応)\\s*[:：]?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** {@code Report: who, what, when}: what is to be made afterwards, by its name. */
    private static final Pattern NAMED = Pattern.compile("^[^:：.]{3,60}[:：]\\s*\\S");
    private static final Pattern CASE =
            Pattern.compile("(?:if|when|whenever|in case|once|falls|wenn|si|se|cuando|quando)\\b.*[:：]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final int LONGEST_TITLE = 80;
    private static final int SHORTEST_TITLE = 4;
    private static final double MOSTLY = 0.6;

    private final Section section;
    private final Trust trust;
    private final IntPredicate taken;
    private final List<Block> blocks;
    /** By block: nothing to do, or not now. */
    private final boolean[] idle;
    /** By block: the sentence above says that these are steps. */
    private final boolean[] told;
    /** By block: belongs to a remark about another time. */
    private final boolean[] later;

    private LooseSteps(Section section, Trust trust, IntPredicate taken) {
        this.section = section;
        this.trust = trust;
        this.taken = taken;
        this.blocks = section.blocks();
        this.idle = new boolean[blocks.size()];
        this.told = new boolean[blocks.size()];
        this.later = new boolean[blocks.size()];
        sortOut();
    }

    /** How much is known of the section: that it lists steps, that it is about work, about what is left to do, or nothing. */
    enum Trust {
        STEPS(0), WORK(0), TOLD(0.5), UNKNOWN(0.5);

        /** The share of a list's items that have to be instructions. */
        private final double share;

        Trust(double share) {
            this.share = share;
        }
    }

    /**
     * @param before blocks in front of the first step
     * @param apart  blocks that speak of another time: how to take it back
     */
    record Found(List<Block> before, List<Step> steps, List<Block> apart) {
    }

    /** The steps of a section's own blocks. {@code taken} tells lines that were understood as something else. */
    static Found read(Section section, Trust trust, IntPredicate taken) {
        var here = new LooseSteps(section, trust, taken);
        boolean checks = section.blocks().stream()
                .anyMatch(b -> b instanceof Block.Check check && (check.depth() == 0 || here.labelled())
                && !taken.test(check.line()));
        List<Integer> starts = here.starts(checks);
        if (starts.isEmpty() && !checks) {
            List<Step> rows = TableSteps.read(section, trust != Trust.UNKNOWN);
            if (!rows.isEmpty() && !taken.test(rows.getFirst().line() - 2)) {
                return new Found(section.blocks().stream()
                        .filter(b -> !(b instanceof Block.Table t && t.line() == rows.getFirst().line() - 2)).toList(), rows,
                        List.of());
            }
        }
        if (starts.isEmpty() && !checks && ACTION.matcher(section.heading().strip()).matches() && section.blocks().stream()
                .anyMatch(Block.Code.class::isInstance)
                && !here.own().isEmpty()) {
            return new Found(List.of(), List.of(WholeStep.step(section, here.own())), here.apart());
        }
        if (starts.isEmpty()) {
            return checks ? new Found(List.of(), List.of(WholeStep.step(section, here.own())), here.apart())
                    : new Found(section.blocks(), List.of(), List.of());
        }
        if (starts.size() == 1 && !(section.blocks().get(starts.getFirst()) instanceof Block.Item)
                && stepHeading(section.blocks().get(starts.getFirst())).isEmpty()
                && !section.heading().isEmpty()) {
            return new Found(List.of(), List.of(WholeStep.step(section, here.own())), here.apart());
        }
        return new Found(here.own(0, here.from(starts.getFirst())), here.steps(starts), here.apart());
    }

    /** {@code Tools:} with boxes below it: the items of the list only name what is ticked. */
    private boolean labelled() {
        return blocks.stream().filter(b -> b instanceof Block.Item item && item.depth() == 0)
                .allMatch(b -> ((Block.Item) b).text().strip().matches("(?s).*[:：]"));
    }

    private List<Block> own() {
        return own(0, blocks.size());
    }

    private List<Block> own(int from, int to) {
        return IntStream.range(from, to).filter(i -> !later[i]).mapToObj(blocks::get).toList();
    }

    private List<Block> apart() {
        return IntStream.range(0, blocks.size()).filter(i -> later[i]).mapToObj(blocks::get).toList();
    }

    /**
     * Sub-headings that say "step" part a section whatever is in it; the rest only where no checks of the section's own stand.
     */
    private List<Integer> starts(boolean checks) {
        List<Integer> headed = IntStream.range(0, blocks.size()).filter(i -> stepHeading(blocks.get(i)).isPresent()).boxed()
                .toList();
        List<Integer> numbered = numbered();
        List<Integer> dotted = dotted();
        return headed.size() > 1 ? headed : dotted.size() > 1 && numbered.isEmpty() && !checks ? dotted : checks
                && numbered.size() < 2 ? List.of() : !numbered.isEmpty() ? withFences(numbered) : starts();
    }

    /** Paragraphs {@code 4.1 Tell the branches.} {@code 4.2 Stop the service.}, most of which tell what to do. */
    private List<Integer> dotted() {
        List<Integer> found = IntStream.range(0, blocks.size()).filter(i -> blocks.get(i) instanceof Block.Prose prose
                && DOTTED.matcher(prose.text()).find() && !idle[i]).boxed().toList();
        long told = found.stream().filter(i -> blocks.get(i) instanceof Block.Prose prose
                && (Instruction.begins(undotted(prose)) || !prose.commands().isEmpty())).count();
        return told >= found.size() * MOSTLY ? found : List.of();
    }

    private static String undotted(Block.Prose prose) {
        return DOTTED.matcher(prose.text()).replaceFirst("");
    }

    /** Marks what stands below a sentence that says it is nothing to do now. */
    private void sortOut() {
        Optional<Introduction> said = Optional.empty();
        Optional<Introduction> list = Optional.empty();
        boolean fresh = false;
        boolean another = false;
        for (int i = 0; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case Block.Prose prose -> {
                    said = Introduction.read(prose.text());
                    fresh = true;
                    another = said.equals(Optional.of(Introduction.ANOTHER_TIME));
                }
                case Block.Item item when item.depth() == 0 -> {
                    boolean begins = fresh || item.marker().equals("1.") || i == 0;
                    boolean goesOn = !item.marker().equals("•") && !item.marker().equals("1.");
                    if (begins && !goesOn) {
                        list = fresh ? said : Optional.empty();
                    }
                    fresh = false;
                    idle[i] = list.filter(Introduction::apart).isPresent() || taken.test(item.line())
                            || NEVER.matcher(item.text()).find();
                    told[i] = list.equals(Optional.of(Introduction.STEPS));
                }
                case Block.Code _ -> {
                    boolean forbidden = fresh && said.filter(w -> w == Introduction.WARNING).isPresent();
                    idle[i] = forbidden || another || !fresh && i > 0 && idle[i - 1];
                }
                case Block.Item _, Block.Check _, Block.Table _, Block.Quote _ -> idle[i] = !fresh && i > 0 && idle[i - 1]
                        || taken.test(blocks.get(i).line());
            }
            later[i] = another;
        }
    }

    /** The numbered items, where they tell somebody what to do. */
    private List<Integer> numbered() {
        List<Integer> items = IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i) instanceof Block.Item item && item.depth() == 0
                && !item.marker().equals("•") && !idle[i] && !instead(i)).boxed().toList();
        return instructive(items) ? items : items.stream().filter(i -> told[i]).toList();
    }

    private boolean instructive(List<Integer> items) {
        long told = items.stream().filter(i -> this.told[i] || instructs(i)).count();
        long described = items.stream().filter(i -> !this.told[i] && blocks.get(i) instanceof Block.Item item
                && Instruction.describes(item.text())).count();
        boolean named = trust == Trust.TOLD && items.size() > 1 && items.stream()
                .allMatch(i -> blocks.get(i) instanceof Block.Item item && NAMED.matcher(item.text()).find());
        return named || !items.isEmpty() && told >= items.size() * trust.share && described * 2 < items.size();
    }

    private boolean instructs(int at) {
        return blocks.get(at) instanceof Block.Item item && (!item.commands().isEmpty() || item.text().isEmpty()
                || CommandWords.begins(item.text()) || Instruction.begins(item.text()) || codeBelow(at) || ordersBelow(at));
    }

    /** {@code Root cause analysis:} above nested orders is as good as an order. */
    private boolean ordersBelow(int at) {
        List<Block.Item> below = IntStream.range(at + 1, blocks.size())
                .mapToObj(blocks::get).takeWhile(b -> b instanceof Block.Item item && item.depth() > 0)
                .map(Block.Item.class::cast).filter(item -> item.depth() == 1).toList();
        return !below.isEmpty() && below.stream().filter(item -> Instruction.begins(item.text()))
                .count() >= below.size() * MOSTLY;
    }

    /** Loose fences in front of a list are steps of their own; those behind an item belong to it. */
    private List<Integer> withFences(List<Integer> items) {
        var all = new TreeSet<>(items);
        int first = from(items.getFirst());
        for (int i = 0; i < first; i++) {
            if (blocks.get(i) instanceof Block.Code code && !code.commands().isEmpty() && !idle[i]) {
                all.add(sentenceBefore(i));
            }
        }
        return all.size() > 1 ? withHeadings(List.copyOf(all)) : List.copyOf(all);
    }

    private static Optional<StepHeading> stepHeading(Block block) {
        return block instanceof Block.Prose prose ? labelled(prose).flatMap(StepHeading::read).filter(StepHeading::worded)
                : Optional.empty();
    }

    /** A sub-heading, or the first sentence of a paragraph that begins with a step's number. */
    private static Optional<String> labelled(Block.Prose prose) {
        if (prose.heading() != Block.Prose.TEXT) {
            return Optional.of(prose.text());
        }
        Matcher label = STEP_LABEL.matcher(prose.text());
        return label.find() ? Optional.of(label.group(1)) : Optional.empty();
    }

    private List<Integer> starts() {
        var bulleted = new ArrayList<Integer>();
        var fenced = new ArrayList<Integer>();
        for (int i = 0; i < blocks.size(); i++) {
            int at = i;
            switch (blocks.get(i)) {
                case Block.Item item when item.depth() == 0 && !idle[at] && !instead(at)
                        && (!item.commands().isEmpty() || codeBelow(at)
                        || told[at]) -> bulleted.add(i);
                case Block.Code code when !code.commands().isEmpty() && !idle[at] && !instead(sentenceBefore(at)) ->
                        fenced.add(sentenceBefore(i));
                case Block.Code _, Block.Item _, Block.Prose _, Block.Check _, Block.Table _, Block.Quote _ -> { }
            }
        }
        List<Integer> fences = fenced.stream().distinct().toList();
        if (!bulleted.isEmpty() && (bulleted.size() > 1 || fences.size() < 2)) {
            return withFences(withInstructions(bulleted));
        }
        List<Integer> below = fences.isEmpty() && bulleted.isEmpty() ? belowCase() : List.of();
        if (below.size() > 1) {
            return below;
        }
        List<Integer> found = fences.isEmpty() ? told() : fences;
        return found.size() > 1 ? withHeadings(found) : found;
    }

    /** Bullets without a command are steps where they stand beside some that have one, and tell what to do. */
    private List<Integer> withInstructions(List<Integer> bulleted) {
        long all = IntStream.range(0, blocks.size())
                .filter(i -> !idle[i] && blocks.get(i) instanceof Block.Item item && item.depth() == 0).count();
        boolean mostly = bulleted.size() * 2L > all;
        return trust == Trust.UNKNOWN ? bulleted : IntStream.range(0, blocks.size()).filter(i -> bulleted.contains(i) || !idle[i]
                && blocks.get(i) instanceof Block.Item item && item.depth() == 0 && (mostly || Instruction.begins(item.text())))
                .boxed().toList();
    }

    /** Bullets that tell what to do, most of them, in a section that is about work. */
    private List<Integer> told() {
        List<Integer> items = IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i) instanceof Block.Item item && item.depth() == 0 && !idle[i]).boxed().toList();
        long instructions = items.stream().filter(this::instructs).count();
        boolean checks = ChildSteps.kind(section).equals(Optional.of(HeadingKind.VERIFICATION)) && items.size() > 1;
        return trust == Trust.UNKNOWN || items.isEmpty() || !checks && instructions < items.size() * MOSTLY ? List.of() : items;
    }

    /** Orders below the one bullet that says when: {@code - If the release fails:}. */
    private List<Integer> belowCase() {
        List<Integer> tops = IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i) instanceof Block.Item item && item.depth() == 0).boxed().toList();
        if (trust == Trust.UNKNOWN || tops.size() != 1
                || !(blocks.get(tops.getFirst()) instanceof Block.Item top && CASE.matcher(top.text().strip()).matches())) {
            return List.of();
        }
        List<Integer> orders = IntStream.range(tops.getFirst() + 1, blocks.size())
                .filter(i -> !idle[i] && blocks.get(i) instanceof Block.Item item && item.depth() == 1).boxed().toList();
        return orders.stream().allMatch(this::instructs) ? orders : List.of();
    }

    /** What is done in the place of what stands above it belongs to that step, as another way. */
    private boolean instead(int at) {
        return at > 0 && Step.otherWay(blocks.get(at));
    }

    private boolean codeBelow(int item) {
        for (int i = item + 1; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Code code && !code.commands().isEmpty() && !idle[i]) {
                return true;
            }
            if (blocks.get(i) instanceof Block.Item next && next.depth() == 0 || sectionHeading(blocks.get(i))) {
                return false;
            }
        }
        return false;
    }

    private int sentenceBefore(int code) {
        Block above = code == 0 ? blocks.get(code) : blocks.get(code - 1);
        return above instanceof Block.Prose || above instanceof Block.Item ? code - 1 : code;
    }

    /** A sub-heading above a step's beginning belongs to that step; one with no beginning below it is a step to read. */
    private List<Integer> withHeadings(List<Integer> starts) {
        var all = new TreeSet<>(starts);
        for (int i = 0; i < blocks.size(); i++) {
            if (sectionHeading(blocks.get(i)) && !leadsTo(i, all.higher(i))) {
                all.add(i);
            }
        }
        return List.copyOf(all);
    }

    private boolean leadsTo(int heading, Integer start) {
        return start != null && blocks.subList(heading + 1, start).stream()
                .allMatch(b -> b instanceof Block.Prose && !sectionHeading(b));
    }

    /** Where a step's blocks begin: at its own first block, or at the sub-heading that leads to it. */
    private int from(int start) {
        if (stepHeading(blocks.get(start)).isPresent()) {
            return start;
        }
        for (int i = start - 1; i >= 0 && blocks.get(i) instanceof Block.Prose; i--) {
            if (sectionHeading(blocks.get(i))) {
                return i;
            }
        }
        return start;
    }

    private static boolean sectionHeading(Block block) {
        return block instanceof Block.Prose prose && prose.heading() == Block.Prose.SECTION;
    }

    private List<Step> steps(List<Integer> starts) {
        var steps = new ArrayList<Step>();
        for (int i = 0; i < starts.size(); i++) {
            int from = from(starts.get(i));
            int to = i + 1 < starts.size() ? from(starts.get(i + 1)) : blocks.size();
            Block first = blocks.get(starts.get(i));
            String title = title(first, i + 1);
            EstimateReader.Titled titled = stepHeading(first)
                    .map(h -> new EstimateReader.Titled(h.title().replaceFirst("[.:]$", ""), h.estimate()))
                    .orElseGet(() -> EstimateReader.ofHeading(title));
            steps.add(new Step(stepHeading(first).map(StepHeading::number).orElseGet(() -> number(first)), titled.title(),
                    titled.estimate(), path(titled.title(), i + 1), own(from, to),
                    Optional.empty(), first.line()));
        }
        return steps;
    }

    /** The place in the section is part of the path, since two steps may begin with the same words. */
    private String path(String title, int place) {
        String here = place + ". " + title;
        return section.path().isEmpty() ? here : section.path() + " › " + here;
    }

    /** What is said of a command in the same line names the step better than the command does. */
    private static String beforeCommand(String text, Block block) {
        int at = block instanceof Block.Code || block.commands().isEmpty() ? 0 : text.indexOf(block.commands().getFirst().text());
        String before = at <= 0 ? "" : text.substring(0, at).replaceFirst("[\\s:：(–—-]+$", "").strip();
        return before.length() < SHORTEST_TITLE || !before.contains(" ") && before.length() < 2 * SHORTEST_TITLE
                || ENDS_OPEN.matcher(before).find() ? text : before;
    }

    private static String number(Block block) {
        Matcher dotted = block instanceof Block.Prose prose ? DOTTED.matcher(prose.text()) : null;
        return dotted != null && dotted.find() ? dotted.group(1) : block instanceof Block.Item item && !item.marker().equals("•")
                ? item.marker().replace(".", "") : "";
    }

    private String title(Block block, int place) {
        String text = switch (block) {
            case Block.Prose prose -> undotted(prose);
            case Block.Item item -> item.text();
            case Block.Quote quote -> quote.text();
            case Block.Check check -> check.title();
            case Block.Code code -> code.commands().isEmpty() ? "" : code.commands().getFirst().text();
            case Block.Table _ -> "";
        };
        text = TARGET.matcher(beforeCommand(text, block)).replaceAll("");
        Matcher sentence = SENTENCE.matcher(text.strip());
        String words = sentence.find() ? sentence.group(1).strip() : text.strip();
        if (words.isEmpty()) {
            return section.heading().isEmpty() ? "Step " + place : section.heading() + ", " + place;
        }
        int cut = words.length() <= LONGEST_TITLE ? words.length()
                : Math.max(words.lastIndexOf(' ', LONGEST_TITLE), LONGEST_TITLE / 2);
        return cut == words.length() ? words : words.substring(0, cut).stripTrailing() + " …";
    }
}
