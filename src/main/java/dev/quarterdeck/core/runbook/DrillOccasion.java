package dev.quarterdeck.core.runbook;

import java.time.Period;
import java.util.Optional;

/** When the runbook wants to be rehearsed: {@code Post-Deployment: Quarterly rollback drills} is every three months. */
public record DrillOccasion(String occasion, String text, Optional<Period> every, int line) {
}
