package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Reviews what is still open before an incident is restored or resolved, and asks what holds when it is opened again. */
public final class ResolveForm {
    private ResolveForm() {
    }

    public static Sheet resolve(Desktop desktop, List<String> unmet) {
        VBox review = review(unmet);
        TextField reason = Fields.text("resolve-reason", "", Texts.of("resolve.reason.prompt"));
        var form = Fields.form(review);
        if (!unmet.isEmpty()) {
            form.getChildren().add(Fields.labelled(Texts.of("resolve.reason"), reason));
        }
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("resolve", Texts.of("resolve.title"), form, unmet.isEmpty() ? review : reason,
                Texts.of("resolve.confirm"), () -> {
            if (!unmet.isEmpty() && reason.getText().isBlank()) {
                sheet[0].complain(Texts.of("resolve.reason.missing"));
                return false;
            }
            desktop.session().submit(new Command.Resolve(unmet, reason.getText()));
            return true;
        }, desktop);
        review.setFocusTraversable(true);
        return sheet[0];
    }

    public static Sheet restored(Desktop desktop, Live live, List<String> unmet) {
        Instant now = live.now();
        TextField at = Fields.text("restored-at", Times.clock(now), "");
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("restored", Texts.of("restored.title"), Fields.form(review(unmet),
                Fields.labelled(Texts.of("restored.at"), at)), at, Texts.of("restored.confirm"), () -> {
            if (Fields.when(at, live.now()) instanceof Fields.When.At(Instant claimed)) {
                desktop.session().submit(new Command.ClaimMilestone(Milestone.RESTORED, claimed));
                return true;
            }
            sheet[0].complain(Texts.of("form.time.unreadable"));
            return false;
        }, desktop);
        at.selectAll();
        return sheet[0];
    }

    /** Whether the service still runs decides whether the clock of the outage goes on, so it is asked. */
    public static Sheet reopen(Desktop desktop, Live live) {
        Optional<Instant> restored = live.incident().milestone(Milestone.RESTORED);
        TextField reason = Fields.text("reopen-reason", "", Texts.of("reopen.reason.prompt"));
        Fields.Choice<Boolean> still = new Fields.Choice<>("reopen-service", List.of(false, true), false, holds -> holds
                ? Texts.of("reopen.restored", restored.map(Times::clock).orElse("")) : Texts.of("reopen.failing"));
        var form = Fields.form(Fields.labelled(Texts.of("reopen.reason"), reason));
        if (restored.isPresent()) {
            form.getChildren().add(Fields.labelled(Texts.of("reopen.service"), still.node()));
        }
        var sheet = new Sheet[1];
        sheet[0] = new Sheet("reopen", Texts.of("reopen.title"), form, reason, Texts.of("reopen.confirm"), () -> {
            if (reason.getText().isBlank()) {
                sheet[0].complain(Texts.of("reopen.reason.missing"));
                return false;
            }
            desktop.session().submit(new Command.Reopen(reason.getText(), restored.isPresent() && still.value()));
            return true;
        }, desktop);
        return sheet[0];
    }

    private static VBox review(List<String> unmet) {
        VBox review = Parts.column(4);
        if (unmet.isEmpty()) {
            review.getChildren().add(Parts.label("✓ " + Texts.of("resolve.clear"), Styles.SUCCESS));
        } else {
            review.getChildren().add(Parts.label(Texts.of("resolve.open", unmet.size()), Styles.STRONG));
            unmet.forEach(item -> review.getChildren().add(Parts.wrapped("○ " + item)));
        }
        return review;
    }
}
