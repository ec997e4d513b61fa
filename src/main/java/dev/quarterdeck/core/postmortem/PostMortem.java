package dev.quarterdeck.core.postmortem;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.Course;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An incident as a post-mortem in Markdown: what the record knows filled in, what only people know left as headings. The
 * same incident, runbook, time and version always give the same text. Pure; any thread.
 */
public final class PostMortem {
    /** Sections that the record fills; the runbook's hint stands in them, or would only mislead beside real times. */
    private static final Set<String> FILLED = Set.of("summary", "impact", "timeline");
    private static final List<Runbook.Named> USUAL = List.of(new Runbook.Named("Root Cause", ""),
            new Runbook.Named("What Went Well", ""), new Runbook.Named("What Didn't Go Well", ""),
            new Runbook.Named("Action Items", ""), new Runbook.Named("Lessons Learned", ""));

    private final Incident incident;
    private final List<Runbook.Named> template;
    private final Summary summary;
    private final SecretMask mask;
    private final Markdown out;

    private static final int LONGEST_QUOTE = 60;

    private PostMortem(Incident incident, Optional<Runbook> runbook) {
        this.incident = incident;
        this.mask = SecretMask.of(runbook);
        this.out = new Markdown(mask);
        this.template = template(runbook);
        this.summary = new Summary(incident);
    }

    /** The sections that only people can write, in order. */
    public static List<String> toWrite(Optional<Runbook> runbook) {
        return template(runbook).stream().filter(section -> !FILLED.contains(name(section))).map(Runbook.Named::name).toList();
    }

    private static List<Runbook.Named> template(Optional<Runbook> runbook) {
        return runbook.map(Runbook::postMortemSections).filter(s -> !s.isEmpty()).orElse(USUAL);
    }

    /**
     * @param runbook   as it was frozen into the incident; without it the checks and follow-ups it asks for are unknown
     * @param generated when this is written, in the incident's time
     * @param version   of the program
     */
    public static Document document(Incident incident, Optional<Runbook> runbook, Instant generated, String version) {
        return document(incident, runbook, List.of(), generated, version);
    }

    /**
     * The same with what was measured.
     *
     * @param courses of every figure, from the recorded samples
     */
    public static Document document(Incident incident, Optional<Runbook> runbook, List<Course> courses, Instant generated,
            String version) {
        var postMortem = new PostMortem(incident, runbook);
        postMortem.header();
        postMortem.summary();
        postMortem.impact();
        TimelineTable.write(incident, postMortem.mask, postMortem.out);
        FiguresReport.write(incident, courses, postMortem.out);
        DecisionLedger.write(incident, postMortem.out);
        var checks = new CheckReport(incident, runbook);
        checks.write(postMortem.out);
        RunsReport.write(incident, postMortem.out);
        Exhibits.writeMessages(incident, postMortem.out);
        Exhibits.writeEvidence(incident, postMortem.mask, postMortem.out);
        postMortem.toFillIn();
        checks.writeFollowUps(runbook.map(Runbook::deadlines).orElse(List.of()), incident.milestone(Milestone.RESTORED),
                postMortem.out);
        postMortem.record(generated, version);
        return postMortem.out.document();
    }

    private void header() {
        out.heading(1, (incident.drill() ? "DRILL: " : "") + "Incident post-mortem: " + incident.title());
        if (incident.drill()) {
            out.paragraph("This was a DRILL, not an outage: scenario " + incident.scenario() + ", played at "
                    + factor(incident.factor()) + " times real time. Times are the scenario's.");
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Incident", incident.id().text()));
        rows.add(List.of("Kind", incident.drill() ? "Drill" : "Incident"));
        rows.add(List.of("Severity", incident.severity() + " (" + incident.severity().label() + ")"));
        rows.add(List.of("Status", incident.status().label()));
        for (Role role : Role.values()) {
            rows.add(List.of(role.label(), incident.holder(role).orElse("nobody")));
        }
        rows.add(List.of("Runbook", incident.runbook().map(PostMortem::runbook).orElse("none")));
        if (!incident.corrections().isEmpty()) {
            rows.add(List.of("Read otherwise", incident.corrections().stream().map(this::correction)
                    .collect(Collectors.joining("; "))));
        }
        incident.runs().forEach(run -> rows.add(List.of("Procedure", run.procedure() + ", since " + Times.dateTime(run.since())
                + run.stopped().map(at -> ", stopped " + Times.dateTime(at)).orElse(""))));
        incident.target().ifPresent(target -> rows.add(List.of("Target", target.words())));
        out.table(List.of("What", "Recorded"), rows);
    }

    private String correction(ReadingCorrection c) {
        String line = mask.masked(c.quote()).strip().lines().findFirst().orElse("");
        return "“" + (line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…") + "” as " + c.as()
                + (c.of().isEmpty() ? "" : " " + c.of());
    }

    private static String runbook(Fact.RunbookAttached f) {
        return f.name() + " @ " + f.sha256().substring(0, Math.min(7, f.sha256().length()));
    }

    private void summary() {
        out.heading(2, "Summary");
        summary.write(out);
        hint("summary");
    }

    private void impact() {
        out.heading(2, "Impact");
        out.paragraph(incident.impact().isBlank() ? "Who was affected is not recorded." : incident.impact());
        out.paragraph("Duration, from began to restored: " + summary.impactLasted() + ".");
        hint("impact");
    }

    private void toFillIn() {
        for (Runbook.Named section : template) {
            if (!FILLED.contains(name(section))) {
                out.heading(2, section.name());
                String written = incident.sections().getOrDefault(section.name(), "");
                if (written.isBlank()) {
                    out.paragraph("To be written.");
                    hint(section);
                } else {
                    out.paragraph(written);
                }
            }
        }
    }

    private void hint(String filled) {
        template.stream().filter(s -> name(s).equals(filled)).forEach(this::hint);
    }

    private void hint(Runbook.Named section) {
        if (!section.text().isBlank()) {
            out.quote("The runbook asks for:", section.text());
        }
    }

    private static String name(Runbook.Named section) {
        return section.name().strip().toLowerCase(Locale.ROOT);
    }

    private void record(Instant generated, String version) {
        List<Event> events = incident.events();
        out.heading(2, "Record");
        out.paragraph(events.size() + (events.size() == 1 ? " event" : " events") + ", head hash "
                + (events.isEmpty() ? "none" : events.getLast().hash())
                + ", exported by Quarterdeck " + version + " at "
                + Times.dateTime(generated));
    }

    private static String factor(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
