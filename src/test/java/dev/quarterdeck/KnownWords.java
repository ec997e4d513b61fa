package dev.quarterdeck;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Means;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Quantity;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.OfferedSources;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains a text on the screen or on paper: it is the program's own sentence, filled in with what can be explained in turn, or it
 * stands in the runbook, in the record or in the snapshot, or it is a known figure. What cannot be explained was made up.
 */
final class KnownWords {
    private static final Pattern MARKS = Pattern.compile("^[\\p{Co}○●■▲◆✓✗▶⬢⬡?+⚑!✎·•☐☑➤◷“>–—…→\\s]+|[▾…”\\p{Co}\\s]+$");
    private static final Pattern KEY = Pattern.compile("(?:(?:Ctrl|Shift|Alt)[ +])*(?:Ctrl|Shift|Alt|Space|Enter|Esc|Del|Up|Down|F\\d{1,2}|[A-Z]|\\d|[/?&+=-])");
    private static final String[] SEPARATORS = {"\n", " · ", "; ", ". ", ": ", ", ", " — ", " / ", " to ", " ("};
    private static final List<Sentence> OWN = sentences();

    /** What the program counts and names by itself. */
    private static final List<Pattern> COUNTED = Stream.of("(\\d+) commands?", "(?:availability|error rate|p50|p95|p99|value) (.+)", " *(\\d+)  (.*)", "Next update within (.+)")
            .map(Pattern::compile).toList();

    private final Set<String> said = new HashSet<>();
    private final KnownFigures figures;
    private String runbook = "";
    private String recorded = "";
    private final List<Sentence> more;
    private final Map<String, Boolean> asked = new HashMap<>();

    /**
     * @param literal what every text that it fits has to hold
     * @param greedy  the same, in which the first blanks take as much as they can
     */
    private record Sentence(Pattern pattern, String literal, Pattern greedy) {
        Sentence(Pattern pattern, String literal) {
            this(pattern, literal, Pattern.compile(pattern.pattern().replace("(.+?)", "(.+)")));
        }
    }

    /** @param more sentences of the program that are in no bundle, as patterns whose groups have to be explained */
    KnownWords(KnownFigures figures, List<Pattern> more) {
        this.figures = figures;
        this.more = Stream.concat(more.stream(), COUNTED.stream()).map(p -> new Sentence(p, "")).toList();
        Stream.of(Severity.values()).forEach(s -> say(s.name(), s.label(), s + " " + s.label()));
        Stream.of(Status.values()).forEach(s -> say(s.label()));
        Stream.of(Role.values()).forEach(r -> say(r.label(), r.letter()));
        Stream.of(Means.values()).forEach(m -> say(m.label()));
        Stream.of(Milestone.values()).forEach(m -> say(m.label()));
        Stream.of(Kind.values()).forEach(k -> say(k.label(), k.claim()));
        Stream.of(Quantity.values()).forEach(q -> say(q.label()));
        Stream.of(Choice.values()).forEach(c -> say(c.label(true), c.label(false), c.doing(true), c.doing(false)));
        say(StepProgress.STEP_DONE, "%", "ms", "s", "v(not packaged)", "Q", "p50 ms", "p95 ms", "p99 ms", "Ctrl K", "no data", "GET", "UTC");
    }

    void take(Runbook book) {
        runbook = flat(book.source());
        figures.take(book.source());
        book.findings().forEach(f -> say(f.message()));
        OfferedSources.of(book).forEach(offer -> offer.probe().exactRequest().forEach(this::say));
        figures.take(Times.words(Probe.DEFAULT_INTERVAL) + " " + Times.words(Probe.DEFAULT_DEADLINE));
        book.matrix().ifPresent(m -> m.rows().forEach(row -> say(row.label(), row.decision())));
    }

    void take(Incident incident, Optional<Runbook> book) {
        say(incident.id().text(), incident.id().shortText());
        for (Role role : Role.values()) {
            say(role.letter() + " " + incident.holder(role).map(KnownWords::initials).orElse("?").strip(), role.letter() + " ?");
        }
        for (boolean resolving : new boolean[] {false, true}) {
            Checklist.unmet(book, incident, resolving).forEach(this::say);
        }
        incident.events().forEach(event -> say(event.hash(), event.shortHash()));
        incident.runbook().ifPresent(r -> say(r.sha256(), r.sha256().substring(0, 7)));
        for (Event event : incident.events()) {
            TimelineText text = TimelineText.of(event);
            say(text.title(), text.detail(), event.actor(), event.by());
            Arrays.stream(text.detail().split(" · ")).forEach(this::say);
        }
        recorded = flat(incident.events().stream().map(e -> e.fact().toString()).collect(Collectors.joining("\n")));
    }

    private static String initials(String name) {
        return Arrays.stream(name.split("\\s+")).map(w -> w.substring(0, 1)).collect(Collectors.joining());
    }

    void take(WatchSnapshot snapshot) {
        snapshot.probes().forEach(w -> {
            say(w.probe().name(), w.outcome(), w.probe().url());
            w.probe().exactRequest().forEach(this::say);
        });
        snapshot.advice().move().ifPresent(m -> say(m.label()));
        snapshot.advice().peak().ifPresent(k -> say(k.verdict().label()));
        snapshot.advice().lastKnown().ifPresent(k -> say(k.verdict().label()));
        say(snapshot.advice().verdict().label(), action(snapshot.advice().verdict()), snapshot.advice().verdict().driver());
        snapshot.advice().standings().values().forEach(s -> say(s.words()));
        snapshot.checks().values().forEach(o -> say(o.standing().words()));
    }

    private static String action(Verdict verdict) {
        return verdict instanceof Verdict.Known known ? known.action() : "";
    }

    void say(String... words) {
        Arrays.stream(words).filter(w -> !w.isBlank()).forEach(w -> said.add(w.strip()));
    }

    /** Those parts of {@code text} that nothing explains. */
    List<String> unexplained(String text) {
        return text.lines().filter(line -> !explained(line, 0)).toList();
    }

    private boolean explained(String raw, int depth) {
        if (said.contains(raw.strip().replaceFirst("^[○●✓✗▲■•] ", ""))) {
            return true;
        }
        String text = MARKS.matcher(raw.strip()).replaceAll("").strip();
        if (text.isEmpty() || said.contains(text) || KEY.matcher(text).matches()) {
            return true;
        }
        if (KnownFigures.FIGURE.matcher(text).replaceAll("").replaceAll("[\\s%/·.,:()`–-]|UTC", "").isEmpty()) {
            return figures.knows(text);
        }
        if (inRunbook(text) || inRecord(text)) {
            return true;
        }
        if (depth > 6) {
            return false;
        }
        Boolean known = asked.get(text);
        if (known == null) {
            asked.put(text, false); // what explains itself explains nothing
            known = composed(text, depth);
            asked.put(text, known);
        }
        return known;
    }

    private boolean composed(String text, int depth) {
        for (List<Sentence> sentences : List.of(more, OWN)) {
            for (Sentence sentence : sentences) {
                if (!text.contains(sentence.literal())) {
                    continue;
                }
                for (Pattern pattern : List.of(sentence.pattern(), sentence.greedy())) {
                    Matcher own = pattern.matcher(text);
                    if (own.matches() && groups(own).allMatch(group -> explained(group, depth + 1))) {
                        return true;
                    }
                }
            }
        }
        for (String separator : SEPARATORS) {
            int at = text.indexOf(separator);
            while (at > 0) {
                if (explained(text.substring(0, at), depth + 1) && explained(text.substring(at + separator.length()).replaceFirst("\\)$", ""), depth + 1)) {
                    return true;
                }
                at = text.indexOf(separator, at + 1);
            }
        }
        return false;
    }

    private static Stream<String> groups(Matcher own) {
        var groups = new ArrayList<String>();
        for (int i = 1; i <= own.groupCount(); i++) {
            groups.add(own.group(i) == null ? "" : own.group(i));
        }
        return groups.stream();
    }

    boolean inRunbook(String text) {
        return whole(runbook, flat(text));
    }

    private boolean inRecord(String text) {
        return whole(recorded, flat(text));
    }

    private static boolean whole(String all, String part) {
        if (part.isEmpty()) {
            return false;
        }
        for (int at = all.indexOf(part); at >= 0; at = all.indexOf(part, at + 1)) {
            boolean left = at == 0 || !Character.isLetterOrDigit(all.charAt(at - 1)) || !Character.isLetterOrDigit(part.charAt(0));
            int end = at + part.length();
            boolean right = end == all.length() || !Character.isLetterOrDigit(all.charAt(end)) || !Character.isLetterOrDigit(part.charAt(part.length() - 1));
            if (left && right) {
                return true;
            }
        }
        return false;
    }

    /** Without markup and in one line. */
    private static String flat(String text) {
        return text.replaceAll("(?m)^\\s*(?:#+|[-*+] (?:\\[[ x]\\])?|\\d+\\.)\\s+", " ").replaceAll("[`*|]", " ").replaceAll("\\s+", " ").strip();
    }

    /** The bundle's sentences, the longest first, so that a general one does not hide a special one. */
    private static List<Sentence> sentences() {
        var properties = new Properties();
        try (var in = Texts.class.getResourceAsStream(Texts.RESOURCE); var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var words = new LinkedHashSet<String>();
        properties.stringPropertyNames().forEach(key -> Arrays.stream(properties.getProperty(key).split("\\|")).flatMap(w -> Stream.of(w, w.substring(w.indexOf('=') + 1)))
                .map(w -> w.replace("''", "'").strip()).filter(w -> !w.isEmpty()).forEach(words::add));
        return words.stream().filter(w -> !w.replaceAll("\\{\\d\\}|[\\s·,:()]", "").isEmpty()).sorted(Comparator.comparingInt(String::length).reversed()).map(KnownWords::pattern).toList();
    }

    private static Sentence pattern(String words) {
        var pattern = new StringBuilder();
        String literal = "";
        int end = 0;
        Matcher hole = Pattern.compile("\\{\\d\\}").matcher(words);
        while (hole.find()) {
            String between = words.substring(end, hole.start());
            literal = between.length() > literal.length() ? between : literal;
            pattern.append(Pattern.quote(between)).append("(.+?)");
            end = hole.end();
        }
        String rest = words.substring(end);
        return new Sentence(Pattern.compile(pattern + Pattern.quote(rest)), rest.length() > literal.length() ? rest : literal);
    }
}
