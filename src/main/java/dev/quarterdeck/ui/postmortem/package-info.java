/**
 * The post-mortem on screen, and its sections to write. Uses core, app, ui/parts and ui/forms.
 */
@NullMarked
package dev.quarterdeck.ui.postmortem;

import org.jspecify.annotations.NullMarked;
