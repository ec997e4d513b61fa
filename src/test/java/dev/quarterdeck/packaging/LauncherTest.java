package dev.quarterdeck.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged program, which the build has left in the target folder, in odd surroundings. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the shell launcher; quarterdeck.bat has no test yet")
class LauncherTest {
    private static final Path PACKAGED = Path.of("target", "quarterdeck").toAbsolutePath();

    @TempDir
    private Path folder;
    /** The only folder on the path: what the launcher may use, and no java unless a test puts one there. */
    private Path path;

    private record Outcome(int code, String out, String err, long pid) {
    }

    @BeforeEach
    void pathWithoutJava() throws IOException {
        path = Files.createDirectory(folder.resolve("path"));
        script(path.resolve("readlink"), "PATH=/usr/bin:/bin; exec readlink \"$@\"");
    }

    @Test
    void runsOnTheJdkThatBuiltIt() throws Exception {
        assertThat(Path.of(builtWith(PACKAGED)).resolve("bin/java")).isExecutable();
        assertVersion(run(launcher(PACKAGED), Map.of()));
    }

    @Test
    void anOlderJavaHomeFallsThrough() throws Exception {
        var old = jdk("old", "17.0.15", "echo old");

        assertVersion(run(launcher(PACKAGED), Map.of("JAVA_HOME", old.toString())));
        assertVersion(run(launcher(PACKAGED), Map.of("QUARTERDECK_JAVA", old.toString(), "JAVA_HOME", "/nowhere")));
    }

    @Test
    void quarterdeckJavaComesBeforeJavaHomeBeforeTheBuilder() throws Exception {
        var wanted = jdk("wanted", "26-ea", "echo wanted");
        var home = jdk("home", "25.0.3", "echo home");

        assertThat(run(launcher(PACKAGED), Map.of("QUARTERDECK_JAVA", wanted.toString(), "JAVA_HOME", home.toString())).out())
                .isEqualTo("wanted\n");
        assertThat(run(launcher(PACKAGED), Map.of("JAVA_HOME", home.toString())).out()).isEqualTo("home\n");
    }

    @Test
    void quarterdeckJavaMayBeTheProgramItselfOrALinkToIt() throws Exception {
        var java = jdk("a jdk", "25", "echo program").resolve("bin/java");
        var link = Files.createSymbolicLink(folder.resolve("newest java"), java);

        assertThat(run(launcher(PACKAGED), Map.of("QUARTERDECK_JAVA", java.toString())).out()).isEqualTo("program\n");
        assertThat(run(launcher(PACKAGED), Map.of("QUARTERDECK_JAVA", link.toString())).out()).isEqualTo("program\n");
    }

    @Test
    void theJavaOnThePathIsTheLastResort() throws Exception {
        var copy = copyWithoutBuilder();
        script(path.resolve("java"), "[ \"$1\" = -version ] && echo 'openjdk version \"27\" 2026-09-15' >&2 || echo path");

        assertThat(run(launcher(copy), Map.of()).out()).isEqualTo("path\n");
    }

    @Test
    void withoutAnyUsableJavaOneSentenceSaysWhatToInstall() throws Exception {
        var copy = copyWithoutBuilder();
        script(path.resolve("java"), "echo 'openjdk version \"1.8.0_412\"' >&2");
        var old = jdk("old", "24.0.2", "echo old");

        var outcome = run(launcher(copy), Map.of("JAVA_HOME", old.toString()));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1).contains("Java 25 or newer", "install");
    }

    @Test
    void worksThroughALinkAndFromAFolderWithASpace() throws Exception {
        var copy = copy(folder.resolve("a folder"));
        var link = Files.createSymbolicLink(path.resolve("qd"), Path.of("../a folder/bin/quarterdeck"));

        assertVersion(run(launcher(copy), Map.of()));
        assertVersion(run(link.toString(), Map.of()));
        assertVersion(run("./a folder/bin/quarterdeck", Map.of("CDPATH", "/")));
    }

    @Test
    void isTheJvmItselfAndHandsOverArgumentsAndExitCode() throws Exception {
        var echo = jdk("echo", "25", "echo $$; for a; do last=$a; done; echo \"$last\"; exit 7");

        var outcome = run(launcher(PACKAGED), Map.of("QUARTERDECK_JAVA", echo.toString()), "two  words *");

        assertThat(outcome.out()).isEqualTo(outcome.pid() + "\ntwo  words *\n");
        assertThat(outcome.code()).isEqualTo(7);
    }

    private static void assertVersion(Outcome outcome) {
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).matches("Quarterdeck \\d+\\.\\d+\\.\\d+\\R");
        assertThat(outcome.code()).isZero();
    }

    private Outcome run(String program, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(program));
        command.addAll(arguments.length == 0 ? List.of("--version") : List.of(arguments));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", path.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err), process.pid());
    }

    private static String launcher(Path program) {
        return program.resolve("bin/quarterdeck").toString();
    }

    private static String builtWith(Path program) throws IOException {
        return Files.readString(program.resolve("lib/built-with")).strip();
    }

    /** A folder that looks like a JDK, whose java is a shell script. */
    private Path jdk(String name, String version, String body) throws IOException {
        var home = folder.resolve(name);
        script(Files.createDirectories(home.resolve("bin")).resolve("java"), body);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION_DATE=\"2099-01-01\"\nJAVA_VERSION=\""
                + version + "\"\n");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path copyWithoutBuilder() throws IOException {
        var copy = copy(folder.resolve("copy"));
        Files.delete(copy.resolve("lib/built-with"));
        return copy;
    }

    private static Path copy(Path to) throws IOException {
        try (var files = Files.walk(PACKAGED)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(PACKAGED.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }
}
