package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.FillIn;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reference;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runbooks in styles that other teams write: what is work, what is said to whom, and who is called. */
class OtherStylesTest {
    private static Runbook read(String name) throws IOException {
        return RunbookReader.read(name, Files.readString(Path.of("src/test/resources/runbooks").resolve(name)));
    }

    private static List<String> titles(Procedure procedure) {
        return procedure.steps().stream().map(Step::title).toList();
    }

    private static List<String> commands(Step step) {
        return step.commands().stream().map(CommandText::text).toList();
    }

    @Test
    void thePlansOfAPlaybookHaveTheirNumberedItemsAsSteps() throws Exception {
        Runbook book = read("playbook.md");
        Procedure first = book.procedures().getFirst();
        assertThat(titles(first)).containsExactly("Freeze deploys", "Find the last good image", "Deploy it",
                "Watch for 5 minutes");
        assertThat(first.steps().get(1).fillIns()).extracting(FillIn::title).containsExactly("Find the last good image");
        assertThat(first.examples()).containsValue("2024.11.3");
        assertThat(first.estimate().map(Estimate::high)).contains(Duration.ofMinutes(12));
        assertThat(book.procedures().getLast().steps()).extracting(step -> step.from().map(Reference::step).orElse(""))
                .containsExactly("1", "", "4");
        assertThat(book.nextReview()).hasToString("Optional[2030-01-15]");
        assertThat(book.authority()).extracting(Authority::severity).containsExactly("SEV1", "SEV2");
        assertThat(book.templates()).extracting(Template::channel).containsExactly("E-mail to partners", "Slack #gw-incidents");
        assertThat(book.deadlines()).extracting(DeadlineGroup::within).containsExactly(Duration.ofDays(1), Duration.ofDays(14));
    }

    @Test
    void aPromptInFrontOfCodeInRunningTextIsNoPartOfTheCommand() {
        Runbook book = RunbookReader.read("logs.md", """
                # Logs are missing

                ## Diagnosis

                Write them to files,
                `# ceph config set global log_to_file true`
                `$ sudo systemctl restart ceph.target`
                and read `# the remarks`. Never `$ rm -rf /var/log`.

                | What | How |
                |---|---|
                | Look | `$ journalctl -u ceph` |
                """);
        assertThat(commands(book.procedures().getFirst().steps().getFirst()))
                .containsExactly("ceph config set global log_to_file true",
                "sudo systemctl restart ceph.target", "journalctl -u ceph");
    }

    @Test
    void commandsInRunningTextInItemsAndInTablesAreCommands() throws Exception {
        assertThat(commands(read("prose.md").procedures().getFirst().steps().getFirst()))
                .containsExactly("dig mx example.com @127.0.0.1", "sudo systemctl restart unbound", "postqueue -f");
        Runbook table = read("tableofcommands.md");
        assertThat(table.procedures().getFirst().steps()).hasSize(4).flatExtracting(OtherStylesTest::commands).hasSize(4)
                .contains("sudo systemctl restart kafka");
        assertThat(titles(table.procedures().getLast())).contains("Scale consumers", "Reset offsets (DANGEROUS)");
    }

    @Test
    void whatIsOnlyNamedOrWarnedOfIsNoCommand() {
        Runbook book = RunbookReader.read("a.md", """
                # A
                ## Steps
                1. Never use `rm -rf /data` here; the flag `--force` of `kubectl` is off. Say `/incident declare` in Slack: `err="no route to it"`.
                2. Then run `kubectl get pods -A` (as in `kubectl get nodes`).
                """);
        assertThat(book.procedures().getFirst().steps()).flatExtracting(OtherStylesTest::commands)
                .containsExactly("kubectl get pods -A", "kubectl get nodes");
    }

    @Test
    void headingsListsAndCodeInHtmlAreReadLikeMarkdown() throws Exception {
        Runbook book = read("html.md");
        assertThat(book.title()).isEqualTo("Edge cache purge");
        List<Step> steps = book.procedures().getFirst().steps();
        assertThat(steps).extracting(Step::title).startsWith("Get the token", "Purge");
        assertThat(commands(steps.get(1))).hasSize(1)
                .allMatch(text -> text.startsWith("curl -X POST -H \"Authorization: Bearer $TOKEN\""));
        assertThat(book.root().subtree()).flatExtracting(Section::blocks)
                .anyMatch(b -> b instanceof Block.Table t && t.head().equals(List.of("Region", "Endpoint")));
    }

    @Test
    void stepsAreCountedInBoxedDigitsAndInOtherLanguages() throws Exception {
        Runbook boxed = read("emoji.md");
        assertThat(boxed.procedures()).extracting(Procedure::title).containsExactly("🧭 Diagnosis", "🛠 Fix");
        assertThat(boxed.procedures().getFirst().steps()).extracting(Step::number).containsExactly("1", "2");
        assertThat(boxed.procedures().getFirst().steps()).extracting(step -> step.estimate().map(Estimate::high).orElseThrow())
                .containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(5));
        assertThat(boxed.verification()).hasSize(1);
        assertThat(boxed.templates()).extracting(Template::channel).containsExactly("#status");

        Runbook japanese = read("cjk.md");
        assertThat(japanese.procedures().getFirst().steps()).extracting(Step::number).containsExactly("1", "2");
        assertThat(japanese.fields()).extracting(Field::text).contains("<ホスト名>", "{{版本号}}");
    }

    @Test
    void boldStepsPartASectionThatHasChecks() throws Exception {
        Procedure procedure = read("confluence.md").procedures().getFirst();
        assertThat(titles(procedure)).contains("Look at the dashboards", "Check pods", "Roll back")
                .doesNotContain("Contacts", "Severity");
        assertThat(procedure.steps().getLast().checks()).hasSize(3);
    }

    @Test
    void findingOutAndMendingAreProceduresBesideTheNamedOnes() throws Exception {
        Runbook book = read("sre.md");
        assertThat(book.procedures()).extracting(Procedure::title)
                .containsExactly("Diagnosis", "Option A: Restart", "Option B: Disable the flag", "Option C: Scale");
        assertThat(commands(book.procedures().get(2).steps().getFirst()))
                .containsExactly("ldcli flags toggle --key checkout-v2 --off");
    }

    @Test
    void peopleAndDeadlinesMayStandInLists() throws Exception {
        Runbook book = read("rosetta.md");
        assertThat(book.title()).isEqualTo("Runbook: Database connection pool exhausted");
        assertThat(book.people()).extracting(Contact::role).containsExactly("Primary", "Secondary", "Manager");
        assertThat(book.people().getFirst().escalation()).isEqualTo("Secondary");
        assertThat(book.people().getLast().unfilled()).containsExactly("Contact");
        assertThat(book.deadlines()).extracting(DeadlineGroup::within).containsExactly(Duration.ofHours(48));
        assertThat(book.templates()).hasSize(1);
    }

    @Test
    void aTableOfTwoColumnsIsAMatrixWhenItsConditionsNameTheirSignal() throws Exception {
        Runbook book = read("nested.md");
        assertThat(book.matrix().orElseThrow().rows()).extracting(row -> row.decision())
                .containsExactly("watch", "page backend", "roll back");
        assertThat(titles(book.procedures().getFirst())).contains("Announce", "Roll back", "Confirm");
    }

    @Test
    void commandsForAfterwardsAreAStepOfTheirOwn() {
        Runbook book = RunbookReader.read("a.md", """
                # A
                ## Procedure 1: Back
                ### Step 1: Go
                - [ ] Gone
                ## Tags
                Once it is rolled back:
                ```bash
                git tag -a back -m back
                ```
                ## Reading
                After lunch.
                """);
        assertThat(book.afterwards()).singleElement().satisfies(step -> {
            assertThat(step.title()).isEqualTo("Tags");
            assertThat(commands(step)).containsExactly("git tag -a back -m back");
        });
        assertThat(book.procedures()).hasSize(1);
    }

    @Test
    void paragraphsThatBeginWithAStepsNumberAreSteps() throws Exception {
        Procedure procedure = read("sop.md").procedures().getFirst();
        assertThat(titles(procedure)).startsWith("Find the backup", "Restore into a scratch database", "Compare", "Swap");
        assertThat(commands(procedure.steps().get(3))).hasSize(4);
    }

    @Test
    void aFenceOfCallsIsCommandsWhenOneToolIsKnown() throws Exception {
        assertThat(read("gitlab.md").root().subtree()).flatExtracting(Section::blocks).flatExtracting(Block::commands)
                .extracting(CommandText::text)
                .contains("gitlab-runner stop", "gitlab-runner start");
    }
}
