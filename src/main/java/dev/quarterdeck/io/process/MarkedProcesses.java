package dev.quarterdeck.io.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the living processes whose environment holds a mark. Looks through every process of the machine, so it is asked seldom.
 */
interface MarkedProcesses {
    /** Linux tells every process's environment; elsewhere the tree is what can be reached. */
    MarkedProcesses ON_THIS_MACHINE = mark -> in(Path.of("/proc"), mark);

    List<ProcessHandle> carrying(byte[] mark);

    private static List<ProcessHandle> in(Path processes, byte[] mark) {
        var marked = new ArrayList<ProcessHandle>();
        if (!Files.isDirectory(processes)) {
            return marked;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
            for (Path each : all) {
                if (carries(each.resolve("environ"), mark)) {
                    ProcessHandle.of(Long.parseLong(each.getFileName().toString())).ifPresent(marked::add);
                }
            }
        } catch (IOException _) {
            // without /proc the descendants have to do
        }
        return marked;
    }

    private static boolean carries(Path environment, byte[] mark) {
        try {
            byte[] bytes = Files.readAllBytes(environment);
            for (int start = 0; start + mark.length <= bytes.length; start++) {
                // another's may begin alike
                boolean whole = start + mark.length == bytes.length || bytes[start + mark.length] == 0;
                if (whole && Arrays.equals(bytes, start, start + mark.length, mark, 0, mark.length)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return false; // it ended, or it is another user's
        }
    }
}
