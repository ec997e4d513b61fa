package dev.quarterdeck.io.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether all that a fact consists of is there. What reads JSON leaves out what stands nowhere, and a fold that trusts its facts
 * would break on it: a fact with a hole is kept as one that nobody knows. Stateless; any thread.
 */
final class Whole {
    private static final ClassValue<List<MethodHandle>> PARTS = new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).filter(part -> !part.getType().isPrimitive()).map(Whole::reading).toList();
        }
    };

    private Whole() {
    }

    static boolean is(Object value) {
        return switch (value) {
            case null -> false;
            case Record parts -> parts(parts);
            case Collection<?> many -> many.stream().allMatch(Whole::is);
            case Optional<?> optional -> optional.isEmpty() || is(optional.get());
            case Object _ -> true;
        };
    }

    private static boolean parts(Record parts) {
        for (MethodHandle part : PARTS.get(parts.getClass())) {
            if (!is(value(part, parts))) {
                return false;
            }
        }
        return true;
    }

    private static MethodHandle reading(RecordComponent part) {
        try {
            return MethodHandles.publicLookup().unreflect(part.getAccessor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("facts are public records", e);
        }
    }

    private static Object value(MethodHandle part, Record of) {
        try {
            return part.invoke(of);
        } catch (Throwable e) {
            throw new IllegalStateException("a record gives what it has", e);
        }
    }
}
