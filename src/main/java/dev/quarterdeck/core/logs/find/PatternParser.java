package dev.quarterdeck.core.logs.find;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/**
 * Reads the regular part of {@link java.util.regex.Pattern}'s language into an expression over UTF-8 bytes that is found in the
 * same
 * lines. What is not regular or not known for sure (look-around, back references, word boundaries, possessive repeats) becomes
 * {@link Node.Opaque}; what could change the meaning of the texts around it (inline flags) gives nothing at all.
 */
@NullUnmarked
final class PatternParser {
    private static final int MOST_NODES = 20_000;
    private static final int MOST_DEPTH = 200;

    private final String text;
    private final boolean ignoreCase;
    private int at;
    private int nodes;
    private int depth;

    private PatternParser(String text, boolean ignoreCase) {
        this.text = text;
        this.ignoreCase = ignoreCase;
    }

    /** Something that is not known here; never leaves this class. */
    private static final class Unknown extends RuntimeException {
        private static final Unknown INSTANCE = new Unknown();

        private Unknown() {
            super(null, null, false, false);
        }
    }

    static Optional<Node> parse(String text, boolean ignoreCase) {
        try {
            var parser = new PatternParser(text, ignoreCase);
            Node node = parser.choice();
            return parser.at == text.length() ? Optional.of(node) : Optional.empty();
        } catch (Unknown _) {
            return Optional.empty();
        }
    }

    static Optional<Node> literal(String text, boolean ignoreCase) {
        try {
            var parser = new PatternParser("", ignoreCase);
            var parts = new ArrayList<Node>();
            text.codePoints().forEach(c -> parts.add(parser.character(c)));
            return Optional.of(new Node.Sequence(parts));
        } catch (Unknown _) {
            return Optional.empty();
        }
    }

    private Node counted(Node node) {
        if (++nodes > MOST_NODES) {
            throw Unknown.INSTANCE;
        }
        return node;
    }

    private boolean more() {
        return at < text.length();
    }

    private boolean accept(char c) {
        if (more() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private Node choice() {
        if (++depth > MOST_DEPTH) {
            throw Unknown.INSTANCE;
        }
        var ways = new ArrayList<Node>();
        ways.add(sequence());
        while (accept('|')) {
            ways.add(sequence());
        }
        depth--;
        return ways.size() == 1 ? ways.getFirst() : counted(new Node.Choice(ways));
    }

    private Node sequence() {
        var parts = new ArrayList<Node>();
        while (more() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return counted(new Node.Sequence(parts));
    }

    private Node repeated(Node atom) {
        Node node = atom;
        while (more()) {
            int least;
            int most;
            char c = text.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                least = c == '+' ? 1 : 0;
                most = c == '?' ? 1 : -1;
            } else if (c == '{') {
                at++;
                least = number();
                most = accept(',') ? more() && text.charAt(at) == '}' ? -1 : number() : least;
                if (!accept('}') || most >= 0 && most < least || Math.max(least, most) > 1000) {
                    throw Unknown.INSTANCE;
                }
            } else {
                return node;
            }
            // whether it takes as little as it can does not change where it is found; whether it gives back does
            boolean possessive = !accept('?') && accept('+');
            Node repeat = counted(new Node.Repeat(node, least, most));
            boolean known = !possessive && !(node instanceof Node.LineStart) && !(node instanceof Node.LineEnd);
            node = known ? repeat : counted(new Node.Sequence(List.of(repeat, new Node.Opaque())));
        }
        return node;
    }

    private int number() {
        int from = at;
        while (more() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - from < 5) {
            at++;
        }
        if (at == from) {
            throw Unknown.INSTANCE;
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private Node atom() {
        int c = text.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '.' -> any();
            case '^' -> new Node.LineStart();
            case '$' -> new Node.LineEnd();
            case '\\' -> escape();
            case '*', '+', '?', '{' -> throw Unknown.INSTANCE;
            default -> character(c);
        };
    }

    private Node group() {
        if (accept('?')) {
            for (String look : List.of("=", "!", "<=", "<!")) {
                if (text.startsWith(look, at)) {
                    at += look.length();
                    choice();
                    close();
                    return new Node.Opaque();
                }
            }
            if (accept('>')) {
                Node node = choice();
                close();
                return new Node.Sequence(List.of(node, new Node.Opaque()));
            }
            if (accept('<')) {
                int end = text.indexOf('>', at);
                if (end < 0 || !text.substring(at, end).matches("[a-zA-Z][a-zA-Z0-9]*")) {
                    throw Unknown.INSTANCE;
                }
                at = end + 1;
            } else if (!accept(':')) {
                throw Unknown.INSTANCE;
            }
        }
        Node node = choice();
        close();
        return node;
    }

    private void close() {
        if (!accept(')')) {
            throw Unknown.INSTANCE;
        }
    }

    private Node character(int c) {
        if (c == '\n' || c == '\r' || c >= 0xd800 && c <= 0xdfff) {
            throw Unknown.INSTANCE;
        }
        if (c < 0x80) {
            var set = new BitSet(256);
            add(set, c);
            return counted(new Node.Bytes(set));
        }
        if (ignoreCase && (Character.toLowerCase(c) != c || Character.toUpperCase(c) != c || Character.toTitleCase(c) != c)) {
            throw Unknown.INSTANCE;
        }
        var parts = new ArrayList<Node>();
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            parts.add(counted(range(b & 0xff, b & 0xff)));
        }
        return new Node.Sequence(parts);
    }

    private void add(BitSet set, int c) {
        set.set(c);
        if (ignoreCase && Character.isLetter(c)) {
            set.set(c ^ 0x20);
        }
    }

    private static Node range(int from, int to) {
        var set = new BitSet(256);
        set.set(from, to + 1);
        return new Node.Bytes(set);
    }

    /** Any character: one byte of ASCII, or the bytes of a letter beyond. */
    private Node any() {
        var ascii = new BitSet(256);
        ascii.set(0, 0x80);
        ascii.clear('\n');
        ascii.clear('\r');
        return with(ascii, true);
    }

    /** A byte of {@code ascii}, and if so wished any letter beyond ASCII. */
    private Node with(BitSet ascii, boolean beyond) {
        if (!beyond) {
            return counted(new Node.Bytes(ascii));
        }
        Node tail = range(0x80, 0xbf);
        nodes += 20;
        return counted(new Node.Choice(List.of(new Node.Bytes(ascii),
                new Node.Sequence(List.of(range(0xc2, 0xdf), tail)),
                new Node.Sequence(List.of(range(0xe0, 0xef), tail, tail)),
                new Node.Sequence(List.of(range(0xf0, 0xf4), tail, tail, tail)))));
    }

    private Node escape() {
        if (!more()) {
            throw Unknown.INSTANCE;
        }
        char c = text.charAt(at++);
        BitSet set = named(c);
        if (set != null) {
            return with(set, Character.isUpperCase(c));
        }
        if (c >= '1' && c <= '9' || c == 'b' || c == 'B') {
            return new Node.Opaque();
        }
        return character(escaped(c));
    }

    /** The ASCII characters of {@code \d}, {@code \W} and their like; null when it is none of these. */
    private static BitSet named(char c) {
        var set = new BitSet(256);
        switch (Character.toLowerCase(c)) {
            case 'd' -> set.set('0', '9' + 1);
            case 'w' -> {
                set.set('0', '9' + 1);
                set.set('a', 'z' + 1);
                set.set('A', 'Z' + 1);
                set.set('_');
            }
            case 's' -> {
                set.set(9, 14);
                set.set(' ');
            }
            default -> {
                return null;
            }
        }
        if (Character.isUpperCase(c)) {
            set.flip(0, 0x80);
        }
        set.clear('\n');
        return set;
    }

    private static int escaped(char c) {
        return switch (c) {
            case 't' -> '\t';
            case 'f' -> '\f';
            case 'e' -> 0x1b;
            case 'a' -> 7;
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw Unknown.INSTANCE;
                }
                yield c;
            }
        };
    }

    private Node set() {
        boolean not = accept('^');
        var set = new BitSet(256);
        boolean beyond = false;
        boolean first = true;
        while (true) {
            if (!more()) {
                throw Unknown.INSTANCE;
            }
            char c = text.charAt(at++);
            if (c == ']' && !first) {
                break;
            }
            first = false;
            if (c == '[' || c == '&' || c >= 0x80 || c == ']') {
                throw Unknown.INSTANCE; // nested sets, intersections
            }
            if (c == '\\') {
                if (!more()) {
                    throw Unknown.INSTANCE;
                }
                char escape = text.charAt(at++);
                BitSet named = named(escape);
                if (named != null) {
                    set.or(named);
                    beyond |= Character.isUpperCase(escape);
                    continue;
                }
                c = (char) escaped(escape);
            }
            if (c == '-' && !(at < text.length() && text.charAt(at) == ']') && set.cardinality() > 0) {
                throw Unknown.INSTANCE; // a hyphen that is neither first nor last
            }
            int to = c;
            if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
                at++;
                to = text.charAt(at++);
                if (to == '\\' || to == '[' || to >= 0x80 || to < c) {
                    throw Unknown.INSTANCE;
                }
            }
            for (int member = c; member <= to; member++) {
                add(set, member);
            }
        }
        if (not) {
            set.flip(0, 0x80);
            beyond = !beyond;
        }
        set.clear('\n');
        return with(set, beyond);
    }
}
