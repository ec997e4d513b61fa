/**
 * Events, facts, and the incident that is folded from them; commands, the rules that admit them, and the desk that
 * appends. The events are the file format for years. Pure; uses signal and decision, and not runbook.
 */
@NullMarked
package dev.quarterdeck.core.incident;

import org.jspecify.annotations.NullMarked;
