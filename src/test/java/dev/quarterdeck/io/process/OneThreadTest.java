package dev.quarterdeck.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("the default handler")
class OneThreadTest {
    private final BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
    private final OneThread thread = new OneThread("a test's");
    private Thread.UncaughtExceptionHandler before;

    @BeforeEach
    void listen() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> told.add(failure));
    }

    @AfterEach
    void restore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
        thread.shutdownNow();
    }

    private Throwable next() throws InterruptedException {
        return told.poll(30, TimeUnit.SECONDS);
    }

    @Test
    void aTaskThatFailsIsToldAndDoneAgainAllTheSame() throws Exception {
        var times = new AtomicInteger();
        thread.scheduleWithFixedDelay(() -> {
            throw new IllegalStateException("time " + times.incrementAndGet());
        }, 1, 1, TimeUnit.MILLISECONDS);
        assertThat(next()).hasMessage("time 1");
        assertThat(next()).hasMessage("time 2");
    }

    @Test
    void whatFailsOnceNowOrLaterIsToldOnce() throws Exception {
        thread.execute(() -> {
            throw new IllegalStateException("now");
        });
        thread.schedule((Runnable) () -> {
            throw new AssertionError("later");
        }, 1, TimeUnit.MILLISECONDS);
        assertThat(next()).hasMessage("now");
        assertThat(next()).hasMessage("later");
        thread.shutdown();
        assertThat(thread.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(told).isEmpty();
    }
}
