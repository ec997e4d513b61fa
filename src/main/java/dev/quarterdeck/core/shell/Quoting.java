package dev.quarterdeck.core.shell;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Quotes a value for the shell where it stands: a function of the place, the value and the command around it. Holds for sh, bash
 * and dash, also where bash is typed into. What cannot be quoted for certain is refused. Pure; any thread.
 */
public final class Quoting {
    /** Means itself in every place, also to a program that reads it once more. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./][A-Za-z0-9_@%+:,./-]*");
    /** A value would be read once more, by another shell or as a program. */
    private static final Pattern READ_AGAIN =
            Pattern.compile("(?:^|[\\s;&|(`])(?:\\S*/)?(?:(?:ba|da|z|k|a)?sh\\b[^\\n;|]*\\s-\\w*c\\b|eval\\b|ssh\\b|su\\b|"
            + "watch\\b|xargs\\b|parallel\\b|trap\\b"
            + "|env\\b[^\\n;|]*\\s-S|python[\\d.]*\\b|perl\\b|ruby\\b|node\\b|php\\b|psql\\b|mysql\\b|mongo(?:sh)?\\b|"
            + "redis-cli\\b|sqlite3\\b|awk\\b|gawk\\b|sed\\b|jq\\b|yq\\b)"
            + "|\\b(?:kubectl|docker|podman|nsenter|chroot|runuser)\\b[^\\n;|]*\\b(?:ba|da|z|k|a)?sh\\s+-\\w*c\\b|\\|"
            + "\\s*(?:sudo\\s+)?(?:ba|da|z|k|a)?sh\\b", Pattern.CASE_INSENSITIVE);

    private Quoting() {
    }

    /** Why {@code value} can stand in no command; empty when it can. */
    public static Optional<String> refusal(String value) {
        boolean unseen = value.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                 Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> false;
        });
        return unseen ? Optional.of("it holds a line end or a character that cannot be seen") : Optional.empty();
    }

    /**
     * The value as it is to be written there; empty when that is refused.
     *
     * @param wordBegins whether it is the beginning of a word, where a dash would make it an option
     * @param command    all of the command that it is put into
     */
    static Optional<String> quoted(ShellText.Place place, boolean wordBegins, String value, String command) {
        if (refusal(value).isPresent() || value.startsWith("-") && wordBegins && place != ShellText.Place.ELSEWHERE) {
            return Optional.empty();
        }
        if (PLAIN.matcher(value).matches()) {
            return Optional.of(value);
        }
        if (place == ShellText.Place.ELSEWHERE || READ_AGAIN.matcher(command).find()) {
            return Optional.empty();
        }
        return Optional.of(switch (place) {
            case BARE -> single(value);
            case SINGLE -> value.replace("'", "'\\''");
            // the quotes are left for it: within them bash would still look for commands of before behind an exclamation mark
            case DOUBLE -> "\"" + single(value) + "\"";
            case ELSEWHERE -> throw new IllegalStateException("refused above");
        });
    }

    private static String single(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
