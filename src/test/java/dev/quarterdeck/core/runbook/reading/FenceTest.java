package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quarterdeck.core.runbook.command.Alternative;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fence holds, and how its commands are told apart. */
class FenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "bash         | make deploy                                      | COMMAND",
        "console      | $ make deploy                                    | COMMAND",
        "             | $ make deploy                                    | COMMAND",
        "             | sudo systemctl stop billing                      | COMMAND",
        "             | # kubectl get nodes -o wide                      | COMMAND",
        "             | root@db7:~# df -h /var                           | COMMAND",
        "shel         | kubectl get pods -n billing                      | COMMAND",
        "8sh          | tail -n 50 /srv/billing.log                      | COMMAND",
        "SECRET=$(cat x) redis-cli | redis-cli -h b1 info                | COMMAND",
        "promql       | up == 0                                          | QUERY",
        "promqlpromql | sum(rate(http_requests_total[5m])) by (job)      | QUERY",
        "             | rate(http_errors_total{job=\"billing\"}[5m])       | QUERY",
        "console      | histogram_quantile(0.95, sum(rate(x_bucket[5m])) by (le)) | QUERY",
        "sql          | anything at all                                  | QUERY",
        "             | SELECT pid FROM pg_stat_activity;                | QUERY",
        "             | mysql> SHOW PROCESSLIST;                         | QUERY",
        "             | pooler=# SHOW POOLS;                             | QUERY",
        "jq           | .items[].name                                    | QUERY",
        "             | NAME    READY   STATUS                           | OUTPUT",
        "             | 2027-03-04T10:11:12Z connection refused          | OUTPUT",
        "text         | ERROR: disk full                                 | OUTPUT",
        "log          | words                                            | OUTPUT",
        "yaml         | replicas: 3                                      | CONFIGURATION",
        "             | {\"replicas\": 3}                                  | CONFIGURATION",
        "ini          | [mysqld]                                         | CONFIGURATION",
        "mermaid      | graph TD                                         | DIAGRAM",
        "             | sequenceDiagram                                  | DIAGRAM",
        "slack        | We are back                                      | MESSAGE",
        "python       | print(1)                                         | UNKNOWN",
        "             | some words that nobody can place                 | UNKNOWN",
        "bash         |                                                  | UNKNOWN",
    })
    void a_fence_is_classified_by_its_language_and_else_by_its_lines(String language, String text, FenceKind kind) {
        String fence = "```" + (language == null ? "" : language) + "\n" + (text == null ? "" : text) + "\n```\n";
        assertThat(code("# T\n\n" + fence).kind()).isEqualTo(kind);
    }

    @Test
    void a_sentence_that_announces_output_makes_it_output() {
        assertThat(code("It prints something similar to:\n\n```json\n{\"ok\": true}\n```\n").kind()).isEqualTo(FenceKind.OUTPUT);
        assertThat(code("Example output:\n\n```console\nbilling-7  1/1\n```\n").kind()).isEqualTo(FenceKind.OUTPUT);
        assertThat(code("Look at the output of:\n\n```console\nkubectl get pods -A\n```\n").kind()).isEqualTo(FenceKind.COMMAND);
    }

    @Test
    void a_block_below_a_label_that_names_a_channel_is_a_message() {
        assertThat(code("**Status page:**\n\n```\nWe look into it.\n```\n").kind()).isEqualTo(FenceKind.MESSAGE);
    }

    @Test
    void an_indented_block_is_a_sample_unless_it_has_commands() {
        assertThat(code("Text\n\n    alpha beta gamma\n").kind()).isEqualTo(FenceKind.OUTPUT);
        assertThat(code("Text\n\n    $ make all\n").commands()).extracting(CommandText::text).containsExactly("make all");
    }

    @Test
    void several_prompted_commands_are_several_and_what_follows_one_is_expected() {
        Block.Code code = code("""
                Text

                ```
                $ kubectl get pods \\
                    -n billing
                NAME       READY
                billing-1  1/1

                $ kubectl get nodes
                [root@web1 ~]# uptime
                 10:00 up 3 days
                ```
                """);
        assertThat(code.commands()).extracting(CommandText::text, CommandText::line).containsExactly(
                tuple("kubectl get pods \\\n    -n billing", 4), tuple("kubectl get nodes", 9), tuple("uptime", 10));
        assertThat(code.commands().getFirst().expected()).containsExactly("NAME       READY", "billing-1  1/1");
        assertThat(code.commands().get(2).expected()).containsExactly(" 10:00 up 3 days");
        assertThat(code.copied()).isEqualTo("kubectl get pods \\\n    -n billing\nkubectl get nodes\nuptime");
        assertThat(code.text()).contains("$ kubectl");
    }

    @Test
    void a_database_prompt_is_stripped_and_a_hash_is_no_comment_there() {
        Block.Code code = code("```\nmysql> SELECT 1\n    -> FROM dual;\n+---+\n| 1 |\nmysql> SHOW SLAVE STATUS;\n```\n");
        assertThat(code.kind()).isEqualTo(FenceKind.QUERY);
        assertThat(code.commands()).extracting(CommandText::text).containsExactly("SELECT 1\nFROM dual;", "SHOW SLAVE STATUS;");
        assertThat(code.commands().getFirst().expected()).containsExactly("+---+", "| 1 |");
    }

    @Test
    void ways_to_do_the_same_are_alternatives_and_what_follows_is_not() {
        Block.Code code = code("""
                ```sh
                # With the init script
                /etc/init.d/billing restart
                /etc/init.d/billing status

                # or with Podman:
                podman restart billing

                # Alternatively, runit
                sv restart billing

                # Give it time
                sleep 9
                ```
                """);
        assertThat(code.passages()).hasSize(2);
        assertThat(code.passages().getFirst().alternatives()).extracting(Alternative::label)
                .containsExactly("With the init script", "With Podman:", "Runit");
        assertThat(code.passages().getFirst().alternatives().getFirst().commands()).hasSize(2);
        assertThat(code.passages().getLast().choice()).isFalse();
    }

    @Test
    void an_expectation_in_a_comment_belongs_to_the_command_above_it() {
        Block.Code code = code("""
                ```sh
                # Ask for health
                curl http://localhost:9000/livez
                # Should return HTTP 204

                git tag | head -3

                # Example output:
                # v7
                # v6   <-- good
                ```
                """);
        assertThat(code.commands()).extracting(CommandText::note).containsExactly("Ask for health", "");
        assertThat(code.commands()).extracting(CommandText::expected)
                .containsExactly(List.of("Should return HTTP 204"), List.of("Example output:", "v7", "v6   <-- good"));
    }

    @Test
    void a_command_goes_on_over_quotes_loops_and_here_documents() {
        Block.Code code = code("""
                ```bash
                cat > a.yaml <<EOF
                # no comment
                a: 1
                EOF
                for i in 1 2; do
                  echo $i
                done
                echo 'two
                lines'
                echo it is
                ```
                """);
        assertThat(code.commands()).extracting(c -> c.text().lines().count()).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void an_apostrophe_does_not_swallow_the_commands_below_it() {
        assertThat(code("```bash\necho don't\nuptime\n```\n").commands()).hasSize(2);
    }

    @Test
    void the_fences_of_the_bundled_runbook_are_told_apart() throws IOException {
        List<Block.Code> codes = Outline.subtree(
                RunbookReader.read("a.md", Files.readString(Path.of("assets/runbooks/rollback-procedure.md"))).root()).stream()
                .flatMap(s -> s.blocks().stream()).filter(Block.Code.class::isInstance).map(Block.Code.class::cast).toList();
        assertThat(codes).filteredOn(c -> c.kind() == FenceKind.COMMAND).hasSize(14);
        assertThat(codes).filteredOn(c -> c.kind() == FenceKind.MESSAGE).hasSize(5);
        Block.Code restart = codes.stream().filter(c -> c.text().contains("supervisorctl")).findFirst().orElseThrow();
        assertThat(restart.passages().getFirst().alternatives()).extracting(Alternative::label)
                .containsExactly("With systemd", "With Docker", "With supervisord");
        Block.Code health = codes.stream().filter(c -> c.text().contains("# Is it healthy?")).findFirst().orElseThrow();
        assertThat(health.commands()).hasSize(3);
    }

    private static Block.Code code(String markdown) {
        return Outline.subtree(RunbookReader.read("a.md", markdown).root()).stream().flatMap(s -> s.blocks().stream())
                .filter(Block.Code.class::isInstance).map(Block.Code.class::cast).findFirst().orElseThrow();
    }
}
