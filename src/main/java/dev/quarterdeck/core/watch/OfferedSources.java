package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.ConditionReader;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.FoundQuery;
import dev.quarterdeck.core.runbook.FoundValue;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.frontmatter.SignalSource;
import dev.quarterdeck.core.signal.Header;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Source;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a runbook offers to watch: the requests, values and queries found in it, and the signals that its front matter names.
 * Nothing of it is asked before a person confirmed the exact request. Pure; any thread.
 */
public final class OfferedSources {
    /** How often a server is asked for its own figures, which hardly change from second to second. */
    public static final Duration METRICS_INTERVAL = Duration.ofSeconds(15);
    private static final Pattern JQ_STEP = Pattern.compile("\\.([A-Za-z_][\\w-]*)|\\.?\\[(\\d+)]|\\.\"([^\"]+)\"");

    private OfferedSources() {
    }

    /**
     * @param probe with an empty address where the runbook names none
     * @param on    whether it is switched on unless the person says otherwise
     */
    public record Offer(Probe probe, boolean on) {
    }

    public static List<Offer> of(Runbook runbook) {
        var offers = new ArrayList<Offer>();
        boolean onlyHealth = runbook.probes().stream().allMatch(FoundProbe::health);
        runbook.probes().forEach(f -> offers.add(
                new Offer(new Probe(name("GET", f.url()), f.url(), "", f.headers(), Probe.DEFAULT_INTERVAL,
                Probe.DEFAULT_DEADLINE, onlyHealth || !f.health()), true)));
        runbook.frontMatter().signals().forEach(s -> offer(s).ifPresent(probe -> offers.add(new Offer(probe, true))));
        String prometheus = runbook.frontMatter().signals().stream().filter(s -> s.kind().equals("prometheus"))
                .map(SignalSource::url)
                .filter(url -> !url.isEmpty()).findFirst().orElse("");
        for (FoundQuery found : runbook.queries()) {
            offers.add(new Offer(metrics(found.query(), prometheus, new Source.Prometheus(found.query(), Meaning.NUMBER), false),
                    false));
        }
        for (FoundValue found : runbook.values()) {
            pointer(found.path()).ifPresent(pointer -> offers.add(new Offer(metrics(found.path(), found.url(),
                    new Source.JsonValue(pointer, Meaning.NUMBER), false), false)));
        }
        return toldApart(offers);
    }

    private static Optional<Probe> offer(SignalSource source) {
        Optional<Signal> signal = ConditionReader.signalNamed(source.signal());
        return switch (source.kind()) {
            case "probes" -> source.url().isEmpty() ? Optional.empty()
                    : Optional.of(new Probe(name("GET", source.url()), source.url(), "",
                    List.of(), Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE, true));
            case "prometheus" -> Optional.of(metrics(source.signal(), source.url(),
                    new Source.Prometheus(source.query(), ratio(signal)), signal.isPresent()));
            case "json" -> pointer(source.query()).map(pointer -> metrics(source.signal(), source.url(),
                    new Source.JsonValue(pointer, percent(signal)), signal.isPresent()));
            case "log" -> source.url().isEmpty() ? Optional.empty()
                    : Optional.of(new Probe(source.signal() + " in " + source.url(), "", "", List.of(),
                    Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE, false, new Source.LogShare(source.url()), Optional.empty(),
                    false));
            default -> Optional.empty();
        };
    }

    private static Probe metrics(String name, String url, Source source, boolean counts) {
        return new Probe(name, url, "", List.<Header>of(), METRICS_INTERVAL, Probe.DEFAULT_DEADLINE, counts, source,
                Optional.empty(), false);
    }

    /** PromQL divides rates and measures in seconds. */
    private static Meaning ratio(Optional<Signal> signal) {
        return signal.map(s -> switch (s) {
            case ERROR_RATE -> Meaning.ERROR_RATIO;
            case LATENCY_P95 -> Meaning.P95_SECONDS;
        }).orElse(Meaning.NUMBER);
    }

    private static Meaning percent(Optional<Signal> signal) {
        return signal.map(s -> switch (s) {
            case ERROR_RATE -> Meaning.ERROR_PERCENT;
            case LATENCY_P95 -> Meaning.P95_MILLISECONDS;
        }).orElse(Meaning.NUMBER);
    }

    /** A path of jq ({@code .a.b[0]}) or a pointer already; empty for a program of jq's. */
    public static Optional<String> pointer(String path) {
        if (path.startsWith("/")) {
            return Optional.of(path);
        }
        Matcher step = JQ_STEP.matcher(path);
        var pointer = new StringBuilder();
        int end = 0;
        while (end < path.length() && step.find(end) && step.start() == end) {
            String name = step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3);
            pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
            end = step.end();
        }
        return end == path.length() && end > 0 ? Optional.of(pointer.toString()) : Optional.empty();
    }

    /** {@code GET :8000/health} for this laptop, {@code GET host/path} otherwise. */
    public static String name(String verb, String url) {
        return verb + " " + url.replaceFirst("^[a-z]+://", "").replaceFirst("^(localhost|127\\.0\\.0\\.1)", "");
    }

    /** Whether the address is the laptop's own, which in a runbook mostly means a server. */
    public static boolean loopback(String url) {
        try {
            String host = URI.create(url.strip()).getHost();
            return host != null && (host.toLowerCase(Locale.ROOT).equals("localhost") || host.matches("[\\d.]+|\\[.*]")
                    && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    /** Two short names may be the same: the same path on two hosts, or the same address with another header. */
    private static List<Offer> toldApart(List<Offer> offers) {
        List<Probe> named = named(offers.stream().map(Offer::probe).toList());
        var apart = new ArrayList<Offer>();
        for (int i = 0; i < named.size(); i++) {
            apart.add(new Offer(named.get(i), offers.get(i).on()));
        }
        return List.copyOf(apart);
    }

    /** The same probes with names of their own each. */
    public static List<Probe> named(List<Probe> probes) {
        var names = new HashSet<String>();
        return probes.stream().map(p -> {
            String name = p.name();
            for (int n = 1; !names.add(name); n++) {
                name = p.source() instanceof Source.Http ? "GET " + p.url() + (n == 1 ? "" : " #" + n) : p.name() + " #"
                        + (n + 1);
            }
            return name.equals(p.name()) ? p : p.named(name);
        }).toList();
    }
}
