/**
 * The system's notifications. Uses core and io/process.
 */
@NullMarked
package dev.quarterdeck.io.notice;

import org.jspecify.annotations.NullMarked;
