package dev.quarterdeck.core.runbook.frontmatter;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.comms.MessageDraft;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any YAML above a runbook is read or said to be unreadable, and any words in a message's fence are a message. */
class FrontMatterFuzzTest {

    @FuzzTest(maxDuration = "40s")
    void frontMatter(byte[] bytes) {
        Runbook runbook = RunbookReader.read("fuzz.md", "---\nquarterdeck:\n" + new String(bytes, StandardCharsets.UTF_8)
                + "\n---\n\n# Book\n\nText.\n");
        assertThat(runbook.frontMatter().mask()).isNotNull();
        assertThat(runbook.title()).isNotBlank();
    }

    @FuzzTest(maxDuration = "40s")
    void template(byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        Runbook runbook = RunbookReader.read("fuzz.md", "# Book\n\n## Communication templates\n\n### Slack\n\n~~~~~~~~\n" + body
                + "\n~~~~~~~~\n");
        runbook.templates().forEach(template -> {
            assertThat(new MessageDraft(template, Map.of()).text()).isEqualTo(template.body());
            new MessageDraft(template, Map.of("x", body)).unfilled();
        });
    }
}
