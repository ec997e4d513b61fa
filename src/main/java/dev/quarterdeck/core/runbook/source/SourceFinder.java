package dev.quarterdeck.core.runbook.source;

import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundLogCommand;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.FoundQuery;
import dev.quarterdeck.core.runbook.FoundValue;
import dev.quarterdeck.core.runbook.command.CurlCommand;
import dev.quarterdeck.core.runbook.command.FenceContent;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.command.LogCommands;
import dev.quarterdeck.core.runbook.command.ShellCommand;
import dev.quarterdeck.core.runbook.fence.FenceClassifier;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.signal.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds in the commands of a runbook what can be watched: requests that only read become probes, followed files become
 * logs. A request with a body, another method or an unknown part is left alone. One finder serves one document.
 */
public final class SourceFinder {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?");
    private static final Pattern FOLLOWS = Pattern.compile("-\\w*[fF]\\w*|--follow(?:=\\w+)?");
    private static final Pattern COUNT_FOLLOWS = Pattern.compile("-[nc]|--(?:lines|bytes|pid|sleep-interval)");
    private static final Pattern UNKNOWN_PART = Pattern.compile("[$<>{}*`\\[\\]]");

    private static final Set<String> TOOLS = Set.of("curl", "tail", "jq");

    private static final Pattern JQ_PATH =
            Pattern.compile("(?:\\.[A-Za-z_][\\w-]*|\\[\\d+\\]|\\.\\[\\d+\\]|\\.\"[^\"]{1,60}\"){1,12}");
    private static final Pattern LOG_PATH =
            Pattern.compile("/(?:[\\w.@-]+/){0,12}[\\w.@-]+\\.log|/var/log/(?:[\\w.@-]+/){0,10}[\\w.@-]*[\\w@-]");
    private static final Pattern HEALTH_END =
            Pattern.compile("/(?:health|ready|readiness|live|liveness|ping|status|heartbeat|alive)(?:z|check|"
            + "-check)?/?(?:\\?[^?]*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_TEXT =
            Pattern.compile("https?://[^\\s()<>\"'`,;]{3,300}(?<![.:])|(?<![\\w./~:$}>*-])/[\\w./@-]{4,200}(?<![./])");
    private final List<Finding> findings;
    private final Map<String, FoundProbe> probes = new LinkedHashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, FoundLog> logs = new LinkedHashMap<>();
    private final Map<String, FoundLogCommand> logCommands = new LinkedHashMap<>();
    private final Map<String, FoundValue> values = new LinkedHashMap<>();
    private final Map<String, FoundQuery> queries = new LinkedHashMap<>();

    public SourceFinder(List<Finding> findings) {
        this.findings = findings;
    }

    public void read(Section root) {
        for (Section section : Outline.subtree(root)) {
            for (Block block : section.blocks()) {
                if (!(block instanceof Block.Code)) {
                    block.commands().forEach(command -> commands(command.text(), command.line(), true));
                }
                switch (block) {
                    case Block.Code code -> read(code);
                    case Block.Prose prose -> text(prose.text(), prose.line());
                    case Block.Item item -> text(item.text(), item.line());
                    case Block.Check check -> text(check.text(), check.line());
                    case Block.Quote quote -> text(quote.text(), quote.line());
                    case Block.Table table -> {
                        for (int row = 0; row < table.rows().size(); row++) {
                            text(String.join(" ", table.rows().get(row)), table.line() + 2 + row);
                        }
                    }
                }
            }
        }
    }

    /** One per address, in the order in which they stand. */
    public List<FoundProbe> probes() {
        return List.copyOf(probes.values());
    }

    /** One per path, in the order in which they stand. */
    public List<FoundLog> logs() {
        return List.copyOf(logs.values());
    }

    public List<FoundLogCommand> logCommands() {
        return List.copyOf(logCommands.values());
    }

    public List<FoundValue> values() {
        return List.copyOf(values.values());
    }

    public List<FoundQuery> queries() {
        return List.copyOf(queries.values());
    }

    private void read(Block.Code code) {
        if (code.kind() == FenceKind.QUERY && FenceContent.promql(code.text(), code.info())) {
            code.commands().forEach(query -> queries.putIfAbsent(query.text(), new FoundQuery(query.text(), query.line())));
        }
        if (FenceClassifier.tooLong(code)) {
            return;
        }
        commands(code.text(), code.textLine(), code.command());
    }

    private void commands(String text, int firstLine, boolean shell) {
        List<ShellCommand> commands = ShellCommand.read(text);
        for (int c = 0; c < commands.size(); c++) {
            ShellCommand command = commands.get(c);
            int line = firstLine + command.line();
            if (shell) {
                LogCommands.read(command.words()).ifPresent(log -> logCommands.putIfAbsent(log, new FoundLogCommand(log, line)));
                command.words().stream().skip(1).forEach(word -> path(word, line));
            }
            OptionalInt name = IntStream.range(0, command.words().size())
                    .filter(i -> TOOLS.contains(command.words().get(i))).findFirst();
            if (name.isPresent()) {
                List<String> arguments = command.words().subList(name.getAsInt() + 1, command.words().size());
                switch (command.words().get(name.getAsInt())) {
                    case "curl" -> request(arguments, line);
                    case "jq" -> value(arguments, c == 0 ? Optional.empty() : Optional.of(commands.get(c - 1)), line);
                    default -> followed(arguments, line);
                }
            }
        }
    }

    /** Only a plain path is a value; a program of jq's may give anything. */
    private void value(List<String> arguments, Optional<ShellCommand> before, int line) {
        Optional<String> path = arguments.stream().filter(a -> !a.startsWith("-")).findFirst()
                .filter(a -> JQ_PATH.matcher(a).matches());
        String url = before.filter(c -> c.words().contains("curl"))
                .flatMap(c -> CurlCommand.read(c.words().subList(c.words().indexOf("curl") + 1, c.words().size())).url())
                .filter(SourceFinder::complete).orElse("");
        path.ifPresent(p -> values.putIfAbsent(p + " " + url, new FoundValue(p, url, line)));
    }

    private void path(String word, int line) {
        if (LOG_PATH.matcher(word).matches()) {
            logs.putIfAbsent(word, new FoundLog(word, line));
        }
    }

    /** In running text only addresses that end like a health check are meant to be asked, the others to be read. */
    private void text(String text, int line) {
        IN_TEXT.matcher(text).results().map(MatchResult::group).forEach(found -> {
            if (found.startsWith("/")) {
                path(found, line);
            } else if (complete(found) && HEALTH_END.matcher(found).find() && !probes.containsKey(found)) {
                probes.put(found, new FoundProbe(name(found), found, List.of(), true, line));
            }
        });
    }

    private void request(List<String> arguments, int line) {
        CurlCommand curl = CurlCommand.read(arguments);
        Optional<String> url = curl.url().filter(SourceFinder::complete).filter(u -> !probes.containsKey(u));
        if (!curl.readsOnly() || url.isEmpty()) {
            return;
        }
        List<Optional<Header>> headers = curl.headers().stream().map(text -> header(text, line)).toList();
        if (headers.stream().allMatch(Optional::isPresent)) {
            url.ifPresent(u -> probes.put(u, new FoundProbe(name(u), u, headers.stream().flatMap(Optional::stream).toList(),
                    FoundProbe.healthAddress(URI.create(u).getRawPath()), line)));
        }
    }

    private Optional<Header> header(String text, int line) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            return Optional.empty();
        }
        String value = text.substring(colon + 1).strip();
        Matcher variable = VARIABLE.matcher(value);
        if (variable.matches()) {
            return Optional.of(Header.fromEnvironment(text.substring(0, colon).strip(), variable.group(1)));
        }
        if (UNKNOWN_PART.matcher(value).find()) {
            findings.add(Finding.warning(line, FindingCode.PARTLY_VARIABLE_HEADER,
                    "This request is not offered as a probe: only part of its header \""
                    + text.substring(0, colon).strip() + "\" is a variable."));
            return Optional.empty();
        }
        return Optional.of(new Header(text.substring(0, colon).strip(), value));
    }

    private void followed(List<String> arguments, int line) {
        if (arguments.stream().noneMatch(a -> FOLLOWS.matcher(a).matches())) {
            return;
        }
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (COUNT_FOLLOWS.matcher(argument).matches()) {
                i++;
            } else if (!argument.startsWith("-") && argument.contains("/") && !UNKNOWN_PART.matcher(argument).find()) {
                logs.putIfAbsent(argument, new FoundLog(argument, line));
            }
        }
    }

    private static boolean complete(String url) {
        try {
            return !UNKNOWN_PART.matcher(url).find() && new URI(url).getHost() != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** The path as the Watch zone shows it; a name is used once, so later ones are told apart by query and host. */
    private String name(String url) {
        URI uri = URI.create(url);
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return Stream.of("GET " + path, "GET " + path + query, "GET " + uri.getRawAuthority() + path + query)
                .filter(names::add).findFirst().orElse("GET " + url);
    }
}
