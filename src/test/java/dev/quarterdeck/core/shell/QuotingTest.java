package dev.quarterdeck.core.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
    /** Where a value can stand, and how what the shell makes of it is printed. */
    private static final List<String> PLACES = List.of("printf '%s\\0' <the value>", "printf '%s\\0' a/<the value>/b",
            "printf '%s\\0' \"<the value>\"",
            "printf '%s\\0' \"a <the value> b\"", "printf '%s\\0' 'a <the value> b'",
            "printf '%s\\0' \"$(printf %s. <the value>)\"", "X=<the value>; printf '%s\\0' \"$X\"",
            "printf '%s\\0' \"it's\" <the value>", "printf '%s\\0' a\\'<the value>", "# don't\nprintf '%s\\0' <the value>",
            "printf '%s\\0' \"$(printf '%s.' \"<the value>\")\"",
            "cat <<'E' >/dev/null\nit's\nE\nprintf '%s\\0' <the value>");
    private static final String SAFE = "SAFE";
    private static final List<String> HOSTILE = List.of("v0.0.9; echo oops", "$(echo oops)", "`echo oops`", "it's", "\"", "\\",
            "a\\", "'\"'\"'", "a b  c", "*", "~", "!!", "$HOME", "${X}",
            "#x", "a&b|c>d<e", "(x)", "{a,b}", "[x]", "é 漢字 🚒", "%s%n", "x'; echo oops; '", "x\"; echo oops; \"", "$((1+1))",
            "a=b", "\\$(echo oops)", "\\'", "?", "^x^y", "=ls");

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "bash", "dash", "bash --posix"})
    void whateverAValueHoldsTheShellHandsItOnAsItIs(String shell) throws Exception {
        assumeThat(found(shell)).isTrue();
        var values = new ArrayList<>(HOSTILE);
        var random = new Random(11);
        String alphabet = "ab '\"\\$`!;&|<>(){}[]*?~#=%\n-é".replace("\n", "");
        for (int i = 0; i < 150; i++) {
            var value = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                value.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            values.add(value.toString());
        }
        for (String place : PLACES) {
            // all values of a place in one run of the shell, each command's output ended by a zero byte
            var script = new StringBuilder();
            var expected = new ArrayList<String>();
            for (String value : values) {
                String filled = new CommandBlanks(Map.of("<the value>", value), Map.of(), Optional.empty()).fill(place);
                if (filled.contains("<the value>") && !value.contains("<the value>")) {
                    assertThat(value).as("refused in " + place).startsWith("-");
                    continue;
                }
                script.append(filled).append('\n');
                expected.addAll(List.of(run(shell, new CommandBlanks(Map.of("<the value>", SAFE), Map.of(), Optional.empty())
                        .fill(place)).replace(SAFE, value).split("\0")));
            }
            assertThat(List.of(run(shell, script.toString()).split("\0"))).as(place).isEqualTo(expected);
        }
    }

    private final Map<String, String> ran = new HashMap<>();

    private String run(String shell, String script) throws IOException, InterruptedException {
        String known = ran.get(shell + script);
        if (known != null) {
            return known;
        }
        var words = new ArrayList<>(List.of(shell.split(" ")));
        words.addAll(List.of("-c", script));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        process.waitFor();
        ran.put(shell + script, out.toString(StandardCharsets.UTF_8));
        return ran.get(shell + script);
    }

    private static boolean found(String shell) {
        String name = shell.split(" ")[0];
        return name.startsWith("/") ? Files.isExecutable(Path.of(name)) : List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(d -> Files.isExecutable(Path.of(d, name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\tb", "a\0b", "a\u001bb", "a\u200bb", "a\u202eb", "a\u00a0b", "a\u2028b", "\ufeffa",
            "a\ud800"})
    void whatHoldsALineEndOrCannotBeSeenIsRefused(String value) {
        assertThat(Quoting.refusal(value)).isPresent();
        assertThat(new CommandBlanks(Map.of("<x>", value), Map.of(), Optional.empty()).fill("echo <x> '<x>'"))
                .isEqualTo("echo <x> '<x>'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', textBlock = """
            ssh web-1 'echo <x>'                 ~ a; b
            bash -c "echo <x>"                   ~ $(b)
            kubectl exec p -- sh -c 'cat <x>'    ~ a b
            psql -c "select '<x>'"               ~ '; drop table x; --
            echo `ls <x>`                        ~ a b
            echo $((1 + <x>))                    ~ a[$(b)]
            echo ${V:-<x>}                       ~ a b
            echo <x> | sh                        ~ a; b
            rm <x>                               ~ -rf
            echo \\<x>                           ~ a b
            echo $'<x>'                          ~ a'b
            """)
    void whereNoQuotingHoldsForCertainItIsRefusedAndStaysOpen(String command, String value) {
        var blanks = new CommandBlanks(Map.of("<x>", value), Map.of(), Optional.empty());
        assertThat(blanks.fill(command)).isEqualTo(command);
        assertThat(blanks.with("<x>", "v1.2.0").fill(command)).isEqualTo(command.replace("<x>", "v1.2.0"));
    }

    @Test
    void inAHereDocumentOnlyWhatMeansItselfIsPutIn() {
        String command = "cat <<EOF > f\nversion: <x>\nEOF\necho <x>";
        assertThat(new CommandBlanks(Map.of("<x>", "$(b)"), Map.of(), Optional.empty()).fill(command))
                .isEqualTo("cat <<EOF > f\nversion: <x>\nEOF\necho '$(b)'");
        assertThat(new CommandBlanks(Map.of("<x>", "1.2"), Map.of(), Optional.empty()).fill(command))
                .isEqualTo("cat <<EOF > f\nversion: 1.2\nEOF\necho 1.2");
    }

    @Test
    void whatIsNotFilledInIsAHole() {
        var blanks = new CommandBlanks(Map.of("<namespace>", "prod", "[stable version]", "v1 2"), Map.of(), Optional.empty());
        assertThat(blanks.holes("kubectl -n <namespace> rollout undo <deployment> {{ user }} $VAR"))
                .containsExactly("<deployment>", "{{ user }}");
        assertThat(blanks.holes("ssh web-1 'deploy [stable version]'")).as("refused there").containsExactly("[stable version]");
        assertThat(blanks.holes("kubectl -n <namespace> get pods")).isEmpty();
    }
}
