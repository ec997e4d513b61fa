package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Wakes who follows a file as soon as something happens in its folder. It may miss things (network disks, full queues): followers
 * look
 * by themselves too, only later. Any thread.
 */
@NullUnmarked
final class FolderWatch implements AutoCloseable {
    private final WatchService service;
    private final Map<WatchKey, Set<Wakeable>> sleepers = new ConcurrentHashMap<>();

    private boolean closed;

    /** Somebody who looks at a file when woken; must not take time. */
    interface Wakeable {
        /** @param name of the file in the folder; null when events were lost */
        void wake(Path name);
    }

    FolderWatch() {
        WatchService made = null;
        try {
            made = FileSystems.getDefault().newWatchService();
        } catch (IOException | UnsupportedOperationException _) {
            // the system's limit of watches is reached: followers look four times a second
        }
        service = made;
        if (service != null) {
            Thread.ofPlatform().daemon().name("folder watch").start(this::run);
        }
    }

    /** Watches {@code folder} for {@code sleeper}; false when it cannot be watched now. */
    synchronized boolean add(Path folder, Wakeable sleeper) {
        if (service == null) {
            return false;
        }
        try {
            WatchKey key = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
            sleepers.computeIfAbsent(key, _ -> ConcurrentHashMap.newKeySet()).add(sleeper);
            return key.isValid();
        } catch (IOException | ClosedWatchServiceException _) {
            return false;
        }
    }

    synchronized void remove(Wakeable sleeper) {
        sleepers.forEach((key, all) -> {
            if (all.remove(sleeper) && all.isEmpty() && sleepers.remove(key) != null && !closed) {
                key.cancel();
            }
        });
    }

    private void run() {
        try {
            while (true) {
                WatchKey key = service.take();
                Set<Wakeable> wakened = sleepers.getOrDefault(key, Set.of());
                key.pollEvents().forEach(event -> wakened.forEach(w -> w.wake((Path) event.context())));
                if (!key.reset()) {
                    sleepers.remove(key);
                }
            }
        } catch (InterruptedException | ClosedWatchServiceException _) {
            // closed
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("closing a watch that only listened", e);
            }
        }
    }
}
