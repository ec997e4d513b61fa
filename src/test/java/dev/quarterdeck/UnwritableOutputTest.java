package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard output on a full disk, or closed by whoever read it: never a silent success. */
class UnwritableOutputTest {
    @TempDir
    private Path folder;

    private static int intoNothing(String... arguments) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }, true, StandardCharsets.UTF_8));
        try {
            return QuarterdeckCommand.run(new Quarterdeck(), arguments);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void whatCouldNotBeWrittenIsAnErrorOfEveryCommand() throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), "one\ntwo\n");
        Path book = Files.writeString(folder.resolve("book.md"), "# Book\n\nText.\n");
        try (Printed printed = new Printed()) {
            for (String[] command : new String[][] {{"log", log.toString()}, {"log", "--count", log.toString()},
                    {"check", book.toString()},
                    {"show", book.toString()}, {"--version"}, {"--help"}, {"log", "--help"}}) {
                assertThat(intoNothing(command)).as(String.join(" ", command)).isEqualTo(2);
            }
            assertThat(printed.err()).contains("The output could not be written to its end");
        }
    }

    @Test
    void whatIsWrittenToItsEndIsNone() throws Exception {
        try (Printed printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), "log", Files.writeString(folder.resolve("a.log"), "one\n")
                    .toString())).isZero();
            assertThat(printed.out()).isEqualToIgnoringNewLines("one");
            assertThat(printed.err()).isEmpty();
        }
    }

    /** Half a packed file: nobody knows what the other half says. */
    @Test
    void aLogThatCannotBeReadToItsEndIsNotALogWithoutAMatch() throws Exception {
        var packed = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(packed)) {
            for (int i = 0; i < 20_000; i++) {
                out.write((i * 7919 % 10_007 + " something\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Path half = Files.write(folder.resolve("a.log.gz"), java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        try (Printed printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), "log", "--grep", "nowhere", half.toString())).isEqualTo(2);
            assertThat(printed.err()).contains("a.log.gz cannot be read on");
        }
    }
}
