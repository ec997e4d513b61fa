package dev.quarterdeck.app;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Keeps changes of the look in their order and away from the FX thread, which no slow disk may hold up. FX thread only. */
public final class LookKeeping implements AutoCloseable {
    private static final int SECONDS_TO_END = 2;
    private final Workspace.Looks looks;
    private final Work work;
    private final Consumer<String> tell;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("look").factory());

    public LookKeeping(Workspace.Looks looks, Work work, Consumer<String> tell) {
        this.work = work;
        this.looks = looks;
        this.tell = tell;
    }

    public void keep(UnaryOperator<Look> change) {
        writing.execute(() -> {
            try {
                looks.change(change);
            } catch (IOException e) {
                work.show(() -> tell.accept(Texts.of("look.notkept", String.valueOf(e.getMessage()))));
            }
        });
    }

    /** Waits for what is being written, but not for a disk that hangs. */
    @Override
    public void close() {
        writing.shutdown();
        try {
            writing.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
