package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatter;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A team's Markdown as the console understands it.
 *
 * @param source             the whole text as it was read, to be frozen into an incident
 * @param root               the whole document in order; every word of the source can be reached through it
 * @param facts              "name: value" lines about the runbook itself: version, date, maintained by
 * @param matrix             the decision matrix that is judged by: the one with the most to measure
 * @param otherMatrices      further ones, which people read
 * @param methods            the rows of tables that compare ways to roll back
 * @param before             checklists to work through before any procedure (the pre-rollback checklist)
 * @param verification       checklists to work through before resolving (the rollback verification checklist)
 * @param afterwards         work once the service is back that no deadline stands on: tagging what was rolled back
 * @param contacts           the emergency contacts table, if there is one
 * @param contactMethods     ways to reach people, one a line
 * @param people             that table's rows, with whom to turn to next
 * @param postMortemSections headings of the runbook's own post-mortem template with the text below each
 * @param scenarios          failures seen before and what to do about them
 * @param drills             when the runbook wants to be rehearsed
 * @param baseline           what it says is usual, at most one value of a signal
 * @param readings           what every section is to an incident, in order
 * @param fields             what its commands leave open or set for later ones
 */
public record Runbook(String title, String source, String sha256, Section root, List<Named> facts,
                      Optional<LocalDate> nextReview, Optional<Matrix> matrix, List<Matrix> otherMatrices, List<Method> methods,
                      List<Trigger> triggers, List<Step> before,
                      List<Procedure> procedures, List<Template> templates, List<DeadlineGroup> deadlines,
                      List<Step> verification, List<Step> afterwards, Optional<Block.Table> contacts, List<String> contactMethods, List<Contact> people,
                      List<Authority> authority, List<Named> postMortemSections, List<FailureScenario> scenarios,
                      List<DrillOccasion> drills, List<Field> fields, List<FoundProbe> probes,
                      List<FoundLog> logs,
                      List<FoundLogCommand> logCommands, List<FoundValue> values, List<FoundQuery> queries, List<StatedBaseline> baseline,
                      FrontMatter frontMatter, List<SectionReading> readings, List<Finding> findings) {

    /** The findings together with what only the day can tell: whether the runbook's review is overdue. */
    public List<Finding> findings(LocalDate today) {
        return nextReview.filter(today::isAfter).map(due -> Stream.concat(findings.stream(), Stream.of(Finding.warning(
                        FactReader.nextReviewLine(facts, SourceText.of(source)), FindingCode.REVIEW_OVERDUE, "The review was due on " + due + ".")))
                .sorted(Comparator.comparingInt(Finding::line)).toList()).orElse(findings);
    }

    /** The same with other findings. */
    public Runbook with(List<Finding> others) {
        return new Runbook(title, source, sha256, root, facts, nextReview, matrix, otherMatrices, methods, triggers, before, procedures, templates, deadlines, verification, afterwards, contacts,
                contactMethods, people, authority, postMortemSections, scenarios, drills, fields, probes, logs, logCommands, values, queries, baseline, frontMatter, readings, others);
    }

    /** What keeps the runbook from being used as it stands; notes only say what will be asked. */
    public List<Finding> problems() {
        return findings.stream().filter(finding -> finding.severity() != FindingSeverity.NOTE).toList();
    }

    /** A name with its text. */
    public record Named(String name, String text) {
    }
}
