package dev.quarterdeck.io.probe;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * What came back over HTTP, as far as it was read. Immutable; any thread.
 *
 * @param type     the Content-Type, in small letters, may be empty
 * @param encoding the Content-Encoding, in small letters, empty for none: it was not asked for, yet a server may do as it likes
 * @param age      for how long a cache has kept it; zero when none did
 * @param sentAt   the server's own time, where it says
 * @param bytes    the first 64 KiB
 * @param cut      whether there was more
 */
record Answer(int status, String type, String encoding, Duration age, Optional<Instant> sentAt, byte[] bytes, boolean cut) {
    static final int MOST_BODY = 64 * 1024;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:+-]+)");

    /** Nothing but a status and a body. */
    static Answer of(int status, String type, byte[] bytes) {
        return new Answer(status, type, "", Duration.ZERO, Optional.empty(), bytes, false);
    }

    /** The body unpacked, at most 64 KiB of it; empty when it is packed in a way that this program does not know, or damaged. */
    Optional<byte[]> plain() {
        try {
            return switch (encoding) {
                case "", "identity" -> Optional.of(bytes);
                case "gzip", "x-gzip" -> Optional.of(unpacked(new GZIPInputStream(new ByteArrayInputStream(bytes))));
                case "deflate" -> Optional.of(unpacked(new InflaterInputStream(new ByteArrayInputStream(bytes))));
                default -> Optional.empty();
            };
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** What was cut off packed ends in the middle; what was unpacked until there counts. */
    private static byte[] unpacked(InputStream in) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        byte[] chunk = new byte[4096];
        try (in) {
            for (int read = in.read(chunk); read >= 0 && out.size() < MOST_BODY; read = in.read(chunk)) {
                out.write(chunk, 0, read);
            }
        } catch (EOFException | ZipException end) {
            if (out.size() == 0) {
                throw end;
            }
        }
        return out.toByteArray();
    }

    /** The body as text, in the charset that its first bytes or its type name; empty where {@link #plain} is. */
    Optional<String> text() {
        return plain().map(body -> {
            String text = new String(body, charset(body));
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        });
    }

    private Charset charset(byte[] body) {
        if (body.length >= 2 && body[0] == (byte) 0xFE && body[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (body.length >= 2 && body[0] == (byte) 0xFF && body[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher named = CHARSET.matcher(type);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }
}
