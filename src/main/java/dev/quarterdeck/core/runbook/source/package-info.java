/**
 * Recognises what can be watched: addresses, queries, logs, baselines. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.source;

import org.jspecify.annotations.NullMarked;
