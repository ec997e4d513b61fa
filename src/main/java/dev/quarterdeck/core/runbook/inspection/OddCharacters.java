package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds characters in commands that nobody can see or that show a command in another order than it runs. Any thread. */
final class OddCharacters {
    private static final String CURLY = "“”„‘’‚«»";

    /** A picture with what only chooses its look or joins it to the next is seen as one: a warning sign, a digit in a box. */
    private static final Pattern PICTURE =
            Pattern.compile("(?:[\\p{IsExtended_Pictographic}#*0-9]|\\p{So})(?:[\\uFE0E\\uFE0F]\\u20E3?|"
            + "[\\x{1F3FB}-\\x{1F3FF}]){0,4}(?:\\u200D\\p{IsExtended_Pictographic}\\uFE0F?){0,8}");

    private OddCharacters() {
    }

    static void inspect(Block.Code code, List<Finding> findings) {
        boolean runnable = code.kind() == FenceKind.COMMAND || code.kind() == FenceKind.QUERY || code.kind() == FenceKind.UNKNOWN;
        List<String> lines = code.text().lines().toList();
        for (int i = 0; runnable && i < lines.size(); i++) {
            String odd = PICTURE.matcher(lines.get(i)).replaceAll("").codePoints().filter(OddCharacters::invisible).distinct()
                    .mapToObj(OddCharacters::name)
                    .collect(Collectors.joining(", "));
            if (!odd.isEmpty()) {
                findings.add(Finding.error(code.textLine() + i, FindingCode.INVISIBLE_CHARACTER,
                        "This line of a command has characters that cannot be seen: " + odd + "."));
            }
            if (code.command() && !lines.get(i).strip().startsWith("#") && lines.get(i).chars()
                    .anyMatch(c -> CURLY.indexOf(c) >= 0)) {
                findings.add(Finding.warning(code.textLine() + i, FindingCode.CURLY_QUOTE,
                        "This line of a command has curly quotes, which a shell takes for letters."));
            }
        }
    }

    static boolean invisible(int c) {
        boolean space = Character.getType(c) == Character.SPACE_SEPARATOR && c != ' ' || c == 0x3164 || c == 0x115F || c == 0x1160
                || c == 0x2800;
        boolean control = Character.isISOControl(c) && c != '\t' || c == 0x2028 || c == 0x2029;
        return Character.getType(c) == Character.FORMAT || space || control || c >= 0xFE00 && c <= 0xFE0F;
    }

    private static String name(int c) {
        String name = Character.getName(c);
        return String.format(Locale.ROOT, "U+%04X", c) + (name == null ? "" : " " + name.toLowerCase(Locale.ROOT));
    }
}
