package dev.quarterdeck.core.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a section whose subsections are steps as a procedure. What stands before the first step and after the last one
 * stays with it, so that nobody who follows the steps misses a warning. Any thread.
 */
final class ProcedureReader {
    private static final Pattern NAMED = Pattern.compile(
            "^(?:procedure|option|plan|route|method|path|way)\\s+(?:\\d{1,2}|[A-Z])\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREREQUISITES = Pattern.compile(
            "^(?:pre-?requisites?|preconditions?|requirements?|before (?:you|we) (?:start|begin)|what you need|needed first)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USE_WHEN = Pattern.compile("^(?:use (?:this |it )?(?:when|if|for)|when to use(?: this| it)?"
            + "|applies (?:when|to|if)|(?:choose|pick|take) (?:this |it )?(?:when|if|for)|right (?:when|if|for))\\s*:?\\s*(.+)$",
            Pattern.CASE_INSENSITIVE);
    private ProcedureReader() {
    }

    static boolean claims(Section section) {
        List<StepHeading> steps = section.sections().stream().flatMap(s -> StepHeading.read(s.heading()).stream()).toList();
        boolean worded = steps.stream().anyMatch(StepHeading::worded);
        boolean work = Outline.flat(section).stream().anyMatch(b -> b instanceof Block.Check || b instanceof Block.Code);
        return section.level() > 0 && (worded || !section.path().isEmpty() && work
                && (steps.size() > 1 || NAMED.matcher(section.heading()).find()));
    }

    /** The sections that are the procedure's own: all of it, or only the steps when they stand right below the title. */
    static List<Section> claimed(Section section) {
        return section.path().isEmpty() ? parts(section) : List.of(section);
    }

    static Procedure read(Section section) {
        Optional<Estimate> estimate = EstimateReader.ofHeading(section.heading()).estimate();
        String useWhen = "";
        var intro = new ArrayList<Block>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Prose prose) {
                var rest = new ArrayList<String>();
                for (String line : prose.text().lines().toList()) {
                    Matcher use = USE_WHEN.matcher(line);
                    Optional<Estimate> time = EstimateReader.stated(line);
                    if (useWhen.isEmpty() && use.matches()) {
                        useWhen = use.group(1);
                    } else if (time.isPresent()) {
                        estimate = time;
                    } else {
                        rest.add(line);
                    }
                }
                if (!rest.isEmpty()) {
                    intro.add(new Block.Prose(String.join("\n", rest), prose.line()));
                }
            } else {
                intro.add(block);
            }
        }
        var steps = new ArrayList<Step>();
        var closing = new ArrayList<Block>();
        steps(section, steps, closing);
        List<Step> loose = section.path().isEmpty() || section.sections().stream().anyMatch(s -> StepHeading.read(s.heading()).isPresent()) ? List.of()
                : LooseSteps.read(new Section(section.level(), section.heading(), section.path(), section.line(), intro, List.of()), section.heading());
        if (loose.size() > 1) {
            steps.addAll(0, loose);
        } else if (!intro.isEmpty() && !section.path().isEmpty()) {
            boolean whole = steps.isEmpty();
            steps.addFirst(new Step("", whole ? section.heading() : "Read first", Optional.empty(), section.path(), intro));
        }
        return new Procedure(section.heading(), useWhen, estimate, section.path(), steps, closing);
    }

    private static void steps(Section section, List<Step> steps, List<Block> closing) {
        List<Section> parts = parts(section);
        int last = lastStep(parts);
        for (int i = 0; i < parts.size(); i++) {
            Section part = parts.get(i);
            if (i > last && last >= 0) {
                closing.addAll(Outline.flatWithHeading(part));
            } else {
                steps.add(step(part));
            }
        }
        if (!steps.isEmpty() && last == parts.size() - 1) {
            Step end = steps.removeLast();
            int kept = end.blocks().size() - trailingProse(end.blocks());
            closing.addAll(end.blocks().subList(kept, end.blocks().size()));
            steps.add(new Step(end.number(), end.title(), end.estimate(), end.path(), end.blocks().subList(0, kept), end.from(), end.line()));
        }
    }

    private static List<Section> parts(Section section) {
        if (!section.path().isEmpty()) {
            return section.sections();
        }
        return section.sections().stream()
                .filter(s -> StepHeading.read(s.heading()).filter(StepHeading::worded).isPresent() || prerequisites(s.heading())).toList();
    }

    private static int lastStep(List<Section> parts) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (StepHeading.read(parts.get(i).heading()).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    static boolean prerequisites(String heading) {
        return PREREQUISITES.matcher(heading).find();
    }

    private static Step step(Section section) {
        EstimateReader.Titled titled = EstimateReader.ofHeading(section.heading());
        return StepHeading.read(section.heading())
                .map(h -> new Step(h.number(), h.title(), h.estimate(), section.path(), Outline.flat(section), Optional.empty(), section.line()))
                .orElseGet(() -> new Step("", titled.title(), titled.estimate(), section.path(), Outline.flat(section), Optional.empty(), section.line()));
    }

    /** Sentences after the last check of the last step speak of the whole procedure: Markdown has no way to end a section. */
    private static int trailingProse(List<Block> blocks) {
        int count = 0;
        while (count < blocks.size() && blocks.get(blocks.size() - 1 - count) instanceof Block.Prose) {
            count++;
        }
        return count < blocks.size() && blocks.get(blocks.size() - 1 - count) instanceof Block.Check ? count : 0;
    }
}
