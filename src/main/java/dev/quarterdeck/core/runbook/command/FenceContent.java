package dev.quarterdeck.core.runbook.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a fence's own lines say it is, for the half of all fences that name no language. Any thread. */
public final class FenceContent {
    private static final int ENOUGH_LINES = 40;
    private static final Pattern DIAGRAM =
            Pattern.compile("^(?:graph (?:TD|TB|BT|RL|LR)\\b|sequenceDiagram|flowchart\\b|stateDiagram|classDiagram|gantt\\b|"
            + "@startuml|digraph )");
    private static final Pattern BOXES = Pattern.compile("[─-╿]{2}|\\+-{3,}\\+|-->\\s*[\\[|+(]|^\\s*\\|?\\s*[v^]\\s*\\|?$");
    private static final Pattern SQL =
            Pattern.compile("^(?:select\\b.{0,400}?\\b(?:from|pg_\\w+|\\()|select \\*|insert into |update \\w.{0,80} set |"
            + "delete from |with \\w+ as "
            + "|explain |alter (?:table|system|role|user|database) |create (?:table|index|user|role|database|extension) |drop "
            + "(?:table|index|user|role|database) "
            + "|truncate |vacuum\\b|analyze |reindex |show (?:processlist|databases|tables|slave|replica|engine|variables|"
            + "status|full)|grant \\w+|revoke \\w+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMQL =
            Pattern.compile("\\b(?:rate|irate|increase|delta|sum|avg|max|min|count|topk|bottomk|absent|histogram_quantile|"
            + "predict_linear"
            + "|(?:avg|max|min|sum|count|quantile)_over_time|label_replace)\\s*(?:(?:by|"
            + "without)\\s*\\([^()]{0,120}\\)\\s*)?\\([^()]*\\w|^\\w+\\{\\s*\\w+\\s*(?:=~?|!=|!~)\\s*\"");
    private static final Pattern SHELL_PIPE = Pattern.compile("\\|\\s*(?:grep|jq|awk|sed|head|tail|sort|wc|xargs)\\b");
    private static final Pattern JQ = Pattern.compile("^\\.[\\w\\[\\]\"]+(?:\\.[\\w\\[\\]\"]+)*(?:\\s*\\|\\s*\\S.*)?$");
    private static final Pattern LOG_LINE =
            Pattern.compile("^(?:\\[?\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}|\\w{3} +\\d{1,2} \\d{2}:\\d{2}:\\d{2} |"
            + "\\d{4}/\\d{2}/\\d{2} |[IWEF]\\d{4} \\d{2}:\\d{2}"
            + "|(?:level|time|ts)=|\\[?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|PANIC)\\]?[ :]|Error: |panic: |Traceback |"
            + "Exception in |\\s+at [\\w.$]+\\()");
    private static final Pattern TABLE_HEAD = Pattern.compile("^[A-Z][A-Z0-9_%()/-]+(?:\\s{2,}[A-Z][A-Z0-9_%()/ -]+){1,}\\s*$");
    private static final Pattern YAML_LINE = Pattern.compile("^\\s*(?:- )?[\\w./\"-]+:(?:\\s.*)?$|^\\s*- \\S.*$|^\\s*#.*$|^---$");
    private static final Pattern INI_SECTION = Pattern.compile("^\\[[\\w. -]+\\]$");
    private static final Pattern PROGRAM_OUTPUT =
            Pattern.compile("^(?:HTTP/\\d|diff --git |index [0-9a-f]+\\.\\.|\\* |\\+-+\\+|Name:\\s{2,}|\\s*(?:<--|└──|├──))");

    /** What could be a command beside others that are: no sentence, no value, no output. */
    private static final Pattern CALL = Pattern.compile("^\\s*#.*|^(?:sudo )?(?:[a-z][\\w.-]*|[.~]?/[\\w./-]+)(?: [^:]*[^:.])?$");

    /** A tool that nobody knows, called with an option. */
    private static final Pattern OPTIONS =
            Pattern.compile("^(?:sudo )?(?:\\./)?[a-z][\\w.-]{1,40}(?: [^\\s:]{1,60}){0,5} --[a-z][\\w-]*(?:[= ].*)?$");

    private static final Pattern VALUE =
            Pattern.compile("^[A-Za-z_][\\w.]*=(?![^\\n]*(?:\\$\\(|`))(?:\"[^\"]*\"|'[^']*'|\\S*)\\s*(?:#.*)?$");

    private FenceContent() {
    }

    public static Optional<FenceKind> kind(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(ENOUGH_LINES).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.getFirst().strip();
        if (DIAGRAM.matcher(first).find() || lines.stream().filter(l -> BOXES.matcher(l).find()).count() * 3 >= lines.size()
                + 2) {
            return Optional.of(FenceKind.DIAGRAM);
        }
        if (structured(text.strip())) {
            return Optional.of(FenceKind.CONFIGURATION);
        }
        if (TABLE_HEAD.matcher(first).matches() || LOG_LINE.matcher(lines.getFirst()).find() || PROGRAM_OUTPUT.matcher(first)
                .find()) {
            return Optional.of(FenceKind.OUTPUT);
        }
        if (query(lines)) {
            return Optional.of(FenceKind.QUERY);
        }
        if (command(lines)) {
            return Optional.of(values(lines) && lines.size() > 1 ? FenceKind.CONFIGURATION : FenceKind.COMMAND);
        }
        if (lines.stream().anyMatch(CommandWords::begins) && lines.stream().allMatch(l -> CALL.matcher(l).matches())) {
            return Optional.of(FenceKind.COMMAND);
        }
        if (OPTIONS.matcher(first).matches() && !first.endsWith(".")) {
            return Optional.of(FenceKind.COMMAND);
        }
        boolean yaml = lines.size() > 1 && lines.stream().filter(l -> YAML_LINE.matcher(l).matches())
                .count() * 5 >= lines.size() * 4L
                && lines.stream().anyMatch(l -> l.startsWith("  ") || l.startsWith("apiVersion:") || l.startsWith("---"));
        return yaml || INI_SECTION.matcher(first).matches() ? Optional.of(FenceKind.CONFIGURATION) : Optional.empty();
    }

    public static boolean query(List<String> lines) {
        List<String> words = lines.stream().filter(l -> !l.strip().startsWith("#") && !l.strip().startsWith("--")).toList();
        if (words.isEmpty()) {
            return false;
        }
        String first = words.getFirst().strip();
        boolean shell = CommandWords.begins(first) || words.stream().anyMatch(l -> SHELL_PIPE.matcher(l).find());
        return !shell && (SQL.matcher(String.join(" ", words)).find() || JQ.matcher(first).matches() && words.size() == 1
                || PROMQL.matcher(String.join(" ", words)).find());
    }

    /** Whether a query is PromQL and not a database's language. */
    public static boolean promql(String text, String info) {
        return FenceLanguage.word(info).equals("promql") || PROMQL.matcher(text).find() && !SQL.matcher(text).find();
    }

    public static boolean command(List<String> lines) {
        return lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).findFirst()
                .filter(l -> CommandLanguage.cmdlet(l) || CommandLikeness.of(l) == CommandLikeness.CERTAIN).isPresent();
    }

    /** Whether a line at the margin could be nothing but a command. */
    public static boolean holdsCommand(List<String> lines) {
        int margin = lines.stream().filter(l -> !l.isBlank()).mapToInt(l -> l.length() - l.stripLeading().length()).min()
                .orElse(0);
        return command(lines) || lines.stream()
                .filter(l -> l.length() - l.stripLeading().length() == margin && !l.strip().startsWith("#"))
                .anyMatch(l -> CommandLikeness.of(l) == CommandLikeness.CERTAIN && l.strip().indexOf(' ') > 0);
    }

    /** Whether all lines give a name a plain value, as a file of settings does. */
    public static boolean values(List<String> lines) {
        List<String> bare = lines.stream().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("#")).toList();
        return !bare.isEmpty() && bare.stream().allMatch(l -> VALUE.matcher(l).matches());
    }

    private static boolean structured(String text) {
        return text.startsWith("{") && text.endsWith("}") && text.contains(":")
                || text.startsWith("[") && text.endsWith("]") && (text.contains("{") || text.contains("\""))
                && text.contains("\n")
                || text.startsWith("<?xml") || text.startsWith("apiVersion:");
    }
}
