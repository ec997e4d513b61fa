package dev.quarterdeck.core.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whatever a person typed goes; whatever the incident rests on stays. Every kind of fact is tried, also those added later. */
class RemainderTest {
    /** Components whose texts come from the runbook, a choice or the program itself. */
    private static final Set<String> NOT_TYPED = Set.of("procedure", "inEffect", "role", "template", "channel", "authority",
            "advice", "driver",
            "thresholds", "runbookSha256", "met", "step", "trigger");
    private static final Set<String> TYPED = Set.of("reason", "text", "words", "impact", "note", "evidence", "what", "value",
            "reading");

    private static Event event(Fact fact) {
        return new Event(new IncidentId("INC-0042-k7f3qz"), 1, new EventKey("test", 1), Told.START, Optional.empty(), "oncall-1",
                fact, "hash");
    }

    private static Object component(Fact fact, RecordComponent component) throws ReflectiveOperationException {
        component.getAccessor().setAccessible(true);
        return component.getAccessor().invoke(fact);
    }

    @Test
    void noTextThatWasTypedStays() throws Exception {
        var left = new TreeSet<String>();
        for (Fact fact : SampleFacts.all()) {
            Optional<Remainder> stays = Remainder.of(event(fact), false);
            if (stays.isPresent()) {
                assertThat(stays.get().actor()).isEqualTo("(removed)");
                assertThat(stays.get().fact()).hasSameClassAs(fact);
                for (RecordComponent component : fact.getClass().getRecordComponents()) {
                    Object was = component(fact, component);
                    if ((was instanceof String || was instanceof List) && component(stays.get().fact(), component).equals(was)) {
                        left.add(component.getName());
                    }
                }
            }
        }
        left.removeAll(List.of("readings", "figures", "parts")); // numbers
        assertThat(left).isEqualTo(new TreeSet<>(NOT_TYPED));
    }

    @Test
    void everyKindThatCarriesWhatAPersonTypedCanBeRemoved() {
        List<Fact> carrying = SampleFacts.all().stream().filter(fact -> Arrays.stream(fact.getClass().getRecordComponents())
                .anyMatch(component -> TYPED.contains(component.getName()))).toList();
        assertThat(carrying).hasSizeGreaterThan(20).allMatch(fact -> Amendable.of(fact).redact());
    }
}
