package dev.quarterdeck.core.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.logs.SecretMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written must be read back as the same words in the same block. */
class MarkdownTest {
    private static final List<String> PIECES = List.of("a", "b c", "1.", "12) ", "-", "- ", "+ ", "* ", "#", "# ", "=", "===",
            "---",
            "|", "\\", "\\|", "`", "```", "~~~", "<b>", "</td>", "<!--", "-->", "&lt;", "&", "[x](y)", "[ ] ", "![i](u)", "_",
            "__",
            "**", ">", "> ", "    ", "\t", "$", "http://x.test", "[r]: /u", ":--", "!", ".");
    private static final Parser PARSER = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(List.of(TablesExtension.create())).build();

    private static String hostile(Random random, int length) {
        return "x" + IntStream.range(0, length).mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
                .collect(Collectors.joining());
    }

    private static String words(String text) {
        return text.strip().replaceAll("[ \\t]+", " ");
    }

    private static List<Node> blocks(String markdown) {
        Node document = PARSER.parse(markdown);
        var blocks = new ArrayList<Node>();
        for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
            blocks.add(block);
        }
        return blocks;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextIsOneParagraphOfThoseWords(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = hostile(random, 1 + random.nextInt(8)).substring(random.nextInt(2));
            if (text.isBlank()) {
                continue;
            }
            List<Node> blocks = blocks(new Markdown(SecretMask.standard()).paragraph(text).document().text());
            assertThat(blocks).as(text).hasSize(1).first().isInstanceOf(Paragraph.class);
            assertThat(words(TEXT.render(blocks.getFirst()))).isEqualTo(words(text));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextIsOneHeadingOfThoseWords(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = hostile(random, 1 + random.nextInt(8));
            List<Node> blocks = blocks(new Markdown(SecretMask.standard()).heading(2, text).document().text());
            assertThat(blocks).as(text).hasSize(1).first().isInstanceOf(Heading.class);
            assertThat(words(TEXT.render(blocks.getFirst())).replaceAll(":$", "")).isEqualTo(words(text).replaceAll(":$", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyTextStaysInItsCell(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = hostile(random, 1 + random.nextInt(8));
            List<Node> blocks = blocks(new Markdown(SecretMask.standard())
                    .table(List.of("A", "B", "C"), List.of(List.of("one", text, "three")))
                    .document().text());
            assertThat(blocks).as(text).hasSize(1).first().isInstanceOf(TableBlock.class);
            Node row = blocks.getFirst().getLastChild().getFirstChild();
            Node cell = row.getFirstChild().getNext();
            assertThat(cell.getNext()).isSameAs(row.getLastChild());
            assertThat(words(plain(cell))).isEqualTo(words(text));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aFenceHoldsItsTextExactly(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String text = hostile(random, 1 + random.nextInt(8)) + "\n" + hostile(random, random.nextInt(8)) + "\n````\n";
            List<Node> blocks = blocks(new Markdown(SecretMask.standard()).fence(text).document().text());
            assertThat(blocks).hasSize(1);
            assertThat(((FencedCodeBlock) blocks.getFirst()).getLiteral()).isEqualTo(text);
        }
    }

    private static String plain(Node node) {
        var text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            assertThat(child).isInstanceOf(Text.class);
            text.append(((Text) child).getLiteral());
        }
        return text.toString();
    }

    /** Whatever is written side by side stands in order, and as each row would stand alone. */
    @Test
    void aLongTableIsItsRowsOneAfterTheOther() {
        List<Integer> numbers = IntStream.range(0, 1703).boxed().toList();
        String all = new Markdown(SecretMask.standard()).paragraph("before")
                .table(List.of("N", "Text"), numbers, MarkdownTest::row).paragraph("after").document().text();
        String head = "before\n\n| N | Text |\n| --- | --- |\n";
        String expected = numbers.stream().map(n -> new Markdown(SecretMask.standard())
                .table(List.of("N", "Text"), List.of(n), MarkdownTest::row).document().text())
                .map(alone -> alone.substring(alone.indexOf("- |\n") + 4)).collect(Collectors.joining("", head, "\nafter\n"));
        assertThat(all).isEqualTo(expected);
    }

    private static List<Markdown.Cell> row(int n) {
        return List.of(Markdown.Cell.of("" + n), n % 7 == 0
                ? new Markdown.Cell("two\nlines | and \u202E a pipe", List.of("old *words*"))
                : Markdown.Cell.of(" ünïcödé \uD83D\uDE80 <b> " + "x".repeat(n % 300) + " "));
    }
}
