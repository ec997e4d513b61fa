package dev.quarterdeck.io.store;

import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes from the journal what redacted entries say: the file is written again beside the old one without that, and takes
 * its place. Nobody may have the file open for writing. Stateless.
 */
record JournalErasure(JournalFolder journal, Disk disk) {

    /** Removes the contents of the entries at these positions, wherever they still are. */
    void erase(Set<Long> positions) throws IOException {
        List<Path> segments = journal.segments();
        for (Path segment : segments) {
            if (holdsContents(segment, positions)) {
                rewrite(segment, positions);
            }
        }
    }

    private static boolean holdsContents(Path segment, Set<Long> positions) throws IOException {
        long last = positions.stream().mapToLong(Long::longValue).max().orElse(0);
        try (var frames = new JournalSegment(segment)) {
            for (Optional<List<RecordedEvent>> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                if (frame.get().getFirst().position() > last) {
                    return false;
                }
                if (frame.get().stream().anyMatch(event -> !event.erased() && positions.contains(event.position()))) {
                    return true;
                }
            }
            return false;
        }
    }

    private void rewrite(Path segment, Set<Long> positions) throws IOException {
        Path unfinished = segment.resolveSibling("new-" + segment.getFileName());
        disk.delete(unfinished); // from an attempt that was cut short
        disk.createFile(unfinished);
        try (var frames = new JournalSegment(segment); Disk.Writing writing = disk.open(unfinished)) {
            writing.write(JournalSegment.start(), 0);
            long at = JournalSegment.start().limit();
            for (Optional<List<RecordedEvent>> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                var bytes = JournalFrame.encode(frame.get().stream()
                        .map(event -> positions.contains(event.position()) ? event.withoutContents() : event).toList());
                int length = bytes.limit();
                writing.write(bytes, at);
                at += length;
            }
            if (!frames.damage().isEmpty()) {
                throw new IOException("the journal's file " + segment.getFileName() + " is damaged");
            }
        }
        disk.publish(unfinished, segment);
    }
}
