package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Target;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcedureRunTest {
    private static final Fact FIRST = new Fact.ProcedureChosen("Procedure 1", "");
    private static final Fact SECOND = new Fact.ProcedureChosen("Procedure 2", "");
    private static final Fact STOP = new Fact.ProcedureStopped("Procedure 2", "migration failed", List.of("maintenance mode on"));

    private final Told told = new Told();

    @Test
    void severalProceduresGoOnAtOnceAndTheLastOneChosenIsInHand() {
        Incident incident = told.then(FIRST).then(SECOND).incident();
        assertThat(incident.runs()).extracting(ProcedureRun::procedure).containsExactly("Procedure 1", "Procedure 2");
        assertThat(incident.procedure()).isEqualTo("Procedure 2");
    }

    @Test
    void aStoppedProcedureGivesTheHandBackToTheOneBefore() {
        Incident incident = told.then(FIRST).then(SECOND).then(STOP).incident();
        assertThat(incident.procedure()).isEqualTo("Procedure 1");
        assertThat(incident.since("Procedure 2")).isEmpty();
        assertThat(incident.runs()).filteredOn(ProcedureRun::going).hasSize(1);
    }

    @Test
    void choosingAProcedureThatGoesOnKeepsItsBeginningAndOneThatWasStoppedBeginsAnew() {
        Incident twice = told.then(FIRST).then(SECOND).incident();
        Optional<java.time.Instant> began = twice.since("Procedure 1");
        assertThat(told.then(FIRST).incident().since("Procedure 1")).isEqualTo(began);
        assertThat(told.then(STOP).then(SECOND).incident().since("Procedure 2")).isPresent()
                .isNotEqualTo(twice.since("Procedure 2"));
    }

    @Test
    void whatIsStoppedMustRunAndNeedsAReason() {
        Incident running = told.then(new Fact.IncidentDeclared("x", Severity.P1, "")).then(FIRST).incident();
        assertThat(decided(running, new Command.StopProcedure("Procedure 1", " ", List.of())))
                .isInstanceOf(Rules.Ruling.Refused.class);
        assertThat(decided(running, new Command.StopProcedure("Procedure 2", "no", List.of())))
                .isInstanceOf(Rules.Ruling.Refused.class);
        assertThat(decided(running, new Command.StopProcedure("Procedure 1", "no", List.of())))
                .isInstanceOf(Rules.Ruling.Allowed.class);
    }

    @Test
    void theTargetIsTheOneNamedLast() {
        assertThat(told.then(FIRST).incident().target()).isEmpty();
        Target host = Target.of(Target.Kind.SSH, " api-1 ").orElseThrow();
        assertThat(told.then(new Fact.TargetNamed(Target.LAPTOP)).then(new Fact.TargetNamed(host)).incident().target())
                .contains(host);
        assertThat(host.words()).isEqualTo("ssh api-1");
    }

    @Test
    void aNameThatWouldBeAnOptionOrTwoWordsIsNoTarget() {
        assertThat(List.of("", "-oProxyCommand=x", "a b", "a;b", "$(x)"))
                .allMatch(name -> Target.of(Target.Kind.SSH, name).isEmpty());
    }

    @Test
    void whoWasPagedIsKeptByRole() {
        Incident incident = told.then(new Fact.ContactPaged("DevOps Lead", "Ada", ""))
                .then(new Fact.ContactPaged("DevOps Lead", "Bob", "phone")).incident();
        assertThat(incident.pages()).hasSize(1);
        assertThat(incident.pages().get("DevOps Lead").fact()).isEqualTo(new Fact.ContactPaged("DevOps Lead", "Bob", "phone"));
    }

    private static Rules.Ruling decided(Incident incident, Command command) {
        return Rules.decide(incident, command, "Ada", java.time.Instant.parse("2026-11-23T14:15:00Z"));
    }
}
