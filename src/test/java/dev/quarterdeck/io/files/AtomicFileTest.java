package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void replacesTheContentAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("settings.json");
        AtomicFile.write(file, "one".getBytes(StandardCharsets.UTF_8));
        AtomicFile.write(file, "two".getBytes(StandardCharsets.UTF_8));
        assertThat(file).hasContent("two");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("settings.json");
        AtomicFile.write(file, new byte[1]);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void keepsTheOldContentWhenItFails() throws IOException {
        Path occupied = Files.createDirectories(folder.resolve("occupied/below")).getParent();
        assertThatThrownBy(() -> AtomicFile.write(occupied, new byte[1])).isInstanceOf(IOException.class);
        assertThat(occupied.resolve("below")).isDirectory();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(occupied));
    }
}
