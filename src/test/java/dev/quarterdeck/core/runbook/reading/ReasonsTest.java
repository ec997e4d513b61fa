package dev.quarterdeck.core.runbook.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader takes for a reason to roll back, and what it must never take for one. */
class ReasonsTest {
    private static List<Trigger> triggers(String markdown) {
        return RunbookReader.read("undo.md", markdown).triggers();
    }

    private static List<String> texts(String markdown) {
        return triggers(markdown).stream().map(Trigger::text).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do NOT roll back for", "Don't roll back if", "Never revert for", "Fix forward instead",
            "Roll forward when", "No rollback needed", "When not to roll back",
        "Not a reason to roll back", "Monitor only", "Just monitor", "Rollback is not required for", "Acceptable after a release",
        "Exceptions", "Unless",
        "Nicht zurückrollen bei", "Kein Grund für einen Rückbau", "Nur beobachten", "Ne pas revenir en arrière pour",
        "No revertir por", "Não reverter por", "不要回滚", "ロールバックしない場合",
        "Keep the release when", "Can be fixed in the next release", "Avoid a rollback if", "Hotfix instead of rollback",
        "Rollback is overkill for", "No-go for rollback"})
    void what_speaks_against_rolling_back_is_no_reason_in_any_place(String against) {
        String list = "\n- Logo is pale\n- Error rate >1%\n";
        assertThat(texts("# Undo the shop\n\n## When to roll back\n\n### Roll back at once\n\n- Orders vanish\n\n### " + against
                + "\n" + list)).containsExactly("Orders vanish");
        assertThat(texts("# Undo the shop\n\n## When to roll back\n\n- Orders vanish\n\n**" + against + ":**\n" + list))
                .containsExactly("Orders vanish");
        assertThat(texts("# Undo the shop\n\n## When to roll back\n\nRoll back if:\n\n- Orders vanish\n\n" + against + ":\n"
                + list)).containsExactly("Orders vanish");
        assertThat(texts("# Undo the shop\n\n## " + against + "\n" + list)).isEmpty();
        assertThat(texts("# Undo the shop\n\n## When to roll back\n\n- Orders vanish\n- " + against + ":\n  - Logo is pale\n"))
                .containsExactly("Orders vanish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~~Queue is long~~", "<del>Queue is long</del>", "~~Queue is long~~ (settled)",
            "Queue is long → fix forward", "Queue is long (monitor only)", "Queue is long: no rollback needed",
            "Do not roll back for a long queue", "Not a reason: long queue",
        "Fix forward: long queue", "Queue is long - just monitor"})
    void an_item_that_refuses_for_itself_is_none(String item) {
        assertThat(texts("# Undo it\n\n## Rollback criteria\n\n- Mail is lost\n- " + item + "\n"))
                .containsExactly("Mail is lost");
    }

    @Test
    void crosses_beside_ticks_are_refusals_and_alone_are_only_marks() {
        assertThat(texts("# Undo it\n\n## When to roll back\n\n- ✅ Mail is lost\n- ❌ Footer is crooked\n"))
                .containsExactly("Mail is lost");
        assertThat(texts("# Undo it\n\n## Rollback criteria\n\n- ❌ Mail is lost\n- ❌ Sum is wrong\n"))
                .containsExactly("Mail is lost", "Sum is wrong");
    }

    @ParameterizedTest
    @CsvSource({"Non-critical feature issues,CONSIDER", "Not immediate,CONSIDER", "Non-urgent,CONSIDER", "No immediate action,",
            "Less severe,CONSIDER", "Critical (roll back now),IMMEDIATE", "Warning signs (investigate first),CONSIDER",
        "High: roll back within 30 minutes,SOON", "Consider an immediate rollback,CONSIDER", "High error rates,CONSIDER"})
    void a_denied_word_gives_no_haste(String heading, Urgency urgency) {
        List<Trigger> read = triggers("# Undo it\n\n## When to roll back\n\n### " + heading + "\n\n- Sums differ\n");
        assertThat(read).extracting(Trigger::urgency).isEqualTo(urgency == null ? List.of() : List.of(urgency));
    }

    @Test
    void an_intro_lends_its_haste_to_no_group_that_stands_beside_one_with_its_own() {
        assertThat(
                triggers("# Undo it\n\n## When to roll back\n\nRoll back immediately when you see one of these:\n\n### "
                + "Severe\n\n- Mail is lost\n\n### Lesser things\n\n- Queue grows\n"))
                .extracting(Trigger::urgency).containsExactly(Urgency.IMMEDIATE, Urgency.CONSIDER);
        assertThat(
                triggers("# Undo it\n\n## When to roll back\n\nRoll back immediately when you see one of these:\n\n- Mail is "
                + "lost\n- Queue grows → consider a rollback\n"))
                .extracting(Trigger::urgency).containsExactly(Urgency.IMMEDIATE, Urgency.CONSIDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Rollback triggers", "## Abort conditions", "## No-go criteria", "## Rollback decision criteria",
            "## Symptoms that require a rollback", "## Reasons to revert", "## When should we roll back?", "## Red flags",
        "## Release\n\nTrigger a rollback when ANY of these fire:",
        "## Release\n\nWe watch for an hour. Roll back if any of the following is true:",
        "## Release\n\n**Roll back immediately if:**", "## When to use this runbook",
        "## Rückbau-Kriterien", "## Wann zurückrollen", "## Critères de rollback", "## Cuándo revertir",
        "## Gatilhos de rollback", "## 回滚条件", "## ロールバック条件"})
    void reasons_are_found_below_many_headings_and_sentences(String lead) {
        assertThat(texts("# Undo the mail\n\n" + lead + "\n\n- Mail is lost\n- Sums differ\n"))
                .containsExactly("Mail is lost", "Sums differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"What triggers a rollback", "Rollback is triggered when", "Situations requiring a rollback",
            "Criteria for reverting", "Stop conditions", "Bail-out criteria", "When to pull the plug",
        "Signs you should roll back", "Reasons we would revert", "If any of these occur, roll back",
        "Conditions that warrant a rollback", "Rollback indicators", "Deciding to roll back", "Failure criteria (roll back)",
        "Kriterien für den Rückbau", "Abbruchbedingungen", "Conditions de retour arrière", "Criterios para revertir",
        "Critérios para rollback", "触发回滚的条件", "切り戻し条件"})
    void a_heading_calls_for_it_in_many_words(String heading) {
        assertThat(texts("# Start the kiln\n\n## " + heading + "\n\n- Mail is lost\n- Sums differ\n"))
                .containsExactly("Mail is lost", "Sums differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rollback history", "Rollback readiness", "Rollback risks", "After a rollback", "Before a rollback",
            "How to trigger a rollback", "Who can trigger a rollback", "Why rollbacks are rare", "Rollback examples",
        "What a rollback does", "When a rollback is not possible", "Rollback success criteria", "Criteria for success",
        "Release conditions", "When to deploy", "Rollback decision log", "Known rollback issues", "Rollback exceptions",
        "Rollback is not triggered by", "Go/no-go checklist", "Rollback (if needed)"})
    void a_heading_that_speaks_of_it_calls_for_nothing(String heading) {
        assertThat(texts("# Start the kiln\n\n## " + heading + "\n\n- Mail is lost\n- Sums differ\n")).isEmpty();
    }

    @Test
    void what_an_alert_runbook_is_used_for_is_no_reason_to_roll_back() {
        assertThat(
                texts("# Disk is full\n\n## When to use this runbook\n\n- The alert DiskFull fires\n\n## Triggers\n\n- cron at "
                + "night\n")).isEmpty();
        assertThat(texts("# Mail is slow\n\n## Trigger\n\n- The alert MailSlow fires\n\n## Rollback\n\n1. `mailctl undo`\n"))
                .isEmpty();
        assertThat(
                texts("# Undo the mail\n\n## Ways\n\n### Way 1: flag\n\n**When to use:**\n- A flag guards it\n\n1. Turn it "
                + "off\n2. Look\n\n### Way 2\n\n#### When to use\n\n- No flag\n")).isEmpty();
        assertThat(
                texts("# Deploy the mail\n\n## How to roll back\n\n1. Stop it\n2. Start the old one\n\n## Roll back steps\n\n- "
                + "stop\n- start\n")).isEmpty();
    }

    @Test
    void a_sentence_may_be_a_reason_by_itself() {
        List<Trigger> read =
                triggers("# Deploy the mail\n\nRoll back immediately if the error rate exceeds 5%. We have coffee.\n\nIf mail "
                + "is lost for any customer, roll back the release.\n\nDo not roll back if only the footer is off. Roll back "
                + "when?\n");
        assertThat(read).extracting(Trigger::text)
                .containsExactly("Roll back immediately if the error rate exceeds 5%",
                "If mail is lost for any customer, roll back the release");
        assertThat(read.getFirst().urgency()).isEqualTo(Urgency.IMMEDIATE);
        assertThat(read.getFirst().condition()).isPresent();
        assertThat(read).extracting(Trigger::line).containsExactly(3, 5);
    }

    @Test
    void rows_of_a_table_are_reasons_when_they_call_for_it() {
        List<Trigger> read = triggers("""
                # Deploy the mail

                ## Rollback triggers

                | Metric | Threshold | Action |
                |---|---|---|
                | Error rate | > 5% | Roll back immediately |
                | p95 latency | > 2s | Investigate |
                | CPU | > 90% | Scale up |
                | Typo | any | Do not roll back |

                ## Answers

                | Symptom | Rollback? |
                |---|---|
                | Checkout broken | Yes |
                | Images slow | No |
                | Logo wrong | ❌ |
                """);
        assertThat(read).extracting(Trigger::text).containsExactly("Error rate: > 5%", "p95 latency: > 2s", "Checkout broken");
        assertThat(read).extracting(Trigger::urgency).containsExactly(Urgency.IMMEDIATE, Urgency.CONSIDER, Urgency.CONSIDER);
        assertThat(read).extracting(Trigger::line).containsExactly(7, 8, 16);
    }

    @Test
    void what_has_to_last_or_has_an_exception_is_not_watched_at_once() {
        List<Trigger> read =
                triggers("# Undo\n\n## Rollback triggers\n\n| Metric | Threshold | Duration | Action |\n|---|---|---|---|\n| "
                + "Error rate | > 1% | 5 min | Roll back |\n");
        assertThat(read).extracting(Trigger::text).containsExactly("Error rate: > 1% for 5 min");
        assertThat(
                triggers("# Undo\n\n## Rollback triggers\n\n- Error rate > 1%, except during load tests\n- Error rate > 2% "
                + "(unless it is a known issue)\n")).hasSize(2).allMatch(t -> t.condition().isEmpty());
    }

    @Test
    void of_several_limits_the_one_for_rolling_back_counts() {
        assertThat(
                texts("# Deploy\n\n| Metric | Go on | Hold | Roll back (red) |\n|---|---|---|---|\n| Error rate | <1% | 1-5% | "
                + ">5% |\n")).containsExactly("Error rate: >5%");
    }

    @Test
    void a_drawn_tree_is_read_to_where_it_says_roll_back() {
        List<Trigger> drawn = triggers("""
                # Deploy the mail

                ```
                Is mail being lost?
                ├── YES → Roll back now
                └── NO → Is the error rate above 10%?
                         ├── YES → Consider a rollback
                         └── NO → Monitor, no rollback
                ```

                ```mermaid
                flowchart TD
                  A{Error rate > 5%?} -->|Yes| B[Roll back]
                  A -->|No| C[Fix forward, do not roll back]
                ```
                """);
        assertThat(drawn).extracting(Trigger::text)
                .containsExactly("Is mail being lost? YES → Roll back now",
                "Is the error rate above 10%? YES → Consider a rollback", "Error rate > 5%? Yes → Roll back");
        assertThat(drawn).extracting(Trigger::urgency).containsExactly(Urgency.IMMEDIATE, Urgency.CONSIDER, Urgency.CONSIDER);
        assertThat(drawn).extracting(t -> t.condition().isPresent()).containsExactly(false, false, true);
    }

    @Test
    void groups_within_a_list_part_it_further() {
        assertThat(
                texts("# Undo\n\n## Rollback triggers\n\n1. Payments:\n   - Charged twice\n   - Refund missing\n2. Login "
                + "broken\n3. Ignore:\n   - Pale logo\n")).containsExactly("Charged twice", "Refund missing", "Login broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"On rollback:", "On abort:", "Once rolled back:", "When aborting:", "Then:", "In that case:",
            "If so:", "**After the rollback**", "Dann:", "Dans ce cas :", "然后："})
    void what_to_do_once_it_is_decided_is_no_reason(String label) {
        assertThat(texts("# Undo it\n\n## When to roll back\n\nRoll back at once if:\n\n- Mail is lost\n- Sums differ\n\n" + label
                + "\n\n1. Freeze the queue\n2. Keep the evidence\n"))
                .containsExactly("Mail is lost", "Sums differ");
    }

    @Test
    void a_reason_may_begin_with_a_sign_that_quotes() {
        assertThat(
                texts("# Undo it\n\n## When to roll back\n\n- Mail is lost\n- >7% of letters come back\n- > 40 complaints an "
                + "hour\n"))
                .containsExactly("Mail is lost", ">7% of letters come back", ">40 complaints an hour");
        assertThat(texts("# Undo it\n\n## When to roll back\n\n- Mail is lost\n\n> 3 people wrote this page.\n"))
                .containsExactly("Mail is lost");
    }
}
