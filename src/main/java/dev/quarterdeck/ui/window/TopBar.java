package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Interruption;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.time.Countdown;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The same bar on every screen: what is wrong, how bad, since when, when the next update is due, who does what. FX thread
 * only.
 */
final class TopBar {
    /** Below these widths, at 100 %, parts give way that can be reached in another way. */
    private static final double WITH_ETA = 1400;
    private static final double WITH_SEGMENTS = 1200;
    private static final double WITH_UTC = 1000;
    private static final double WITH_ROLES = 940;

    private final Desktop desktop;
    private Instant drawn = Instant.MIN;
    private Optional<Incident> drawnOf = Optional.empty();
    private final Label title = Parts.cut("", 60, "top-title");
    private final Label number = Parts.label("", Styles.MUTED);
    private final Label impact = Parts.cut("", 60, "top-impact");
    private final Button severity;
    private final Label verdict = Parts.pill("", Styles.NEUTRAL);
    private final HBox status = Parts.styled(new HBox(), "segments");
    /** The same choice as a menu, where there is no room for the segments. */
    private final Button statusMenu;
    private final Map<Status, Button> segments = new EnumMap<>(Status.class);
    private final Button resolve;
    private final Button declare;
    private final Label resolved = Parts.pill(Texts.of("top.resolved"), Styles.SUCCESS);
    private final Label update = Parts.label("", Styles.MONO, "top-clock");
    private final Label updateCaption = Parts.label("", Styles.CAPTION);
    private final Label eta = Parts.label("", Styles.MONO, "top-clock");
    private final Label etaCaption = Parts.label("", Styles.CAPTION);
    private final Label began = Parts.label("", Styles.MONO, "top-clock");
    private final Label beganCaption = Parts.label("", Styles.CAPTION);
    private final Label utc = Parts.label("", Styles.MONO, "top-clock");
    private final Map<Role, Button> roles = new EnumMap<>(Role.class);
    private final VBox updateBox;
    private final VBox etaBox;
    private final VBox beganBox;
    private final VBox utcBox;
    private final HBox roleBox = Parts.row(6);
    private final Button maintenance;
    private final HBox middle;
    private final HBox bar;
    private final Label band = Parts.label("", "drill-band");
    private final VBox node;

    TopBar(Desktop desktop) {
        this.desktop = desktop;
        Label mark = Parts.label("Q", "logo");
        severity = Parts.button("top-severity", "", "", () -> { }, Styles.PILL);
        severity.setOnAction(_ -> severityMenu().show(severity, javafx.geometry.Side.BOTTOM, 0, 4));
        verdict.setId("top-verdict");
        for (Status s : new Status[] {Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING}) {
            String id = s.name().toLowerCase(Locale.ROOT);
            Button segment = Parts.button("top-status-" + id, s.label(), "", () -> desktop.perform("status." + id), "segment");
            segments.put(s, segment);
            status.getChildren().add(segment);
        }
        status.setMaxHeight(Region.USE_PREF_SIZE);
        statusMenu = Parts.button("top-status", "", "", () -> { }, "segment-menu");
        statusMenu.setOnAction(_ -> statusMenu().show(statusMenu, javafx.geometry.Side.BOTTOM, 0, 4));
        resolve = Parts.button("top-resolve", Texts.of("top.resolve"), "", () -> desktop.perform("incident.resolve"));
        declare = Parts.button("top-declare", Texts.of("top.declare"), desktop.keyOf("incident.declare"),
                () -> desktop.perform("drill.declare"), "danger");
        for (Role role : Role.values()) {
            Button button = Parts.button("top-role-" + role.name().toLowerCase(Locale.ROOT), "", "",
                    () -> desktop.perform("role." + role.name().toLowerCase(Locale.ROOT)), "role");
            roles.put(role, button);
            roleBox.getChildren().add(button);
        }
        number.setMinWidth(Region.USE_PREF_SIZE);
        VBox what = Parts.column(1, Parts.row(8, title, number), impact);
        what.setAlignment(Pos.CENTER_LEFT);
        what.setMinWidth(120);
        HBox.setHgrow(what, Priority.SOMETIMES);
        maintenance = Parts.button("top-maintenance", "", "", () -> desktop.perform("interruption.end"), Styles.PILL,
                Styles.WARNING);
        middle = Parts.row(12, severity, verdict, status, statusMenu, resolve, declare, resolved, maintenance);
        updateBox = clock(updateCaption, update);
        updateBox.setId("top-update");
        updateBox.setOnMouseClicked(_ -> desktop.perform("message.cadence"));
        etaBox = clock(etaCaption, eta);
        etaBox.setId("top-eta");
        beganBox = clock(beganCaption, began);
        beganBox.setId("top-began");
        beganBox.setOnMouseClicked(_ -> desktop.perform("milestone.began"));
        utcBox = clock(Parts.label("UTC", Styles.CAPTION), utc);
        bar = Parts.styled(Parts.row(16, mark, what, middle, Parts.spacer(), updateBox, etaBox, beganBox, utcBox, roleBox),
                "top-bar");
        bar.widthProperty().addListener((_, _, _) -> refresh());
        band.setMaxWidth(Double.MAX_VALUE);
        band.setId("drill-band");
        node = new VBox(band, bar);
    }

    private static VBox clock(Label caption, Label figure) {
        VBox box = Parts.column(0, caption, figure);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.setMinWidth(Region.USE_PREF_SIZE);
        return box;
    }

    Node node() {
        return node;
    }

    private ContextMenu statusMenu() {
        var menu = new ContextMenu();
        segments.forEach((s, _) -> {
            var item = new MenuItem(s.label());
            item.setOnAction(_ -> desktop.perform("status." + s.name().toLowerCase(Locale.ROOT)));
            menu.getItems().add(item);
        });
        return menu;
    }

    private ContextMenu severityMenu() {
        var menu = new ContextMenu();
        for (Severity s : Severity.values()) {
            var item = new MenuItem(s + " " + s.label());
            item.setOnAction(_ -> desktop.perform("severity." + s.name().toLowerCase(Locale.ROOT)));
            menu.getItems().add(item);
        }
        return menu;
    }

    void refresh() {
        Optional<Live> live = desktop.live();
        boolean any = live.isPresent();
        Parts.show(middle, any);
        Parts.show(updateBox, any);
        Parts.show(etaBox, any);
        Parts.show(beganBox, any);
        double room = room();
        Parts.show(utcBox, room >= WITH_UTC);
        Parts.show(roleBox, any && room >= WITH_ROLES);
        Parts.show(impact, any);
        Parts.show(number, any);
        Parts.show(band, any && live.get().incident().drill());
        if (live.isEmpty()) {
            title.setText(Texts.of("app.name"));
            return;
        }
        Incident incident = live.get().incident();
        boolean declared = incident.declaredAt().isPresent();
        boolean open = incident.open();
        title.setText(EntryWords.shown(incident.title(), desktop.mask()));
        number.setText(incident.id().shortText());
        impact.setText(incident.impact().isEmpty() ? Texts.of("top.impact.none")
                : Texts.of("top.impact", incident.impact()) + incident.milestone(Milestone.BEGAN)
                .map(at -> Texts.of("top.impact.since", Times.minute(at))).orElse(""));
        if (incident.drill()) {
            band.setText(Texts.of("drill.band", incident.factor() == 1 ? "" : " ×" + (long) incident.factor()));
        }
        severity.setText(Styles.severityShape(incident.severity()) + " " + incident.severity());
        Styles.tone(severity, Styles.severityTone(incident.severity()));
        Parts.show(severity, declared);
        Parts.show(status, declared && open && room >= WITH_SEGMENTS);
        Parts.show(statusMenu, declared && open && room < WITH_SEGMENTS);
        statusMenu.setText(incident.status().label() + " ▾");
        Parts.show(resolve, declared && open);
        Parts.show(declare, !declared && open);
        Parts.show(resolved, !open);
        segments.forEach((s, button) -> button.pseudoClassStateChanged(Styles.SELECTED, s == incident.status()));
        roles.forEach((role, button) -> {
            Optional<String> holder = incident.holder(role);
            button.setText(role.letter() + " " + holder.map(TopBar::initials).orElse("?"));
            button.setAccessibleText(role.label() + " " + holder.orElse(Texts.of("top.role.nobody")));
            button.setTooltip(new javafx.scene.control.Tooltip(role.label() + ": "
                    + holder.orElse(Texts.of("top.role.nobody"))));
            button.pseudoClassStateChanged(Styles.SELECTED, holder.isPresent());
        });
        draw(desktop.live(), desktop.live().map(Live::now).orElseGet(() -> desktop.workspace().wall().instant()));
    }

    /** The first letters of the name's words and its digits: {@code oncall-1} is {@code o1}. */
    static String initials(String name) {
        var letters = new StringBuilder();
        for (String word : name.strip().split("[\\s._-]+")) {
            if (!word.isEmpty()) {
                letters.append(word.codePointAt(0) < 0x10000 ? word.substring(0, 1) : word.substring(0, 2));
            }
        }
        return letters.length() > 3 ? letters.substring(0, 3) : letters.toString();
    }

    /** How wide the bar is, at 100 %. */
    private double room() {
        return bar.getWidth() <= 0 ? Double.MAX_VALUE : bar.getWidth() / desktop.scale();
    }

    private static void draw(Countdown countdown, Label figure, Label caption, String words) {
        caption.setText(words);
        figure.setText(countdown.left().map(left -> Times.countdown(left.abs())).orElse(""));
        Styles.tone(figure, countdown.overdue() ? Styles.DANGER : countdown.soon() ? Styles.WARNING : Styles.NEUTRAL);
    }

    /** What stands here changes with the incident, and otherwise once a second. */
    void onTime() {
        Optional<Live> live = desktop.live();
        Instant now = live.map(Live::now).orElseGet(() -> desktop.workspace().wall().instant());
        if (!now.truncatedTo(ChronoUnit.SECONDS).equals(drawn) || !live.map(Live::incident).equals(drawnOf)) {
            draw(live, now);
        }
    }

    private void draw(Optional<Live> live, Instant now) {
        drawn = now.truncatedTo(ChronoUnit.SECONDS);
        drawnOf = live.map(Live::incident);
        utc.setText(Times.clock(now));
        if (live.isEmpty()) {
            return;
        }
        Incident incident = live.get().incident();
        Instant end = incident.milestone(Milestone.RESTORED).or(incident::resolvedAt).orElse(now);
        boolean over = incident.milestone(Milestone.RESTORED).isPresent() || incident.resolvedAt().isPresent();
        beganCaption.setText(Texts.of(over ? "top.lasted"
                : incident.milestone(Milestone.BEGAN).isPresent() ? "top.since.began"
                : incident.declaredAt().isPresent() ? "top.since.declared" : "top.since.start"));
        began.setText(incident.clockFrom().map(from -> Times.elapsed(Duration.between(from, end))).orElse("00:00:00"));
        Countdown update = Countdown.to(incident.nextUpdate(), now);
        Parts.show(updateBox, update.left().isPresent());
        draw(update, this.update, updateCaption, Texts.of(update.overdue() ? "top.update.overdue" : "top.update"));
        Countdown eta = Countdown.to(incident.eta(), now);
        Parts.show(etaBox, eta.soon() || eta.left().isPresent() && room() >= WITH_ETA);
        draw(eta, this.eta, etaCaption, Texts.of(eta.overdue() ? "top.eta.overdue" : "top.eta"));
        Advice advice = live.get().watched().advice();
        int worst = live.get().matrix().worst();
        boolean judged = incident.open() && (advice.verdict().level() >= 0
                || live.get().confirmed().watch().isPresent() && live.get().watched().judges());
        Parts.show(verdict, judged);
        Optional<Interruption> planned = incident.interruption();
        Parts.show(maintenance, planned.isPresent());
        planned.ifPresent(p -> maintenance.setText(
                Texts.of("top.maintenance", Times.countdown(Duration.between(p.from(), now)))));
        verdict.setText(Styles.levelShape(advice.verdict().level(), worst) + " " + advice.verdict().label());
        Styles.tone(verdict, Styles.levelTone(advice.verdict().level(), worst));
    }
}
