package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which computer, account and data folder something was kept for. What was kept for others counts for nothing here. Immutable;
 * any thread.
 *
 * @param host    the system's own id of this installation, else the computer's name
 * @param account the system's number for the account where it has one, and its name
 * @param folder  where the data folder lies, and which folder that is: another one put in its place is another
 */
public record Laptop(String host, String account, String folder) {
    private static final List<Path> IDS = List.of(Path.of("/etc/machine-id"), Path.of("/var/lib/dbus/machine-id"),
            Path.of("/proc/sys/kernel/hostname"));

    /** For a data folder that is there. Asks no network and starts no program. */
    public static Laptop with(DataFolder data) {
        return new Laptop(installation(), owner(), real(data.path()) + " " + attribute(data.path(), "unix:ino"));
    }

    /** The computer and the account, whichever folder is open. */
    public static Laptop itself() {
        return new Laptop(installation(), owner(), "");
    }

    private static String owner() {
        return attribute(Path.of(System.getProperty("user.home")), "unix:uid") + " " + System.getProperty("user.name");
    }

    private static String installation() {
        for (Path id : IDS) {
            try {
                String text = Files.readString(id).strip();
                if (!text.isEmpty()) {
                    return text;
                }
            } catch (IOException tryTheNext) {
                // not on this system
            }
        }
        return System.getenv().getOrDefault("COMPUTERNAME", System.getenv().getOrDefault("HOSTNAME", "")) + " "
                + System.getProperty("os.name");
    }

    private static String attribute(Path path, String name) {
        try {
            return String.valueOf(Files.getAttribute(path, name));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknownHere) {
            return "";
        }
    }

    /** Without links, as far as it is there. */
    static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        for (Path there = whole; there != null; there = there.getParent()) {
            try {
                return there.toRealPath().resolve(there.relativize(whole)).normalize();
            } catch (IOException notThere) {
                // its parent may be
            }
        }
        return whole;
    }
}
