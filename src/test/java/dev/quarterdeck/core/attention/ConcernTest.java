package dev.quarterdeck.core.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Answer;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConcernTest {
    private final Told told = new Told().then(new Fact.IncidentDeclared("Outage", Severity.P1, ""));

    private List<String> titles(Instant now) {
        return Concern.of(told.incident(), now).stream().map(Concern::title).toList();
    }

    @Test
    void anUpdateIsAConcernTwoMinutesBeforeItIsDueAndAnotherOneWhenItIsOverdue() {
        Instant due = told.incident().nextUpdate().orElseThrow();
        assertThat(titles(due.minus(Duration.ofSeconds(121)))).isEmpty();
        List<Concern> soon = Concern.of(told.incident(), due.minus(Duration.ofSeconds(120)));
        List<Concern> later = Concern.of(told.incident(), due.minus(Duration.ofSeconds(1)));
        assertThat(soon).singleElement().satisfies(c -> assertThat(c.title()).startsWith("Update due at "));
        assertThat(later).as("the same concern").isEqualTo(soon);
        assertThat(titles(due.plusSeconds(1))).containsExactly("Update overdue");
    }

    @Test
    void aPromisedEtaIsOneUntilTheServiceIsBack() {
        told.then(new Fact.CadenceChanged(Duration.ZERO)).then(new Fact.EtaPromised(Duration.ofMinutes(10), "ETA: 10 minutes"));
        Instant due = told.last().at().plusSeconds(600);
        assertThat(titles(due.minusSeconds(121))).isEmpty();
        assertThat(titles(due.minusSeconds(120))).singleElement()
                .satisfies(title -> assertThat(title).startsWith("ETA promised for "));
        assertThat(titles(due.plusSeconds(1))).containsExactly("ETA overdue");
        told.then(new Fact.MilestoneClaimed(Milestone.RESTORED, due));
        assertThat(titles(due.plusSeconds(1))).isEmpty();
    }

    @Test
    void aQuestionIsOneFromItsTimeBoxUntilItIsAnswered() {
        told.then(new Fact.CadenceChanged(Duration.ZERO))
                .then(new Fact.QuestionAsked(Question.Kind.APPROVAL, "", "Grace", Duration.ofMinutes(5)));
        Instant asked = told.last().at();
        assertThat(titles(asked.plusSeconds(300))).isEmpty();
        assertThat(titles(asked.plusSeconds(301))).containsExactly("No answer from Grace");
        told.then(new Fact.QuestionAnswered(told.last().key(), Answer.AGREED, "Grace", Optional.empty(), ""));
        assertThat(titles(asked.plusSeconds(301))).isEmpty();
    }

    @Test
    void eachNewVerdictIsAnotherOneAndBlindnessIsAVerdict() {
        told.then(new Fact.CadenceChanged(Duration.ZERO))
                .then(new Fact.AdviceChanged("Normal", "Critical", 3, 3, "Roll back", "error rate 20%", List.of()));
        Concern critical = Concern.of(told.incident(), told.last().at()).getFirst();
        told.then(new Fact.AdviceChanged("Critical", "Cannot judge", -1, 3, "", "no answer", List.of()));
        Concern blind = Concern.of(told.incident(), told.last().at()).getFirst();
        assertThat(critical).satisfies(c -> assertThat(c.title()).isEqualTo("Critical"));
        assertThat(blind.title()).isEqualTo("Cannot judge");
        assertThat(blind.key()).isNotEqualTo(critical.key());
    }

    @Test
    void aTimedWatchThatBrokeIsOne() {
        told.then(new Fact.CadenceChanged(Duration.ZERO))
                .then(new Fact.WatchBroke("Step 7", "Error rate <1%: 13.3%", Duration.ofMinutes(4)));
        assertThat(Concern.of(told.incident(), told.last().at())).singleElement()
                .satisfies(c -> assertThat(c.words()).isEqualTo("Error rate <1%: 13.3%"));
    }

    @Test
    void aResolvedIncidentHasNone() {
        told.then(new Fact.Resolved(List.of(), ""));
        assertThat(titles(told.last().at().plus(Duration.ofHours(3)))).isEmpty();
    }
}
