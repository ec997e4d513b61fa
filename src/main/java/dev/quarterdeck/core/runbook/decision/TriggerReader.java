package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.procedure.ChildSteps;
import dev.quarterdeck.core.runbook.procedure.MethodReader;
import dev.quarterdeck.core.runbook.procedure.Work;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.HeadingKind;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.SharedTime;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.StepHeading;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the reasons to roll back: lists and tables below a heading, a label or a sentence that calls for it, single sentences
 * that do so themselves, and decision trees. What speaks against it ends the group, in every place. The urgency comes from
 * the nearest heading or label that states one, else from the sentence right above the list; an item that states its own
 * keeps it; a group that states none asks for the least. One reader serves one document.
 */
public final class TriggerReader {
    private static final Pattern TITLED_ITEM = Pattern.compile("^([^:：]{2,60})[:：]\\s*(.+)$", Pattern.DOTALL);
    private static final Pattern OTHER =
            Pattern.compile("\\b(?:steps?|procedures?|how to|checklists?|contacts?|communicat\\w+|process|verif\\w+|examples?|"
            + "authority|who|roles?|commands?|instructions?|templates?|prevention|timeline|what to do|afterwards"
            + "|after (?:the )?(?:roll|revert)\\w*|references?|monitoring|dashboards?|approvals?|actions?|options?|methods?|"
            + "notif\\w+|impacts?|costs?|consequences?|why|rationale|background|owners?|ownership|what (?:it|this|they) \\w+|"
            + "schritte|ablauf|kontakte|étapes|pasos|passos)\\b|步骤|手順|联系|連絡", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Speaks of what a way back needs, and of what comes before and after it. */
    private static final Pattern PREPARES =
            Pattern.compile("\\b(?:roll-?\\s?back|rolling back|revert\\w*|going back|way back)\\b.{0,20}\\b(?:requires?|needs?|"
            + "involves?|includes?)(?: the following)?\\W*$|^\\W*(?:before|prior to|after|during) (?:the |a |any |each "
            + ")?(?:roll|revert|going back)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCALATION = Pattern.compile("\\bescalat\\w+ (?:triggers?|criteria|conditions?|thresholds?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HOW =
            Pattern.compile("\\bhow (?:to|do|we)\\b|\\bsteps?\\b|\\bprocedures?\\b(?! (?:when|if))|\\bplan\\b|\\bafter (?:the "
            + ")?roll|\\bpost-roll|\\bverif\\w+|\\bmatrix\\b", Pattern.CASE_INSENSITIVE);
    /** Says that it speaks of the whole document, and not of one way among several. */
    private static final Pattern WHOLE =
            Pattern.compile("\\b(?:this|the) (?:runbook|playbook|guide|document|plan|procedure)\\b|\\btrigger|触发|トリガー|auslöser|"
            + "déclencheur|disparador|gatilho", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXCEPTED =
            Pattern.compile("~~|\\b(?:except(?:ing|ions?)?|unless|excluding|other than|apart from|außer|ausgenommen|sauf|salvo|"
            + "excepto|exceto)\\b|除非|除外|を除く", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ANSWERED =
            Pattern.compile("\\b(?:any|one) (?:answer|question|of (?:these|them|the answers))?.{0,20}\\b(?:is|"
            + "are)\\b.{0,5}\\b(?:yes|true)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUESTION = Pattern.compile("[?？]\\W*$");
    private static final Pattern IMPERATIVE =
            Pattern.compile("^\\W*(?:run|check|execute|verify|open|notify|page|call|post|tell|announce|collect|capture|restart|"
            + "scale|use|go to|look at|confirm|follow|see|contact|document|ensure|make sure|investigate|plan|schedule|"
            + "review)\\b(?!\\s+(?:is|are|was|has|have|fails?|failing|failed|errors?|latency|down|not|out|returns?|stays?|"
            + "takes?|does|cannot|can)\\b)(?!-)", Pattern.CASE_INSENSITIVE);
    /** What an item says of a reason above it: what is to be done about it, and by whom. */
    private static final Pattern EFFECT =
            Pattern.compile("^\\W*(?:actions?|response|owner|who|notify|time ?(?:frame|line)?|decision|note|severity|impact|"
            + "example|e\\.g\\.|maßnahme|aktion|acción|ação|操作|対応)\\s*[:：]", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Below these stands what to do once the decision is taken: {@code On abort:}, {@code Then:}. */
    private static final Pattern DECIDED =
            Pattern.compile("^\\W*(?:(?:on|upon|after|during|when|once) (?:an? |the |any )?(?:abort(?:ed|ing)?|roll(?:ing|ed)?[ "
            + "-]?back|revert(?:ed|ing)?)"
            + "|if (?:aborted|rolled back|so|yes)|then|in (?:that|this) case|what (?:to do|happens) (?:then|next)|bei "
            + "(?:abbruch|rollback)|dann|in diesem fall|en cas d['’]abandon|ensuite|dans ce cas"
            + "|entonces|en ese caso|então|nesse caso|然后|那么|その場合)\\s*[:：]?\\W*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Ticks, crosses and lamps before an item are marks, and no words. */
    private static final Pattern MARKS = Pattern.compile("^[\\p{IsExtended_Pictographic}\\uFE0F\\u200D\\s]+(?=\\S)");
    /** Acts that stop something, or are called by their own name; to scale or to rotate is another trade. */
    private static final Pattern ACTS =
            Pattern.compile("^\\W*when (?:to|should (?:we|you|i)|do (?:we|you)) (?:(?:stop|pause|halt|cancel|void|disable|"
            + "switch (?:off|over|back)|fail ?over|isolate|freeze|block|kill|shut|turn off|dispute|intervene|suspend|revoke|"
            + "evacuate|invoke|activate|trip|pull)\\b|\\p{L}+_[\\p{L}_]+|\\p{L}+\\()", Pattern.CASE_INSENSITIVE);
    /** {@code When we roll back}: what is said there is done then, where it is told as orders. */
    private static final Pattern TELLS_WHEN =
            Pattern.compile("^\\W*(?:when|whenever|once|after) (?:we|you|they) (?!should|must|need|have to)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTS_WHEN = Pattern.compile("\\b(?:when|if|as soon as|whenever|in case)\\b[^.:]{0,140}:$",
            Pattern.CASE_INSENSITIVE);
    /** A label with its own words behind it, which leads to no list. */
    private static final Pattern FILLED = Pattern.compile("^[^:：]{3,60}[:：]\\s+\\S.*", Pattern.DOTALL);
    /** Points to the list below it, so that it is no reason by itself. */
    private static final Pattern POINTS_DOWN =
            Pattern.compile("\\b(?:following|these|those|below|any of|one of|any one|either)\\b", Pattern.CASE_INSENSITIVE);
    /** Headings of what is to be kept to, which may be orders as well as reasons. */
    private static final Pattern RULES =
            Pattern.compile("\\b(?:rules?|polic(?:y|ies)|guidelines?|principles?|regeln|règles|reglas|regras)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** What is to be done, and nothing else: {@code Immediate rollback}. */
    private static final Pattern GO_BACK =
            Pattern.compile("(?:immediate(?:ly)? |automatic(?:ally)? |full |emergency |instant |mandatory )?(?:roll-?\\s?back|"
            + "revert)(?: immediately| at once| now)?\\W*", Pattern.CASE_INSENSITIVE);
    /** {@code If more than 2% fail:} right above how to go back. */
    private static final Pattern CASE_OF = Pattern.compile("^(?:if|when|whenever|as soon as|once)\\s+(\\S[^\\n]{4,200})[:：]$",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_LABEL = 300;
    private static final int LONGEST = 600;
    private static final int SHORT_LABEL = 40;

    /** What the items of a list are, as long as nothing nearer says otherwise. */
    private record Group(Stance stance, Optional<Urgency> urgency, boolean inside) {
        static final Group OUTSIDE = new Group(Stance.UNSAID, Optional.empty(), false);

        boolean calls() {
            return stance == Stance.ACT || stance == Stance.INVESTIGATE;
        }
    }

    private final boolean undoing;
    /** What the sentence above the list says of how long each of its items has to hold. */
    private SharedTime lasting = SharedTime.NONE;
    private final Work work;
    private final List<Trigger> triggers = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();

    private TriggerReader(boolean undoing, Work work) {
        this.undoing = undoing;
        this.work = work;
    }

    /** Whether a section's heading says that it is about reasons for rolling back, or against it, and lists them. */
    public static boolean claims(Section section) {
        Stance stance = Stance.of(section.heading());
        boolean headed = stance == Stance.ACT || stance == Stance.REFUSE && Stance.speaksOfUndoing(section.heading())
                || Stance.inContext(section.heading()) == Stance.ACT || ESCALATION.matcher(section.heading()).find();
        return headed && !HOW.matcher(section.heading()).find() && !work(section) && !orders(section)
                && Outline.flat(section).stream()
                .anyMatch(b -> b instanceof Block.Check || b instanceof Block.Item || b instanceof Block.Table);
    }

    /** In the order of the document, each wording once. */
    public static List<Trigger> read(String title, Section root) {
        var reader = new TriggerReader(Stance.about(title), new Work(root, _ -> false, _ -> false));
        reader.section(root, Group.OUTSIDE, false);
        return List.copyOf(reader.triggers);
    }

    private static boolean work(Section section) {
        return section.blocks().stream().anyMatch(b -> b instanceof Block.Code code && code.command());
    }

    private void section(Section section, Group above, boolean procedure) {
        boolean steps = procedure || !section.path().isEmpty()
                && (StepHeading.read(section.heading()).filter(StepHeading::worded).isPresent()
                || !ChildSteps.counted(section.sections(), work).isEmpty());
        Group here = section.path().isEmpty() ? Group.OUTSIDE : headed(section, above, steps);
        boolean mixed = here.inside() && Outline.flat(section).stream().anyMatch(b -> Stance.ticked(text(b)));
        if (AlertBlock.is(section, here.calls())) {
            AlertBlock.read(section, here.calls(), here.urgency()).ifPresent(this::add);
        } else {
            blocks(section, here, steps, mixed);
        }
        boolean stated = section.sections().stream().anyMatch(below -> UrgencyReader.read(below.heading()).isPresent());
        Group handed = here.urgency().isPresent() || stated ? here : new Group(here.stance(), intro(section), here.inside());
        lasting = SharedTime.NONE;
        section.sections().forEach(below -> section(below, handed, steps));
    }

    /** The haste that the sentence above sub-headings states, when none of them states its own. */
    private static Optional<Urgency> intro(Section section) {
        return section.blocks().isEmpty() || !(section.blocks().getLast() instanceof Block.Prose prose) || !leads(prose.text())
                ? Optional.empty() : UrgencyReader.read(prose.text());
    }

    private Group headed(Section section, Group above, boolean steps) {
        String heading = section.heading();
        if (HOW.matcher(heading).find() || work(section) && !above.inside() || orders(section)) {
            return Group.OUTSIDE;
        }
        if (ESCALATION.matcher(heading).find()) {
            return new Group(undoing ? Stance.ACT : Stance.UNSAID, Optional.empty(), true);
        }
        if (!steps && actsWhen(section)) {
            return new Group(Stance.ACT, UrgencyReader.read(heading), true);
        }
        return group(heading, above, (undoing || Stance.about(section.path())) && !steps
                && (!section.path().contains(" › ") || WHOLE.matcher(heading).find() || above.inside()));
    }

    /** Says when by itself and lists what is then to be done: {@code Rollback if the deployment fails}. */
    private static boolean orders(Section section) {
        List<String> items = section.blocks().stream().filter(b -> depth(b) == 0).map(TriggerReader::text).toList();
        long told = items.stream().filter(ReasonLine::orders).count();
        return (ReasonLine.saysWhen(section.heading()) || RULES.matcher(section.heading()).find()
                || TELLS_WHEN.matcher(section.heading()).find())
                && !POINTS_DOWN.matcher(section.heading()).find() && Stance.of(section.heading()) == Stance.ACT
                && told * 2 > items.size();
    }

    /**
     * Names the act that this runbook is about, and lists when it is called for: {@code When to pause}, {@code Pause it when:}.
     */
    private static boolean actsWhen(Section section) {
        return ACTS.matcher(section.heading()).find() && Stance.of(section.heading()) != Stance.REFUSE
                && section.blocks().stream().anyMatch(b -> b instanceof Block.Prose prose
                && LISTS_WHEN.matcher(prose.text().strip()).find() && Stance.of(prose.text()) != Stance.REFUSE);
    }

    /** A heading, or a label that stands for one. */
    private static Group group(String words, Group above, boolean context) {
        Stance stance = context ? Stance.inContext(words) : Stance.of(words);
        Optional<Urgency> urgency = UrgencyReader.read(words);
        // "Triggers" below "Low: no rollback" are what asks for none
        if (above.stance() == Stance.REFUSE && stance == Stance.ACT && Stance.of(words) == Stance.UNSAID) {
            return above;
        }
        return switch (stance) {
            case REFUSE -> new Group(Stance.REFUSE, Optional.empty(), true);
            case ACT -> new Group(Stance.ACT, urgency.or(above::urgency), true);
            case INVESTIGATE -> above.inside() ? new Group(Stance.ACT,
                    Optional.of(UrgencyReader.soon(words) ? Urgency.SOON : Urgency.CONSIDER), true) : Group.OUTSIDE;
            case UNSAID -> !above.inside() || PREPARES.matcher(words).find() || OTHER.matcher(words).find()
                    && !Stance.speaksOfUndoing(words) ? Group.OUTSIDE
                    : new Group(above.stance() == Stance.UNSAID && urgency.isPresent() && Stance.speaksOfUndoing(words)
                    ? Stance.ACT : above.stance(), urgency.or(above::urgency), true);
        };
    }

    private void blocks(Section section, Group here, boolean procedure, boolean mixed) {
        List<Block> blocks = section.blocks();
        Group local = here;
        Group labelled = here;
        var nested = new ArrayDeque<Nested>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            boolean list = i + 1 < blocks.size() && (blocks.get(i + 1) instanceof Block.Item
                    || blocks.get(i + 1) instanceof Block.Check || blocks.get(i + 1) instanceof Block.Table);
            switch (block) {
                case Block.Prose prose when prose.heading() == Block.Prose.SECTION -> {
                    nested.clear();
                    lasting = leads(prose.text()) ? SharedTime.of(prose.text()) : SharedTime.NONE;
                    boolean reasons = namesReasons(prose.text(), section);
                    labelled = procedure && !undoingLabel(prose.text()) && !reasons || DECIDED.matcher(prose.text()).matches()
                            ? Group.OUTSIDE
                            : reasons ? new Group(Stance.ACT, UrgencyReader.read(prose.text()).or(here::urgency), true)
                            : group(prose.text(), here, false);
                    local = labelled;
                }
                case Block.Prose prose -> {
                    nested.clear();
                    lasting = leads(prose.text()) ? SharedTime.of(prose.text()) : SharedTime.NONE;
                    if (about(section) && i + 1 < blocks.size() && numbered(blocks.get(i + 1))
                            && Stance.about(text(blocks.get(i + 1)))) {
                        caseOf(prose);
                    }
                    List<ReasonLine> lines = labelled.stance() == Stance.REFUSE ? List.of()
                            : ReasonLine.in(prose.text(), about(section));
                    lines.forEach(line -> reason(line, prose.line() + line.offset()));
                    local = !lines.isEmpty() && !leads(prose.text()) ? Group.OUTSIDE
                            : namesReasons(prose.text(), section) && leads(prose.text())
                            ? new Group(Stance.ACT, UrgencyReader.read(prose.text()).or(here::urgency), true)
                            : marked(blocks, i, prose(prose, labelled, list, list && numbered(blocks.get(i + 1)), procedure));
                }
                case Block.Item item -> item(item.text(), item.depth(), item, blocks, i, local, nested, mixed, procedure);
                case Block.Check check -> item(check.text(), check.depth(), check, blocks, i, local, nested, mixed, procedure);
                case Block.Table table -> {
                    nested.clear();
                    if (!MatrixReader.claims(table, MatrixReader.context(section, i)) && !MethodReader.claims(table)) {
                        TriggerTable.read(table, local.calls(), local.stance() == Stance.REFUSE, local.urgency())
                                .forEach(this::add);
                    }
                }
                case Block.Code code -> {
                    if (!procedure && !code.command()) {
                        DecisionTree.read(code).forEach(this::add);
                    }
                }
                case Block.Quote quote -> sentences(quote.text(), quote.line(), procedure || local.stance() == Stance.REFUSE);
            }
        }
    }

    private void caseOf(Block.Prose prose) {
        Matcher when = CASE_OF.matcher(prose.text().strip());
        if (when.matches() && hasDigit(when.group(1)) && !Stance.about(when.group(1))
                && Stance.of(when.group(1)) == Stance.UNSAID) {
            add(new Trigger(when.group(1), "", UrgencyReader.read(prose.text()).orElse(Urgency.CONSIDER),
                    criterion(when.group(1), ""), prose.line()));
        }
    }

    private static boolean numbered(Block block) {
        return block instanceof Block.Item item && !item.marker().equals("•");
    }

    /** Whether a section is about rolling back as a whole, and not one of several ways, whose reasons choose among them. */
    private boolean about(Section section) {
        return !section.path().isEmpty() && Stance.about(section.heading()) && HeadingWords.read(section.heading())
                .filter(k -> k == HeadingKind.ALTERNATIVE).isEmpty();
    }

    private boolean namesReasons(String label, Section section) {
        return about(section) && Stance.namesReasons(label);
    }

    private void reason(ReasonLine line, int at) {
        add(ofText(line.reason(), UrgencyReader.ofItem(line.reason()).or(() -> UrgencyReader.read(line.label()))
                .orElse(Urgency.CONSIDER), at));
    }

    private static boolean undoingLabel(String label) {
        Stance stance = Stance.of(label);
        return stance == Stance.ACT || stance == Stance.REFUSE;
    }

    private Group prose(Block.Prose prose, Group labelled, boolean list, boolean numbered, boolean procedure) {
        String text = prose.text();
        boolean complete = !leads(text) && Stance.of(text) == Stance.ACT
                && (numbered || !POINTS_DOWN.matcher(text).find() && !TriggerSentence.read(text, prose.line()).isEmpty());
        if (complete) {
            sentences(text, prose.line(), procedure || labelled.stance() == Stance.REFUSE);
            return Group.OUTSIDE;
        }
        if (text.length() > LONGEST_LABEL) {
            sentences(text, prose.line(), procedure || labelled.stance() == Stance.REFUSE);
            return labelled;
        }
        String last = lastSentence(text);
        boolean leads = leads(text) || list && !FILLED.matcher(last).matches();
        if (!leads) {
            sentences(text, prose.line(), procedure || labelled.stance() == Stance.REFUSE);
            return labelled;
        }
        Stance stance = Stance.of(last);
        if (!labelled.inside() && !(stance == Stance.ACT && (leads(text) || Stance.speaksOfUndoing(last)))) {
            return ANSWERED.matcher(text).find() && Stance.speaksOfUndoing(text)
                    ? new Group(Stance.ACT, UrgencyReader.read(text), true) : Group.OUTSIDE;
        }
        if (procedure && !undoingLabel(last) || PREPARES.matcher(last).find() || DECIDED.matcher(last).matches()) {
            return Group.OUTSIDE;
        }
        if (stance == Stance.UNSAID && OTHER.matcher(last).find() && leads(text) && !Stance.speaksOfUndoing(last)) {
            return Group.OUTSIDE;
        }
        Group group = group(last, labelled, false);
        boolean headingSaid = labelled.inside() && labelled.urgency().isPresent() && stance == Stance.UNSAID;
        return headingSaid ? new Group(group.stance(), labelled.urgency(), true) : group;
    }

    /** Below a label that takes no side, ticks and crosses do: {@code ✅ Orders vanish}, {@code ❌ Button colour}. */
    private static Group marked(List<Block> blocks, int label, Group group) {
        boolean neutral = blocks.get(label) instanceof Block.Prose prose && leads(prose.text())
                && Stance.of(prose.text()) == Stance.UNSAID;
        List<String> list = blocks.subList(label + 1, blocks.size()).stream().takeWhile(b -> depth(b) >= 0)
                .map(TriggerReader::text).toList();
        boolean both = list.stream().anyMatch(Stance::ticked) && list.stream().anyMatch(Stance::crossed);
        return group.inside() && neutral && both ? new Group(Stance.ACT, group.urgency(), true) : group;
    }

    private static String lastSentence(String text) {
        String stripped = text.strip();
        int cut = Math.max(stripped.lastIndexOf(". ", Math.max(0, stripped.length() - 2)), stripped.lastIndexOf('\n'));
        return cut < 0 ? stripped : stripped.substring(cut + 1).strip();
    }

    private static boolean leads(String text) {
        String end = text.strip();
        return end.endsWith(":") || end.endsWith("：");
    }

    /** An item that parts a list further, with what its sub-items are. */
    private record Nested(int depth, Group group, boolean detail) {
    }

    private void item(String text, int depth, Block block, List<Block> blocks, int at, Group local, Deque<Nested> nested,
            boolean mixed, boolean procedure) {
        while (!nested.isEmpty() && nested.peek().depth() >= depth) {
            nested.pop();
        }
        if (nested.stream().anyMatch(Nested::detail)) {
            return;
        }
        Group group = nested.isEmpty() ? local : nested.peek().group();
        Optional<Trigger> answer = Answer.read(text, asked(blocks, at, depth), block.line());
        if (answer.isPresent() && group.stance() != Stance.REFUSE && !procedure) {
            add(answer.get());
            return;
        }
        List<ReasonLine> said = group.stance() == Stance.REFUSE || group.calls() || depth > 0 || !(block instanceof Block.Item)
                ? List.of() : ReasonLine.in(text, false);
        if (!said.isEmpty()) {
            said.forEach(line -> reason(line, block.line()));
            return;
        }
        boolean parent = at + 1 < blocks.size() && depth(blocks.get(at + 1)) > depth;
        if (parent) {
            Group below = group(text, group, false);
            boolean label = leads(text) || text.length() <= SHORT_LABEL && !hasDigit(text) || below.stance() == Stance.REFUSE;
            if (label && (below.inside() || group.inside())) {
                boolean states = Stance.of(text) != Stance.UNSAID || group.calls();
                nested.push(new Nested(depth, states ? below : Group.OUTSIDE, false));
                return;
            }
            nested.push(new Nested(depth, group, group.calls()));
        }
        if (!group.calls() && group.stance() != Stance.REFUSE && hasDigit(text) && Stance.outcome(text)
                .filter(o -> GO_BACK.matcher(o).matches()).isPresent()) {
            add(ofText(text, UrgencyReader.ofItem(text).orElse(Urgency.CONSIDER), block.line()));
            return;
        }
        if (!group.calls()) {
            if (group.stance() != Stance.REFUSE && !(block instanceof Block.Item item && !item.marker().equals("•"))) {
                sentences(text, block.line(), procedure);
            }
            return;
        }
        listed(text, block, group, mixed);
    }

    /** The question right above an item, in the item it stands in or in the paragraph above its list; empty for none. */
    private static String asked(List<Block> blocks, int at, int depth) {
        for (int i = at - 1; i >= 0; i--) {
            Block above = blocks.get(i);
            if (depth(above) >= 0 && depth(above) < depth) {
                return text(above);
            }
            if (depth(above) < 0) {
                return above instanceof Block.Prose prose ? prose.text() : "";
            }
        }
        return "";
    }

    private static int depth(Block block) {
        return switch (block) {
            case Block.Item item -> item.depth();
            case Block.Check check -> check.depth();
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> -1;
        };
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private void listed(String text, Block block, Group group, boolean mixed) {
        Stance own = Stance.ofItem(text);
        boolean instruction = IMPERATIVE.matcher(text).find()
                && (!block.commands().isEmpty() || !hasDigit(text) && !QUESTION.matcher(text).find());
        boolean question = block instanceof Block.Check && text.contains("?");
        boolean asked = QUESTION.matcher(text).find() && Stance.outcome(text).isEmpty();
        if (text.isBlank() || leads(text) || EFFECT.matcher(text).find() || text.length() > LONGEST || own == Stance.REFUSE
                || mixed && Stance.crossed(text) || instruction || question || asked && group.urgency().isEmpty()
                && !mayAsk(text)) {
            return;
        }
        Urgency urgency = own == Stance.INVESTIGATE ? Urgency.CONSIDER : UrgencyReader.ofItem(text).or(group::urgency)
                .orElse(Urgency.CONSIDER);
        add(block instanceof Block.Check check && !check.detail().isEmpty()
                ? new Trigger(check.title(), check.detail(), urgency, criterion(check.title(), check.detail()), check.line())
                : ofText(text, urgency, block.line()));
    }

    /** A question may be a reason when its answer is plainly a yes: {@code Is data at risk?} */
    private static boolean mayAsk(String text) {
        return text.matches("(?is)^\\W*(?:is|are|does|do|has|have|did|can|will)\\b.*")
                && !text.matches("(?is).*\\b(?:all|healthy|green|ok|pass(?:ed|ing)?|complete[d]?|ready|available|tested|"
                + "approved|working)\\b.*");
    }

    private static Trigger ofText(String written, Urgency urgency, int line) {
        String text = MARKS.matcher(written.strip()).replaceFirst("");
        Matcher m = TITLED_ITEM.matcher(text);
        boolean titled = m.matches();
        String title = titled ? m.group(1) : text;
        String detail = titled ? m.group(2) : "";
        return new Trigger(title, detail, urgency, criterion(title, detail), line);
    }

    /** What is crossed out, or has an exception, is not measured. */
    static Optional<Criterion> criterion(String title, String detail) {
        return EXCEPTED.matcher(title + " " + detail).find() ? Optional.empty()
                : CriterionReader.trigger(title, GO_BACK.matcher(detail.strip()).matches() ? "" : detail);
    }

    private void sentences(String text, int line, boolean no) {
        if (!no) {
            TriggerSentence.read(text, line).forEach(this::add);
        }
    }

    /** Said twice, a reason keeps the greater haste. */
    private void add(Trigger trigger) {
        Integer before = known.putIfAbsent(trigger.text(), triggers.size());
        if (before == null) {
            triggers.add(new Trigger(trigger.title(), trigger.detail(), trigger.urgency(), trigger.condition()
                    .flatMap(lasting::on), trigger.line()));
        } else if (trigger.urgency().compareTo(triggers.get(before).urgency()) < 0) {
            triggers.set(before, trigger);
        }
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Item item -> item.text();
            case Block.Check check -> check.text();
            case Block.Prose _, Block.Code _, Block.Table _, Block.Quote _ -> "";
        };
    }
}
