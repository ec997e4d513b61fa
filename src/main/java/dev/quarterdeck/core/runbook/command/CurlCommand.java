package dev.quarterdeck.core.runbook.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a curl command would request.
 *
 * @param headers   as written, {@code name: value}
 * @param readsOnly whether it is a GET without body and without credentials, so that it may be repeated every second
 */
public record CurlCommand(Optional<String> url, List<String> headers, boolean readsOnly) {
    /** Short options may be bundled, {@code -sSH}: the first one that takes a value ends the bundle. */
    private static final Pattern BUNDLE = Pattern.compile("-[a-zA-Z#]*?([HXdFoumwbAeTxEc])(.*)", Pattern.DOTALL);
    private static final Pattern LONG = Pattern.compile("--([a-z][a-z-]*)(?:=(.*))?", Pattern.DOTALL);
    private static final Set<String> LONG_WITH_VALUE = Set.of("header", "request", "output", "max-time", "write-out",
            "user-agent", "referer", "connect-timeout", "retry", "retry-delay", "cacert", "cert", "key", "resolve", "proxy");
    private static final Set<String> LONG_NOT_ONLY_READING = Set.of("data", "data-raw", "data-binary", "data-urlencode",
            "json", "form", "upload-file", "user", "cookie", "head");
    private static final Pattern ADDRESS = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public static CurlCommand read(List<String> arguments) {
        Optional<String> url = Optional.empty();
        var headers = new ArrayList<String>();
        boolean readsOnly = true;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            Matcher bundle = BUNDLE.matcher(argument);
            Matcher spelt = LONG.matcher(argument);
            String option = "";
            String value = "";
            if (spelt.matches()) {
                option = spelt.group(1);
                boolean follows = spelt.group(2) == null && LONG_WITH_VALUE.contains(option);
                value = follows ? next : Optional.ofNullable(spelt.group(2)).orElse("");
                i += follows ? 1 : 0;
            } else if (bundle.matches()) {
                option = bundle.group(1);
                value = bundle.group(2).isEmpty() ? next : bundle.group(2);
                i += bundle.group(2).isEmpty() ? 1 : 0;
            } else if (url.isEmpty() && ADDRESS.matcher(argument).matches()) {
                url = Optional.of(argument);
            }
            switch (option) {
                case "H", "header" -> headers.add(value);
                case "X", "request" -> readsOnly &= value.equalsIgnoreCase("GET");
                case "d", "F", "T", "u", "b" -> readsOnly = false;
                default -> readsOnly &= !LONG_NOT_ONLY_READING.contains(option);
            }
        }
        return new CurlCommand(url, List.copyOf(headers), readsOnly);
    }
}
