package dev.quarterdeck;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * What the program prints from here until this is closed. What the tests print that run {@linkplain BesideOthers beside} this
 * one goes where it went before.
 */
final class Printed implements AutoCloseable {
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Printed() {
        Thread here = Thread.currentThread();
        System.setOut(kept(here, out, outBefore));
        System.setErr(kept(here, err, errBefore));
    }

    private static PrintStream kept(Thread here, OutputStream own, OutputStream others) {
        return new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                (besides(here) ? others : own).write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                (besides(here) ? others : own).write(bytes, from, length);
            }
        }, true, StandardCharsets.UTF_8);
    }

    /** Each test runs on a worker of one pool; the program's own threads are none of them. */
    private static boolean besides(Thread here) {
        return Thread.currentThread() != here && Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && here instanceof ForkJoinWorkerThread own && worker.getPool() == own.getPool();
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        System.setOut(outBefore);
        System.setErr(errBefore);
    }
}
