package dev.quarterdeck.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --data} where no record is read: a script or an alias may give every command the same options. */
final class NoRecordOption {
    @Option(names = "--data", paramLabel = "DIR",
            description = "Taken as by every command; this one reads files alone and no record.")
    @SuppressWarnings("unused") // picocli sets it
    private Path folder;
}
