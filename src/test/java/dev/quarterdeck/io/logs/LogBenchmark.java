package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogPattern;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the log engine against the programs that people open instead, in interleaved rounds on a generated file. README tells how to
 * start it. A peer that is not installed is SKIP; a wrong count is FAIL, however fast. It ends with 1 when anything failed.
 *
 * <p>Arguments: {@code --lines N} (7,500,000), {@code --rounds N} (7, of which the first is dropped), {@code --folder DIR}, and jobs.
 */
public final class LogBenchmark {
    private static final List<String> JOBS = List.of("index", "first", "memory", "open", "R1", "R2", "R3", "R4", "R5", "back", "follow", "cpu");
    static final List<Search> SEARCHES = List.of(new Search("R1", LogPattern.regex("ERROR"), 2),
            new Search("R2", LogPattern.regex("status=50[0-9] took=[12][0-9]{3}ms"), 1.3),
            new Search("R3", LogPattern.regex("(ERROR|WARN) +\\[http-nio-8080-exec-1[0-9]{2}\\].*(timed out|UNAVAILABLE|status=50[234])"), 0.5),
            new Search("R4", LogPattern.regex("sockettimeoutexception|connection is not available").ignoringCase(), Double.NaN),
            new Search("R5", LogPattern.regex("[a-z]+:[0-9]{6}:[a-z]+"), 0.4));

    private final Path file;
    private final Path folder;
    private final long lines;
    private final int rounds;
    private final LocalLogs logs;
    private boolean failed;

    private LogBenchmark(Path folder, long lines, int rounds) throws IOException {
        this.folder = folder;
        this.lines = lines;
        this.rounds = rounds;
        this.file = folder.resolve("bench-" + lines + ".log");
        this.logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder);
        Path marker = folder.resolve("bench-" + lines + ".done");
        if (!Files.exists(marker)) {
            GeneratedLog.write(file, lines);
            Files.createFile(marker);
        }
    }

    /** @param most times as long as rg it may take */
    record Search(String name, LogPattern pattern, double most) {
    }

    /** One side of a comparison: does the job and answers what it counted. */
    private interface Side {
        long run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        long lines = 7_500_000;
        int rounds = 7;
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "quarterdeck-bench");
        var jobs = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--lines" -> lines = Long.parseLong(arguments[++i]);
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case "--folder" -> folder = Path.of(arguments[++i]);
                case "--first-pass" -> {
                    firstPass(Path.of(arguments[++i]));
                    return;
                }
                case "--resident" -> {
                    resident(Path.of(arguments[++i]));
                    return;
                }
                default -> jobs.add(arguments[i]);
            }
        }
        Files.createDirectories(folder);
        var bench = new LogBenchmark(folder, lines, rounds);
        System.out.printf(Locale.ROOT, "%s, %,d bytes, %,d lines; Java %s, %d processors, %d rounds, the first dropped%n", bench.file,
                Files.size(bench.file), lines, Runtime.version(), Runtime.getRuntime().availableProcessors(), rounds);
        for (String job : jobs.isEmpty() ? JOBS : jobs) {
            bench.job(job);
        }
        bench.logs.close();
        System.exit(bench.failed ? 1 : 0);
    }

    private void job(String job) throws Exception {
        switch (job) {
            case "index" -> compare("index", this::index, List.of(peer("wc", 1.0, "wc", "-l", file.toString())));
            case "first" -> first();
            case "memory" -> memory();
            case "open" -> open();
            case "back" -> back();
            case "follow" -> follow();
            case "cpu" -> cpu();
            default -> search(job);
        }
    }

    // counting and finding

    private record Peer(String name, double most, Optional<Side> side) {
    }

    private static Peer peer(String name, double most, String... command) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, command[0])));
        return new Peer(name, most, there ? Optional.of(() -> run(command)) : Optional.empty());
    }

    /** The first number a program prints. */
    private static long run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            process.waitFor();
            return Long.parseLong(line.strip().split("\\s+")[0]);
        }
    }

    private long index() throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var segment = new Segment(new ChannelStore(channel), Encoding.UTF_8, 0, channel.size());
            new Scan(segment, threads, 2, () -> false).starts().get();
            return segment.lines();
        }
    }

    private void search(String job) throws Exception {
        Search search = SEARCHES.stream().filter(each -> each.name().equals(job)).findFirst().orElseThrow(() -> new IllegalArgumentException("no job " + job));
        String pattern = search.pattern().text();
        boolean fold = search.pattern().ignoreCase();
        OpenLog log = opened();
        Side ours = () -> {
            try (LogQuery query = log.query(LogFilter.of(search.pattern()))) {
                while (!query.progress().complete()) {
                    Thread.sleep(0, 500_000);
                }
                return query.progress().matches();
            }
        };
        String f = file.toString();
        compare(job + " " + pattern, ours, List.of(fold ? peer("rg", search.most(), "rg", "-ic", pattern, f) : peer("rg", search.most(), "rg", "-c", pattern, f),
                fold ? peer("grep", Double.NaN, "grep", "-icE", pattern, f) : peer("grep", job.equals("R3") ? 0.5 : Double.NaN, "grep", "-cE", pattern, f),
                new Peer("klogg", Double.NaN, Optional.empty())));
        log.close();
    }

    private OpenLog opened() throws InterruptedException {
        OpenLog log = logs.open(new LogSource.File(file));
        while (!log.extent().exact()) {
            Thread.sleep(1);
        }
        return log;
    }

    private void compare(String job, Side ours, List<Peer> peers) throws Exception {
        var times = new double[peers.size() + 1][rounds];
        long expected = -1;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < times.length; i++) {
                Optional<Side> side = i == 0 ? Optional.of(ours) : peers.get(i - 1).side();
                if (side.isPresent()) {
                    long start = System.nanoTime();
                    long count = side.get().run();
                    times[i][round] = (System.nanoTime() - start) / 1e6;
                    if (expected >= 0 && count != expected) {
                        System.out.printf(Locale.ROOT, "FAIL  %s: %,d counted by %s, %,d before%n", job, count, i == 0 ? "us" : peers.get(i - 1).name(), expected);
                        failed = true;
                    }
                    expected = count;
                }
            }
        }
        double own = median(times[0]);
        System.out.printf(Locale.ROOT, "%n%s: %,d%n      %-8s %s%n", job, expected, "ours", spread(times[0]));
        for (int i = 0; i < peers.size(); i++) {
            Peer peer = peers.get(i);
            if (peer.side().isEmpty()) {
                System.out.printf(Locale.ROOT, "SKIP  %-8s not installed%n", peer.name());
            } else {
                verdict(peer.name(), spread(times[i + 1]), own / median(times[i + 1]), peer.most());
            }
        }
    }

    private void verdict(String name, String figures, double ratio, double most) {
        boolean passed = Double.isNaN(most) || ratio <= most;
        failed |= !passed;
        System.out.printf(Locale.ROOT, "%s  %-8s %s  ratio %.2f%s%n", Double.isNaN(most) ? "    " : passed ? "PASS" : "FAIL", name, figures, ratio,
                Double.isNaN(most) ? "" : String.format(Locale.ROOT, " (at most %.2f)", most));
    }

    private static double median(double[] times) {
        double[] sorted = Arrays.stream(times).skip(times.length > 1 ? 1 : 0).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String spread(double[] times) {
        double[] sorted = Arrays.stream(times).skip(times.length > 1 ? 1 : 0).sorted().toArray();
        return String.format(Locale.ROOT, "median %8.2f ms, min %8.2f, max %8.2f", median(times), sorted[0], sorted[sorted.length - 1]);
    }

    // one Java machine each

    private void first() throws Exception {
        var own = new double[5];
        var wc = new double[5];
        for (int i = 0; i < own.length; i++) {
            long start = System.nanoTime();
            run("wc", "-l", file.toString());
            wc[i] = (System.nanoTime() - start) / 1e6;
            own[i] = child("--first-pass") / 1e6;
        }
        System.out.printf(Locale.ROOT, "%nfirst pass in a fresh JVM, 1 thread, without the start of Java%n      %-8s %s%n", "ours", spread(own));
        verdict("wc", spread(wc), median(own) / median(wc), 2.5);
    }

    private long child(String what) throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), LogBenchmark.class.getName(), what, file.toString());
    }

    private static void firstPass(Path file) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long start = System.nanoTime();
            var segment = new Segment(new ChannelStore(channel), Encoding.UTF_8, 0, channel.size());
            try (NativeBlock block = NativeBlock.of(LineBlocks.BLOCK)) {
                for (int part = 0; part < segment.partCount(); part++) {
                    segment.scan(part, block, () -> false);
                }
            }
            System.out.println(System.nanoTime() - start);
        }
    }

    private void memory() throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ); ExecutorService threads = Executors.newFixedThreadPool(2)) {
            var segment = new Segment(new ChannelStore(channel), Encoding.UTF_8, 0, channel.size());
            var scan = new Scan(segment, threads, 2, () -> false);
            scan.starts().get();
            long start = System.nanoTime();
            scan.levels(segment.partCount(), () -> new EventReader(ZoneOffset.UTC, Instant.EPOCH), () -> new Tally((_, _) -> { })).get();
            System.out.printf(Locale.ROOT, "%nlevels and times of all lines: %.0f ms, two threads%n", (System.nanoTime() - start) / 1e6);
            double each = (double) segment.footprint() / segment.lines();
            System.out.printf(Locale.ROOT, "%s  index with levels: %.3f bytes a line (at most 0.60)%n", each <= 0.6 ? "PASS" : "FAIL", each);
            failed |= each > 0.6;
        }
        double resident = child("--resident") / 1024.0 / 1024;
        System.out.printf(Locale.ROOT, "%s  resident with the file open and a filter, no window: %.0f MiB (at most 320)%n", resident <= 320 ? "PASS" : "FAIL", resident);
        failed |= resident > 320;
    }

    private static void resident(Path file) throws Exception {
        try (var logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, file.getParent());
             OpenLog log = logs.open(new LogSource.File(file)); LogQuery query = log.query(LogFilter.of(LogPattern.literal("ERROR")))) {
            while (!query.progress().complete() || log.histogram().buckets().stream().mapToLong(b -> b.all()).sum() < log.extent().rows()) {
                Thread.sleep(10);
            }
            System.gc();
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst().orElseThrow();
            System.out.println(Long.parseLong(peak.replaceAll("\\D", "")) * 1024);
        }
    }

    // opening and finding at once

    private void open() throws Exception {
        Path small = folder.resolve("bench-small.log");
        GeneratedLog.write(small, Math.max(1, lines / 100));
        var large = new double[rounds];
        var little = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            little[round] = lastScreen(small);
            large[round] = lastScreen(file);
        }
        System.out.printf(Locale.ROOT, "%nopen to the last 50 lines read%n      1/100    %s%n      whole    %s%n", spread(little), spread(large));
        boolean passed = median(large) <= 50;
        failed |= !passed;
        System.out.printf(Locale.ROOT, "%s  at most 50 ms; ratio %.2f (target 1.20, on a hundredth of the size)%n", passed ? "PASS" : "FAIL", median(large) / median(little));
    }

    private double lastScreen(Path path) throws InterruptedException {
        long start = System.nanoTime();
        try (OpenLog log = logs.open(new LogSource.File(path))) {
            while (true) {
                long rows = log.extent().rows();
                if (rows >= 50 && log.rows(rows - 50, 50).size() == 50) {
                    break;
                }
                Thread.sleep(0, 100_000);
            }
            double time = (System.nanoTime() - start) / 1e6;
            while (!log.extent().exact()) {
                Thread.sleep(1);
            }
            return time;
        }
    }

    private void back() throws Exception {
        OpenLog log = opened();
        var page = new double[rounds];
        var cancel = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            LogQuery query = log.query(LogFilter.of(LogPattern.regex("(\\w+) \\1")));
            while (query.rows(Math.max(0, query.extent().rows() - 50), 50).size() < 50) {
                Thread.sleep(0, 500_000);
            }
            page[round] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            query.close();
            while (searching()) {
                Thread.sleep(0, 500_000);
            }
            cancel[round] = (System.nanoTime() - start) / 1e6;
        }
        System.out.printf(Locale.ROOT, "%nback reference (\\w+) \\1%n      page     %s%n      cancel   %s%n", spread(page), spread(cancel));
        boolean passed = median(page) <= 150 && median(cancel) <= 50;
        failed |= !passed;
        System.out.printf("%s  first page at most 150 ms, cancel at most 50 ms%n", passed ? "PASS" : "FAIL");
        log.close();
    }

    private static boolean searching() {
        return Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream).anyMatch(f -> f.getClassName().endsWith("SafeRegex"));
    }

    // following

    private void follow() throws Exception {
        Path grown = folder.resolve("bench-follow.log");
        Files.deleteIfExists(grown);
        Files.createFile(grown);
        double[] ours = latencies(grown, seen -> {
            var stop = new AtomicBoolean();
            OpenLog log = logs.open(new LogSource.File(grown));
            Thread.ofPlatform().start(() -> {
                long at = 0;
                while (!stop.get()) {
                    long rows = log.whole();
                    if (rows > at) {
                        for (LogRow row : log.rows(at, (int) (rows - at))) {
                            seen.line(((LogRow.Line) row).text());
                        }
                        at = rows;
                    }
                    LockSupport.parkNanos(20_000);
                }
                log.close();
            });
            return () -> stop.set(true);
        });
        Files.delete(grown);
        Files.createFile(grown);
        double[] tail = latencies(grown, seen -> {
            Process process = new ProcessBuilder("tail", "-F", "-n", "+1", grown.toString()).start();
            Thread.ofPlatform().start(() -> {
                try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII), 1 << 16)) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        seen.line(line);
                    }
                } catch (IOException _) {
                    // stopped
                }
            });
            return process::destroy;
        });
        System.out.printf(Locale.ROOT, "%nfollow at 1,000 lines/s, append to model%n      ours     p50 %.2f ms, p99 %.2f ms%n      tail -F  p50 %.2f ms, p99 %.2f ms%n",
                ours[0], ours[1], tail[0], tail[1]);
        boolean passed = ours[1] <= 2 * tail[1];
        failed |= !passed;
        System.out.printf(Locale.ROOT, "%s  p99 ratio %.2f (at most 2.00)%n", passed ? "PASS" : "FAIL", ours[1] / tail[1]);
    }

    private interface Seen {
        void line(String text);
    }

    private interface Reader {
        Runnable start(Seen seen) throws IOException;
    }

    private static double[] latencies(Path path, Reader reader) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        long start = System.nanoTime();
        Runnable stop = reader.start(text -> {
            long now = System.nanoTime();
            if (now - start > 2_000_000_000L) {
                times.add((now - Long.parseLong(text.substring(0, 18))) / 1e6);
            }
        });
        write(path, 8);
        Thread.sleep(300);
        stop.run();
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new double[] {sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]};
    }

    private static void write(Path path, int seconds) throws Exception {
        try (var out = FileChannel.open(path, StandardOpenOption.APPEND)) {
            long start = System.nanoTime();
            for (int i = 0; i < seconds * 1000; i++) {
                long due = start + i * 1_000_000L;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                out.write(ByteBuffer.wrap(String.format(Locale.ROOT, "%018d INFO [http-nio-8080-exec-7] c.a.orders.OrderRepository - committed offset 123456%n",
                        System.nanoTime()).getBytes(StandardCharsets.US_ASCII)));
            }
        }
    }

    private void cpu() throws Exception {
        Path small = folder.resolve("bench-small.log");
        GeneratedLog.write(small, 6_000);
        Path large = folder.resolve("bench-large.log");
        Files.copy(file, large, StandardCopyOption.REPLACE_EXISTING);
        var figures = new double[2][3];
        for (int round = 0; round < 3; round++) {
            figures[0][round] = cpuOf(small);
            figures[1][round] = cpuOf(large);
        }
        Files.delete(large);
        double ratio = median(figures[1]) / median(figures[0]);
        System.out.printf(Locale.ROOT, "%nCPU at 1,000 lines/s, writer and reader: small %.1f %%, whole %.1f %% of a core%n", median(figures[0]), median(figures[1]));
        failed |= ratio > 1.3;
        System.out.printf(Locale.ROOT, "%s  ratio %.2f (at most 1.30)%n", ratio <= 1.3 ? "PASS" : "FAIL", ratio);
    }

    private double cpuOf(Path path) throws Exception {
        try (OpenLog log = logs.open(new LogSource.File(path))) {
            while (!log.extent().exact() || log.histogram().buckets().stream().mapToLong(b -> b.all()).sum() < log.extent().rows()) {
                Thread.sleep(10);
            }
            Thread.sleep(500);
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long before = system.getProcessCpuTime();
            long start = System.nanoTime();
            write(path, 5);
            return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start);
        }
    }
}
