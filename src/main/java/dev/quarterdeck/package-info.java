/**
 * The roof: it parses the command line, calls constructors in order and closes in reverse, and hands every floor what it
 * needs of another. Everything may be used here; nobody may use it.
 */
@NullMarked
package dev.quarterdeck;

import org.jspecify.annotations.NullMarked;
