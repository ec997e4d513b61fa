package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.checklist.FrozenRunbook;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.Correction.Place;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.ui.parts.Desktop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of one runbook's parts, and how it reads with that. Of a file it is kept here until it is saved; in an incident
 * each correction is an event at once. Reading happens in the background. FX thread only.
 */
final class ReadingInHand {
    private final Desktop desktop;
    private final Runnable changed;
    private final Deque<List<Correction>> undo = new ArrayDeque<>();
    /** What is said of files that are not looked at now, and not saved. */
    private final Map<String, List<Correction>> left = new LinkedHashMap<>();
    private Optional<Entry.Readable> entry = Optional.empty();
    private Optional<Live> live = Optional.empty();
    private List<Correction> said = List.of();
    private List<PartReading> parts = List.of();
    private String drawn = "";
    private final Work.Place reading;
    private boolean ready;

    /** {@code changed} is told when it was read anew. */
    ReadingInHand(Desktop desktop, Runnable changed) {
        this.desktop = desktop;
        this.changed = changed;
        this.reading = desktop.work().place();
    }

    /** What is said of a file and not saved yet stays, whatever else is looked at meanwhile in the file. */
    void of(Entry.Readable wanted) {
        boolean other = live.isPresent() || entry.filter(e -> e.place().equals(wanted.place())).isEmpty();
        boolean untouched = !other && said.equals(entry.get().corrections());
        if (other) {
            leave();
            said = Optional.ofNullable(left.remove(wanted.place())).orElse(wanted.corrections());
        } else if (untouched) {
            said = wanted.corrections();
        }
        entry = Optional.of(wanted);
        live = Optional.empty();
        read(wanted.name(), wanted.runbook().source(), wanted.place());
    }

    void of(Live wanted) {
        if (live.filter(l -> l.id().equals(wanted.id())).isEmpty()) {
            leave();
        }
        live = Optional.of(wanted);
        entry = Optional.empty();
        said = FrozenRunbook.corrections(wanted.incident().corrections());
        Fact.RunbookAttached attached = wanted.incident().runbook().orElseThrow();
        read(attached.name(), attached.text(), wanted.id().text());
    }

    private void leave() {
        undo.clear();
        if (unsaved() > 0) {
            entry.ifPresent(e -> left.put(e.place(), said));
        }
    }

    /** The files of which something is said that is not saved. */
    List<String> unsavedFiles() {
        return Stream.concat(left.keySet().stream(), unsaved() > 0 ? entry.stream().map(Entry.Readable::place) : Stream.empty())
                .distinct().toList();
    }

    private void read(String name, String text, String of) {
        String wanted = of + " " + text.hashCode() + " " + text.length() + " " + said;
        if (wanted.equals(drawn)) {
            return;
        }
        if (!drawn.startsWith(of + " ")) {
            ready = false;
            parts = List.of();
        }
        drawn = wanted;
        List<Correction> with = said;
        reading.run(() -> PartReading.of(desktop.workspace().library().read(name, text, with), with), read -> {
            parts = read;
            ready = true;
            changed.run();
        }, problem -> desktop.tell(String.valueOf(problem.getMessage())));
    }

    boolean ready() {
        return ready;
    }

    List<PartReading> parts() {
        return parts;
    }

    List<Correction> said() {
        return said;
    }

    /** The file that it is about, unless it is an incident's text. */
    Optional<Entry.Readable> entry() {
        return entry;
    }

    /** How many corrections of a file differ from what is kept. */
    int unsaved() {
        List<Correction> kept = entry.map(Entry.Readable::corrections).orElse(said);
        return (int) (said.stream().filter(c -> !kept.contains(c)).count() + kept.stream()
                .filter(c -> said.stream().noneMatch(s -> s.place().equals(c.place()))).count());
    }

    boolean undoable() {
        return !undo.isEmpty();
    }

    /** Empty takes back what was said of this part. */
    void say(Place place, Optional<Correction> correction) {
        Optional<Correction> before = said.stream().filter(c -> c.place().equals(place)).findFirst();
        if (before.equals(correction)) {
            return;
        }
        var now = new ArrayList<>(said);
        now.removeIf(c -> c.place().equals(place));
        correction.ifPresent(now::add);
        undo.push(said);
        become(now);
    }

    void undo() {
        if (!undo.isEmpty()) {
            become(undo.pop());
        }
    }

    private void become(List<Correction> now) {
        if (live.isPresent()) {
            List<Correction> more = now.stream().filter(c -> !said.contains(c)).toList();
            List<Correction> less = said.stream().filter(c -> now.stream().noneMatch(n -> Objects.equals(n.place(), c.place())))
                    .toList();
            desktop.session().submit(new Command.CorrectReading(FrozenRunbook.recorded(more), FrozenRunbook.recorded(less)));
            return;
        }
        said = List.copyOf(now);
        entry.ifPresent(e -> read(e.name(), e.runbook().source(), e.place()));
    }
}
