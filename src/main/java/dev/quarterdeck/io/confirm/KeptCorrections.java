package dev.quarterdeck.io.confirm;

import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.Laptop;
import dev.quarterdeck.io.files.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * Which corrections a person accepted on this laptop, by their exact words, in one readable file of the person's configuration:
 * a file that travels with a runbook says nothing by itself. What another account or computer wrote there does not hold. Any
 * thread.
 */
final class KeptCorrections {
    private final PreferencesFile<Shape> file;
    private final Laptop laptop;

    /** One correction of one runbook, and who accepted it when. */
    record Item(String runbook, String exact, String who, String at) {
    }

    /** Of the file. */
    record Shape(Laptop laptop, List<Item> confirmed) {
        Shape {
            confirmed = confirmed == null ? List.of() : confirmed;
        }
    }

    /** @param now names what has to be set aside */
    KeptCorrections(ConfigFolder config, Instant now) {
        this.laptop = Laptop.itself();
        this.file = new PreferencesFile<>(config.path().resolve("corrections.json"), new TypeReference<>() { },
                new Shape(laptop, List.of()), now);
    }

    /** A sentence for the user when the file could not be read. */
    Optional<String> notice() {
        return file.notice();
    }

    List<Correction> of(Path runbook, List<Correction> said) {
        Set<String> exact = holding(file.value()).stream().filter(item -> runbook.toString().equals(item.runbook))
                .map(Item::exact)
                .collect(Collectors.toSet());
        return said.stream().filter(correction -> exact.contains(correction.exact())).toList();
    }

    void confirm(Path runbook, List<Correction> said, String who, Instant at) throws IOException {
        file.change(before -> {
            var items = new ArrayList<>(holding(before));
            Set<String> exact = said.stream().map(Correction::exact).collect(Collectors.toSet());
            items.removeIf(item -> runbook.toString().equals(item.runbook) && exact.contains(item.exact));
            said.stream().distinct().forEach(correction ->
                    items.add(new Item(runbook.toString(), correction.exact(), who, at.toString())));
            return new Shape(laptop, items);
        });
    }

    private List<Item> holding(Shape shape) {
        return laptop.equals(shape.laptop) ? shape.confirmed : List.of();
    }
}
