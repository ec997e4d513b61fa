package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NoWordLostTest {
    private static final Pattern LANGUAGE = Pattern.compile("(?m)^[ \\t]*(?:```|~~~)(\\w+)");
    private static final Path CORPUS = Path.of("src", "test", "resources");

    @Test
    void of_the_bundled_runbook() throws IOException {
        holds(Files.readString(Path.of("assets/runbooks/rollback-procedure.md")));
    }

    @TestFactory
    Stream<DynamicTest> of_the_corpus() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CORPUS)) {
            // the tags and entities of merged cells would be counted as words
            files = all.filter(f -> f.toString().endsWith(".md") && !f.getFileName().toString().startsWith("merged-")).sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(150);
        return files.stream().map(f -> DynamicTest.dynamicTest(CORPUS.relativize(f).toString(),
                () -> holds(Files.readString(f))));
    }

    @TestFactory
    Stream<DynamicTest> of_runbooks_in_other_styles() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/runbooks"))) {
            files = all.filter(f -> f.toString().endsWith(".md")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(10);
        return files.stream().map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> holds(Files.readString(f))));
    }

    @Test
    void of_constructs_that_usually_cost_some() {
        holds("""
                # Title with [a link](docs/target.md "and its title")

                Text with `code words`, ![an image](pictures/name.png), <namespace>, <your name here> and <b>bold</b>.
                A [reference][label], \\*escaped\\* marks, an <https://auto.example/link>, &nbsp; and <source> <address>.

                [label]: https://example.com/definition "definition title"
                [unused]: other/file.md

                | head | second |
                |------|--------|
                | one  | two    | three | `four \\| five` |
                | only |

                1. first
                   ```console title="odd info" $(words here)
                   $ run this
                   ```
                   > quoted in an item
                   > - listed in the quote
                     with `more`
                1. [ ] box in a numbered list: `__________`
                   - [x] nested **bold title** - and its detail
                     ## heading in an item

                <details>
                <summary>Unfold me</summary>

                - hidden item

                </details>

                <!-- a comment
                over lines --> after the comment

                    indented code
                then text

                !!! note "Admonition"
                    its body

                Setext heading
                --------------

                ```
                a fence without end
                ## Swallowed heading
                """);
    }

    @Test
    void of_a_document_that_begins_with_a_rule() {
        holds("---\nNo front matter at all, plain text it is.\n\n---\nrest\n");
    }

    /** Each word of the source stands in the tree at least as often, and first mentions come in the same order. */
    private static void holds(String markdown) {
        Runbook runbook = RunbookReader.read("a.md", markdown);
        List<String> read = new ArrayList<>(Words.of(runbook.root()));
        List<String> missing = new ArrayList<>();
        int position = 0;
        for (String word : Words.ofSource(markdown)) {
            int from = Math.max(0, position - 60);
            int near = read.subList(from, read.size()).indexOf(word);
            int found = near >= 0 ? from + near : read.indexOf(word);
            if (found < 0) {
                missing.add(word);
            } else {
                read.set(found, "");
                position = near >= 0 && near < 500 ? found : position;
            }
        }
        // a fence that is read as the list it holds has no language any more
        LANGUAGE.matcher(markdown).results().map(m -> m.group(1)).forEach(missing::remove);
        assertThat(missing).isEmpty();
        assertThat(runbook.findings()).noneMatch(f -> f.message().contains("beyond the reader"));
    }
}
