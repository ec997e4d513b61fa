/**
 * The runbooks a person has opened, and how ready each is; differences between two texts. Pure; uses the base of core,
 * the files are read in io/library.
 */
@NullMarked
package dev.quarterdeck.core.library;

import org.jspecify.annotations.NullMarked;
