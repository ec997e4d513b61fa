package dev.quarterdeck.core.shell;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the runbook says that a command shows ("# Should return HTTP 200"), held against what it printed. Only what can be told
 * for certain
 * is told. Pure; any thread.
 */
public enum Expectation {
    MET, DIFFERS, CANNOT_TELL;

    private static final Pattern STATUS = Pattern.compile("(?:\\bHTTP(?:/[\\d.]+)?|\\bstatus(?: code)?)\\s*:?\\s*(\\d{3})\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PRINTED_STATUS = Pattern.compile("(?m)^(?:< )?HTTP/[\\d.]+ (\\d{3})\\b");
    private static final Pattern ONLY_STATUS = Pattern.compile("\\A\\s*(\\d{3})\\s*\\z");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\n]+)\"|`([^`\\n]+)`|“([^”\\n]+)”");
    private static final Pattern SAYS =
            Pattern.compile("^(?:it )?(?:should|must|expect(?:ed)?(?: output| result)?:?|output:?|returns?|shows?|prints?)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIES = Pattern.compile("\\b(?:not|no|never|without|or|if|unless|except)\\b|n't\\b|/",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTHING = Pattern.compile("\\b(?:(?:be|is) empty|(?:return|print|show)s? nothing|no output)\\b",
            Pattern.CASE_INSENSITIVE);

    /** @param output all that was printed */
    public static Expectation judge(String expected, String output) {
        String said = expected.strip();
        if (said.equals(output.strip()) && !said.isEmpty()) {
            return MET;
        }
        if (!SAYS.matcher(said).find()) {
            return CANNOT_TELL;
        }
        if (NOTHING.matcher(said).find() && said.length() < 40) {
            return output.isBlank() ? MET : DIFFERS;
        }
        if (DENIES.matcher(said.replaceAll("HTTP/[\\d.]+", "HTTP")).find()) {
            return CANNOT_TELL;
        }
        Matcher status = STATUS.matcher(said);
        if (status.find()) {
            return status(status.group(1), output);
        }
        List<String> quoted = QUOTED.matcher(said).results().map(m -> m.group(1) != null ? m.group(1) : m.group(2) != null
                ? m.group(2) : m.group(3)).toList();
        return quoted.size() == 1 ? output.toLowerCase(Locale.ROOT).contains(quoted.getFirst().toLowerCase(Locale.ROOT))
                ? MET : DIFFERS : CANNOT_TELL;
    }

    /** A body alone does not tell which status it came with. */
    private static Expectation status(String expected, String output) {
        List<String> printed = PRINTED_STATUS.matcher(output).results().map(m -> m.group(1)).toList();
        Matcher only = ONLY_STATUS.matcher(output);
        if (printed.isEmpty() && !only.find()) {
            return CANNOT_TELL;
        }
        return (printed.isEmpty() ? only.group(1) : printed.getLast()).equals(expected) ? MET : DIFFERS;
    }
}
