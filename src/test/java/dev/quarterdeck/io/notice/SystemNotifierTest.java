package dev.quarterdeck.io.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemNotifierTest {
    private static final String NASTY = "--help \"; rm -rf ~; $(id) <b>&'\n' x";

    @Test
    void onLinuxTheWordsAreArgumentsOfTheirOwnAndNoMarkup() {
        List<String> command = new SystemNotifier("Linux").command(NASTY, NASTY);
        assertThat(command).startsWith("notify-send").contains("--");
        assertThat(command.indexOf("--")).isEqualTo(command.size() - 3);
        assertThat(command.getLast()).contains("&lt;b&gt;&amp;").doesNotContain("<", "\n");
    }

    @Test
    void onAMacTheScriptIsTheSameForAnyWords() {
        List<String> nasty = new SystemNotifier("Mac OS X").command(NASTY, NASTY);
        List<String> plain = new SystemNotifier("Mac OS X").command("a", "b");
        assertThat(nasty.subList(0, nasty.size() - 2)).isEqualTo(plain.subList(0, plain.size() - 2)).startsWith("osascript");
        assertThat(plain).endsWith("a", "b");
    }

    @Test
    void onWindowsTheWordsStandEncodedInTheScript() {
        List<String> command = new SystemNotifier("Windows 11").command("Critical", NASTY);
        assertThat(command).startsWith("powershell", "-NoProfile", "-NonInteractive", "-Command").hasSize(5);
        assertThat(command.getLast()).contains(Base64.getEncoder().encodeToString("Critical".getBytes(StandardCharsets.UTF_8)))
                .doesNotContain("rm -rf", "$(id)", "\n", "\\");
    }

    @Test
    void longWordsAreCut() {
        assertThat(new SystemNotifier("Linux").command("a", "x".repeat(5000)).getLast()).hasSize(200).endsWith("…");
    }

    @Test
    void aSystemWithoutTheProgramSaysSoOnce() throws Exception {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        var notifier = new SystemNotifier(mac ? "Windows" : "Mac");
        assertThat(notifier.show("a", "b").toCompletableFuture().get(60, TimeUnit.SECONDS)).contains("is not installed");
        assertThat(notifier.show("a", "b").toCompletableFuture().get(60, TimeUnit.SECONDS)).isEmpty();
    }
}
