/**
 * Logs of any size followed, indexed, searched and merged; implements the ports of core/logs. Threads of its own; uses
 * core and the shared means of io.
 */
@NullMarked
package dev.quarterdeck.io.logs;

import org.jspecify.annotations.NullMarked;
