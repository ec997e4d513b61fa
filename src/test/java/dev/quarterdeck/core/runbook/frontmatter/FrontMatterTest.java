package dev.quarterdeck.core.runbook.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.SourceText;
import dev.quarterdeck.core.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FrontMatterTest {
    private static final String BODY = "# T\n\n## Plan A: Go\n\n### Step 1: Go\n\n- [ ] gone\n";

    @Test
    void signals_channels_and_baseline_are_read_and_unknown_keys_are_not() {
        Runbook runbook = read("""
                title: Ferry
                tags: [a, b]
                quarterdeck:
                  colour: red
                  signals:
                    - signal: error rate
                      kind: prometheus
                      url: http://prom.example:9090
                      query: up == 0
                      mood: good
                  channels:
                    - {name: "Slack #ferry", kind: slack, to: "env:FERRY"}
                  baseline:
                    p95: 0.25 s
                    error rate: 0.5%
                  mask: ['cust-\\d+', 'iban=(\\w+)']
                  guard: [ferry-deploy production]
                """);
        assertThat(runbook.findings()).isEmpty();
        assertThat(runbook.frontMatter()).isEqualTo(new FrontMatter(
                List.of(new SignalSource("error rate", "prometheus", "http://prom.example:9090", "up == 0")),
                List.of(new Channel("Slack #ferry", "slack", "env:FERRY")),
                Map.of(Signal.LATENCY_P95, 250.0, Signal.ERROR_RATE, 0.5), List.of("cust-\\d+", "iban=(\\w+)"),
                List.of(new GuardWords("ferry-deploy production"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a: &x 1\nquarterdeck:\n  baseline: {p95: *x}\n", "a: 1\na: 2\n",
                "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: 1}}}}}}}}}}\n",
        "quarterdeck: [1\n", "quarterdeck: 5\n", "quarterdeck: {signals: 5}\n", "quarterdeck: {signals: [5]}\n",
        "quarterdeck: {signals: [{signal: x, kind: guess}]}\n",
        "quarterdeck: {channels: [{kind: slack}]}\n", "quarterdeck: {baseline: {p95: soon}}\n",
        "quarterdeck: {baseline: {mood: 5}}\n", "quarterdeck: {mask: x}\n", "quarterdeck: {guard: x}\n",
        "quarterdeck: {guard: [5]}\n", "quarterdeck: {guard: ['']}\n", "quarterdeck: {mask: ['(']}\n",
        "quarterdeck: {mask: ['x*']}\n", "quarterdeck: !!java.net.URL {baseline: 5}\n",
    })
    void what_is_wrong_is_a_finding_and_the_runbook_works_without_it(String yaml) {
        Runbook runbook = read(yaml);
        assertThat(runbook.findings()).isNotEmpty().allMatch(f -> f.code() == FindingCode.FRONT_MATTER && f.line() >= 2);
        assertThat(runbook.frontMatter()).isEqualTo(FrontMatter.NONE);
        assertThat(runbook.procedures()).hasSize(1);
    }

    @Test
    void one_above_the_size_is_not_read() {
        assertThat(read("a: " + "x".repeat(70_000) + "\n").findings()).singleElement()
                .satisfies(f -> assertThat(f.message()).contains("64 KiB"));
    }

    @Test
    void a_mistake_is_found_at_its_line() {
        assertThat(read("a: 1\nb: 2\na: 3\n").findings()).singleElement().satisfies(f -> assertThat(f.line()).isEqualTo(4));
    }

    @Test
    void nothing_in_it_changes_a_check() {
        String bare = RunbookReader.read("a.md", BODY).procedures().toString();
        Runbook runbook = read("quarterdeck:\n  checks: off\n  findings: none\n  confirm: false\n  run: always\n");
        assertThat(runbook.procedures()).extracting(p -> p.steps().getFirst().checks())
                .containsExactly(List.of(new Block.Check("gone", "", false, java.util.Optional.empty(), 0, 15)));
        assertThat(bare).contains("gone");
        assertThat(runbook.frontMatter()).isEqualTo(FrontMatter.NONE);
    }

    @Test
    void the_schema_says_what_the_reader_reads() throws IOException {
        JsonNode schema = JsonMapper.shared().readTree(Files.readString(Path.of("assets/schema/front-matter.schema.json")));
        JsonNode own = schema.at("/properties/quarterdeck/properties");
        assertThat(own.propertyNames()).containsExactlyInAnyOrder("signals", "channels", "baseline", "mask", "guard",
                "corrections");
        assertThat(own.at("/signals/items/properties/kind/enum").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(FrontMatterReader.SIGNAL_KINDS);
        assertThat(own.at("/channels/items/properties/kind/enum").valueStream().map(JsonNode::stringValue))
                .containsExactlyInAnyOrderElementsOf(FrontMatterReader.CHANNEL_KINDS);
        assertThat(schema.at("/examples").valueStream()).isNotEmpty().allSatisfy(example -> {
            FrontMatter read = FrontMatterReader.read(
                    SourceText.of("---\n" + "title: x\nquarterdeck: " + example.at("/quarterdeck") + "\n---\n"),
                    new java.util.ArrayList<>());
            assertThat(read.signals()).hasSize(2);
            assertThat(read.channels()).hasSize(1);
            assertThat(read.baseline()).hasSize(2);
            assertThat(read.mask()).hasSize(1);
        });
    }

    private static Runbook read(String yaml) {
        return RunbookReader.read("a.md", "---\n" + yaml + "---\n\n" + BODY);
    }

    @Test
    void a_channel_is_found_by_the_name_a_template_gives_it() {
        Runbook runbook =
                read("quarterdeck:\n  channels:\n    - name: \"Slack #oncall\"\n      kind: slack\n      to: env:SLACK_URL\n");
        assertThat(runbook.frontMatter().channel("slack #oncall").map(Channel::to)).contains("env:SLACK_URL");
        assertThat(runbook.frontMatter().channel("Status page")).isEmpty();
    }
}
