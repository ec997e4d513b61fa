package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Parts a section without checkboxes into steps: at numbered items, else at bullets with code, else at loose fences with
 * the sentence before them. A section in which nothing of this occurs twice is one step, to be done or to be read.
 */
final class LooseSteps {
    private static final Pattern SENTENCE = Pattern.compile("^(.{3,90}?)(?:[:.;](?:\\s|$)|\\n|$)", Pattern.DOTALL);
    private static final Pattern ENDS_OPEN = Pattern.compile("\\b(?:with|using|run|via|use|by|and|or|the|a|to|in|from|of)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TARGET = Pattern.compile("\\s*\\((?:https?:|mailto:|\\.{0,2}/|#|[\\w./-]+\\.md)[^()\\n]*\\)");
    private static final Pattern STEP_LABEL = Pattern.compile("^(\\p{L}{3,9}\\s#?\\d{1,3}\\s*[:.)–—-]\\s*\\S.{0,90}?)(?:[.;:](?:\\s|$)|\\n|$)", Pattern.DOTALL);
    private static final int LONGEST_TITLE = 80;
    private static final int SHORTEST_TITLE = 4;

    private final Section section;
    private final List<Block> blocks;

    private LooseSteps(Section section) {
        this.section = section;
        this.blocks = section.blocks();
    }

    /** {@code title} names the step of a section without a heading. */
    static List<Step> read(Section section, String title) {
        if (section.blocks().isEmpty()) {
            return List.of();
        }
        boolean checks = section.blocks().stream().anyMatch(b -> b instanceof Block.Check check && check.depth() == 0);
        Optional<StepHeading> step = StepHeading.read(section.heading());
        if (step.isPresent()) {
            return List.of(new Step(step.get().number(), step.get().title(), step.get().estimate(), section.path(), section.blocks(),
                    Optional.empty(), section.line()));
        }
        List<Integer> starts = new LooseSteps(section).starts(checks);
        return starts.size() > 1 ? new LooseSteps(section).steps(starts) : List.of(whole(section, title));
    }

    private static Step whole(Section section, String title) {
        Step step = Checklists.step(section);
        return section.heading().isEmpty() || step.title().isEmpty()
                ? new Step("", title, Optional.empty(), section.path(), section.blocks(), Optional.empty(), section.line()) : step;
    }

    /** Sub-headings that say "step" part a section whatever is in it; the rest only where no checks of the section's own stand. */
    private List<Integer> starts(boolean checks) {
        List<Integer> headed = IntStream.range(0, blocks.size()).filter(i -> stepHeading(blocks.get(i)).isPresent()).boxed().toList();
        return headed.size() > 1 ? headed : checks ? List.of() : starts();
    }

    private static Optional<StepHeading> stepHeading(Block block) {
        return block instanceof Block.Prose prose ? labelled(prose).flatMap(StepHeading::read).filter(StepHeading::worded) : Optional.empty();
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
        var numbered = new ArrayList<Integer>();
        var bulleted = new ArrayList<Integer>();
        var fenced = new ArrayList<Integer>();
        for (int i = 0; i < blocks.size(); i++) {
            int at = i;
            switch (blocks.get(i)) {
                case Block.Item item when item.depth() == 0 && !item.marker().equals("•") -> numbered.add(i);
                case Block.Item item when item.depth() == 0 && (!item.commands().isEmpty() || codeBelow(at)) -> bulleted.add(i);
                case Block.Code code when !code.commands().isEmpty() -> fenced.add(sentenceBefore(i));
                case Block.Code _, Block.Item _, Block.Prose _, Block.Check _, Block.Table _, Block.Quote _ -> { }
            }
        }
        List<Integer> found = numbered.size() > 1 ? numbered : bulleted.size() > 1 ? bulleted : fenced.stream().distinct().toList();
        return found.size() > 1 ? withHeadings(found) : found;
    }

    private boolean codeBelow(int item) {
        for (int i = item + 1; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Code code && !code.commands().isEmpty()) {
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
        return start != null && blocks.subList(heading + 1, start).stream().allMatch(b -> b instanceof Block.Prose && !sectionHeading(b));
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
            int from = i == 0 ? 0 : from(starts.get(i));
            int to = i + 1 < starts.size() ? from(starts.get(i + 1)) : blocks.size();
            Block first = blocks.get(starts.get(i));
            String title = title(first, i + 1);
            EstimateReader.Titled titled = stepHeading(first).map(h -> new EstimateReader.Titled(h.title().replaceFirst("[.:]$", ""), h.estimate()))
                    .orElseGet(() -> EstimateReader.ofHeading(title));
            steps.add(new Step(stepHeading(first).map(StepHeading::number).orElseGet(() -> number(first)), titled.title(), titled.estimate(), path(titled.title(), i + 1), blocks.subList(from, to),
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
        return before.length() < SHORTEST_TITLE || !before.contains(" ") && before.length() < 2 * SHORTEST_TITLE || ENDS_OPEN.matcher(before).find() ? text : before;
    }

    private static String number(Block block) {
        return block instanceof Block.Item item && !item.marker().equals("•") ? item.marker().replace(".", "") : "";
    }

    private String title(Block block, int place) {
        String text = switch (block) {
            case Block.Prose prose -> prose.text();
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
        int cut = words.length() <= LONGEST_TITLE ? words.length() : Math.max(words.lastIndexOf(' ', LONGEST_TITLE), LONGEST_TITLE / 2);
        return cut == words.length() ? words : words.substring(0, cut).stripTrailing() + " …";
    }
}
