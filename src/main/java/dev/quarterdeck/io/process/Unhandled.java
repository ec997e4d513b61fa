package dev.quarterdeck.io.process;

import java.util.concurrent.CompletionException;

/** A failure that whoever runs the task would keep to itself goes where one goes that nobody handles. Any thread. */
public final class Unhandled {
    private Unhandled() {
    }

    public static void tell(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), cause);
    }
}
