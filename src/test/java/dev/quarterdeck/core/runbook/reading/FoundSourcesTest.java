package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundLogCommand;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.FoundQuery;
import dev.quarterdeck.core.runbook.FoundValue;
import dev.quarterdeck.core.runbook.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the runbook mentions and the console can watch. */
class FoundSourcesTest {

    @Test
    void log_commands_are_offered_without_what_follows_the_pipe() {
        Runbook runbook = read("""
                ```
                $ kubectl -n shop logs deploy/cart --tail=100 -c 'the cart' | grep ERROR
                $ oc logs -f pod/cart
                $ docker compose logs api
                $ sudo journalctl -u cart -f
                $ kubectl get pods | grep logs
                $ kubectl exec cart -- cat logs
                ```
                """);
        assertThat(runbook.logCommands()).containsExactly(
                new FoundLogCommand("kubectl -n shop logs deploy/cart --tail=100 -c 'the cart'", 2),
                new FoundLogCommand("oc logs -f pod/cart", 3),
                new FoundLogCommand("docker compose logs api", 4), new FoundLogCommand("sudo journalctl -u cart -f", 5));
    }

    @Test
    void a_value_picked_with_jq_is_offered_with_its_address() {
        Runbook runbook =
                read("```sh\ncurl -s http://shop.example/stats | jq -r '.queue.depth'\nwatch 'curl -s http://shop.example/a | "
                + "jq .b[0].c'\njq '.[] | select(.x)' a.json\n```\n");
        assertThat(runbook.values()).containsExactly(new FoundValue(".queue.depth", "http://shop.example/stats", 2),
                new FoundValue(".b[0].c", "http://shop.example/a", 3));
    }

    @Test
    void prometheus_queries_are_offered_and_those_of_databases_are_not() {
        Runbook runbook =
                read("```promql\nup{job=\"cart\"} == 0\n```\n\n```sql\nselect max(a) from "
                + "b;\n```\n\n```\nsum(rate(x_total[2m]))\n```\n");
        assertThat(runbook.queries()).containsExactly(new FoundQuery("up{job=\"cart\"} == 0", 2),
                new FoundQuery("sum(rate(x_total[2m]))", 10));
    }

    @Test
    void health_addresses_and_log_paths_in_running_text_are_offered_too() {
        Runbook runbook = read("""
                See http://shop.example:8080/healthz, and https://wiki.example/status/how-to to read.

                - [ ] `https://shop.example/readyz` answers
                - nothing in `/srv/shop/out.log` nor in /var/log/messages.

                | where | what |
                |-------|------|
                | x | http://db.example/ping |
                """);
        assertThat(runbook.probes()).extracting(FoundProbe::url)
                .containsExactly("http://shop.example:8080/healthz", "https://shop.example/readyz", "http://db.example/ping");
        assertThat(runbook.probes()).allMatch(FoundProbe::health);
        assertThat(runbook.probes()).extracting(FoundProbe::line).containsExactly(1, 3, 8);
        assertThat(runbook.logs()).containsExactly(new FoundLog("/srv/shop/out.log", 4), new FoundLog("/var/log/messages", 4));
    }

    @Test
    void the_bundled_runbook_has_one_value_to_chart() throws IOException {
        assertThat(read(Files.readString(Path.of("assets/runbooks/rollback-procedure.md"))).values())
                .containsExactly(new FoundValue(".context_protection.oversized_events", "http://localhost:8000/health", 202));
    }

    private static Runbook read(String markdown) {
        return RunbookReader.read("test.md", markdown);
    }
}
