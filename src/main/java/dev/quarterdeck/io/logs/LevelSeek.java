package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogRow;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/** Finds the first line of a segment that is bad enough and late enough, with what the index knows. Any thread. */
record LevelSeek(Segment segment, RowReader reader) {

    /** The line's number in the segment; empty when there is none, or it is not indexed so far. */
    OptionalLong first(LogLevel least, Instant from) {
        long second = from.getEpochSecond();
        for (int number = 0; number < segment.partCount(); number++) {
            LineIndex part = segment.part(number);
            int levelled = part.levelled();
            for (int block = 0; block * LineIndex.BLOCK < levelled && part.firstLine() >= 0; block++) {
                boolean before = (block + 1) * LineIndex.BLOCK < levelled && part.second(block + 1) != 0
                        && part.second(block + 1) < second;
                if (!before && part.atLeast(block, least) != 0) {
                    OptionalLong found = inBlock(part, block, least, from);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong inBlock(LineIndex part, int block, LogLevel least, Instant from) {
        long line = part.firstLine() + (long) block * LineIndex.BLOCK;
        try {
            for (LogRow row : reader.lines(segment, line, LineIndex.BLOCK, line)) {
                if (row instanceof LogRow.Line l && l.level().compareTo(least) >= 0 && l.time().isPresent() && !l.time().get()
                        .isBefore(from)) {
                    return OptionalLong.of(row.row());
                }
            }
        } catch (IOException _) {
            // not to be read any more, so there is nothing to be found
        }
        return OptionalLong.empty();
    }
}
