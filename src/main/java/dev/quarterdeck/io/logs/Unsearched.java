package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What of a log a search could not look at, so that no match there does not mean that there is none. Any thread. */
final class Unsearched {
    private final AtomicLong givenUp = new AtomicLong();
    private volatile String unreadable = "";
    private final Set<Long> shortened = ConcurrentHashMap.newKeySet();

    /** It is not known whether a line matches: the pattern takes too long. */
    void givenUp() {
        givenUp.incrementAndGet();
    }

    /** Of the line that begins at {@code offset} only the beginning was searched. */
    void shortened(long offset) {
        shortened.add(offset);
    }

    /** Some of it cannot be read. What was closed is no longer part of the log. */
    void unreadable(IOException e) {
        if (!(e instanceof ClosedChannelException)) {
            unreadable = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
    }

    /** For whoever searched; empty when all was searched. */
    String words() {
        var words = new ArrayList<String>();
        if (givenUp.get() > 0) {
            words.add("gave up on " + givenUp + " lines: the pattern takes too long");
        }
        if (!shortened.isEmpty()) {
            words.add((shortened.size() == 1 ? "1 line is" : shortened.size() + " lines are") + " longer than "
                    + LineBlocks.LONGEST / (1024 * 1024)
                    + " MiB: only the beginning was searched");
        }
        if (!unreadable.isEmpty()) {
            words.add("a part cannot be read and was not searched: " + unreadable);
        }
        return String.join(", ", words);
    }
}
