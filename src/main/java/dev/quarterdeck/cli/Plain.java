package dev.quarterdeck.cli;

/** Makes text of a runbook safe to print: a terminal obeys control characters, and a runbook is somebody else's text. */
final class Plain {
    private static final char SHOWN_INSTEAD = '\uFFFD';

    private Plain() {
    }

    static String text(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean obeyed = Character.isISOControl(c) && c != '\n' && c != '\t' || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            plain.appendCodePoint(obeyed ? SHOWN_INSTEAD : c);
        });
        return plain.toString();
    }

    static String line(String text) {
        return text(text).replace('\n', ' ');
    }
}
