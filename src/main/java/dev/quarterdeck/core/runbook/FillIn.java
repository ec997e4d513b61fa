package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.text.Block;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A blank of a step.
 *
 * @param title what is asked for: {@code Stable version identified}
 * @param text  the whole text it stands in, which its value is kept under
 */
public record FillIn(String title, String text) {
    private static final Pattern BLANK = Pattern.compile("^([^_]{2,120}?)\\s*[:：=]?\\s*[`\"(\\[]*_{3,}", Pattern.DOTALL);

    /** The blank of a block, if it has one. */
    public static Optional<FillIn> of(Block block) {
        return switch (block) {
            case Block.Check check -> check.fillIn() ? Optional.of(new FillIn(check.title(), check.text())) : Optional.empty();
            case Block.Item item -> in(item.text());
            case Block.Prose prose -> in(prose.text());
            case Block.Code _, Block.Table _, Block.Quote _ -> Optional.empty();
        };
    }

    private static Optional<FillIn> in(String text) {
        Matcher m = BLANK.matcher(text);
        return m.find() ? Optional.of(new FillIn(m.group(1).strip(), text)) : Optional.empty();
    }
}
