package dev.quarterdeck.core.postmortem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A text as it goes into a file, in UTF-8 and in parts: a long one is put together only where it must be. Immutable as long as
 * nobody writes to its arrays; any thread.
 */
public record Document(List<byte[]> parts) {
    public Document {
        parts = List.copyOf(parts);
    }

    public void writeTo(OutputStream out) throws IOException {
        for (byte[] part : parts) {
            out.write(part);
        }
    }

    public String text() {
        var all = new ByteArrayOutputStream(parts.stream().mapToInt(part -> part.length).sum());
        try {
            writeTo(all);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
