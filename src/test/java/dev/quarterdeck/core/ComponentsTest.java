package dev.quarterdeck.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Runbook;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an incident and a runbook are made of: two lists that could be swapped in silence do not stand side by side. */
class ComponentsTest {
    private static final int MANY = 14;

    @Test
    void noTwoListsOfOneRecordHaveTheSameType() {
        var offences = new ArrayList<String>();
        for (Class<?> record : records()) {
            Map<Type, Long> lists = Stream.of(record.getRecordComponents()).filter(c -> list(c.getType()))
                    .map(RecordComponent::getGenericType)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            lists.forEach((type, count) -> {
                if (count > 1) {
                    offences.add(record.getSimpleName() + " has " + count + " of " + type);
                }
            });
        }
        assertThat(offences).as("swapped by mistake, they must not compile").isEmpty();
    }

    @Test
    void noRecordHasMoreComponentsThanCanBeSurveyed() {
        assertThat(records()).hasSizeGreaterThan(15).allMatch(record -> record.getRecordComponents().length < MANY);
    }

    /** The records of subjects: what an incident's and a runbook's own fields are. */
    private static Set<Class<?>> records() {
        var found = new LinkedHashSet<Class<?>>();
        Stream.of(Incident.class.getDeclaredFields()).map(Field::getType).forEach(type -> add(type, found));
        add(Runbook.class, found);
        return found;
    }

    private static void add(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord() && found.add(type)) {
            List.of(type.getRecordComponents()).forEach(component -> add(component.getType(), found));
        }
    }

    private static boolean list(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
