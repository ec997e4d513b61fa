package dev.quarterdeck.io.library;

import dev.quarterdeck.core.library.AcceptedHere;
import dev.quarterdeck.core.runbook.correction.Correction;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was said of runbooks while the test runs, kept nowhere. */
final class AcceptedNowhere implements AcceptedHere {
    private final Map<Path, Set<Correction>> corrections = new HashMap<>();
    private final Set<Path> opened = new HashSet<>();

    @Override
    public List<Correction> of(Path runbook, List<Correction> said) {
        return said.stream().filter(corrections.getOrDefault(runbook, Set.of())::contains).toList();
    }

    @Override
    public void accept(Path runbook, List<Correction> said, String who, Instant at) {
        corrections.computeIfAbsent(runbook, _ -> new HashSet<>()).addAll(said);
    }

    @Override
    public boolean opened(Path runbook) {
        return opened.contains(runbook);
    }

    @Override
    public void open(Path runbook) {
        opened.add(runbook);
    }
}
