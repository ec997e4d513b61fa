package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.ShellLine;
import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a confirmed line on its target: how it ended, and the first number on the last line that it printed. A command that is
 * not done at the deadline is stopped with everything it started.
 */
final class CommandRequest implements Request {
    private static final int MOST_OUTPUT = 64 * 1024;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");

    private final Probe probe;
    private final String line;
    private final Meaning means;
    private final Set<ProcessTree> inFlight = ConcurrentHashMap.newKeySet();

    CommandRequest(Probe probe, String line, Meaning means) {
        this.probe = probe;
        this.line = line;
        this.means = means;
    }

    @Override
    public Response send(String id, boolean raw) {
        Optional<List<String>> words = probe.target().flatMap(target -> new ShellLine(target, line).words());
        if (words.isEmpty()) {
            return Response.of(new Outcome.Unsent(probe.target().isEmpty() ? "no target" : "only kubectl commands run on "
                    + probe.target().orElseThrow().words()));
        }
        try (ProcessTree tree = ProcessTree.start(words.get())) {
            inFlight.add(tree);
            try {
                return tree.printed(probe.deadline(), MOST_OUTPUT)
                        .map(text -> ended(tree.exitCode(), number(text), raw ? text : ""))
                        .orElseGet(() -> Response.of(new Outcome.TimedOut(probe.deadline())));
            } finally {
                inFlight.remove(tree);
            }
        } catch (IOException e) {
            return Response.of(new Outcome.Unsent(Failures.line(String.valueOf(e.getMessage()))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Response.of(new Outcome.Unsent("stopped"));
        }
    }

    /** What a command prints that failed is no figure. */
    private Response ended(int code, OptionalDouble number, String raw) {
        boolean judged = means.signal().isPresent();
        return number.isEmpty() || judged && code != 0 ? new Response(new Outcome.Exited(code), OptionalDouble.empty(), raw)
                : Numbers.response(new Outcome.Exited(code), number.getAsDouble(), means, raw);
    }

    private static OptionalDouble number(String text) {
        Matcher number = NUMBER.matcher(text.lines().filter(l -> !l.isBlank()).reduce((_, last) -> last).orElse(""));
        return number.find() ? OptionalDouble.of(Double.parseDouble(number.group())) : OptionalDouble.empty();
    }

    @Override
    public void cancel() {
        inFlight.forEach(ProcessTree::stop);
    }
}
