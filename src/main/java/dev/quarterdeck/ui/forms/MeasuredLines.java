package dev.quarterdeck.ui.forms;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;

/** What was measured beside the readings that are judged, a line for each source. FX thread only. */
final class MeasuredLines {
    /** What a line rests on: percentiles are of those that have a latency, of which there may be fewer. */
    private record Rests(String source, int samples) {
    }

    private MeasuredLines() {
    }

    /** @param readings what stands above them already */
    static List<Label> of(List<Figure> figures, List<Reading> readings) {
        Map<Rests, List<Figure>> lines = new LinkedHashMap<>();
        figures.stream().filter(f -> readings.stream().noneMatch(f::told))
                .forEach(f -> lines.computeIfAbsent(new Rests(f.probe(), f.all()), _ -> new ArrayList<>()).add(f));
        return lines.entrySet().stream().map(line -> Parts.wrapped(words(line.getKey().source, line.getValue()), Styles.SMALL)).toList();
    }

    private static String words(String source, List<Figure> figures) {
        Figure first = figures.getFirst();
        String all = figures.stream().map(f -> f.quantity().label() + " " + f.text()).collect(Collectors.joining(" · "));
        return Texts.of(first.stale() ? "decision.measured.stale" : "decision.measured", source, all, first.all(), Times.words(first.window()), Times.age(first.age()));
    }
}
