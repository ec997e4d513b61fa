/**
 * The log zone: lines drawn as they pass, found, narrowed and pinned. Uses core, app and ui/parts.
 */
@NullMarked
package dev.quarterdeck.ui.console.log;

import org.jspecify.annotations.NullMarked;
