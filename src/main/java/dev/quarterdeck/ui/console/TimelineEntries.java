package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Chronicle;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Entry;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.ui.console.log.EvidenceSheet;
import dev.quarterdeck.ui.forms.AmendForm;
import dev.quarterdeck.ui.forms.LedgerSheet;
import dev.quarterdeck.ui.forms.PromptForm;
import dev.quarterdeck.ui.forms.RedactForm;
import dev.quarterdeck.ui.forms.SentSheet;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The entries, newest first, and the one in hand, which can be corrected, retracted or emptied. FX thread only.
 */
final class TimelineEntries {
    private static final int SHOWN = 150;

    private final Desktop desktop;
    private final Runnable back;
    private final Consumer<Fact.EvidencePinned> showInLog;
    private final VBox node = Parts.styled(Parts.column(2), "timeline");
    private int shown = SHOWN;
    private Optional<EventKey> inHand = Optional.empty();

    /**
     * @param back      returns the keyboard to the note field
     * @param showInLog shows pinned lines where they stand in their log
     */
    TimelineEntries(Desktop desktop, Runnable back, Consumer<Fact.EvidencePinned> showInLog) {
        this.desktop = desktop;
        this.back = back;
        this.showInLog = showInLog;
        node.setId("timeline-entries");
        node.setFocusTraversable(true);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node.focusedProperty().addListener((_, _, _) -> desktop.live().ifPresent(this::draw));
    }

    VBox node() {
        return node;
    }

    /** Takes the entry in hand that was entered last, wherever it stands. */
    void focus() {
        desktop.live().ifPresent(live -> live.incident().events().reversed().stream().filter(TimelineText::tells).findFirst()
                .ifPresent(event -> show(live, event.number())));
    }

    /** Takes this entry in hand, however far back it is. */
    void show(Live live, long number) {
        List<Entry> entries = Chronicle.of(live.incident());
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).event().number() == number) {
                shown = Math.max(shown, entries.size() - i + 10);
                inHand = Optional.of(entries.get(i).event().key());
            }
        }
        draw(live);
        node.requestFocus();
    }

    void draw(Live live) {
        List<Entry> entries = Chronicle.of(live.incident());
        int last = Math.max(0, entries.size() - shown);
        var nodes = new ArrayList<Node>();
        for (int i = entries.size() - 1; i >= last; i--) {
            nodes.add(row(entries.get(i)));
        }
        if (last > 0) {
            Label earlier = Parts.label(Texts.of("timeline.earlier", last), Styles.LINK, Styles.SMALL);
            earlier.setOnMouseClicked(_ -> {
                shown += SHOWN;
                draw(live);
            });
            nodes.add(earlier);
        }
        node.getChildren().setAll(nodes);
    }

    private Node row(Entry entry) {
        boolean here = node.isFocused() && inHand.filter(entry.event().key()::equals).isPresent();
        HBox row = EntryRow.of(entry, desktop.mask(), here);
        row.pseudoClassStateChanged(Styles.SELECTED, here);
        if (here) {
            row.setId("timeline-entry");
            if (entry.stands()) {
                ((VBox) row.getChildren().getLast()).getChildren().add(
                        Parts.wrapped(Texts.of(entry.event().fact() instanceof Fact.EvidencePinned ? "timeline.pinned.keys"
                        : "timeline.entry.keys"),
                                Styles.SMALL, Styles.ACCENT));
            }
        }
        if (entry.now().fact() instanceof Fact.DecisionRecorded decision) {
            Label evidence = Parts.label(Texts.of("timeline.evidence"), Styles.LINK, Styles.SMALL);
            evidence.setOnMouseClicked(click -> {
                click.consume();
                openLedger(entry, decision);
            });
            ((VBox) row.getChildren().getLast()).getChildren().add(evidence);
        }
        message(entry).ifPresent(sheet -> {
            Label read = Parts.label(Texts.of("timeline.message.read"), Styles.LINK, Styles.SMALL);
            read.setOnMouseClicked(click -> {
                click.consume();
                message(entry).ifPresent(desktop::open);
            });
            ((VBox) row.getChildren().getLast()).getChildren().add(read);
        });
        if (here && entry.now().fact() instanceof Fact.AdviceChanged) {
            Label replay = Parts.label(Texts.of("action.incident.replay"), Styles.LINK, Styles.SMALL);
            replay.setOnMouseClicked(click -> {
                click.consume();
                desktop.perform("incident.replay");
            });
            ((VBox) row.getChildren().getLast()).getChildren().add(replay);
        }
        row.setOnMouseClicked(click -> {
            inHand = Optional.of(entry.event().key());
            node.requestFocus();
            desktop.live().ifPresent(this::draw);
            if (click.getClickCount() == 2) {
                evidence(entry);
            }
        });
        return row;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP, K -> move(event, 1);
            case DOWN, J -> move(event, -1);
            case ENTER -> amend(event, (live, entry) -> {
                if (!evidence(entry) && !request(live, entry)) {
                    correct(live, entry);
                }
            });
            case E -> amend(event, this::correct);
            case X -> amend(event, this::retract);
            case O -> amend(event, (_, entry) -> {
                evidence(entry);
                if (entry.now().fact() instanceof Fact.DecisionRecorded decision) {
                    openLedger(entry, decision);
                }
                message(entry).ifPresent(desktop::open);
            });
            case DELETE -> amend(event, this::redact);
            default -> {
                // another zone's
            }
        }
    }

    private void move(KeyEvent event, int by) {
        event.consume();
        desktop.live().ifPresent(live -> {
            List<Entry> entries = Chronicle.of(live.incident());
            int at = entries.size() - 1;
            for (int i = 0; i < entries.size(); i++) {
                if (inHand.filter(entries.get(i).event().key()::equals).isPresent()) {
                    at = i;
                }
            }
            if (at + by >= entries.size()) {
                back.run();
                return;
            }
            inHand = Optional.of(entries.get(Math.max(at + by, Math.max(0, entries.size() - shown))).event().key());
            draw(live);
        });
    }

    private interface Amending {
        void amend(Live live, Entry entry);
    }

    private void amend(KeyEvent event, Amending amending) {
        event.consume();
        desktop.live().ifPresent(live -> inHand.flatMap(live.incident()::event)
                .ifPresent(found -> amending.amend(live, live.incident().entry(found))));
    }

    /** The message that an entry is about, as it was sent or copied. */
    private Optional<Sheet> message(Entry entry) {
        return switch (entry.now().fact()) {
            case Fact.MessageSent f when entry.stands() ->
                    Optional.of(SentSheet.sheet(desktop, entry.now(), f.template(), f.channel(), f.text()));
            case Fact.MessageCopied f when entry.stands() ->
                    Optional.of(SentSheet.sheet(desktop, entry.now(), f.template(), f.channel(), f.text()));
            case Fact _ -> Optional.empty();
        };
    }

    /** Opens pinned lines; answers whether it is some. */
    private boolean evidence(Entry entry) {
        if (entry.stands() && entry.event().fact() instanceof Fact.EvidencePinned pinned) {
            EvidenceSheet.open(desktop, entry.event(), pinned, () -> showInLog.accept(pinned));
            return true;
        }
        return false;
    }

    /**
     * Shows what another console wants removed, and removes it only once it is confirmed; answers whether the entry is such a
     * wish.
     */
    private boolean request(Live live, Entry entry) {
        Optional<Event> wanted = live.incident().requested(entry.event());
        wanted.ifPresent(event -> {
            if (event.writer().here()) {
                desktop.tell(Texts.of("redact.request.own"));
            } else if (entry.event().fact() instanceof Fact.Redacted redaction) {
                desktop.open(RedactForm.sheet(desktop, live, live.incident().entry(event), redaction.reason()));
            }
        });
        return wanted.isPresent();
    }

    private void openLedger(Entry entry, Fact.DecisionRecorded decision) {
        desktop.open(LedgerSheet.sheet(desktop, entry.now(), decision));
    }

    private void correct(Live live, Entry entry) {
        desktop.open(AmendForm.correct(desktop, live, entry));
    }

    private void retract(Live live, Entry entry) {
        desktop.open(PromptForm.line(desktop, "retract", "", true,
                reason -> desktop.session().submit(new Command.Retract(entry.event().key(), reason))));
    }

    private void redact(Live live, Entry entry) {
        if (entry.redactable()) {
            desktop.open(RedactForm.sheet(desktop, live, entry, ""));
        } else {
            desktop.tell(Texts.of(entry.redacted() ? "redact.already" : "redact.nothing"));
        }
    }
}
