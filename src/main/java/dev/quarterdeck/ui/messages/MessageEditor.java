package dev.quarterdeck.ui.messages;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.comms.MessageDraft;
import dev.quarterdeck.core.comms.MessageField;
import dev.quarterdeck.core.comms.Offered;
import dev.quarterdeck.core.comms.StatedEta;
import dev.quarterdeck.core.comms.StatedUpdate;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Writes one message from a template: its fields on the right, the exact bytes below. Nothing leaves this laptop; it is
 * copied, or marked as sent when it was sent by hand. FX thread only.
 */
public final class MessageEditor {
    private static final String OWN = "";
    /** Names in the scratchpad. */
    private static final String TEMPLATE = "message";
    private static final String BODY = "text";
    private final Desktop desktop;
    private final Live live;
    private final Runnable close;
    private final List<Template> templates;
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final VBox fieldBox = Parts.column(8);
    private final TextArea body = new TextArea();
    private final TextArea exact = new TextArea();
    private final Label count = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label goesTo = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label missing = Parts.wrapped("", Styles.SMALL, Styles.WARNING);
    private final List<Button> choices = new ArrayList<>();
    private final Node editor;
    private final Node preview;
    private Template template;

    /** {@code close} takes the editor away. */
    public MessageEditor(Desktop desktop, Live live, Runnable close) {
        this.desktop = desktop;
        this.live = live;
        this.close = close;
        this.templates = new ArrayList<>(Offered.of(live.runbook().map(Runbook::templates).orElse(List.of()), live.incident()));
        templates.add(new Template(Texts.of("message.own"), OWN, "", List.of(), "", 0));
        body.setId("message-body");
        body.setWrapText(true);
        body.setPrefRowCount(8);
        body.getStyleClass().add(Styles.MONO);
        body.textProperty().addListener((_, _, text) -> {
            keep(name(BODY), text, template.body());
            draw();
        });
        exact.setId("message-exact");
        exact.setEditable(false);
        exact.setWrapText(true);
        exact.getStyleClass().addAll(Styles.MONO, "exact-text");
        editor = editor();
        preview = preview();
        String last = kept("");
        choose(templates.stream().filter(t -> t.title().equals(last)).findFirst().orElse(templates.getFirst()));
    }

    /** What was typed before the editor, or the program, was closed. */
    private String kept(String name) {
        return desktop.workspace().keeping().scratchpad().text(live.id(), TEMPLATE + name);
    }

    /** Only what differs from what would stand there anyway. */
    private void keep(String name, String text, String usual) {
        desktop.workspace().keeping().scratchpad().keep(live.id(), TEMPLATE + name, text.equals(usual) ? "" : text);
    }

    private String name(String field) {
        return "/" + template.title() + "/" + template.channel() + "/" + field;
    }

    private void forget() {
        keep("", "", "");
        keep(name(BODY), "", "");
        fields.keySet().forEach(field -> keep(name(field), "", ""));
    }

    public Node editorNode() {
        return editor;
    }

    public Node previewNode() {
        return preview;
    }

    public void focus() {
        (fields.isEmpty() ? body : fields.values().iterator().next()).requestFocus();
    }

    private Node editor() {
        VBox list = Parts.column(2);
        for (Template t : templates) {
            Button choice = Parts.button("template-" + templates.indexOf(t), t.title() + (t.channel().isEmpty()
                    || t.channel().equals(t.title()) ? "" : " · " + t.channel()), "", () -> choose(t), "template-row");
            choice.setMaxWidth(Double.MAX_VALUE);
            choice.setMinWidth(0);
            choice.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
            choices.add(choice);
            list.getChildren().add(choice);
        }
        VBox form = Parts.styled(Parts.column(10, list, fieldBox,
                Parts.label(Texts.of("message.text"), Styles.SMALL, Styles.MUTED),
                body), "message-form");
        var scroll = Parts.styled(new ScrollPane(form), "zone-scroll");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox head = Parts.styled(Parts.row(8, Parts.label(Texts.of("message.title"), Styles.STRONG), Parts.spacer(),
                Parts.button("message-close", Texts.of("message.close"), "Esc", close, "small")), Styles.ZONE_HEAD);
        VBox box = Parts.styled(new VBox(head, scroll), Styles.ZONE, "cover");
        box.setId("message-editor");
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        return box;
    }

    private Node preview() {
        HBox head = Parts.styled(Parts.row(10, Parts.label(Texts.of("message.exact"), Styles.STRONG), count, goesTo, missing,
                Parts.spacer(),
                Parts.button("message-copy", Texts.of("message.copy"), "", this::copy, "small"),
                Parts.button("message-sent", Texts.of("message.sent"), "Ctrl ⏎", this::sent, "small", "accent")),
                Styles.ZONE_HEAD);
        var text = new StackPane(exact);
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox box = Parts.styled(new VBox(head, text), Styles.ZONE, "cover");
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        return box;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            sent();
        }
    }

    private void choose(Template wanted) {
        template = wanted;
        keep("", wanted.title(), templates.getFirst().title());
        for (int i = 0; i < choices.size(); i++) {
            choices.get(i).pseudoClassStateChanged(Styles.SELECTED, templates.get(i) == wanted);
        }
        fields.clear();
        var nodes = new ArrayList<Node>();
        Map<String, String> known = MessageDraft.of(wanted, live.incident()).values();
        for (MessageField field : MessageField.of(wanted)) {
            String usual = known.getOrDefault(field.key(), "");
            String typed = kept(name(field.key()));
            var input = new TextField(typed.isEmpty() ? usual : typed);
            input.setId("field-" + fields.size());
            input.setPromptText(field.text());
            HBox.setHgrow(input, Priority.ALWAYS);
            input.textProperty().addListener((_, _, text) -> {
                keep(name(field.key()), text, usual);
                draw();
            });
            Label name = Parts.label(field.label(), Styles.SMALL, Styles.MUTED);
            name.getStyleClass().add("field-name");
            name.setLabelFor(input);
            fields.put(field.key(), input);
            nodes.add(Parts.row(8, name, input));
        }
        fieldBox.getChildren().setAll(nodes);
        String typed = kept(name(BODY));
        body.setText(typed.isEmpty() ? wanted.body() : typed);
        draw();
        focus();
    }

    private MessageDraft draft() {
        var values = new LinkedHashMap<String, String>();
        fields.forEach((field, input) -> values.put(field, input.getText()));
        return new MessageDraft(new Template(template.title(), template.channel(), body.getText(), template.fields(),
                template.path(), template.line()), values);
    }

    private void draw() {
        MessageDraft draft = draft();
        exact.setText(VisibleText.words(draft.text()));
        goesTo.setText(Stream.concat(live.runbook().flatMap(book -> book.frontMatter().channel(template.channel()))
                .map(channel -> Texts.of("message.goesto", channel.kind(), channel.to())).stream(),
                Stream.concat(eta(draft.text()).map(eta -> Texts.of("message.eta", Times.words(eta.within()))).stream(),
                        update(draft.text()).map(next -> Texts.of("message.update", Times.words(next.within()))).stream()))
                        .collect(Collectors.joining(" · ")));
        count.setText(Texts.of("message.count", draft.text().codePointCount(0, draft.text().length()),
                draft.text().getBytes(StandardCharsets.UTF_8).length));
        List<String> open = open();
        missing.setText(open.isEmpty() ? "" : Texts.of("message.missing", String.join(", ", open)));
    }

    /** What the template asks for and nobody has filled in, as it stands in the text. */
    private List<String> open() {
        return draft().unfilled().stream().map(MessageDraft.Part::text).distinct().toList();
    }

    /** What somebody filled in is kept for the next message; what the incident knows by itself is not filled in by anybody. */
    private Command[] with(Command message, List<Command> promises) {
        var commands = new ArrayList<Command>();
        Map<String, String> known = MessageDraft.of(template, live.incident()).values();
        fields.forEach((field, input) -> {
            if (!input.getText().isBlank() && !input.getText().equals(known.get(field))) {
                commands.add(new Command.FillField(field, input.getText()));
            }
        });
        commands.add(message);
        commands.addAll(promises);
        return commands.toArray(Command[]::new);
    }

    /** What the text promises; nothing once the service is back. */
    private Optional<StatedEta> eta(String text) {
        return live.incident().milestone(Milestone.RESTORED).isPresent() ? Optional.empty() : StatedEta.of(text, live.now());
    }

    private Optional<StatedUpdate> update(String text) {
        return live.incident().milestone(Milestone.RESTORED).isPresent() ? Optional.empty() : StatedUpdate.of(text, live.now());
    }

    private void copy() {
        CopyGate.words(desktop, draft().text(), copied -> {
            if (!copied.equals(draft().text())) { // what is marked as sent afterwards is what was pasted
                fields.values().forEach(input -> input.setText(VisibleText.cleanedWords(input.getText())));
                body.setText(VisibleText.cleanedWords(body.getText()));
            }
            desktop.session().submitCopied(Texts.of("message.copied"),
                    with(new Command.CopyMessage(template.title(), template.channel(), copied), List.of()));
        });
    }

    /** What is marked as sent stands in the record for good, so words that nobody filled in are asked about. */
    private void sent() {
        List<String> open = open();
        if (open.isEmpty()) {
            record();
            return;
        }
        var review = Parts.column(4, Parts.wrapped(Texts.of("message.unfilled")));
        open.forEach(field -> review.getChildren().add(Parts.wrapped("○ " + field, Styles.MONO, Styles.SMALL)));
        review.setFocusTraversable(true);
        desktop.open(new Sheet("unfilled", Texts.of("message.unfilled.title"), Parts.styled(review, "form"), review,
                Texts.of("message.sent"), () -> {
            record();
            return true;
        }, desktop));
    }

    private void record() {
        String text = draft().text();
        desktop.session().submit(() -> {
            forget();
            desktop.tell(Texts.of("message.recorded"));
            close.run();
        }, with(new Command.MarkSent(template.title(), template.channel(), text),
                Stream.<Optional<Command>>of(eta(text).map(eta -> new Command.PromiseEta(eta.within(), eta.words())),
                        update(text).map(next -> new Command.PromiseUpdate(next.within(), next.words())))
                        .flatMap(Optional::stream).toList()));
    }
}
