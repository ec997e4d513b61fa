package dev.quarterdeck.core.incident;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What has to be said of every kind of fact where it is declared, so that a new kind needs no other list. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Recorded {
    /** Its name in the file format, for years; empty for what is never written under a name of its own. */
    String as();

    /** What may be done to such an entry later. */
    Amendable amend();

    Sign sign();
}
