package dev.quarterdeck.io.library;

import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The text of each opened runbook as somebody read it last, one file each, so that a change can be shown. When one cannot be
 * written it holds until the program ends. Any thread.
 */
final class ReadTexts {
    private static final System.Logger LOG = System.getLogger(ReadTexts.class.getName());
    private static final int MOST_BYTES = 2 << 20;
    private final Path folder;
    private final Map<Path, String> known = new ConcurrentHashMap<>();

    ReadTexts(Path folder) {
        this.folder = folder;
    }

    Optional<String> of(Path runbook) {
        return Optional.ofNullable(known.computeIfAbsent(runbook, this::load));
    }

    void remember(Path runbook, String text) {
        if (text.equals(known.put(runbook, text))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            AtomicFile.write(file(runbook), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What was read of a runbook cannot be kept: {0}", e.toString());
        }
    }

    private String load(Path runbook) {
        try {
            return SmallFile.text(file(runbook), MOST_BYTES);
        } catch (NoSuchFileException notReadYet) {
            return null;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What was read of a runbook cannot be found again: {0}", e.toString());
            return null;
        }
    }

    private Path file(Path runbook) {
        try {
            byte[] name = MessageDigest.getInstance("SHA-256").digest(runbook.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(name, 0, 12) + ".md");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
