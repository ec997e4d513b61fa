package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.fence.FenceClassifier;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.LabelledParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A document with what somebody said of its parts. Each recogniser is handed the document without the parts that were said
 * to be something else, so that what a part was before no longer holds. One serves one document on one thread.
 */
public final class Corrected {
    /** By the line of a heading, or of a bold line that stands for one. */
    private final Map<Integer, Correction> headings = new HashMap<>();
    /** By the line of a block. */
    private final Map<Integer, Correction> blocks = new HashMap<>();
    private final Map<Correction, Part> found = new LinkedHashMap<>();
    private final Section root;
    private final boolean guessed;

    /** @param guessed whether the reader may go by its own words; else only what was said holds */
    private Corrected(Section root, List<Correction> corrections, boolean guessed, List<Finding> findings) {
        this.guessed = guessed;
        Map<Correction.Place, List<Part>> parts = corrections.isEmpty() ? Map.of() : Part.of(root).stream()
                .collect(Collectors.groupingBy(Part::place));
        var said = new LinkedHashMap<Correction.Place, Correction>();
        corrections.forEach(correction -> said.put(correction.place(), correction));
        said.values().forEach(correction -> find(correction, parts.getOrDefault(correction.place(), List.of()), findings));
        this.root = corrections.isEmpty() ? root : said(root);
    }

    public static Corrected of(Section root, List<Correction> corrections, boolean guessed, List<Finding> findings) {
        return new Corrected(root, corrections, guessed, findings);
    }

    private void find(Correction correction, List<Part> parts, List<Finding> findings) {
        if (parts.size() != 1) {
            findings.add(Finding.warning(parts.isEmpty() ? 1 : parts.getFirst().line(), parts.isEmpty()
                    ? FindingCode.CORRECTION_GONE : FindingCode.CORRECTION_AMBIGUOUS,
                    "A correction says that \"" + shortened(correction.place().quote()) + "\" is " + correction.role().words()
                    + ", but " + (parts.isEmpty()
                            ? "these words no longer stand where they stood; it is not used." : "these words stand there "
                            + parts.size() + " times, so it is not used.")));
            return;
        }
        Part part = parts.getFirst();
        found.put(correction, part);
        if (part.block().isEmpty()) {
            headings.put(part.line(), correction);
        } else {
            blocks.put(part.line(), correction);
            part.block().filter(b -> b instanceof Block.Prose prose && prose.heading() == Block.Prose.SECTION)
                    .ifPresent(_ -> headings.put(part.line(), correction));
        }
    }

    public static String shortened(String quote) {
        String line = Part.plain(quote);
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }

    /** What was said and found, in the order in which it was said. */
    public Map<Correction, Part> found() {
        return found;
    }

    /** What was said of a heading, or of a bold line that stands for one. */
    public Optional<Correction> heading(int line) {
        return Optional.ofNullable(headings.get(line));
    }

    public Optional<Correction> block(int line) {
        return Optional.ofNullable(blocks.get(line));
    }

    /** The whole document, with the commands that hold after what was said. */
    public Section root() {
        return root;
    }

    public boolean guessed() {
        return guessed;
    }

    /** The lines of blocks that are not for whoever looks for work. */
    public Set<Integer> understood() {
        return blocks.entrySet().stream().filter(e -> !e.getValue().role().ofText() && !e.getValue().role().work())
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** What is said of headings, and with them of all below them, as others see it. */
    public void claim(Map<Integer, SectionRole> claimed) {
        Outline.subtree(LabelledParts.of(root)).forEach(section -> heading(section.line()).flatMap(said -> role(said.role()))
                .ifPresent(role -> Outline.subtree(section).stream().filter(s -> s == section || heading(s.line()).isEmpty())
                .forEach(s -> claimed.put(s.line(), role))));
    }

    /** Empty for work, which is placed by itself. */
    private static Optional<SectionRole> role(CorrectionRole role) {
        return switch (role) {
            case TRIGGER -> Optional.of(SectionRole.TRIGGERS);
            case NOT_A_TRIGGER -> Optional.of(SectionRole.REASONS_NOT_TO_ACT);
            case CONTEXT, OUTPUT -> Optional.of(SectionRole.CONTEXT);
            case MATRIX -> Optional.of(SectionRole.MATRIX);
            case TEMPLATE -> Optional.of(SectionRole.TEMPLATES);
            case CONTACT, CHANNEL -> Optional.of(SectionRole.CONTACTS);
            case PROCEDURE, ALTERNATIVE_OF, STEP, COMMAND -> Optional.empty();
        };
    }

    /** What was read of a section, where somebody said what it is. */
    public SectionReading reading(SectionReading read) {
        return heading(read.line()).map(said -> {
            SectionRole role = role(said.role()).orElse(said.role() == CorrectionRole.STEP ? SectionRole.STEP
                    : said.role() == CorrectionRole.COMMAND ? read.role() : SectionRole.PROCEDURE);
            boolean used = role != SectionRole.CONTEXT && role != SectionRole.REASONS_NOT_TO_ACT;
            return new SectionReading(read.line(), read.heading(), read.path(), role, Understanding.UNDERSTOOD, "you said so",
                    used);
        }).orElse(read);
    }

    /** What is left to recognise by its words for a recogniser of these roles. */
    public Section rest(Set<CorrectionRole> own) {
        return !guessed ? new Section(0, "", "", 1, List.of(), List.of()) : found.isEmpty() ? root : rest(root, own);
    }

    private Section rest(Section section, Set<CorrectionRole> own) {
        return new Section(section.level(), section.heading(), section.path(), section.line(),
                section.blocks().stream().filter(b -> may(blocks.get(b.line()), own)).toList(),
                section.sections().stream().filter(s -> may(headings.get(s.line()), own)).map(s -> rest(s, own)).toList());
    }

    private static boolean may(@Nullable Correction said, Set<CorrectionRole> own) {
        return said == null || said.role().ofText() || own.contains(said.role());
    }

    /** What the structure is found in: what was said to be no work stays where it stands, to be read. */
    public Section work() {
        return !guessed ? new Section(0, "", "", 1, List.of(), List.of()) : found.isEmpty() ? root : work(root);
    }

    public Section work(Section section) {
        return new Section(section.level(), section.heading(), section.path(), section.line(), section.blocks().stream()
                .map(b -> {
            Correction said = blocks.get(b.line());
            return said == null || said.role().ofText() || said.role().work() ? b : read(b);
        }).toList(), section.sections().stream().map(this::work).toList());
    }

    private Section said(Section section) {
        return new Section(section.level(), section.heading(), section.path(), section.line(), section.blocks().stream()
                .map(this::said).toList(),
                section.sections().stream().map(this::said).toList());
    }

    private Block said(Block block) {
        Correction said = blocks.get(block.line());
        return said == null ? block : switch (said.role()) {
            case COMMAND -> command(block);
            case OUTPUT -> block instanceof Block.Code code ? FenceClassifier.holding(code, FenceKind.OUTPUT) : silent(block);
            case CONTEXT -> read(block);
            case TEMPLATE -> block instanceof Block.Code code ? FenceClassifier.holding(code, FenceKind.MESSAGE) : block;
            case TRIGGER, NOT_A_TRIGGER, PROCEDURE, ALTERNATIVE_OF, STEP, MATRIX, CONTACT, CHANNEL -> block;
        };
    }

    /** A command made of text is one like any other: it is split, looked at and judged as those that were recognised. */
    private static Block command(Block block) {
        return switch (block) {
            case Block.Code code -> FenceClassifier.holding(code, FenceKind.COMMAND);
            case Block.Prose prose -> prose.commands().isEmpty()
                    ? new Block.Prose(prose.text(), prose.line(), prose.heading(), whole(prose.text(), prose.line())) : prose;
            case Block.Item item -> item.commands().isEmpty()
                    ? new Block.Item(item.marker(), item.text(), item.depth(), item.line(), whole(item.text(), item.line()))
                    : item;
            case Block.Check check -> check.commands().isEmpty()
                    ? new Block.Check(check.title(), check.detail(), check.fillIn(), check.condition(), check.depth(),
                    check.line(), whole(check.text(), check.line())) : check;
            case Block.Table _, Block.Quote _ -> block;
        };
    }

    private static List<CommandText> whole(String text, int line) {
        return List.of(new CommandText(text.strip(), "", List.of(), line));
    }

    /** Without commands. */
    private static Block silent(Block block) {
        return block instanceof Block.Code code ? FenceClassifier.holding(code, FenceKind.UNKNOWN)
                : FenceClassifier.withoutCommands(block);
    }

    /** Nothing to tick, to run or to count as a step. */
    private static Block read(Block block) {
        return switch (block) {
            case Block.Item item -> new Block.Prose(item.marker() + " " + item.text(), item.line());
            case Block.Check check -> new Block.Prose(check.text(), check.line());
            case Block.Prose _, Block.Table _, Block.Quote _, Block.Code _ -> silent(block);
        };
    }

    /** The blocks that belong to one: those nested in an item, and the code right below it. */
    public static List<Block> with(Section section, Block first) {
        var own = new ArrayList<Block>();
        int depth = depth(first);
        boolean begun = false;
        for (Block block : section.blocks()) {
            if (begun && !(block instanceof Block.Code || depth(block) > depth && depth >= 0)) {
                return own;
            }
            begun |= block.line() == first.line();
            if (begun) {
                own.add(block);
            }
        }
        return own;
    }

    private static int depth(Block block) {
        return switch (block) {
            case Block.Item item -> item.depth();
            case Block.Check check -> check.depth();
            case Block.Prose _, Block.Table _, Block.Quote _, Block.Code _ -> -1;
        };
    }
}
