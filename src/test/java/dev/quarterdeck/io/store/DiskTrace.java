package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.JavaProgram;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a program did to the files of a folder, SQLite's own writes included, in the order in which the system was asked for
 * it: written down by {@code strace}. Lines that the program printed stand between.
 */
final class DiskTrace {
    private static final String CALLS = "openat,pwrite64,write,ftruncate,fsync,fdatasync,copy_file_range,sendfile,"
            + "?rename,?renameat,?renameat2,?unlink,?unlinkat,?mkdir,?mkdirat";
    private static final String WRITING = "pwrite64,ftruncate,fsync,fdatasync,?rename,?renameat,?renameat2,?unlink,?unlinkat";
    private static final Pattern CALL = Pattern.compile("(\\d+)\\s+(\\w+)\\((.*?)\\)\\s+= (-?\\d+|\\?).*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+)\\s+(\\w+)\\((.*?) ?<unfinished \\.\\.\\.>");
    private static final Pattern ENDED = Pattern.compile("(\\d+)\\s+<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern FILE = Pattern.compile("(\\d+)<([\\\\x0-9a-f]*)>(\\(deleted\\))?");
    private static final Pattern TEXT = Pattern.compile("\"([\\\\x0-9a-f]*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\\\\<])(\\d+)(?![\\w<])");

    private final Path folder;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Begun> begun = new HashMap<>();
    /** By the number that the system gave an open file. */
    private final Map<String, Long> positions = new HashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private DiskTrace(Path folder) {
        this.folder = folder;
    }

    sealed interface Step {
        record Wrote(Path file, long at, byte[] bytes) implements Step {
            @Override
            public String toString() {
                return "write " + bytes.length + " at " + at + " of " + file.getFileName();
            }
        }

        /** {@code length} bytes of {@code from}, as they are then. */
        record Copied(Path from, Path file, int length) implements Step {
        }

        record SetLength(Path file, long length) implements Step {
        }

        /** {@code before} is the step from which on nothing was asked to be forced. */
        record Forced(Path file, int before) implements Step {
        }

        record Created(Path file) implements Step {
        }

        record MadeFolder(Path folder) implements Step {
        }

        record Moved(Path from, Path to) implements Step {
        }

        record Deleted(Path file) implements Step {
        }

        record Printed(String line) implements Step {
        }
    }

    private record Begun(String call, String arguments, int step) {
    }

    /** Whether there is an {@code strace} that may look at another process here. */
    static boolean possible() {
        return SystemProgram.succeeds("strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "true");
    }

    /** Runs the class with the folder as its argument to its end. */
    static List<Step> of(Class<?> program, Path folder, Path scratch) throws IOException, InterruptedException {
        Path trace = scratch.resolve("trace");
        var command = Stream.concat(Stream.of("strace", "-f", "--seccomp-bpf", "-qq", "-y", "-xx", "-s", "100000000", "-e",
                "signal=none",
                "-e", "trace=" + CALLS, "-o", trace.toString()), JavaProgram.command(program, folder.toString()).stream())
                .toList();
        ran(program, command, scratch);
        var read = new DiskTrace(folder);
        try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
            lines.forEach(read::line);
        }
        return List.copyOf(read.steps);
    }

    /**
     * Runs the class to its end while the system answers some of its calls for these files with an error, and returns what it
     * printed.
     *
     * @param error  as the system names it: {@code EIO}
     * @param when   which of each thread's calls: {@code 7} for the seventh, {@code 7+20} for every twentieth from there on
     */
    static List<String> failing(Class<?> program, Path folder, List<Path> files, String error, String when, Path scratch)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-qq", "-o", "/dev/null", "-e", "signal=none",
                "-e", "trace=" + WRITING, "-e", "inject=" + WRITING + ":error=" + error + ":when=" + when));
        files.forEach(file -> command.addAll(List.of("-P", file.toString())));
        command.addAll(JavaProgram.command(program, folder.toString()));
        return ran(program, command, scratch);
    }

    private static List<String> ran(Class<?> program, List<String> command, Path scratch) throws IOException,
            InterruptedException {
        Path printed = scratch.resolve("printed");
        Path errors = scratch.resolve("errors");
        Process process = new ProcessBuilder(command).redirectError(errors.toFile()).redirectOutput(printed.toFile()).start();
        if (process.waitFor() != 0) {
            throw new AssertionError(program.getSimpleName() + " failed: " + Files.readString(printed)
                    + Files.readString(errors));
        }
        return Files.readAllLines(printed);
    }

    private void line(String line) {
        Matcher starts = BEGUN.matcher(line);
        if (starts.matches()) {
            begun.put(starts.group(1), new Begun(starts.group(2), starts.group(3), steps.size()));
            return;
        }
        Matcher ends = ENDED.matcher(line);
        if (ends.matches()) {
            Begun call = begun.remove(ends.group(1));
            Matcher whole = CALL.matcher(ends.group(1) + " " + call.call + "(" + call.arguments + ends.group(2));
            if (whole.matches()) {
                call(whole, call.step);
            }
            return;
        }
        Matcher whole = CALL.matcher(line);
        if (whole.matches()) {
            call(whole, steps.size());
        }
    }

    private void call(Matcher call, int begunAt) {
        String arguments = call.group(3);
        String result = call.group(4);
        if (result.startsWith("-") || result.equals("?")) {
            return;
        }
        switch (call.group(2)) {
            case "openat" -> opened(arguments, result);
            case "pwrite64" -> wrote(arguments, numbers(arguments).getLast(), Integer.parseInt(result));
            case "write" -> appended(arguments, Integer.parseInt(result));
            case "ftruncate" -> add(files(arguments), file -> new Step.SetLength(file.getFirst(), numbers(arguments).getLast()));
            case "fsync", "fdatasync" -> add(files(arguments), file -> new Step.Forced(file.getFirst(), begunAt));
            case "copy_file_range" -> add(files(arguments),
                    file -> new Step.Copied(file.getFirst(), file.getLast(), Integer.parseInt(result)));
            case "sendfile" -> add(files(arguments),
                    file -> new Step.Copied(file.getLast(), file.getFirst(), Integer.parseInt(result)));
            case "rename", "renameat", "renameat2" ->
                    add(texts(arguments), path -> new Step.Moved(path.getFirst(), path.getLast()));
            case "unlink", "unlinkat" -> add(texts(arguments), path -> new Step.Deleted(path.getFirst()));
            case "mkdir", "mkdirat" -> add(texts(arguments), path -> new Step.MadeFolder(path.getFirst()));
            default -> throw new AssertionError(call.group());
        }
    }

    private interface Making {
        Step of(List<Path> paths);
    }

    /** What lies elsewhere is nobody's concern, nor is the unpacked library of SQLite. */
    private void add(List<Path> paths, Making making) {
        if (!paths.isEmpty() && paths.stream().allMatch(path -> path.startsWith(folder) && !path.toString().contains("native"))) {
            steps.add(making.of(paths));
        }
    }

    private void opened(String arguments, String descriptor) {
        positions.put(descriptor, 0L);
        if (arguments.contains("O_CREAT")) {
            add(texts(arguments), path -> new Step.Created(path.getFirst()));
        }
        if (arguments.contains("O_TRUNC")) {
            add(texts(arguments), path -> new Step.SetLength(path.getFirst(), 0));
        }
    }

    private void wrote(String arguments, long at, int length) {
        Matcher text = TEXT.matcher(arguments);
        if (text.find()) {
            add(files(arguments), file -> new Step.Wrote(file.getFirst(), at, Arrays.copyOf(bytes(text.group(1)), length)));
        }
    }

    private void appended(String arguments, int length) {
        Matcher file = FILE.matcher(arguments);
        if (!file.lookingAt()) {
            return;
        }
        if (file.group(1).equals("1")) {
            print(arguments);
        } else {
            long at = positions.merge(file.group(1), (long) length, Long::sum) - length;
            wrote(arguments, at, length);
        }
    }

    private void print(String arguments) {
        Matcher text = TEXT.matcher(arguments);
        if (text.find()) {
            printed.writeBytes(bytes(text.group(1)));
        }
        String lines = printed.toString(StandardCharsets.UTF_8);
        for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n')) {
            steps.add(new Step.Printed(lines.substring(0, end)));
            lines = lines.substring(end + 1);
        }
        printed.reset();
        printed.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Path> files(String arguments) {
        return FILE.matcher(arguments).results().filter(file -> file.group(3) == null)
                .map(file -> Path.of(new String(bytes(file.group(2)), StandardCharsets.UTF_8))).toList();
    }

    private static List<Path> texts(String arguments) {
        return TEXT.matcher(arguments).results().map(text -> Path.of(new String(bytes(text.group(1)), StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<Long> numbers(String arguments) {
        return NUMBER.matcher(arguments.replaceAll("\"[^\"]*\"", "")).results().map(number -> Long.parseLong(number.group(1)))
                .toList();
    }

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 4];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex, i * 4 + 2, i * 4 + 4, 16);
        }
        return bytes;
    }
}
