package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.Choice;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.Contact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the runbook's authority table says about a decision. It only tells: an outage does not wait for software. Immutable;
 * any thread.
 *
 * @param row the row of the present severity, {@code P1 (High): Engineering Lead or above}; empty when the table has none
 */
public record AuthorityRuling(Standing standing, String row) {
    private static final Pattern FILLER =
            Pattern.compile("\\b(?:any|every|an?|the|who|is|are|approval|required|must approve|or (?:\\p{L}+ )?above|or "
            + "(?:\\p{L}+ )?higher|and up|needed)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ABOVE = Pattern.compile("\\bor (?:\\p{L}+ )?(?:above|higher)\\b|\\band up\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOGETHER = Pattern.compile("\\s*(?:\\+|&|\\band\\b)\\s*(?!up\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FREE =
            Pattern.compile("\\b(?:no|without) (?:\\p{L}+ )?(?:approval|authori[sz]ation|sign-?off|permission)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern AT_ONCE =
            Pattern.compile("\\b(?:immediate\\w*|critical|emergency|automatic\\w*|p0|sev-?0|at once)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> HEADS = Set.of("manager", "director", "head", "vp", "cto", "ceo", "chief");

    public enum Standing {
        /** The table lets this role decide. */
        ALLOWED,
        /** The decision changes nothing, or an immediate trigger is met and the runbook's own words ask for no approval then. */
        NOT_NEEDED,
        /** The table asks for somebody else. */
        SOMEBODY_ELSE,
        /** The table says nothing about this severity. */
        UNSAID
    }

    /** @param role the role of whoever authorises; several may be named together */
    public static AuthorityRuling of(List<Authority> table, List<Contact> people, Severity severity, Choice choice,
            boolean immediate, String role) {
        Optional<Authority> row = row(table, severity);
        String words = row.map(r -> r.severity().isEmpty() ? r.authorisedBy() : r.severity() + ": " + r.authorisedBy())
                .orElse("");
        boolean acts = choice == Choice.EXECUTE;
        Optional<Authority> free = table.stream()
                .filter(r -> immediate && FREE.matcher(r.authorisedBy()).find()
                && AT_ONCE.matcher(r.severity() + " " + r.authorisedBy()).find()).findFirst();
        if (!acts || free.isPresent()) {
            return new AuthorityRuling(Standing.NOT_NEEDED, free.map(Authority::authorisedBy).orElse(words));
        }
        return new AuthorityRuling(row.map(r -> satisfied(r.authorisedBy(), role, people) ? Standing.ALLOWED
                : Standing.SOMEBODY_ELSE)
                .orElse(Standing.UNSAID), words);
    }

    public static Optional<Authority> row(List<Authority> table, Severity severity) {
        return table.stream().filter(r -> r.severity().strip().startsWith(severity.name())).findFirst()
                .or(() -> table.stream().filter(r -> r.severity().isBlank() && !FREE.matcher(r.authorisedBy()).find())
                .findFirst());
    }

    private static boolean satisfied(String authorisedBy, String role, List<Contact> people) {
        boolean above = ABOVE.matcher(authorisedBy).find();
        String held = plain(role);
        if (held.isBlank()) {
            return false;
        }
        for (String part : TOGETHER.split(authorisedBy)) {
            String wanted = plain(part);
            if (!words(held).containsAll(words(wanted)) && !(above && higher(wanted, held, people))) {
                return false;
            }
        }
        return true;
    }

    /** Somebody whom that role turns to, or whose title says that he leads. */
    private static boolean higher(String wanted, String held, List<Contact> people) {
        var chain = new ArrayList<String>();
        people.stream().filter(c -> plain(c.role()).equals(wanted)).forEach(c -> c.chain(people).forEach(up -> {
            chain.add(plain(up.role()));
            chain.add(plain(up.escalation()));
        }));
        return chain.stream().anyMatch(up -> !up.isBlank() && held.contains(up)) || HEADS.stream().anyMatch(held::contains);
    }

    private static Set<String> words(String plain) {
        return new HashSet<>(List.of(plain.split(" +")));
    }

    private static String plain(String words) {
        return FILLER.matcher(words).replaceAll(" ").toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\d]+", " ").strip();
    }
}
