package dev.quarterdeck;

import dev.quarterdeck.app.Look;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.io.files.PreferencesFile;
import dev.quarterdeck.io.files.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.NullUnmarked;

/** The look, beside the person's name in the settings. Any thread. */
@NullUnmarked
record KeptLooks(PreferencesFile<Settings> settings) implements Workspace.Looks {
    @Override
    public Look look() {
        return look(settings.value());
    }

    @Override
    public void change(UnaryOperator<Look> change) throws IOException {
        settings.change(kept -> with(kept, change.apply(look(kept))));
    }

    private static Look look(Settings kept) {
        return new Look(Optional.ofNullable(kept.dark()), kept.text() == null ? Look.FIRST.percent() : kept.text(),
                Optional.ofNullable(kept.window()).map(f -> new Look.Frame(f.x(), f.y(), f.width(), f.height(), f.maximized())));
    }

    private static Settings with(Settings kept, Look look) {
        return new Settings(kept.name(), look.dark().orElse(null), look.percent() == Look.FIRST.percent() ? null : look.percent(),
                look.frame().map(f -> new Settings.Frame(f.x(), f.y(), f.width(), f.height(), f.maximized())).orElse(null));
    }
}
