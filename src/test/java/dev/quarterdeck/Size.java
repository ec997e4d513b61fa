package dev.quarterdeck;

/** How much a test does that can be made longer. */
public final class Size {
    /** Whether this is the soak, as the profile of that name says. */
    public static final boolean SOAK = Boolean.getBoolean("soak");
    private static final int TIMES = Integer.getInteger("soak.times", 1);

    private Size() {
    }

    /**
     * The test's own {@code property} where it is given; else {@code everyDay}, and in the soak {@code soak}, so many times as
     * {@code -Dsoak.times=} says.
     */
    public static int of(String property, int everyDay, int soak) {
        return Integer.getInteger(property, SOAK ? soak * TIMES : everyDay);
    }
}
