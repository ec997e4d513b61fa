package dev.quarterdeck.core.runbook;

import java.util.List;

/**
 * The work of a document: what is chosen and carried out, and the lists around it.
 *
 * @param before       to be done before any procedure
 * @param verification to be done before resolving
 * @param afterwards   to be done once the service is back
 */
record Structure(List<Procedure> procedures, List<Step> before, List<Step> verification, List<Step> afterwards, List<SectionReading> readings) {
}
