package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lists of reasons to roll back. The urgency comes from the nearest heading that states one, else from the
 * sentence above the list; a list that states none asks for the least. Any thread.
 */
final class TriggerReader {
    private static final Pattern HEADING = Pattern.compile("\\bwhen (?:do we |should we |to )?(?:roll|revert|back out|abort|act\\b|intervene|page\\b|declare)"
            + "|\\b(?:reasons?|grounds) (?:to|for) (?:a )?(?:roll|revert|back|abort)"
            + "|\\b(?:roll-?\\s?back|abort|revert|backout) (?:criteria|triggers?|conditions?|reasons?)\\b|^triggers?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLED_ITEM = Pattern.compile("^([^:]{2,60}):\\s+(.+)$", Pattern.DOTALL);

    private TriggerReader() {
    }

    static boolean claims(Section section) {
        return HEADING.matcher(section.heading()).find()
                && Outline.flat(section).stream().anyMatch(b -> b instanceof Block.Check || b instanceof Block.Item);
    }

    static List<Trigger> read(Section section) {
        var triggers = new ArrayList<Trigger>();
        collect(section, Urgency.CONSIDER, triggers);
        return triggers;
    }

    private static void collect(Section section, Urgency inherited, List<Trigger> triggers) {
        Optional<Urgency> headed = UrgencyReader.read(section.heading());
        Urgency urgency = headed.orElse(inherited);
        for (Block block : section.blocks()) {
            switch (block) {
                case Block.Prose prose -> {
                    if (headed.isEmpty()) {
                        urgency = UrgencyReader.read(prose.text()).orElse(urgency);
                    }
                }
                case Block.Check check -> triggers.add(new Trigger(check.title(), check.detail(), urgency,
                        CriterionReader.trigger(check.title(), check.detail())));
                case Block.Item item -> triggers.add(ofItem(item.text(), headed.isPresent() ? urgency : UrgencyReader.read(item.text()).orElse(urgency)));
                case Block.Code _, Block.Table _, Block.Quote _ -> { }
            }
        }
        for (Section below : section.sections()) {
            collect(below, urgency, triggers);
        }
    }

    private static Trigger ofItem(String text, Urgency urgency) {
        Matcher m = TITLED_ITEM.matcher(text);
        String title = m.matches() ? m.group(1) : text;
        String detail = m.matches() ? m.group(2) : "";
        return new Trigger(title, detail, urgency, CriterionReader.trigger(title, detail));
    }
}
