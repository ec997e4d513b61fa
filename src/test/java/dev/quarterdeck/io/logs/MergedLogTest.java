package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MergedLogTest {
    @TempDir
    Path folder;
    private LocalLogs logs;
    private OpenLog merged;

    @BeforeEach
    void open() throws Exception {
        logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder);
        Files.writeString(folder.resolve("a.log"), """
                2026-11-23T14:00:01Z INFO a1
                2026-11-23T14:00:04Z ERROR a2
                \tat a.B(B.java)
                2026-11-23T14:00:09Z INFO a3
                """);
        Files.writeString(folder.resolve("b.log"), """
                2026-11-23T14:00:02Z INFO b1
                2026-11-23T14:00:03Z WARN b2
                2026-11-23T14:00:08Z ERROR b3
                """);
        merged = logs.merged(List.of(logs.open(new LogSource.File(folder.resolve("a.log"))),
                logs.open(new LogSource.File(folder.resolve("b.log")))));
    }

    @AfterEach
    void close() {
        merged.close();
        logs.close();
    }

    @Test
    void linesStandInTheOrderOfTheirTimesAndTracesWithTheirEvent() {
        Awaited.that(() -> merged.extent().rows() == 7);
        assertThat(words(merged.rows(0, 9))).containsExactly("a1", "b1", "b2", "a2", "a.B(B.java)", "b3", "a3");
        assertThat(merged.rows(2, 3)).extracting(LogRow::row).containsExactly(2L, 3L, 4L);
        assertThat(((LogRow.Line) merged.rows(5, 1).getFirst()).source()).endsWith("b.log");
        assertThat(((LogRow.Line) merged.rows(5, 1).getFirst()).number()).as("in its own file").isEqualTo(3);
    }

    @Test
    void whatIsAppendedComesInOrderToo() throws Exception {
        Awaited.that(() -> merged.extent().rows() == 7);
        Files.writeString(folder.resolve("a.log"), "2026-11-23T14:00:12Z INFO a4\n2026-11-23T14:00:13Z INFO a5 unf",
                StandardOpenOption.APPEND);
        Awaited.that(() -> merged.extent().rows() == 8);
        Files.writeString(folder.resolve("a.log"), "inished\n", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("b.log"), "2026-11-23T14:00:14Z INFO b4\n", StandardOpenOption.APPEND);
        Awaited.that(() -> merged.extent().rows() == 10);
        assertThat(words(merged.rows(7, 9))).containsExactly("a4", "unfinished", "b4");
    }

    @Test
    void aQueryFindsInAllOfThemInTheMergedOrder() {
        LogQuery query = merged.query(LogFilter.ALL.atLeast(LogLevel.WARN).excluding(LogPattern.literal("b2")));
        Awaited.that(() -> query.progress().complete() && query.extent().rows() == 3);
        assertThat(words(query.rows(0, 9))).containsExactly("a2", "a.B(B.java)", "b3");
        assertThat(query.next(3)).isEqualTo(OptionalLong.of(4));
        assertThat(query.previous(5)).isEqualTo(OptionalLong.of(4));
        assertThat(query.next(5)).isEmpty();
        query.close();
    }

    @Test
    void errorsTimesAndEvidenceAreThoseOfItsLogs() {
        Awaited.that(() -> merged.extent().rows() == 7 && merged.histogram().buckets().stream().mapToLong(b -> b.all())
                .sum() == 7);
        assertThat(merged.histogram().buckets().stream().mapToLong(b -> b.error()).sum()).isEqualTo(3);
        assertThat(merged.firstAtLeast(LogLevel.ERROR, Instant.parse("2026-11-23T14:00:05Z"))).isEqualTo(OptionalLong.of(5));
        assertThat(merged.rowAt(Instant.parse("2026-11-23T14:00:03Z"))).isEqualTo(OptionalLong.of(2));
        var line = (LogRow.Line) merged.rows(5, 1).getFirst();
        assertThat(merged.evidence(List.of(line)).orElseThrow().bytes())
                .isEqualTo("2026-11-23T14:00:08Z ERROR b3".getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> words(List<LogRow> rows) {
        return rows.stream().map(r -> ((LogRow.Line) r).text()).map(t -> t.substring(t.lastIndexOf(' ') + 1)).toList();
    }
}
