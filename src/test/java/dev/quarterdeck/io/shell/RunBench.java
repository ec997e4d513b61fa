package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.shell.RunEnd;
import dev.quarterdeck.core.shell.RunOrder;
import dev.quarterdeck.core.shell.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Runs beside the bare shell, in one run: start to first line, and a gigabyte. The record and the window are not in it. */
public final class RunBench {
    private static final int RUNS = 100;
    private static final String GIGABYTE = "yes 'a line like many others' | head -c 1073741824";
    private static final IncidentId INCIDENT = new IncidentId("INC-0001-abcdef");

    private RunBench() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("run-bench");
        try (var runner = new LocalRunner(() -> folder)) {
            var here = new ArrayList<Double>();
            var bare = new ArrayList<Double>();
            for (int i = 0; i < RUNS; i++) {
                here.add(firstLine(runner, folder, i));
                bare.add(firstLineOfTheShell());
            }
            print("start to first line, ms: run", here);
            print("start to first line, ms: shell", bare);
            long before = System.nanoTime();
            new ProcessBuilder("sh", "-c", GIGABYTE + " > " + folder.resolve("bare")).start().waitFor();
            double shell = (System.nanoTime() - before) / 1e9;
            before = System.nanoTime();
            start(runner, folder, RUNS + 1, GIGABYTE).join();
            double run = (System.nanoTime() - before) / 1e9;
            System.out.println(String.format(Locale.ROOT, "1 GB, s: shell into a file %.2f, run %.2f, ratio %.2f", shell, run,
                    run / shell));
            long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.println("heap used, MB: " + used / 1_000_000 + "; threads: " + Thread.activeCount());
        }
    }

    private static CompletableFuture<RunEnd> start(LocalRunner runner, Path folder, int number, String script) throws Exception {
        var end = new CompletableFuture<RunEnd>();
        runner.start(new RunOrder(INCIDENT, new EventKey("7f3a", number), List.of("sh", "-c", script), List.of(), folder,
                Duration.ZERO, ""), end::complete);
        return end;
    }

    private static double firstLine(LocalRunner runner, Path folder, int number) throws Exception {
        var end = new CompletableFuture<RunEnd>();
        long before = System.nanoTime();
        Running running = runner.start(new RunOrder(INCIDENT, new EventKey("7f3a", number + 1L),
                List.of("sh", "-c", "echo here; sleep 0.05"),
                List.of(), folder, Duration.ZERO, ""), end::complete);
        while (running.bytes() == 0) {
            Thread.onSpinWait();
        }
        double took = (System.nanoTime() - before) / 1e6;
        end.join();
        return took;
    }

    private static double firstLineOfTheShell() throws Exception {
        long before = System.nanoTime();
        Process shell = new ProcessBuilder("sh", "-c", "echo here; sleep 0.05").start();
        shell.getInputStream().read();
        double took = (System.nanoTime() - before) / 1e6;
        shell.waitFor();
        return took;
    }

    private static void print(String what, List<Double> took) {
        Collections.sort(took);
        System.out.println(String.format(Locale.ROOT, "%s p50 %.1f, p99 %.1f", what, took.get(RUNS / 2), took.get(RUNS - 2)));
    }
}
