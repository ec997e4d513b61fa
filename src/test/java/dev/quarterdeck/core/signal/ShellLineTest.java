package dev.quarterdeck.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShellLineTest {
    private static final Target SSH = new Target(Target.Kind.SSH, "api-1");

    @Test
    void aLineForAServerIsPastedWithSshAroundIt() {
        assertThat(new ShellLine(SSH, "uptime").pasted()).isEqualTo("ssh -t -- api-1 'uptime'");
        assertThat(new ShellLine(Target.LAPTOP, "uptime").pasted()).isEqualTo("uptime");
    }

    /** What the remote shell is given is what the runbook says, quotes, variables and line ends included. */
    @Test
    void theLocalShellHandsTheLineOverUntouched() throws Exception {
        String line = "echo \"it's $HOME\" | sed 's/a/b/'\ngit checkout -b x-$(date +%Y)";
        String pasted = new ShellLine(SSH, line).pasted().replaceFirst("^ssh -t -- api-1 ", "printf %s ");
        Process shell = new ProcessBuilder("bash", "-c", pasted).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(shell.waitFor()).isZero();
    }
}
