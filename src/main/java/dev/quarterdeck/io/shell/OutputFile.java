package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.shell.KeptOutput;
import dev.quarterdeck.io.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The output of a run on disk, however much there is: the first part grows in the file itself; of what comes after it the last
 * part goes
 * round in a file beside it, and is put behind the first when the run is over, below a line that tells how much is gone. One
 * thread.
 */
final class OutputFile implements AutoCloseable {
    /** Of either end. */
    static final int MOST = 4 * 1024 * 1024;
    private static final int COUNT = Long.BYTES;

    private final Path file;
    private final Path round;
    private final FileChannel first;
    private @Nullable FileChannel last;
    private long bytes;

    private OutputFile(Path file, FileChannel first) {
        this.file = file;
        this.round = round(file);
        this.first = first;
    }

    /** @throws java.nio.file.FileAlreadyExistsException where a run has kept its output already */
    static OutputFile create(Path file) throws IOException {
        OwnerOnly.createFile(file);
        return new OutputFile(file, FileChannel.open(file, StandardOpenOption.WRITE));
    }

    private static Path round(Path file) {
        return file.resolveSibling(file.getFileName() + ".last");
    }

    long bytes() {
        return bytes;
    }

    void write(byte[] data, int from, int length) throws IOException {
        int head = (int) Math.min(length, Math.max(0, MOST - bytes));
        if (head > 0) {
            all(first, ByteBuffer.wrap(data, from, head), bytes);
        }
        // of one piece only what it leaves behind
        int skipped = Math.max(head, length - MOST);
        if (skipped < length) {
            FileChannel ring = ring();
            around(ring, data, from + skipped, length - skipped, bytes + skipped - MOST);
            all(ring, ByteBuffer.allocate(COUNT).putLong(0, bytes + length), 0);
        }
        bytes += length;
    }

    private FileChannel ring() throws IOException {
        FileChannel open = last;
        if (open == null) {
            OwnerOnly.createFile(round);
            open = FileChannel.open(round, StandardOpenOption.WRITE);
            last = open;
        }
        return open;
    }

    /** @param at how much of what does not go into the first part came before */
    private static void around(FileChannel ring, byte[] data, int from, int length, long at) throws IOException {
        int place = (int) (at % MOST);
        int straight = Math.min(length, MOST - place);
        all(ring, ByteBuffer.wrap(data, from, straight), COUNT + place);
        if (straight < length) {
            all(ring, ByteBuffer.wrap(data, from + straight, length - straight), COUNT);
        }
    }

    private static void all(FileChannel channel, ByteBuffer data, long at) throws IOException {
        long place = at;
        while (data.hasRemaining()) {
            place += channel.write(data, place);
        }
    }

    /** Puts both parts together and returns when they are on disk. */
    KeptOutput finish() throws IOException {
        close();
        return joined(file);
    }

    @Override
    public void close() throws IOException {
        first.force(true);
        first.close();
        if (last != null) {
            last.force(true);
            last.close();
        }
    }

    /** The same for a run that another program began; finished files stay as they are. */
    static KeptOutput joined(Path file) throws IOException {
        Path round = round(file);
        if (!Files.exists(round)) {
            return read(file);
        }
        byte[] all = Files.readAllBytes(round);
        long bytes = all.length < COUNT ? 0 : ByteBuffer.wrap(all).getLong(0);
        byte[] tail = inOrder(all, bytes - MOST);
        long between = Math.max(0, bytes - MOST - tail.length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer gap = ByteBuffer.wrap(gap(between));
            all(channel, gap, MOST);
            all(channel, ByteBuffer.wrap(tail), MOST + gap.limit());
            channel.force(true);
        }
        Files.delete(round);
        return read(file);
    }

    private static byte[] inOrder(byte[] round, long after) {
        if (after <= 0) {
            return new byte[0];
        }
        int length = (int) Math.min(Math.min(after, MOST), round.length - COUNT);
        int place = after <= MOST ? 0 : (int) (after % MOST);
        var tail = new byte[length];
        System.arraycopy(round, COUNT + place, tail, 0, length - place);
        System.arraycopy(round, COUNT, tail, length - place, place);
        return tail;
    }

    /** Empty where nothing is gone. */
    private static byte[] gap(long between) {
        return between == 0 ? new byte[0]
                : String.format(Locale.ROOT, "%n[quarterdeck: %,d bytes that were printed here are not kept]%n", between)
                .replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static KeptOutput read(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        if (all.length <= MOST) {
            return new KeptOutput(all, 0, new byte[0]);
        }
        long between = between(all);
        int begin = MOST + gap(between).length;
        return new KeptOutput(Arrays.copyOf(all, MOST), between, Arrays.copyOfRange(all, begin, all.length));
    }

    /** More than both parts hold only where the line of the gap is among it. */
    private static long between(byte[] all) {
        int most = Math.min(all.length, MOST + 120);
        String line = new String(all, MOST, most - MOST, StandardCharsets.UTF_8);
        if (all.length <= 2 * MOST || !line.startsWith("\n[quarterdeck: ")) {
            return 0;
        }
        return Long.parseLong(line.substring(15, line.indexOf(' ', 15)).replace(",", ""));
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(round(file));
        Files.deleteIfExists(file);
    }
}
