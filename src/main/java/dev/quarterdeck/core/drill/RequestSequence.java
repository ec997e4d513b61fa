package dev.quarterdeck.core.drill;

/**
 * Decides, request after request, which ones a simulated service fails and how long it takes. The same seed gives the
 * same sequence. Failures are spread evenly (multiples of the golden ratio), so that the rate over a minute's sixty
 * requests is close to what the scenario says, where dice would often tell another story. Any thread.
 */
public final class RequestSequence {
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    private static final double ROOT_OF_TWO = 0.41421356237309503;

    private double fault;
    private double delay;

    public RequestSequence(String seed) {
        this.fault = Math.floorMod(seed.hashCode(), 1 << 16) / (double) (1 << 16);
        this.delay = fault;
    }

    public synchronized Fate next(Scenario.Phase phase) {
        fault = fraction(fault + GOLDEN_RATIO);
        delay = fraction(delay + ROOT_OF_TWO);
        return new Fate(fault * 100 < phase.failPercent(), phase.latencyMillis() + (int) (delay * phase.spreadMillis()));
    }

    private static double fraction(double x) {
        return x - Math.floor(x);
    }

    /** What becomes of one request. */
    public record Fate(boolean fails, int latencyMillis) {
    }
}
