package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A restart or another change of the running system, as the record tells it: marked by a person, or by a ticked check that
 * says so ({@code Application restarted}). What was measured before it says nothing about the system after it.
 *
 * @param what in the record's words
 */
public record Change(String what, Instant at) {
    private static final Pattern DONE =
            Pattern.compile("\\b(?:re-?started|re-?loaded|reverted|re-?deployed|rolled back|disabled|enabled|restored"
            + "|applied|switched|updated|upgraded|downgraded|migrated|scaled|stopped|started|installed|failed over|patched)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE =
            Pattern.compile("^(?:verify|check|confirm|ensure|no)\\b|\\bstatus page\\b|\\bticket\\b|\\bchannel\\b|"
            + "\\bstakeholders?\\b"
            + "|\\bdocument\\w*\\b|\\bin staging\\b|\\bbackups?\\b", Pattern.CASE_INSENSITIVE);

    /** The newest one. */
    public static Optional<Change> last(Incident incident) {
        List<Event> events = incident.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            Event event = events.get(i);
            if (event.fact() instanceof Fact.ChangeMarked(String what)) {
                return Optional.of(new Change(what, event.at()));
            }
            if (event.fact() instanceof Fact.CheckTicked ticked && changes(ticked.check())
                    && incident.check(ticked.check()).isPresent()) {
                return Optional.of(new Change(ticked.check().text(), event.at()));
            }
        }
        return Optional.empty();
    }

    private static boolean changes(CheckRef check) {
        return DONE.matcher(check.text()).find() && !ELSEWHERE.matcher(check.text()).find();
    }
}
