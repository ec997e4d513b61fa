package dev.quarterdeck.core.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several commands in one shell, in the shells that there are. */
class ScriptTest {
    private static String run(String shell, String script) throws Exception {
        var words = new java.util.ArrayList<>(List.of(shell.split(" ")));
        words.addAll(List.of("-c", script));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said + "[" + process.waitFor() + "]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "bash", "dash", "bash --posix"})
    void whatOneSetsIsThereForTheNextAndTheFirstThatFailsEndsIt(String shell) throws Exception {
        var script = new Script(List.of("A='x y'; cd /", "echo \"$A $PWD\" # a remark", "cat <<'E'\n$A\nE", "(exit 7)",
                "echo never"), "tok1");
        assertThat(run(shell, script.text())).isEqualTo(("^tok1 0^x y /\n^tok1 0^$A\n^tok1 0^^tok1 7^[7]")
                .replace('^', '\u001e'));
        assertThat(run(shell, new Script(script.commands(), "").text())).isEqualTo("x y /\n$A\nnever\n[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "bash", "dash"})
    void aCommandThatSendsItsOutputElsewhereIsFollowedAllTheSame(String shell) throws Exception {
        assertThat(run(shell, new Script(List.of("exec > /dev/null", "echo unseen"), "t").text()))
                .isEqualTo("\u001et 0\u001e\u001et 0\u001e[0]");
    }

    @Test
    void oneCommandRunsExactlyAsItStands() {
        assertThat(Script.single("git log --oneline").text()).isEqualTo("git log --oneline");
        assertThat(new Script(List.of("git log"), "token").text()).isEqualTo("git log");
    }

    @Test
    void aTokenCannotBeScript() {
        assertThatThrownBy(() -> new Script(List.of("a", "b"), "'; rm -rf /")).isInstanceOf(IllegalArgumentException.class);
    }
}
