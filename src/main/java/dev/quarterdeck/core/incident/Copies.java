package dev.quarterdeck.core.incident;

import java.util.List;

/**
 * Port: looks where words stand that must not be kept. What is looked for is kept nowhere. Any thread; takes as long as reading
 * everything.
 */
public interface Copies {

    /** Everything that this program has written and that holds the words, as far as it can be told. */
    Found of(String words) throws NotRead;

    /** An entry, in whichever incident. */
    record Place(IncidentId incident, EventKey entry) {
    }

    /**
     * @param entries those that still say it, in the order of the record
     * @param drafts  incidents in which something that is being written says it
     * @param files   that say it and that removing an entry does not change
     * @param unread  files that could not be looked into, with why
     */
    record Found(List<Place> entries, List<IncidentId> drafts, List<String> files, List<String> unread) {
        public static final Found NOTHING = new Found(List.of(), List.of(), List.of(), List.of());

        public Found {
            entries = List.copyOf(entries);
            drafts = List.copyOf(drafts);
            files = List.copyOf(files);
            unread = List.copyOf(unread);
        }
    }
}
