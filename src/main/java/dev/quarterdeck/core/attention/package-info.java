/**
 * What deserves a lead's attention while another window is in front, each concern told once. Pure; uses the base of core
 * (signal, decision, runbook, incident).
 */
@NullMarked
package dev.quarterdeck.core.attention;

import org.jspecify.annotations.NullMarked;
