package dev.quarterdeck.core.runbook.procedure;

import dev.quarterdeck.core.runbook.SectionReading;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Understanding;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says of every section what an incident makes of it, how sure that is, and why. One serves one document on one thread.
 *
 * @param claimed what recognisers other than that of work understood, by the line of a section's heading
 * @param roles   what the recogniser of work made of the rest
 */
record SectionReadings(Map<Integer, SectionRole> claimed, Map<Integer, SectionRole> roles, Work work) {

    /** One for each heading, in the order of the document. */
    List<SectionReading> read(Section root) {
        return Outline.subtree(root).stream().filter(s -> s.level() > 0).map(this::reading).toList();
    }

    private SectionReading reading(Section section) {
        Optional<SectionRole> role = Optional.ofNullable(claimed.get(section.line()))
                .or(() -> Optional.ofNullable(roles.get(section.line())));
        if (section.path().isEmpty()) {
            boolean procedure = role.equals(Optional.of(SectionRole.PROCEDURE));
            return reading(section, procedure ? SectionRole.PROCEDURE : SectionRole.TITLE, Understanding.UNDERSTOOD,
                    procedure ? "its steps stand right below it" : "it names the document", procedure);
        }
        boolean possible = work.possible(section);
        if (role.isEmpty() || role.get() == SectionRole.NOTHING) {
            boolean holds = section.sections().stream()
                    .anyMatch(s -> roles.containsKey(s.line()) || claimed.containsKey(s.line()));
            return holds ? reading(section, SectionRole.NOTHING, Understanding.UNDERSTOOD,
                    "it holds what stands below its headings", false)
                    : possible ? reading(section, SectionRole.NOTHING, Understanding.UNSURE,
                    "it may be work, but its heading does not say so", false)
                    : reading(section, SectionRole.NOTHING, Understanding.TEXT, "nothing in it was recognised", false);
        }
        return switch (role.get()) {
            case CONTEXT -> Outline.flat(section).stream().anyMatch(b -> !b.commands().isEmpty())
                    ? reading(section, SectionRole.CONTEXT, Understanding.UNSURE,
                    "its heading explains, though there are commands in it", false)
                    : reading(section, SectionRole.CONTEXT, Understanding.UNDERSTOOD, "its heading explains", false);
            case REASONS_NOT_TO_ACT -> reading(section, SectionRole.REASONS_NOT_TO_ACT, Understanding.UNDERSTOOD,
                    "its heading says what not to do", false);
            case TITLE, PROCEDURE, STEP, STEPS, CHOICE, BEFORE, VERIFICATION, AFTERWARDS, TRIGGERS, MATRIX, CONTACTS, AUTHORITY,
                    TEMPLATES,
                 DEADLINES, SCENARIOS, POST_MORTEM, DRILLS, FACTS,
                 NOTHING -> reading(section, role.get(), Understanding.UNDERSTOOD, why(role.get()), true);
        };
    }

    private static String why(SectionRole role) {
        return switch (role) {
            case PROCEDURE -> "there is something to do below this heading";
            case STEP -> "its heading is a step of the procedure above";
            case STEPS -> "it belongs to the procedure above";
            case CHOICE -> "several ways stand below it";
            case BEFORE -> "its heading says that it comes first";
            case VERIFICATION -> "its heading says that it checks the result";
            case AFTERWARDS -> "its heading says that it comes afterwards";
            case TRIGGERS -> "its heading asks when to act";
            case MATRIX -> "a table in it says what to do when";
            case CONTACTS -> "its heading speaks of people to reach";
            case AUTHORITY -> "it says who may decide";
            case TEMPLATES -> "a message stands in it";
            case DEADLINES -> "its heading names a time after the service is back";
            case SCENARIOS -> "it describes failures seen before";
            case POST_MORTEM -> "it is the shape of a post-mortem";
            case DRILLS -> "it says when to rehearse";
            case FACTS, TITLE, CONTEXT, REASONS_NOT_TO_ACT, NOTHING -> "its heading explains";
        };
    }

    private static SectionReading reading(Section section, SectionRole role, Understanding understanding, String why,
            boolean used) {
        return new SectionReading(section.line(), section.heading(), section.path(), role, understanding, why, used);
    }
}
