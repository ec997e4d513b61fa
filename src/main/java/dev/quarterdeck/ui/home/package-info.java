/**
 * The home screen: runbooks and how ready they are, open incidents, what is due. Uses core, app, ui/parts and ui/forms.
 */
@NullMarked
package dev.quarterdeck.ui.home;

import org.jspecify.annotations.NullMarked;
