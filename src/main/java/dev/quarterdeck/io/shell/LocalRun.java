package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.shell.KeptOutput;
import dev.quarterdeck.core.shell.OutputLine;
import dev.quarterdeck.core.shell.RunEnd;
import dev.quarterdeck.core.shell.RunOrder;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** A process tree with its output and its end. Any thread. */
final class LocalRun implements Running {
    /** How long each way of stopping has before the next. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** What a process that has ended leaves in its pipes arrives within this; a child may hold them open for days. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    private final ProcessTree tree;
    private final String id;
    private final Output output;
    private final Path file;
    private final RunOrder order;
    private final long began = System.nanoTime();
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile Optional<CommandEnding> stopped = Optional.empty();
    private volatile boolean notReached;

    LocalRun(ProcessTree tree, String id, Output output, Path file, RunOrder order) {
        this.tree = tree;
        this.id = id;
        this.output = output;
        this.file = file;
        this.order = order;
    }

    void go(Consumer<RunEnd> ended) {
        // reading a pipe holds the thread below a virtual one, and there are as many of those as processors
        Thread out = Thread.ofPlatform().daemon().name("output of a run").start(() -> output.drain(tree.output(), false));
        Thread errors = Thread.ofPlatform().daemon().name("errors of a run").start(() -> output.drain(tree.errors(), true));
        Thread.ofVirtual().name("a run").start(() -> {
            try {
                if (!order.limit().isZero() && !tree.ended(order.limit())) {
                    stop(CommandEnding.OUT_OF_TIME);
                }
                tree.await();
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                long until = System.nanoTime() + LAST_WORDS.toNanos();
                out.join(LAST_WORDS);
                errors.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
                KeptOutput kept = output.finish();
                ended.accept(new RunEnd(stopped.orElse(CommandEnding.EXITED), tree.exitCode(), took, output.bytes(),
                        output.sha256(),
                        output.parts(), kept, ProcessTree.living(id), problem()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // nobody does: virtual threads of this class are its own
            } finally {
                told.countDown();
            }
        });
    }

    private String problem() {
        return notReached ? (output.problem()
                + " what was started on the other machine may go on there: it could not be asked to stop").strip()
                : output.problem();
    }

    @Override
    public void stop() {
        Thread.ofVirtual().name("stopping a run").start(() -> {
            try {
                stop(CommandEnding.STOPPED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void stop(CommandEnding why) throws InterruptedException {
        synchronized (told) {
            if (stopped.isPresent() || tree.ended(Duration.ZERO)) {
                return;
            }
            stopped = Optional.of(why);
        }
        for (List<String> there : order.stopping()) {
            notReached |= !stopped(there, PATIENCE);
            if (tree.allEnded(PATIENCE)) {
                return;
            }
        }
        tree.interrupt();
        if (!tree.allEnded(PATIENCE)) {
            tree.terminate();
            if (!tree.allEnded(PATIENCE)) {
                tree.kill();
            }
        }
    }

    /** Whether the other machine was reached and asked. */
    private static boolean stopped(List<String> there, Duration patience) throws InterruptedException {
        try (ProcessTree asking = ProcessTree.start(there)) {
            return asking.printed(patience, 0).isPresent() && asking.exitCode() == 0;
        } catch (IOException _) {
            return false; // told with the end of the run
        }
    }

    /** Stops at once what would not end by itself, and returns when the end is told. */
    void end() {
        try {
            if (!tree.ended(Duration.ZERO)) {
                stopped = Optional.of(CommandEnding.STOPPED);
                if (!order.stopping().isEmpty()) {
                    notReached = !stopped(order.stopping().getLast(), PATIENCE);
                }
                tree.interrupt();
                tree.stop();
            }
            told.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<OutputLine> newest() {
        return output.newest();
    }

    @Override
    public long bytes() {
        return output.bytes();
    }

    @Override
    public Duration silent() {
        return output.silent();
    }

    @Override
    public boolean over() {
        return told.getCount() == 0;
    }

    @Override
    public Path file() {
        return file;
    }
}
