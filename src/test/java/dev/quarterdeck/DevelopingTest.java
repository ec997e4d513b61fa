package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages for developers name is there: classes, paths, links, tests, options and profiles. */
class DevelopingTest {
    private static final Path PACKAGING = Path.of("packaging");
    private static final Pattern QUOTED = Pattern.compile("(?<!`)`([^`\\n]+)`(?!`)");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern CLASS = Pattern.compile("@?[A-Z][a-z]\\w+");
    private static final Pattern PATH =
            Pattern.compile("(?:assets|src|packaging|\\.ci)/[\\w./-]+|(?:core|io|app|ui|cli)/\\w[\\w/]*");
    private static final Pattern OPTION = Pattern.compile("-D([\\w.]+)");
    /** Names that are of libraries, of formats or of Java. */
    private static final Set<String> OF_OTHERS = Set.of("Nullable", "NullMarked", "NullUnmarked", "InstantSource", "Pattern",
            "README.md");

    private static Stream<Path> pages() throws IOException {
        List<Path> decisions;
        try (Stream<Path> files = Files.list(PACKAGING.resolve("decisions"))) {
            decisions = files.sorted().toList();
        }
        return Stream.concat(Stream.of(PACKAGING.resolve("DEVELOPING.md"), PACKAGING.resolve("THREATS.md")), decisions.stream());
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(f -> f.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAPageNamesIsThere(Path page) throws IOException {
        String text = Files.readString(page);
        Set<String> classes = classes();
        List<String> quoted = QUOTED.matcher(text).results().map(m -> m.group(1)).toList();
        for (String each : quoted) {
            if (CLASS.matcher(each).matches()) {
                String name = each.replace("@", "");
                assertThat(OF_OTHERS.contains(name) || classes.contains(name)).as(page + " names the class " + each).isTrue();
            }
            if (PATH.matcher(each).matches()) {
                assertThat(found(each)).as(page + " names the path " + each).isPresent();
            }
        }
        for (MatchResult link : LINK.matcher(text).results().toList()) {
            assertThat(page.resolveSibling(link.group(1))).as(page + " links").exists();
        }
    }

    private static Optional<Path> found(String path) {
        return Stream.of(Path.of(path), Path.of("src/main/java/dev/quarterdeck", path)).filter(Files::exists).findFirst();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theOptionsAndProfilesOfACommandAreKnown(Path page) throws IOException {
        String known = Files.readString(Path.of("pom.xml")) + sources();
        List<String> commands = QUOTED.matcher(Files.readString(page)).results().map(m -> m.group(1))
                .filter(c -> c.startsWith("mvn ")).toList();
        for (String command : commands) {
            for (MatchResult option : OPTION.matcher(command).results().toList()) {
                String name = option.group(1);
                assertThat(name.equals("test") || name.startsWith("maven.") || known.contains("\"" + name + "\"")
                        || known.contains("<" + name))
                        .as(page + ": " + command + " has an option that nobody reads").isTrue();
            }
            if (command.contains("-P")) {
                assertThat(known).as(command).contains("<id>" + command.replaceFirst("^.*-P(\\w+).*$", "$1") + "</id>");
            }
            if (command.contains("exec@")) {
                assertThat(known).as(command).contains("<id>" + command.replaceFirst("^.*exec@([\\w-]+).*$", "$1") + "</id>");
            }
            if (command.contains("-Dtest=")) {
                assertThat(classes()).as(command).contains(command.replaceFirst("^.*-Dtest=(\\w+).*$", "$1"));
            }
        }
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            var all = new StringBuilder();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
