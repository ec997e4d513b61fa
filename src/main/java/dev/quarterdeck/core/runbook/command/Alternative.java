package dev.quarterdeck.core.runbook.command;

import java.util.List;

/** One of several ways to do the same thing: {@code Using Docker}. The label is empty when the author gives none. */
public record Alternative(String label, List<CommandText> commands) {
    public Alternative {
        commands = List.copyOf(commands);
    }
}
