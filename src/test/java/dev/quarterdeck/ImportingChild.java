package dev.quarterdeck;

import dev.quarterdeck.cli.QuarterdeckCommand;
import java.nio.file.Path;
import java.time.Duration;

/** Reads a capsule in every way, imports it and starts on the record with a window, for a while. To be traced. */
final class ImportingChild {
    private ImportingChild() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        String capsule = args[1];
        run("verify", "--data", capsule);
        run("incidents", "--data", capsule);
        run("search", "--data", capsule, "checkout");
        run("import", capsule, "--data", folder.toString());
        for (int start = 1; start <= 2; start++) {
            try (OpenConsole console = OpenConsole.in(folder)) {
                Operator lead = console.operator();
                lead.await("the incident", () -> console.events() > 0);
                lead.pause(Duration.ofSeconds(3)); // as long as it takes to ask each second
                System.out.println("PROBLEMS " + lead.words("watch-problems").replace('\n', '|'));
            }
        }
        System.exit(0);
    }

    private static void run(String... arguments) {
        if (QuarterdeckCommand.run(new Quarterdeck(), arguments) != 0) {
            throw new AssertionError(String.join(" ", arguments));
        }
    }
}
