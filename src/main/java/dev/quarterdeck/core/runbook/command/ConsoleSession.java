package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A program that a command opens and that then reads what is typed: below {@code psql -d shop} stand statements for it, and
 * no shell commands, until it is left. Any thread.
 */
public enum ConsoleSession {
    DATABASE, KEYS, LANGUAGE;

    private static final Set<String> DATABASES = Set.of("psql", "mysql", "mariadb", "sqlite3", "sqlite", "cqlsh", "influx",
            "clickhouse-client", "sqlplus", "sqlcmd", "mysqlsh", "cockroach", "trino", "presto", "hive", "beeline", "pgbouncer");
    private static final Set<String> KEY_STORES = Set.of("redis-cli", "valkey-cli", "keydb-cli", "zkCli.sh", "etcdctl-console",
            "telnet", "ftp", "sftp", "gdb", "nsupdate");
    private static final Set<String> LANGUAGES = Set.of("mongo", "mongosh", "python", "python3", "ipython", "irb", "pry", "node",
            "iex", "scala", "ghci", "groovysh", "gremlin.sh", "tinker");
    private static final Set<String> CONSOLE_WORDS = Set.of("console", "c", "dbconsole", "db", "shell", "dbshell", "remote",
            "remote_console", "tinker", "shell_plus", "django-shell", "rails-console");
    private static final Pattern RAILS =
            Pattern.compile("(?:^|[\\s/])(?:rails|manage\\.py|flask|gitlab-rails|artisan|hbase|symfony|django-admin|spring)$");
    private static final Pattern GIVEN =
            Pattern.compile("^(?:-[A-Za-z]*[cefQq]\\S*|--(?:command|execute|eval|file|query|version|help|list|scan|bigkeys|pipe|"
            + "latency|stat|rdb|script)(?:=.*)?|-[lrVm]|<.*)$");
    private static final Pattern LEAVES =
            Pattern.compile("^\\s*(?:\\\\q|\\.quit|\\.exit|quit|exit|quit\\(\\)|exit\\(\\)|bye|:q)\\s*;?\\s*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STATEMENT =
            Pattern.compile("^\\s*(?:(?:select|insert|update|delete|create|drop|alter|truncate|with|begin|commit|rollback|"
            + "explain|show|set|use|grant|revoke|vacuum|analyze|reindex|describe|desc|call|kill|start|stop|reset|lock|unlock|"
            + "flush|checkpoint|copy|do|rename|optimize|change|purge|source|pragma|attach|from|where|and|or|order|group|limit|"
            + "join|left|inner|on|values|having|returning|union)\\b.*|\\\\\\w.*|\\.[a-z]+.*|.*;)\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY_COMMAND = Pattern.compile("^\\s*[A-Za-z]{2,20}(?:\\s.*)?$");

    /** Nobody writes more words in front of what opens a console, or behind it. */
    private static final int FARTHEST = 60;

    /** What a command opens, when it is handed nothing to do. */
    static Optional<ConsoleSession> opened(String command) {
        if (command.contains("<<") || command.contains("\n") && !command.contains("\\\n")) {
            return Optional.empty();
        }
        List<ShellCommand> all = ShellCommand.read(command);
        boolean piped = command.contains("|") || command.contains("<");
        if (all.isEmpty() || piped) {
            return Optional.empty();
        }
        List<String> written = all.getLast().words();
        List<String> words = written.subList(0, Math.min(written.size(), FARTHEST));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).substring(words.get(i).lastIndexOf('/') + 1);
            List<String> rest = words.subList(i + 1, words.size());
            boolean given = rest.stream().anyMatch(w -> GIVEN.matcher(w).matches());
            if (RAILS.matcher(word).find() && rest.stream().anyMatch(CONSOLE_WORDS::contains)) {
                return Optional.of(rest.contains("dbconsole") || rest.contains("dbshell") || rest.contains("db") ? DATABASE
                        : LANGUAGE);
            }
            if (DATABASES.contains(word)) {
                return given || word.equals("sqlite3") && arguments(rest) > 1 ? Optional.empty() : Optional.of(DATABASE);
            }
            if (KEY_STORES.contains(word)) {
                return given || word.equals("redis-cli") && asks(rest) ? Optional.empty() : Optional.of(KEYS);
            }
            if (LANGUAGES.contains(word)) {
                boolean mongo = word.startsWith("mongo");
                return given || !mongo && arguments(rest) > 0 || mongo && rest.stream().anyMatch(w -> w.endsWith(".js"))
                        ? Optional.empty() : Optional.of(LANGUAGE);
            }
        }
        return Optional.empty();
    }

    /** Whether a line calls one of the programs that have a console. */
    public static boolean client(String line) {
        return ShellCommand.read(line).stream().flatMap(command -> command.words().stream())
                .anyMatch(word -> DATABASES.contains(word) || KEY_STORES.contains(word) || LANGUAGES.contains(word));
    }

    private static long arguments(List<String> words) {
        return words.stream().filter(w -> !w.startsWith("-")).count();
    }

    /** {@code redis-cli -h cache GET key} asks at once; {@code -h} and the like take the word behind them. */
    private static boolean asks(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).startsWith("-")) {
                return true;
            }
            i += Set.of("-h", "-p", "-a", "-n", "-u", "-s", "--user", "--pass").contains(words.get(i)) ? 1 : 0;
        }
        return false;
    }

    static boolean leaves(String line) {
        return LEAVES.matcher(line).matches();
    }

    /** Whether a line below the command is typed into the program, judged by the line alone. */
    boolean typed(String line) {
        return switch (this) {
            case DATABASE -> STATEMENT.matcher(line).matches();
            case KEYS -> KEY_COMMAND.matcher(line).matches() && CommandLikeness.of(line) != CommandLikeness.CERTAIN
                    || line.strip().equalsIgnoreCase("ping");
            case LANGUAGE -> CommandLikeness.of(line) == CommandLikeness.NO || line.strip().endsWith(";") || line.strip()
                    .endsWith(")");
        };
    }
}
