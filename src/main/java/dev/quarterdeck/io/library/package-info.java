/**
 * Runbooks, corrections and targets as files; implements the ports of core/library. Uses core and the shared means of
 * io.
 */
@NullMarked
package dev.quarterdeck.io.library;

import org.jspecify.annotations.NullMarked;
