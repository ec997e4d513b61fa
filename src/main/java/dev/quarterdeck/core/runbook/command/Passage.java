package dev.quarterdeck.core.runbook.command;

import java.util.List;

/** A piece of a fence's work. With more than one alternative only one of them is carried out. */
public record Passage(List<Alternative> alternatives) {
    public Passage {
        alternatives = List.copyOf(alternatives);
    }

    public boolean choice() {
        return alternatives.size() > 1;
    }
}
