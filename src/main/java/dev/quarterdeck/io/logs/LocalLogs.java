package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.OpenLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Opens logs from this machine: its files and what its programs print. Any thread; closing closes every log. */
public final class LocalLogs implements Logs {
    private final InstantSource clock;
    private final ZoneId zone;
    private final Path spool;
    private final FolderWatch watch = new FolderWatch();
    private final Set<FollowedLog> open = ConcurrentHashMap.newKeySet();
    private static final int READERS = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    /**
     * A search that was just beginning when the logs were closed has nobody left to answer: it is not begun, and that is no
     * failure.
     */
    private final ExecutorService threads = new ThreadPoolExecutor(READERS, READERS, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("log reader ", 1).factory(), new ThreadPoolExecutor.DiscardPolicy());

    /**
     * @param clock tells when a file was rotated
     * @param zone  where lines without an offset were written: this machine's, as far as its own files go
     * @param spool a folder that exists, for what commands print; what lies there disappears with the program
     */
    public LocalLogs(InstantSource clock, ZoneId zone, Path spool) {
        this.spool = spool;
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public OpenLog open(LogSource source) {
        Follower follower = switch (source) {
            case LogSource.File(var path) -> new FileFollower(path, watch, spool);
            case LogSource.Command(var line) -> new StreamFollower(new CommandStream(line), spool);
            case LogSource.Input() -> new StreamFollower(InputStreamOnce.standardInput(), spool);
        };
        var log = new FollowedLog(source, follower, clock, zone, threads, open::remove);
        open.add(log);
        log.start();
        return log;
    }

    @Override
    public OpenLog merged(List<OpenLog> logs) {
        return new MergedLog(logs);
    }

    @Override
    public void close() {
        var ending = new ArrayList<>(open);
        ending.forEach(FollowedLog::close);
        try {
            for (FollowedLog log : ending) {
                log.awaitEnd();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        threads.shutdown();
    }
}
