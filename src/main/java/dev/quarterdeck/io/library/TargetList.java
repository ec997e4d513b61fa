package dev.quarterdeck.io.library;

import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.io.files.AtomicFile;
import dev.quarterdeck.io.files.SmallFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where each runbook's commands are meant: a line each, {@code SSH api-1 /path/of/the/runbook.md}. Any thread. */
final class TargetList {
    private static final System.Logger LOG = System.getLogger(TargetList.class.getName());
    private static final String NONE = "-";
    private static final int MOST_BYTES = 1 << 20;
    private final Path file;
    private String notice = "";
    private final Map<String, Target> targets = new LinkedHashMap<>();

    TargetList(Path file) {
        this.file = file;
        load();
    }

    /** A sentence for the user when the list could not be read; else empty. */
    String notice() {
        return notice;
    }

    synchronized Optional<Target> of(String place) {
        return Optional.ofNullable(targets.get(place));
    }

    synchronized void name(String place, Target target) {
        if (target.equals(targets.put(place, target))) {
            return;
        }
        String lines = targets.entrySet().stream()
                .map(e -> e.getValue().kind() + " " + (e.getValue().name().isEmpty() ? NONE : e.getValue().name())
                + " " + e.getKey() + "\n").collect(Collectors.joining());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.write(file, lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The targets of runbooks cannot be saved: {0}", e.toString());
        }
    }

    private void load() {
        try {
            SmallFile.text(file, MOST_BYTES).lines().forEach(this::line);
        } catch (NoSuchFileException nothingYet) {
            // none was named so far
        } catch (IOException e) {
            notice = "The targets of your runbooks, " + file + ", cannot be read: " + e.getMessage()
                    + ". Name them again (Ctrl+T).";
        }
    }

    private void line(String line) {
        String[] parts = line.split(" ", 3);
        for (Target.Kind kind : Target.Kind.values()) {
            if (parts.length == 3 && kind.name().equals(parts[0])) {
                Target.of(kind, parts[1]).ifPresent(target -> targets.put(parts[2], target));
            }
        }
    }
}
