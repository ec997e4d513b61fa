package dev.quarterdeck.core.runbook;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a runbook gives to be done.
 *
 * @param around checklists around every procedure, by their place, so that none can be taken for another
 */
public record Doing(List<Procedure> procedures, Map<Around, List<Step>> around) {
    public static final Doing NOTHING = new Doing(List.of(), Map.of());

    public Doing {
        procedures = List.copyOf(procedures);
        around = Map.copyOf(around);
    }

    public List<Step> at(Around place) {
        return around.getOrDefault(place, List.of());
    }

    /** The same with a checklist in this place. */
    public Doing with(Around place, List<Step> steps) {
        Map<Around, List<Step>> more = new EnumMap<>(Around.class);
        more.putAll(around);
        more.put(place, List.copyOf(steps));
        return new Doing(procedures, more);
    }
}
