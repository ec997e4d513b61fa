package dev.quarterdeck.io.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A small disk that a test fills, takes away or mounts read-only. That needs Linux and root; elsewhere the test is skipped and
 * says so.
 */
public record SmallDisk(Path path) implements AutoCloseable {

    /** @param size as mount takes it: {@code 4m} */
    public static SmallDisk mount(Path at, String size) throws IOException {
        Files.createDirectories(at);
        assumeTrue(SystemProgram.succeeds("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()),
                "skipped: a small disk cannot be mounted here (it needs Linux and root)");
        return new SmallDisk(at);
    }

    public void readOnly() {
        assertThat(SystemProgram.succeeds("mount", "-o", "remount,ro", path.toString())).isTrue();
    }

    public void writable() {
        assertThat(SystemProgram.succeeds("mount", "-o", "remount,rw", path.toString())).isTrue();
    }

    /** The disk goes away, whoever has files open there. */
    public void takeAway() {
        assertThat(SystemProgram.succeeds("umount", "--lazy", path.toString())).isTrue();
    }

    @Override
    public void close() {
        if (!SystemProgram.succeeds("umount", path.toString())) {
            takeAway();
        }
    }
}
