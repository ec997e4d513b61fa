package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.ProcedureName;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A step that only says to do steps of another procedure: {@code Follow Steps 4-7 from Procedure 1}.
 *
 * @param words   what it says, by which the procedure is found
 * @param steps   the numbers its text names, else those of its title; empty when it means all
 * @param heading how many steps the heading speaks of, 0 when it names none
 */
record StepReference(String words, List<Integer> steps, int heading) {
    private static final Pattern REFERS =
            Pattern.compile("\\b(?:same as|as in|as for|as described in|like in|follow|repeat|see|do|run|perform|carry out|"
            + "execute|apply|use|complete|work through|identical to|from)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final String LIST = "(\\d{1,3}(?:\\s?(?:-|–|—|,|&|to|through|and)\\s?\\d{1,3}){0,10})(?![\\d.]\\d)";
    private static final Pattern STEPS = Pattern.compile("\\bsteps?\\s+" + LIST, Pattern.CASE_INSENSITIVE);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})(?:\\s?(?:-|–|—|to|through)\\s?(\\d{1,3}))?");
    private static final int LONGEST = 600;
    private static final int MOST = 50;

    static Optional<StepReference> read(Step step, String ownProcedure) {
        boolean words = step.blocks().stream()
                .allMatch(b -> b instanceof Block.Prose || b instanceof Block.Quote || b instanceof Block.Item);
        String text = step.blocks().stream().map(StepReference::text).collect(Collectors.joining("\n"));
        boolean refers = REFERS.matcher(text).find() || REFERS.matcher(step.title()).find();
        if (!words || !refers || text.length() > LONGEST) {
            return Optional.empty();
        }
        String said = ProcedureName.in(text).isPresent() ? text : step.title() + "\n" + text;
        boolean itself = ProcedureName.in(said).map(name -> ownProcedure.regionMatches(true, 0, name, 0, name.length()))
                .orElse(false);
        List<Integer> inText = numbers(STEPS, text);
        List<Integer> inTitle = numbers(STEPS, step.title());
        List<Integer> inHeading = inTitle.isEmpty() ? range(step.number()) : inTitle;
        boolean names = ProcedureName.in(said).isPresent() || !inText.isEmpty() && text.matches("(?s).*\\b(?:from|of|in)\\b.*");
        if (!names || itself) {
            return Optional.empty();
        }
        boolean severalStepsInHeading = inHeading.size() > 1 || !inTitle.isEmpty();
        List<Integer> steps = !inText.isEmpty() ? inText : severalStepsInHeading ? inHeading : List.of();
        return Optional.of(new StepReference(said, steps, severalStepsInHeading ? inHeading.size() : 0));
    }

    /** A heading that stands for another count of steps than its text: one of them is wrong. */
    boolean disagrees() {
        return heading > 0 && !steps.isEmpty() && heading != steps.size();
    }

    private static List<Integer> numbers(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        return m.find() ? range(m.group(1)) : List.of();
    }

    private static List<Integer> range(String list) {
        var numbers = new ArrayList<Integer>();
        Matcher m = RANGE.matcher(list);
        while (m.find()) {
            int low = Integer.parseInt(m.group(1));
            int high = m.group(2) == null ? low : Integer.parseInt(m.group(2));
            IntStream.rangeClosed(low, high).limit(MOST).forEach(numbers::add);
        }
        return List.copyOf(numbers);
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text();
            case Block.Quote quote -> quote.text();
            case Block.Item item -> item.text();
            case Block.Check check -> check.text();
            case Block.Code code -> code.text();
            case Block.Table _ -> "";
        };
    }
}
