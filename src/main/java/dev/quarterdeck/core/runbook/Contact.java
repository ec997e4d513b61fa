package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.runbook.Runbook.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom to reach.
 *
 * @param reach      the row's other cells below their headings: {@code Primary}, {@code Secondary}, {@code Phone}
 * @param escalation the role to turn to when nobody answers, may be empty
 */
public record Contact(String role, List<Named> reach, String escalation, int line) {
    private static final Pattern UNFILLED =
            Pattern.compile("\\[[^\\]]*\\]|<[^>]*>|\\{\\{[^}]*\\}\\}|(?i:tbd|todo|n/?a|xxx|name|\\?+|_+|-*)");

    public Contact {
        reach = List.copyOf(reach);
    }

    /** Headings below which nobody is named yet: {@code Primary} while the cell reads {@code [Name]}. */
    public List<String> unfilled() {
        return reach.stream().filter(cell -> UNFILLED.matcher(cell.text().strip()).matches()).map(Named::name).toList();
    }

    /** The roles to turn to from here on, in order. A circle is followed once. */
    public List<Contact> chain(List<Contact> all) {
        var chain = new ArrayList<Contact>();
        Optional<Contact> next = Optional.of(this);
        while (next.isPresent() && !chain.contains(next.get())) {
            chain.add(next.get());
            String role = next.get().escalation.toLowerCase(Locale.ROOT);
            next = role.isBlank() ? Optional.empty()
                    : all.stream().filter(c -> c.role.toLowerCase(Locale.ROOT).equals(role)).findFirst();
        }
        return List.copyOf(chain);
    }
}
