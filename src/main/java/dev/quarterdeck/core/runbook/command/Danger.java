package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.regex.Pattern;

/** What a command may do to what runs or is stored, judged by its text alone. Any thread. */
public enum Danger {
    /** Nothing in it is known to take anything away. */
    PLAIN,
    /** It deletes, overwrites, restores, rolls back, or interrupts a service. */
    DESTRUCTIVE,
    /** What it runs does not stand in it: {@code eval "$X"}, {@code curl ... | sh}. */
    CANNOT_TELL;

    private static final Pattern PIPED_INTO_SHELL =
            Pattern.compile("\\|\\s*(?:sudo\\s+(?:-\\S+\\s+){0,4})?(?:/\\S{1,40}/)?(?:(?:ba|z|da|k|a)?sh(?=\\s*(?:$|[;&|"
            + ")\"'\\n]|-s?\\b(?!c)))"
            + "|(?:python[23]?|perl|ruby|node|php|iex|Invoke-Expression)(?=\\s*-?\\s*(?:$|[;&|)\"'\\n])))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FETCHED =
            Pattern.compile("(?:\\b(?:ba|z|da|k)?sh\\s+(?:-\\S+\\s+){0,4}|\\bsource\\s+|\\.\\s+)(?:\"?\\$\\(|<\\()|\\b(?:iex|"
            + "Invoke-Expression)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OVERWRITES =
            Pattern.compile("(?<![<&\\d-])>\\s*/dev/(?!null\\b|std(?:out|err)\\b|tty\\b|fd/|tcp/|udp/)\\w|(?:^|[;&|"
            + "\\n]\\s*)(?::|true|cat /dev/null)?\\s*>\\s*[\\w/$~.]");
    private static final Pattern EMPTIES =
            Pattern.compile("(?:^|[;&|\\n]\\s*)(?:echo|printf)(?:\\s+-n)?(?:\\s+(?:''|\"\"))?\\s*>\\s*(?!/dev/)[\\w/$~.]");
    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:drop\\s+(?:table|database|index|schema|user|role|column|view|materialized|sequence|function|"
            + "trigger|constraint|keyspace|collection|extension|publication|subscription|owned)\\b"
            + "|truncate\\s+(?:table\\s+)?[\\w\"`]|delete\\s+from\\b|alter\\s+table\\s+\\S+\\s+drop\\b|pg_terminate_backend|"
            + "pg_cancel_backend|reset\\s+(?:master|slave|replica)\\b|purge\\s+binary\\b"
            + "|kill\\s+(?:query\\s+|connection\\s+)?\\d+|flush(?:all|db)\\b|\\.(?:drop|dropDatabase|deleteMany|deleteOne|"
            + "remove|destroy_all|delete_all)\\s*\\()", Pattern.CASE_INSENSITIVE);
    /** A file of statements handed to a database's client, wherever that runs. */
    private static final Pattern FED =
            Pattern.compile("\\b(?:psql|mysql|mariadb|sqlite3?|cqlsh|sqlcmd|sqlplus|clickhouse-client|mongosh?|redis-cli|"
            + "influx)\\b[^|;&\\n]*(?<!<)<(?![<(&])\\s*[\\w/$~.\"'{\\[<]"
            + "|\\b(?:cat|zcat|bzcat|xzcat|gunzip|gzip|bunzip2|xz|zstd|zstdcat|pv|openssl|age|gpg)\\b[^|;&\\n]*(?:\\.(?:sql|"
            + "dump|bak|gz|bz2|xz|zst|rdb|gpg|enc|age)\\b|backup|dump)[^;&\\n]*\\|[^;&\\n]*\\b(?:psql|mysql|mariadb|sqlite3?|"
            + "cqlsh|clickhouse-client|mongorestore|pg_restore|redis-cli)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UPDATE = Pattern.compile("\\bupdate\\s+[\\w.\"`]+\\s+set\\b(?![^;]*\\bwhere\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COPIED_TEXT = Pattern.compile("^(?:sudo\\s+)?(?:cat|tee)\\b[^\\n]*<<");

    /** Words that are printed, searched for or handed to a filter, unless a shell or a database reads them from there. */
    private static final Pattern ONLY_WORDS =
            Pattern.compile("\\b(echo|printf|logger|e?grep|rg|jq|yq|awk|sed|wall|git commit|git tag)\\b([^'\"|"
            + ";&\\n]{0,100})(?:'[^']*'|\"[^\"$`]*\")(?!\\s*\\|\\s*(?:sudo\\s+)?(?:\\S{0,20}sh|psql|mysql|sqlite3|mariadb|"
            + "redis-cli|mongo\\w*|xargs)\\b)");

    public static Danger of(CommandText command) {
        Danger danger = of(command.text());
        return danger == DESTRUCTIVE || command.input().stream().noneMatch(line -> states(line)) ? danger : DESTRUCTIVE;
    }

    /** Of a command as it would be typed. */
    public static Danger of(String written) {
        String typed = COPIED_TEXT.matcher(written).find() ? written.lines().findFirst().orElse("") : written;
        String text = ONLY_WORDS.matcher(typed).replaceAll("$1$2 words");
        List<Danger> dangers = ShellCommand.read(text).stream().map(command -> DestructiveCall.judge(command.words())).toList();
        if (dangers.contains(DESTRUCTIVE) || OVERWRITES.matcher(text).find() || EMPTIES.matcher(typed).find() || FED.matcher(text)
                .find() || states(text)) {
            return DESTRUCTIVE;
        }
        return dangers.contains(CANNOT_TELL) || PIPED_INTO_SHELL.matcher(text).find() || FETCHED.matcher(text).find()
                ? CANNOT_TELL : PLAIN;
    }

    private static boolean states(String text) {
        return STATEMENT.matcher(text).find() || UPDATE.matcher(text).find();
    }
}
