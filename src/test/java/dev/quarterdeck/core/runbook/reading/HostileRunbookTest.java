package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.Soak;
import dev.quarterdeck.core.runbook.Runbook;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Longer
class HostileRunbookTest {
    private static final int LARGEST = 1024 * 1024;
    private static final int LARGE = Size.of("hostile.kib", 8, 64) * 1024;

    @TestFactory
    @Soak
    Stream<DynamicTest> the_largest_file_of_brackets_marks_or_pipes_is_read_without_an_exception() {
        return Stream.of("[", "](", "> ", "- ", "*a **b ", "`", "<a ", "<!--", "|a|b|\n", "# a\n", "curl http://a ")
                .map(part -> DynamicTest.dynamicTest(name(part), () -> reads(part.repeat(LARGEST / part.length()))));
    }

    @TestFactory
    Stream<DynamicTest> much_of_one_thing_anywhere_is_read_without_an_exception() {
        return Stream.of("[", "](", "![", "> ", "- ", "1. ", "* a\n", "*a **b ", "_", "`", "``` ", "~~~\n", "<", "<a ", "<!--",
                        "<b>", "|", "| a ", "|a|b|\n", "# ", "#\n", "\t", " ", "\n", "\r", "\\", "&amp;", "(", "a ", "a: b\n",
                        "- [ ] a\n", "  - a\n", "1 ", "5-", ">10% ", "\u0000", "\uFEFF", "\uD800", "🔴", "curl http://a ",
                        "curl http://localhost/a?b\n", "\"' ", "[a]: b\n", "[a][b] ", "---\n", "===\n", "** ", "Step 1: ",
                        "## Step 1\n", "`ls -l` ", "<h2>a", "<h2>a</h2>", "<pre>", "<li>x", "<ol>", "<table><tr>",
                        "<code>ls -l</code>", "<p>", "1. run `ls -l`\n", "___: ")
                .flatMap(part -> Stream.of("", "# Title\n\n## When to roll back\n\n- [ ] ", "```\n",
                "| a | b | decision |\n|---|---|---|\n")
                        .map(start -> DynamicTest.dynamicTest(name(start + part),
                        () -> reads(start + part.repeat(LARGE / part.length())))));
    }

    @Test
    void nested_quotes_and_lists_are_read_without_an_exception() {
        var deep = new StringBuilder();
        for (int i = 0; i < 1400; i++) {
            deep.append(" ".repeat(i)).append(i % 2 == 0 ? "- " : "> ").append("level").append(i).append('\n');
        }
        reads(deep.toString());
    }

    @Test
    void what_cannot_be_parsed_is_kept_as_text() {
        Runbook runbook = reads(">".repeat(50_000) + " last words");
        assertThat(Words.of(runbook.root())).contains("last", "words");
    }

    @Test
    void a_giant_paragraph_is_kept_as_text_and_said_so() {
        Runbook runbook = reads("line after line\n".repeat(20_000));
        assertThat(runbook.findings()).singleElement().satisfies(f -> assertThat(f.message()).contains("10000 lines"));
        assertThat(Words.of(runbook.root())).hasSize(60_000);
    }

    @Test
    void a_giant_log_in_a_fence_is_no_paragraph() {
        assertThat(reads("```\n" + "GET /health 200\n".repeat(20_000) + "```\n").findings()).isEmpty();
    }

    @Test
    void random_marks_are_read_without_an_exception() {
        String[] parts = {"#", "##", " ", "\n", "\n\n", "- ", "[ ] ", "1. ", "```", "bash", "|", "---", "**", "*", "`", "<", ">",
                "!--", "-->",
            "&", "[", "]", "(", ")", "word", "Step 1", ": ", "<1%", "p95", "\t", "\\", "http://a.b", "curl ", "\0", "~~~", "_",
            "!", "    ", "e\u0301"};
        var random = new Random(7);
        for (int i = 0; i < Size.of("hostile.texts", 500, 3000); i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(200); j > 0; j--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            reads(text.toString());
        }
    }

    private static Runbook reads(String text) {
        Runbook runbook = RunbookReader.read("hostile.md", text);
        assertThat(runbook.title()).isNotBlank();
        assertThat(runbook.sha256()).hasSize(64);
        return runbook;
    }

    private static String name(String text) {
        return "'" + text.replace("\n", "⏎").replace("\r", "␍").replace("\0", "␀").replace("\t", "⇥")
                .replace("\uD800", "half a pair") + "'";
    }
}
