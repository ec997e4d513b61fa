package dev.quarterdeck.io.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Reads a small text file that anybody may have put there: a pipe would never end, a link leads wherever its maker wanted, and
 * a size is what somebody says. Stateless; any thread.
 */
public final class SmallFile {
    private SmallFile() {
    }

    /**
     * The file's UTF-8 text.
     *
     * @param most bytes
     * @throws NoSuchFileException when nothing is there
     * @throws IOException         with the reason as part of a sentence
     */
    public static String text(Path file, int most) throws IOException {
        requireFile(file);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(most + 1);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException e) {
            throw new IOException(FileFailure.reason(e), e);
        }
        if (bytes.length > most) {
            throw new IOException("it is larger than " + (most < 1 << 20 ? (most >> 10) + " KiB" : (most >> 20) + " MiB"));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8 text", e);
        }
    }

    private static void requireFile(Path file) throws IOException {
        BasicFileAttributes there;
        try {
            there = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException gone) {
            throw gone;
        } catch (IOException e) {
            throw new IOException(FileFailure.reason(e), e);
        }
        if (!there.isRegularFile()) {
            throw new IOException(there.isDirectory() ? "it is a folder" : there.isSymbolicLink() ? "it is a link to elsewhere; put the file itself there"
                    : "it is a pipe or a device and no file");
        }
    }
}
