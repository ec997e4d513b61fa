package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.logs.LogColumns;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;

/** What an entry is called on the screen: pinned lines by what their first one says, without its secrets. Any thread. */
public final class EntryWords {
    private static final int EVIDENCE = 120;

    private EntryWords() {
    }

    public static String title(Entry entry, SecretMask mask) {
        return entry.now().fact() instanceof Fact.EvidencePinned evidence ? pinned(evidence, mask)
                : shown(entry.words(mask::masked).title(), mask);
    }

    /** What people entered, as it is shown: without secrets, and with marks for what cannot be seen. */
    public static String shown(String text, SecretMask mask) {
        return VisibleText.words(mask.masked(text));
    }

    private static String pinned(Fact.EvidencePinned evidence, SecretMask mask) {
        String words = brief(evidence.text(), mask);
        return Texts.of("timeline.pinned", words.length() <= EVIDENCE ? words : words.substring(0, EVIDENCE) + "…");
    }

    /**
     * What the first line of a log's text says. Masked before anything of it is left out, since a secret is told by what stands
     * beside it.
     */
    public static String brief(String text, SecretMask mask) {
        return LogColumns.brief(mask.masked(text.lines().findFirst().orElse("")));
    }
}
