package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.TimelineText;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.LedgerSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The record as it grows, newest first, with the note field on top; beside it messages and contacts. FX thread only. */
final class TimelineZone implements Screen {
    private static final int SHOWN = 150;

    /** The tabs of this zone. */
    private enum Tab {
        TIMELINE, MESSAGES, CONTACTS
    }

    private final Desktop desktop;
    private final List<Button> tabs = new ArrayList<>();
    private final TextField note = new TextField();
    private final VBox entries = Parts.styled(Parts.column(2), "timeline");
    private final VBox messages = Parts.styled(Parts.column(8), "timeline");
    private final ContactsPane contacts;
    private final ScrollPane scroll = Parts.styled(new ScrollPane(entries), "zone-scroll");
    private final VBox noteBox;
    private final Zone zone;
    private Tab tab = Tab.TIMELINE;
    private int shown = SHOWN;

    TimelineZone(Desktop desktop) {
        this.desktop = desktop;
        this.contacts = new ContactsPane(desktop);
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
            }
        });
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

    void showMessages() {
        show(Tab.MESSAGES);
    }

    private void show(Tab wanted) {
        tab = wanted;
        refresh();
    }

    private void addNote() {
        String text = note.getText();
        if (text.isBlank()) {
            return;
        }
        desktop.session().submit(note::clear, new Command.AddNote(text, Optional.empty()));
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
                    drawEntries(live.incident());
                    scroll.setContent(entries);
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

    private void drawEntries(Incident incident) {
        var nodes = new ArrayList<Node>();
        List<Event> events = incident.events();
        int last = Math.max(0, events.size() - shown);
        for (int i = events.size() - 1; i >= last; i--) {
            nodes.add(entry(events.get(i)));
        }
        if (last > 0) {
            Label earlier = Parts.label(Texts.of("timeline.earlier", last), Styles.LINK, Styles.SMALL);
            earlier.setOnMouseClicked(_ -> {
                shown += SHOWN;
                refresh();
            });
            nodes.add(earlier);
        }
        entries.getChildren().setAll(nodes);
    }

    private Node entry(Event event) {
        TimelineText text = TimelineText.of(event);
        Label at = Parts.label(Times.clock(event.at()), Styles.MONO, Styles.SMALL, Styles.MUTED);
        at.setMinWidth(Region.USE_PREF_SIZE);
        var mark = new StackPane(Parts.label(mark(event.fact())));
        mark.getStyleClass().add("entry-mark");
        Styles.tone(mark, tone(event.fact()));
        Label title = Parts.wrapped(text.title());
        if (event.fact() instanceof Fact.DecisionRecorded) {
            title.getStyleClass().add(Styles.STRONG);
        }
        VBox words = new VBox(title);
        if (!text.detail().isEmpty()) {
            words.getChildren().add(Parts.wrapped(text.detail(), Styles.SMALL, Styles.MUTED));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = Parts.styled(Parts.row(10, at, mark, words), "entry");
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        if (event.fact() instanceof Fact.DecisionRecorded decision) {
            row.getStyleClass().add("opens");
            row.setOnMouseClicked(_ -> desktop.open(LedgerSheet.sheet(desktop, event, decision)));
        }
        return row;
    }

    private static String mark(Fact fact) {
        return switch (fact) {
            case Fact.DecisionRecorded _ -> "!";
            case Fact.AdviceChanged _ -> "▲";
            case Fact.CheckTicked _ -> "✓";
            case Fact.CheckSkipped _, Fact.CheckUnticked _ -> "–";
            case Fact.EvidencePinned _ -> "≡";
            case Fact.MessageSent _, Fact.MessageCopied _ -> "➤";
            case Fact.NoteAdded _ -> "✎";
            case Fact.CommandCopied _ -> "›";
            case Fact.TriggerJudged _ -> "⬢";
            case Fact.QuestionAsked _, Fact.QuestionAnswered _ -> "?";
            case Fact.InterruptionBegan _, Fact.InterruptionEnded _ -> "‖";
            case Fact.ChangeMarked _ -> "↻";
            case Fact.ContactPaged _ -> "☎";
            case Fact.ProcedureStopped _ -> "■";
            case Fact.BaselineCaptured _, Fact.DrillStarted _, Fact.IncidentDeclared _, Fact.TitleChanged _, Fact.ImpactStated _,
                 Fact.SeverityChanged _, Fact.StatusChanged _, Fact.MilestoneClaimed _, Fact.RoleAssigned _,
                 Fact.RunbookAttached _, Fact.ProcedureChosen _, Fact.TargetNamed _, Fact.FieldFilled _, Fact.WatchConfirmed _, Fact.LogCommandsConfirmed _,
                 Fact.CadenceChanged _, Fact.Resolved _, Fact.Reopened _, Fact.PostMortemExported _, Fact.Unknown _ -> "●";
        };
    }

    private static String tone(Fact fact) {
        return switch (fact) {
            case Fact.DecisionRecorded _ -> Styles.DANGER;
            case Fact.AdviceChanged advice -> Styles.levelTone(advice.level(), advice.worst());
            case Fact.CheckTicked _, Fact.Resolved _ -> Styles.SUCCESS;
            case Fact.EvidencePinned _, Fact.MessageSent _, Fact.ContactPaged _, Fact.ChangeMarked _ -> Styles.ACCENT;
            case Fact.NoteAdded _, Fact.CheckSkipped _, Fact.ProcedureStopped _, Fact.InterruptionBegan _,
                 Fact.InterruptionEnded _, Fact.QuestionAsked _, Fact.QuestionAnswered _ -> Styles.WARNING;
            case Fact.TriggerJudged trigger -> trigger.met() ? Styles.SEVERE : Styles.NEUTRAL;
            case Fact.MilestoneClaimed claimed -> claimed.milestone() == dev.quarterdeck.core.incident.Milestone.RESTORED
                    ? Styles.SUCCESS : Styles.NEUTRAL;
            case Fact.CheckUnticked _, Fact.MessageCopied _, Fact.CommandCopied _, Fact.DrillStarted _,
                 Fact.IncidentDeclared _, Fact.TitleChanged _, Fact.ImpactStated _, Fact.SeverityChanged _,
                 Fact.StatusChanged _, Fact.RoleAssigned _, Fact.RunbookAttached _, Fact.ProcedureChosen _, Fact.TargetNamed _,
                 Fact.FieldFilled _, Fact.WatchConfirmed _, Fact.LogCommandsConfirmed _, Fact.CadenceChanged _, Fact.Reopened _,
                 Fact.BaselineCaptured _, Fact.PostMortemExported _, Fact.Unknown _ -> Styles.NEUTRAL;
        };
    }

    private void drawMessages(Live live) {
        var nodes = new ArrayList<Node>();
        nodes.add(Parts.button("messages-new", Texts.of("timeline.messages.new"), desktop.keyOf("message.new"),
                () -> desktop.perform("message.new")));
        live.incident().events().stream().filter(e -> e.fact() instanceof Fact.MessageSent)
                .forEach(e -> nodes.add(1, entry(e)));
        if (nodes.size() == 1) {
            nodes.add(Parts.wrapped(Texts.of("timeline.messages.none"), Styles.MUTED));
        }
        messages.getChildren().setAll(nodes);
    }

    @Override
    public void beat() {
        // the timeline shows facts, which change only with refresh
    }
}
