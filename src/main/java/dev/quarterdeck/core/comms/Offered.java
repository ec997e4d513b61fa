package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.Template;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * In which order templates are offered: first those for what is going on, last those for what is not so yet. Pure; any thread.
 */
public final class Offered {
    private static final Pattern OVER =
            Pattern.compile("\\b(?:complet\\w+|resolv\\w+|resolution|restor\\w+|success\\w*|finish\\w*|recover\\w*|all[ -]clear|"
            + "back to normal|back online|closed?"
            + "|closing|closure|final|post[- ]?(?:incident|rollback|mortem)|done|end(?:ed)?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNDERWAY =
            Pattern.compile("\\b(?:progress|updates?|ongoing|underway|under way|still|monitoring|mitigat\\w+|continu\\w+|"
            + "interim|status)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEGINNING =
            Pattern.compile("\\b(?:initiat\\w+|start\\w*|begin\\w*|began|detect\\w+|investigat\\w+|identif\\w+|declar\\w+|first|"
            + "initial|alert|notif\\w+|outage"
            + "|announc\\w+)\\b", Pattern.CASE_INSENSITIVE);

    /** What a template is for, or where an incident stands. */
    private enum Stage {
        BEGINNING, UNDERWAY, ANY, OVER
    }

    private Offered() {
    }

    /** The same templates; those of one stage stay in the runbook's order. */
    public static List<Template> of(List<Template> templates, Incident incident) {
        Stage stage = stage(templates, incident);
        return templates.stream().sorted(Comparator.comparingInt(t -> distance(stage(t), stage))).toList();
    }

    /** One of its own stage first, then one that fits any; what is not so comes last. */
    private static int distance(Stage template, Stage now) {
        if (template == now) {
            return 0;
        }
        if (template == Stage.ANY) {
            return 1;
        }
        return now == Stage.OVER || template != Stage.OVER ? 2 : 3;
    }

    private static Stage stage(List<Template> templates, Incident incident) {
        if (incident.milestone(Milestone.RESTORED).isPresent() || !incident.open()) {
            return Stage.OVER;
        }
        List<String> sent = incident.standing().map(Event::fact).filter(Fact.MessageSent.class::isInstance)
                .map(f -> ((Fact.MessageSent) f).template()).toList();
        boolean begun = templates.stream().filter(t -> stage(t) == Stage.BEGINNING).anyMatch(t -> sent.contains(t.title()))
                || templates.stream().noneMatch(t -> stage(t) == Stage.BEGINNING) && !sent.isEmpty();
        return begun ? Stage.UNDERWAY : Stage.BEGINNING;
    }

    /** By its title; by its place in the runbook where the title says nothing. */
    private static Stage stage(Template template) {
        String place = template.path().substring(template.path().lastIndexOf('›') + 1);
        Stage stage = stage(template.title());
        return stage != Stage.ANY ? stage : stage(place);
    }

    private static Stage stage(String words) {
        return OVER.matcher(words).find() ? Stage.OVER : BEGINNING.matcher(words).find() ? Stage.BEGINNING
                : UNDERWAY.matcher(words).find() ? Stage.UNDERWAY : Stage.ANY;
    }
}
