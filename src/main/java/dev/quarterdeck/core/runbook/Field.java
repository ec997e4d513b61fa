package dev.quarterdeck.core.runbook;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something a command leaves open, asked once per incident.
 *
 * @param text  as written: {@code <namespace>}, {@code [old-name]}, {@code {{name}}}, {@code YOUR_TOKEN}; a variable is
 * {@code $NAME} however it is written
 * @param name  the words inside: {@code namespace}
 * @param setTo what the runbook itself sets the variable to: a value, or the command substitution that finds it
 * @param line  source line of its first use or setting, from 1
 */
public record Field(String text, String name, Optional<String> setTo, int line) {

    /**
     * Words that nobody means as they stand: the hash {@code def5678}, {@code YYYYMMDD}, {@code example.com}. A regular
     * expression.
     */
    public static final String EXAMPLE =
            "(?<![\\w./@-])(?:abc1234?|abc123def\\w{0,8}|def5678|def456|1a2b3c4d?|a1b2c3d4?(?:e5f6)?(?:g7h8)?|"
            + "deadbeef)(?![\\w-]|\\.\\w)"
            + "|(?<![A-Za-z0-9])YYYY(?:[-_/.]?MM(?:[-_/.]?DD)?(?:[-_T]?HH[-_:]?MM(?:[-_:]?SS)?)?)(?![A-Za-z0-9])"
            + "|(?<![A-Za-z0-9.])X{3,8}(?![A-Za-z0-9])|(?<![\\w.-])v?\\d+\\.\\d+\\.\\d+-example(?![\\w-])"
            + "|(?<![\\w.-])(?:[a-z][a-z0-9-]{0,40}\\.){0,4}example\\.(?:com|org|net)(?![\\w-]|\\.\\w)";

    private static final Pattern SECRET =
            Pattern.compile("(?:key|token|secret|pass(?:word|wd|phrase)?|pwd|credentials?|auth)s?(?:[>\\]}\\s_-]|$)",
            Pattern.CASE_INSENSITIVE);

    /** Whether a field as written asks for what must not be recorded: {@code $API_KEY}, {@code YOUR_TOKEN}. */
    public static boolean secret(String text) {
        return SECRET.matcher(text).find();
    }

    public boolean variable() {
        return text.startsWith("$");
    }

    /** Whether the runbook leaves it to people, and does not set it itself. */
    public boolean asked() {
        return setTo.isEmpty();
    }
}
