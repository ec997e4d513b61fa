package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.text.Block;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * Any bytes are a runbook that can be read. An ordinary test run repeats the inputs kept beside this class in
 * {@code src/test/resources}; README tells how to search for new ones.
 */
class RunbookReaderFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    @FuzzTest(maxDuration = "40s")
    void reads(byte[] bytes) {
        Runbook runbook = RunbookReader.read("fuzz.md", new String(bytes, StandardCharsets.UTF_8));
        assertThat(runbook.title()).isNotBlank();
        assertThat(runbook.findings(TODAY)).allMatch(finding -> finding.line() >= 1);
        runbook.procedures().forEach(procedure -> procedure.steps().forEach(step -> {
            step.ways();
            step.codes().forEach(Block.Code::copied);
        }));
    }
}
