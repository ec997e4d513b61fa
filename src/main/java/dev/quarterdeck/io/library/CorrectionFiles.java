package dev.quarterdeck.io.library;

import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionsText;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads what people said of a runbook's parts where it lies: beside the runbook, and in its front matter. Stateless; any thread. */
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
        return runbook.resolveSibling(String.valueOf(runbook.getFileName()).replaceFirst("(?i)\\.(?:md|markdown)$", "") + ".quarterdeck.yaml");
    }

    static Said read(Path runbook, String text) {
        CorrectionsText own = CorrectionsText.ofFrontMatter(text);
        Path file = beside(runbook);
        CorrectionsText beside = CorrectionsText.NONE;
        var findings = new ArrayList<Finding>();
        own.problems().forEach(p -> findings.add(finding(p.line(), "In the front matter, below \"corrections\": " + p.message() + ".")));
        try {
            beside = Files.exists(file) ? CorrectionsText.ofFile(text(file)) : CorrectionsText.NONE;
        } catch (IOException e) {
            findings.add(finding(1, file.getFileName() + " is not used: " + e.getMessage() + "."));
        }
        beside.problems().forEach(p -> findings.add(finding(1, file.getFileName() + ", line " + p.line() + ": " + p.message() + ".")));
        return new Said(own.corrections(), beside.corrections(), List.copyOf(findings));
    }

    private static Finding finding(int line, String message) {
        return new Finding(line, FindingSeverity.WARNING, FindingCode.CORRECTIONS_FILE, message);
    }

    /** Changes whenever the file beside the runbook does. */
    static String stamp(Path runbook) {
        try {
            BasicFileAttributes now = Files.readAttributes(beside(runbook), BasicFileAttributes.class);
            return now.size() + " " + now.lastModifiedTime();
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Whether it was not written a moment ago. */
    static boolean settled(Path runbook) {
        try {
            return !Files.exists(beside(runbook)) || Files.getLastModifiedTime(beside(runbook)).toInstant().isBefore(Instant.now().minusSeconds(2));
        } catch (IOException gone) {
            return false;
        }
    }

    /** The text of a file that may come from anybody; the message of an error is words for a person. */
    static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is no file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new IOException("it cannot be read", e);
        }
        if (bytes.length > LARGEST) {
            throw new IOException("it is larger than 64 KiB");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is no UTF-8 text", e);
        }
    }
}
