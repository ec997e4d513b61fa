package dev.quarterdeck.io.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.find.LogPattern;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer that does to its file what loggers and logrotate do, in random order: no line is lost, none comes twice. The file is
 * only
 * truncated when it was read, since what was truncated before nobody can have. Sized by {@code -Drotation.events=1000}, varied by
 * {@code -Drotation.seed=2}.
 */
@Longer
class RotationTest {
    private static final int EVENTS = Size.of("rotation.events", 60, 200);
    private static final long SEED = Long.getLong("rotation.seed", 1);
    private static final int KEPT_OPEN = 3;

    @TempDir
    Path folder;

    @Test
    @Timeout(900)
    void noLineIsLostAndNoneDoubled() throws Exception {
        try (var logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, folder); var writer =
                new Writer(folder.resolve("app.log"), SEED)) {
            OpenLog log = logs.open(new LogSource.File(folder.resolve("app.log")));
            LogQuery query = log.query(LogFilter.of(LogPattern.literal("line ")));
            var seen = new Reader(log);
            for (int event = 0; event < EVENTS; event++) {
                writer.writeSome();
                seen.await(writer.finished);
                seen.event = writer.rotate();
            }
            writer.writeSome();
            writer.end();
            seen.await(writer.finished);
            Collections.sort(seen.numbers);
            assertThat(seen.numbers).isEqualTo(IntStream.range(0, writer.finished).boxed().toList());
            Awaited.that(() -> query.progress().complete() && query.progress().matches() == writer.finished);
        }
    }

    /** Takes every finished line once, in the order of the rows. */
    private static final class Reader {
        private final OpenLog log;
        private final List<Integer> numbers = new ArrayList<>();
        private long at;
        private String event = "the start";

        Reader(OpenLog log) {
            this.log = log;
        }

        void await(int lines) {
            long end = System.nanoTime() + 20_000_000_000L;
            while (numbers.size() < lines && System.nanoTime() < end) {
                read();
                Thread.yield();
            }
            var sorted = numbers.stream().sorted().toList();
            int same = 0;
            while (same < sorted.size() && sorted.get(same) == same) {
                same++;
            }
            assertThat(numbers.size()).as("from line %d on, after %s; %s", same, event, log.state()).isEqualTo(lines);
        }

        private void read() {
            LogRow.Line[] last = new LogRow.Line[1];
            long whole = log.whole();
            if (whole <= at) {
                return;
            }
            for (LogRow row : log.rows(at, (int) (whole - at))) {
                if (row instanceof LogRow.Line line) {
                    assertThat(line.text()).as("after %s", last[0]).matches("line \\d+ x*");
                    numbers.add(Integer.parseInt(line.text().split(" ")[1]));
                    last[0] = line;
                }
                at++;
            }
        }
    }

    /** Writes numbered lines, also in pieces. */
    private static final class Writer implements AutoCloseable {
        private final Path file;
        private final Random random;
        private final List<FileChannel> old = new ArrayList<>();
        private FileChannel out;
        private int next;
        private int finished;
        private int copies;

        Writer(Path file, long seed) throws IOException {
            this.file = file;
            this.random = new Random(seed);
            this.out = open();
        }

        private FileChannel open() throws IOException {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        void writeSome() throws Exception {
            for (int burst = random.nextInt(1, 4); burst > 0; burst--) {
                var text = new StringBuilder();
                for (int i = random.nextInt(1, 60); i > 0; i--) {
                    text.append("line ").append(next++).append(' ')
                            .append("x".repeat(random.nextInt(3) == 0 ? random.nextInt(3000) : random.nextInt(90))).append('\n');
                }
                byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                int cut = random.nextInt(bytes.length);
                write(out, bytes, 0, cut);
                if (random.nextBoolean()) {
                    Thread.sleep(random.nextInt(4));
                }
                write(out, bytes, cut, bytes.length - cut);
            }
            finished = next;
        }

        private static void write(FileChannel to, byte[] bytes, int from, int count) throws IOException {
            var buffer = ByteBuffer.wrap(bytes, from, count);
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
        }

        /** All that was written was read. Answers what was done. */
        String rotate() throws Exception {
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    boolean late = random.nextBoolean();
                    rename(late);
                    return late ? "a rename with late lines" : "a rename";
                }
                case 2 -> {
                    out.truncate(0);
                    return "a truncation";
                }
                case 3 -> {
                    Files.copy(file, file.resolveSibling("copy." + copies++ % 3), StandardCopyOption.REPLACE_EXISTING);
                    out.truncate(0);
                    return "copytruncate";
                }
                default -> {
                    Files.delete(file);
                    Thread.sleep(random.nextInt(30));
                    replace();
                    return "delete and recreate";
                }
            }
        }

        private void rename(boolean late) throws Exception {
            Files.move(file, file.resolveSibling("app.log." + copies++ % 5), StandardCopyOption.REPLACE_EXISTING);
            if (late) {
                writeSome(); // to the renamed file, as a logger does that was not told so far
            }
            FileChannel before = out;
            replace();
            if (late && random.nextBoolean()) {
                writeSome();
                write(before, ("line " + next++ + " \n").getBytes(StandardCharsets.US_ASCII), 0, ("line " + (next - 1) + " \n")
                        .length());
                finished = next;
            }
        }

        private void replace() throws IOException {
            old.add(out);
            if (old.size() > KEPT_OPEN) {
                old.removeFirst().close();
            }
            out = open();
        }

        void end() throws IOException {
            out.force(false);
        }

        @Override
        public void close() throws IOException {
            out.close();
            for (FileChannel each : old) {
                each.close();
            }
        }
    }
}
