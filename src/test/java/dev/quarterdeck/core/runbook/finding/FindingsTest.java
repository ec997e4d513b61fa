package dev.quarterdeck.core.runbook.finding;

import static dev.quarterdeck.core.runbook.finding.FindingCode.BROKEN_REFERENCE;
import static dev.quarterdeck.core.runbook.finding.FindingCode.CURLY_QUOTE;
import static dev.quarterdeck.core.runbook.finding.FindingCode.EMPTY_STEP;
import static dev.quarterdeck.core.runbook.finding.FindingCode.INVISIBLE_CHARACTER;
import static dev.quarterdeck.core.runbook.finding.FindingCode.LINK_SCHEME;
import static dev.quarterdeck.core.runbook.finding.FindingCode.MATRIX_GAP;
import static dev.quarterdeck.core.runbook.finding.FindingCode.MATRIX_OVERLAP;
import static dev.quarterdeck.core.runbook.finding.FindingCode.REVIEW_OVERDUE;
import static dev.quarterdeck.core.runbook.finding.FindingCode.UNCHECKED_DESTRUCTION;
import static dev.quarterdeck.core.runbook.finding.FindingCode.UNFINISHED;
import static dev.quarterdeck.core.runbook.finding.FindingCode.UNREADABLE_THRESHOLD;
import static dev.quarterdeck.core.runbook.finding.FindingCode.UNRESOLVED_PLACEHOLDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.ConstructsTest;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a team will want to mend, at its line. The findings about fences are in {@link ConstructsTest}. */
class FindingsTest {
    private static final String FINE = "## Plan A: Go\n\n### Step 1: Look\n\n- [ ] looked\n\n";

    @Test
    void a_step_without_anything_in_it() {
        one(FINE + "### Step 2: Nothing\n\n### Step 3: Leave\n\n- [ ] left\n", EMPTY_STEP, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rm -rf /srv/cache", "sudo systemctl restart billing", "kubectl -n shop delete pod cart-1",
            "docker compose down", "oc adm drain node1",
        "redis-cli flushall", "aws ec2 terminate-instances --instance-ids i-1", "git push --force origin main",
        "kubectl scale deploy/cart --replicas 0", "psql -c 'DROP TABLE carts'", "sudo kill -9 4711"})
    void a_destructive_command_that_nothing_checks(String command) {
        one(FINE + "### Step 2: Clean\n\n```sh\nuptime\n" + command + "\n```\n", UNCHECKED_DESTRUCTION, 11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n- [ ] clean\n", "\nMake sure that it is clean.\n", "\n```sh\nls /srv\n```\n",
            "\n### Step 3: Verify\n\nLook around.\n"})
    void a_destructive_command_that_is_checked_is_none(String after) {
        assertThat(findings(FINE + "### Step 2: Clean\n\n```sh\nrm -rf /srv/cache\n```\n" + after)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl get pods", "echo rm", "ls -rm", "docker ps", "systemctl status billing",
            "cat /etc/kill.conf", "helm list", "grep -r delete ."})
    void a_command_that_only_reads_is_none(String command) {
        assertThat(findings(FINE + "### Step 2: Read\n\n```sh\n" + command + "\n```\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"TODO: write this; 3", "Ask Jo. TBD.; 3", "This is to be written.; 3", "Coming soon; 3"})
    void unfinished_text(String words, int line) {
        one("## Mitigation\n\n" + words + "\n", UNFINISHED, line);
    }

    @Test
    void unfinished_text_in_commands_and_tables_at_its_own_line() {
        one("## Act\n\n```sh\nuptime\n# TODO the rest\n```\n", UNFINISHED, 5);
        one("## Act\n\n| a | b |\n|---|---|\n| c | d |\n| e | TBD |\n", UNFINISHED, 6);
    }

    @Test
    void words_that_only_look_like_it_are_finished() {
        assertThat(findings("## Act\n\nThe todo list, TODOS and my_TODO_list.\n")).isEmpty();
    }

    @Test
    void a_contact_that_is_nobody_and_a_blank_in_a_command() {
        one("## Contacts\n\n| Role | Phone |\n|---|---|\n| Jo | 1 |\n| Al | [Number] |\n", UNRESOLVED_PLACEHOLDER, 6);
        assertThat(findings(FINE + "### Step 2: Do\n\n```sh\nping <host>\nping <host> -c 1\n```\n")).singleElement()
                .satisfies(f -> {
            assertThat(f.code()).isEqualTo(UNRESOLVED_PLACEHOLDER);
            assertThat(f.severity()).isEqualTo(FindingSeverity.NOTE);
            assertThat(f.line()).isEqualTo(10);
        });
    }

    @Test
    void a_link_to_a_heading_that_is_not_there() {
        one("## The Place\n\nGo [there](#the-place), not\n[here](#nowhere).\n", BROKEN_REFERENCE, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u202E", "\u2066", "\u00A0", "\uFEFF", "\u00AD", "\u0007", "\u2028", "\uDB40\uDC41"})
    void a_character_in_a_command_that_cannot_be_seen(String odd) {
        one("## Act\n\n```sh\nuptime\nls" + odd + " /srv\n```\n", INVISIBLE_CHARACTER, 5);
    }

    @Test
    void a_curly_quote_in_a_command() {
        one("## Act\n\n```sh\nls “/srv”\n```\n", CURLY_QUOTE, 4);
    }

    @Test
    void a_review_that_is_overdue_on_the_day_that_is_handed_in() {
        Runbook runbook = RunbookReader.read("a.md", "# T\n\n**Owner**: Ops\n**Next Review**: 2027-03-04\n");
        assertThat(runbook.findings(LocalDate.of(2027, 3, 4))).isEmpty();
        assertThat(runbook.findings(LocalDate.of(2027, 3, 5))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(REVIEW_OVERDUE);
            assertThat(f.line()).isEqualTo(4);
        });
    }

    @Test
    void a_matrix_with_a_gap_an_overlap_an_open_end_or_an_unreadable_threshold() {
        one(matrix("<1%", "2-5%", ">5%"), MATRIX_GAP, 6);
        one(matrix("<3%", "2-5%", ">5%"), MATRIX_OVERLAP, 6);
        one(matrix("<2%", "2-5%", "5-9%"), MATRIX_GAP, 7);
        one(matrix("<2%", "2-5%", "much"), UNREADABLE_THRESHOLD, 7, MATRIX_GAP);
        assertThat(findings(matrix("<2%", "2-5%", ">5%"))).isEmpty();
        assertThat(findings(matrix("<2%", "2-5%", ">=5%"))).isEmpty();
        one(matrix("<2%", ">2%", ">5%"), MATRIX_OVERLAP, 7, MATRIX_GAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[x](javascript:a())", "[x](file:///etc/passwd)", "![x](data:image/png;base64,AA)",
            "<ftp://a.example/b>", "[x]\n\n[x]: slack://open", "<a href=\"vscript:a\">x</a>"})
    void a_link_that_is_not_opened(String link) {
        assertThat(findings("words\n\n" + link + "\n")).isNotEmpty().allMatch(f -> f.code() == LINK_SCHEME && f.line() >= 3);
    }

    @Test
    void links_to_pages_people_and_files_are_fine() {
        assertThat(
                findings("[a](https://a.example) [b](HTTP://b.example) [c](mailto:c@d.example) [d](e/f.md) [g](../h.md#i) "
                + "[j](?k=l)\n")).isEmpty();
    }

    private static String matrix(String fine, String bad, String worse) {
        return "## Decision matrix\n\n| State | Error rate | Decision |\n|---|---|---|\n| Fine | " + fine + " | wait |\n| Bad | "
                + bad + " | look |\n| Worse | " + worse + " | act |\n";
    }

    private static List<Finding> findings(String markdown) {
        return RunbookReader.read("test.md", markdown).findings();
    }

    private static void one(String markdown, FindingCode code, int line, FindingCode... others) {
        assertThat(findings(markdown).stream().filter(f -> !List.of(others).contains(f.code()))).singleElement().satisfies(f -> {
            assertThat(f.code()).isEqualTo(code);
            assertThat(f.line()).isEqualTo(line);
        });
    }
}
