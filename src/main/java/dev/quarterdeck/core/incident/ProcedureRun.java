package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A procedure that was chosen, and when it was stopped if it was. Several may go on at once. Immutable; any thread. */
public record ProcedureRun(String procedure, Instant since, Optional<Instant> stopped) {
    public boolean going() {
        return stopped.isEmpty();
    }

    /**
     * One that goes on keeps its beginning and comes to the end; one that was stopped begins anew. An empty title chooses none.
     */
    static List<ProcedureRun> chosen(List<ProcedureRun> runs, String procedure, Instant at) {
        if (procedure.isEmpty()) {
            return runs.stream().map(run -> run.ended(at)).toList();
        }
        var next = new ArrayList<>(runs.stream().filter(run -> !run.procedure.equals(procedure)).toList());
        next.add(runs.stream().filter(run -> run.procedure.equals(procedure) && run.going()).findFirst()
                .orElse(new ProcedureRun(procedure, at, Optional.empty())));
        return List.copyOf(next);
    }

    static List<ProcedureRun> stopped(List<ProcedureRun> runs, String procedure, Instant at) {
        return runs.stream().map(run -> run.procedure.equals(procedure) ? run.ended(at) : run).toList();
    }

    /** The one that was taken up last of those that go on, or an empty title. */
    static String inHand(List<ProcedureRun> runs) {
        return runs.reversed().stream().filter(ProcedureRun::going).map(ProcedureRun::procedure).findFirst().orElse("");
    }

    private ProcedureRun ended(Instant at) {
        return going() ? new ProcedureRun(procedure, since, Optional.of(at)) : this;
    }
}
