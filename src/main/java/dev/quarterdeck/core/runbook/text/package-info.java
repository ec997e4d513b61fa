/**
 * Markdown to blocks and sections with their lines, and back to words: headings, lists, tables, fences, HTML. No meaning
 * yet. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.text;

import org.jspecify.annotations.NullMarked;
