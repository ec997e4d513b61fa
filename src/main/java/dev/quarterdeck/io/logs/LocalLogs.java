package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.OpenLog;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Opens logs from this machine: its files and what its programs print. Any thread; closing closes every log. */
public final class LocalLogs implements Logs, AutoCloseable {
    private final InstantSource clock;
    private final ZoneId zone;
    private final FolderWatch watch = new FolderWatch();
    private final Set<FollowedLog> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors())),
                    Thread.ofPlatform().daemon().name("log reader ", 1).factory());

    /**
     * @param clock tells when a file was rotated
     * @param zone  where lines without an offset were written: this machine's, as far as its own files go
     */
    public LocalLogs(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public OpenLog open(LogSource source) {
        Follower follower = switch (source) {
            case LogSource.File(var path) -> new FileFollower(path, watch);
            case LogSource.Command _, LogSource.Input _ -> throw new UnsupportedOperationException(source.label());
        };
        var log = new FollowedLog(source, follower, clock, zone, threads, open::remove);
        open.add(log);
        log.start();
        return log;
    }

    @Override
    public OpenLog merged(List<OpenLog> logs) {
        throw new UnsupportedOperationException("merging " + logs.size() + " logs");
    }

    @Override
    public void close() {
        open.forEach(FollowedLog::close);
        watch.close();
        threads.shutdown();
    }
}
