/**
 * Child processes and their whole tree, started and ended. Shared by io; uses no edge.
 */
@NullMarked
package dev.quarterdeck.io.process;

import org.jspecify.annotations.NullMarked;
