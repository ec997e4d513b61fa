package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.Course;
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
        out.paragraph("Each is over the minute before. A peak in a planned interruption does not count.");
        var rows = new ArrayList<List<String>>();
        for (Course course : courses) {
            rows.add(List.of(course.signal().label(), course.probe(), at(course, incident.declaredAt()), at(course, incident.decidedFirst()),
                    course.peak().map(p -> text(course, p) + ", " + Times.dateTime(p.at())).orElse("not outside planned interruptions"),
                    at(course, incident.milestone(Milestone.RESTORED)), course.points().isEmpty() ? "not measured"
                            : text(course, course.points().getLast()) + ", " + Times.dateTime(course.points().getLast().at())));
        }
        out.table(List.of("Figure", "Measured by", "When declared", "When first decided", "Peak", "When restored", "Last"), rows);
    }

    private static String at(Course course, Optional<Instant> moment) {
        return moment.map(at -> course.at(at).map(p -> text(course, p)).orElse("not measured")).orElse("");
    }

    private static String text(Course course, Course.Point point) {
        return course.signal().unit().text(point.value());
    }
}
