package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.util.List;

/** Finds names that nobody filled in, and says which blanks of commands will be asked for. Any thread. */
public final class PlaceholderInspection {
    private PlaceholderInspection() {
    }

    public static void inspect(List<Contact> people, List<Field> fields, List<Finding> findings) {
        people.stream().filter(contact -> !contact.unfilled().isEmpty()).forEach(contact ->
                findings.add(Finding.warning(contact.line(), FindingCode.UNRESOLVED_PLACEHOLDER,
                        "The contact \"" + contact.role() + "\" names nobody under " + String.join(", ", contact.unfilled())
                        + ".")));
        fields.stream().filter(field -> field.asked() && !field.variable()).forEach(field ->
                findings.add(Finding.note(field.line(), FindingCode.UNRESOLVED_PLACEHOLDER,
                        "The placeholder " + field.text() + " in a command is asked for in an incident.")));
    }
}
