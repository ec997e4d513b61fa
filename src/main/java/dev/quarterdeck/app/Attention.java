package dev.quarterdeck.app;

import dev.quarterdeck.core.attention.Concern;
import dev.quarterdeck.core.attention.Notifier;
import dev.quarterdeck.core.incident.IncidentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the lead must be told while another window is in front: a notification of the system and a mark in this window's
 * title, until the window is looked at. A drill marks the title only: it starts no process. FX thread only.
 */
public final class Attention {
    private final Notifier notifier;
    private final Work work;
    private final Consumer<String> tell;
    private final Map<IncidentId, Set<String>> known = new HashMap<>();
    private final List<String> unseen = new ArrayList<>();

    public Attention(Notifier notifier, Work work, Consumer<String> tell) {
        this.work = work;
        this.notifier = notifier;
        this.tell = tell;
    }

    /** Looks for what is new. What an incident brings along when it is taken up is no news. */
    public void look(Collection<Live> lives, boolean looking) {
        for (Live live : lives) {
            boolean first = !known.containsKey(live.id());
            Set<String> before = known.computeIfAbsent(live.id(), _ -> new HashSet<>());
            for (Concern concern : Concern.of(live.incident(), live.now())) {
                if (before.add(concern.key()) && !first && !looking && live.watching() && live.incident().ours()) {
                    tell(live, concern);
                }
            }
        }
        if (looking) {
            unseen.clear();
        }
    }

    private void tell(Live live, Concern concern) {
        unseen.add(concern.title());
        if (!live.incident().drill()) {
            work.whenDone(notifier.show(concern.title(),
                    EntryWords.shown(live.incident().title() + (concern.words().isEmpty() ? "" : " · " + concern.words()),
                    live.mask())), (problem, failure) -> {
                if (failure != null) {
                    tell.accept(Texts.of("attention.failed", String.valueOf(failure.getMessage())));
                } else if (!problem.isEmpty()) {
                    tell.accept(problem);
                }
            });
        }
    }

    /** {@code ● Critical}, the newest that nobody has seen; empty when there is none. */
    public String mark() {
        return unseen.isEmpty() ? "" : "● " + unseen.getLast() + (unseen.size() > 1 ? " +" + (unseen.size() - 1) : "");
    }
}
