package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a lead carries out or chooses: a way to roll back, a diagnosis.
 *
 * @param title        as the heading gives it: {@code Procedure 1: Application-Only Rollback}
 * @param useWhen      what stands behind "Use when:", may be empty
 * @param line         source line of its heading, from 1
 * @param intro        what stands before its first step, to be read and not ticked
 * @param closing      text that follows the last step and belongs to the procedure
 * @param alternatives lines of the procedures of which only one is carried out
 */
public record Procedure(String title, String useWhen, Optional<Estimate> estimate, String path, int line, List<Block> intro,
        List<Step> steps,
                        List<Block> closing, List<Integer> alternatives) {
    public Procedure {
        intro = List.copyOf(intro);
        steps = List.copyOf(steps);
        closing = List.copyOf(closing);
        alternatives = List.copyOf(alternatives);
    }

    public Procedure titled(String other) {
        return new Procedure(other, useWhen, estimate, path, line, intro, steps, closing, alternatives);
    }

    public Procedure with(List<Step> others) {
        return new Procedure(title, useWhen, estimate, path, line, intro, others, closing, alternatives);
    }

    public Procedure taking(Optional<Estimate> other) {
        return new Procedure(title, useWhen, other, path, line, intro, steps, closing, alternatives);
    }

    public Procedure usedWhen(String reasons) {
        return new Procedure(title, reasons, estimate, path, line, intro, steps, closing, alternatives);
    }

    public Procedure besides(List<Integer> others) {
        return new Procedure(title, useWhen, estimate, path, line, intro, steps, closing, others);
    }

    /** Words of its commands that are only examples of what a blank asks for, by the text that the blank stands in. */
    public Map<String, String> examples() {
        return ExampleReader.read(steps);
    }
}
