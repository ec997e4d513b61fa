package dev.quarterdeck.core.logs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/**
 * Cuts the bytes of growing files into lines. A line needs its newline before it is handed on; of an endless one only
 * the first 16 KiB are kept and the rest is counted, so memory is bounded whatever is in the file. One thread.
 */
public final class LineDecoder {
    public static final int MOST_SHOWN = 16 * 1024;

    private final Consumer<LogLine> lines;
    private final LevelReader levels = new LevelReader();
    private final MessageDigest sha256;
    private byte[] kept = new byte[256];
    private int keptLength;
    private long length;
    private byte last;
    private long lineStart;
    private boolean skipping;
    private long number;

    public LineDecoder(Consumer<LogLine> lines) {
        this.lines = lines;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * From here on the bytes come from {@code offset} of a file. An unfinished line of the file before is handed on.
     *
     * @param midLine the offset is inside a line, whose rest is not shown
     */
    public void startAt(long offset, boolean midLine) {
        finish();
        lineStart = offset;
        skipping = midLine;
    }

    /** The next {@code count} bytes of the file. */
    public void feed(byte[] bytes, int count) {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                take(bytes, from, i - from);
                endLine(1);
                from = i + 1;
            }
        }
        take(bytes, from, count - from);
    }

    /** The file ends here for good: its last line won't get a newline any more. */
    public void finish() {
        if (length > 0) {
            endLine(0);
        }
    }

    private void take(byte[] bytes, int from, int count) {
        if (count == 0) {
            return;
        }
        int room = Math.min(count, MOST_SHOWN - keptLength);
        if (keptLength + room > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(MOST_SHOWN, Math.max(2 * kept.length, keptLength + room)));
        }
        System.arraycopy(bytes, from, kept, keptLength, room);
        keptLength += room;
        length += count;
        last = bytes[from + count - 1];
    }

    private void endLine(int newline) {
        if (!skipping) {
            lines.accept(line());
        }
        lineStart += length + newline;
        skipping = false;
        keptLength = 0;
        length = 0;
        last = 0;
    }

    private LogLine line() {
        long whole = last == '\r' ? length - 1 : length;
        int shown = whole > keptLength ? wholeCharacters() : (int) whole;
        byte[] bytes = Arrays.copyOf(kept, shown);
        String text = LogText.of(bytes, 0, bytes.length).text();
        return new LogLine(++number, lineStart, levels.read(text), text, whole - shown,
                HexFormat.of().formatHex(sha256.digest(bytes)));
    }

    /** Of a cut line: the kept bytes without a character that the cut went through. */
    private int wholeCharacters() {
        int lead = keptLength - 1;
        while (lead > keptLength - 4 && (kept[lead] & 0xc0) == 0x80) {
            lead--;
        }
        int first = kept[lead] & 0xff;
        int needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
        return lead + needed > keptLength ? lead : keptLength;
    }
}
