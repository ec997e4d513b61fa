/**
 * Forms and sheets that are opened from several screens. Uses core, app and ui/parts; screens may use it.
 */
@NullMarked
package dev.quarterdeck.ui.forms;

import org.jspecify.annotations.NullMarked;
