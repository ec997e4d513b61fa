package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources say that the compiled classes do not. */
class SourcesTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern EMPTY_CATCH = Pattern.compile("catch\\s*\\([^)]*\\)\\s*\\{\\s*}");

    private static List<String> offences(Pattern pattern) {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(f -> f.toString().endsWith(".java")).sorted().flatMap(f -> in(f, pattern)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> in(Path file, Pattern pattern) {
        try {
            String source = Files.readString(file);
            return pattern.matcher(source).results().map(hit -> file + ", line " + (1 + source.substring(0, hit.start()).lines().count()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoCatchesAFailureAndDoesNothingSaysWhy() {
        assertThat(EMPTY_CATCH.matcher("try { a(); } catch (IOException _) {\n}").find()).isTrue();
        assertThat(EMPTY_CATCH.matcher("try { a(); } catch (IOException _) {\n // it is gone already\n}").find()).isFalse();
        assertThat(offences(EMPTY_CATCH)).as("nothing fails in silence: handle it, tell it, or say in a comment why not").isEmpty();
    }
}
