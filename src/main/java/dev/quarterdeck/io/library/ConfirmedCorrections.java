package dev.quarterdeck.io.library;

import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.io.files.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * Which corrections a person accepted on this laptop, by their exact words, in one readable file of the person's configuration:
 * a file that travels with a runbook says nothing by itself. What another account or computer wrote there does not hold. Any
 * thread.
 */
final class ConfirmedCorrections {
    private final PreferencesFile<Shape> file;
    private final String laptop;

    /** One correction of one runbook, and who accepted it when. */
    record Item(String runbook, String exact, String who, String at) {
    }

    /** Of the file. */
    record Shape(String laptop, List<Item> confirmed) {
        Shape {
            confirmed = confirmed == null ? List.of() : confirmed;
        }
    }

    ConfirmedCorrections(Path file) {
        this.laptop = System.getProperty("user.name") + " on " + System.getenv().getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", ""));
        this.file = new PreferencesFile<>(file, new TypeReference<>() { }, new Shape(laptop, List.of()), Instant.now());
    }

    /** Where the system keeps a program's configuration for one person, never in a data folder. */
    static Path standard() {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path folder = system.startsWith("windows") ? variable("LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Quarterdeck")
                : system.startsWith("mac") ? home.resolve("Library/Preferences/Quarterdeck")
                : variable("XDG_CONFIG_HOME", home.resolve(".config")).resolve("quarterdeck");
        return folder.resolve("corrections.json");
    }

    private static Path variable(String name, Path otherwise) {
        String value = System.getenv().getOrDefault(name, "");
        return !value.isBlank() && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
    }

    List<Correction> of(Path runbook, List<Correction> said) {
        Set<String> exact = holding(file.value()).stream().filter(item -> item.runbook.equals(runbook.toString())).map(Item::exact).collect(Collectors.toSet());
        return said.stream().filter(correction -> exact.contains(correction.exact())).toList();
    }

    void confirm(Path runbook, List<Correction> said, String who, Instant at) throws IOException {
        file.change(before -> {
            var items = new ArrayList<>(holding(before));
            Set<String> exact = said.stream().map(Correction::exact).collect(Collectors.toSet());
            items.removeIf(item -> item.runbook.equals(runbook.toString()) && exact.contains(item.exact));
            said.stream().distinct().forEach(correction -> items.add(new Item(runbook.toString(), correction.exact(), who, at.toString())));
            return new Shape(laptop, items);
        });
    }

    private List<Item> holding(Shape shape) {
        return laptop.equals(shape.laptop) ? shape.confirmed : List.of();
    }
}
