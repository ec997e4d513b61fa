package dev.quarterdeck;

import dev.quarterdeck.cli.QuarterdeckCommand;
import dev.quarterdeck.core.incident.Incident;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Reads a capsule in every way, imports it and starts on the record with a window, for a while. To be traced. */
final class ImportingChild {
    private ImportingChild() {
    }

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        for (String capsule : List.of(args).subList(1, args.length)) {
            run("verify", "--data", capsule);
            run("incidents", "--data", capsule);
            run("search", "--data", capsule, "a");
            run("import", capsule, "--data", folder.toString());
        }
        for (int start = 1; start <= 2; start++) {
            try (OpenConsole console = OpenConsole.in(folder)) {
                Operator lead = console.operator();
                lead.await("an incident", () -> console.events() > 0);
                List<Incident> all = lead.ask(() -> console.window().session().history());
                for (Incident each : all) {
                    lead.ask(() -> {
                        console.window().session().show(each.id());
                        return true;
                    });
                    lead.pause(Duration.ofMillis(2500)); // as long as it takes to ask each second
                    System.out.println("SHOWN " + each.title() + ": "
                            + (lead.shows("watch-problems") ? lead.words("watch-problems") : "").replace('\n', '|'));
                }
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
