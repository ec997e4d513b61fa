package dev.quarterdeck.io.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a process of its own, small and quickly started. */
public final class JavaProgram {
    private JavaProgram() {
    }

    /** The command that runs it; options of the Java machine may be added behind its first word. */
    public static List<String> command(Class<?> program, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Duser.home=" + System.getProperty("user.home"), "-cp", System.getProperty("java.class.path"),
                        program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
