package dev.quarterdeck.core.runbook.command;

import java.util.Arrays;
import java.util.regex.Pattern;

/** How much a line of a shell's fence reads like a command that somebody would type, judged by the line alone. */
public enum CommandLikeness {
    /** A known command, an assignment, a path that is called, or the beginning of a loop. */
    CERTAIN,
    /** A tool that nobody knows, called with an option, a path, a blank or a variable. */
    LIKELY,
    /** Small words that could be a tool's name and its arguments, and what a tool printed as well. */
    POSSIBLE,
    /** A sentence, another language, or what a tool printed. */
    NO;

    /** Lists, values, calls, marks and keywords of other languages. */
    private static final Pattern FOREIGN =
            Pattern.compile("^(?:\\d(?!z\\s)|/[A-Za-z][\\w-]*(?:\\s|$)|[-*+•–—]|[^\\x00-\\x7F]|\"[^\"]*\\s[^\"]*\"[,;.]?$|"
            + "'[^']*\\s[^']*'[,;.]?$|[\"'][^\"']*[\"']\\s*:"
            + "|[A-Za-z_][\\w.]*\\((?!\\))|[A-Za-z_][\\w.]*\\.\\w+\\(|[\\w./@-]+:(?:\\s|$)|[\\w.\\[\\]\"-]+\\s+(?::=|=>|==|\\+=|"
            + "=|\\?)\\s"
            + "|//|/\\*|;|@|<|\\{(?!\\s+[\\w./$])|\\[(?![\\[\\s])|[}\\])|&=>^%,?~`\\\\](?![\\w/$])|\\.(?!\\.?/|\\s|[\\w-]+/)"
            + "|\\w+://|[\\w.-]+@[\\w.-]+$|[\\w.-]+:\\d+\\b|HTTP/|\\$\\w+\\s*(?:=|\\+=|->)\\s"
            + "|(?:const|let|var)\\s+[\\w{]+\\s*=|import\\s+[\\w{*\"']|from\\s+[\\w.]+\\s+import|(?:await|async|def|class|"
            + "public|private|package|func|use|require)\\s"
            + "|export\\s+(?:const|let|var|default|function|class|async|type|interface|enum)\\s|diff --git\\s|index "
            + "[0-9a-f]{1,40}\\.\\.[0-9a-f]"
            + "|(?:return|elif|else|then|do|done|fi|esac|end|try|except|catch|finally)(?=[\\s;:{]|$)|(?:with|for|while|if)\\s.*:$"
            + "|(?:insert into|update \\w+ set|delete from|create (?:table|index|database|user|role)|drop (?:table|index|"
            + "database)|alter (?:table|system|role|user|database)|truncate table|grant \\w+ on|vacuum)\\b"
            + "|(?:true|false|ok|yes|no|null|none|active|inactive|running|stopped|healthy|unhealthy|ready|up|down|pong|enabled|"
            + "disabled)$|npm\\s+(?:ERR!|WARN|notice)|commit\\s+[0-9a-f]{7,40}\\b|select\\s(?!\\w+ in\\b)|(?:where|order by|"
            + "group by|limit|having|inner join|left join|values)\\s)", Pattern.CASE_INSENSITIVE);
    /** What is said of a command behind it. */
    private static final Pattern REMARK = Pattern.compile("\\s+#\\s.*$");
    private static final Pattern SHOUTED = Pattern.compile("^[A-Z][A-Z0-9_]*(?:\\s|$|[^=\\w+])");
    private static final Pattern CAPITAL = Pattern.compile("^[A-Z][a-z]+(?:[\\s:,.]|$)");
    private static final Pattern OPENS_BLOCK = Pattern.compile("[{:]$");
    private static final Pattern TOOL =
            Pattern.compile("^(?:sudo\\s+)?(?:[a-z][\\w+.-]*|\"?\\$\\{?[A-Za-z_]\\w*\\}?\"?(?:/[\\w./-]+)?|\"[$/][^\"]+\"|"
            + "\\$\\([^)]*\\)|[\\w-]+/[\\w./-]+)(?:\\s.*)?$");
    private static final Pattern FILE =
            Pattern.compile("^\\S+\\.(?:ts|tsx|js|jsx|json|ya?ml|md|txt|log|conf|cfg|ini|env|toml|java|go|rs|css|html?|xml|sql|"
            + "tf|lock|tar|gz|zip|png|c|h|cpp|properties|service)[,;]?$");
    private static final Pattern SCRIPT = Pattern.compile("^[\\w.-]+/[\\w./-]+\\.(?:sh|bash|py|rb|pl)$");
    private static final Pattern STRONG =
            Pattern.compile("\\s(?:--?[A-Za-z]|[.~]{0,2}/[\\w.]|\\$[\\w{(]|<[\\p{L}]|\\[[a-z-]+\\]|\\{\\{)|\\s\\|\\s*\\w|"
            + "\\s\\d?>>?\\s|&&|\\s\\w+=\\S");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|\\s#.*$");
    private static final Pattern WORDS =
            Pattern.compile("(?:^|\\s)(?:the|a|an|to|of|and|or|with|for|your|our|this|that|from|on|by|it|be|not|in|into|then|if|"
            + "when|as|at|no|all|any|who|we|you|they|i)(?=\\s|$)");
    private static final Pattern COLUMNS = Pattern.compile("\\S\\s{2,}\\S+\\s{2,}\\S|\\t\\S");
    /** The log of several containers: each line has its container's name in front. */
    private static final Pattern PREFIXED =
            Pattern.compile("^[\\w.-]+\\s+\\|\\s*(?!(?:grep|jq|awk|sed|head|tail|sort|wc|xargs|tee|less|sh|bash|cut|tr|"
            + "uniq)\\b)");
    private static final Pattern SMALL = Pattern.compile("^[a-z0-9][a-z0-9_./@+:=,-]*(?: [a-z0-9][\\w./@+:=,-]*){0,7}$");

    /** {@code line} must not be a comment. */
    public static CommandLikeness of(String line) {
        String text = REMARK.matcher(line.strip()).replaceFirst("");
        if (text.isEmpty() || several(text)) {
            return NO;
        }
        boolean foreign = FOREIGN.matcher(text).find();
        if (!foreign && CommandWords.begins(text)) {
            return CERTAIN;
        }
        foreign = foreign || SHOUTED.matcher(text).find() || CAPITAL.matcher(text).find()
                || OPENS_BLOCK.matcher(text).find() || FILE.matcher(text).matches() || !TOOL.matcher(text).matches()
                || CommandWords.prose(text);
        if (foreign || COLUMNS.matcher(text).find() || PREFIXED.matcher(text).find()) {
            return NO;
        }
        if (SCRIPT.matcher(text).matches()) {
            return LIKELY;
        }
        String bare = bare(text);
        long words = WORDS.matcher(bare).results().limit(2).count();
        if (STRONG.matcher(bare).find() && words < 2 && !bare.strip().endsWith(".")) {
            return LIKELY;
        }
        return words == 0 && SMALL.matcher(text).matches() && text.split(" ", 2)[0].indexOf('/') < 0 ? POSSIBLE : NO;
    }

    /** Names of commands with a stroke between them, of which nobody can run the whole: {@code npm audit / pip-audit}. */
    private static boolean several(String text) {
        String[] parts = text.split(" / ");
        return parts.length > 1 && Arrays.stream(parts).map(part -> part.strip().split("\\s", 2)[0])
                .allMatch(CommandWords::known);
    }

    /** Whether small words of a sentence stand outside the quotes. */
    static boolean wordy(String text) {
        return WORDS.matcher(bare(text)).find();
    }

    private static String bare(String text) {
        return QUOTED.matcher(text).replaceAll(" 'q' ");
    }
}
