package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.find.LogPattern;
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
 * Measures the log engine against the programs that people open instead, in interleaved rounds on a generated file. README tells
 * how to
 * start it. A peer that is not installed is SKIP. It ends with 1 when a ratio or a count was missed; a wrong count is a miss,
 * however
 * fast. A figure in milliseconds or MiB is a target, which is printed and judged, but a slow machine may miss it.
 *
 * <p>Arguments: {@code --lines N} (7,500,000), {@code --copies N} of that in the largest file that is opened (5: 6 GB),
 * {@code --rounds N} (7, beside one before them that does not count), {@code --folder DIR}, and jobs.
 */
public final class LogBenchmark {
    private static final List<String> JOBS = List.of("index", "first", "memory", "open", "R1", "R2", "R3", "R4", "R5", "back",
            "lnav", "follow", "cpu");
    private static final long SMALL_LINES = 375_000;
    static final List<Search> SEARCHES = List.of(new Search("R1", LogPattern.regex("ERROR"), 2),
            new Search("R2", LogPattern.regex("status=50[0-9] took=[12][0-9]{3}ms"), 1.3),
            new Search("R3",
            LogPattern.regex("(ERROR|WARN) +\\[http-nio-8080-exec-1[0-9]{2}\\].*(timed out|UNAVAILABLE|status=50[234])"), 0.5),
            new Search("R4", LogPattern.regex("sockettimeoutexception|connection is not available").ignoringCase(), 1.5),
            new Search("R5", LogPattern.regex("[a-z]+:[0-9]{6}:[a-z]+"), 0.4));

    private final Path file;
    private final Path folder;
    private final long lines;
    private final int copies;
    private final int rounds;
    private final LocalLogs logs;
    private boolean missed;

    /** @param rounds the first included, which does not count */
    private LogBenchmark(Path folder, long lines, int copies, int rounds) throws IOException {
        this.folder = folder;
        this.lines = lines;
        this.copies = copies;
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
        int copies = 5;
        int rounds = 7;
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "quarterdeck-bench");
        var jobs = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--lines" -> lines = Long.parseLong(arguments[++i]);
                case "--copies" -> copies = Integer.parseInt(arguments[++i]);
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
        var bench = new LogBenchmark(folder, lines, copies, rounds + 1);
        System.out.printf(Locale.ROOT,
                "%s, %,d bytes, %,d lines; Java %s, %d processors, %d rounds and one before that does not count%n", bench.file,
                Files.size(bench.file), lines, Runtime.version(), Runtime.getRuntime().availableProcessors(), rounds);
        for (String job : jobs.isEmpty() ? JOBS : jobs) {
            bench.job(job);
        }
        bench.logs.close();
        System.out.println(bench.missed ? "\nMISS  a ratio or a count was missed" : "\nPASS  no ratio and no count was missed");
        System.exit(bench.missed ? 1 : 0);
    }

    private void job(String job) throws Exception {
        switch (job) {
            case "index" -> compare("index", this::index, List.of(peer("wc", 1.0, "wc", "-l", file.toString()), absent("klogg")));
            case "first" -> first();
            case "memory" -> memory();
            case "open" -> open();
            case "back" -> back();
            case "lnav" -> lnav();
            case "follow" -> follow();
            case "cpu" -> cpu();
            default -> search(job);
        }
    }

    // counting and finding

    private record Peer(String name, double most, Optional<Side> side) {
    }

    private static Peer peer(String name, double most, String... command) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(p -> Files.isExecutable(Path.of(p, command[0])));
        return new Peer(name, most, there ? Optional.of(() -> run(command)) : Optional.empty());
    }

    /** One that cannot be driven without a screen, and is no package of the usual systems. */
    private static Peer absent(String name) {
        return new Peer(name, Double.NaN, Optional.empty());
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
        try (var channel = FileChannel.open(file, StandardOpenOption.READ); ExecutorService threads =
                Executors.newFixedThreadPool(2)) {
            var segment = new Segment(new ChannelStore(channel), Encoding.UTF_8, 0, channel.size());
            new Scan(segment, threads, 2, () -> false).starts().get();
            return segment.lines();
        }
    }

    private void search(String job) throws Exception {
        Search search = SEARCHES.stream().filter(each -> each.name().equals(job)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no job " + job));
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
        compare(job + " " + pattern, ours, List.of(fold ? peer("rg", search.most(), "rg", "-ic", pattern, f)
                : peer("rg", search.most(), "rg", "-c", pattern, f),
                fold ? peer("grep", Double.NaN, "grep", "-icE", pattern, f)
                : peer("grep", job.equals("R3") ? 0.5 : Double.NaN, "grep", "-cE", pattern, f),
                absent("klogg")));
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
                        System.out.printf(Locale.ROOT, "MISS  %s: %,d counted by %s, %,d before%n", job, count, i == 0 ? "us"
                                : peers.get(i - 1).name(), expected);
                        missed = true;
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
        missed |= !passed;
        System.out.printf(Locale.ROOT, "%s  %-8s %s  ratio %.2f%s%n", Double.isNaN(most) ? "    " : passed ? "PASS" : "MISS",
                name, figures, ratio,
                Double.isNaN(most) ? "" : String.format(Locale.ROOT, " (at most %.2f)", most));
    }

    /** A figure that depends on the machine: judged, but never a reason to end with 1. */
    private static void target(String what, double figure, double most, String unit) {
        System.out.printf(Locale.ROOT, "%s  %s: %.2f %s (target %.0f)%n", figure <= most ? "PASS" : "MISS", what, figure, unit,
                most);
    }

    private static double median(double[] times) {
        double[] sorted = Arrays.stream(times).skip(times.length > 1 ? 1 : 0).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String spread(double[] times) {
        double[] sorted = Arrays.stream(times).skip(times.length > 1 ? 1 : 0).sorted().toArray();
        return String.format(Locale.ROOT, "median %8.2f ms, min %8.2f, max %8.2f", median(times), sorted[0],
                sorted[sorted.length - 1]);
    }

    // one Java machine each

    private void first() throws Exception {
        var own = new double[rounds];
        var wc = new double[rounds];
        for (int i = 0; i < own.length; i++) {
            long start = System.nanoTime();
            run("wc", "-l", file.toString());
            wc[i] = (System.nanoTime() - start) / 1e6;
            own[i] = child("--first-pass") / 1e6;
        }
        System.out.printf(Locale.ROOT, "%nfirst pass in a fresh JVM, 1 thread, without the start of Java%n      %-8s %s%n",
                "ours", spread(own));
        verdict("wc", spread(wc), median(own) / median(wc), 2.5);
    }

    private long child(String what) throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED", "-cp",
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
        try (var channel = FileChannel.open(file, StandardOpenOption.READ); ExecutorService threads =
                Executors.newFixedThreadPool(2)) {
            var segment = new Segment(new ChannelStore(channel), Encoding.UTF_8, 0, channel.size());
            var scan = new Scan(segment, threads, 2, () -> false);
            scan.starts().get();
            long start = System.nanoTime();
            scan.levels(segment.partCount(), () -> new EventReader(ZoneOffset.UTC, Instant.EPOCH), () -> new Tally((_, _) -> { }))
                    .get();
            System.out.printf(Locale.ROOT, "%nlevels and times of all lines: %.0f ms, two threads%n",
                    (System.nanoTime() - start) / 1e6);
            double each = (double) segment.footprint() / segment.lines();
            System.out.printf(Locale.ROOT, "%s  index with levels: %.3f bytes a line (at most 0.60)%n", each <= 0.6 ? "PASS"
                    : "MISS", each);
            missed |= each > 0.6;
        }
        target("resident with the file open and a filter, no window", child("--resident") / 1024.0 / 1024, 320, "MiB");
    }

    private static void resident(Path file) throws Exception {
        try (var logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, file.getParent());
             OpenLog log = logs.open(new LogSource.File(file)); LogQuery query =
                     log.query(LogFilter.of(LogPattern.literal("ERROR")))) {
            levelled(log);
            while (!query.progress().complete()) {
                Thread.sleep(10);
            }
            System.gc();
            String peak = Files.readAllLines(Path.of("/proc/self/status")).stream().filter(l -> l.startsWith("VmHWM")).findFirst()
                    .orElseThrow();
            System.out.println(Long.parseLong(peak.replaceAll("\\D", "")) * 1024);
        }
    }

    // opening and finding at once

    private void open() throws Exception {
        Path small = GeneratedLog.write(folder.resolve("bench-small.log"), Math.min(lines, SMALL_LINES));
        Path large = folder.resolve("bench-large.log");
        if (Files.getFileStore(folder).getUsableSpace() < (copies + 1) * Files.size(file)) {
            System.out.printf(Locale.ROOT, "%nSKIP  open: no room for %,d bytes in %s%n", copies * Files.size(file), folder);
            return;
        }
        copied(large, copies);
        var much = new double[rounds];
        var little = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            little[round] = lastScreen(small);
            much[round] = lastScreen(large);
        }
        System.out.printf(Locale.ROOT, "%nopen to the last 50 lines read, their index growing behind%n      %4.0f MB  %s%n",
                Files.size(small) / 1e6, spread(little));
        verdict(String.format(Locale.ROOT, "%.0f MB", Files.size(large) / 1e6), spread(much), median(much) / median(little), 1.2);
        target("open to the last 50 lines read", median(much), 50, "ms");
        Files.delete(large);
    }

    private void copied(Path to, int times) throws IOException {
        try (var in = FileChannel.open(file, StandardOpenOption.READ);
             var out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                     StandardOpenOption.WRITE)) {
            for (int i = 0; i < times; i++) {
                for (long at = 0; at < in.size(); ) {
                    at += in.transferTo(at, in.size() - at, out);
                }
            }
        }
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
        System.out.printf(Locale.ROOT, "%nback reference (\\w+) \\1%n      page     %s%n      cancel   %s%n", spread(page),
                spread(cancel));
        target("first page", median(page), 150, "ms");
        target("cancel", median(cancel), 50, "ms");
        log.close();
    }

    /** All that lnav does without a screen: it reads the file with its levels, filters it and prints what is left. */
    private void lnav() throws Exception {
        Path home = Files.createDirectories(folder.resolve("lnav-home"));
        boolean there = peer("lnav", Double.NaN, "lnav").side().isPresent();
        Side theirs = () -> {
            var builder = new ProcessBuilder("lnav", "-n", "-c", ":filter-in ERROR", file.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("HOME", home.toString());
            builder.environment().put("TERM", "dumb");
            Process process = builder.start();
            try (BufferedReader out = process.inputReader()) {
                return out.lines().filter(line -> line.contains("ERROR")).count(); // stack traces come with their events
            }
        };
        Side ours = () -> {
            try (OpenLog log = logs.open(new LogSource.File(file))) {
                levelled(log);
                try (LogQuery query = log.query(LogFilter.of(LogPattern.literal("ERROR")))) {
                    while (!query.progress().complete()) {
                        Thread.sleep(0, 500_000);
                    }
                    long printed = 0;
                    for (List<LogRow> rows = query.rows(0, 1000); !rows.isEmpty(); rows = query.rows(printed, 1000)) {
                        printed += rows.stream().filter(row -> ((LogRow.Line) row).text().contains("ERROR")).count();
                    }
                    return printed;
                }
            }
        };
        compare("open, levels of all lines, filter ERROR, all of it as text", ours,
                List.of(new Peer("lnav", Double.NaN, there ? Optional.of(theirs) : Optional.empty())));
    }

    private static void levelled(OpenLog log) throws InterruptedException {
        while (!log.extent().exact() || log.histogram().buckets().stream().mapToLong(b -> b.all()).sum() < log.extent().rows()) {
            Thread.sleep(10);
        }
    }

    private static boolean searching() {
        return Thread.getAllStackTraces().values().stream().flatMap(Arrays::stream)
                .anyMatch(f -> f.getClassName().endsWith("SafeRegex"));
    }

    // following

    private void follow() throws Exception {
        var own = new double[2][rounds];
        var tail = new double[2][rounds];
        for (int round = 0; round < rounds; round++) {
            follow(own, round, this::ours);
            follow(tail, round, LogBenchmark::tail);
        }
        System.out.printf(Locale.ROOT,
                "%nfollow at 1,000 lines/s, append to model%n      ours     p50 %s%n      tail -F  p50 %s%n      ours     p99 "
                + "%s%n",
                spread(own[0]), spread(tail[0]), spread(own[1]));
        verdict("tail -F", "p99 " + spread(tail[1]), median(own[1]) / median(tail[1]), 2);
    }

    private void follow(double[][] percentiles, int round, Reader reader) throws Exception {
        Path grown = folder.resolve("bench-follow.log");
        Files.deleteIfExists(grown);
        Files.createFile(grown);
        double[] found = latencies(grown, reader);
        percentiles[0][round] = found[0];
        percentiles[1][round] = found[1];
        Files.delete(grown);
    }

    private Runnable ours(Path grown, Seen seen) {
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
                Thread.onSpinWait(); // a pause would be measured, too: the peer's reader is woken by the pipe
            }
            log.close();
        });
        return () -> stop.set(true);
    }

    private static Runnable tail(Path grown, Seen seen) throws IOException {
        Process process = new ProcessBuilder("tail", "-F", "-n", "+1", grown.toString()).start();
        Thread.ofPlatform().start(() -> {
            try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII),
                    1 << 16)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    seen.line(line);
                }
            } catch (IOException _) {
                // stopped
            }
        });
        return process::destroy;
    }

    private interface Seen {
        void line(String text);
    }

    private interface Reader {
        Runnable start(Path log, Seen seen) throws IOException;
    }

    private static double[] latencies(Path path, Reader reader) throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Double>());
        long start = System.nanoTime();
        Runnable stop = reader.start(path, text -> {
            long now = System.nanoTime();
            if (now - start > 1_000_000_000L) {
                times.add((now - Long.parseLong(text.substring(0, 18))) / 1e6);
            }
        });
        write(path, 5);
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
                out.write(ByteBuffer.wrap(String.format(Locale.ROOT,
                        "%018d INFO [http-nio-8080-exec-7] c.a.orders.OrderRepository - committed offset 123456%n",
                        System.nanoTime()).getBytes(StandardCharsets.US_ASCII)));
            }
        }
    }

    private void cpu() throws Exception {
        Path small = GeneratedLog.write(folder.resolve("bench-small.log"), 6_000);
        Path large = folder.resolve("bench-large.log");
        copied(large, 1);
        var figures = new double[2][rounds];
        for (int round = 0; round < rounds; round++) {
            figures[0][round] = cpuOf(small);
            figures[1][round] = cpuOf(large);
        }
        Files.delete(large);
        System.out.printf(Locale.ROOT,
                "%nCPU at 1,000 lines/s, writer and reader, %% of a core rather than ms%n      1 MB     %s%n",
                spread(figures[0]));
        verdict("whole", spread(figures[1]), median(figures[1]) / median(figures[0]), 1.3);
    }

    private double cpuOf(Path path) throws Exception {
        long size = Files.size(path);
        double cpu = cpuWhileGrowing(path);
        try (var out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            out.truncate(size); // what was written states no time, so it would never be among the lines that have one
        }
        return cpu;
    }

    private double cpuWhileGrowing(Path path) throws Exception {
        try (OpenLog log = logs.open(new LogSource.File(path))) {
            levelled(log);
            Thread.sleep(500);
            var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long before = system.getProcessCpuTime();
            long start = System.nanoTime();
            write(path, 4);
            return 100.0 * (system.getProcessCpuTime() - before) / (System.nanoTime() - start);
        }
    }
}
