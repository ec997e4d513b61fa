package dev.quarterdeck.ui;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Keeps changes of the look in their order and away from the FX thread, which no slow disk may hold up. FX thread only. */
final class LookKeeping implements AutoCloseable {
    private static final int SECONDS_TO_END = 2;
    private final Workspace.Looks looks;
    private final Consumer<String> tell;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("look").factory());

    LookKeeping(Workspace.Looks looks, Consumer<String> tell) {
        this.looks = looks;
        this.tell = tell;
    }

    void keep(UnaryOperator<Look> change) {
        writing.execute(() -> {
            try {
                looks.change(change);
            } catch (IOException e) {
                Fx.run(() -> tell.accept(Texts.of("look.notkept", e.getMessage())));
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
