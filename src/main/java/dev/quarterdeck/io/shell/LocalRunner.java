package dev.quarterdeck.io.shell;

import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.shell.KeptOutput;
import dev.quarterdeck.core.shell.RunEnd;
import dev.quarterdeck.core.shell.RunOrder;
import dev.quarterdeck.core.shell.Runner;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.io.files.FileFailure;
import dev.quarterdeck.io.files.OwnerOnly;
import dev.quarterdeck.io.process.ProcessTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Runs processes of this laptop; what reaches a target is one of them. Outputs lie in the folder {@code runs} beside the
 * record, readable by
 * their owner only, a folder for each incident. Any thread.
 */
public final class LocalRunner implements Runner {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Supplier<Path> beside;
    private final Set<LocalRun> going = ConcurrentHashMap.newKeySet();
    private volatile String account = System.getProperty("user.name");

    /** @param beside where the record lies now */
    public LocalRunner(Supplier<Path> beside) {
        this.beside = beside;
        Thread.ofVirtual().name("name of this laptop").start(this::nameHost); // it may wait for a name server
    }

    @Override
    public Running start(RunOrder order, Consumer<RunEnd> ended) throws IOException {
        if (!Files.isDirectory(order.folder())) {
            throw new IOException("there is no folder " + order.folder());
        }
        Path file = file(order.incident(), order.run());
        Output output = output(file, order.token());
        String id = id(order.incident(), order.run());
        ProcessTree tree;
        try {
            tree = ProcessTree.start(order.arguments(), order.folder(), id, file);
        } catch (IOException e) {
            output.finish();
            OutputFile.delete(file);
            throw new IOException(order.arguments().getFirst() + " could not be started: " + e.getMessage(), e);
        }
        var run = new LocalRun(tree, id, output, file, order);
        going.add(run);
        run.go(end -> {
            try {
                ended.accept(end);
            } finally {
                going.remove(run);
            }
        });
        return run;
    }

    private static Output output(Path file, String token) throws IOException {
        try {
            OwnerOnly.createFolders(Objects.requireNonNull(file.getParent()));
            return new Output(file, token);
        } catch (IOException e) {
            throw new IOException("its output could not be kept in " + file.getParent() + ": " + FileFailure.reason(e), e);
        }
    }

    /** A key from elsewhere may hold anything. */
    private Path file(IncidentId incident, EventKey run) {
        if (!NAME.matcher(run.console()).matches()) {
            throw new IllegalArgumentException("not a console of this program: " + run.console());
        }
        return beside.get().resolve("runs").resolve(incident.text()).resolve(run.console() + "-" + run.seq() + ".out");
    }

    /** By this a process is known again after a crash: a console's number in an incident is never given twice. */
    private static String id(IncidentId incident, EventKey run) {
        return incident.text() + "/" + run.console() + "-" + run.seq();
    }

    @Override
    public RunEnd leftBehind(IncidentId incident, EventKey run) throws IOException {
        Path file = file(incident, run);
        KeptOutput kept = Files.exists(file) ? OutputFile.joined(file) : KeptOutput.NOTHING;
        return new RunEnd(CommandEnding.NOT_KNOWN, -1, Duration.ZERO, kept.first().length + kept.between()
                + kept.last().length, "", List.of(),
                kept, ProcessTree.living(id(incident, run)), "");
    }

    @Override
    public Optional<Path> output(IncidentId incident, EventKey run) {
        return Optional.of(file(incident, run)).filter(Files::isRegularFile);
    }

    @Override
    public void forget(IncidentId incident, EventKey run) throws IOException {
        OutputFile.delete(file(incident, run));
    }

    @Override
    public String account() {
        return account;
    }

    private void nameHost() {
        try {
            account = account + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            // a laptop without a network may not know its own name
        }
    }

    @Override
    public Set<String> variables() {
        return System.getenv().keySet();
    }

    @Override
    public Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    @Override
    public void close() {
        List<Thread> ending = List.copyOf(going).stream().map(run -> Thread.ofVirtual().start(run::end)).toList();
        for (Thread each : ending) {
            try {
                each.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
