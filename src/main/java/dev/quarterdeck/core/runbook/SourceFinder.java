package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.signal.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds in the commands of a runbook what can be watched: requests that only read become probes, followed files become
 * logs. A request with a body, another method or an unknown part is left alone. One finder serves one document.
 */
final class SourceFinder {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)\\}?");
    private static final Pattern HEALTH =
            Pattern.compile("/(?:health|ready|readiness|live|liveness|ping|status|heartbeat|alive|up)(?:z|check|-check)?(?:[/?#.]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOLLOWS = Pattern.compile("-\\w*[fF]\\w*|--follow(?:=\\w+)?");
    private static final Pattern COUNT_FOLLOWS = Pattern.compile("-[nc]|--(?:lines|bytes|pid|sleep-interval)");
    private static final Pattern UNKNOWN_PART = Pattern.compile("[$<>{}*`\\[\\]]");

    private static final Set<String> TOOLS = Set.of("curl", "tail");

    private final List<Finding> findings;
    private final Map<String, FoundProbe> probes = new LinkedHashMap<>();
    private final Map<String, FoundLog> logs = new LinkedHashMap<>();

    SourceFinder(List<Finding> findings) {
        this.findings = findings;
    }

    void read(Section root) {
        for (Section section : Outline.subtree(root)) {
            for (Block block : section.blocks()) {
                if (block instanceof Block.Code code) {
                    read(code);
                }
            }
        }
    }

    /** One per address, in the order in which they stand. */
    List<FoundProbe> probes() {
        return List.copyOf(probes.values());
    }

    /** One per path, in the order in which they stand. */
    List<FoundLog> logs() {
        return List.copyOf(logs.values());
    }

    private void read(Block.Code code) {
        int first = code.textLine();
        for (ShellCommand command : ShellCommand.read(code.text())) {
            OptionalInt name = IntStream.range(0, command.words().size())
                    .filter(i -> TOOLS.contains(command.words().get(i))).findFirst();
            name.ifPresent(i -> {
                List<String> arguments = command.words().subList(i + 1, command.words().size());
                if (command.words().get(i).equals("curl")) {
                    request(arguments, first + command.line());
                } else {
                    followed(arguments, first + command.line());
                }
            });
        }
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
                    HEALTH.matcher(URI.create(u).getRawPath()).find(), line)));
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
            return Optional.of(new Header(text.substring(0, colon).strip(), "env:" + variable.group(1)));
        }
        if (UNKNOWN_PART.matcher(value).find()) {
            findings.add(Finding.warning(line, FindingCode.PARTLY_VARIABLE_HEADER, "This request is not offered as a probe: only part of its header \""
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
        List<String> taken = probes.values().stream().map(FoundProbe::name).toList();
        return List.of("GET " + path, "GET " + path + query, "GET " + uri.getRawAuthority() + path + query).stream()
                .filter(name -> !taken.contains(name)).findFirst().orElse("GET " + url);
    }
}
