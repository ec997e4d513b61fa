package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.Runbook.Named;
import java.util.List;

/**
 * One row of a table that compares ways to roll back: {@code Method, Speed, Use when, Downtime}.
 *
 * @param name    what the table calls it: {@code Feature flag off}
 * @param useWhen the cell that says when to take it, may be empty
 * @param traits  the other cells that are not empty, below their headings: speed, risk, downtime
 */
public record Method(String name, String useWhen, List<Named> traits, int line) {
    public Method {
        traits = List.copyOf(traits);
    }
}
