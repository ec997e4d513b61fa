package dev.quarterdeck.io.probe;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Resolves host names with a deadline, which the system's resolver does not know. A lookup that hangs is joined by the
 * next request for that name instead of being started again. Any thread.
 */
final class NameLookup implements AutoCloseable {
    private final Dns resolver;
    // platform threads: the system's resolver would hold on to the few carriers of the virtual ones
    private final ExecutorService threads =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("name lookup ", 0).factory());
    private final ConcurrentHashMap<String, FutureTask<List<InetAddress>>> pending = new ConcurrentHashMap<>();

    NameLookup(Dns resolver) {
        this.resolver = resolver;
    }

    /** @throws UnknownHostException when there is no such name, or none was found within {@code deadline} */
    List<InetAddress> lookup(String host, Duration deadline) throws UnknownHostException {
        try {
            return task(host).get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, Objects.requireNonNull(e.getCause()));
        } catch (TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, new InterruptedIOException("closed"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private FutureTask<List<InetAddress>> task(String host) {
        var started = new FutureTask<>(() -> resolver.lookup(host)) {
            @Override
            protected void done() {
                pending.remove(host, this);
            }
        };
        FutureTask<List<InetAddress>> earlier = pending.putIfAbsent(host, started);
        if (earlier != null) {
            return earlier;
        }
        threads.execute(started);
        return started;
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        var failure = new UnknownHostException(host);
        failure.initCause(cause);
        return failure;
    }
}
