package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogTails;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Follows log files on this machine, each on a virtual thread. Any thread; closing stops every tail. */
public final class FileLogTails implements LogTails, AutoCloseable {
    private final InstantSource clock;
    private final Set<FileTail> following = ConcurrentHashMap.newKeySet();

    /** @param clock tells when a file was rotated */
    public FileLogTails(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Tail follow(Path file) {
        var tail = new FileTail(file, clock, following::remove);
        following.add(tail);
        tail.start();
        return tail;
    }

    @Override
    public void close() {
        following.forEach(FileTail::close);
    }
}
