/**
 * The whole runbook, how it was read, and corrections of that. Uses core, app, ui/parts and ui/forms.
 */
@NullMarked
package dev.quarterdeck.ui.runbook;

import org.jspecify.annotations.NullMarked;
