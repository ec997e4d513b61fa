package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code log}, as it is typed in a terminal. */
@Timeout(60)
class LogCommandTest {
    private static final String LOG = """
            2026-11-23T14:02:11Z INFO started
            2026-11-23T14:02:12Z ERROR failed password=hunter2
            \tat a.B.c(B.java:1)
            2026-11-23T14:02:13Z WARN \u001b[31mslow\u001b[0m
            last without end""";

    @TempDir
    Path folder;
    private String file;

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("app.log"), LOG).toString();
    }

    private record Outcome(int code, String out, String err) {
    }

    @Test
    void allLinesArePrintedAsTheyMayBeShown() {
        assertThat(run("log", file)).isEqualTo(new Outcome(0, """
                2026-11-23T14:02:11Z INFO started
                2026-11-23T14:02:12Z ERROR failed password=••••••
                \tat a.B.c(B.java:1)
                2026-11-23T14:02:13Z WARN slow
                last without end
                """, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            --grep started|failed        ~ 2 ~ 0
            --grep a --exclude fail      ~ 3 ~ 0
            --level error                ~ 2 ~ 0
            --level warn                 ~ 3 ~ 0
            --since 2026-11-23T14:02:12Z ~ 4 ~ 0
            --grep nothing               ~ 0 ~ 1
            """)
    void itCountsWhatMatches(String options, int count, int code) {
        String[] words = ("log " + options.strip() + " --count").split(" ");
        assertThat(run(with(words))).isEqualTo(new Outcome(code, count + "\n", ""));
    }

    @Test
    void asJsonALineIsAnObject() {
        assertThat(run("log", file, "--grep", "failed", "--json").out())
                .isEqualTo("{\"line\":2,\"offset\":34,\"time\":\"2026-11-23T14:02:12Z\","
                + "\"level\":\"error\",\"text\":\"2026-11-23T14:02:12Z ERROR failed password=••••••\"}\n");
    }

    @Test
    void standardInputAndPackedFilesAreReadAlike() throws Exception {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(LOG.getBytes(StandardCharsets.UTF_8)));
            assertThat(run("log", "-", "--grep", "s.ow|last").out())
                    .isEqualTo("2026-11-23T14:02:13Z WARN slow\nlast without end\n");
        } finally {
            System.setIn(before);
        }
        Path packed = folder.resolve("app.log.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(LOG.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("log", packed.toString(), "--count").out()).isEqualTo("5\n");
    }

    @Test
    void whatCannotBeReadIsASentenceAnd2() {
        assertThat(run("log", folder.resolve("none.log").toString()))
                .isEqualTo(new Outcome(2, "", folder.resolve("none.log") + " is not there\n"));
        assertThat(run("log", folder.toString()).err()).isEqualTo(folder + " is a directory, not a log file\n");
        assertThat(run("log", file, "--grep", "a(").err()).startsWith("--grep a(: Unclosed group");
        assertThat(run("log", file, "--level", "loud").code()).isEqualTo(2);
        assertThat(run("log", file, "--since", "yesterday").err()).contains("not a time such as");
    }

    @Test
    void anEmptyLogMatchesNothing() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.log"));
        assertThat(run("log", empty.toString())).isEqualTo(new Outcome(1, "", ""));
    }

    @Test
    void followingPrintsWholeLinesAsTheyCome() throws Exception {
        try (var printed = new Printed()) {
            var running = Thread.ofPlatform().daemon()
                    .start(() -> QuarterdeckCommand.run(new Quarterdeck(), "log", file, "--follow", "--grep", "last|next"));
            Path log = Path.of(file);
            Thread.sleep(300);
            Files.writeString(log, " now", StandardOpenOption.APPEND);
            Files.writeString(log, " ended\nnext\nother\n", StandardOpenOption.APPEND);
            while (!printed.out().equals("last without end now ended\nnext\n")) { // the class's time is limited
                Thread.sleep(10);
            }
            running.interrupt();
            running.join();
        }
    }

    @Test
    void followingPrintsNoLineBeforeItsEndHasCome() throws Exception {
        var expected = new StringBuilder();
        try (var printed = new Printed()) {
            var running = Thread.ofPlatform().daemon()
                    .start(() -> QuarterdeckCommand.run(new Quarterdeck(), "log", file, "--follow", "--grep", "row",
                    "--exclude", "unwanted"));
            for (int row = 0; row < 300; row++) {
                Files.writeString(Path.of(file), "\nrow " + row, StandardOpenOption.APPEND);
                Thread.sleep(row % 3);
                boolean unwanted = row % 4 == 0;
                Files.writeString(Path.of(file), unwanted ? " unwanted" : " whole", StandardOpenOption.APPEND);
                expected.append(unwanted ? "" : "row " + row + " whole\n");
            }
            Files.writeString(Path.of(file), "\n", StandardOpenOption.APPEND);
            while (printed.out().lines().count() < 225) { // the class's time is limited
                Thread.sleep(10);
            }
            running.interrupt();
            running.join();
            assertThat(printed.out()).isEqualTo(expected.toString());
        }
    }

    private String[] with(String[] words) {
        var all = new String[words.length + 1];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = file;
        return all;
    }

    private static Outcome run(String... arguments) {
        try (var printed = new Printed()) {
            int code = QuarterdeckCommand.run(new Quarterdeck(), arguments);
            return new Outcome(code, printed.out(), printed.err());
        }
    }

    @Test
    void aNameThatNoFileCanHaveIsASentence() {
        try (var printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), "log", "a\0b.log")).isEqualTo(2);
            assertThat(printed.err()).contains("is no name of a file here").hasLineCount(1);
        }
    }
}
