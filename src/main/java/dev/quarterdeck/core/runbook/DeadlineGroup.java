package dev.quarterdeck.core.runbook;

import java.time.Duration;

/** Follow-ups that are due some time after the service was restored: "Within 24 Hours". */
public record DeadlineGroup(String title, Duration within, Step items) {
}
