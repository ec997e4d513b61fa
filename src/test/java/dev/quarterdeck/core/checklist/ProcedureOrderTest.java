package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.Part;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcedureOrderTest {
    private static final String PHASES =
            "# Queue\n\n## Diagnosis\n\n1. Look at `q length`\n2. Look at `q workers`\n\n## Mitigation\n\n1. Run `q scale`\n2. "
            + "Wait\n\n"
            + "## Remediation\n\n1. Run `q clean`\n2. Leave\n";

    private static Optional<String> sole(String text) {
        return Checklist.sole(RunbookReader.read("q.md", text)).map(Procedure::title);
    }

    private static Incident with(String... chosen) {
        Told told = new Told().then(new Fact.IncidentDeclared("Queue", Severity.P1, ""));
        for (String procedure : chosen) {
            told.then(new Fact.ProcedureChosen(procedure, ""));
        }
        return told.incident();
    }

    private static List<String> following(Runbook runbook, String... chosen) {
        Procedure last = Checklist.procedure(runbook, chosen[chosen.length - 1]).orElseThrow();
        return Checklist.following(runbook, with(chosen), last).stream().map(Procedure::title).toList();
    }

    @Test
    void ofSeveralThatFollowOnOneAnotherTheFirstIsTakenInHand() {
        assertThat(sole(PHASES)).contains("Diagnosis");
    }

    @Test
    void aChoiceOrADecisionComesFirst() {
        assertThat(
                sole("# S\n\n## Rollback options\n\n### Option A: quick\n\n1. Run `a b`\n2. Look\n\n### Option B: full\n\n1. "
                + "Run `c d`\n2. Look\n")).isEmpty();
        assertThat(sole(PHASES + "\n## When to roll back\n\n- Nobody can pay\n- The queue stands still\n")).isEmpty();
    }

    @Test
    void theNextOneIsOfferedAndNoneThatWasChosenBefore() {
        Runbook runbook = RunbookReader.read("q.md", PHASES);

        assertThat(following(runbook, "Diagnosis")).containsExactly("Mitigation");
        assertThat(following(runbook, "Mitigation", "Diagnosis")).containsExactly("Remediation");
        assertThat(following(runbook, "Remediation")).isEmpty();
    }

    @Test
    void waysOfWhichOneIsTakenAreOfferedTogetherAndNothingFollowsOnAChoice() {
        Correction.Place cleanUp = Part.of(RunbookReader.read("q.md", PHASES).root()).stream().map(Part::place)
                .filter(p -> p.quote().equals("Remediation")).findFirst().orElseThrow();
        Runbook runbook = RunbookReader.read("q.md", PHASES,
                List.of(new Correction(cleanUp, CorrectionRole.ALTERNATIVE_OF, "Mitigation", Optional.empty())));

        assertThat(following(runbook, "Diagnosis")).containsExactly("Mitigation", "Remediation");
        assertThat(following(runbook, "Diagnosis", "Mitigation")).isEmpty();
    }
}
