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
 * @param source   the whole text as it was read, to be frozen into an incident
 * @param root     the whole document in order; every word of the source can be reached through it
 * @param fields   what its commands leave open or set for later ones
 * @param readings what every section is to an incident, in order
 */
public record Runbook(String title, String source, String sha256, Section root, About about, Grounds grounds, Doing doing,
        Reach reach,
                      Writing writing, Sources sources, List<Field> fields, List<SectionReading> readings,
                      List<Finding> findings) {
    public Runbook {
        fields = List.copyOf(fields);
        readings = List.copyOf(readings);
        findings = List.copyOf(findings);
    }

    /** One that can only be read. */
    public static Runbook onlyText(String title, String source, String sha256, Section root, List<Finding> findings) {
        return new Runbook(title, source, sha256, root, About.NOTHING, Grounds.NONE, Doing.NOTHING, Reach.NOBODY, Writing.NOTHING,
                Sources.NONE, List.of(), List.of(), findings);
    }

    /** The findings together with what only the day can tell: whether the runbook's review is overdue. */
    public List<Finding> findings(LocalDate today) {
        return nextReview().filter(today::isAfter).map(due -> Stream.concat(findings.stream(), Stream.of(Finding.warning(
                        FactReader.nextReviewLine(facts(), SourceText.of(source)), FindingCode.REVIEW_OVERDUE,
                        "The review was due on " + due + ".")))
                .sorted(Comparator.comparingInt(Finding::line)).toList()).orElse(findings);
    }

    /** The same with other findings. */
    public Runbook with(List<Finding> others) {
        return new Runbook(title, source, sha256, root, about, grounds, doing, reach, writing, sources, fields, readings, others);
    }

    public List<Named> facts() {
        return about.facts();
    }

    public Optional<LocalDate> nextReview() {
        return about.nextReview();
    }

    public FrontMatter frontMatter() {
        return about.frontMatter();
    }

    public Optional<Matrix> matrix() {
        return grounds.matrix();
    }

    public List<Matrix> otherMatrices() {
        return grounds.otherMatrices();
    }

    public List<Method> methods() {
        return grounds.methods();
    }

    public List<Trigger> triggers() {
        return grounds.triggers();
    }

    public List<Authority> authority() {
        return grounds.authority();
    }

    public List<FailureScenario> scenarios() {
        return grounds.scenarios();
    }

    public List<Procedure> procedures() {
        return doing.procedures();
    }

    public List<Step> before() {
        return doing.at(Around.BEFORE);
    }

    public List<Step> verification() {
        return doing.at(Around.VERIFICATION);
    }

    public List<Step> afterwards() {
        return doing.at(Around.AFTERWARDS);
    }

    public Optional<Block.Table> contacts() {
        return reach.table();
    }

    public List<String> contactMethods() {
        return reach.methods();
    }

    public List<Contact> people() {
        return reach.people();
    }

    public List<Template> templates() {
        return writing.templates();
    }

    public List<DeadlineGroup> deadlines() {
        return writing.deadlines();
    }

    public List<Named> postMortemSections() {
        return writing.postMortemSections();
    }

    public List<DrillOccasion> drills() {
        return writing.drills();
    }

    public List<FoundProbe> probes() {
        return sources.probes();
    }

    public List<FoundLog> logs() {
        return sources.logs();
    }

    public List<FoundLogCommand> logCommands() {
        return sources.logCommands();
    }

    public List<FoundValue> values() {
        return sources.values();
    }

    public List<FoundQuery> queries() {
        return sources.queries();
    }

    public List<StatedBaseline> baseline() {
        return sources.baseline();
    }

    /** What keeps the runbook from being used as it stands; notes only say what will be asked. */
    public List<Finding> problems() {
        return findings.stream().filter(finding -> finding.severity() != FindingSeverity.NOTE).toList();
    }

    /** A name with its text. */
    public record Named(String name, String text) {
    }
}
