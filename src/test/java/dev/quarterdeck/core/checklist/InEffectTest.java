package dev.quarterdeck.core.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.text.Block;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InEffectTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    private static StepProgress ticked(String... checks) {
        var items = new ArrayList<StepProgress.Item>();
        var blocks = new ArrayList<Block>();
        for (String text : checks) {
            boolean open = text.startsWith("?");
            var check = new Block.Check(open ? text.substring(1) : text, "", false, Optional.empty(), 0, 1);
            blocks.add(check);
            items.add(new StepProgress.Item(check, new CheckRef("", check.text(), 0, 1), open ? Optional.empty()
                    : Optional.of(new CheckState.Ticked("Ada", "Ada", START.plusSeconds(items.size())))));
        }
        return new StepProgress(new Step("1", "Step", Optional.empty(), "", blocks), items);
    }

    private static List<String> inEffect(StepProgress... steps) {
        return InEffect.of(List.of(steps), _ -> Optional.empty());
    }

    @Test
    void whatWasChangedAndNotUndoneIsNamed() {
        assertThat(inEffect(ticked("Maintenance mode enabled", "Verify traffic stopped", "Post update on status page"),
                ticked("Cordon node-3", "The replicas were scaled", "Health endpoint returns 200", "No restart required")))
                .containsExactlyInAnyOrder("maintenance mode on", "replicas scaled", "node-3 cordoned");
    }

    @Test
    void whatWasUndoneAfterwardsIsNot() {
        assertThat(inEffect(ticked("Maintenance mode enabled", "Alerts silenced", "Alerts unsilenced",
                "Maintenance mode disabled"))).isEmpty();
        assertThat(inEffect(ticked("Maintenance mode enabled", "?Maintenance mode disabled")))
                .containsExactly("maintenance mode on");
    }

    @Test
    void aValueThatTheStepsCommandsUsedIsNamedWithIt() {
        assertThat(InEffect.of(List.of(ticked("Code reverted to stable version", "Dependencies installed")),
                _ -> Optional.of("v0.0.9")))
                .containsExactly("code at v0.0.9");
    }

    @Test
    void whereTheChecksSpeakOfNoChangeTheTitleDoes() {
        StepProgress on = ticked("Visitors see the maintenance page");
        StepProgress off = ticked("Requests reach the service again");
        var switchedOn = new StepProgress(new Step("1", "Switch Maintenance Mode On", Optional.empty(), "", on.step().blocks()),
                on.items());
        var switchedOff = new StepProgress(new Step("6", "Turn off maintenance mode", Optional.empty(), "", off.step().blocks()),
                off.items());
        assertThat(inEffect(switchedOn)).containsExactly("maintenance mode on");
        assertThat(inEffect(switchedOn, switchedOff)).isEmpty();
    }

    @Test
    void aStepWithoutChecksSpeaksForItself() {
        var step = new Step("1", "Disable the importer", Optional.empty(), "", List.of());
        var done = new Block.Check(StepProgress.STEP_DONE, "", false, Optional.empty(), 0, 0);
        var item = new StepProgress.Item(done, new CheckRef("", done.text(), 0, 0),
                Optional.of(new CheckState.Ticked("Ada", "Ada", START)));
        assertThat(InEffect.of(List.of(new StepProgress(step, List.of(item))), _ -> Optional.empty()))
                .containsExactly("importer off");
    }
}
