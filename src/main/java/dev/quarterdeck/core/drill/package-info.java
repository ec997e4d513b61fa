/**
 * What a scripted drill plays: scenarios, which requests fail when, which drills are due. Pure; uses the base of core.
 */
@NullMarked
package dev.quarterdeck.core.drill;

import org.jspecify.annotations.NullMarked;
