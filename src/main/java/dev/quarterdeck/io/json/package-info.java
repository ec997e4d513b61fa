/**
 * The one JSON mapper and its limits. Shared by io; uses no edge.
 */
@NullMarked
package dev.quarterdeck.io.json;

import org.jspecify.annotations.NullMarked;
