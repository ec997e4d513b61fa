package dev.quarterdeck.io.process;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of its own that does one thing after the other, now, later or again and again. A task that fails reaches the default handler,
 * and what is to be done again is: the executors of Java keep a failure to themselves and never come again. Any thread.
 */
public final class OneThread extends ScheduledThreadPoolExecutor {
    public OneThread(String name) {
        super(1, Thread.ofPlatform().name(name).daemon().factory());
        setRemoveOnCancelPolicy(true);
    }

    /** Also what {@link #execute} is handed comes by here. */
    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return super.schedule(() -> telling(task), delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long first, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(() -> telling(task), first, delay, unit);
    }

    private static void telling(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            Unhandled.tell(e);
        }
    }
}
