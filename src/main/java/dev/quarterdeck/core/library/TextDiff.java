package dev.quarterdeck.core.library;

import java.util.ArrayList;
import java.util.List;

/** What changed between two versions of a text, line by line. Pure; any thread. */
public final class TextDiff {
    /** Beyond this many pairs of lines the changed part is shown as a whole: nobody reads more, and memory is not for that. */
    private static final long MOST_PAIRS = 4_000_000;
    private static final int CONTEXT = 2;

    private TextDiff() {
    }

    /** What became of a line. */
    public enum Kind {
        SAME, REMOVED, ADDED
    }

    /** {@code number} is the line's place in the newer text, or in the older one when it was removed, from 1. */
    public record Line(Kind kind, int number, String text) {
    }

    /** Every line of both texts in order; of each change the removed lines come first. */
    public static List<Line> of(String older, String newer) {
        List<String> a = older.lines().toList();
        List<String> b = newer.lines().toList();
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head && tail < b.size() - head && a.get(a.size() - 1 - tail)
                .equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < head; i++) {
            lines.add(new Line(Kind.SAME, i + 1, b.get(i)));
        }
        middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail), head, lines);
        for (int i = b.size() - tail; i < b.size(); i++) {
            lines.add(new Line(Kind.SAME, i + 1, b.get(i)));
        }
        return List.copyOf(lines);
    }

    /** The changes with two lines around each; an empty list when the texts read the same. */
    public static List<Line> changes(String older, String newer) {
        List<Line> all = of(older, newer);
        var near = new ArrayList<Line>();
        for (int i = 0; i < all.size(); i++) {
            boolean kept = false;
            for (int j = Math.max(0, i - CONTEXT); j <= Math.min(all.size() - 1, i + CONTEXT); j++) {
                kept |= all.get(j).kind() != Kind.SAME;
            }
            if (kept) {
                near.add(all.get(i));
            }
        }
        return List.copyOf(near);
    }

    private static void middle(List<String> a, List<String> b, int offset, List<Line> lines) {
        if ((long) a.size() * b.size() > MOST_PAIRS) {
            for (int i = 0; i < a.size(); i++) {
                lines.add(new Line(Kind.REMOVED, offset + i + 1, a.get(i)));
            }
            for (int j = 0; j < b.size(); j++) {
                lines.add(new Line(Kind.ADDED, offset + j + 1, b.get(j)));
            }
            return;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                lines.add(new Line(Kind.SAME, offset + j + 1, b.get(j)));
                i++;
                j++;
            } else if (i < a.size() && (j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, offset + i + 1, a.get(i)));
                i++;
            } else {
                lines.add(new Line(Kind.ADDED, offset + j + 1, b.get(j)));
                j++;
            }
        }
    }

    /** Length of the longest common subsequence from each pair of places on. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j)) ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
