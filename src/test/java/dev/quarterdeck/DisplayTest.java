package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DisplayTest {
    private static final Predicate<String> ALL = _ -> true;
    private static final Predicate<String> NO = _ -> false;

    @Test
    void windowsAndMacHaveTheirOwnScreen() {
        assertThat(Display.find("Windows 11", null, NO, NO).kind()).isEqualTo(Display.Kind.WINDOW);
        assertThat(Display.find("Mac OS X", null, NO, NO).kind()).isEqualTo(Display.Kind.WINDOW);
    }

    @Test
    void linuxWithoutDisplayHasNone() {
        assertThat(Display.find("Linux", null, ALL, ALL).kind()).isEqualTo(Display.Kind.NONE);
        assertThat(Display.find("Linux", "", ALL, ALL).kind()).isEqualTo(Display.Kind.NONE);
    }

    @Test
    void aServerThatDoesNotAnswerIsNoDisplay() {
        var display = Display.find("Linux", ":77", ALL, NO);

        assertThat(display.kind()).isEqualTo(Display.Kind.NONE);
        assertThat(display.sentence()).contains("DISPLAY=:77");
    }

    @Test
    void aDisplayWithoutGtkSaysWhatToInstall() {
        for (var missing : new String[] {"libX11.so.6", "libgtk-3.so.0", "libXtst.so.6"}) {
            var display = Display.find("Linux", ":0", library -> !library.equals(missing), ALL);

            assertThat(display.kind()).as(missing).isEqualTo(Display.Kind.UNUSABLE);
            assertThat(display.sentence()).contains("libgtk-3-0", "gtk3");
        }
    }

    @Test
    void aDisplayWithGtkIsAWindow() {
        assertThat(Display.find("Linux", ":0", ALL, ALL)).isEqualTo(new Display(Display.Kind.WINDOW, ""));
    }

    /**
     * Asks the real machine, whatever it has: the answer may be any, but it must come, and with a reason unless it is a window.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theMachineItselfGivesAnAnswer() {
        var display = Display.find();

        assertThat(display.sentence().isEmpty()).isEqualTo(display.kind() == Display.Kind.WINDOW);
    }
}
