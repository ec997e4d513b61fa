package dev.quarterdeck.io.library;

import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionsText;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.io.files.SmallFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what people said of a runbook's parts where it lies: beside the runbook, and in its front matter. Stateless; any thread.
 */
final class CorrectionFiles {
    private static final int LARGEST = 64 * 1024;

    private CorrectionFiles() {
    }

    /**
     * What is said, wherever it stands.
     *
     * @param findings what of it cannot be used, with the file and the line
     */
    record Said(List<Correction> frontMatter, List<Correction> file, List<Finding> findings) {
        List<Correction> all() {
            return Stream.concat(frontMatter.stream(), file.stream()).distinct().toList();
        }
    }

    /** {@code rollback.quarterdeck.yaml} beside {@code rollback.md}. */
    static Path beside(Path runbook) {
        return runbook.resolveSibling(String.valueOf(runbook.getFileName()).replaceFirst("(?i)\\.(?:md|markdown)$", "")
                + ".quarterdeck.yaml");
    }

    static Said read(Path runbook, String text) {
        CorrectionsText own = CorrectionsText.ofFrontMatter(text);
        Path file = beside(runbook);
        CorrectionsText beside = CorrectionsText.NONE;
        var findings = new ArrayList<Finding>();
        own.problems().forEach(p -> findings.add(finding(p.line(), "In the front matter, below \"corrections\": " + p.message()
                + ".")));
        try {
            beside = there(file) ? CorrectionsText.ofFile(text(file)) : CorrectionsText.NONE;
        } catch (IOException e) {
            findings.add(finding(1, file.getFileName() + " is not used: " + e.getMessage() + "."));
        }
        beside.problems().forEach(p -> findings.add(finding(1, file.getFileName() + ", line " + p.line() + ": " + p.message()
                + ".")));
        return new Said(own.corrections(), beside.corrections(), List.copyOf(findings));
    }

    /** Also a link that leads nowhere. */
    static boolean there(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Finding finding(int line, String message) {
        return new Finding(line, FindingSeverity.WARNING, FindingCode.CORRECTIONS_FILE, message);
    }

    /** Changes whenever the file beside the runbook does. */
    static String stamp(Path runbook) {
        try {
            BasicFileAttributes now = Files.readAttributes(beside(runbook), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.size() + " " + now.lastModifiedTime();
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Whether it was not written a moment ago. */
    static boolean settled(Path runbook) {
        try {
            return !there(beside(runbook)) || Files.getLastModifiedTime(beside(runbook), LinkOption.NOFOLLOW_LINKS).toInstant()
                    .isBefore(Instant.now().minusSeconds(2));
        } catch (IOException gone) {
            return false;
        }
    }

    /** The text of a file that may come from anybody; the message of an error is words for a person. */
    static String text(Path file) throws IOException {
        return SmallFile.text(file, LARGEST);
    }
}
