package dev.quarterdeck.ui.parts;

import dev.quarterdeck.core.incident.Severity;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** Names shared by the code and {@code assets/css/quarterdeck.css}. */
public final class Styles {
    public static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light-scheme");
    public static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    public static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    public static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
    public static final PseudoClass INACTIVE = PseudoClass.getPseudoClass("inactive");
    public static final String CARD = "card";
    public static final String MONO = "mono";
    public static final String MUTED = "muted";
    public static final String SUBTLE = "subtle";
    public static final String STRONG = "strong";
    public static final String SMALL = "small";
    public static final String HEADING = "heading";
    public static final String CAPTION = "caption";
    public static final String KEY = "key";
    public static final String PILL = "pill";
    public static final String ZONE = "zone";
    public static final String ZONE_HEAD = "zone-head";
    public static final String LINK = "link";
    public static final String DANGER = "tone-danger";
    public static final String WARNING = "tone-warning";
    public static final String SEVERE = "tone-severe";
    public static final String SUCCESS = "tone-success";
    public static final String ACCENT = "tone-accent";
    public static final String NEUTRAL = "tone-neutral";

    private static final String[] TONES = {DANGER, WARNING, SEVERE, SUCCESS, ACCENT, NEUTRAL};

    private Styles() {
    }

    /** Gives {@code node} exactly one tone. */
    public static void tone(Node node, String tone) {
        if (!node.getStyleClass().contains(tone)) {
            node.getStyleClass().removeAll(TONES);
            node.getStyleClass().add(tone);
        }
    }

    /** The tone of a matrix level; -1 is cannot judge. Red is for the worst row only. */
    public static String levelTone(int level, int worst) {
        if (level < 0) {
            return NEUTRAL;
        }
        if (level == 0) {
            return SUCCESS;
        }
        if (level >= worst) {
            return DANGER;
        }
        return level == worst - 1 ? SEVERE : WARNING;
    }

    public static String severityTone(Severity severity) {
        return switch (severity) {
            case P0 -> DANGER;
            case P1 -> SEVERE;
            case P2 -> WARNING;
            case P3 -> NEUTRAL;
        };
    }

    /** Severity and level are shown by a shape too, never by colour alone. */
    public static String levelShape(int level, int worst) {
        if (level < 0) {
            return "?";
        }
        if (level == 0) {
            return "●";
        }
        return level >= worst ? "⬢" : level == worst - 1 ? "▲" : "◆";
    }

    public static String severityShape(Severity severity) {
        return switch (severity) {
            case P0 -> "⬢";
            case P1 -> "▲";
            case P2 -> "◆";
            case P3 -> "●";
        };
    }
}
