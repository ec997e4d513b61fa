package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.incident.CommandEnding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has to be said of a run beside its exit code and its output; part of the record. Pure; any thread. */
public final class RunNote {
    private RunNote() {
    }

    public static String of(ConfirmedRun run, RunEnd end) {
        var says = new ArrayList<String>();
        how(run, end).ifPresent(says::add);
        says.addAll(expectations(run, end));
        says.addAll(rest(end));
        return String.join("; ", says);
    }

    /** How far the commands of one shell came, where it was not to the end of the last. */
    private static Optional<String> how(ConfirmedRun run, RunEnd end) {
        int commands = run.script().commands().size();
        int done = end.parts().size();
        if (!run.script().oneByOne()) {
            return Optional.empty();
        }
        if (done > 0 && end.parts().getLast().exit() != 0) {
            return Optional.of("command " + done + " of " + commands + " failed" + (done < commands
                    ? ", the next did not run" : ""));
        }
        return done < commands ? Optional.of("ended within command " + (done + 1) + " of " + commands) : Optional.empty();
    }

    /** Of a run whose console ended before it did. */
    public static String leftBehind(RunEnd end) {
        var says = new ArrayList<String>();
        says.add("was running when the console ended");
        says.addAll(rest(end));
        return String.join("; ", says);
    }

    private static List<String> rest(RunEnd end) {
        var says = new ArrayList<String>();
        if (!end.living().isEmpty()) {
            String ids = end.living().stream().map(String::valueOf).collect(Collectors.joining(", "));
            says.add((end.living().size() == 1 ? "process " + ids + " goes on" : "processes " + ids + " go on"));
        }
        if (end.output().binary()) {
            says.add("its output is no text");
        }
        if (!end.problem().isEmpty()) {
            says.add(end.problem());
        }
        return says;
    }

    /** Told of single commands only as far as it is known where the output of each begins and ends. */
    private static List<String> expectations(ConfirmedRun run, RunEnd end) {
        var says = new ArrayList<String>();
        if (end.how() != CommandEnding.EXITED || end.output().binary() || end.output().between() > 0) {
            return says;
        }
        long from = 0;
        for (int i = 0; i < run.expected().size(); i++) {
            boolean single = run.expected().size() == 1;
            if (!single && i >= end.parts().size()) {
                break;
            }
            long until = single ? end.bytes() : end.parts().get(i).until();
            String printed = end.output().part(from, until);
            for (String expected : run.expected().get(i)) {
                switch (Expectation.judge(expected, printed)) {
                    case MET -> says.add("as expected: " + expected);
                    case DIFFERS -> says.add("differs from what is expected: " + expected);
                    case CANNOT_TELL -> {
                        // a person reads it beside the output
                    }
                }
            }
            from = until;
        }
        return says;
    }
}
