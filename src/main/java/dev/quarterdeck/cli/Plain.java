package dev.quarterdeck.cli;

import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;

/**
 * Makes somebody's words safe to print: a terminal obeys control characters, and what is printed is pasted somewhere. Pure.
 */
final class Plain {
    private Plain() {
    }

    static String text(String text) {
        return VisibleText.words(text);
    }

    static String line(String text) {
        return text(text).replace("\r\n", " ").replace('\n', ' ');
    }

    /** Of what people entered: without its secrets, too. */
    static String entered(String text) {
        return line(SecretMask.standard().masked(text));
    }
}
