package dev.quarterdeck.core.runbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt that an author copied along with a command: {@code $}, {@code root@host:~#}, {@code mysql>}. Any thread.
 *
 * @param shell whether a shell printed it, and not a database's or another program's console
 * @param rest  the command behind it
 */
record Prompt(boolean shell, String rest) {
    private static final String WHO = "(?:\\[[^\\]\\n]{1,60}\\]|\\([\\w.-]{1,40}\\)\\s?|[\\w.-]{1,40}@[\\w.-]{1,60}(?::[^\\s$#%]{0,80})?\\s?|(?:ba|z)?sh-\\d[\\d.]{0,8})";
    private static final Pattern SHELL = Pattern.compile("^\\s*(?:" + WHO + "\\s?)?[$%]\\s+(\\S.*)$");
    private static final Pattern ROOT_WITH_NAME = Pattern.compile("^\\s*" + WHO + "#\\s+(\\S.*)$");
    private static final Pattern WINDOWS = Pattern.compile("^\\s*(?:PS )?[A-Z]:\\\\[^>\\n]{0,80}>\\s*(\\S.*)$");
    private static final Pattern PROGRAM = Pattern.compile("^\\s*(?:(?:mysql|sqlite|psql|mongo|mongosh|redis|cqlsh|influx|ksql|spark-sql|presto|trino)"
            + "(?:[ :][\\w.:@-]{1,40})?|MariaDB \\[[^\\]\\n]{1,40}\\]|(?:\\d{1,3}\\.){3}\\d{1,3}:\\d{2,5}(?:\\[\\d+\\])?)>\\s+(\\S.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSTGRES = Pattern.compile("^\\s*[\\w.-]{1,40}=[#>*]{1,2}\\s+(\\S.*)$");
    private static final Pattern INTERPRETER = Pattern.compile("^\\s*(?:>>>|irb\\([^)\\n]{1,20}\\):\\d+:\\d+[>*]|\\[\\d+\\] pry\\([^)\\n]{1,30}\\)>|In \\[\\d+\\]:)\\s+(\\S.*)$");
    private static final Pattern ROOT = Pattern.compile("^\\s*#\\s+(\\S.*)$");

    static Optional<Prompt> read(String line) {
        for (Pattern shell : new Pattern[] {SHELL, ROOT_WITH_NAME, WINDOWS}) {
            Matcher m = shell.matcher(line);
            if (m.matches()) {
                return Optional.of(new Prompt(true, m.group(1)));
            }
        }
        for (Pattern program : new Pattern[] {PROGRAM, POSTGRES, INTERPRETER}) {
            Matcher m = program.matcher(line);
            if (m.matches()) {
                return Optional.of(new Prompt(false, m.group(1)));
            }
        }
        return Optional.empty();
    }

    /** A bare {@code #} is root's prompt only before something that cannot be a remark. */
    static Optional<Prompt> root(String line) {
        Matcher m = ROOT.matcher(line);
        return m.matches() && CommandWords.begins(m.group(1)) ? Optional.of(new Prompt(true, m.group(1))) : Optional.empty();
    }
}
