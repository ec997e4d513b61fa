package dev.quarterdeck;

import dev.quarterdeck.cli.QuarterdeckCommand;

/** The entry. It does not extend JavaFX's Application, so that the command line never loads JavaFX. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.exit(QuarterdeckCommand.run(new Quarterdeck(), args));
    }
}
