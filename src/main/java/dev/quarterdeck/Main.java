package dev.quarterdeck;

import dev.quarterdeck.cli.QuarterdeckCommand;
import java.util.Arrays;

/** The entry. It does not extend JavaFX's Application, so that the command line never loads JavaFX. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        if (unreadable(args)) {
            System.err.println("The locale of this terminal has no letters beyond ASCII, so that what was typed cannot be read: "
                    + "set"
                    + " LC_ALL=C.UTF-8");
            System.exit(2);
        }
        System.exit(QuarterdeckCommand.run(new Quarterdeck(), args));
    }

    /** Java has put a sign in the place of what it could not spell, and would look for files of other names. */
    private static boolean unreadable(String... args) {
        boolean spelled = System.getProperty("sun.jnu.encoding", "UTF-8").equals("UTF-8");
        return !spelled && Arrays.stream(args).anyMatch(argument -> argument.indexOf('\ufffd') >= 0);
    }
}
