package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How source is written. What was written before a rule is counted, and the count may only fall. */
class HouseStyleTest {
    private static final int WIDEST = 130;
    private static final int MOST_PARAMETERS = 7;
    /** Lower these when there are fewer. */
    private static final int WIDE_LINES = 60;
    private static final int LONG_LISTS = 60;
    private static final int NULL_UNMARKED = 44;

    private static final Pattern IMPORT = Pattern.compile("^import (static )?([\\w.]+?)(\\.\\*)?;$", Pattern.MULTILINE);
    private static final Pattern ANY_IMPORT = Pattern.compile("^import .*$", Pattern.MULTILINE);
    /** A method or constructor, not the head of a record, whose components are named where it is taken apart. */
    private static final Pattern PARAMETERS = Pattern.compile(
            "\\n {4,12}(?:(?:public|protected|private|static|final|synchronized|abstract|default) )*(?:<[^(]*?> )?"
                    + "(?!return |new |else |throw |record |case |var )(?:[\\w.@]+(?:<[^(;={]*>)?(?:\\[\\])? "
                    + ")?\\w+\\(([^;{}]*?)\\)(?: throws [\\w., ]+)? \\{\\n");
    private static final List<Source> SOURCES = sources();

    private record Source(Path file, String text) {
    }

    private static List<Source> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().map(HouseStyleTest::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            return new Source(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void noMoreThan(int before, List<String> offences, String reason) {
        assertThat(offences.size()).as(reason + "\n" + String.join("\n", offences)).isLessThanOrEqualTo(before);
    }

    @Test
    void linesAreNotWider() {
        noMoreThan(WIDE_LINES, SOURCES.stream().flatMap(s -> s.text().lines().filter(line -> line.length() > WIDEST)
                        .map(line -> s.file() + ": " + line.strip())).toList(), "two files stand side by side on a laptop");
    }

    @Test
    void linesEndClean() {
        assertThat(SOURCES.stream().filter(s -> s.text().lines()
                .anyMatch(line -> !line.equals(line.stripTrailing()) || line.contains("\t"))
                || !s.text().endsWith("\n") || s.text().endsWith("\n\n")).map(Source::file))
                .as("no spaces at the end, no tabs, one line break at the end of a file").isEmpty();
    }

    @Test
    void importsAreInOrderAndUsed() {
        var offences = new ArrayList<String>();
        for (Source source : SOURCES) {
            String body = ANY_IMPORT.matcher(source.text()).replaceAll("");
            List<MatchResult> imports = IMPORT.matcher(source.text()).results().toList();
            List<String> order = imports.stream().map(MatchResult::group).toList();
            List<String> sorted = order.stream().sorted(Comparator.comparing((String line) -> !line.startsWith("import static "))
                    .thenComparing(line -> line.substring(0, line.length() - 1))).toList();
            if (!order.equals(sorted)) {
                offences.add(source.file() + " has its imports out of order: static ones first, both by the alphabet");
            }
            imports.stream().filter(i -> i.group(3) == null).map(i -> i.group(2).substring(i.group(2).lastIndexOf('.') + 1))
                    .filter(name -> !Pattern.compile("\\b" + name + "\\b").matcher(body).find())
                    .forEach(name -> offences.add(source.file() + " imports " + name + " and does not use it"));
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void parametersAreFewEnoughToBeToldApart() {
        var offences = new ArrayList<String>();
        for (Source source : SOURCES) {
            Matcher methods = PARAMETERS.matcher(source.text());
            while (methods.find()) {
                long count = methods.group(1).isBlank() ? 0 : Arrays.stream(withoutGenerics(methods.group(1)).split(",")).count();
                if (count > MOST_PARAMETERS) {
                    offences.add(source.file() + ": " + methods.group().strip().lines().map(String::strip)
                            .collect(Collectors.joining(" ")));
                }
            }
        }
        noMoreThan(LONG_LISTS, offences, "two of eight arguments are swapped unseen; what belongs together becomes a record");
    }

    private static String withoutGenerics(String parameters) {
        String before;
        String now = parameters;
        do {
            before = now;
            now = before.replaceAll("<[^<>]*>|\\([^()]*\\)", "");
        } while (!now.equals(before));
        return now;
    }

    @Test
    void nullsAreToldNearlyEverywhere() {
        noMoreThan(NULL_UNMARKED, SOURCES.stream().filter(s -> s.text().contains("\n@NullUnmarked\n"))
                .map(s -> s.file().toString()).toList(),
                "a class says what may be missing, so that the compiler finds who forgets it");
    }

    @Test
    void everyPackageSaysWhatLivesInIt() {
        List<Path> folders = SOURCES.stream().map(Source::file).filter(f -> f.startsWith(Path.of("src", "main")))
                .map(Path::getParent).distinct().toList();
        assertThat(folders).hasSizeGreaterThan(40).allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).content()
                .startsWith("/**\n").contains("\n@NullMarked\npackage "));
    }
}
