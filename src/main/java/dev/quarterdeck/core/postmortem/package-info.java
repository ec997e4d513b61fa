/**
 * The post-mortem as Markdown, section by section, with secrets masked. Pure; uses the base of core, and checklist and
 * logs, so that it reports on the same checks and by the same mask as the screen.
 */
@NullMarked
package dev.quarterdeck.core.postmortem;

import org.jspecify.annotations.NullMarked;
