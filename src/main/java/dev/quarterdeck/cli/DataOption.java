package dev.quarterdeck.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the record lies; every command takes it. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Data folder (default: the system's own place for it); for reading, also a capsule.")
    private Optional<Path> folder = Optional.empty();

    /** What stood before the command. */
    void use(Optional<Path> before) {
        folder = before;
    }

    Optional<Path> folder() {
        return folder == null ? Optional.empty() : folder;
    }
}
