package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.ui.parts.Desktop;
import java.io.File;
import java.nio.file.Path;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Writes and takes over capsules by way of the system's file dialogs. FX thread only; the work is done elsewhere. */
final class CapsuleFiles {
    private static final String ENDING = ".capsule";

    private CapsuleFiles() {
    }

    static void write(Desktop desktop, Window window, Live live) {
        FileChooser chooser = chooser("action.incident.capsule");
        chooser.setInitialFileName(live.id().shortText() + ENDING);
        File file = chooser.showSaveDialog(window);
        if (file != null) {
            write(desktop, live, file.toPath());
        }
    }

    private static void write(Desktop desktop, Live live, Path file) {
        desktop.work().run(() -> desktop.workspace().keeping().capsules().write(live.id(), file), desktop::tell,
                problem -> desktop.tell(problem.getMessage()));
    }

    static void take(Desktop desktop, Window window) {
        File file = chooser("action.incident.import").showOpenDialog(window);
        if (file != null) {
            take(desktop, file.toPath());
        }
    }

    private static void take(Desktop desktop, Path file) {
        desktop.work().run(() -> desktop.workspace().keeping().capsules().take(file), taken -> {
            desktop.session().imported(taken.incident());
            desktop.tell(taken.words());
        }, problem -> desktop.tell(problem.getMessage()));
    }

    private static FileChooser chooser(String words) {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of(words));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(Texts.of("open.capsules"), "*" + ENDING),
                new FileChooser.ExtensionFilter(Texts.of("open.all"), "*"));
        return chooser;
    }
}
