package dev.quarterdeck.core.runbook.command;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A prompt that an author copied along with a command: {@code $}, {@code root@host:~#}, {@code mysql>}. Any thread.
 *
 * @param shell whether a shell printed it, and not a database's or another program's console
 * @param rest  the command behind it
 */
public record Prompt(boolean shell, String rest) {
    /** No prompt does without one of them, and most lines do. */
    private static final String MARKS = "$%#>*➜❯λ";
    private static final String ENVIRONMENT = "(?:\\([\\w.-]{1,40}\\)\\s?)?";
    private static final String WHO = ENVIRONMENT
            + "(?:\\[[^\\]\\n]{1,60}\\]|\\([\\w.-]{1,40}\\)\\s?|[\\w.-]{1,40}@[\\w.-]{1,60}(?::[^\\s$#%]{0,80}|"
            + "\\s[~\\w./-]{1,60})?\\s?|(?:ba|z)?sh-\\d[\\d.]{0,8}"
            + "|[\\w.-]{1,60}:[~/][^\\s$#%]{0,80}\\s?|~(?:/[\\w./-]{0,60})?\\s?)";
    private static final Pattern SHELL = Pattern.compile("^\\s*(?:" + WHO + "\\s?)?(?:[$]|%(?!\\s+Total\\b))\\s+(\\S.*)$");
    private static final Pattern GLUED = Pattern.compile("^\\s*(?:" + WHO + "[$#%]|\\$)([a-z][\\w-]*\\s.*)$");
    private static final Pattern ROOT_WITH_NAME = Pattern.compile("^\\s*" + WHO + "#\\s+(\\S.*)$");
    private static final Pattern ROOT_IN_FOLDER = Pattern.compile("^\\s*/[\\w./-]{0,60}\\s?#\\s+(\\S.*)$");
    private static final Pattern ARROW = Pattern.compile("^\\s*[➜❯λ]\\s+(\\S.*)$");
    private static final Pattern FOLDER =
            Pattern.compile("^[~\\w./-]{1,60}\\s+(?:(?:git:)?\\([^)\\n]{1,60}\\)\\s+)?(?:[✗✔*]\\s+)?");
    private static final Pattern WINDOWS =
            Pattern.compile("^\\s*(?:(?:PS )?[A-Z]:\\\\[^>\\n]{0,80}|PS(?:\\s[^>\\n]{0,80})?)>\\s*(\\S.*)$");
    private static final Pattern PROGRAM =
            Pattern.compile("^\\s*(?:(?:mysql|sqlite|psql|mongo|mongosh|mongos|redis|valkey|cqlsh|influx|ksql|spark-sql|presto|"
            + "trino|sql|hive|scala|s?ftp|etcd|gremlin|test|admin)"
            + "(?:[ :][\\w.:@-]{1,40})?|MariaDB \\[[^\\]\\n]{1,40}\\]|(?:\\d{1,3}\\.){3}\\d{1,3}:\\d{2,5}(?:\\[\\d+\\])?|"
            + "localhost:\\d{2,5}(?:\\[\\d+\\])?"
            + "|[\\w-]{1,40}:(?:PRIMARY|SECONDARY)|(?:Atlas )?[\\w-]{1,60} \\[(?:direct: )?\\w{1,20}\\] [\\w-]{1,40}|"
            + "iex\\(\\d{1,6}\\)|hbase[^>\\n]{0,30})>\\s+(\\S.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern POSTGRES = Pattern.compile("^\\s*[\\w.-]{1,40}=[#>*]{1,2}\\s+(\\S.*)$");
    private static final Pattern INTERPRETER =
            Pattern.compile("^\\s*(?:>>>|irb\\([^)\\n]{1,20}\\):\\d+(?::\\d+)?[>*]|\\[\\d+\\] (?:pry|"
            + "[\\w-]{1,30})\\([^)\\n]{1,30}\\)>|In \\[\\d+\\]:)\\s+(\\S.*)$");
    /** An option, a path, a value or a task: {@code logrotate configuration} is a title. */
    private static final Pattern CALLED = Pattern.compile("\\s(?:-{1,2}\\w|[/~.$\"'<{|>&]|\\S*[/.=:@$*]\\S|\\d)|[|>&;]|^\\S*/"
            + "|^(?:sudo )?\\S+ (?:\\S+ )?(?:start|stop|restart|reload|status|enable|disable|get|describe|logs|ps|list|ls|show|"
            + "up|down|undo|rollback|pull|push|exec|run|rm|top|info|apply|delete|scale|install|upgrade|history|checkout|revert|"
            + "reset|log|diff)\\b|^(?:sudo )?\\S+$");
    private static final Pattern ROOT = Pattern.compile("^\\s*[#>]\\s+(\\S.*)$");

    public static Optional<Prompt> read(String line) {
        if (line.chars().noneMatch(c -> MARKS.indexOf(c) >= 0) && !line.contains("In [")) {
            return Optional.empty();
        }
        for (Pattern shell : new Pattern[] {SHELL, ROOT_WITH_NAME, WINDOWS}) {
            Matcher m = shell.matcher(line);
            if (m.matches()) {
                return Optional.of(new Prompt(true, m.group(1)));
            }
        }
        for (Pattern unsure : new Pattern[] {GLUED, ROOT_IN_FOLDER}) {
            Matcher m = unsure.matcher(line);
            if (m.matches() && certain(m.group(1))) {
                return Optional.of(new Prompt(true, m.group(1)));
            }
        }
        Matcher arrow = ARROW.matcher(line);
        if (arrow.matches()) {
            String rest = arrow.group(1);
            return Stream.of(rest, FOLDER.matcher(rest).replaceFirst("")).filter(Prompt::certain).findFirst()
                    .map(command -> new Prompt(true, command));
        }
        for (Pattern program : new Pattern[] {PROGRAM, POSTGRES, INTERPRETER}) {
            Matcher m = program.matcher(line);
            if (m.matches()) {
                return Optional.of(new Prompt(false, m.group(1)));
            }
        }
        return Optional.empty();
    }

    /** A bare {@code #} is root's prompt, and {@code >} anybody's, only before something that cannot be a remark. */
    static Optional<Prompt> root(String line) {
        return inCode(line).filter(prompt -> CALLED.matcher(prompt.rest()).find() && !titled(prompt.rest()));
    }

    /** The same in a sentence's code, where no remark stands. */
    static Optional<Prompt> inCode(String code) {
        Matcher m = ROOT.matcher(code);
        return m.matches() && certain(m.group(1)) && !CommandLikeness.wordy(m.group(1))
                ? Optional.of(new Prompt(true, m.group(1))) : Optional.empty();
    }

    /** In a terminal's listing the name of a tool is enough: {@code # service api restart}. */
    static Optional<Prompt> inConsole(String line) {
        Matcher m = ROOT.matcher(line);
        boolean calls = m.matches() && !titled(m.group(1)) && !CommandLikeness.wordy(m.group(1))
                && !CommandWords.prose(m.group(1))
                && (CommandWords.known(m.group(1).split("\\s", 2)[0])
                || CommandLikeness.of(m.group(1)) == CommandLikeness.LIKELY);
        return calls ? Optional.of(new Prompt(true, m.group(1))) : Optional.empty();
    }

    /** Words of another script behind a tool's name are what a comment is about. */
    private static boolean titled(String words) {
        return words.codePoints().limit(60).anyMatch(Character::isIdeographic);
    }

    private static boolean certain(String command) {
        return CommandLikeness.of(command) == CommandLikeness.CERTAIN;
    }
}
