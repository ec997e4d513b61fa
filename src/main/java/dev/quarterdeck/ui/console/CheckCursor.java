package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import java.util.List;
import java.util.Optional;

/**
 * Which check is in hand and which step is open. It stays where the person put it; once that check is ticked it goes on to
 * the next open one. FX thread only.
 */
final class CheckCursor {
    private static final int NONE = -1;
    /** The person closed the step in hand. */
    private static final int CLOSED = -2;

    private int step = NONE;
    private int item = NONE;
    private int opened = NONE;
    /** The person went to a check that is ticked already, to look at it or to untick it. */
    private boolean lookingBack;

    /** Forgets where it was: another procedure begins. */
    void reset() {
        step = NONE;
        opened = NONE;
    }

    int step() {
        return step;
    }

    boolean at(int wantedStep, int wantedItem) {
        return step == wantedStep && item == wantedItem;
    }

    boolean open(int wanted) {
        return wanted == opened || wanted == step && opened == NONE;
    }

    /** The check in hand. */
    Optional<Item> item(Checklist checklist) {
        return step < 0 || step >= checklist.steps().size() || item < 0 || item >= items(checklist, step).size()
                ? Optional.empty() : Optional.of(items(checklist, step).get(item));
    }

    /** Follows what was ticked meanwhile. */
    void place(Checklist checklist) {
        Optional<Item> inHand = item(checklist);
        if (inHand.isPresent()) {
            lookingBack &= !inHand.get().open();
            if (inHand.get().open() || lookingBack) {
                return;
            }
        }
        Optional<Integer> here = step < 0 || step >= checklist.steps().size() ? Optional.empty() : firstOpen(checklist, step);
        if (here.isPresent()) {
            item = here.get();
            return;
        }
        step = checklist.current().orElse(NONE);
        item = step < 0 ? NONE : firstOpen(checklist, step).orElse(0);
        opened = step;
    }

    void go(Checklist checklist, int wantedStep, int wantedItem) {
        step = wantedStep;
        item = wantedItem;
        opened = wantedStep;
        lookingBack = item(checklist).filter(i -> !i.open()).isPresent();
    }

    /** Opens or closes a step; opening takes its first open check in hand. */
    void flip(Checklist checklist, int wanted) {
        if (open(wanted)) {
            opened = CLOSED;
            return;
        }
        opened = wanted;
        firstOpen(checklist, wanted).ifPresent(first -> {
            step = wanted;
            item = first;
        });
    }

    /** One check up or down, across steps. */
    void move(Checklist checklist, int by) {
        if (step < 0) {
            return;
        }
        int toStep = step;
        int to = item + by;
        if (to < 0 && step > 0) {
            toStep--;
            to = items(checklist, toStep).size() - 1;
        } else if (to >= items(checklist, step).size() && step < checklist.steps().size() - 1) {
            toStep++;
            to = 0;
        }
        go(checklist, toStep, Math.clamp(to, 0, items(checklist, toStep).size() - 1));
    }

    private static List<Item> items(Checklist checklist, int step) {
        return checklist.steps().get(step).items();
    }

    private static Optional<Integer> firstOpen(Checklist checklist, int index) {
        StepProgress progress = checklist.steps().get(index);
        for (int i = 0; i < progress.items().size(); i++) {
            if (progress.items().get(i).open()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
