package dev.quarterdeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.PartRole;
import dev.quarterdeck.core.signal.Signal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bundle of words against the sources that use it, read as text. */
class TextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "quarterdeck");
    /** The floors whose words come from the bundle. */
    private static final Set<String> FLOORS = Set.of("app", "ui");
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9_]+)+)\"");
    private static final Pattern FAMILY = Pattern.compile("\"([a-z]+\\.(?:[a-z0-9_]+\\.)*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

    private final Properties words = bundle();
    private final String code = code();
    private final Set<String> literals = found(KEY);
    private final List<Use> uses = uses();

    /** One call of {@code Texts.of}: the first argument as written, and how many values follow it. */
    private record Use(String key, int values) {
        boolean names(String wanted) {
            return key.contains("\"" + wanted + "\"");
        }

        boolean namesFamilyOf(String wanted) {
            return FAMILY.matcher(key).results().anyMatch(m -> wanted.startsWith(m.group(1)));
        }
    }

    private static Properties bundle() {
        var properties = new Properties();
        try (var reader = new InputStreamReader(TextsTest.class.getResourceAsStream(Texts.RESOURCE), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String code() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> FLOORS.contains(SOURCES.relativize(f).getName(0).toString()) && f.toString()
                    .endsWith(".java")).sorted().map(TextsTest::text).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(code).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every key that the code puts together from a prefix and a value. */
    private Set<String> composed() {
        var keys = new TreeSet<String>();
        Set<String> actions = found(Pattern.compile("\\badd\\(\"([a-z.]+)\","));
        assertThat(actions).contains("palette", "go.home");
        actions.forEach(id -> keys.add("action." + id));
        each(List.of(Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING), "action.status.", keys);
        each(Arrays.asList(Severity.values()), "action.severity.", keys);
        each(List.of(Milestone.BEGAN, Milestone.DETECTED, Milestone.MITIGATED), "action.milestone.", keys);
        each(List.of(Milestone.BEGAN, Milestone.DETECTED, Milestone.MITIGATED), "prompt.milestone.", keys);
        each(Arrays.asList(Role.values()), "action.role.", keys);
        each(Arrays.asList(Signal.values()), "decide.figure.", keys);
        each(Arrays.asList(PartRole.values()), "reading.is.", keys);
        each(Arrays.asList(Understanding.values()), "reading.state.", keys);
        each(Arrays.asList(Understanding.values()), "reading.count.", keys);
        each(Arrays.asList(CorrectionRole.values()), "reading.role.", keys);
        each(Arrays.asList(Urgency.values()), "reading.urgency.", keys);
        Stream.of("all", "unsure", "unused").forEach(filter -> keys.add("reading.filter." + filter));
        Stream.of("timeline", "messages", "contacts").forEach(tab -> keys.add("timeline.tab." + tab));
        for (int zone = 1; zone <= 4; zone++) {
            keys.add("action.zone." + zone);
        }
        Set<String> prompts = found(Pattern.compile("(?:PromptForm\\.line\\(\\w+,|\\bask\\()\\s*\"([a-z]+)\""));
        assertThat(prompts).contains("skip", "person");
        Arrays.stream(Role.values()).forEach(role -> prompts.add("role." + role.name().toLowerCase(Locale.ROOT)));
        prompts.forEach(key -> keys.addAll(List.of("prompt." + key, "prompt." + key + ".hint")));
        return keys;
    }

    private static void each(List<? extends Enum<?>> values, String prefix, Set<String> keys) {
        values.forEach(value -> keys.add(prefix + value.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyKeyThatIsUsedHasWords() {
        Set<String> sections = words.stringPropertyNames().stream().map(k -> k.substring(0, k.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> composed = composed();
        assertThat(composed).allSatisfy(key -> assertThat(words).containsKey(key));
        assertThat(uses).isNotEmpty().allSatisfy(use -> assertThat(KEY.matcher(use.key()).results().map(m -> m.group(1)))
                .allSatisfy(key -> assertThat(words).containsKey(key)));
        assertThat(literals).filteredOn(key -> sections.contains(key.substring(0, key.indexOf('.'))))
                .filteredOn(key -> !composed.contains("action." + key) && !composed.contains("prompt." + key))
                .allSatisfy(key -> assertThat(words).containsKey(key));
    }

    @Test
    void everyKeyIsUsed() {
        Set<String> composed = composed();
        assertThat(words.stringPropertyNames()).allSatisfy(key ->
                assertThat(literals.contains(key) || composed.contains(key)).as(key).isTrue());
    }

    @Test
    void everyPlaceIsFilledAndEveryValueHasAPlace() {
        for (String key : words.stringPropertyNames()) {
            long places = PLACE.matcher(words.getProperty(key)).results().map(MatchResult::group).distinct().count();
            List<Integer> named = uses.stream().filter(use -> use.names(key)).map(Use::values).distinct().toList();
            List<Integer> given = !named.isEmpty() ? named
                    : uses.stream().filter(use -> use.namesFamilyOf(key)).map(Use::values).distinct().toList();
            assertThat(given.isEmpty() ? List.of(0) : given).as("values for %s=%s", key, words.getProperty(key))
                    .containsExactly((int) places);
        }
    }

    @Test
    void nothingIsShouted() {
        assertThat(words).allSatisfy((key, text) -> assertThat((String) text).as((String) key).doesNotContain("!"));
    }

    @Test
    void wordsAreFilledInAsTheyAre() {
        assertThat(Texts.of("drill.runbook.missing", "a{0}'s '1,234'"))
                .isEqualTo("The drill's runbook a{0}'s '1,234' is missing.");
        assertThat(Texts.of("top.impact.none")).isEqualTo(words.getProperty("top.impact.none"));
    }

    private List<Use> uses() {
        var found = new ArrayList<Use>();
        for (int at = code.indexOf("Texts.of("); at >= 0; at = code.indexOf("Texts.of(", at + 1)) {
            List<String> arguments = arguments(at + "Texts.of(".length());
            found.add(new Use(arguments.getFirst(), arguments.size() - 1));
        }
        return found;
    }

    /** The arguments of the call whose parenthesis was opened just before {@code from}. */
    private List<String> arguments(int from) {
        var arguments = new ArrayList<String>();
        int depth = 0;
        int start = from;
        for (int i = from; ; i++) {
            char c = code.charAt(i);
            if (c == '"') {
                i = endOfString(i);
            } else if (c == '\'') {
                i += code.charAt(i + 1) == '\\' ? 3 : 2;
            } else if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' && depth == 0) {
                arguments.add(code.substring(start, i));
                return arguments;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                arguments.add(code.substring(start, i));
                start = i + 1;
            }
        }
    }

    private int endOfString(int quote) {
        int i = quote + 1;
        while (code.charAt(i) != '"') {
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    @Test
    void noKeyStandsTwiceSinceTheSecondWouldSilentlyBeAllThatIsSaid() throws IOException {
        List<String> keys = Files.readAllLines(Path.of("assets", "texts", "quarterdeck.properties")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.substring(0, line.indexOf('=')))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
    }
}
