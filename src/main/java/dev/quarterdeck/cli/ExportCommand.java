package dev.quarterdeck.cli;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.postmortem.Document;
import dev.quarterdeck.core.postmortem.PostMortem;
import dev.quarterdeck.core.signal.Course;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarterdeck export ID [-o FILE] [--capsule FILE]}. */
@Command(name = "export", description = "Write an incident's post-mortem as Markdown, or the whole incident as a capsule.")
final class ExportCommand implements Callable<Integer> {
    private final Program program;

    @Parameters(paramLabel = "ID", description = "The incident: INC-0042-abcdef, or INC-0042 when that names only one.")
    private String id;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Where to write it (default, and -: standard output).")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--capsule", paramLabel = "FILE",
            description = "Write everything of it into one file that any console can read and import.")
    private Optional<Path> capsule = Optional.empty();

    @Mixin
    private DataOption data;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    ExportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        Incident incident = NamedIncident.find(program, data.folder(), id);
        if (capsule != null && capsule.isPresent()) {
            System.out.println(Plain.line(program.capsule(data.folder(), incident.id(), capsule.get())));
            if (output == null || output.isEmpty()) {
                return 0;
            }
        }
        Document markdown = PostMortem.document(incident, program.runbook(incident), courses(incident), Instant.now(),
                program.version());
        if (output != null && output.isPresent() && !output.get().equals(Path.of("-"))) {
            program.write(output.get(), markdown);
        } else {
            System.out.print(markdown.text());
        }
        return 0;
    }

    /** The record is written also where the samples cannot be read, and that is said. */
    private List<Course> courses(Incident incident) {
        try {
            return program.courses(data.folder(), incident);
        } catch (IOException e) {
            System.err.println(e.getMessage() + " The figures are left out.");
            return List.of();
        }
    }
}
