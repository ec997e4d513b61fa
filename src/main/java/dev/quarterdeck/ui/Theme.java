package dev.quarterdeck.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
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
    private boolean dark = true;
    private int percent = 100;

    public Theme(Scene scene) {
        this.scene = scene;
        for (String font : FONTS) {
            Font.loadFont(Theme.class.getResource("/fonts/" + font + ".ttf").toExternalForm(), 13); // a file is not copied first
        }
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Theme.class.getResource(sheet).toExternalForm());
        }
        follow(Platform.getPreferences().getColorScheme());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, scheme) -> follow(scheme));
    }

    private void follow(ColorScheme scheme) {
        use(scheme == ColorScheme.DARK);
    }

    public void use(boolean darkScheme) {
        dark = darkScheme;
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getRoot().pseudoClassStateChanged(Styles.LIGHT, !dark);
    }

    public void flip() {
        use(!dark);
    }

    public boolean dark() {
        return dark;
    }

    double scale() {
        return percent / 100.0;
    }

    void scale(int steps) {
        scene.getRoot().getStyleClass().remove("scale-" + percent);
        percent = steps == 0 ? 100 : Math.clamp(percent + (long) steps * STEP, SMALLEST, LARGEST);
        scene.getRoot().getStyleClass().add("scale-" + percent);
    }
}
