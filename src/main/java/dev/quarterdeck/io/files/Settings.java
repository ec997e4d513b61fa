package dev.quarterdeck.io.files;

import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import tools.jackson.core.type.TypeReference;

/**
 * What the program remembers about the person. The file's shape: what is null was never chosen.
 *
 * @param name   empty until it was asked
 * @param dark   null while the colours follow the system
 * @param text   size of the text in percent
 * @param window where the window stood when it was closed
 */
@NullUnmarked
public record Settings(String name, Boolean dark, Integer text, Frame window) {

    /** In pixels of the desktop; {@code maximized} says that it fills its screen, and the rest what it goes back to. */
    public record Frame(double x, double y, double width, double height, boolean maximized) {
    }

    public Settings {
        name = name == null ? "" : name;
    }

    /** {@code settings.json} in the folder. */
    public static PreferencesFile<Settings> in(DataFolder folder, Instant now) {
        return new PreferencesFile<>(folder.resolve("settings.json"), new TypeReference<>() { }, new Settings("", null, null, null), now);
    }

    public Settings withName(String other) {
        return new Settings(other, dark, text, window);
    }
}
