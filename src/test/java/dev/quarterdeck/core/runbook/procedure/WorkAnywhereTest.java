package dev.quarterdeck.core.runbook.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work is found where it stands, and nothing else is taken for it. */
class WorkAnywhereTest {

    @ParameterizedTest
    @ValueSource(strings = {"Troubleshooting", "Success criteria", "When to use this", "Deployment", "Appendix", "Testing"})
    void a_way_back_is_a_procedure_below_any_heading(String above) {
        Runbook runbook = read("# Ferry timetable\n\n## " + above + "\n\n- Tides are known\n- Piers are free\n\n### Rollback procedure\n\n1. Stop the boards.\n2. Deploy the old timetable.\n");
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly("Rollback procedure");
        assertThat(runbook.procedures().getFirst().steps()).extracting(Step::line).containsExactly(10, 11);
    }

    @ParameterizedTest
    @CsvSource({"Alert: TideGaugeSilent, Alert: PierCameraDown", "Incident: double booking, Incident: lost ticket", "Störung: Fahrplan leer, Störung: Anzeige dunkel"})
    void each_alert_has_its_answer_and_none_stands_in_the_place_of_another(String first, String second) {
        Runbook runbook = read("# Ferry\n\n## Incident response\n\n### " + first + "\n\n**First response:**\n\n- Check the gauge\n- Restart the reader\n\n### " + second
                + "\n\n**First response:**\n\n- Check the pier\n- Call the harbour\n\n### Post-incident actions\n\n1. Write the report.\n2. Review the alert.\n");
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly(first, second);
        assertThat(runbook.procedures()).allSatisfy(p -> assertThat(p.alternatives()).isEmpty()).allSatisfy(p -> assertThat(p.steps()).hasSize(2));
        assertThat(runbook.afterwards()).extracting(Step::line).containsExactly(21, 22);
    }

    @ParameterizedTest
    @CsvSource({"Procedure (Fly.io), Procedure (own host)", "Rollback (blue stack), Rollback (green stack)", "Steps (managed), Steps (by hand)"})
    void labels_that_differ_in_brackets_are_ways_to_choose_from(String one, String other) {
        List<Procedure> procedures = read("# Ferry\n\n## Going back\n\n**" + one + ":**\n\n1. Stop the app.\n2. Start the old one.\n\n**" + other + ":**\n\n1. Move the link.\n2. Restart the host.\n").procedures();
        assertThat(procedures).extracting(Procedure::line).containsExactly(5, 10);
        assertThat(procedures.getFirst().alternatives()).containsExactly(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Next steps", "Roadmap", "Future enhancements", "Améliorations futures", "Verbesserungen", "今後の改善", "后续优化方向"})
    void what_is_planned_is_nothing_to_tick(String heading) {
        Runbook runbook = read("# Ferry\n\n## Rollback\n\n1. Stop the app.\n2. Start the old one.\n\n## " + heading + "\n\nSafe to proceed with:\n\n1. Winter timetable\n2. Ticket app\n3. Seat map\n");
        assertThat(runbook.procedures()).hasSize(1);
        assertThat(runbook.afterwards()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prohibited actions", "Forbidden", "Never", "Do not"})
    void prohibitions_are_nothing_to_tick_boxes_or_not(String heading) {
        Runbook runbook = read("# Ferry\n\n## Rollback\n\n1. Stop the app.\n2. Start the old one.\n\n## " + heading + "\n\n- [ ] Edit the table by hand\n- [ ] Skip the backup\n");
        assertThat(runbook.procedures()).extracting(Procedure::line).containsExactly(3);
        assertThat(runbook.before()).isEmpty();
        assertThat(runbook.verification()).isEmpty();
        assertThat(runbook.afterwards()).isEmpty();
    }

    @Test
    void a_fence_of_boxes_is_a_checklist_and_one_of_numbered_orders_is_steps() {
        Runbook runbook = read("# Ferry\n\n## Rollback\n\n```text\n1. Stop the writers\n2. Switch the name\n   to the old host\n3. Start the writers\n```\n\n## Verification\n\n```\n[ ] Boards show times\n☐ Tickets print\n```\n");
        assertThat(runbook.procedures().getFirst().steps()).extracting(Step::title).containsExactly("Stop the writers", "Switch the name", "Start the writers");
        assertThat(runbook.verification().getFirst().checks()).extracting(c -> c.line()).containsExactly(15, 16);
    }

    @Test
    void numbers_in_a_drawing_or_an_output_are_no_steps() {
        Runbook runbook = read("# Ferry\n\n## Background\n\n```\n1. gateway │ ok\n2. board   │ ok\n```\n\n```\n1. north pier\n2. south pier\n```\n");
        assertThat(runbook.procedures()).isEmpty();
    }

    @Test
    void numbered_chapters_with_parts_of_their_own_are_no_sequence() {
        Runbook runbook = read("# Ferry operations\n\n## 1. Database failover\n\n### Symptoms\n\nNo times.\n\n### Resolution steps\n\n1. Promote the replica.\n2. Restart the boards.\n\n"
                + "## 2. Certificate expiry\n\n### Symptoms\n\nA warning.\n\n### Resolution steps\n\n1. Renew it.\n2. Restart the proxy.\n\n## 3. Rollback procedure\n\n1. Deploy the old image.\n2. Check the boards.\n");
        assertThat(runbook.procedures()).extracting(Procedure::title).containsExactly("1. Database failover", "2. Certificate expiry", "3. Rollback procedure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rollback decision tree", "Rollback flowchart", "Rollback-Entscheidungsbaum", "回滚决策树"})
    void a_picture_of_the_decision_is_no_procedure(String heading) {
        assertThat(read("# Ferry\n\n## " + heading + "\n\n```\nDown? ── yes ──> roll back\n  └── no ──> wait\n```\n").procedures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"(< 4 minutes), 0, 240", "(under 4 min), 0, 240", "(Target: < 4 minutes), 0, 240", "(quickest; at most 4 min), 0, 240", "(4 minutes), 240, 240", "（4分钟以内）, 0, 240", "(höchstens 4 Minuten), 0, 240"})
    void a_limit_is_any_time_up_to_it(String bracket, long low, long high) {
        assertThat(read("# Ferry\n\n## Quick rollback " + bracket + "\n\n1. Stop the app.\n2. Start the old one.\n").procedures().getFirst().estimate())
                .contains(new Estimate(Duration.ofSeconds(low), Duration.ofSeconds(high)));
    }

    @Test
    void a_column_of_times_is_that_of_the_steps_and_the_total_that_of_the_procedure() {
        Procedure procedure = read("# Ferry\n\nTotal time: 9 minutes\n\n## Rollback\n\n| Step | Action | Time |\n|---|---|---|\n| 1 | Stop the boards | 2 min |\n| 2 | Deploy the old image | 7 min |\n").procedures().getFirst();
        assertThat(procedure.estimate()).map(Estimate::high).contains(Duration.ofMinutes(9));
        assertThat(procedure.steps()).extracting(s -> s.estimate().orElseThrow().high()).containsExactly(Duration.ofMinutes(2), Duration.ofMinutes(7));
    }

    @Test
    void what_looks_like_work_and_gave_no_step_is_unsure() {
        Runbook runbook = read("# Ferry\n\n## Rollback\n\n1. Stop the app.\n2. Start the old one.\n\n### Background\n\nIt was once done with `ferryctl swap old`.\n\n```bash\ndocker compose restart board\n```\n");
        assertThat(runbook.readings()).filteredOn(r -> r.heading().equals("Background")).extracting(SectionReading::understanding).containsExactly(Understanding.UNSURE);
    }

    private static Runbook read(String text) {
        return RunbookReader.read("ferry.md", text);
    }
}
