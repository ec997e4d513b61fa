package dev.quarterdeck.core.logs.find;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that finds a regular expression in lines of bytes, one step a byte, whatever the expression. Rows are multiplied by 256
 * beforehand; a newline leads back to the start; a negative entry says that the line matches. Immutable; any thread.
 */
public final class Dfa {
    private static final int MOST_STATES = 4096;
    private static final int MOST_NFA = 60_000;
    /** The entry that means: this line matches. */
    public static final int FOUND = -1;

    private final int[] table;

    private Dfa(int[] table) {
        this.table = table;
    }

    /**
     * For state {@code s} (a multiple of 256, 0 at the start of a line) and byte {@code b} the next state is
     * {@code table[s + b]}, or
     * {@link #FOUND}. The byte of a newline also tells whether the line matches at its end.
     */
    public int[] table() {
        return table;
    }

    /** Whether the line {@code [from, to)}, without its newline, matches. */
    public boolean matches(byte[] line, int from, int to) {
        int state = 0;
        for (int i = from; i < to; i++) {
            state = table[state + (line[i] & 0xff)];
            if (state < 0) {
                return true;
            }
        }
        return table[state + '\n'] < 0;
    }

    /** Empty when it would grow too large. */
    static Optional<Dfa> of(Node node) {
        return new Builder().build(node);
    }

    /** Thompson's construction, then subsets. */
    private static final class Builder {
        private static final int SPLIT = -1;
        private static final int ACCEPT = -2;
        private static final int START = -3;
        private static final int END = -4;

        private final List<BitSet> sets = new ArrayList<>();
        /** Per state: a number of {@link #sets}, or one of the kinds above. */
        private final List<Integer> kind = new ArrayList<>();
        private final List<Integer> next = new ArrayList<>();
        private final List<Integer> other = new ArrayList<>();
        private boolean impossible;

        private int state(int what, int to, int alternative) {
            if (kind.size() >= MOST_NFA) {
                impossible = true;
                return 0;
            }
            kind.add(what);
            next.add(to);
            other.add(alternative);
            return kind.size() - 1;
        }

        /** The state that finds {@code node} and then goes on with {@code then}. */
        private int compile(Node node, int then) {
            if (impossible) {
                return 0;
            }
            return switch (node) {
                case Node.Bytes(BitSet set) -> {
                    sets.add(set);
                    yield state(sets.size() - 1, then, -1);
                }
                case Node.Sequence(List<Node> parts) -> {
                    int at = then;
                    for (Node part : parts.reversed()) {
                        at = compile(part, at);
                    }
                    yield at;
                }
                case Node.Choice(List<Node> ways) -> {
                    int at = compile(ways.getLast(), then);
                    for (Node way : ways.subList(0, ways.size() - 1).reversed()) {
                        at = state(SPLIT, compile(way, then), at);
                    }
                    yield at;
                }
                case Node.Repeat(Node inner, int least, int most) -> {
                    int at = then;
                    if (most < 0) {
                        int loop = state(SPLIT, -1, then);
                        if (!impossible) {
                            next.set(loop, compile(inner, loop));
                        }
                        at = loop;
                    } else {
                        for (int i = least; i < most && !impossible; i++) {
                            at = state(SPLIT, compile(inner, at), then);
                        }
                    }
                    for (int i = 0; i < least && !impossible; i++) {
                        at = compile(inner, at);
                    }
                    yield at;
                }
                case Node.LineStart() -> state(START, then, -1);
                case Node.LineEnd() -> state(END, then, -1);
                case Node.Opaque() -> {
                    impossible = true;
                    yield 0;
                }
            };
        }

        Optional<Dfa> build(Node node) {
            int accept = state(ACCEPT, -1, -1);
            int start = compile(node, accept);
            if (impossible) {
                return Optional.empty();
            }
            Map<BitSet, Integer> known = new HashMap<>();
            var open = new ArrayDeque<BitSet>();
            int[] table = new int[256 * 16];
            BitSet first = closure(List.of(start), true, false);
            // found anywhere: from each place on it may begin anew
            BitSet again = closure(List.of(start), false, false);
            if (first.get(accept)) {
                Arrays.fill(table, FOUND);
                return Optional.of(new Dfa(Arrays.copyOf(table, 256)));
            }
            if (closure(members(first), true, true).get(accept) == closure(members(first), false, true).get(accept)) {
                // else the same set inside a line is another state: that the line starts there counts at its end
                known.put(first, 0);
            }
            open.add(first);
            int count = 1;
            for (int row = 0; !open.isEmpty(); row += 256) {
                BitSet here = open.remove();
                boolean endsHere = closure(members(here), row == 0, true).get(accept);
                int[] classes = classes(here);
                var ofClass = new HashMap<Integer, Integer>();
                for (int b = 0; b < 256; b++) {
                    if (b == '\n') {
                        continue;
                    }
                    Integer target = ofClass.get(classes[b]);
                    if (target == null) {
                        BitSet after = after(here, b, again);
                        if (after.get(accept)) {
                            target = FOUND;
                        } else {
                            Integer old = known.get(after);
                            if (old == null) {
                                if (count == MOST_STATES) {
                                    return Optional.empty();
                                }
                                old = count++;
                                known.put(after, old);
                                open.add(after);
                                if (count * 256 > table.length) {
                                    table = Arrays.copyOf(table, table.length * 2);
                                }
                            }
                            target = old * 256;
                        }
                        ofClass.put(classes[b], target);
                    }
                    table[row + b] = target;
                }
                table[row + '\n'] = endsHere ? FOUND : 0;
                if (endsHere) {
                    table[row + '\r'] = FOUND; // the end of a line may be spelled with two bytes
                }
            }
            return Optional.of(new Dfa(Arrays.copyOf(table, count * 256)));
        }

        private static List<Integer> members(BitSet set) {
            return set.stream().boxed().toList();
        }

        private BitSet after(BitSet here, int b, BitSet again) {
            var targets = new ArrayList<Integer>();
            for (int s = here.nextSetBit(0); s >= 0; s = here.nextSetBit(s + 1)) {
                if (kind.get(s) >= 0 && sets.get(kind.get(s)).get(b)) {
                    targets.add(next.get(s));
                }
            }
            BitSet after = closure(targets, false, false);
            after.or(again);
            return after;
        }

        /** Bytes that no set of {@code here} tells apart have the same number. */
        private int[] classes(BitSet here) {
            var classes = new int[256];
            int count = 1;
            for (int s = here.nextSetBit(0); s >= 0; s = here.nextSetBit(s + 1)) {
                if (kind.get(s) < 0) {
                    continue;
                }
                BitSet set = sets.get(kind.get(s));
                var split = new HashMap<Integer, Integer>();
                for (int b = set.nextSetBit(0); b >= 0; b = set.nextSetBit(b + 1)) {
                    Integer fresh = split.get(classes[b]);
                    if (fresh == null) {
                        fresh = count++;
                        split.put(classes[b], fresh);
                    }
                    classes[b] = fresh;
                }
            }
            return classes;
        }

        private BitSet closure(List<Integer> from, boolean atStart, boolean atEnd) {
            var reached = new BitSet(kind.size());
            var open = new ArrayDeque<>(from);
            while (!open.isEmpty()) {
                int s = open.remove();
                if (s < 0 || reached.get(s)) {
                    continue;
                }
                reached.set(s);
                switch (kind.get(s)) {
                    case SPLIT -> {
                        open.add(next.get(s));
                        open.add(other.get(s));
                    }
                    case START -> {
                        if (atStart) {
                            open.add(next.get(s));
                        }
                    }
                    case END -> {
                        if (atEnd) {
                            open.add(next.get(s));
                        }
                    }
                    default -> {
                        // a byte is needed, or it is found
                    }
                }
            }
            return reached;
        }
    }
}
