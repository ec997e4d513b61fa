package dev.quarterdeck.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.signal.Target;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static List<Readiness> of(String markdown, Optional<String> before, Optional<Target> target) {
        return Readiness.of(new Entry.Readable("a.md", "/a.md", RunbookReader.read("a.md", markdown), before, target), TODAY);
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        assertThat(of("""
                # A
                **Next Review**: 2026-01-02
                **Version**: 1

                ## Steps
                1. Look: `curl http://localhost:8000/health`
                2. Restart: `systemctl restart api`

                ## Contacts
                | Role | Primary |
                |---|---|
                | Lead | [Name] |
                | DBA | Ada |

                ## Later
                TODO write this
                """, Optional.of("old"), Optional.empty())).containsExactly(new Readiness.Changed(), new Readiness.ContactsUnfilled(1),
                new Readiness.ReviewOverdue(LocalDate.parse("2026-01-02")), new Readiness.TargetUnset(),
                new Readiness.Findings(1));
    }

    @Test
    void aRunbookIsReadyWhenItsTargetIsNamedAndNothingElseIsMissing() {
        String book = "# A\n## Steps\n1. Look: `ls -l /srv`\n2. Restart: `systemctl restart api`\n3. Check it\n";
        assertThat(of(book, Optional.empty(), Optional.empty())).containsExactly(new Readiness.TargetUnset());
        assertThat(of(book, Optional.empty(), Optional.of(Target.LAPTOP))).isEmpty();
    }
}
