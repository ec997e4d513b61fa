package dev.quarterdeck.core.runbook.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A part that its author lets be folded away: {@code <details>}.
 *
 * @param summary source line of the words that stay
 * @param last    source line of its end
 */
public record Fold(int summary, int last) {
    /** Those of a source, nested ones too; what is never closed does not fold. */
    public static List<Fold> in(String source) {
        var folds = new ArrayList<Fold>();
        var open = new ArrayDeque<Integer>();
        String fence = "";
        int number = 0;
        for (String line : source.lines().toList()) {
            number++;
            Matcher mark = Dialect.FENCE.matcher(line);
            if (mark.matches()) {
                boolean closes = !fence.isEmpty() && mark.group(1).startsWith(fence) && mark.group(2).isBlank();
                fence = fence.isEmpty() ? mark.group(1) : closes ? "" : fence;
            } else if (fence.isEmpty() && Dialect.SUMMARY.matcher(line).matches()) {
                open.push(number);
            } else if (fence.isEmpty() && line.strip().equalsIgnoreCase("</details>") && !open.isEmpty()) {
                folds.add(new Fold(open.pop(), number));
            }
        }
        return List.copyOf(folds);
    }

    /** Whether what begins at this line is out of sight while this is folded. */
    public boolean hides(int line) {
        return line > summary && line <= last;
    }
}
