/**
 * The decision matrix: conditions in words and numbers, the verdict with its reasons, how long a level must hold. Pure;
 * uses signal only, so that a verdict can be replayed from samples alone.
 */
@NullMarked
package dev.quarterdeck.core.decision;

import org.jspecify.annotations.NullMarked;
