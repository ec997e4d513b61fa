package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a person confirmed and the record holds already.
 *
 * @param run       the event that says so; no run has the key of another
 * @param arguments the program and its arguments, exactly
 * @param folder    where it starts
 * @param limit     when it is stopped; zero for never
 * @param stopping  what stops it on another machine, in the order in which to try; empty where it runs here
 * @param token     what the script's own words between two commands begin with, empty where there are none
 */
public record RunOrder(IncidentId incident, EventKey run, List<String> arguments, List<List<String>> stopping, Path folder,
        Duration limit,
                       String token) {
    public RunOrder {
        stopping = stopping.stream().map(List::copyOf).toList();
        arguments = List.copyOf(arguments);
    }
}
