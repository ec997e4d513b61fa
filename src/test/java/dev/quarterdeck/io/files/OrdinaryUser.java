package dev.quarterdeck.io.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;

/** Runs a program for which the rights of files hold: root passes by them unless it gives up what lets it. */
public final class OrdinaryUser {
    private static final List<String> WITHOUT_PRIVILEGES =
            List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner");

    private OrdinaryUser() {
    }

    public static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Where root cannot give anything up the test is skipped and says so. */
    public static List<String> command(List<String> command) {
        if (!root()) {
            return command;
        }
        assumeTrue(SystemProgram.succeeds(Stream.concat(WITHOUT_PRIVILEGES.stream(), Stream.of("true")).toArray(String[]::new)),
                "skipped: root cannot run a program without its privileges here (it needs setpriv)");
        return Stream.concat(WITHOUT_PRIVILEGES.stream(), command.stream()).toList();
    }
}
