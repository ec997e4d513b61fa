package dev.quarterdeck.io.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder that holds everything the program keeps. Immutable; any thread. */
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }

    /** Where this system keeps a program's data. */
    public static DataFolder standard() {
        return standard(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static DataFolder standard(String system, Map<String, String> environment, Path home) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new DataFolder(absolute(environment, "APPDATA", home.resolve("AppData/Roaming")).resolve("Quarterdeck"));
        }
        if (name.startsWith("mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Quarterdeck"));
        }
        return new DataFolder(absolute(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("quarterdeck"));
    }

    /** The XDG specification has a relative path ignored; the same is sound for the others. */
    static Path absolute(Map<String, String> environment, String variable, Path otherwise) {
        Path path = Path.of(environment.getOrDefault(variable, ""));
        return path.isAbsolute() ? path : otherwise;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** Makes the folder, readable by the owner only, unless it is there. */
    public void create() throws UnusableFolder {
        try {
            Disk.REAL.createFolders(path);
        } catch (IOException e) {
            throw new UnusableFolder("The data folder " + path + " cannot be made: " + FileFailure.reason(e)
                    + ". Choose another with --data.", e);
        }
    }

    /** Tries it out, since rights alone don't tell: the disk may be mounted read-only. */
    public void requireWritable() throws UnusableFolder {
        try {
            Files.delete(OwnerOnly.createTemporary(path, "try-"));
        } catch (IOException e) {
            throw new UnusableFolder("The data folder " + path + " cannot be written to: " + FileFailure.unnamed(e)
                    + ". Change its rights or choose another with --data.", e);
        }
    }
}
