package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.StepHeading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The thirty-two constructs of real runbooks that break simple readers, each in words of our own. */
public class ConstructsTest {

    @Test
    void c01_a_number_goes_on_after_a_fence_that_is_not_indented() {
        Runbook runbook =
                read("## Resolution\n\n1. Look.\n2. Scale:\n\n```sh\nkubectl scale deploy/a --replicas 3\n```\n\n3. Wait.\n4. "
                + "Leave.\n");
        assertThat(steps(runbook)).extracting(Step::number).containsExactly("1", "2", "3", "4");
        assertThat(steps(runbook).get(1).commands()).hasSize(1);
    }

    @Test
    void c02_a_fence_may_be_indented_too_little() {
        Runbook runbook =
                read("## Resolution\n\n1. Look:\n\n  ```bash\n  df -h\n  ```\n\n2. Leave:\n\n  ```bash\n  exit 0\n  ```\n");
        assertThat(steps(runbook)).extracting(Step::number).containsExactly("1", "2");
        assertThat(steps(runbook)).allMatch(step -> step.commands().size() == 1);
    }

    @Test
    void c03_steps_are_numbered_by_us_when_every_number_is_one() {
        Runbook runbook =
                read("## Resolution\n\n1. Look:\n\n```sh\ndf -h\n```\n\n1. Clean:\n\n```sh\nmake clean\n```\n\n1. Leave.\n1. "
                + "Sleep.\n");
        assertThat(steps(runbook)).extracting(Step::number).containsExactly("1", "2", "3", "4");
    }

    @Test
    void c04_a_fence_closed_with_two_marks_is_one_error_and_ends_with_its_item() {
        Runbook runbook = read("## Resolution\n\n1. Look:\n\n   ```\n   $ df -h\n   ``\n\n2. Leave.\n");
        assertThat(runbook.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(FindingCode.SHORT_FENCE_END);
            assertThat(f.line()).isEqualTo(5);
            assertThat(f.message()).contains("line 7");
        });
        assertThat(steps(runbook)).hasSize(2);
    }

    @Test
    void c05_a_fence_never_closed_is_one_error_that_names_the_heading_it_swallows() {
        Runbook runbook = read("## Diagnosis\n\n```\n$ df -h\n\n## Mitigation\n\nClean up.\n");
        assertThat(runbook.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(FindingCode.UNCLOSED_FENCE);
            assertThat(f.line()).isEqualTo(3);
            assertThat(f.message()).contains("## Mitigation");
        });
    }

    @Test
    void c06_a_fence_opened_inside_another_is_one_error() {
        Runbook runbook = read("## Upgrade\n\n```bash\nmake up\n\n```sql\nselect 1;\n```\n\n1. Check.\n");
        assertThat(runbook.findings()).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(FindingCode.NESTED_FENCE);
            assertThat(f.line()).isEqualTo(6);
        });
    }

    @Test
    void c07_an_info_line_that_is_a_command_is_no_language_and_stays() {
        Block.Code code = code(read("```PASS=$(sudo cat /etc/pass)\nredis-cli -a \"$PASS\" info\n```\n"));
        assertThat(code.kind()).isEqualTo(FenceKind.COMMAND);
        assertThat(code.info()).isEqualTo("PASS=$(sudo cat /etc/pass)");
    }

    @Test
    void c08_the_first_word_of_an_info_line_is_the_language_and_the_rest_a_note() {
        Block.Code code = code(read("```console # on the balancer\nbalancerctl --drain\n```\n"));
        assertThat(code.kind()).isEqualTo(FenceKind.COMMAND);
        assertThat(code.info()).contains("on the balancer");
    }

    @Test
    void c09_a_misspelt_language_is_overruled_by_the_lines() {
        assertThat(code(read("```bahs\nkubectl get nodes\n```\n")).kind()).isEqualTo(FenceKind.COMMAND);
        assertThat(code(read("```promlq\nsum(rate(a_total[1m]))\n```\n")).kind()).isEqualTo(FenceKind.QUERY);
    }

    @Test
    void c10_three_marks_within_a_line_are_inline_code() {
        Runbook runbook = read("Search for ```status: 500``` there.\n\n## Mitigation\n\nGo.\n");
        assertThat(runbook.root().blocks()).containsExactly(new Block.Prose("Search for status: 500 there.", 1));
        assertThat(runbook.findings()).isEmpty();
    }

    @Test
    void c11_another_programs_prompts_are_no_shell_commands() {
        Block.Code code = code(read("````\npooler=# SHOW DATABASES;\n name | host\n# of rows\n````\n"));
        assertThat(code.command()).isFalse();
        assertThat(code.commands()).singleElement()
                .satisfies(c -> assertThat(c.expected()).containsExactly(" name | host", "# of rows"));
    }

    @Test
    void c12_marks_inside_a_fence_are_no_headings() {
        Runbook runbook = read("## Report\n\n```\n#one\n### two\n```\n");
        assertThat(runbook.root().sections()).singleElement().satisfies(s -> assertThat(s.sections()).isEmpty());
    }

    @Test
    void c13_boxes_are_read_in_numbered_lists_at_any_depth() {
        List<Block> blocks = read("1. [ ] one\n   1. [x] two\n      - [X] three\n").root().blocks();
        assertThat(blocks).allMatch(Block.Check.class::isInstance).extracting(b -> ((Block.Check) b).depth())
                .containsExactly(0, 1, 2);
    }

    @Test
    void c14_a_link_in_an_item_is_no_box() {
        assertThat(read("- [1](https://a.example)\n* []()\n- [ ](https://b.example)\n- [y] yes\n").root().blocks())
                .noneMatch(Block.Check.class::isInstance);
    }

    @Test
    void c15_words_in_brackets_are_a_placeholder_beside_boxes() {
        Runbook runbook = read("- [ ] Replace [old-name] in the vault\n\n```sh\nvault kv delete secret/[old-name]\n```\n");
        assertThat(runbook.root().blocks().getFirst()).isInstanceOfSatisfying(Block.Check.class,
                check -> assertThat(check.text()).isEqualTo("Replace [old-name] in the vault"));
        assertThat(runbook.fields()).extracting(Field::text).containsExactly("[old-name]");
    }

    @Test
    void c16_an_unknown_tag_is_a_placeholder_and_stays() {
        assertThat(read("Run `rbd` for <image-name> in <namespace>.\n").root().blocks())
                .containsExactly(new Block.Prose("Run rbd for <image-name> in <namespace>.", 1));
    }

    @Test
    void c17_both_halves_of_a_half_indented_sample_stay_in_order() {
        assertThat(read("It reads:\n\n    pool <name> is\nfull today\n").root().blocks())
                .extracting(b -> b.getClass().getSimpleName())
                .containsExactly("Prose", "Code", "Prose");
    }

    @Test
    void c18_a_heading_in_an_item_is_a_sub_title_and_no_section() {
        Runbook runbook = read("## Diagnosis\n\n1. Look\n\n   ## Like this\n\n   closely\n2. Leave\n");
        assertThat(runbook.root().sections()).singleElement().satisfies(s -> assertThat(s.sections()).isEmpty());
        assertThat(steps(runbook)).hasSize(2);
        assertThat(steps(runbook).getFirst().blocks()).contains(new Block.Prose("Like this", 5, Block.Prose.ITEM));
    }

    @Test
    void c19_an_empty_bullet_is_dropped() {
        assertThat(read("- one\n-\n\n## Next\n").root().blocks()).hasSize(1);
    }

    @Test
    void c20_details_are_parsed_and_their_summary_is_the_title() {
        List<Block> blocks = read("<details>\n<summary>On the mainframe</summary>\n- first\n- second\n</details>\n\nafter\n")
                .root().blocks();
        assertThat(blocks).containsExactly(new Block.Prose("On the mainframe", 2, Block.Prose.SECTION),
                new Block.Item("•", "first", 0, 3),
                new Block.Item("•", "second", 0, 4), new Block.Prose("after", 7));
    }

    @Test
    void c21_comments_are_hidden_and_what_lies_between_them_is_not() {
        assertThat(Words.of(read("<!--EditionStart-->\nAsk the vendor.\n<!--EditionEnd-->\n\n<!-- a\nb -->Ask us.<!-- c -->\n")
                .root()))
                .containsExactly("Ask", "the", "vendor", "Ask", "us");
    }

    @Test
    void c22_headings_in_comments_do_not_appear() {
        Runbook runbook =
                read("<!-- MARKER: do not edit. -->\n\n# Generated\n\n<!-- ## Hidden -->\n\n<!-- END -->\n\n## Shown\n");
        assertThat(Outline.subtree(runbook.root())).extracting(Section::heading).containsExactly("", "Generated", "Shown");
    }

    @Test
    void c23_front_matter_is_no_heading() {
        Runbook runbook = read("---\ntitle: Disk is slow\nweight: 20\n---\n\n# Disk Is Slow\n");
        assertThat(Outline.subtree(runbook.root())).extracting(Section::heading).containsExactly("", "Disk Is Slow");
    }

    @Test
    void c24_without_a_heading_the_front_matter_or_the_file_names_the_runbook() {
        assertThat(read("---\ntitle: Disk is slow\n---\n\n## Look\n").title()).isEqualTo("Disk is slow");
        assertThat(RunbookReader.read("disk-is-slow.md", "## Look\n").title()).isEqualTo("Disk is slow");
    }

    @Test
    void c25_an_admonition_is_a_note_and_attributes_of_a_link_go() {
        List<Block> blocks =
                read("!!! warning \"Mind the gap\"\n    It is wide.\n\n    ```sh\n    uptime\n    ```\n\n!!!note\n    Small.\n\n"
                + "See [there](https://a.example){:target=\"_blank\"}.\n").root().blocks();
        assertThat(blocks).extracting(b -> b.getClass().getSimpleName()).containsExactly("Quote", "Code", "Quote", "Prose");
        assertThat(((Block.Quote) blocks.getFirst()).text()).isEqualTo("warning: Mind the gap\nIt is wide.");
        assertThat(((Block.Prose) blocks.getLast()).text()).isEqualTo("See there (https://a.example).");
    }

    @Test
    void c26_an_html_table_is_kept_by_rows() {
        List<Block> blocks =
                read("<table>\n<tr><th>Severity</th><th>Means</th></tr>\n<tr><td>SEV1</td><td>all "
                + "<b>down</b></td></tr>\n</table>\n").root().blocks();
        assertThat(blocks).containsExactly(new Block.Table(List.of("Severity", "Means"), List.of(List.of("SEV1", "all down")),
                1));
    }

    @Test
    void c27_noise_goes_and_words_stay() {
        Runbook runbook =
                read("[[_TOC_]]\n\n## :fire: Hot ##\n\nA fact[^1].\n\n[^1]: With a source to it.\n\n```mermaid\ngraph TD\n```\n");
        assertThat(Words.of(runbook.root())).containsExactly("fire", "Hot", "A", "fact", "1", "1", "With", "a", "source", "to",
                "it", "mermaid", "graph", "TD");
        assertThat(code(runbook).kind()).isEqualTo(FenceKind.DIAGRAM);
    }

    @Test
    void c28_a_short_paragraph_in_bold_is_a_sub_heading_at_which_steps_part() {
        Runbook runbook = read("## Containment\n\n**In the north**\n\n1. Close.\n2. Lock.\n\n**In the south**\n\n1. Open.\n");
        assertThat(steps(runbook)).extracting(Step::title).containsExactly("Close", "Lock", "Open");
        assertThat(steps(runbook).getFirst().blocks().getFirst())
                .isEqualTo(new Block.Prose("In the north", 3, Block.Prose.SECTION));
        assertThat(steps(runbook).getLast().blocks().getFirst())
                .isEqualTo(new Block.Prose("In the south", 8, Block.Prose.SECTION));
    }

    @Test
    void c29_a_heading_with_number_and_code_is_a_step_and_a_section_number_is_none() {
        Runbook runbook =
                read("# Rotate\n\n## 1. Stop `billing`\n\n```sh\nsystemctl stop billing\n```\n\n## 2. Start "
                + "it\n\n```sh\nsystemctl start billing\n```\n");
        assertThat(steps(runbook)).extracting(Step::number).containsExactly("1", "2");
        assertThat(steps(runbook)).extracting(Step::title).containsExactly("Stop billing", "Start it");
        assertThat(StepHeading.read("1.2 Scope")).isEmpty();
    }

    @Test
    void c30_line_ends_are_made_one_kind_and_odd_characters_in_commands_are_found() {
        Runbook runbook = read("## Look\r\n\r\n```sh\r\ndf\u00A0-h \u200B# comment\r\n```");
        assertThat(code(runbook).text()).doesNotContain("\r");
        assertThat(runbook.findings()).extracting(Finding::code).containsOnly(FindingCode.INVISIBLE_CHARACTER);
        assertThat(runbook.findings()).extracting(Finding::line).containsOnly(4);
    }

    @Test
    void c31_a_deep_nest_keeps_every_word_and_its_depth() {
        var deep = new StringBuilder();
        IntStream.range(0, 7).forEach(i -> deep.append("  ".repeat(i)).append("- level").append(i).append('\n'));
        deep.append("              > quoted\n              >\n              > | a | b |\n              > |---|---|\n            "
                + "  > | c | d |\n");
        Runbook runbook = read(deep.toString());
        assertThat(Words.of(runbook.root())).contains("level0", "level6", "quoted", "a", "b", "c", "d");
        assertThat(runbook.root().blocks().get(6)).isEqualTo(new Block.Item("•", "level6", 6, 7));
    }

    @Test
    void c32_an_empty_text_is_an_empty_runbook_and_a_long_line_stays_whole() {
        assertThat(read("").root().blocks()).isEmpty();
        String command = "curl " + "-H 'X-Very-Long: 1' ".repeat(40) + "http://a.example";
        assertThat(code(read("```sh\n" + command + "\n```\n")).commands()).extracting(CommandText::text).containsExactly(command);
    }

    private static Runbook read(String markdown) {
        return RunbookReader.read("test.md", markdown);
    }

    private static List<Step> steps(Runbook runbook) {
        return runbook.procedures().getFirst().steps();
    }

    private static Block.Code code(Runbook runbook) {
        return Outline.subtree(runbook.root()).stream().flatMap(s -> s.blocks().stream())
                .filter(Block.Code.class::isInstance).map(Block.Code.class::cast).findFirst().orElseThrow();
    }
}
