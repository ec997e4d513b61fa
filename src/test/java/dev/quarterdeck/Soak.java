package dev.quarterdeck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Runs in the soak only ({@code mvn -B verify -Psoak}), since it kills, cuts, floods or starts many programs. Of what it shows,
 * a smaller test in the loop of every day shows the kind.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("soak")
public @interface Soak {
}
