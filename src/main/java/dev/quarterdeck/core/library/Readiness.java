package dev.quarterdeck.core.library;

import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.FoundLog;
import dev.quarterdeck.core.runbook.FoundProbe;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What keeps a runbook from being used at three in the morning. Pure; any thread. */
public sealed interface Readiness {
    /** Rows of the contacts that name nobody. */
    record ContactsUnfilled(int rows) implements Readiness {
    }

    record ReviewOverdue(LocalDate due) implements Readiness {
    }

    /** Its commands, paths or loopback addresses mean a machine that nobody named. */
    record TargetUnset() implements Readiness {
    }

    /** The file is not the one that was read last. */
    record Changed() implements Readiness {
    }

    /** A file beside it says how to read it, which nobody confirmed on this laptop. */
    record Proposed(int count) implements Readiness {
    }

    record Findings(int count) implements Readiness {
    }

    Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[?::1\\]?|0\\.0\\.0\\.0");

    /** Everything that is missing, the most pressing first; an empty list means ready. */
    static List<Readiness> of(Entry.Readable entry, LocalDate today) {
        Runbook book = entry.runbook();
        var missing = new ArrayList<Readiness>();
        if (entry.before().isPresent()) {
            missing.add(new Changed());
        }
        if (!entry.proposed().isEmpty()) {
            missing.add(new Proposed(entry.proposed().size()));
        }
        int unfilled = (int) book.people().stream().filter(person -> !person.unfilled().isEmpty()).count();
        if (unfilled > 0) {
            missing.add(new ContactsUnfilled(unfilled));
        }
        book.nextReview().filter(today::isAfter).ifPresent(due -> missing.add(new ReviewOverdue(due)));
        if (entry.target().isEmpty() && meansAMachine(book)) {
            missing.add(new TargetUnset());
        }
        // contacts that name nobody are findings too, but they have been told above
        int findings = (int) book.problems().stream().filter(f -> f.code() != FindingCode.UNRESOLVED_PLACEHOLDER).count();
        if (findings > 0) {
            missing.add(new Findings(findings));
        }
        return List.copyOf(missing);
    }

    private static boolean meansAMachine(Runbook book) {
        return book.probes().stream().map(FoundProbe::url).anyMatch(Readiness::loopback)
                || book.logs().stream().map(FoundLog::path).anyMatch(path -> path.startsWith("/"))
                || book.procedures().stream().flatMap(p -> p.steps().stream()).anyMatch(step -> !step.commands().isEmpty());
    }

    private static boolean loopback(String url) {
        String host = URI.create(url).getHost();
        return host != null && LOOPBACK.matcher(host).matches();
    }
}
