package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.incident.CommandPart;
import dev.quarterdeck.core.shell.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of an output what the script itself tells between two commands: a mark, its token, an exit code, a mark. Everything
 * else
 * passes unchanged, also what only looks like the beginning of one. One thread.
 */
final class PartMarks {
    /** Takes the bytes that are output. */
    interface Sink {
        void output(byte[] data, int from, int length);

        /** How much came out so far. */
        long bytes();
    }

    private static final int CODE = 3;
    private final byte[] begin;
    private final List<CommandPart> parts = new ArrayList<>();
    private final byte[] held;
    private int holding;

    /** An empty token takes nothing out. */
    PartMarks(String token) {
        begin = token.isEmpty() ? new byte[0] : ((char) Script.MARK + token + " ").getBytes(StandardCharsets.US_ASCII);
        held = new byte[begin.length + CODE + 1];
    }

    void read(byte[] data, int length, Sink sink) {
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = data[i];
            if (holding == 0 && (begin.length == 0 || b != Script.MARK)) {
                continue;
            }
            if (holding == 0) {
                sink.output(data, from, i - from);
            }
            if (goesOn(b)) {
                held[holding++] = b;
                if (b == Script.MARK && holding > begin.length) {
                    parts.add(new CommandPart(parts.size() + 1, Integer.parseInt(new String(held, begin.length,
                            holding - begin.length - 1,
                            StandardCharsets.US_ASCII)), sink.bytes()));
                    holding = 0;
                }
                from = i + 1;
            } else {
                release(sink);
                from = i;
                i--; // it may begin one of its own
            }
        }
        if (holding == 0 && from < length) {
            sink.output(data, from, length - from);
        }
    }

    private boolean goesOn(byte b) {
        if (holding < begin.length) {
            return b == begin[holding];
        }
        int digits = holding - begin.length;
        return b >= '0' && b <= '9' && digits < CODE || b == Script.MARK && digits > 0;
    }

    /** What was held back is no mark. */
    void release(Sink sink) {
        sink.output(held, 0, holding);
        holding = 0;
    }

    List<CommandPart> parts() {
        return List.copyOf(parts);
    }
}
