package dev.quarterdeck.core.signal;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Latencies in order, so that a percentile is the exact one without sorting: a binary search and a short move of memory for
 * each that comes or goes. One thread at a time.
 */
final class SortedMillis {
    private double[] sorted = new double[64];
    private int size;

    int size() {
        return size;
    }

    void add(double millis) {
        if (size == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * size);
        }
        int found = Arrays.binarySearch(sorted, 0, size, millis);
        int at = found < 0 ? -found - 1 : found;
        System.arraycopy(sorted, at, sorted, at + 1, size++ - at);
        sorted[at] = millis;
    }

    /** @throws IllegalArgumentException when it was never added */
    void remove(double millis) {
        int at = Arrays.binarySearch(sorted, 0, size, millis);
        if (at < 0) {
            throw new IllegalArgumentException(millis + " is not among " + size + " latencies");
        }
        System.arraycopy(sorted, at + 1, sorted, at, --size - at);
    }

    /** The smallest that at least {@code percent} of them do not exceed. Exact, no interpolation. */
    OptionalDouble nearestRank(int percent) {
        return size == 0 ? OptionalDouble.empty() : OptionalDouble.of(sorted[(percent * size + 99) / 100 - 1]);
    }
}
