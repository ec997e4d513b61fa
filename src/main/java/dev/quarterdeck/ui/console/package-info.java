/**
 * The console of an incident: its zones to decide, do, watch, and the timeline. Uses core, app, ui/parts and ui/forms,
 * no other screen.
 */
@NullMarked
package dev.quarterdeck.ui.console;

import org.jspecify.annotations.NullMarked;
