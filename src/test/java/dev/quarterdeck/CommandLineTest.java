package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line means is what was typed; what a terminal is sent obeys nobody's words. */
class CommandLineTest {
    @TempDir
    private Path folder;
    private String incident;

    @BeforeEach
    void record() throws Exception {
        ScenarioClock clock = ScenarioClock.wall(InstantSource.fixed(Instant.parse("2026-11-23T14:00:00Z")));
        new Quarterdeck(clock).opened(new DataFolder(folder.resolve("data")), 1, Optional.empty(), workspace -> {
            Desk desk = workspace.desk();
            IncidentId id = desk.begin(clock);
            desk.submit(id, "Ada", new Command.Declare("Listings \u001B]0;owned\u0007 \u202Efail \u009B2J", Severity.P1, "",
                    Optional.empty(), "Ada"))
                    .toCompletableFuture().join();
            incident = id.text();
            return 0;
        });
    }

    private static String run(int code, String... arguments) {
        try (Printed printed = new Printed()) {
            assertThat(QuarterdeckCommand.run(new Quarterdeck(), arguments)).as(String.join(" ", arguments)).isEqualTo(code);
            String all = printed.out() + printed.err();
            assertThat(all.chars()).as("what a terminal would obey").noneMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r'
                    || c >= 0x7F && c < 0xA0 || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
            return all;
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    @Test
    void theFolderBeforeTheCommandIsTheCommands() {
        assertThat(run(0, "--data", data(), "incidents")).contains(incident);
        assertThat(run(0, "--data=" + data(), "verify")).contains("1 incident");
        assertThat(run(0, "--data", data(), "export", incident)).contains("Listings");
        assertThat(run(2, "--data", folder.resolve("none").toString(), "verify"))
                .contains("There is no record in " + folder.resolve("none"));
        assertThat(run(2, "--data", folder.resolve("none").toString(), "restore")).contains("no backup");
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        Path book = Files.writeString(folder.resolve("book.md"), "# Book\n");
        assertThat(run(2, "--data=", "verify")).contains("--data names nothing");
        assertThat(run(2, "verify", "--data=")).contains("--data names nothing");
        assertThat(run(2, "--data", data(), "verify", "--data", data())).contains("given twice");
        assertThat(run(2, "verify", "--data", data(), "--data", data())).contains("only once");
        assertThat(run(2, "--version", "verify", "--data", data())).contains("--version stands alone");
        assertThat(run(2, "--log-level", "detail", "verify", "--data", data())).contains("--log-level stands alone");
        assertThat(run(2, "--log-level", "loud", "drill", "--auto", "--data", data()))
                .contains("--log-level loud: no level; they are normal and detail");
        assertThat(run(2, book.toString(), "verify", "--data", data())).contains("stands before verify");
        assertThat(run(2, "export", incident, "--capsule", "-", "--data", data())).contains("- is no --capsule here");
        for (String command : new String[] {"import", "restore", "check", "show"}) {
            assertThat(run(2, command, "-")).contains("- is no ");
        }
        assertThat(run(0, "export", incident, "-o", "-", "--data", data())).contains("# Incident post-mortem");
        assertThat(Path.of("-")).doesNotExist();
    }

    @Test
    void noWordsReachATerminalAsOrders() throws Exception {
        assertThat(run(0, "incidents", "--data", data())).contains("⟨U+001B⟩]0;owned⟨U+0007⟩", "⟨U+202E⟩fail", "⟨U+009B⟩2J");
        run(0, "incidents", "--json", "--data", data());
        assertThat(run(0, "search", "Listings", "--data", data())).contains(incident);
        run(2, "search", "Listings", "--data", folder.resolve("no\u001B[31mthing").toString());
        run(2, "export", "INC-\u001B[31m", "--data", data());
        run(2, "check", folder.resolve("no\u202Efile.md").toString());
        run(2, "\u001B[31mcommand", "--what");
        Path log = Files.writeString(folder.resolve("a.log"), "one \u001B[31m \u202E two \u009B3J \u001B]52;c;aGk=\u0007\n");
        run(0, "log", log.toString());
        run(0, "log", "--json", log.toString());
        Path book = Files.writeString(folder.resolve("book.md"),
                "# Book \u202E\n\n## Steps\n\n1. Run it\n\n```bash\nrm \u001B[31m \u202Etxt\n```\n");
        run(0, "show", book.toString());
    }
}
