package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A step of the runbook with what the record says about its checks. Immutable; any thread. */
public record StepProgress(Step step, List<Item> items) {
    /** The check that a step without any gets, so that it can be ticked off all the same. */
    public static final String STEP_DONE = "Step done";

    public StepProgress {
        items = List.copyOf(items);
    }

    /** One check of a step. */
    public record Item(Block.Check check, CheckRef ref, Optional<CheckState> state) {
        public boolean open() {
            return state.isEmpty();
        }
    }

    public static StepProgress of(Step step, Incident incident) {
        var items = new ArrayList<Item>();
        Map<String, Integer> seen = new HashMap<>();
        List<Block.Check> checks = step.checks().isEmpty()
                ? List.of(new Block.Check(STEP_DONE, "", false, Optional.empty(), 0, line(step))) : step.checks();
        for (Block.Check check : checks) {
            int occurrence = seen.merge(check.text(), 1, Integer::sum) - 1;
            var ref = new CheckRef(step.path(), check.text(), occurrence, check.line());
            items.add(new Item(check, ref, incident.check(ref)));
        }
        return new StepProgress(step, items);
    }

    private static int line(Step step) {
        return step.blocks().isEmpty() ? 0 : step.blocks().getFirst().line();
    }

    public boolean done() {
        return items.stream().noneMatch(Item::open);
    }

    public long ticked() {
        return items.stream().filter(item -> !item.open()).count();
    }

    /** When the last of its checks was ticked or skipped; empty while one is open. */
    public Optional<Instant> finishedAt() {
        return done() ? items.stream().flatMap(item -> item.state().stream()).map(CheckState::at).max(Instant::compareTo)
                : Optional.empty();
    }
}
