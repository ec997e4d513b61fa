package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.time.ClaimedTime;
import dev.quarterdeck.ui.forms.SentSheet;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The record as it grows, newest first, with the note field on top; beside it messages and contacts. FX thread only. */
final class TimelineZone implements Screen {
    private static final String NOTE = "note";
    /** In words: {@code 23 Nov 2026 2:15 pm}. */
    private static final int LONGEST_TIME = 5;

    /** The tabs of this zone. */
    enum Tab {
        TIMELINE, MESSAGES, CONTACTS
    }

    private final Desktop desktop;
    private final List<Button> tabs = new ArrayList<>();
    private final TextField note = new TextField();
    private final TimelineEntries entries;
    private final VBox messages = Parts.styled(Parts.column(8), "timeline");
    private final ContactsPane contacts;
    private final ScrollPane scroll = Parts.styled(new ScrollPane(), "zone-scroll");
    private final VBox noteBox;
    private final Zone zone;
    private Tab tab = Tab.TIMELINE;

    /** @param showInLog shows pinned lines where they stand in their log */
    TimelineZone(Desktop desktop, Consumer<Fact.EvidencePinned> showInLog) {
        this.desktop = desktop;
        this.contacts = new ContactsPane(desktop);
        this.entries = new TimelineEntries(desktop, note::requestFocus, showInLog);
        HBox head = Parts.row(2);
        for (Tab t : Tab.values()) {
            Button button = Parts.button("tab-" + t.name().toLowerCase(java.util.Locale.ROOT),
                    Texts.of("timeline.tab." + t.name().toLowerCase(java.util.Locale.ROOT)), "", () -> show(t), "tab");
            button.setFocusTraversable(false);
            tabs.add(button);
            head.getChildren().add(button);
        }
        note.setId("note");
        note.setPromptText(Texts.of("timeline.note", desktop.keyOf("note.add")));
        note.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                addNote();
            } else if (event.getCode() == KeyCode.DOWN) {
                event.consume();
                entries.focus();
            }
        });
        desktop.live().ifPresent(live -> note.setText(desktop.workspace().keeping().scratchpad().text(live.id(), NOTE)));
        note.textProperty().addListener((_, _, text) -> desktop.live().ifPresent(
                live -> desktop.workspace().keeping().scratchpad().keep(live.id(), NOTE, text)));
        noteBox = Parts.styled(new VBox(note), "note-box");
        scroll.setFitToWidth(true);
        scroll.setId("timeline-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        zone = new Zone("zone-timeline", new VBox(noteBox, scroll), head);
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        show(Tab.TIMELINE);
        note.requestFocus();
    }

    Tab tab() {
        return tab;
    }

    void show(Tab wanted) {
        tab = wanted;
        refresh();
    }

    private void addNote() {
        String text = note.getText();
        if (text.isBlank()) {
            return;
        }
        desktop.live().ifPresent(live -> {
            if (desktop.workspace().desk().waiting(live.id()).stream().anyMatch(Command.AddNote.class::isInstance)) {
                desktop.tell(Texts.of("timeline.note.unsaved")); // else each Enter would record it once more, for good
                return;
            }
            desktop.session().submit(() -> takeOut(live, text), note(text, live.now()));
        });
    }

    /** A note is kept as a draft until it is durable; what was written on meanwhile stays. */
    private void takeOut(Live noted, String saved) {
        if (desktop.live().filter(live -> live.id().equals(noted.id())).isEmpty()) {
            desktop.workspace().keeping().scratchpad().keep(noted.id(), NOTE, "");
            return;
        }
        String written = note.getText();
        note.setText(written.startsWith(saved) ? written.substring(saved.length()).stripLeading() : written);
        note.end();
    }

    /**
     * A note that begins with {@code @14:12}, {@code @10min} or {@code @23 Nov 14:12} says when that was; any other is a note of
     * now.
     */
    private static Command.AddNote note(String text, Instant now) {
        String[] words = text.strip().split("\\s+");
        for (int length = text.strip().startsWith("@") ? Math.min(LONGEST_TIME, words.length - 1) : 0; length > 0; length--) {
            Optional<Instant> at = ClaimedTime.read(String.join(" ", Arrays.copyOf(words, length)).substring(1), now);
            if (at.isPresent()) {
                return new Command.AddNote(text.strip().split("\\s+", length + 1)[length], at);
            }
        }
        return new Command.AddNote(text, Optional.empty());
    }

    /** Goes to an entry of the shown incident. */
    void showEntry(long number) {
        show(Tab.TIMELINE);
        desktop.live().ifPresent(live -> entries.show(live, number));
    }

    @Override
    public void refresh() {
        for (int i = 0; i < tabs.size(); i++) {
            tabs.get(i).pseudoClassStateChanged(Styles.SELECTED, i == tab.ordinal());
        }
        noteBox.setVisible(tab == Tab.TIMELINE);
        noteBox.setManaged(tab == Tab.TIMELINE);
        desktop.live().ifPresent(live -> {
            switch (tab) {
                case TIMELINE -> {
                    entries.draw(live);
                    scroll.setContent(entries.node());
                }
                case MESSAGES -> {
                    drawMessages(live);
                    scroll.setContent(messages);
                }
                case CONTACTS -> {
                    contacts.draw(live);
                    scroll.setContent(contacts.node());
                }
            }
        });
    }

    private void drawMessages(Live live) {
        var nodes = new ArrayList<Node>();
        nodes.add(Parts.button("messages-new", Texts.of("timeline.messages.new"), desktop.keyOf("message.new"),
                () -> desktop.perform("message.new")));
        live.incident().events().stream().filter(e -> e.fact() instanceof Fact.MessageSent)
                .forEach(e -> {
                    HBox row = EntryRow.of(live.incident().entry(e), live.mask(), true);
                    row.setAccessibleText(Texts.of("timeline.message.read"));
                    if (live.incident().entry(e).now().fact() instanceof Fact.MessageSent sent) {
                        Parts.pressable(row, () -> desktop.open(SentSheet.sheet(desktop, e, sent.template(), sent.channel(),
                                sent.text())));
                    }
                    nodes.add(1, row);
                });
        if (nodes.size() == 1) {
            nodes.add(Parts.wrapped(Texts.of("timeline.messages.none"), Styles.MUTED));
        }
        messages.getChildren().setAll(nodes);
    }

    @Override
    public void onTime() {
        // the timeline shows facts, which change only with refresh
    }
}
