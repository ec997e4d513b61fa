package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.NotRead;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The one way to do something slow: a call runs away from the screen's thread, and what it answers comes back to that thread
 * through
 * the door that the roof hands in. A checked exception, a record or a file that cannot be read is an answer in words, for whoever
 * asked;
 * any other exception is a defect and reaches the default handler of its thread. Any thread.
 */
public final class Work implements AutoCloseable {
    private static final Duration LAST = Duration.ofSeconds(2);

    private final Executor slow;
    private final Executor screen;
    /** Of everything that is to be done in order, also by those that {@link #inOrder} made. */
    private final Phaser owed;

    /**
     * @param slow   runs what may wait
     * @param screen runs what draws: on the screen's thread, at once when called there, otherwise soon and in order
     */
    public Work(Executor slow, Executor screen) {
        this(slow, screen, new Phaser(1));
    }

    private Work(Executor slow, Executor screen, Phaser owed) {
        this.slow = slow;
        this.screen = screen;
        this.owed = owed;
    }

    /** What may wait for a file, a log, the record or a process. */
    @FunctionalInterface
    public interface Call<T> {
        T answer() throws Exception;
    }

    /** The same without an answer. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    /** Does one after the other what is asked of it, in the order in which it was asked. */
    public Work inOrder() {
        return new Work(new InOrder(), screen, owed);
    }

    /**
     * Hands the outcome of {@code stage} to the screen's thread: an answer, or what it failed with. What fails in {@code then} is
     * not kept by
     * the stage, which nobody would ask.
     */
    public <T> void whenDone(CompletionStage<T> stage, BiConsumer<T, Throwable> then) {
        stage.whenComplete((answer, problem) -> show(() -> {
            try {
                then.accept(answer, problem);
            } catch (RuntimeException | Error e) {
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
            }
        }));
    }

    /** Runs {@code draw} on the screen's thread. Never waits. */
    public void show(Runnable draw) {
        screen.execute(draw);
    }

    /** For a task that tells nobody when it is done and cannot fail but by a defect. Does not wake the screen's thread. */
    public void run(Task task) {
        slow.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                defect(e);
            }
        });
    }

    /** For a call that cannot fail but by a defect. */
    public <T> void run(Call<T> call, Consumer<T> then) {
        run(call, then, Work::defect);
    }

    /** For a task that cannot fail but by a defect. */
    public void run(Task task, Runnable then) {
        run(task, then, Work::defect);
    }

    public void run(Task task, Runnable then, Consumer<Exception> failed) {
        run(() -> {
            task.run();
            return true;
        }, _ -> then.run(), failed);
    }

    /** Exactly one of {@code then} and {@code failed} runs, on the screen's thread, unless a defect ends the call. */
    public <T> void run(Call<T> call, Consumer<T> then, Consumer<Exception> failed) {
        run(call, () -> { }, then, failed);
    }

    private <T> void run(Call<T> call, Runnable ended, Consumer<T> then, Consumer<Exception> failed) {
        slow.execute(() -> {
            T answer;
            try {
                answer = call.answer();
            } catch (NotRead | UncheckedIOException e) {
                told(e, ended, failed);
                return;
            } catch (RuntimeException | Error e) {
                show(ended);
                throw e;
            } catch (Exception e) {
                told(e, ended, failed);
                return;
            }
            show(() -> {
                ended.run();
                then.accept(answer);
            });
        });
    }

    private void told(Exception problem, Runnable ended, Consumer<Exception> failed) {
        show(() -> {
            ended.run();
            failed.accept(problem);
        });
    }

    private static void defect(Exception e) {
        throw new IllegalStateException(e);
    }

    /** Waits for what is still to be done in order, but not for a disk that hangs. Not on the screen's thread. */
    @Override
    public void close() {
        int phase = owed.arrive();
        try {
            owed.awaitAdvanceInterruptibly(phase, LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // it waits for something that does not answer; what it would have done is lost with the program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class InOrder implements Executor {
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private boolean running;

        @Override
        public void execute(Runnable task) {
            owed.register();
            synchronized (this) {
                waiting.add(task);
                if (running) {
                    return;
                }
                running = true;
            }
            slow.execute(this::next);
        }

        private void next() {
            Runnable task;
            synchronized (this) {
                task = waiting.remove();
            }
            try {
                task.run();
            } finally {
                owed.arriveAndDeregister();
                goOn();
            }
        }

        private void goOn() {
            synchronized (this) {
                running = !waiting.isEmpty();
                if (!running) {
                    return;
                }
            }
            slow.execute(this::next);
        }
    }

    /** A place of the screen that shows one answer at a time. */
    public Place place() {
        return new Place();
    }

    /** A newer call of a place makes the answer of an older one void. Screen's thread only. */
    public final class Place {
        private long newest;
        private int running;
        private boolean awaited;

        private Place() {
        }

        /** Whether an answer is awaited; a defect ends that, too. */
        public boolean busy() {
            return running > 0;
        }

        /** Whether the answer to the newest call is awaited and was not forgotten. */
        public boolean awaited() {
            return awaited;
        }

        /** What is awaited is not wanted any more. */
        public void forget() {
            newest++;
            awaited = false;
        }

        public <T> void run(Call<T> call, Consumer<T> then) {
            run(call, then, Work::defect);
        }

        public <T> void run(Call<T> call, Consumer<T> then, Consumer<Exception> failed) {
            long mine = ++newest;
            running++;
            awaited = true;
            Work.this.run(call, () -> {
                running--;
                awaited &= mine != newest;
            }, answer -> {
                if (mine == newest) {
                    then.accept(answer);
                }
            }, problem -> {
                if (mine == newest) {
                    failed.accept(problem);
                }
            });
        }
    }
}
