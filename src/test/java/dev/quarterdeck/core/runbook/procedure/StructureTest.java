package dev.quarterdeck.core.runbook.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a document is a procedure, what are its steps, and what is nothing to tick. */
class StructureTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "Option A: drop it; Option B: keep it", "Method 1 - console; Method 2 - shell", "Quick rollback; Full rollback",
                "Level 1; Level 2",
        "Via the console; Via the shell", "If the lock is held; If the lock is free", "A) by hand; B) by script",
        "Scenario 1: one shop; Scenario 2: all shops",
        "Variante A: sofort; Variante B: später", "方案一：回退镜像; 方案二：回退配置",
    })
    void ways_to_choose_from_are_procedures_that_exclude_each_other(String first, String second) {
        Runbook runbook = read("# Bring the till back\n\n## " + first + "\n\n```bash\ntillctl set --to a\n```\n\n## " + second
                + "\n\n```bash\ntillctl set --to b\n```\n");
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly(first, second);
        assertThat(runbook.procedures()).extracting(Procedure::alternatives).containsExactly(List.of(9), List.of(3));
        assertThat(runbook.procedures()).extracting(p -> p.steps().size()).containsExactly(1, 1);
    }

    @Test
    void bold_labels_name_ways_as_headings_do() {
        Runbook runbook = read("""
                # Till

                ## Ways back

                **Option 1: Console** (fastest)

                1. Open it
                2. Press back

                **Option 2: Shell**:

                ```bash
                tillctl back
                ```
                """);
        assertThat(runbook.procedures()).extracting(Procedure::title)
                .containsExactly("Option 1: Console (fastest)", "Option 2: Shell");
        assertThat(runbook.procedures().getFirst().steps()).extracting(Step::line).containsExactly(7, 8);
    }

    @Test
    void phases_keep_their_numbered_actions_and_steps_stay_whole() {
        Runbook runbook = read("""
                # Move the till

                ## Phase 1: Stop

                1. Call the shop
                2. Lock the drawer

                ## Phase 2: Move

                ### Step 1: Carry (5 min)

                1. Lift it
                2. Walk

                ### Step 2: Plug in
                """);
        assertThat(runbook.procedures()).singleElement().satisfies(p -> {
            assertThat(p.steps()).extracting(Step::title).containsExactly("Call the shop", "Lock the drawer", "Carry", "Plug in");
            assertThat(p.steps().get(2).estimate().map(Estimate::high)).contains(Duration.ofMinutes(5));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"This will:", "The script automatically:", "What happens:", "As a result:",
            "The job then does the following:", "Expected result:",
        "Behind the scenes:", "You should see:", "Do not:", "Possible causes:", "For example:"})
    void what_a_sentence_says_is_no_work_is_no_step(String introduction) {
        Runbook runbook = read("# Till\n\n## Close the till\n\n```bash\ntillctl close\n```\n\n" + introduction
                + "\n\n1. Lock the drawer\n2. Print the roll\n3. Send the sum\n");
        assertThat(runbook.procedures()).singleElement()
                .satisfies(p -> assertThat(p.steps()).extracting(Step::line).containsExactly(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stops the queue\n2. Sends a mail\n3. Writes the book",
            "It locks the door\n2. It prints the roll\n3. It sends the sum"})
    void sentences_about_a_machine_are_no_steps(String items) {
        assertThat(read("# Till\n\n## Rollback\n\n1. " + items + "\n").procedures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Overview", "Glossary", "Version history", "Prevention", "Best practices", "Architecture",
            "Roles and responsibilities", "How it works",
        "Do's and don'ts", "What not to do", "When NOT to roll back", "Rollback testing", "Lessons learned", "References",
        "Rollback time estimates", "Useful commands",
        "Versionsverlauf", "Historique des versions", "Buenas prácticas", "Arquitetura", "版本历史", "用語"})
    void what_explains_or_warns_is_nothing_to_tick(String heading) {
        Runbook runbook = read("# Till\n\n## " + heading
                + "\n\n1. Close the drawer\n2. Open it\n\n```bash\ntillctl close\n```\n");
        assertThat(runbook.procedures()).isEmpty();
        assertThat(runbook.before()).isEmpty();
        assertThat(runbook.verification()).isEmpty();
        assertThat(runbook.readings().getLast().used()).isFalse();
    }

    @Test
    void preparation_verification_and_what_comes_after_stay_within_reach() {
        Runbook runbook = read("""
                # Till

                ## Prerequisites

                1. Save the roll: `pg_dump till > roll.sql`

                ## Going back

                ### Step 1: Go

                ```bash
                tillctl back
                ```

                ## Verification

                - [ ] The drawer opens

                ## After the rollback

                1. Tell the shop

                ## Data restore

                ```bash
                tillctl restore
                ```
                """);
        assertThat(runbook.before()).flatExtracting(Step::commands).extracting(CommandText::text)
                .containsExactly("pg_dump till > roll.sql");
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly("Going back", "Data restore");
        assertThat(runbook.verification()).singleElement().satisfies(step -> assertThat(step.checks()).hasSize(1));
        assertThat(runbook.afterwards()).extracting(Step::title).containsExactly("Tell the shop");
    }

    @Test
    void when_to_use_it_and_how_long_it_takes_may_stand_anywhere_in_the_procedure() {
        Procedure procedure = read("""
                # Till

                ## Method 1: back

                **Use when**:
                - the drawer is stuck
                - nobody answers.

                **Steps**:

                1. Ring
                2. Wait

                **Estimated time**: 5-10 minutes
                """).procedures().getFirst();
        assertThat(procedure.useWhen()).isEqualTo("the drawer is stuck; nobody answers");
        assertThat(procedure.estimate()).contains(new Estimate(Duration.ofMinutes(5), Duration.ofMinutes(10)));
        assertThat(procedure.steps()).extracting(Step::title).containsExactly("Ring", "Wait");
    }

    @Test
    void rows_of_a_table_of_checks_are_steps_and_rows_of_phases_are_none() {
        assertThat(
                read("# T\n\n## Recovery\n\n| Check | Command | Expected |\n|---|---|---|\n| Door | `systemctl status door` | "
                + "up |\n| Till | `systemctl status till` | up |\n")
                .procedures().getFirst().steps()).extracting(Step::title).containsExactly("Door", "Till");
        assertThat(
                read("# T\n\n## Recovery\n\n| Phase | Time | Command |\n|---|---|---|\n| 0 | 5 min | `rm -rf a` |\n| 1 | 9 min |"
                + " `rm -rf b` |\n").procedures()).isEmpty();
    }

    @Test
    void what_must_never_be_done_and_what_is_a_bad_example_is_nothing_to_tick() {
        Runbook runbook = read("# Till\n\n## An example of a bad rollback\n\n```bash\ntillctl set --to a\n```\n\n"
                + "## Rollback\n\n1. Never open the drawer\n2. Close the shop\n3. Count the money\n");
        assertThat(runbook.root().subtree()).flatExtracting(Section::blocks).flatExtracting(Block::commands).isEmpty();
        assertThat(runbook.procedures()).singleElement()
                .satisfies(p -> assertThat(p.steps()).extracting(Step::title)
                .containsExactly("Close the shop", "Count the money"));
    }

    @Test
    void each_section_has_a_state_and_a_reason() {
        Runbook runbook = read("# Till\n\n## Steps\n\n1. Ring\n\n## Odds\n\nNothing.\n\n## Ends\n\n- Open it\n- Close it\n");
        assertThat(runbook.readings()).extracting(r -> r.line() + " " + r.understanding().word())
                .containsExactly("1 understood", "3 understood", "7 text", "11 unsure");
        assertThat(runbook.readings()).allMatch(r -> !r.why().isBlank());
    }

    @Test
    void a_language_that_is_not_known_is_said_and_nothing_is_guessed() {
        Runbook runbook = read("""
                # Cofnięcie wydania

                ## Kiedy cofnąć

                - Zamówienia nie są zapisywane i nie ma ich w bazie
                - Klienci nie mogą się zalogować przez dłuższy czas

                ## Kroki

                1. Zatrzymaj usługę na serwerze i poczekaj, aż się zakończy
                2. Wróć do poprzedniej wersji i uruchom ją na nowo
                3. Sprawdź, czy wszystko działa, oraz powiadom zespół
                """);
        assertThat(runbook.procedures()).isEmpty();
        assertThat(runbook.triggers()).isEmpty();
        assertThat(runbook.findings()).extracting(Finding::code).containsExactly(FindingCode.LANGUAGE);
    }

    @Test
    void two_procedures_never_have_the_same_title() {
        Runbook runbook =
                read("# T\n\n## Database\n\n### Rollback\n\n```bash\ndbctl back\n```\n\n### Restore\n\n```bash\ndbctl "
                + "restore\n```\n\n"
                + "## Shop\n\n### Rollback\n\n```bash\nshopctl back\n```\n\n### Restore\n\n```bash\nshopctl restore\n```\n");
        assertThat(runbook.procedures()).hasSize(4).extracting(Procedure::title).doesNotHaveDuplicates();
    }

    private static Runbook read(String markdown) {
        return RunbookReader.read("test.md", markdown);
    }
}
