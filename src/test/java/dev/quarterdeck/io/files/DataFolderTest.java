package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @TempDir
    private Path temp;

    @Test
    void liesWhereEachSystemKeepsData() {
        assertThat(DataFolder.standard("Linux", Map.of(), HOME).path()).isEqualTo(Path.of("/home/ada/.local/share/quarterdeck"));
        assertThat(DataFolder.standard("Linux", Map.of("XDG_DATA_HOME", "/data"), HOME).path())
                .isEqualTo(Path.of("/data/quarterdeck"));
        assertThat(DataFolder.standard("Mac OS X", Map.of(), HOME).path())
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Quarterdeck"));
        assertThat(DataFolder.standard("Windows 11", Map.of("APPDATA", "/roaming"), HOME).path())
                .isEqualTo(Path.of("/roaming/Quarterdeck"));
    }

    @Test
    void ignoresARelativeXdgFolderAsTheSpecificationAsks() {
        assertThat(DataFolder.standard("Linux", Map.of("XDG_DATA_HOME", "data"), HOME).path())
                .isEqualTo(Path.of("/home/ada/.local/share/quarterdeck"));
    }

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        var folder = new DataFolder(temp.resolve("a/b"));
        folder.create();
        folder.create();
        folder.requireWritable();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()))).isEqualTo("rwx------");
        assertThat(folder.path()).isEmptyDirectory();
    }

    @Test
    void saysWhyItCannotBeMade() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
                .isInstanceOf(UnusableFolder.class)
                .hasMessageContaining("cannot be made")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data");
        assertThatThrownBy(() -> new DataFolder(file).create()).hasMessageContaining(file + " is not a folder");
    }

    @Test
    void saysWhyItCannotBeWrittenTo() {
        assertThatThrownBy(() -> new DataFolder(Path.of("/proc/self")).requireWritable())
                .isInstanceOf(UnusableFolder.class)
                .hasMessageContaining("/proc/")
                .hasMessageContaining("cannot be written to");
    }
}
