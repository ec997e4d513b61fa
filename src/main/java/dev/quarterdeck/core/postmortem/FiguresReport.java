package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Peak and course of every figure that was measured. Pure; any thread. */
final class FiguresReport {
    private FiguresReport() {
    }

    static void write(Incident incident, List<Course> courses, Markdown out) {
        if (courses.isEmpty()) {
            return;
        }
        out.heading(2, "Figures");
        out.paragraph("Shares and percentiles are over the minute before, a number that a source gave is its newest."
                + " A peak in a planned interruption does not count.");
        var rows = new ArrayList<List<String>>();
        for (Course course : courses) {
            rows.add(List.of(course.quantity().label(), measuredBy(course), at(course, incident.declaredAt()),
                    decided(course, incident),
                    peak(course).orElse("not outside planned interruptions"),
                    at(course, incident.milestone(Milestone.RESTORED)), course.points().isEmpty() ? "not measured"
                            : dated(course, course.points().getLast())));
        }
        out.table(List.of("Figure", "Measured by", "When declared", "When first decided", "Peak", "When restored", "Last"), rows);
    }

    /** What was frozen into the decision, since that is what was seen, and not what was measured when it was written down. */
    private static String decided(Course course, Incident incident) {
        return incident.standing().filter(e -> e.fact() instanceof Fact.DecisionRecorded).findFirst()
                .flatMap(e -> ((Fact.DecisionRecorded) e.fact()).figures().stream()
                        .filter(f -> f.quantity() == course.quantity() && course.probe().equals(f.probe())).findFirst())
                .map(Figure::text).orElseGet(() -> at(course, incident.decidedFirst()));
    }

    private static String measuredBy(Course course) {
        return course.kind() == Kind.PROBES ? course.probe() : course.probe() + " (" + course.kind().label() + ")";
    }

    private static String at(Course course, Optional<Instant> moment) {
        return moment.map(at -> course.at(at).map(p -> text(course, p)).orElse("not measured")).orElse("");
    }

    /** The worst there was; of a number nobody said which end is the bad one. */
    private static Optional<String> peak(Course course) {
        Optional<String> highest = course.peak().map(p -> dated(course, p));
        Optional<String> lowest = course.lowest().map(p -> "lowest " + dated(course, p));
        return switch (course.quantity()) {
            case ERROR_RATE, P50, P95, P99 -> highest;
            case AVAILABILITY -> lowest;
            case NUMBER -> highest.map(words -> "highest " + words + "; " + lowest.orElseThrow());
        };
    }

    private static String dated(Course course, Course.Point point) {
        return text(course, point) + ", " + Times.dateTime(point.at());
    }

    private static String text(Course course, Course.Point point) {
        return course.quantity().text(point.value());
    }
}
