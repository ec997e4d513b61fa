/**
 * What all screens are made of: the one door to the FX thread, sheets, zones, blocks of a runbook, style names, the
 * theme. Uses core and app, and no screen.
 */
@NullMarked
package dev.quarterdeck.ui.parts;

import org.jspecify.annotations.NullMarked;
