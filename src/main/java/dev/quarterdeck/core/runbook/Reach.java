package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import java.util.Optional;

/**
 * Whom a runbook turns to.
 *
 * @param table   the emergency contacts table, if there is one
 * @param methods ways to reach people, one a line
 * @param people  that table's rows, with whom to turn to next
 */
public record Reach(Optional<Block.Table> table, List<String> methods, List<Contact> people) {
    public static final Reach NOBODY = new Reach(Optional.empty(), List.of(), List.of());

    public Reach {
        methods = List.copyOf(methods);
        people = List.copyOf(people);
    }
}
