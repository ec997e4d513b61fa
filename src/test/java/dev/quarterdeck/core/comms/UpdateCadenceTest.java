package dev.quarterdeck.core.comms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpdateCadenceTest {
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P0, ""));

    private UpdateCadence after(int seconds) {
        return UpdateCadence.of(told.incident(), Told.START.plusSeconds(seconds));
    }

    @Test
    void countsDownToTheUpdateThatIsDue() {
        assertThat(after(48).words()).isEqualTo("Next update due in 4:12");
        assertThat(after(48).countdown()).isEqualTo("4:12");
        assertThat(after(48).promise()).isEqualTo("every 15 min");
        assertThat(after(48).soon()).isFalse();
        assertThat(after(180).soon()).isTrue();
    }

    @Test
    void saysByHowMuchItIsOverdue() {
        assertThat(after(380).overdue()).isTrue();
        assertThat(after(380).words()).isEqualTo("Update overdue by 1:20");
    }

    @Test
    void saysWhenNothingIsPromised() {
        told.then(new Fact.CadenceChanged(Duration.ZERO));
        assertThat(after(10).words()).isEqualTo("No update is promised");
        assertThat(after(10).overdue()).isFalse();
    }
}
