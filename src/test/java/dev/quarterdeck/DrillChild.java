package dev.quarterdeck;

import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.ui.window.MainWindow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * The whole program, to be killed: plays the scripted drill by keys and clicks, or, where a drill was killed before, takes it up
 * again and goes on recording and writing. Prints what it has acknowledged.
 */
final class DrillChild {
    private static final double FACTOR = 20;
    static final String DRAFT = "note";

    private DrillChild() {
    }

    public static void main(String[] args) throws Exception {
        var folder = new DataFolder(Path.of(args[0]));
        boolean again = args[1].equals("again");
        new Quarterdeck().opened(folder, FACTOR, Optional.of("post-mortem.md"), workspace -> {
            workspace.desk().listen(done -> done.events().forEach(event -> System.out.println("SAVED " + event.hash())));
            return again ? goOn(workspace) : Window.play(workspace, folder.path());
        });
    }

    private static int goOn(Workspace workspace) {
        var ready = new CompletableFuture<IncidentId>();
        Platform.startup(() -> {
            var stage = new Stage();
            var window = new MainWindow(stage, workspace);
            window.show(() -> ready.complete(workspace.desk().recent(1).getFirst().id()));
        });
        IncidentId drill = ready.join();
        System.out.println("READY");
        for (int i = 1; ; i++) {
            workspace.keeping().scratchpad().keep(drill, DRAFT, Integer.toString(i));
            System.out.println("TYPED " + i + " " + System.currentTimeMillis());
            workspace.desk().submit(drill, "Ada", new Command.AddNote("note " + i, Optional.empty())).toCompletableFuture()
                    .join();
        }
    }
}
