package dev.quarterdeck.ui.parts;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.quarterdeck.app.Look;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Fonts, stylesheets and the two colour schemes. FX thread only. */
public final class Theme {
    private static final List<String> FONTS = List.of("Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold",
            "Inter_700Bold", "JetBrainsMono_400Regular", "JetBrainsMono_500Medium", "JetBrainsMono_700Bold");
    private static final List<String> SHEETS = List.of("/css/controlsfx-bridge.css", "/css/quarterdeck.css");
    private static final int SMALLEST = 80;
    private static final int LARGEST = 160;
    private static final int STEP = 10;

    private final Scene scene;
    private Optional<Boolean> chosen;
    private boolean dark = true;
    private int percent;

    /** Begins as the person had it the last time; what was never chosen follows the system. */
    public Theme(Scene scene, Look look) {
        this.scene = scene;
        this.chosen = look.dark();
        for (String font : FONTS) {
            Font.loadFont(Theme.class.getResource("/fonts/" + font + ".ttf").toExternalForm(), 13); // a file is not copied first
        }
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Theme.class.getResource(sheet).toExternalForm());
        }
        follow();
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> follow());
        resize(look.percent());
    }

    private void follow() {
        use(chosen.orElseGet(Theme::systemIsDark));
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    public void use(boolean darkScheme) {
        dark = darkScheme;
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getRoot().pseudoClassStateChanged(Styles.LIGHT, !dark);
    }

    /** Chooses the other scheme; back at the system's, it follows the system again. */
    public void flip() {
        use(!dark);
        chosen = dark == systemIsDark() ? Optional.empty() : Optional.of(dark);
    }

    /** What is chosen at this moment, for any look. */
    public UnaryOperator<Look> choices() {
        Optional<Boolean> scheme = chosen;
        int size = percent;
        return look -> new Look(scheme, size, look.frame());
    }

    public boolean dark() {
        return dark;
    }

    public double scale() {
        return percent / 100.0;
    }

    public void scale(int steps) {
        resize(steps == 0 ? Look.FIRST.percent() : percent + steps * STEP);
    }

    /** There are styles for whole steps only. */
    private void resize(int wanted) {
        scene.getRoot().getStyleClass().remove("scale-" + percent);
        percent = Math.clamp(wanted, SMALLEST, LARGEST) / STEP * STEP;
        scene.getRoot().getStyleClass().add("scale-" + percent);
    }
}
