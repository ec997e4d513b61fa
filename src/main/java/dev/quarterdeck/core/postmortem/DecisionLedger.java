package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.time.Times;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every decision with what it was based on. Pure; any thread. */
final class DecisionLedger {
    private DecisionLedger() {
    }

    static void write(Incident incident, Markdown out) {
        out.heading(2, "Decisions");
        List<Event> decisions = incident.standing().filter(e -> e.fact() instanceof Fact.DecisionRecorded).toList();
        if (decisions.isEmpty()) {
            out.paragraph("No decision was recorded.");
        }
        for (Event event : decisions) {
            if (event.fact() instanceof Fact.DecisionRecorded decision) {
                write(event, decision, out);
            }
        }
    }

    private static void write(Event event, Fact.DecisionRecorded decision, Markdown out) {
        out.heading(3, decision.label() + ", " + Times.dateTime(event.at()));
        out.table(List.of("What", "Recorded"), Stream.of(
                Markdown.pair("Recorded by", event.by()),
                Markdown.pair("Authorised by", authorised(decision)),
                Markdown.pair("Reason", decision.reason()),
                Markdown.pair("Procedure", decision.procedure()),
                Markdown.pair("Authority", decision.authority()),
                Markdown.pair("Why all the same", decision.deviation()),
                Markdown.pair("Triggers met", String.join("; ", decision.met())),
                Markdown.pair("Advice at that moment", decision.advice()
                        + (decision.driver().isBlank() ? "" : ": " + decision.driver())),
                Markdown.pair("Runbook", decision.runbookSha256())).flatMap(Optional::stream).toList());
        List<Figure> beside = decision.figures().stream().filter(f -> decision.readings().stream().noneMatch(f::told)).toList();
        if (decision.readings().isEmpty() && beside.isEmpty()) {
            out.paragraph("There were no readings to decide by.");
        } else {
            out.table(List.of("Reading", "Value", "Samples", "Window", "Newest", "Measured by"), Stream.concat(
                    decision.readings().stream().map(DecisionLedger::row), beside.stream().map(DecisionLedger::row)).toList());
        }
        if (!decision.thresholds().isEmpty()) {
            out.paragraph("Thresholds in force:");
            out.items(decision.thresholds());
        }
    }

    private static String authorised(Fact.DecisionRecorded decision) {
        return decision.authoriser() + (decision.role().isBlank() ? "" : ", " + decision.role())
                + decision.means().filter(_ -> !decision.authoriser().isBlank()).map(m -> ", " + m.label()).orElse("");
    }

    private static List<String> row(Reading r) {
        return List.of(r.signal().label(), r.text(), samples(r), Times.words(r.window()),
                r.age().map(age -> Times.age(age) + " old").orElse("never") + (r.stale() ? ", stale" : ""),
                r.probe().isEmpty() ? "no probe" : r.probe());
    }

    private static List<String> row(Figure f) {
        return List.of(f.quantity().label(), f.text(), Integer.toString(f.all()), Times.words(f.window()),
                Times.age(f.age()) + " old" + (f.stale() ? ", stale" : ""), f.probe());
    }

    private static String samples(Reading r) {
        return switch (r.signal()) {
            case ERROR_RATE -> r.failed() + " failed of " + r.all();
            case LATENCY_P95 -> r.all() + " with a latency";
        };
    }
}
