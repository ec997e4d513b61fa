package dev.quarterdeck.core.runbook.command;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the first word of a fence's info line says about it. An odd or misspelt word says nothing. Any thread. */
public final class FenceLanguage {
    private static final Set<String> SHELL = Set.of("bash", "sh", "shell", "zsh", "fish", "ksh", "console", "shell-session",
            "shellsession", "sh-session", "terminal", "cmd", "powershell", "ps1", "bat", "pwsh", "posh", "batch", "dosbatch",
            "dos", "bash-session",
            "zsh-session", "shellscript", "shell-script", "command", "commands", "cli", "commandline", "ssh", "csh", "tcsh",
            "ash", "dash");
    /** Listings of a terminal, where a command has a prompt and its output stands below it. */
    private static final Set<String> CONSOLE = Set.of("console", "shell-session", "shellsession", "sh-session", "terminal",
            "bash-session", "zsh-session");
    private static final Set<String> QUERY = Set.of("promql", "sql", "mysql", "psql", "pgsql", "postgres", "postgresql", "plsql",
            "tsql", "jq", "logql", "kql", "kusto", "cypher", "influxql", "flux", "lucene", "redis", "cql", "traceql");
    private static final Set<String> OUTPUT = Set.of("output", "out", "log", "logs", "stdout", "stderr", "syslog");
    private static final Set<String> CONFIGURATION = Set.of("yaml", "yml", "toml", "ini", "conf", "config", "cfg", "properties",
            "xml", "hcl", "terraform", "tf", "dockerfile", "nginx", "systemd", "env", "dotenv", "json", "jsonc", "json5", "diff",
            "patch", "jsonnet", "apache", "haproxy", "makefile", "cron", "crontab");
    private static final Set<String> DIAGRAM = Set.of("mermaid", "plantuml", "puml", "dot", "graphviz", "ditaa", "d2", "ascii",
            "sequence", "flow", "flowchart", "math", "vega", "nomnoml");
    private static final Set<String> MESSAGE = Set.of("slack", "teams", "email", "e-mail", "mail", "eml", "message", "statuspage",
            "sms", "discord", "mattermost", "markdown", "md");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9+_.-]{0,20}");

    private FenceLanguage() {
    }

    public static String word(String info) {
        String first = info.strip().replaceFirst("^\\{\\s*\\.?", "").split("[\\s,{}:;]", 2)[0].toLowerCase(Locale.ROOT);
        return NAME.matcher(first).matches() ? first : "";
    }

    public static Listing listing(String word) {
        return CONSOLE.contains(word) ? Listing.TERMINAL : SHELL.contains(word) ? Listing.SCRIPT : Listing.ANY;
    }

    public static boolean shell(String word) {
        return SHELL.contains(word);
    }

    /** Languages whose blocks are as often printed by a command as they are written by hand. */
    public static boolean printed(String word) {
        return word.isEmpty() || word.equals("text") || word.equals("txt") || word.equals("plain") || word.equals("plaintext")
                || word.equals("console") || word.equals("json") || word.equals("yaml") || word.equals("yml")
                || SHELL.contains(word);
    }

    public static Optional<FenceKind> kind(String word) {
        if (QUERY.contains(word)) {
            return Optional.of(FenceKind.QUERY);
        }
        if (OUTPUT.contains(word)) {
            return Optional.of(FenceKind.OUTPUT);
        }
        if (CONFIGURATION.contains(word)) {
            return Optional.of(FenceKind.CONFIGURATION);
        }
        if (DIAGRAM.contains(word)) {
            return Optional.of(FenceKind.DIAGRAM);
        }
        return MESSAGE.contains(word) ? Optional.of(FenceKind.MESSAGE) : Optional.empty();
    }
}
