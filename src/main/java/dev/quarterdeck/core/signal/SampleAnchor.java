package dev.quarterdeck.core.signal;

import java.time.Instant;

/**
 * A closed block of samples, as an event vouches for it.
 *
 * @param number counts the blocks of this probe within the incident, from 1
 * @param sha256 of the block's bytes, in hex
 */
public record SampleAnchor(String probe, long number, Instant from, Instant to, int samples, String sha256) {
}
