package dev.quarterdeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.quarterdeck.cli.ReadingScore.HardFault;
import dev.quarterdeck.cli.ReadingScore.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The reader understands the fixtures as well as when these floors were set. They are raised, never lowered. */
class ReaderQualityTest {
    /** Per cent, precision first. */
    private static final Map<Kind, List<Integer>> FLOORS = Map.ofEntries(
            Map.entry(Kind.PROCEDURES, List.of(98, 99)),
            Map.entry(Kind.STEPS, List.of(99, 98)),
            Map.entry(Kind.TRIGGERS, List.of(100, 96)),
            Map.entry(Kind.URGENCIES, List.of(100, 97)),
            Map.entry(Kind.CONDITIONS, List.of(100, 85)),
            Map.entry(Kind.MATRICES, List.of(100, 100)),
            Map.entry(Kind.COMMANDS, List.of(99, 93)),
            Map.entry(Kind.ESTIMATES, List.of(97, 94)),
            Map.entry(Kind.CONTACTS, List.of(100, 93)),
            Map.entry(Kind.TEMPLATES, List.of(100, 94)),
            Map.entry(Kind.AUTHORITY, List.of(100, 87)),
            Map.entry(Kind.DEADLINES, List.of(100, 100)),
            Map.entry(Kind.SCENARIOS, List.of(100, 100)),
            Map.entry(Kind.USE_WHEN, List.of(100, 100)),
            Map.entry(Kind.ALTERNATIVES, List.of(100, 96)));
    private static final int MOST_HARD_FAULTS = 0;
    private static final int LEAST_OWN = 60;
    private static final int LEAST_SHAPES = 40;

    @TestFactory
    Stream<DynamicTest> eachKindIsUnderstoodAsWellAsItsFloorSays() throws IOException {
        ReadingScore score = ReaderQuality.all();
        return Stream.of(Kind.values()).map(kind -> dynamicTest(kind.label(), () -> {
            List<Integer> floor = FLOORS.get(kind);
            assertThat(100 * score.tally(kind).precision()).as("precision").isGreaterThanOrEqualTo(floor.get(0));
            assertThat(100 * score.tally(kind).recall()).as("recall").isGreaterThanOrEqualTo(floor.get(1));
        }));
    }

    @Test
    void nothingMoreIsTakenForItsOpposite() throws IOException {
        List<HardFault> faults = ReaderQuality.all().faults();
        assertThat(faults.size()).as("%s", faults).isLessThanOrEqualTo(MOST_HARD_FAULTS);
    }

    @Test
    void theBenchmarkHoldsEnoughFixtures() throws IOException {
        assertThat(ExpectedReading.in(ReaderQuality.FIXTURES.resolve("own"))).hasSizeGreaterThanOrEqualTo(LEAST_OWN);
        assertThat(ExpectedReading.in(ReaderQuality.FIXTURES.resolve("shapes"))).hasSizeGreaterThanOrEqualTo(LEAST_SHAPES);
    }
}
