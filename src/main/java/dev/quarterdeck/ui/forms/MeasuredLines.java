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
    private MeasuredLines() {
    }

    /** @param readings what stands above them already */
    static List<Label> of(List<Figure> figures, List<Reading> readings) {
        Map<String, List<Figure>> bySource = new LinkedHashMap<>();
        figures.stream().filter(f -> readings.stream().noneMatch(f::told)).forEach(f -> bySource.computeIfAbsent(f.probe(), _ -> new ArrayList<>()).add(f));
        return bySource.entrySet().stream().map(source -> Parts.wrapped(words(source.getKey(), source.getValue()), Styles.SMALL)).toList();
    }

    private static String words(String source, List<Figure> figures) {
        Figure first = figures.getFirst();
        String all = figures.stream().map(f -> f.quantity().label() + " " + f.text()).collect(Collectors.joining(" · "));
        return Texts.of(first.stale() ? "decision.measured.stale" : "decision.measured", source, all, first.all(), Times.words(first.window()), Times.age(first.age()));
    }
}
