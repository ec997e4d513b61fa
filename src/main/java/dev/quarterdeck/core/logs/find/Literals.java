package dev.quarterdeck.core.logs.find;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds texts of which a line must hold at least one to match an expression at all. */
final class Literals {
    private static final int MOST = 16;
    private static final int LONGEST = 48;

    private Literals() {
    }

    /** Sets of texts; a matching line holds one of each set. Empty when nothing is required. */
    static List<List<byte[]>> required(Node node) {
        var sets = new ArrayList<List<byte[]>>();
        collect(node, sets);
        sets.removeIf(set -> set.stream().anyMatch(text -> text.length == 0));
        return sets;
    }

    private static void collect(Node node, List<List<byte[]>> sets) {
        Optional<List<byte[]>> exact = exact(node);
        if (exact.isPresent()) {
            sets.add(exact.get());
            return;
        }
        switch (node) {
            case Node.Sequence(List<Node> parts) -> sequence(parts, sets);
            case Node.Repeat(Node inner, int least, _) -> {
                if (least > 0) {
                    collect(inner, sets);
                }
            }
            case Node.Choice(List<Node> ways) -> choice(ways, sets);
            case Node.Bytes _, Node.LineStart _, Node.LineEnd _, Node.Opaque _ -> {
                // nothing that one could look for
            }
        }
    }

    private static void sequence(List<Node> parts, List<List<byte[]>> sets) {
        List<byte[]> run = List.of(new byte[0]);
        for (Node part : parts) {
            Optional<List<byte[]>> exact = exact(part);
            if (exact.isPresent()) {
                Optional<List<byte[]>> grown = joined(run, exact.get());
                if (grown.isPresent()) {
                    run = grown.get();
                } else {
                    sets.add(run);
                    run = exact.get();
                }
            } else {
                sets.add(run);
                run = List.of(new byte[0]);
                if (part instanceof Node.Repeat(Node inner, int least, _) && least > 0) {
                    exact(inner).ifPresent(sets::add);
                }
                collect(part, sets);
            }
        }
        sets.add(run);
    }

    /** Each way gives its rarest-looking set; together they are one. */
    private static void choice(List<Node> ways, List<List<byte[]>> sets) {
        var together = new ArrayList<byte[]>();
        for (Node way : ways) {
            List<List<byte[]>> own = required(way);
            Optional<List<byte[]>> best = own.stream().max(Comparator.comparingInt(Literals::shortest));
            if (best.isEmpty()) {
                return;
            }
            together.addAll(best.get());
        }
        if (together.size() <= MOST) {
            sets.add(together);
        }
    }

    private static int shortest(List<byte[]> set) {
        return set.stream().mapToInt(text -> text.length).min().orElse(0);
    }

    /** All texts that a node stands for, when they are few. */
    static Optional<List<byte[]>> exact(Node node) {
        return switch (node) {
            case Node.Bytes(BitSet set) -> set.cardinality() > 4 ? Optional.empty()
                    : Optional.of(set.stream().mapToObj(b -> new byte[] {(byte) b}).toList());
            case Node.Sequence(List<Node> parts) -> {
                Optional<List<byte[]>> all = Optional.of(List.of(new byte[0]));
                for (Node part : parts) {
                    all = all.flatMap(a -> exact(part).flatMap(e -> joined(a, e)));
                }
                yield all;
            }
            case Node.Choice(List<Node> ways) -> {
                var all = new ArrayList<byte[]>();
                for (Node way : ways) {
                    Optional<List<byte[]>> exact = exact(way);
                    if (exact.isEmpty()) {
                        yield Optional.empty();
                    }
                    all.addAll(exact.get());
                }
                yield all.size() <= MOST ? Optional.of(all) : Optional.empty();
            }
            case Node.Repeat(Node inner, int least, int most) -> {
                Optional<List<byte[]>> all = Optional.of(List.of(new byte[0]));
                for (int i = 0; i < least && least == most; i++) {
                    all = all.flatMap(a -> exact(inner).flatMap(e -> joined(a, e)));
                }
                yield least == most ? all : Optional.empty();
            }
            case Node.LineStart _, Node.LineEnd _, Node.Opaque _ -> Optional.empty();
        };
    }

    private static Optional<List<byte[]>> joined(List<byte[]> heads, List<byte[]> tails) {
        if (heads.size() * tails.size() > MOST) {
            return Optional.empty();
        }
        var joined = new ArrayList<byte[]>();
        for (byte[] head : heads) {
            for (byte[] tail : tails) {
                if (head.length + tail.length > LONGEST) {
                    return Optional.empty();
                }
                var both = new ByteArrayOutputStream();
                both.writeBytes(head);
                both.writeBytes(tail);
                joined.add(both.toByteArray());
            }
        }
        return Optional.of(joined);
    }
}
