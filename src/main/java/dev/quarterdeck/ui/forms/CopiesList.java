package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Where else words stand that are to be removed: other entries, which can go with them, and what only a person can change. FX
 * thread only.
 */
final class CopiesList {
    /** Anything shorter stands nearly everywhere. */
    private static final int SHORTEST = 4;
    private static final int LONGEST = 80;
    private static final int NAMED = 2;

    private final Desktop desktop;
    private final Live live;
    private final Entry entry;
    private final VBox node = Parts.column(6);
    private final PauseTransition typed = new PauseTransition(Duration.millis(300));
    private final Map<Entry, CheckBox> entries = new LinkedHashMap<>();
    private Copies.Found found = Copies.Found.NOTHING;
    private String words = "";
    private final Work.Place searching;

    CopiesList(Desktop desktop, Live live, Entry entry) {
        this.desktop = desktop;
        this.live = live;
        this.entry = entry;
        this.searching = desktop.work().place();
        node.setId("redact-copies");
        typed.setOnFinished(_ -> look(words));
        Parts.show(node, false);
    }

    Node node() {
        return node;
    }

    /** Looks a moment after the last letter; what was found for other words is forgotten at once. */
    void lookFor(String text) {
        words = text.strip();
        found = Copies.Found.NOTHING;
        entries.clear();
        searching.forget();
        typed.stop();
        if (words.length() < SHORTEST) {
            Parts.show(node, false);
        } else {
            say(Texts.of("redact.copies.looking"));
            typed.playFromStart();
        }
    }

    /** What was found is not known yet. */
    boolean looking() {
        return typed.getStatus() == Animation.Status.RUNNING || searching.awaited();
    }

    /** The other entries that are to go, too. */
    List<Entry> chosen() {
        return entries.entrySet().stream().filter(each -> each.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    /** Where the words will still stand, in a sentence. */
    Optional<String> left() {
        List<String> places = Stream.concat(found.drafts().stream()
                .map(id -> Texts.of("redact.copies.left.draft", id.shortText())),
                found.files().stream()).toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        String named = places.stream().limit(NAMED).collect(Collectors.joining(", "));
        return Optional.of(Texts.of("redact.copies.left", places.size() <= NAMED ? named
                : Texts.of("redact.copies.left.more", named, places.size() - NAMED)));
    }

    private void look(String wanted) {
        searching.run(() -> desktop.workspace().keeping().copies().of(wanted), this::draw,
                problem -> say(String.valueOf(problem.getMessage())));
    }

    private void say(String sentence) {
        Parts.show(node, true);
        node.getChildren().setAll(Parts.wrapped(sentence, Styles.MUTED));
    }

    private void draw(Copies.Found answer) {
        found = answer;
        var rows = new ArrayList<Node>();
        var elsewhere = new LinkedHashMap<IncidentId, Integer>();
        for (Copies.Place place : answer.entries()) {
            if (place.incident().equals(live.id())) {
                here(place).ifPresent(rows::add);
            } else {
                elsewhere.merge(place.incident(), 1, Integer::sum);
            }
        }
        if (!rows.isEmpty()) {
            rows.addFirst(Parts.label(Texts.of("redact.copies.entries"), Styles.SMALL, Styles.MUTED));
        }
        elsewhere.forEach((id, count) -> rows.add(
                warned(Texts.of("redact.copies.elsewhere", id.shortText(), Unit.counted(count, "time")))));
        answer.drafts().forEach(id -> rows.add(warned(Texts.of("redact.copies.draft", id.shortText()))));
        if (!answer.files().isEmpty()) {
            rows.add(warned(Texts.of("redact.copies.files")));
            answer.files().forEach(file -> rows.add(Parts.wrapped(file, Styles.SMALL, Styles.MONO)));
        }
        answer.unread().forEach(file -> rows.add(warned(Texts.of("redact.copies.unread", file))));
        if (rows.isEmpty()) {
            rows.add(Parts.wrapped(Texts.of("redact.copies.none"), Styles.SMALL, Styles.MUTED));
        }
        Parts.show(node, true);
        node.getChildren().setAll(rows);
    }

    private static Node warned(String sentence) {
        return Parts.wrapped(sentence, Styles.SMALL, Styles.WARNING);
    }

    /** Empty for the entry itself and its corrections. */
    private Optional<Node> here(Copies.Place place) {
        boolean same = Stream.concat(Stream.of(entry.event()), entry.changes().stream())
                .anyMatch(event -> event.key().equals(place.entry()));
        return same ? Optional.empty() : live.incident().event(place.entry()).map(live.incident()::entry).map(this::row);
    }

    private Node row(Entry other) {
        String title = EntryWords.title(other, desktop.mask()).replace('\n', ' ');
        String text = Times.clock(other.time()) + "  " + (title.length() <= LONGEST ? title : title.substring(0, LONGEST) + "…");
        if (!other.redactable()) {
            return warned(Texts.of("redact.copies.fixed", text));
        }
        var tick = new CheckBox(text);
        tick.setMnemonicParsing(false);
        tick.setId("redact-copy-" + other.event().number());
        tick.setSelected(!(other.event().fact() instanceof Fact.RunbookAttached)); // the incident goes by its runbook
        entries.put(other, tick);
        return tick;
    }
}
