package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How much room the disk with the data folder has, so that one hears of it before it is full. Any thread. */
record FreeSpace(Path dataFolder) {
    private static final long LITTLE = 200L << 20;

    /** A sentence when there is little; empty when there is enough, or when nobody knows. */
    String warning() {
        try {
            FileStore disk = Files.getFileStore(dataFolder);
            long free = disk.getUsableSpace();
            return free >= LITTLE ? "" : "The disk with the data folder has " + (free >> 20 == 0 ? "less than 1 MB"
                    : String.format(Locale.ROOT, "only %,d MB", free >> 20))
                    + " left. Free some now: when it is full, nothing more can"
                    + " be saved until there is space.";
        } catch (IOException notKnown) {
            return "";
        }
    }
}
