package dev.quarterdeck.core.incident;

/** What may be done to an entry later. */
public enum Amendable {
    /** What people do and say. */
    IN_ALL(true, true, true),
    /** It holds no words of anybody. */
    TIME_OR_RETRACTED(true, true, false),
    /** Without it the incident would be another one; its words can go. */
    TIME_OR_WORDS(true, false, true),
    TIME(true, false, false),
    WORDS(false, false, true),
    /** What the program saw by itself, or judged by. */
    NEVER(false, false, false);

    private final boolean time;
    private final boolean retract;
    private final boolean redact;

    Amendable(boolean time, boolean retract, boolean redact) {
        this.time = time;
        this.retract = retract;
        this.redact = redact;
    }

    static Amendable of(Fact fact) {
        return fact.recorded().amend();
    }

    /** It can be said to have happened at another time. */
    boolean time() {
        return time;
    }

    /** It can be said never to have been so. */
    boolean retract() {
        return retract;
    }

    /** What it says can be removed for good, up to its {@link Remainder}. */
    boolean redact() {
        return redact;
    }
}
