package dev.quarterdeck.core.decision;

import java.time.Duration;

/** How long a level must hold before the advice rises to it, and how long before it falls. */
public record Hold(Duration rise, Duration fall) {
    public static final Hold DEFAULT = new Hold(Duration.ofSeconds(15), Duration.ofSeconds(60));
}
