package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.EventReader;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogText;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** Decodes lines of segments for showing. Reads from the block of 64 lines that holds the first of them. Any thread. */
@NullUnmarked
final class RowReader {
    static final int MOST_SHOWN = 16 * 1024;
    private static final int WINDOW = 64 * 1024;
    private static final int TAIL = 256 * 1024;

    private final String source;
    private final Supplier<EventReader> readers;

    /** @param readers makes an event reader that knows nothing yet */
    RowReader(String source, Supplier<EventReader> readers) {
        this.source = source;
        this.readers = readers;
    }

    /** Walks the lines of a segment from an offset where one begins. One thread. */
    private static final class Walk {
        private final Segment segment;
        private final Encoding encoding;
        private final long end;
        private byte[] window = new byte[0];
        private long windowAt;
        private long next;
        private long start;
        private long length;
        private byte[] kept;

        Walk(Segment segment, long from, long end) {
            this.segment = segment;
            this.encoding = segment.encoding();
            this.next = from;
            this.end = end;
        }

        /** Goes to the next line; false behind the last. */
        boolean next() throws IOException {
            if (next >= end) {
                return false;
            }
            start = next;
            kept = null;
            long at = start;
            while (true) {
                if (at < windowAt || at >= windowAt + window.length) {
                    load(at);
                    if (window.length == 0) {
                        return at > start && close(at);
                    }
                }
                int from = (int) (at - windowAt);
                int lineEnd = newline(from);
                int to = lineEnd < 0 ? window.length : lineEnd - encoding.width();
                keep(from, to);
                if (lineEnd >= 0) {
                    length = windowAt + to - start;
                    next = windowAt + lineEnd;
                    return true;
                }
                at = windowAt + window.length;
                if (at >= end) {
                    return close(at);
                }
            }
        }

        private boolean close(long at) {
            length = at - start;
            next = at;
            return true;
        }

        private void load(long at) throws IOException {
            ByteBuffer into = ByteBuffer.allocate((int) Math.min(WINDOW, Math.max(0, end - at)));
            int count = segment.store().fill(into, at, end);
            windowAt = at;
            window = count == into.capacity() ? into.array() : Arrays.copyOf(into.array(), count);
        }

        private int newline(int from) {
            long found = ByteSearch.nextInJava(MemorySegment.ofArray(window), from, window.length, (byte) '\n');
            if (encoding == Encoding.UTF_8) {
                return found < 0 ? -1 : (int) found + 1;
            }
            for (int i = from - (int) (windowAt + from & 1); i + 1 < window.length; i += 2) {
                if (i >= from && window[i] == (encoding == Encoding.UTF_16LE ? '\n' : 0)
                        && window[i + 1] == (encoding == Encoding.UTF_16LE ? 0 : '\n')) {
                    return i + 2;
                }
            }
            return -1;
        }

        private void keep(int from, int to) {
            int most = EventReader.REACH * encoding.width(); // a level may stand behind what is shown
            int have = kept == null ? 0 : kept.length;
            int count = Math.min(Math.max(0, to - from), most - have);
            if (kept == null) {
                kept = Arrays.copyOfRange(window, from, from + count);
            } else if (count > 0) {
                kept = Arrays.copyOf(kept, have + count);
                System.arraycopy(window, from, kept, have, count);
            }
        }
    }

    /**
     * Lines {@code line} to {@code line + count - 1} of a segment, as far as they are counted.
     *
     * @param row of line {@code line}
     */
    List<LogRow> lines(Segment segment, long line, int count, long row) throws IOException {
        LineIndex part = segment.partOf(line);
        int number = (int) (line - part.firstLine());
        if (number >= part.starts()) {
            return List.of();
        }
        int block = number / LineIndex.BLOCK;
        return read(segment, part.offset(block), part.firstLine() + (long) block * LineIndex.BLOCK, line, count, row, true);
    }

    /** Reads from {@code at}, where line {@code current} begins, and answers those from {@code wanted} on. */
    private List<LogRow> read(Segment segment, long at, long current, long wanted, int count, long row, boolean numbered)
            throws IOException {
        var rows = new ArrayList<LogRow>();
        EventReader reader = readers.get();
        var walk = new Walk(segment, at, liveEnd(segment, numbered));
        long line = current;
        while (rows.size() < count && walk.next()) {
            LogLevel read = segment.read(reader, walk.kept, 0, walk.kept.length);
            if (line >= wanted) {
                LogLevel level = numbered ? known(segment, line).orElse(read) : read;
                rows.add(row(segment, walk, line, row + (line - wanted), numbered, level, reader));
            }
            line++;
        }
        return rows;
    }

    private static Optional<LogLevel> known(Segment segment, long line) {
        LineIndex part = segment.partOf(line);
        long number = line - part.firstLine();
        return number < part.levelled() ? Optional.of(part.level((int) number)) : Optional.empty();
    }

    private LogRow row(Segment segment, Walk walk, long line, long row, boolean numbered, LogLevel level, EventReader reader) {
        int most = MOST_SHOWN * segment.encoding().width();
        byte[] bytes = walk.kept.length <= most ? walk.kept : Arrays.copyOf(walk.kept, most);
        boolean whole = walk.length <= bytes.length;
        long cut = walk.length - bytes.length;
        int shown = bytes.length;
        if (segment.encoding() != Encoding.UTF_8) {
            bytes = segment.encoding().utf8(bytes, 0, bytes.length);
            shown = bytes.length;
        } else if (!whole) {
            shown = wholeCharacters(bytes);
            cut += bytes.length - shown;
        }
        if (whole && shown > 0 && bytes[shown - 1] == '\r') {
            shown--;
        }
        LogText text = LogText.of(bytes, 0, shown);
        Optional<Instant> time = reader.timed() ? Optional.of(Instant.ofEpochMilli(reader.time())) : Optional.empty();
        return new LogRow.Line(row, segment.firstLine() + line + 1, numbered, source, walk.start, level, time, reader.continued(),
                text.text(), text.inks(), cut);
    }

    /** Of a cut line: the kept bytes without a character that the cut went through. */
    private static int wholeCharacters(byte[] kept) {
        int lead = kept.length - 1;
        while (lead > 0 && lead > kept.length - 4 && (kept[lead] & 0xc0) == 0x80) {
            lead--;
        }
        int first = kept[lead] & 0xff;
        int needed = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
        return lead + needed > kept.length ? lead : kept.length;
    }

    /** Where the lines to be read end: what is counted, or before that what the file holds now. */
    private static long liveEnd(Segment segment, boolean counted) {
        return counted ? segment.size() : Long.MAX_VALUE;
    }

    /** The last lines of a segment that is not counted, at most {@code count}; rows end before {@code endRow}. */
    List<LogRow> last(Segment segment, long size, int count, long endRow) throws IOException {
        for (int window = TAIL; ; window *= 4) {
            long from = Math.max(segment.from(), size - window);
            long start = from == segment.from() ? from : LineBlocks.lineEnd(segment.store(), segment.encoding(), from, size);
            var rows = new ArrayList<>(read(segment, start, 0, 0, Integer.MAX_VALUE, 0, false));
            if (rows.size() >= count || from == segment.from() || window >= 16 * TAIL) {
                List<LogRow> kept = rows.subList(Math.max(0, rows.size() - count), rows.size());
                return numbered(kept, endRow - kept.size(), segment);
            }
        }
    }

    /** Lines from about {@code offset} on of a segment that is not counted so far. */
    List<LogRow> about(Segment segment, long offset, int count, long row) throws IOException {
        long start = LineBlocks.lineEnd(segment.store(), segment.encoding(), Math.max(segment.from(), offset), Long.MAX_VALUE);
        return numbered(read(segment, start, 0, 0, count, 0, false), row, segment);
    }

    private static List<LogRow> numbered(List<LogRow> rows, long first, Segment segment) {
        var numbered = new ArrayList<LogRow>();
        for (LogRow row : rows) {
            long at = first + numbered.size();
            numbered.add(switch (row) {
                case LogRow.Line l -> new LogRow.Line(at, segment.firstLine() + at + 1, false, l.source(), l.offset(), l.level(),
                        l.time(),
                        l.continued(), l.text(), l.inks(), l.cut());
                case LogRow.Gap g -> new LogRow.Gap(at, g.at(), g.words());
            });
        }
        return numbered;
    }

    /** The one line that begins at {@code offset} of a segment. */
    List<LogRow> at(Segment segment, long offset, long firstRow) throws IOException {
        LineIndex part = offset == segment.from() ? segment.part(0) : segment.partBefore(offset);
        if (part != null && part.firstLine() >= 0 && (part.to() >= offset || segment.exact()) && part.starts() > 0) {
            int block = Math.max(0, part.blockAt(offset));
            EventReader reader = readers.get();
            var walk = new Walk(segment, part.offset(block), segment.size());
            for (long line = part.firstLine() + (long) block * LineIndex.BLOCK; walk.next(); line++) {
                LogLevel read = segment.read(reader, walk.kept, 0, walk.kept.length);
                if (walk.start >= offset) {
                    return List.of(row(segment, walk, line, firstRow + line, true, known(segment, line).orElse(read), reader));
                }
            }
            return List.of();
        }
        return numbered(read(segment, offset, 0, 0, 1, 0, false), firstRow + segment.lineAbout(offset), segment);
    }

    /** The number in its segment of the line that begins at {@code offset}; empty while the lines before it are not counted. */
    OptionalLong lineAt(Segment segment, long offset) throws IOException {
        if (offset == segment.from()) {
            return OptionalLong.of(0);
        }
        LineIndex part = segment.partBefore(offset);
        if (part == null || part.firstLine() < 0 || part.to() < offset) {
            return OptionalLong.empty();
        }
        int block = part.blockAt(offset);
        if (block < 0) {
            return OptionalLong.empty();
        }
        long line = part.firstLine() + (long) block * LineIndex.BLOCK;
        var walk = new Walk(segment, part.offset(block), segment.size());
        while (walk.next()) {
            if (walk.start >= offset) {
                return OptionalLong.of(line);
            }
            line++;
        }
        return OptionalLong.empty();
    }

    /** Where line {@code line} of a segment begins. */
    long offset(Segment segment, long line) throws IOException {
        LineIndex part = segment.partOf(line);
        int block = (int) ((line - part.firstLine()) / LineIndex.BLOCK);
        if (block * LineIndex.BLOCK >= part.starts()) {
            return segment.size();
        }
        var walk = new Walk(segment, part.offset(block), segment.size());
        for (long at = part.firstLine() + (long) block * LineIndex.BLOCK; at <= line; at++) {
            if (!walk.next()) {
                return segment.size();
            }
        }
        return walk.start;
    }

    /** The exact bytes of {@code count} lines from {@code offset} on, without the last one's end; at most {@code most} bytes. */
    Optional<byte[]> bytes(Segment segment, long offset, int count, int most) throws IOException {
        if (offset < segment.readableFrom()) {
            return Optional.empty();
        }
        var walk = new Walk(segment, offset, segment.size());
        long end = offset;
        for (int i = 0; i < count; i++) {
            if (!walk.next()) {
                return Optional.empty();
            }
            end = walk.start + walk.length;
        }
        ByteBuffer into = ByteBuffer.allocate((int) Math.min(most, end - offset));
        int read = segment.store().fill(into, offset, offset + into.capacity());
        if (read < into.capacity()) {
            return Optional.empty();
        }
        byte[] bytes = into.array();
        return Optional.of(bytes.length > 0 && bytes[bytes.length - 1] == '\r' && end - offset == bytes.length
                ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }
}
