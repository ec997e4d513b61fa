package dev.quarterdeck.io.simulator;

import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The scenarios that come with the program. A class path cannot be listed reliably, so they are named here. */
final class BundledScenarios {
    private static final List<String> NAMES = List.of("pagination-rollback");

    private BundledScenarios() {
    }

    static List<Scenario> read() {
        return NAMES.stream().map(BundledScenarios::read).toList();
    }

    private static Scenario read(String name) {
        String resource = "/drills/" + name + ".json";
        try (InputStream json = BundledScenarios.class.getResourceAsStream(resource)) {
            if (json == null) {
                throw new IllegalStateException("the program lacks its own file " + resource);
            }
            return Json.MAPPER.readValue(json, Scenario.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
