package dev.quarterdeck.core.logs.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the first of several texts of which each letter may be one of a few bytes (a text in any case), after Wu and Manber:
 * three bytes at
 * the end of a window tell how far it may be moved on, so that most bytes are never looked at. Immutable; any thread.
 */
public final class Skips {
    /** With shorter texts the table of a {@link Dfa} is as fast. */
    private static final int SHORTEST = 6;
    private static final int LONGEST = 64;
    private static final int MOST_TEXTS = 64;
    private static final int MOST_BYTES = 8;
    /** Five bits of a byte: a letter has the same in both cases. */
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    private final boolean[][][] texts;
    private final int length;
    private final byte[] moves = new byte[1 << 3 * BITS];

    private Skips(List<List<BitSet>> runs) {
        length = Math.min(LONGEST, shortest(runs));
        texts = new boolean[runs.size()][length][256];
        Arrays.fill(moves, (byte) (length - 2));
        for (int text = 0; text < texts.length; text++) {
            List<BitSet> run = runs.get(text);
            for (int i = 0; i < length; i++) {
                boolean[] wanted = texts[text][i];
                run.get(i).stream().forEach(b -> wanted[b] = true);
                if (i >= 2) {
                    move(folded(run.get(i - 2)), folded(run.get(i - 1)), folded(run.get(i)), length - 1 - i);
                }
            }
        }
    }

    /** Texts of which a line that matches holds one; empty when there are none, or too short ones. */
    static Optional<Skips> of(Node node) {
        List<List<BitSet>> runs = runs(node);
        return runs.isEmpty() || shortest(runs) < SHORTEST ? Optional.empty() : Optional.of(new Skips(runs));
    }

    private static int[] folded(BitSet set) {
        return set.stream().map(b -> b & MASK).distinct().toArray();
    }

    private void move(int[] first, int[] second, int[] third, int most) {
        for (int a : first) {
            for (int b : second) {
                for (int c : third) {
                    int three = a << 2 * BITS | b << BITS | c;
                    moves[three] = (byte) Math.min(moves[three], most);
                }
            }
        }
    }

    private static int shortest(List<List<BitSet>> runs) {
        return runs.stream().mapToInt(List::size).min().orElse(0);
    }

    /** Runs of bytes of which every match has one; none where there is nothing to be said. */
    private static List<List<BitSet>> runs(Node node) {
        return switch (node) {
            case Node.Bytes(BitSet set) -> few(set) ? List.of(List.of(set)) : List.of();
            case Node.Sequence(List<Node> parts) -> ofSequence(parts);
            case Node.Choice(List<Node> ways) -> {
                var all = new ArrayList<List<BitSet>>();
                for (Node way : ways) {
                    List<List<BitSet>> own = runs(way);
                    if (own.isEmpty() || all.size() + own.size() > MOST_TEXTS) {
                        yield List.of();
                    }
                    all.addAll(own);
                }
                yield all;
            }
            case Node.Repeat(Node inner, int least, _) -> least > 0 ? runs(inner) : List.of();
            case Node.LineStart _, Node.LineEnd _, Node.Opaque _ -> List.of();
        };
    }

    /** Of the parts that follow each other, the ones that let most bytes be passed over. */
    private static List<List<BitSet>> ofSequence(List<Node> parts) {
        var candidates = new ArrayList<List<List<BitSet>>>();
        var run = new ArrayList<BitSet>();
        for (Node part : flat(parts)) {
            if (part instanceof Node.Bytes(BitSet set) && few(set)) {
                run.add(set);
                continue;
            }
            candidates.add(List.of(List.copyOf(run)));
            run.clear();
            candidates.add(runs(part));
        }
        candidates.add(List.of(List.copyOf(run)));
        return candidates.stream().filter(c -> shortest(c) > 0).max(Comparator.comparingInt(Skips::shortest)).orElse(List.of());
    }

    private static List<Node> flat(List<Node> parts) {
        return parts.stream().flatMap(part -> part instanceof Node.Sequence(List<Node> inner) ? flat(inner).stream()
                : Stream.of(part)).toList();
    }

    private static boolean few(BitSet set) {
        return !set.isEmpty() && set.cardinality() <= MOST_BYTES;
    }

    /** Where the first text begins that lies wholly in {@code [from, to)}, or -1. */
    public int next(byte[] in, int from, int to) {
        byte[] move = moves;
        int last = from + length - 1;
        while (last < to) {
            int step = move[(in[last - 2] & MASK) << 2 * BITS | (in[last - 1] & MASK) << BITS | in[last] & MASK];
            if (step > 0) {
                last += step;
            } else {
                int start = last - length + 1;
                if (stands(in, start)) {
                    return start;
                }
                last++;
            }
        }
        return -1;
    }

    private boolean stands(byte[] in, int at) {
        for (boolean[][] text : texts) {
            int i = length - 1;
            while (i >= 0 && text[i][in[at + i] & 0xff]) {
                i--;
            }
            if (i < 0) {
                return true;
            }
        }
        return false;
    }
}
