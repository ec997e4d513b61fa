package dev.quarterdeck.io.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.signal.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShellChangesTest {
    private final ShellChanges changes = new ShellChanges();

    private static ChangeSource command(String line) {
        return new ChangeSource(ChangeSource.Kind.COMMAND, line, Optional.of(Target.LAPTOP));
    }

    @Test
    void eachLineIsAChangeItsTimeFirstAndWhatHasNoTimeIsLeftOut() throws Exception {
        List<SystemChange> found = changes.since(
                command("printf '%s\\n' '2026-11-23T14:05:00+01:00 api 0.1.0' 'header' '1795449600 worker' '2026-11-23 12:00:00 "
                + "+0000 older'"),
                Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(found).extracting(c -> c.at() + " " + c.words()).containsExactly("2026-11-23T12:00:00Z older",
                "2026-11-23T13:05:00Z api 0.1.0", "2026-11-23T16:00:00Z worker");
    }

    @Test
    void aRepositoryTellsItsCommitsAndTags(@TempDir Path folder) throws Exception {
        String git = "cd '" + folder + "' && git init -q . && git config user.email a@b.c && git config user.name a && ";
        run(git + "git commit -q --allow-empty -m 'Cache cursors' && git tag -a v0.1.0 -m 'Release 0.1.0'");
        var source = new ChangeSource(ChangeSource.Kind.GIT, folder.toString(), Optional.of(Target.LAPTOP));
        List<SystemChange> found = changes.since(source, Instant.now().minus(Duration.ofHours(24)));
        assertThat(found).extracting(SystemChange::words).anyMatch(w -> w.endsWith("Cache cursors"))
                .contains("tag v0.1.0 Release 0.1.0");
    }

    @Test
    void aFailureIsToldInItsOwnWords() {
        assertThatThrownBy(() -> changes.since(command("echo no such host; exit 7"), Instant.EPOCH))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit 7, no such host");
        assertThatThrownBy(() -> changes.since(new ChangeSource(ChangeSource.Kind.COMMAND, "echo", Optional.empty()),
                Instant.EPOCH))
                .hasMessageContaining("no target");
    }

    private static void run(String line) throws Exception {
        assertThat(new ProcessBuilder("bash", "-c", line).inheritIO().start().waitFor()).isZero();
    }
}
