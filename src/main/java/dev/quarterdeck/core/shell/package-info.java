/**
 * Quoting for shells, and placeholders of commands filled in. Pure; uses the base of core.
 */
@NullMarked
package dev.quarterdeck.core.shell;

import org.jspecify.annotations.NullMarked;
