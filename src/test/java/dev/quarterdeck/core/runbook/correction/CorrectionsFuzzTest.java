package dev.quarterdeck.core.runbook.correction;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any bytes beside a runbook are corrections or said to be none, a runbook can be read with them, and another one can be added. */
class CorrectionsFuzzTest {
    private static final String BOOK = "# Cache\n\n## Notes\n\n- Flush it\n- Warm it\n\nIt burns above 5 %.\n\n```\nrun it\n```\n";

    @FuzzTest(maxDuration = "40s")
    void file(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CorrectionsText read = CorrectionsText.ofFile(text);
        assertThat(read.problems()).allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
        Runbook runbook = RunbookReader.read("cache.md", BOOK, read.corrections());
        assertThat(runbook.title()).isNotBlank();
        var one = new Correction(new Correction.Place(true, "Notes", "", "Cache", ""), CorrectionRole.STEP);
        try {
            String after = CorrectionsEdit.inFile(text, List.of(one));
            assertThat(CorrectionsText.ofFile(after).corrections()).contains(one);
        } catch (CorrectionsEdit.Unwritable refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
