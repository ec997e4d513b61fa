package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogRows;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The rows of a log out of the files it went through. One thread adds pieces, any thread reads rows. Old files are let go, so
 * that a
 * log that rotates for days holds a bounded number of them.
 */
final class LogPieces implements LogRows {
    private static final int MOST_FILES = 32;

    private final RowReader reader;
    private volatile List<Piece> pieces = List.of();
    private volatile boolean settled;

    LogPieces(RowReader reader) {
        this.reader = reader;
    }

    List<Piece> all() {
        return pieces;
    }

    /** Whether the source was looked at: before that, no rows does not mean that there are none. */
    boolean settled() {
        return settled;
    }

    void settle() {
        settled = true;
    }

    RowReader reader() {
        return reader;
    }

    /** The row behind the last. */
    private long end() {
        List<Piece> all = pieces;
        return all.isEmpty() ? 0 : all.getLast().firstRow() + all.getLast().rows();
    }

    /** How many rows from the first on are final. */
    long whole() {
        List<Piece> all = pieces;
        if (all.isEmpty()) {
            return 0;
        }
        return all.getLast() instanceof Piece.Lines(Segment segment, long firstRow) ? firstRow + segment.wholeLines()
                : all.getLast().firstRow() + all.getLast().rows();
    }

    /** Lines there were so far, in all files. */
    long lines() {
        return pieces.stream().mapToLong(p -> p instanceof Piece.Gap ? 0 : p.rows()).sum();
    }

    void add(Segment segment) {
        segment.firstLine(lines());
        add(new Piece.Lines(segment, end()));
    }

    void gap(Instant at, String words) {
        if (end() > 0) {
            add(new Piece.Gap(end(), at, words));
        }
    }

    private void add(Piece piece) {
        var more = new ArrayList<>(pieces);
        more.add(piece);
        pieces = List.copyOf(more);
    }

    /**
     * The file {@code store} was truncated: the lines that were read of it, in however many pieces, are those of {@code kept}
     * now.
     */
    void truncated(ByteStore store, KeptStore kept, Instant at) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Lines(Segment segment, _) && segment.store() == store) {
                segment.truncated(kept, at);
            }
        }
    }

    /** Closes the oldest files while there are too many. */
    void letGo(Instant now, String words) {
        long files = pieces.stream().filter(p -> p instanceof Piece.Lines).count();
        for (Piece piece : pieces) {
            if (files <= MOST_FILES) {
                return;
            }
            if (piece instanceof Piece.Lines(Segment segment, _)) {
                forget(segment, now, words);
                files--;
            }
        }
    }

    /** Takes a file back as if it had never been added, and closes it: it is the last one, and is read anew. */
    void withdraw(Segment segment) {
        pieces = pieces.stream().filter(piece -> !(piece instanceof Piece.Lines lines && lines.segment() == segment)).toList();
        segment.close();
    }

    /** Closes a file whose lines cannot be read from now on. */
    void forget(Segment segment, Instant now, String words) {
        var left = new ArrayList<Piece>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Lines lines && lines.segment() == segment) {
                if (!left.isEmpty() && left.getLast() instanceof Piece.Gone before) {
                    left.removeLast();
                    left.add(new Piece.Gone(before.firstRow(), before.rows() + piece.rows(), now, words));
                } else if (piece.rows() > 0) {
                    left.add(new Piece.Gone(piece.firstRow(), piece.rows(), now, words));
                }
            } else {
                left.add(piece);
            }
        }
        pieces = List.copyOf(left);
        boolean shared = left.stream().anyMatch(p -> p instanceof Piece.Lines l && l.segment().store() == segment.store());
        if (!shared) {
            segment.close();
        }
    }

    @Override
    public Extent extent() {
        List<Piece> all = pieces;
        if (all.isEmpty()) {
            return new Extent(0, settled);
        }
        Piece last = all.getLast();
        if (last instanceof Piece.Lines(Segment segment, long firstRow) && !segment.exact()) {
            return new Extent(firstRow + segment.estimate(), false);
        }
        return new Extent(last.firstRow() + last.rows(), true);
    }

    @Override
    public List<LogRow> rows(long first, int count) {
        var rows = new ArrayList<LogRow>();
        long wanted = Math.max(0, first);
        for (Piece piece : pieces) {
            long behind = piece instanceof Piece.Lines(Segment s, _) && !s.exact() ? Long.MAX_VALUE : piece.firstRow()
                    + piece.rows();
            while (wanted < behind && wanted >= piece.firstRow() && rows.size() < count) {
                List<LogRow> read = read(piece, wanted, count - rows.size());
                if (read.isEmpty()) {
                    break;
                }
                rows.addAll(read);
                wanted += read.size();
            }
        }
        return rows;
    }

    private List<LogRow> read(Piece piece, long row, int count) {
        return switch (piece) {
            case Piece.Gap gap -> List.of(new LogRow.Gap(gap.firstRow(), gap.at(), gap.words()));
            case Piece.Gone gone -> List.of(new LogRow.Gap(row, gone.at(), gone.words()));
            case Piece.Lines(Segment segment, long firstRow) -> {
                long gone = firstRow + segment.readableLine() - row;
                if (gone > 0) {
                    yield LongStream.range(row, row + Math.min(gone, count))
                            .<LogRow>mapToObj(r -> new LogRow.Gap(r, segment.goneAt(), "truncated away"))
                            .toList();
                }
                try {
                    yield segment.exact() || row - firstRow + count <= segment.lines()
                            ? reader.lines(segment, row - firstRow, count, row) : estimated(segment, firstRow, row, count);
                } catch (IOException e) {
                    yield List.of(new LogRow.Gap(row, Instant.EPOCH, String.valueOf(e.getMessage())));
                }
            }
        };
    }

    /** Before all is counted: the end is read from behind, the middle from about where it must be. */
    private List<LogRow> estimated(Segment segment, long firstRow, long row, int count) throws IOException {
        long end = firstRow + segment.estimate();
        int fromEnd = Math.clamp(end - row, 0, Integer.MAX_VALUE);
        if (fromEnd <= 4 * count) {
            List<LogRow> last = reader.last(segment, segment.seen(), fromEnd, end);
            return last.subList(0, Math.min(count, last.size()));
        }
        return reader.about(segment, segment.about(row - firstRow), count, row);
    }

    void close() {
        pieces.forEach(p -> {
            if (p instanceof Piece.Lines(Segment segment, _)) {
                segment.close();
            }
        });
    }
}
