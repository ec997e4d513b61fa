package dev.quarterdeck.cli;

import dev.quarterdeck.cli.ReadingScore.HardFault;
import dev.quarterdeck.cli.ReadingScore.Kind;
import dev.quarterdeck.cli.ReadingScore.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures how well runbooks are understood: {@code ReaderQuality [FOLDER] [NAME]}. The folder holds {@code own} and
 * {@code shapes}, or fixtures themselves; a folder without either is looked at below {@code src/test/resources/reader-quality}.
 * With a name (or {@code -Dquality.details=NAME}) it prints that file's differences instead.
 */
public final class ReaderQuality {
    static final Path FIXTURES = Path.of("src/test/resources/reader-quality");
    private static final List<String> PARTS = List.of("own", "shapes");

    private ReaderQuality() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : ".");
        Path fixtures = folder.resolve(FIXTURES).toFile().isDirectory() ? folder.resolve(FIXTURES) : folder;
        String details = arguments.length > 1 ? arguments[1] : System.getProperty("quality.details", "");
        if (!details.isBlank()) {
            details(fixtures, details);
            return;
        }
        var all = new ReadingScore();
        for (String part : PARTS) {
            ReadingScore score = score(fixtures.resolve(part));
            if (!score.findings().isEmpty()) {
                print(part, score);
            }
            all.add(score);
        }
        all.add(score(fixtures));
        print("all", all);
        printFaults(all.faults());
    }

    /** The fixtures of one folder, added up. */
    static ReadingScore score(Path folder) throws IOException {
        var sum = new ReadingScore();
        for (ExpectedReading expected : ExpectedReading.in(folder)) {
            sum.add(ReadingExaminer.examine(expected));
        }
        return sum;
    }

    /** Both parts of the benchmark, added up. */
    static ReadingScore all() throws IOException {
        var sum = new ReadingScore();
        for (String part : PARTS) {
            sum.add(score(FIXTURES.resolve(part)));
        }
        return sum;
    }

    private static void details(Path fixtures, String name) throws IOException {
        for (Path folder : List.of(fixtures.resolve("own"), fixtures.resolve("shapes"), fixtures)) {
            for (ExpectedReading expected : ExpectedReading.in(folder)) {
                if (expected.name().contains(name)) {
                    System.out.println(expected.name());
                    ReadingExaminer.examine(expected).differences().forEach(System.out::println);
                }
            }
        }
    }

    private static void print(String part, ReadingScore score) {
        List<Integer> findings = score.findings().stream().sorted().toList();
        int median = findings.isEmpty() ? 0 : findings.get(findings.size() / 2);
        int most = findings.isEmpty() ? 0 : findings.getLast();
        System.out.printf(Locale.ROOT, "%n%s: %d files, findings a file: median %d, most %d, hard faults: %d%n", part,
                findings.size(), median,
                most, score.faults().size());
        System.out.printf(Locale.ROOT, "%-14s %9s %6s %6s %10s %7s%n", "", "expected", "found", "right", "precision", "recall");
        for (Kind kind : Kind.values()) {
            Tally tally = score.tally(kind);
            System.out.printf(Locale.ROOT, "%-14s %9d %6d %6d %9.1f%% %6.1f%%%n", kind.label(), tally.expected(), tally.found(),
                    tally.right(), 100 * tally.precision(), 100 * tally.recall());
        }
    }

    private static void printFaults(List<HardFault> faults) {
        new TreeMap<>(faults.stream().collect(Collectors.groupingBy(HardFault::kind))).forEach((kind, those) -> {
            System.out.printf(Locale.ROOT, "%n%d x %s%n", those.size(), kind);
            those.forEach(f -> System.out.printf(Locale.ROOT, "    %s:%d  %s%n", f.file(), f.line(),
                    f.text().replaceAll("\\s+", " ")));
        });
    }
}
