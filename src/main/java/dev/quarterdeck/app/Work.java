package dev.quarterdeck.app;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The one way to do something slow: a call runs away from the screen's thread, and what it answers comes back to that thread through
 * the door that the roof hands in. A checked exception is an answer in words, for whoever asked; any other is a defect and reaches the
 * default handler of its thread. Any thread.
 */
public final class Work {
    private final Executor slow;
    private final Executor screen;

    /**
     * @param slow   runs what may wait
     * @param screen runs what draws: on the screen's thread, at once when called there, otherwise soon and in order
     */
    public Work(Executor slow, Executor screen) {
        this.slow = slow;
        this.screen = screen;
    }

    /** What may wait for a file, a log, the record or a process. */
    @FunctionalInterface
    public interface Call<T> {
        T answer() throws Exception;
    }

    /** The same without an answer. */
    @FunctionalInterface
    public interface Errand {
        void run() throws Exception;
    }

    /** Runs {@code draw} on the screen's thread. Never waits. */
    public void show(Runnable draw) {
        screen.execute(draw);
    }

    /** For a call that cannot fail but by a defect. */
    public <T> void run(Call<T> call, Consumer<T> then) {
        run(call, then, Work::defect);
    }

    /** For an errand that cannot fail but by a defect. */
    public void run(Errand errand, Runnable then) {
        run(errand, then, Work::defect);
    }

    public void run(Errand errand, Runnable then, Consumer<Exception> failed) {
        run(() -> {
            errand.run();
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
            } catch (RuntimeException | Error e) {
                show(ended);
                throw e;
            } catch (Exception e) {
                show(() -> {
                    ended.run();
                    failed.accept(e);
                });
                return;
            }
            show(() -> {
                ended.run();
                then.accept(answer);
            });
        });
    }

    private static void defect(Exception e) {
        throw new IllegalStateException(e);
    }

    /** A place of the screen that shows one answer at a time. */
    public Place place() {
        return new Place();
    }

    /** A newer call of a place makes the answer of an older one void. Screen's thread only. */
    public final class Place {
        private long newest;
        private int running;

        private Place() {
        }

        /** Whether an answer is awaited; a defect ends that, too. */
        public boolean busy() {
            return running > 0;
        }

        /** What is awaited is not wanted any more. */
        public void forget() {
            newest++;
        }

        public <T> void run(Call<T> call, Consumer<T> then) {
            run(call, then, Work::defect);
        }

        public <T> void run(Call<T> call, Consumer<T> then, Consumer<Exception> failed) {
            long mine = ++newest;
            running++;
            Work.this.run(call, () -> running--, answer -> {
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
