package dev.quarterdeck.core.incident;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** One fact of every kind, each component filled with a value that gives itself away when it is lost or swapped. */
public final class SampleFacts {
    private int next = 1;

    private SampleFacts() {
    }

    public static List<Fact> all() {
        return kinds(Fact.class).filter(type -> type != Fact.Erased.class)
                .map(type -> (Fact) new SampleFacts().value(type, "fact")).toList();
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses()).flatMap(type -> type.isInterface() ? kinds(type) : Stream.of(type))
                .distinct();
    }

    private Object value(Type type, String name) {
        int n = next++;
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class ->
                    List.of(value(list.getActualTypeArguments()[0], name), value(list.getActualTypeArguments()[0], name));
            case ParameterizedType optional when optional.getRawType() == Optional.class ->
                    Optional.of(value(optional.getActualTypeArguments()[0], name));
            case Class<?> c when name.equals("json") && c == String.class -> "{\"of\": \"the future\", \"n\":1.50}";
            case Class<?> c when c == String.class -> name + " " + n + ": \"é\", \\, 漢字 🚒\n# end";
            case Class<?> c when c == int.class -> n;
            case Class<?> c when c == long.class -> (1L << 40) + n;
            case Class<?> c when c == double.class -> n + 0.1;
            case Class<?> c when c == boolean.class -> true;
            case Class<?> c when c == Instant.class -> Instant.parse("2026-11-23T14:15:00.123456789Z").plusSeconds(n);
            case Class<?> c when c == Duration.class -> Duration.ofMillis(90_500L + n);
            case Class<?> c when c == OptionalDouble.class -> OptionalDouble.of(n + 0.5);
            case Class<?> c when c.isEnum() -> c.getEnumConstants()[c.getEnumConstants().length - 1];
            case Class<?> c when c.isRecord() -> record(c);
            case Class<?> c when c.isSealed() -> value(c.getPermittedSubclasses()[n % c.getPermittedSubclasses().length], name);
            default -> throw new AssertionError("no sample for " + type + ", add one here");
        };
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(
                    Arrays.stream(components).map(c -> value(c.getGenericType(), c.getName())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }
}
