package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.signal.SystemChange;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of an event can be found: how the timeline words it, and the texts it carries. Pure; any thread. */
public final class SearchText {
    private SearchText() {
    }

    /** @param hide leaves secrets out of what is cut short; the rest is for whoever shows it */
    public static String of(Event event, UnaryOperator<String> hide) {
        TimelineText words = TimelineText.of(event, hide);
        return Stream.of(words.title(), words.detail(), carried(event.fact())).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Texts that the timeline shortens. A frozen runbook is not one: every incident that used it would be found. */
    private static String carried(Fact fact) {
        return fact instanceof Fact.Carrying carrying ? text(carrying) : "";
    }

    private static String text(Fact.Carrying fact) {
        return switch (fact) {
            case Fact.EvidencePinned f -> f.text();
            case Fact.MessageCopied f -> f.text();
            case Fact.MessageSent f -> f.text();
            case Fact.CommandCopied f -> f.text();
            case Fact.CommandStarted f -> f.text();
            case Fact.CommandEnded f -> f.output();
            case Fact.SectionWritten f -> f.text();
            case Fact.ChangesSeen f -> f.changes().stream().map(SystemChange::words).collect(Collectors.joining("\n"));
        };
    }
}
