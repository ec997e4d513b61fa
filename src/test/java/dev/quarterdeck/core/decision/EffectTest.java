package dev.quarterdeck.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.signal.Reading;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether what was decided works, told by the figures at the last step and the present ones. */
class EffectTest {
    private final Service service = new Service(Judge.of(Optional.of(Seed.MATRIX), List.of()));

    private List<Reading> after(double failPercent, double millis) {
        return service.run(75, failPercent, millis).readings();
    }

    private Effect effect(List<Reading> before) {
        return Effect.of(Seed.MATRIX, before, service.advice);
    }

    @Test
    void figuresThatAreNormalAgainAreWorkingWhateverTheyWere() {
        List<Reading> before = after(20, 100);
        after(0, 100);
        assertThat(effect(before)).isEqualTo(Effect.WORKING);
    }

    @Test
    void aBetterRowIsWorkingThoughItIsNotNormalYet() {
        List<Reading> before = after(20, 100);
        after(3.4, 100);
        assertThat(effect(before)).isEqualTo(Effect.WORKING);
    }

    @Test
    void theSameRowWithAboutTheSameFigureIsNotYet() {
        List<Reading> before = after(20, 100);
        after(22, 100);
        assertThat(effect(before)).isEqualTo(Effect.NOT_YET);
    }

    @Test
    void aWorseRowIsWorse() {
        List<Reading> before = after(3.4, 100);
        after(7, 100);
        assertThat(effect(before)).isEqualTo(Effect.WORSE);
    }

    @Test
    void theSameRowWithAFigureThatGrewByMoreThanNoiseIsWorse() {
        List<Reading> before = after(20, 100);
        after(40, 100);
        assertThat(effect(before)).isEqualTo(Effect.WORSE);
    }

    @Test
    void oneColumnThatGotWorseIsNotHiddenByAnotherThatGotBetter() {
        List<Reading> before = after(7, 100);
        after(0, 2500);
        assertThat(effect(before)).isEqualTo(Effect.WORSE);
    }

    @Test
    void withoutAFigureOfBeforeItIsNotYetAndNeverWorse() {
        after(20, 100);
        assertThat(effect(List.of())).isEqualTo(Effect.NOT_YET);
    }

    @Test
    void withoutAPresentFigureNothingIsSaid() {
        List<Reading> before = after(20, 100);
        service.silence(60);
        assertThat(effect(before)).isEqualTo(Effect.UNKNOWN);
    }
}
