package dev.quarterdeck.core.incident;

import java.time.Duration;

/**
 * What an incident is and how bad it stands. Immutable.
 *
 * @param impact   who is affected and how; may be empty
 * @param scenario a drill's scenario, empty for a real incident
 * @param factor   how much faster than real time a drill is played
 * @param cadence  how often an update is promised; zero when none is
 */
record Summary(Kind kind, String title, String impact, Severity severity, Status status, String scenario, double factor,
               Duration cadence) {
    static final Summary NONE = new Summary(Kind.INCIDENT, "", "", Severity.P2, Status.STANDBY, "", 1, Duration.ZERO);

    Summary drilled(Fact.DrillStarted f) {
        return new Summary(Kind.DRILL, f.title(), impact, severity, status, f.scenario(), f.factor(), cadence);
    }

    Summary declared(Fact.IncidentDeclared f) {
        return new Summary(kind, f.title(), f.impact(), f.severity(), Status.INVESTIGATING, scenario, factor, f.severity()
                .cadence());
    }

    Summary titled(String other) {
        return new Summary(kind, other, impact, severity, status, scenario, factor, cadence);
    }

    Summary affecting(String whom) {
        return new Summary(kind, title, whom, severity, status, scenario, factor, cadence);
    }

    Summary of(Severity other) {
        return new Summary(kind, title, impact, other, status, scenario, factor, other.cadence());
    }

    Summary in(Status other) {
        return new Summary(kind, title, impact, severity, other, scenario, factor, cadence);
    }

    Summary updating(Duration every) {
        return new Summary(kind, title, impact, severity, status, scenario, factor, every);
    }
}
