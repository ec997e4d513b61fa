package dev.quarterdeck.app;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** Every word on screen that does not come from a runbook or the record. Keys read {@code pane.element.what}. Any thread. */
public final class Texts {
    /** The bundle on the class path. */
    public static final String RESOURCE = "/texts/quarterdeck.properties";
    private static final Properties WORDS = load();

    private Texts() {
    }

    /** The words for {@code key}; {@code {0}}, {@code {1}} are filled from {@code values} as they are. */
    public static String of(String key, Object... values) {
        String words = WORDS.getProperty(key);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + key + " in " + RESOURCE);
        }
        if (values.length == 0) {
            return words;
        }
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(words.replace("'", "''"), Locale.ROOT).format(plain);
    }

    private static Properties load() {
        var properties = new Properties();
        try (var in = Texts.class.getResourceAsStream(RESOURCE);
             var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
