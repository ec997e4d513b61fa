package dev.quarterdeck.io.logs;

import java.time.Instant;

/** What the rows of a log are made of, one after the other. */
sealed interface Piece {

    /** The row of its first line; known, since only the last piece grows. */
    long firstRow();

    long rows();

    record Lines(Segment segment, long firstRow) implements Piece {
        @Override
        public long rows() {
            return segment.lines();
        }
    }

    /** A row that tells that lines are missing. */
    record Gap(long firstRow, Instant at, String words) implements Piece {
        @Override
        public long rows() {
            return 1;
        }
    }

    /** Lines that were read and can't be read again: their file was let go. */
    record Gone(long firstRow, long rows, Instant at, String words) implements Piece {
    }
}
