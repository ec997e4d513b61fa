package dev.quarterdeck.core.runbook.frontmatter;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.ConditionReader;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.SourceText;
import dev.quarterdeck.core.runbook.text.Yaml;
import dev.quarterdeck.core.signal.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the key {@code quarterdeck:} of the front matter. Unknown keys are ignored, so that a newer runbook can be used with
 * an older console; what is wrong is a finding and is left out. One reader serves one document.
 */
public final class FrontMatterReader {
    static final Set<String> SIGNAL_KINDS = Set.of("probes", "prometheus", "json", "log");
    static final Set<String> CHANNEL_KINDS = Set.of("slack", "statuspage", "email", "webhook", "teams");
    /** The front matter's own first line is the second one of the file. */
    private static final int FIRST_LINE = 2;

    private final List<Finding> findings;

    private FrontMatterReader(List<Finding> findings) {
        this.findings = findings;
    }

    public static FrontMatter read(SourceText source, List<Finding> findings) {
        return source.frontMatter().map(text -> new FrontMatterReader(findings).read(text)).orElse(FrontMatter.NONE);
    }

    private FrontMatter read(String text) {
        try {
            Object own = Yaml.mapping(text).get("quarterdeck");
            return own == null ? FrontMatter.NONE : map(own, "quarterdeck").map(this::settings).orElse(FrontMatter.NONE);
        } catch (Yaml.Refused e) {
            findings.add(Finding.warning(FIRST_LINE + e.line(), FindingCode.FRONT_MATTER, "The front matter is not used: "
                    + e.getMessage() + "."));
            return FrontMatter.NONE;
        }
    }

    private FrontMatter settings(Map<?, ?> own) {
        return new FrontMatter(list(own, "signals", this::signal), list(own, "channels", this::channel), baseline(own),
                mask(own), guard(own));
    }

    private Optional<SignalSource> signal(Map<?, ?> entry) {
        return required(entry, "signals", "signal").flatMap(signal -> kind(entry, "signals", SIGNAL_KINDS)
                .map(kind -> new SignalSource(signal, kind, text(entry, "url"), text(entry, "query"))));
    }

    private Optional<Channel> channel(Map<?, ?> entry) {
        return required(entry, "channels", "name").flatMap(name -> kind(entry, "channels", CHANNEL_KINDS)
                .map(kind -> new Channel(name, kind, text(entry, "to"))));
    }

    private Map<Signal, Double> baseline(Map<?, ?> own) {
        var baseline = new EnumMap<Signal, Double>(Signal.class);
        if (own.get("baseline") == null) {
            return baseline;
        }
        map(own.get("baseline"), "baseline").ifPresent(entries -> entries.forEach((name, value) -> {
            Optional<Condition> read = ConditionReader.signalNamed(String.valueOf(name))
                    .flatMap(signal -> ConditionReader.readCell(signal, String.valueOf(name), "at most " + value));
            read.ifPresentOrElse(c -> baseline.put(c.signal(), c.range().high()),
                    () -> wrong("baseline", "\"" + name + ": " + value
                    + "\" is no usual value of a signal, such as \"p95: 180 ms\""));
        }));
        return baseline;
    }

    private List<String> mask(Map<?, ?> own) {
        var patterns = new ArrayList<String>();
        switch (own.get("mask")) {
            case null -> { }
            case List<?> values -> values.forEach(value -> pattern(String.valueOf(value)).ifPresent(patterns::add));
            case Object _ -> wrong("mask", "it must be a list");
        }
        return patterns;
    }

    private Optional<String> pattern(String text) {
        try {
            if (Pattern.compile(text).matcher("").find()) {
                wrong("mask", "\"" + text + "\" is found in an empty text, so it tells nothing apart");
                return Optional.empty();
            }
            return Optional.of(text);
        } catch (PatternSyntaxException e) {
            wrong("mask", "\"" + text + "\" is no regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private List<GuardWords> guard(Map<?, ?> own) {
        var words = new ArrayList<GuardWords>();
        switch (own.get("guard")) {
            case null -> { }
            case List<?> values -> values.forEach(value -> {
                if (value instanceof String text && !text.isBlank()) {
                    words.add(new GuardWords(text.strip()));
                } else {
                    wrong("guard", "\"" + value + "\" must be words of a command");
                }
            });
            case Object _ -> wrong("guard", "it must be a list");
        }
        return words;
    }

    private <T> List<T> list(Map<?, ?> own, String key, Function<Map<?, ?>, Optional<T>> reader) {
        var entries = new ArrayList<T>();
        switch (own.get(key)) {
            case null -> { }
            case List<?> values -> values.forEach(value -> map(value, key).flatMap(reader).ifPresent(entries::add));
            case Object _ -> wrong(key, "it must be a list");
        }
        return entries;
    }

    private Optional<Map<?, ?>> map(Object value, String key) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(map);
        }
        wrong(key, "\"" + value + "\" must be keys with values");
        return Optional.empty();
    }

    private Optional<String> required(Map<?, ?> entry, String key, String name) {
        String text = text(entry, name);
        if (text.isBlank()) {
            wrong(key, "an entry has no \"" + name + "\"");
        }
        return Optional.of(text).filter(t -> !t.isBlank());
    }

    private Optional<String> kind(Map<?, ?> entry, String key, Set<String> known) {
        String kind = text(entry, "kind");
        if (!known.contains(kind)) {
            wrong(key, "\"" + kind + "\" is no kind of it; there are " + String.join(", ", known.stream().sorted().toList()));
        }
        return Optional.of(kind).filter(known::contains);
    }

    private static String text(Map<?, ?> entry, String key) {
        return entry.get(key) == null ? "" : String.valueOf(entry.get(key));
    }

    private void wrong(String key, String why) {
        findings.add(Finding.warning(FIRST_LINE, FindingCode.FRONT_MATTER, "In the front matter, below \"" + key + "\": " + why
                + "."));
    }
}
