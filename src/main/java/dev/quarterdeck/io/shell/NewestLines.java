package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.shell.OutputLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last lines of a run, each of one kind: errors and output that come at the same time stand in lines of their own. One
 * thread.
 */
final class NewestLines {
    private static final int LINES = 12;
    /** Longer ones are shown to here. */
    private static final int LONGEST = 600;

    private final Deque<OutputLine> lines = new ArrayDeque<>();
    private final byte[][] open = {new byte[LONGEST], new byte[LONGEST]};
    private final int[] length = new int[2];

    void add(byte[] data, int from, int count, boolean error) {
        int kind = error ? 1 : 0;
        int begin = from;
        // only the last lines of a large piece can be seen
        int ends = 0;
        for (int i = from + count - 1; i >= from && ends <= LINES; i--) {
            if (data[i] == '\n' && ++ends > LINES) {
                begin = i + 1;
                length[kind] = 0;
            }
        }
        for (int i = begin; i < from + count; i++) {
            if (data[i] == '\n') {
                push(text(kind), error);
                length[kind] = 0;
            } else if (length[kind] < LONGEST) {
                open[kind][length[kind]++] = data[i];
            }
        }
    }

    private void push(String text, boolean error) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(new OutputLine(text, error));
    }

    private String text(int kind) {
        int end = length[kind];
        return new String(open[kind], 0, end > 0 && open[kind][end - 1] == '\r' ? end - 1 : end, StandardCharsets.UTF_8);
    }

    List<OutputLine> all() {
        var all = new ArrayList<>(lines);
        for (int kind = 0; kind < 2; kind++) {
            if (length[kind] > 0) {
                all.add(new OutputLine(text(kind), kind == 1));
            }
        }
        return all.size() > LINES ? List.copyOf(all.subList(all.size() - LINES, all.size())) : List.copyOf(all);
    }
}
