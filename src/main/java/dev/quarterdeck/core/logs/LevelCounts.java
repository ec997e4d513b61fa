package dev.quarterdeck.core.logs;

/** How many lines of each level. */
public record LevelCounts(long none, long trace, long debug, long info, long warn, long error) {
    public static final LevelCounts NONE = new LevelCounts(0, 0, 0, 0, 0, 0);

    public long all() {
        return none + trace + debug + info + warn + error;
    }

    public LevelCounts plus(LevelCounts other) {
        return new LevelCounts(none + other.none, trace + other.trace, debug + other.debug, info + other.info, warn + other.warn,
                error + other.error);
    }
}
