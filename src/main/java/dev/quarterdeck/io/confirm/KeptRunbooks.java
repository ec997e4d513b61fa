package dev.quarterdeck.io.confirm;

import dev.quarterdeck.core.library.AcceptedHere;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.io.files.ConfigFolder;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Laptop;
import dev.quarterdeck.io.files.PreferencesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/**
 * What a person said of runbooks, in the person's configuration: which of them were opened with one data folder, and which
 * corrections count. A list that came with a copied folder may name anything, a share of another computer or a device, so that a
 * start looks only for what was opened here. Any thread.
 */
public final class KeptRunbooks implements AcceptedHere {
    private static final int MOST = 1000;

    private final PreferencesFile<Shape> opened;
    private final KeptCorrections corrections;
    private final Laptop laptop;

    /** Of the file. */
    record Shape(Laptop laptop, List<String> opened) {
        Shape {
            opened = opened == null ? List.of() : opened;
        }
    }

    /** @param now names what has to be set aside */
    public KeptRunbooks(ConfigFolder config, DataFolder data, Instant now) {
        this.laptop = Laptop.with(data);
        this.opened = new PreferencesFile<>(config.of(data).resolve("runbooks.json"), new TypeReference<>() { }, new Shape(laptop, List.of()), now);
        this.corrections = new KeptCorrections(config, now);
    }

    /** Sentences for the user when a file could not be read. */
    public List<String> notices() {
        return Stream.of(opened.notice(), corrections.notice()).flatMap(Optional::stream).toList();
    }

    @Override
    public List<Correction> of(Path runbook, List<Correction> said) {
        return corrections.of(runbook, said);
    }

    @Override
    public void accept(Path runbook, List<Correction> said, String who, Instant at) throws IOException {
        corrections.confirm(runbook, said, who, at);
    }

    @Override
    public boolean opened(Path runbook) {
        return holding(opened.value()).contains(runbook.toString());
    }

    @Override
    public void open(Path runbook) throws IOException {
        if (!opened(runbook)) {
            opened.change(before -> new Shape(laptop, Stream.concat(Stream.of(runbook.toString()), holding(before).stream()).distinct().limit(MOST).toList()));
        }
    }

    private List<String> holding(Shape shape) {
        return laptop.equals(shape.laptop) ? shape.opened : List.of();
    }
}
