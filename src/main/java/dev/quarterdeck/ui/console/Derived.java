package dev.quarterdeck.ui.console;

import java.util.List;
import java.util.function.Supplier;

/** What is worked out again only when something it rests on has changed. FX thread only. */
final class Derived<T> {
    private List<Object> grounds = List.of();
    private T known;

    /** @param grounds all that {@code work} looks at; compared as a whole, by identity first */
    T of(Supplier<T> work, Object... grounds) {
        List<Object> now = List.of(grounds);
        if (known == null || !now.equals(this.grounds)) {
            known = work.get();
            this.grounds = now;
        }
        return known;
    }
}
