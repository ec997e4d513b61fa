package dev.quarterdeck.io.library;

import dev.quarterdeck.core.runbook.UnreadableRunbook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads a file's text, or says in one sentence why it cannot be a runbook. At most 1 MiB is ever read, whatever the file
 * claims to be. Stateless; any thread.
 */
final class RunbookFile {
    private static final int LARGEST = 1024 * 1024;

    private RunbookFile() {
    }

    static String read(Path file) throws UnreadableRunbook {
        String name = String.valueOf(file.getFileName());
        if (Files.isDirectory(file)) {
            throw new UnreadableRunbook(name + " is a folder; choose a Markdown file inside it.");
        }
        if (!Files.exists(file)) {
            throw new UnreadableRunbook(name + " does not exist at " + file.toAbsolutePath()
                    + "; it may have been moved or renamed.");
        }
        if (!Files.isRegularFile(file)) {
            throw new UnreadableRunbook(name + " is a device or a pipe and no file; choose a Markdown file.");
        }
        return text(name, bytes(name, file));
    }

    private static byte[] bytes(String name, Path file) throws UnreadableRunbook {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new UnreadableRunbook(String.format(Locale.ROOT,
                        "%s has %.1f MiB; a runbook may have 1 MiB at most, so split it.",
                        name, Math.max(Files.size(file), bytes.length) / (double) LARGEST));
            }
            return bytes;
        } catch (IOException e) {
            String why = Files.isReadable(file) ? e.getMessage() : "you have no permission to read it";
            throw new UnreadableRunbook(name + " cannot be read: " + why + ".");
        }
    }

    private static String text(String name, byte[] bytes) throws UnreadableRunbook {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            throw new UnreadableRunbook(name + " is UTF-16 text; save it as UTF-8.");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw new UnreadableRunbook(name + " is binary (a zero byte at position " + i
                        + "), not Markdown text; choose the Markdown file.");
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
            if (text.replace("\uFEFF", "").isBlank()) {
                throw new UnreadableRunbook(name + " is empty; a runbook needs some Markdown text.");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableRunbook(name + " is not UTF-8 text (byte " + buffer.position() + " is none); save it as UTF-8.");
        }
    }
}
