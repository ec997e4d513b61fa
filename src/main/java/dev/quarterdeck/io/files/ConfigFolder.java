package dev.quarterdeck.io.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The person's folder for what must not travel with a data folder: who this console is and what was confirmed here. It never lies
 * in a data folder, so that copying one takes nothing of it along. Immutable; any thread.
 */
public record ConfigFolder(Path path) {
    private static final int LETTERS = 24;

    public ConfigFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Where this system keeps a program's configuration for one person on one computer. */
    public static ConfigFolder standard() {
        return standard(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static ConfigFolder standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) { // not the roaming one, which follows the person to other computers
            return new ConfigFolder(DataFolder.absolute(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("Quarterdeck"));
        }
        if (name.startsWith("mac")) {
            return new ConfigFolder(home.resolve("Library/Preferences/Quarterdeck"));
        }
        return new ConfigFolder(DataFolder.absolute(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
                .resolve("quarterdeck"));
    }

    /** For what is kept of one data folder, by where that lies: the same one in another place is another. */
    public Path of(DataFolder data) {
        return path.resolve("consoles").resolve(name(Laptop.real(data.path()).toString()));
    }

    /** Whether it would travel with the data. */
    public boolean within(DataFolder data) {
        return Laptop.real(path).startsWith(Laptop.real(data.path()));
    }

    private static String name(String path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
