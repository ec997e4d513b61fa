package dev.quarterdeck.core.logs.find;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern made ready to be found in the bytes of many lines.
 *
 * @param literal  the pattern is nothing but this text: a line that holds it matches
 * @param required sets of texts; a matching line holds one of each set
 * @param skips    finds texts of which a matching line holds one, where each letter may be written in several ways; empty when
 * there are none
 * @param dfa      finds it in UTF-8 bytes; empty when it is not regular or too large, then {@code regex} has to
 * @param regex    the same for text
 */
public record BytePattern(Optional<byte[]> literal, List<List<byte[]>> required, Optional<Skips> skips, Optional<Dfa> dfa,
                          Pattern regex) {

    /** @throws java.util.regex.PatternSyntaxException when it cannot be read; ask {@link LogPattern#problem()} before */
    public static BytePattern of(LogPattern pattern) {
        Pattern regex = pattern.compiled();
        if (!pattern.regex() && !pattern.ignoreCase() && pattern.text().indexOf('\n') < 0 && !pattern.text().isEmpty()) {
            byte[] bytes = pattern.text().getBytes(StandardCharsets.UTF_8);
            return new BytePattern(Optional.of(bytes), List.of(List.of(bytes)), Optional.empty(), Optional.empty(), regex);
        }
        Optional<Node> node = pattern.regex() ? PatternParser.parse(pattern.text(), pattern.ignoreCase())
                : PatternParser.literal(pattern.text(), pattern.ignoreCase());
        if (node.isEmpty()) {
            return new BytePattern(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), regex);
        }
        Optional<byte[]> literal = Literals.exact(node.get()).filter(all -> all.size() == 1 && all.getFirst().length > 0)
                .map(List::getFirst);
        if (literal.isPresent()) {
            return new BytePattern(literal, Literals.required(node.get()), Optional.empty(), Optional.empty(), regex);
        }
        return new BytePattern(literal, Literals.required(node.get()), Skips.of(node.get()), Dfa.of(node.get()), regex);
    }
}
