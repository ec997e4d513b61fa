package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark's searches on its 50 MB, for what they find, not for how fast: what grep counts. */
@Timeout(120)
class LogCountsTest {
    private static final long LINES = 310_000;
    private static final Path GREP = Path.of("/usr/bin/grep");

    @TempDir
    Path folder;

    @Test
    void everyPatternOfTheBenchmarkCountsWhatGrepCounts() throws Exception {
        assumeTrue(Files.isExecutable(GREP), "no grep here");
        Path file = GeneratedLog.write(folder.resolve("shop.log"), LINES);
        try (var logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder); OpenLog log =
                logs.open(new LogSource.File(file))) {
            Awaited.that(() -> log.extent().exact());
            assertThat(log.extent().rows()).isEqualTo(LINES);
            for (LogBenchmark.Search search : LogBenchmark.SEARCHES) {
                try (LogQuery query = log.query(LogFilter.of(search.pattern()))) {
                    Awaited.that(() -> query.progress().complete());
                    assertThat(query.progress().matches()).as(search.name()).isEqualTo(grep(file, search));
                }
            }
        }
    }

    private static long grep(Path file, LogBenchmark.Search search) throws Exception {
        var builder = new ProcessBuilder(GREP.toString(), search.pattern().ignoreCase() ? "-icE" : "-cE", search.pattern().text(),
                file.toString());
        builder.environment().put("LC_ALL", "C");
        try (var out = builder.start().inputReader()) {
            return Long.parseLong(out.readLine());
        }
    }
}
