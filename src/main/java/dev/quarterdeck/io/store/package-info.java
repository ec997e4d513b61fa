/**
 * The record: events in a journal and SQLite, chained and signed, forced to disk before they count; backups, rescue,
 * capsules, samples, drafts, search. Implements the ports of core/incident and core/signal. The only place for SQL; uses
 * core and the shared means of io.
 */
@NullMarked
package dev.quarterdeck.io.store;

import org.jspecify.annotations.NullMarked;
