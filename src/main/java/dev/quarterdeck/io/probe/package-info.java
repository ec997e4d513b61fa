/**
 * Sends probes (HTTP, TCP, commands, Prometheus), implements the prober of core/signal. The only place for the HTTP
 * client; virtual threads, one for each probe at work; uses core and the shared means of io.
 */
@NullMarked
package dev.quarterdeck.io.probe;

import org.jspecify.annotations.NullMarked;
