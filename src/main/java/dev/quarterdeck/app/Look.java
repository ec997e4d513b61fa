package dev.quarterdeck.app;

import java.util.Optional;

/**
 * How a person has the window.
 *
 * @param dark    empty while the colours follow the system
 * @param percent size of the text
 * @param frame   where the window stands, empty before it was closed for the first time
 */
public record Look(Optional<Boolean> dark, int percent, Optional<Frame> frame) {
    /** Before anything was chosen. */
    public static final Look FIRST = new Look(Optional.empty(), 100, Optional.empty());

    /** In pixels of the desktop; a maximized window goes back to this place and size. */
    public record Frame(double x, double y, double width, double height, boolean maximized) {
    }

    public Look at(Frame place) {
        return new Look(dark, percent, Optional.of(place));
    }
}
