package dev.quarterdeck.io.confirm;

import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.watch.Confirmable;
import dev.quarterdeck.core.watch.Confirmations;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Laptop;
import dev.quarterdeck.io.files.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * Confirmations in one readable file of the person's configuration, for one data folder. What was written for another laptop,
 * account or folder does not hold, nor what another console of the folder confirmed. Any thread.
 */
public final class KeptConfirmations implements Confirmations {
    private final PreferencesFile<Shape> file;
    private final Laptop laptop;
    private final String console;

    /** One thing that was confirmed. */
    record Item(String what, String exact, String who, String at) {
        Confirmable confirmable() {
            return new Confirmable(what, exact);
        }
    }

    /** Of the file. */
    record Shape(Laptop laptop, String console, Map<String, List<Item>> incidents) {
        Shape {
            incidents = incidents == null ? Map.of() : incidents;
        }
    }

    /**
     * @param console the id of the console that records in the folder
     * @param now     names what has to be set aside
     */
    public KeptConfirmations(ConfigFolder config, DataFolder data, String console, Instant now) {
        this.laptop = Laptop.with(data);
        this.console = console;
        this.file = new PreferencesFile<>(file(config, data), new TypeReference<>() { }, new Shape(laptop, console, Map.of()),
                now);
    }

    private static Path file(ConfigFolder config, DataFolder data) {
        return config.of(data).resolve("confirmed.json");
    }

    /** A sentence for the user when the file could not be read. */
    public Optional<String> notice() {
        return file.notice();
    }

    @Override
    public Set<Confirmable> of(IncidentId incident) {
        return holding(file.value()).getOrDefault(incident.text(), List.of()).stream().map(Item::confirmable)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void confirm(IncidentId incident, List<Confirmable> all, String who, Instant at) throws IOException {
        List<Item> items = all.stream().distinct().map(each -> new Item(each.what(), each.exact(), who, at.toString())).toList();
        file.change(before -> {
            var incidents = new TreeMap<>(holding(before));
            incidents.put(incident.text(), items);
            return new Shape(laptop, console, incidents);
        });
    }

    private Map<String, List<Item>> holding(Shape shape) {
        return laptop.equals(shape.laptop) && console.equals(shape.console) ? shape.incidents : Map.of();
    }
}
