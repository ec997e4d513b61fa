package dev.quarterdeck.ui.console.log;

import javafx.scene.input.KeyEvent;

/** The keys of a log: those of less, and a few more. FX thread only. */
final class LogKeys {
    private static final int SIDEWAYS = 16;
    private final LogView view;

    LogKeys(LogView view) {
        this.view = view;
    }

    /** Keys by their place, and those without a character. */
    void pressed(KeyEvent event) {
        if (event.isShortcutDown()) {
            if (event.getCode() == javafx.scene.input.KeyCode.C) {
                view.copy();
                event.consume();
            }
            return;
        }
        if (event.isAltDown()) {
            return;
        }
        boolean used = true;
        boolean shift = event.isShiftDown();
        switch (event.getCode()) {
            case UP, K -> view.move(-1, shift);
            case DOWN, J -> view.move(1, shift);
            case PAGE_UP, B -> view.scroll(-1);
            case PAGE_DOWN, SPACE -> view.scroll(1);
            case U -> view.scroll(-0.5);
            case D -> view.scroll(0.5);
            case LEFT -> view.shift(-SIDEWAYS);
            case RIGHT -> view.shift(SIDEWAYS);
            case HOME -> view.top();
            case END, F -> view.follow();
            case G -> {
                if (shift) {
                    view.follow();
                } else {
                    view.top();
                }
            }
            case N -> view.next(!shift);
            case E -> view.firstError();
            case L -> view.nextLevel();
            case T -> view.nextTime();
            case X -> view.exclude();
            case V -> view.flipNarrowing();
            case A -> view.widen();
            case H -> {
                if (shift) {
                    view.rules();
                } else {
                    view.keep();
                }
            }
            case P -> view.pin();
            case ENTER -> view.open();
            case SLASH -> {
                if (shift) {
                    return; // ? is for the keys of the window
                }
                view.find(false);
            }
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    /** Characters that lie on other keys elsewhere. */
    void typed(KeyEvent event) {
        switch (event.getCharacter()) {
            case "/" -> view.find(false);
            case "&" -> view.find(true);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
