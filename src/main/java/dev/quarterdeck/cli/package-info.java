/**
 * The commands of the command line, one class each, and what they print. Uses core, app and picocli: no window, and no
 * edge but through the ports that the roof hands in.
 */
@NullMarked
package dev.quarterdeck.cli;

import org.jspecify.annotations.NullMarked;
