package dev.quarterdeck.ui.postmortem;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.reading.RunbookReader;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Courses;
import dev.quarterdeck.ui.parts.CopyGate;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Document;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The post-mortem as the record stands: what the runbook's own template still asks for, and the exact Markdown. FX thread only.
 */
public final class PostMortemScreen implements Screen {
    private final Desktop desktop;
    private final VBox sections = Parts.styled(Parts.column(4), "outline");
    private final TextArea markdown = new TextArea();
    private final VBox page = Parts.styled(Parts.column(6), "document", "page");
    private final Label exported = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final HBox node;
    private final Work.Place measuring;
    private final Work.Place writing;
    private @Nullable IncidentId measured;
    private List<Course> courses = List.of();

    public PostMortemScreen(Desktop desktop) {
        this.desktop = desktop;
        this.measuring = desktop.work().place();
        this.writing = desktop.work().place();
        markdown.setId("postmortem-text");
        markdown.setEditable(false);
        markdown.setWrapText(true);
        markdown.getStyleClass().addAll(Styles.MONO, "exact-text");
        exported.setMinWidth(0);
        HBox head = Parts.styled(Parts.row(10, Parts.label(Texts.of("postmortem.markdown"), Styles.STRONG), exported,
                Parts.spacer(),
                Parts.button("postmortem-copy", Texts.of("message.copy"), "", () -> CopyGate.words(desktop, markdown.getText(),
                        _ -> desktop.tell(Texts.of("message.copied"))), "small"),
                Parts.button("postmortem-export", Texts.of("action.postmortem.export"), desktop.keyOf("postmortem.export"),
                        () -> desktop.perform("postmortem.export"), "small", "accent")), Styles.ZONE_HEAD);
        VBox right = Parts.styled(new VBox(head, markdown), Styles.ZONE);
        VBox.setVgrow(markdown, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setPrefWidth(520);
        var reading = Parts.styled(new ScrollPane(page), "zone-scroll");
        reading.setFitToWidth(true);
        VBox.setVgrow(reading, Priority.ALWAYS);
        VBox preview = Parts.styled(new VBox(Parts.styled(
                Parts.row(10, Parts.label(Texts.of("postmortem.preview"), Styles.STRONG)),
                Styles.ZONE_HEAD), reading), Styles.ZONE);
        HBox.setHgrow(preview, Priority.ALWAYS);
        preview.setPrefWidth(560);
        var left = Parts.styled(new ScrollPane(sections), "zone-scroll", "outline-scroll");
        left.setFitToWidth(true);
        left.setMinWidth(230);
        left.setMaxWidth(230);
        node = new HBox(left, right, preview);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void focus() {
        desktop.live().ifPresent(live -> measure(live.incident()));
        markdown.requestFocus();
    }

    @Override
    public void onTime() {
        // the text changes with facts only
    }

    @Override
    public void refresh() {
        record Written(String text, Section page) { }

        desktop.live().ifPresent(live -> {
            if (!live.id().equals(measured)) {
                measured = live.id();
                courses = List.of();
                measure(live.incident());
            }
            Incident incident = live.incident();
            Optional<Runbook> runbook = live.runbook();
            List<Course> known = courses;
            Instant now = live.now();
            writing.run(() -> {
                String text = PostMortem.document(incident, runbook, known, now, desktop.workspace().version()).text();
                return new Written(text, RunbookReader.read("post-mortem.md", text).root());
            }, written -> {
                if (!written.text().equals(markdown.getText())) {
                    draw(live, written.text(), written.page());
                }
            });
        });
    }

    private void draw(Live live, String text, Section read) {
        double at = markdown.getScrollTop();
        markdown.setText(text);
        markdown.setScrollTop(at);
        page.getChildren().clear();
        Document.draw(read, page, (_, _) -> { });
        drawSections(live);
    }

    private void drawSections(Live live) {
        sections.getChildren().setAll(Parts.label(Texts.of("postmortem.title"), Styles.STRONG, "outline-row"),
                Parts.wrapped(Texts.of("postmortem.entries", live.incident().events().size()), Styles.SMALL, Styles.MUTED,
                "outline-row"),
                Parts.label(Texts.of("postmortem.tofill"), Styles.CAPTION, "outline-row"));
        List<Runbook.Named> asked = live.runbook().map(Runbook::postMortemSections).orElse(List.of());
        List<String> toWrite = PostMortem.toWrite(live.runbook());
        for (int i = 0; i < toWrite.size(); i++) {
            String section = toWrite.get(i);
            boolean written = !live.incident().sections().getOrDefault(section, "").isBlank();
            sections.getChildren().add(Parts.button("section-" + i, (written ? "● " : "○ ") + section, "",
                    () -> desktop.open(SectionForm.sheet(desktop, live, section)), "outline-row", "flat"));
        }
        if (asked.isEmpty()) {
            sections.getChildren().add(Parts.wrapped(Texts.of("postmortem.notemplate"), Styles.SMALL, Styles.MUTED,
                    "outline-row"));
        }
        exported.setText(lastExport(live.incident()).map(e -> Texts.of("postmortem.exported", Times.clock(e.at()))).orElse(""));
    }

    /** The samples are read where nobody waits for the disk, and drawn when they are there. */
    private void measure(Incident incident) {
        SampleLog log = desktop.workspace().samples();
        measuring.run(() -> courses(log, incident), read -> {
            if (incident.id().equals(measured) && !read.equals(courses)) {
                courses = read;
                refresh();
            }
        }, problem -> desktop.tell(String.valueOf(problem.getMessage())));
    }

    private static List<Course> courses(SampleLog log, Incident incident) {
        var courses = new Courses(incident);
        log.read(incident.id().text(), courses::take);
        return courses.all();
    }

    private static Optional<Event> lastExport(Incident incident) {
        return incident.events().reversed().stream().filter(e -> e.fact() instanceof Fact.PostMortemExported).findFirst();
    }

    /** Writes the post-mortem to a file and tells where; recorded, since who read what matters afterwards. */
    public static void export(Desktop desktop, Live live) {
        Incident incident = live.incident();
        Optional<Runbook> runbook = live.runbook();
        Instant now = live.now();
        String name = incident.id().shortText() + "-post-mortem.md";
        desktop.work().run(() -> {
            String text = PostMortem.document(incident, runbook, courses(desktop.workspace().samples(), incident), now,
                    desktop.workspace().version()).text();
            Path file = desktop.workspace().exports().write(name, text);
            return new Command.ReportExport(file.toString(), sha256(text));
        }, written -> desktop.session().submit(() -> desktop.tell(Texts.of("postmortem.written", written.file())), written),
                problem -> desktop.tell(Texts.of("postmortem.failed", String.valueOf(problem.getMessage()))));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
