package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LogSearchTest {
    @TempDir
    static Path shared;
    private static Path shop;
    @TempDir
    Path folder;
    private final LocalLogs logs = new LocalLogs(InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")), ZoneOffset.UTC,
            Path.of(System.getProperty("java.io.tmpdir")));

    /** Of more than one unit of search. */
    @BeforeAll
    static void generate() throws Exception {
        shop = GeneratedLog.write(shared.resolve("shop.log"), 30_000);
        Files.writeString(shop, "Straße in 東京\nlast line without end, ERROR", StandardOpenOption.APPEND);
    }

    @AfterEach
    void close() {
        logs.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "ERROR", "status=50[0-9] took=[12][0-9]{3}ms",
                "(ERROR|WARN) +\\[http-nio-8080-exec-1[0-9]{2}\\].*(timed out|UNAVAILABLE|status=50[234])",
        "[a-z]+:[0-9]{6}:[a-z]+", "^2026.*ms$", "^\\tat ", "\\d+/20$", "hit|miss", "x*", "nothing of the kind", "(\\w)\\1\\w\\1",
        "\\bcart\\b",
        "(?i)TIMED OUT", "lag=(?!1)\\d+", "a.c.o", "Straße|東京", "^.{40,60}$", "[^ -~]", "rid=[0-9a-f]{15,16}( |$)",
        "(GET|PUT) /api/v2/(cart|orders)",
    })
    void findsTheSameLinesAsTheRegularExpressionOnEach(String pattern) throws Exception {
        List<String> lines = Files.readAllLines(shop);
        Predicate<String> wanted = Pattern.compile(pattern).asPredicate();

        LogQuery query = done(logs.open(new LogSource.File(shop)).query(LogFilter.of(LogPattern.regex(pattern))));

        assertThat(query.progress().matches()).isEqualTo(lines.stream().filter(wanted).count());
        assertThat(query.rows(0, 500).stream().map(r -> ((LogRow.Line) r).text()).toList())
                .isEqualTo(lines.stream().filter(wanted).limit(500).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "timed out|unavailable", "TIMED OUT", "connection is not available|cart is already closed", "(GET|put) /api",
                "RID=[0-9A-F]{15}", "^2026-03-02t",
        "straße|LAST LINE", "x{7}|readtimeout", "nothing of the kind", "sockettimeoutexception|connection is not available",
    })
    void inAnyCaseTheSameLinesAreFoundAsByTheRegularExpression(String pattern) throws Exception {
        List<String> lines = Files.readAllLines(shop);
        Predicate<String> wanted = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).asPredicate();

        LogQuery query = done(logs.open(new LogSource.File(shop)).query(LogFilter.of(LogPattern.regex(pattern).ignoringCase())));

        assertThat(query.progress().matches()).isEqualTo(lines.stream().filter(wanted).count());
        assertThat(query.rows(0, 500).stream().map(r -> ((LogRow.Line) r).text()).toList())
                .isEqualTo(lines.stream().filter(wanted).limit(500).toList());
    }

    /** Each line is written with colours in it, and looked for as it is read. */
    @ParameterizedTest
    @ValueSource(strings = {"ERROR mod", "^2026-11-23T14:02:1[0-9]Z (ERROR|WARN) mod: line 7\\d$", "error mod|warn mod", "d: l",
            "m\\b", "^$", "line 9", "\\[31m"})
    void coloursHideNothingFromASearchAndWhatIsMarkedIsWhatIsShown(String pattern) throws Exception {
        var shown = new ArrayList<String>();
        var written = new StringBuilder("\ufeff");
        for (int i = 0; i < 20_000; i++) {
            String level = i % 3 == 0 ? "ERROR" : "WARN";
            String time = "2026-11-23T14:02:" + (10 + i % 50) + "Z";
            boolean plain = i % 5 == 0;
            shown.add(time + " " + level + " mod: line " + i);
            written.append(plain ? shown.getLast() : "\u001b[2m" + time + "\u001b[0m \u001b[01;31m\u001b[K" + level
                    + "\u001b(B\u001b[m \u001b[2mm\u001b[1mod\u001b[0m: line " + i
                    + "\u001b[0m").append('\n');
        }
        Path file = Files.writeString(folder.resolve("colours.log"), written);
        boolean fold = pattern.startsWith("error");
        Pattern wanted = Pattern.compile(pattern, fold ? Pattern.CASE_INSENSITIVE : 0);
        List<String> expected = shown.stream().filter(wanted.asPredicate()).toList();
        LogPattern asked = fold ? LogPattern.regex(pattern).ignoringCase() : LogPattern.regex(pattern);

        OpenLog log = logs.open(new LogSource.File(file));
        for (LogFilter filter : List.of(LogFilter.of(asked), LogFilter.of(asked).atLeast(LogLevel.WARN),
                LogFilter.of(asked).since(Instant.parse("2026-11-23T14:00:00Z")))) {
            LogQuery query = done(log.query(filter));
            assertThat(query.progress().matches()).isEqualTo(expected.size());
            List<LogRow> rows = query.rows(0, 20_000);
            assertThat(rows.stream().map(row -> ((LogRow.Line) row).text()).toList()).isEqualTo(expected);
            assertThat(rows).allMatch(row -> log.rows(row.row(), 1).contains(row));
            for (LogRow row : rows.subList(0, Math.min(rows.size(), 50))) {
                String text = ((LogRow.Line) row).text();
                List<LogQuery.Range> marked = wanted.matcher(text).results().filter(r -> r.end() > r.start())
                        .map(r -> new LogQuery.Range(r.start(), r.end())).toList();
                assertThat(query.ranges(text)).isEqualTo(marked);
            }
            assertThat(query.next(-1)).isEqualTo(rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.getFirst().row()));
        }
        long rest = shown.size() - expected.size();
        assertThat(done(log.query(LogFilter.ALL.excluding(asked))).progress().matches()).isEqualTo(rest);
    }

    @Test
    void levelExcludeAndTimeHoldTogetherAndStackTracesGoWithTheirEvent() throws Exception {
        Path file = GeneratedLog.write(folder.resolve("app.log"), 20_000);
        OpenLog log = open("app.log");
        List<LogRow.Line> all = lines(log, 20_000);
        Instant from = all.get(5000).time().orElseThrow();
        Instant until = all.get(15_000).time().orElseThrow();
        LogFilter filter = LogFilter.ALL.atLeast(LogLevel.ERROR).excluding(LogPattern.literal("cart")).since(from).before(until);

        LogQuery query = done(log.query(filter));

        List<String> expected = all.stream().filter(l -> l.level() == LogLevel.ERROR && !l.text().contains("cart")
                && !l.time().orElseThrow().isBefore(from) && l.time().orElseThrow().isBefore(until)).map(LogRow.Line::text)
                .toList();
        assertThat(expected).anyMatch(text -> text.startsWith("\tat "));
        assertThat(query.rows(0, 20_000)).extracting(r -> ((LogRow.Line) r).text()).isEqualTo(expected);
        assertThat(Files.size(file)).isGreaterThan(1_000_000);
    }

    @Test
    void matchesKnowTheirRowInTheWholeLog() throws Exception {
        GeneratedLog.write(folder.resolve("app.log"), 20_000);
        OpenLog log = open("app.log");
        LogQuery query = done(log.query(LogFilter.of(LogPattern.literal("timed out"))));
        List<LogRow.Line> all = lines(log, 20_000);
        List<Long> rows = all.stream().filter(l -> l.text().contains("timed out")).map(LogRow.Line::row).toList();

        assertThat(query.rows(0, 20_000)).extracting(LogRow::row).isEqualTo(rows);
        assertThat(query.next(-1)).isEqualTo(OptionalLong.of(rows.getFirst()));
        assertThat(query.next(rows.get(3))).isEqualTo(OptionalLong.of(rows.get(4)));
        assertThat(query.previous(rows.get(3))).isEqualTo(OptionalLong.of(rows.get(2)));
        assertThat(query.next(rows.getLast())).isEmpty();
        assertThat(query.previous(rows.getFirst())).isEmpty();
    }

    @Test
    void whatIsAppendedIsFoundOnceAlsoWhenItsLineComesInPieces() throws Exception {
        Path file = Files.writeString(folder.resolve("app.log"), "ERROR one\nINFO\n");
        LogQuery query = done(open("app.log").query(LogFilter.of(LogPattern.literal("ERROR"))));
        assertThat(query.progress().matches()).isEqualTo(1);
        append(file, "ERR");
        append(file, "OR two");
        await(() -> query.progress().matches() == 2);
        append(file, " more\nERROR three\n");
        await(() -> query.progress().matches() == 3);
        assertThat(query.rows(0, 9)).extracting(r -> ((LogRow.Line) r).text())
                .containsExactly("ERROR one", "ERROR two more", "ERROR three");
    }

    @Test
    void rotationGoesOnInTheSameQuery() throws Exception {
        Path file = Files.writeString(folder.resolve("app.log"), "ERROR 0\n");
        OpenLog log = open("app.log");
        LogQuery query = done(log.query(LogFilter.of(LogPattern.literal("ERROR"))));
        for (int i = 1; i < 5; i++) {
            Files.move(file, folder.resolve("app.log." + i));
            Files.writeString(file, "ERROR " + i + "\nINFO\n");
            int expected = i + 1;
            await(() -> query.progress().matches() == expected);
        }
        assertThat(query.rows(0, 9)).extracting(r -> ((LogRow.Line) r).text())
                .containsExactly("ERROR 0", "ERROR 1", "ERROR 2", "ERROR 3", "ERROR 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-8"})
    void encodingsAreReadAndSearched(String charset) throws Exception {
        var text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append(i % 7 == 0 ? "ERROR Straße Ċ " : "INFO ").append(i).append("\r\n");
        }
        Files.write(folder.resolve("app.log"), text.append("ERROR end").toString().getBytes(Charset.forName(charset)));
        OpenLog log = open("app.log");
        LogQuery query = done(log.query(LogFilter.of(LogPattern.regex("ERROR.*[05]$"))));
        await(() -> log.extent().exact());
        assertThat(log.extent().rows()).isEqualTo(30_001);
        assertThat(lines(log, 40_000).get(29_999)).satisfies(l -> assertThat(l.text()).isEqualTo("INFO 29999"));
        assertThat(((LogRow.Line) log.rows(30_000, 1).getFirst()).level()).isEqualTo(LogLevel.ERROR);
        assertThat(query.progress().matches())
                .isEqualTo(lines(log, 40_000).stream().filter(l -> l.text().matches("ERROR.*[05]")).count());
    }

    @Test
    void aPatternThatBacktracksForEverStopsWhenItIsNotWanted() throws Exception {
        Files.writeString(folder.resolve("app.log"), ("a".repeat(60) + "!\n").repeat(2000));
        LogQuery query = open("app.log").query(LogFilter.of(LogPattern.regex("((a+)+)\\2[^a!]")));
        Thread.sleep(100);
        assertThat(query.progress().complete()).isFalse();
        int before = searching();
        assertThat(before).isPositive();
        query.close();
        await(() -> searching() == 0);
    }

    private static int searching() {
        return (int) Thread.getAllStackTraces().entrySet().stream().filter(e -> e.getKey().getName().startsWith("log reader"))
                .flatMap(e -> java.util.Arrays.stream(e.getValue())).filter(f -> f.getClassName().endsWith("SafeRegex")).count();
    }

    @Test
    void aPatternThatCannotBeReadIsSaid() throws Exception {
        Files.writeString(folder.resolve("app.log"), "a\n");
        LogQuery query = open("app.log").query(LogFilter.of(LogPattern.regex("a(")));
        assertThat(query.progress()).isEqualTo(new LogQuery.Progress(0, 0, 1, "Unclosed group at character 3"));
    }

    @Test
    void rangesAreWhatMatchedInALine() throws Exception {
        Files.writeString(folder.resolve("app.log"), "a\n");
        LogQuery query = open("app.log").query(LogFilter.of(LogPattern.literal("a.").ignoringCase()));
        assertThat(query.ranges("xA.a.ab")).containsExactly(new LogQuery.Range(1, 3), new LogQuery.Range(3, 5));
    }

    @Test
    void histogramAndCountsTellErrorsOverTime() throws Exception {
        GeneratedLog.write(folder.resolve("app.log"), 20_000);
        OpenLog log = open("app.log");
        await(() -> log.histogram().buckets().stream().mapToLong(b -> b.all()).sum() == 20_000);
        List<LogRow.Line> all = lines(log, 20_000);
        assertThat(log.histogram().buckets().stream().mapToLong(b -> b.error()).sum())
                .isEqualTo(all.stream().filter(l -> l.level() == LogLevel.ERROR).count()).isPositive();
        assertThat(log.histogram().start()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
        assertThat(log.histogram().inAtMost(10).buckets()).hasSizeLessThanOrEqualTo(10);
        assertThat(log.counts(Instant.parse("2026-03-02T06:00:01Z"), Instant.parse("2026-03-02T06:00:03Z")).all())
                .isEqualTo(all.stream().map(l -> l.time().orElseThrow().getEpochSecond() - Instant.parse("2026-03-02T06:00:00Z")
                .getEpochSecond())
                        .filter(s -> s > 1 && s <= 3).count()).isPositive();
        Instant middle = all.get(10_000).time().orElseThrow();
        assertThat(log.rowAt(middle)).isEqualTo(OptionalLong.of(all.stream().filter(l -> !l.time().orElseThrow().isBefore(middle))
                .findFirst().orElseThrow().row()));
        assertThat(log.firstAtLeast(LogLevel.ERROR, middle)).isEqualTo(OptionalLong.of(all.stream()
                .filter(l -> l.level() == LogLevel.ERROR && !l.time().orElseThrow().isBefore(middle)).findFirst().orElseThrow()
                .row()));
    }

    @Test
    void evidenceIsTheExactBytesOfTheLines() throws Exception {
        Files.write(folder.resolve("app.log"), "one\r\n\u001b[31mtwo\u001b[0m\r\nthree\r\n".getBytes(StandardCharsets.UTF_8));
        OpenLog log = open("app.log");
        await(() -> log.extent().rows() == 3);
        var evidence = log.evidence(lines(log, 9).subList(1, 3)).orElseThrow();
        assertThat(evidence.bytes()).isEqualTo("\u001b[31mtwo\u001b[0m\r\nthree".getBytes(StandardCharsets.UTF_8));
        assertThat(evidence.text()).isEqualTo("two\nthree");
        assertThat(evidence.offset()).isEqualTo(5);
        assertThat(evidence.line()).isEqualTo(2);
        // printf '\033[31mtwo\033[0m\r\nthree' | sha256sum
        assertThat(evidence.sha256()).hasSize(64);
    }

    private OpenLog open(String name) {
        return logs.open(new LogSource.File(folder.resolve(name)));
    }

    private static LogQuery done(LogQuery query) {
        await(() -> query.progress().complete());
        return query;
    }

    private static List<LogRow.Line> lines(OpenLog log, int count) {
        await(() -> log.extent().exact());
        var lines = new ArrayList<LogRow.Line>();
        log.rows(0, count).forEach(row -> lines.add((LogRow.Line) row));
        return lines;
    }

    private static void append(Path file, String text) throws Exception {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static void await(BooleanSupplier holds) {
        Awaited.that(holds);
    }

    /** As the command line does it when the log cannot be read after all. */
    @Test
    void closingAllLogsWhileASearchBeginsIsNoFailure() throws Exception {
        var failed = new CopyOnWriteArrayList<Throwable>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> failed.add(failure));
        try {
            for (int i = 0; i < 60; i++) {
                var closing = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder);
                OpenLog log = closing.open(new LogSource.File(shop));
                try (closing; log; LogQuery query = log.query(LogFilter.of(LogPattern.regex("ERROR")))) {
                    Thread.sleep(i % 3); // so that the search stands at another place each time
                    assertThat(query.progress().problem()).isEmpty();
                }
            }
            Thread.sleep(100);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(failed).isEmpty();
    }
}
