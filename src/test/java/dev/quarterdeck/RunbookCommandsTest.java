package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.runbook.reading.Words;
import dev.quarterdeck.io.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code check} and {@code show}, as a team's build calls them. */
class RunbookCommandsTest {
    private static final Path BUNDLED = Path.of("assets/runbooks/rollback-procedure.md");
    private static final Path OTHERS = Path.of("src", "test", "resources", "runbooks");

    @TempDir
    private Path folder;

    private record Outcome(int code, String out, String err) {
        JsonNode json() {
            return Json.MAPPER.readTree(out);
        }
    }

    @Test
    void a_clean_runbook_is_0() throws IOException {
        Outcome outcome = run("check", file("a.md", "# A\n\n## Mitigation\n\n1. Look.\n2. Leave.\n"));
        assertThat(outcome.code).isZero();
        assertThat(outcome.out)
                .endsWith("a.md: 2 sections: 2 understood, 0 unsure, 0 text\n1 file: 0 errors, 0 warnings, 0 notes\n");
    }

    @Test
    void a_data_folder_may_be_named_as_for_every_command() throws IOException {
        String file = file("a.md", "# A\n\n## Mitigation\n\n1. Look.\n2. Leave.\n");
        String data = folder.resolve("data").toString();
        assertThat(run("check", "--data", data, file).out).isEqualTo(run("check", file).out);
        assertThat(run("show", "--data", data, file).out).isEqualTo(run("show", file).out);
        assertThat(run("log", "--data", data, file).out).isEqualTo(run("log", file).out).contains("Leave");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void an_error_is_1_and_stands_at_its_line() throws IOException {
        String file = file("a.md", "# A\n\n```sh\nls\n");
        Outcome outcome = run("check", file);
        assertThat(outcome.code).isEqualTo(1);
        assertThat(outcome.out).startsWith(file + ":3: error: This code fence is never closed. [unclosed-fence]\n");
    }

    @Test
    void a_warning_is_0_and_strictly_1() throws IOException {
        String file = file("a.md", "# A\n\n## Mitigation\n\nTODO\n");
        assertThat(run("check", file).code).isZero();
        assertThat(run("check", "--strict", file).code).isEqualTo(1);
    }

    @Test
    void a_note_is_0_even_strictly() throws IOException {
        assertThat(run("check", "--strict", file("a.md", "## Act\n\n```sh\nping <host>\n```\n")).code).isZero();
    }

    @Test
    void what_cannot_be_read_is_2_and_the_others_are_checked_all_the_same() throws IOException {
        String good = file("b.md", "TODO\n");
        Outcome outcome = run("check", folder.resolve("nowhere.md").toString(), good);
        assertThat(outcome.code).isEqualTo(2);
        assertThat(outcome.err).contains("nowhere.md does not exist");
        assertThat(outcome.out).contains("[unfinished]").endsWith(", 1 unreadable\n");
        Files.write(folder.resolve("c.md"), new byte[] {65, 0, 66});
        assertThat(run("check", folder.resolve("c.md").toString()).code).isEqualTo(2);
        assertThat(run("check").code).isEqualTo(2);
    }

    @Test
    void a_folder_is_searched_and_its_hidden_folders_are_not() throws IOException {
        file("one.md", "words\n");
        file("sub/two.MD", "words\n");
        file(".git/three.md", "```\n");
        file("four.txt", "```\n");
        assertThat(run("check", folder.toString()).out).isEqualTo("2 files: 0 errors, 0 warnings, 0 notes\n");
        assertThat(run("check", Files.createDirectory(folder.resolve("empty")).toString()).code).isEqualTo(2);
    }

    @Test
    void one_json_object_a_file_has_every_key() throws IOException {
        file("one.md", "words\n");
        file("two.md", "words\n");
        List<String> lines = run("check", "--json", folder.toString()).out.lines().toList();
        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(Json.MAPPER.readTree(line).propertyNames())
                .containsExactly("file", "title", "procedures",
                "checklists", "checks", "checkLines", "commands", "destructive", "cannotTell", "queries", "outputs",
                "configurations", "templates", "matrix",
                "otherMatrices", "methods", "triggers", "contacts", "authority", "deadlines", "scenarios", "found", "sections",
                "findings", "corrections"));
    }

    @Test
    void the_json_says_what_was_understood() throws IOException {
        JsonNode json = run("check", "--json", file("ferry.md", """
                # Ferry

                ## When to roll back

                ### At once

                - [ ] **Boats late**: more than 7% of requests fail
                - [ ] Fog

                ## Decision matrix

                | State | Error rate | p95 | Decision |
                |---|---|---|---|
                | Calm | <2% | <300ms | wait |
                | Storm | >=2% | >=300ms | act |

                ## Plan A: Anchor

                Use when: it storms

                ### Step 1: Drop it (30-60 seconds)

                ```sh
                $ ferryctl anchor <boat>
                dropped
                ```

                - [ ] Boat: ______

                ## Plan B: Row

                ### Step 1: As in Plan A

                Follow step 1 of Plan A.

                ## Within 2 hours

                - [ ] Rest

                ## Other

                ```promql
                up == 0
                ```

                ```yaml
                a: 1
                ```
                """)).json();
        JsonNode step = json.at("/procedures/0/steps/0");
        assertThat(json.at("/title").stringValue()).isEqualTo("Ferry");
        assertThat(json.at("/procedures/0/useWhen").stringValue()).isEqualTo("it storms");
        assertThat(json.at("/procedures/0/estimateSeconds").isNull()).isTrue();
        assertThat(step.toString())
                .isEqualTo("{\"title\":\"Drop it\",\"line\":21,\"estimateSeconds\":[30,60],\"checks\":[\"Boat: ______\"],"
                + "\"checkLines\":[28],\"commands\":[\"ferryctl anchor <boat>\"],\"fillIns\":[\"Boat\"],\"from\":null}");
        assertThat(json.at("/procedures/1/steps/0/from").stringValue()).isEqualTo("Plan A: Anchor, step 1");
        assertThat(json.at("/triggers/0/urgency").stringValue()).isEqualTo("immediate");
        assertThat(json.at("/triggers/0/condition/above").doubleValue()).isEqualTo(7);
        assertThat(json.at("/triggers/1/condition").isNull()).isTrue();
        assertThat(json.at("/matrix/columns").toString())
                .isEqualTo("[{\"heading\":\"Error rate\",\"signal\":\"error rate\",\"unit\":\"percent\"},"
                + "{\"heading\":\"p95\",\"signal\":\"p95\",\"unit\":\"milliseconds\"}]");
        assertThat(json.at("/matrix/rows").size()).isEqualTo(2);
        assertThat(json.at("/deadlines/0/within").stringValue()).isEqualTo("PT2H");
        assertThat(json.at("/deadlines/0/items").toString()).isEqualTo("[\"Rest\"]");
        assertThat(json.at("/queries").toString()).isEqualTo("[\"up == 0\"]");
        assertThat(json.at("/found/queries/0").stringValue()).isEqualTo("up == 0");
        assertThat(json.at("/configurations").toString()).isEqualTo("[\"a: 1\"]");
        assertThat(json.at("/findings/0").toString())
                .isEqualTo("{\"line\":24,\"severity\":\"note\",\"code\":\"unresolved-placeholder\","
                + "\"message\":\"The placeholder <boat> in a command is asked for in an incident.\"}");
    }

    @Test
    void the_bundled_runbook_shows_steps_boxes_commands_and_what_a_reference_stands_for() {
        String sheet = run("show", BUNDLED.toString()).out;
        assertThat(sheet).contains("[4/7] Step 4: Restart the Service (1 min)", "[ ] Maintenance page is gone",
                "    curl http://localhost:8000/health",
                "choose one: With systemd | With Docker | With supervisord",
                "5. Restart the Service (1 min) <- Procedure 1: Put Back the Application Only, step 4");
    }

    @Test
    void no_word_is_missing_on_the_sheet() throws IOException {
        var files = new ArrayList<>(List.of(BUNDLED));
        try (Stream<Path> all = Files.walk(OTHERS)) {
            all.filter(f -> f.toString().endsWith(".md")).forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(10).allSatisfy(file -> {
            var shown = new ArrayList<>(Words.in(run("show", file.toString()).out));
            List<String> missing = Words.ofSource(Files.readString(file)).stream().filter(word -> !shown.remove(word)).toList();
            assertThat(missing).as(file.toString()).isEmpty();
        });
    }

    @Test
    void an_info_line_is_shown_and_control_characters_are_not_obeyed() throws IOException {
        String sheet = run("show", file("a.md", "# A\n\n```PASS=$(cat secret) # odd\nls \u001b[31m\u202e\n```\n")).out;
        assertThat(sheet).contains("PASS=$(cat secret) # odd").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void asJsonAFileTellsWhichCorrectionsItWasReadWith() throws Exception {
        String book = file("cache.md", "# Cache\n\n## Notes\n\n- Flush it\n");
        assertThat(run("check", "--json", book).json().get("corrections")).isEmpty();
        file("cache.quarterdeck.yaml", "corrections:\n  - as: alternative of\n    heading: Notes\n    of: Rollback\n");
        JsonNode said = run("check", "--json", book).json().get("corrections");
        assertThat(said).hasSize(1);
        assertThat(said.get(0).get("as").asString()).isEqualTo("alternative of");
        assertThat(said.get(0).get("text").asString()).isEqualTo("Notes");
        assertThat(said.get(0).get("of").asString()).isEqualTo("Rollback");
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static Outcome run(String... arguments) {
        try (var printed = new Printed()) {
            int code = QuarterdeckCommand.run(new Quarterdeck(), arguments);
            return new Outcome(code, printed.out().replace("\r\n", "\n"), printed.err());
        }
    }
}
