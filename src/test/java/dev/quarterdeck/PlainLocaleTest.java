package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged program in cron, in CI and in containers, where the locale knows no letters beyond ASCII. A shell types the names,
 * since the
 * JVM of the tests may not be able to.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "locales are of other systems")
@BesideOthers
@Timeout(300)
class PlainLocaleTest {
    private static final Path LAUNCHER = Path.of("target", "quarterdeck", "bin", "quarterdeck").toAbsolutePath();
    private static final String COMMANDS = """
            qd="$1"; cd "$2" || exit 9
            rm -rf here; mkdir here; cd here || exit 9
            name=$(printf 'gr\\303\\266\\303\\237e')
            mkdir "$name"; cp -r ../data "$name/data"; cp -r "$name/data" other
            printf '2026-11-23T14:02:10Z INFO Stra\\303\\237e\\n2026-11-23T14:02:11Z ERROR \\346\\235\\261\\n' > "$name/$name.log"
            printf '# T\\303\\274r\\n\\n- [ ] \\303\\266ffnen\\n' > "$name/$name.md"
            said() { "$@" < /dev/null 2>&1; echo "= $?"; }
            said "$qd" log "$name/$name.log"
            said "$qd" log --json --grep "$(printf '\\303\\237|\\346\\235\\261')" "$name/$name.log"
            said "$qd" log --count --exclude "$(printf '\\303\\237')" "$name/$name.log"
            said "$qd" log "$name/none.log"
            "$qd" log - < "$name/$name.log"
            said "$qd" check "$name/$name.md"
            said "$qd" check --json "$name"
            said "$qd" show "$name/$name.md"
            said "$qd" incidents --data "$name/data"
            said "$qd" search --data "$name/data" "$(printf 'f\\303\\244llt')"
            said "$qd" verify --data "$name/data"
            said "$qd" export ID --data "$name/data" -o "$name/$name-1.md"
            said "$qd" export ID --data "$name/data" --capsule "$name/$name.capsule"
            said "$qd" import --data other "$name/$name.capsule"
            said "$qd" replay ID --data "$name/data"
            "$qd" backup --data "$name/data" > made 2>&1; echo "= $?"; grep -c "$name" made
            said "$qd" restore --data "$name/data" "$name/none.db"
            cat "$name/$name-1.md" | grep -c "$(printf 'f\\303\\244llt')"; ls "$name"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws Exception {
        ScenarioClock clock = ScenarioClock.wall(InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z")));
        new Quarterdeck(clock).opened(new DataFolder(folder.resolve("data")), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            IncidentId id = desk.begin(clock);
            desk.submit(id, "Ada", new Command.Declare("Kasse f\u00e4llt aus", Severity.P1, "", Optional.empty(), "Ada"))
                    .toCompletableFuture().join();
            Files.writeString(folder.resolve("all.sh"), COMMANDS.replace("ID", id.text()));
            return 0;
        });
    }

    private String all(String... locale) throws Exception {
        var builder = new ProcessBuilder("sh", folder.resolve("all.sh").toString(), LAUNCHER.toString(), folder.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG") || name.equals("DISPLAY"));
        for (String each : locale) {
            builder.environment().put(each.split("=")[0], each.split("=")[1]);
        }
        Path said = folder.resolve("said");
        Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(250, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }

    @Test
    @Soak
    void namesPatternsAndOutputAreWhatTheyAreInAnyLocale() throws Exception {
        String usual = all("LC_ALL=C.UTF-8");
        assertThat(usual).startsWith("""
                2026-11-23T14:02:10Z INFO Stra\u00dfe
                2026-11-23T14:02:11Z ERROR \u6771
                = 0
                {"line":1,"offset":0,"time":"2026-11-23T14:02:10Z","level":"info","text":"2026-11-23T14:02:10Z INFO Stra\u00dfe"}
                {"line":2,"offset":34,"time":"2026-11-23T14:02:11Z","level":"error","text":"2026-11-23T14:02:11Z ERROR \u6771"}
                = 0
                1
                = 0
                gr\u00f6\u00dfe/none.log is not there
                = 2
                """).contains("Kasse f\u00e4llt aus", "gr\u00f6\u00dfe.capsule", "gr\u00f6\u00dfe-1.md").doesNotContain("Exception", "\ufffd", "?");
        assertThat(all("LC_ALL=C")).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LC_CTYPE=C", "LANG=POSIX", "LANG=xx_YY.UTF-8"})
    void neitherDoesALocaleThatIsUnsetOrNotInstalled(String locale) throws Exception {
        Path script = folder.resolve("all.sh");
        String first = Files.readString(script).lines().limit(8).collect(Collectors.joining("\n"));
        Files.writeString(script, first);
        assertThat(all(locale)).isEqualTo("2026-11-23T14:02:10Z INFO Stra\u00dfe\n2026-11-23T14:02:11Z ERROR \u6771\n= 0\n");
    }

    @Test
    void aJvmThatCannotSpellWhatWasTypedSaysSoAndDoesNothing() throws Exception {
        Path script = Files.writeString(folder.resolve("one.sh"),
                "exec \"$@\" log \"$(printf 'gr\\303\\266\\303\\237e.log')\"\n");
        var command = JavaProgram.command(Main.class);
        command.addAll(0, List.of("sh", script.toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.errorReader().lines()).singleElement().asString().contains("set LC_ALL=C.UTF-8");
        assertThat(process.waitFor()).isEqualTo(2);
    }
}
