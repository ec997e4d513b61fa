/**
 * Probes, samples and the figures of their windows; ports to send probes and to keep samples. Pure; the ground of core,
 * uses nothing but time.
 */
@NullMarked
package dev.quarterdeck.core.signal;

import org.jspecify.annotations.NullMarked;
