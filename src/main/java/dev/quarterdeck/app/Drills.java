package dev.quarterdeck.app;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a drill needs besides its record: the scenario, its runbook, and the simulated service. Any thread; may wait. */
final class Drills {
    private final Workspace workspace;

    Drills(Workspace workspace) {
        this.workspace = workspace;
    }

    Optional<Scenario> scenario(String name) {
        return workspace.simulator().scenarios().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The bundled runbook that the scenario is played with; a team's file of the same name does not stand in for it. */
    Entry.Readable runbook(Scenario scenario) throws IOException {
        List<Entry> named = workspace.library().entries().stream().filter(e -> e.name().equals(scenario.runbook())).toList();
        if (named.isEmpty()) {
            throw new IOException(Texts.of("drill.runbook.missing", scenario.runbook()));
        }
        return switch (named.getLast()) {
            case Entry.Readable readable -> readable;
            case Entry.Unreadable unreadable -> throw new IOException(unreadable.problem());
        };
    }

    Live.Drill simulate(Scenario scenario, ScenarioClock clock, Instant began, IncidentId id) throws IOException {
        Simulator.Running service = workspace.simulator().start(scenario, clock, began, workspace.drills().resolve(id.text()));
        return new Live.Drill(scenario, service, workspace.drillProber().apply(URI.create(service.baseUrl())));
    }

    /** The runbook's own requests and logs, visibly mapped to the simulator. */
    static Command.ConfirmWatch mapped(Runbook book, Live.Drill drill) {
        return new Command.ConfirmWatch(drill.mapping().probes(book.probes()), book.logs().stream().map(FoundLog::path).toList(),
                List.of());
    }
}
