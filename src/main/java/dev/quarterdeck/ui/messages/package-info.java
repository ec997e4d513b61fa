/**
 * The editor of messages. Uses core, app, ui/parts and ui/forms.
 */
@NullMarked
package dev.quarterdeck.ui.messages;

import org.jspecify.annotations.NullMarked;
