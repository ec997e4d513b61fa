package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Scratchpad;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Texts beside a record that is only read: they last as long as the program runs. Any thread. */
final class Forgetting implements Scratchpad {
    private final Map<String, String> texts = new ConcurrentHashMap<>();

    @Override
    public void open(IncidentId incident) {
        // nothing is kept
    }

    @Override
    public String text(IncidentId incident, String name) {
        return texts.getOrDefault(incident.text() + '\n' + name, "");
    }

    @Override
    public void keep(IncidentId incident, String name, String text) {
        texts.put(incident.text() + '\n' + name, text);
    }
}
