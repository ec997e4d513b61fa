package dev.quarterdeck.io.files;

import dev.quarterdeck.core.logs.VisibleText;
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
    private static final int LONGEST_NAME = 100;
    private static final int SMALLEST_TEXT = 50;
    private static final int LARGEST_TEXT = 300;

    /** In pixels of the desktop; {@code maximized} says that it fills its screen, and the rest what it goes back to. */
    public record Frame(double x, double y, double width, double height, boolean maximized) {
    }

    public Settings {
        name = name == null ? "" : plain(name);
        text = text == null || text < SMALLEST_TEXT || text > LARGEST_TEXT ? null : text;
    }

    /** The file may be anybody's, and the name goes into the record. */
    private static String plain(String name) {
        String seen = VisibleText.cleaned(name).replace('\n', ' ').replace('\t', ' ').strip();
        return seen.length() <= LONGEST_NAME ? seen : seen.substring(0, LONGEST_NAME);
    }

    /** {@code settings.json} in the folder. */
    public static PreferencesFile<Settings> in(DataFolder folder, Instant now) {
        return new PreferencesFile<>(folder.resolve("settings.json"), new TypeReference<>() { },
                new Settings("", null, null, null), now);
    }

    public Settings withName(String other) {
        return new Settings(other, dark, text, window);
    }
}
