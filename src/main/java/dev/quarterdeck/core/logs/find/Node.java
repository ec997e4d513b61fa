package dev.quarterdeck.core.logs.find;

import java.util.BitSet;
import java.util.List;

/** A regular expression over bytes. */
sealed interface Node {

    /** One byte out of a set. */
    record Bytes(BitSet set) implements Node {
    }

    record Sequence(List<Node> parts) implements Node {
    }

    record Choice(List<Node> ways) implements Node {
    }

    /** @param most -1 for any number */
    record Repeat(Node node, int least, int most) implements Node {
    }

    record LineStart() implements Node {
    }

    record LineEnd() implements Node {
    }

    /** Something that is not regular, or not known here: only the texts around it can be used. */
    record Opaque() implements Node {
    }
}
