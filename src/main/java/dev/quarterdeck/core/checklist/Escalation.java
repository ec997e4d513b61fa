package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.runbook.Contact;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whom to turn to when somebody does not answer. Pure; any thread. */
public final class Escalation {
    private Escalation() {
    }

    /** The role that the runbook's contacts name after {@code asked}; empty when they name none. */
    public static Optional<String> after(String asked, List<Contact> people) {
        String words = asked.toLowerCase(Locale.ROOT);
        return people.stream().filter(c -> !c.role().isBlank() && words.contains(c.role().toLowerCase(Locale.ROOT)))
                .map(Contact::escalation).filter(role -> !role.isBlank()).findFirst();
    }
}
