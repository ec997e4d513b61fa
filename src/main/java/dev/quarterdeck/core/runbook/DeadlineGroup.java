package dev.quarterdeck.core.runbook;

import java.time.Duration;

/**
 * Follow-ups that are due some time after the service was restored: "Within 24 Hours".
 *
 * @param line source line of the words that state the time, from 1
 */
public record DeadlineGroup(String title, Duration within, Step items, int line) {
}
