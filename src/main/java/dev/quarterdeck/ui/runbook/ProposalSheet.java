package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.PartReading;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Sheet;
import dev.quarterdeck.ui.parts.Styles;
import java.util.List;
import javafx.scene.layout.VBox;

/** Shows what a file from somebody else would change of a runbook's reading, and asks once whether it may. FX thread only. */
final class ProposalSheet {
    private static final double WIDTH = 760;

    private ProposalSheet() {
    }

    static void open(Desktop desktop, Entry.Readable entry, List<PartReading> parts) {
        VBox rows = Parts.column(10, Parts.wrapped(Texts.of("proposal.what"), Styles.MUTED));
        for (Correction correction : entry.proposed()) {
            String now = parts.stream().filter(p -> p.part().place().equals(correction.place())).findFirst()
                    .map(p -> PartMark.role(p.role())).orElse(Texts.of("proposal.gone"));
            rows.getChildren().add(Parts.column(2,
                    Parts.wrapped(Texts.of("proposal.change", now,
                    Texts.of("reading.role." + PartMark.key(correction.role().name())))
                            + (correction.of().isEmpty() ? "" : " " + correction.of()) + correction.urgency()
                            .map(u -> " · " + u.label()).orElse(""), Styles.STRONG),
                    Parts.wrapped(correction.place().quote(), Styles.MONO, Styles.SMALL)));
        }
        rows.setPrefWidth(WIDTH);
        rows.setFocusTraversable(true);
        String who = desktop.workspace().person().name();
        desktop.open(new Sheet("proposal", Texts.of("proposal.title"), rows, rows, Texts.of("proposal.confirm"), () -> {
            desktop.work().run(() -> desktop.workspace().library().confirm(entry, entry.proposed(), who),
                    desktop.session()::lookAtFiles, problem -> desktop.tell(String.valueOf(problem.getMessage())));
            return true;
        }, desktop).alsoWhileReading());
    }
}
