package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import dev.quarterdeck.core.runbook.Template;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfferedTest {
    private static final List<Template> TEMPLATES = Stream.of("Rollback completed", "Customer email", "Progress update",
            "Rollback initiated")
            .map(title -> new Template(title, "Slack", "", List.of(), "Communication", 1)).toList();
    private final Told told = new Told().then(new Fact.IncidentDeclared("Search fails", Severity.P1, ""));

    private List<String> offered() {
        return Offered.of(TEMPLATES, told.incident()).stream().map(Template::title).toList();
    }

    @Test
    void atFirstTheOneThatAnnouncesIt() {
        assertThat(offered()).containsExactly("Rollback initiated", "Customer email", "Progress update", "Rollback completed");
    }

    @Test
    void inTheMiddleTheOneThatTellsHowItGoesAndNeverThatItIsOver() {
        told.then(new Fact.MessageSent("Rollback initiated", "Slack", "x"));
        assertThat(offered()).containsExactly("Progress update", "Customer email", "Rollback initiated", "Rollback completed");
    }

    @Test
    void onceItIsBackTheOneThatSaysSo() {
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, Told.START));
        assertThat(offered()).startsWith("Rollback completed", "Customer email");
    }
}
