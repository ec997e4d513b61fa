package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The words that a tick keeps of what was measured when it was made. They are part of the record. Pure; any thread. */
public final class Evidence {
    private static final String FAILS = "does not hold: ";
    private static final String UNWAITED = "not waited: ";
    private static final String BEHIND = " · ";

    private Evidence() {
    }

    /** What is ticked does not hold by its reading. */
    public static String fails(String reading) {
        return FAILS + reading;
    }

    /** There is no reading to tell. */
    public static String unknown(String why) {
        return "not judged: " + why;
    }

    /** The step asks to watch for {@code length}, and that was done for {@code waited} only. */
    public static String unwaited(Duration waited, Duration length) {
        return UNWAITED + Times.words(waited) + " of " + Times.words(length);
    }

    public static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(BEHIND));
    }

    /** Whether the tick was made against what was measured, or before its time was over. */
    public static boolean contested(String evidence) {
        return evidence.startsWith(FAILS) || evidence.startsWith(UNWAITED) || evidence.contains(BEHIND + UNWAITED);
    }
}
