package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures the reader: a folder of runbooks after warm-up, and hostile documents of 1 MiB, each in the heap that the JVM was
 * given. README tells how to start it. It ends with 1 when a document is not read to its end.
 */
public final class ReaderBenchmark {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int WARM_UP = 5;

    private ReaderBenchmark() {
    }

    public static void main(String[] arguments) throws IOException {
        System.out.printf(Locale.ROOT, "Java %s, heap %d MiB, %d processors%n", Runtime.version(), Runtime.getRuntime()
                .maxMemory() / MEBIBYTE,
                Runtime.getRuntime().availableProcessors());
        if (arguments.length > 0) {
            folder(Path.of(arguments[0]));
        }
        double worst = 0;
        for (Map.Entry<String, String> document : parts().entrySet()) {
            String text = sized(document.getValue(), MEBIBYTE);
            long start = System.nanoTime();
            Runbook runbook = RunbookReader.read("hostile.md", text);
            double seconds = seconds(start);
            worst = Math.max(worst, seconds);
            System.out.printf(Locale.ROOT, "%6.2f s  1 MiB of %-22s %s%n", seconds, document.getKey(),
                    runbook.findings().stream().filter(f -> f.code() == FindingCode.LIMIT).map(Finding::message).findFirst()
                    .orElse(""));
        }
        System.out.printf(Locale.ROOT, "%6.2f s  the slowest (target: 3 s in 256 MiB)%n", worst);
    }

    private static void folder(Path folder) throws IOException {
        var texts = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
                texts.add(Files.readString(file));
            }
        }
        for (int round = 0; round <= WARM_UP; round++) {
            long start = System.nanoTime();
            texts.forEach(text -> RunbookReader.read("a.md", text));
            if (round == 0 || round == WARM_UP) {
                System.out.printf(Locale.ROOT, "%6.2f s  %d files, %s (target: 1 s warm)%n", seconds(start), texts.size(),
                        round == 0 ? "cold" : "warm");
            }
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** What a hostile document is made of, by its name. */
    private static Map<String, String> parts() {
        return new TreeMap<>(Map.ofEntries(Map.entry("headings", "# a\n"),
                Map.entry("deep headings", "# a\n## b\n### c\n#### d\n##### e\n###### f\n"),
                Map.entry("step headings", "## Plan A: x\n### Step 1: a\nFollow steps 1-2 of Plan B\n"),
                Map.entry("boxes", "- [ ] error rate <1%\n"), Map.entry("bullets", "- a\n"),
                Map.entry("numbers and fences", "1. a\n```\nls\n```\n"), Map.entry("nested bullets", nested()),
                Map.entry("brackets", "["), Map.entry("link ends", "]("),
                Map.entry("images", "![a]("), Map.entry("quotes", "> "), Map.entry("deep quotes", ">".repeat(90) + " a\n"),
                Map.entry("emphasis", "*a **b "),
                Map.entry("backticks", "`"), Map.entry("growing backticks", backticks()), Map.entry("tags", "<a "),
                Map.entry("comments", "<!--"), Map.entry("closed comments", "<!-- a -->\n"),
                Map.entry("html tables", "<table><tr><td>a</td></tr></table>\n\n"),
                Map.entry("tables", "| a | error rate | decision |\n|---|---|---|\n| b | <1% | c |\n\n"),
                Map.entry("one table", "| a | b | c |\n|---|---|---|\n" + "| d | e | f |\n".repeat(70_000)),
                Map.entry("a wide table", "|a".repeat(2000) + "|\n" + "|-".repeat(2000) + "|\n" + "|b|\n".repeat(250_000)),
                Map.entry("pipes", "|a|b|\n"), Map.entry("fences", "```\nls\n```\n\n"), Map.entry("open fences", "```sh\n"),
                Map.entry("commands", "```sh\n" + "curl http://a.example/health | jq .a.b\n".repeat(26_000)),
                Map.entry("open commands", "```sh\n" + "echo '\n".repeat(140_000)),
                Map.entry("prompts", "```\n" + "$ rm -rf <a> $B\n".repeat(60_000)),
                Map.entry("one command", "```sh\n" + "rm <a> $B ".repeat(90_000)),
                Map.entry("sql", "```sql\n" + "select a\n".repeat(110_000)), Map.entry("definitions", "[a]: b\n"),
                Map.entry("references", "[a][b] "), Map.entry("one line", "a "),
                Map.entry("one word", "a"), Map.entry("digits", "1"), Map.entry("lines", "line after line\n"),
                Map.entry("rules", "---\n"), Map.entry("facts", "Name: value\n"),
                Map.entry("bold lines", "**a**\n\n"), Map.entry("admonitions", "!!! note\n    a\n"), Map.entry("blanks", " "),
                Map.entry("tabs", "\t"), Map.entry("slashes", "/a"),
                Map.entry("addresses", "http://a/health "), Map.entry("yaml", "---\n" + "a: [\n".repeat(200_000))));
    }

    private static String sized(String part, int length) {
        return part.repeat(length / part.length() + 1).substring(0, length);
    }

    private static String nested() {
        return String.join("", IntStream.range(0, 90).mapToObj(i -> "  ".repeat(i) + "- a\n").toList());
    }

    private static String backticks() {
        return String.join(" a ", IntStream.range(1, 1400).mapToObj("`"::repeat).toList());
    }

    /** For tests that want every hostile document, smaller. */
    static List<String> hostile(int length) {
        return parts().values().stream().map(part -> sized(part, length)).toList();
    }
}
