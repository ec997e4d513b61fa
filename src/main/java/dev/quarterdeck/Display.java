package dev.quarterdeck;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Where the console can appear. The roof asks before JavaFX starts, because JavaFX answers with a stack trace.
 *
 * @param sentence why no window can open; empty when one can
 */
record Display(Kind kind, String sentence) {
    enum Kind {
        /** A window can open. */
        WINDOW,
        /** There is nothing to open a window on, which is nobody's mistake: play without one. */
        NONE,
        /** There is a screen, but a library is missing: say what to install and stop. */
        UNUSABLE
    }

    private static final String X11 = "libX11.so.6";
    /** What JavaFX draws with on Linux. Nothing else it needs comes without these two. */
    private static final String[] GTK = {"libgtk-3.so.0", "libXtst.so.6"};
    private static final String INSTALL =
            "There is a display, but not GTK 3, which opens the window: install libgtk-3-0 and libxtst6 "
            + "(Debian, Ubuntu) or gtk3 and libXtst (Fedora), then start Quarterdeck again.";

    static Display find() {
        return find(System.getProperty("os.name"), System.getenv("DISPLAY"), Display::loads, Display::answers);
    }

    static Display find(String system, String name, Predicate<String> loads, Predicate<String> answers) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return new Display(Kind.WINDOW, "");
        }
        if (name == null || name.isBlank()) {
            return new Display(Kind.NONE, "There is no display here: DISPLAY is not set.");
        }
        if (!loads.test(X11)) {
            return new Display(Kind.UNUSABLE, INSTALL);
        }
        if (!answers.test(name)) {
            return new Display(Kind.NONE, "There is no display here: nothing answers, or lets this user in, at DISPLAY=" + name
                    + ".");
        }
        for (var library : GTK) {
            if (!loads.test(library)) {
                return new Display(Kind.UNUSABLE, INSTALL);
            }
        }
        return new Display(Kind.WINDOW, "");
    }

    @SuppressWarnings("restricted")
    private static boolean loads(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException missing) {
            return false;
        }
    }

    /** Opens the display and closes it again. Only X itself knows every kind of socket, and whether this user may come in. */
    private static boolean answers(String name) {
        // A display on a host that is gone holds the caller for minutes.
        return CompletableFuture.supplyAsync(() -> opens(name), task -> Thread.ofPlatform().daemon().start(task))
                .completeOnTimeout(false, 5, TimeUnit.SECONDS)
                .join();
    }

    @SuppressWarnings("restricted")
    private static boolean opens(String name) {
        try (var arena = Arena.ofConfined()) {
            var x11 = SymbolLookup.libraryLookup(X11, Arena.global());
            var linker = Linker.nativeLinker();
            var open = linker.downcallHandle(x11.findOrThrow("XOpenDisplay"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            var close = linker.downcallHandle(x11.findOrThrow("XCloseDisplay"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            var display = (MemorySegment) open.invokeExact(arena.allocateFrom(name));
            if (display.equals(MemorySegment.NULL)) {
                return false;
            }
            var _ = (int) close.invokeExact(display);
            return true;
        } catch (Throwable t) {
            throw new IllegalStateException("Cannot ask X about DISPLAY=" + name, t);
        }
    }
}
