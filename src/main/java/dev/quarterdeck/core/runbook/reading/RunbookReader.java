package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.runbook.About;
import dev.quarterdeck.core.runbook.Around;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Doing;
import dev.quarterdeck.core.runbook.FactReader;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Field;
import dev.quarterdeck.core.runbook.Grounds;
import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Reach;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.SectionRole;
import dev.quarterdeck.core.runbook.Sources;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.Writing;
import dev.quarterdeck.core.runbook.correction.Corrected;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.decision.MatrixReader;
import dev.quarterdeck.core.runbook.decision.ScenarioReader;
import dev.quarterdeck.core.runbook.decision.TriggerReader;
import dev.quarterdeck.core.runbook.fence.CommandFields;
import dev.quarterdeck.core.runbook.fence.HandWork;
import dev.quarterdeck.core.runbook.fence.TemplateReader;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.finding.FindingSeverity;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatter;
import dev.quarterdeck.core.runbook.frontmatter.FrontMatterReader;
import dev.quarterdeck.core.runbook.inspection.Inspection;
import dev.quarterdeck.core.runbook.inspection.PlaceholderInspection;
import dev.quarterdeck.core.runbook.inspection.StepInspection;
import dev.quarterdeck.core.runbook.people.AuthorityReader;
import dev.quarterdeck.core.runbook.people.ContactReader;
import dev.quarterdeck.core.runbook.procedure.DeadlineReader;
import dev.quarterdeck.core.runbook.procedure.MethodReader;
import dev.quarterdeck.core.runbook.procedure.PaceReader;
import dev.quarterdeck.core.runbook.procedure.ReferenceResolver;
import dev.quarterdeck.core.runbook.procedure.Structure;
import dev.quarterdeck.core.runbook.procedure.StructureReader;
import dev.quarterdeck.core.runbook.source.BaselineReader;
import dev.quarterdeck.core.runbook.source.SourceFinder;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Limits;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.text.SourceText;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Language;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.StepHeading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads Markdown as a runbook: a tree that holds every word, and on top of it the roles that recognisers give to parts of
 * the tree. It takes any text; what defeats the Markdown parser is shown as plain paragraphs. Stateless; any thread.
 */
public final class RunbookReader {
    private RunbookReader() {
    }

    /** Never throws. {@code fileName} names the runbook when the text has no title. */
    public static Runbook read(String fileName, String text) {
        return read(fileName, text, List.of());
    }

    /**
     * Reads it with what people said of its parts; of two corrections of one part the later one holds. Never throws. What a guard
     * found without them it finds with them.
     */
    public static Runbook read(String fileName, String text, List<Correction> corrections) {
        Runbook read = reading(fileName, text, corrections);
        if (corrections.isEmpty()) {
            return read;
        }
        List<Finding> kept = reading(fileName, text, List.of()).findings().stream().filter(f -> f.code().guard())
                .filter(f -> read.findings().stream().noneMatch(g -> g.code() == f.code() && g.line() == f.line())).toList();
        return kept.isEmpty() ? read : read.with(Stream.concat(read.findings().stream(), kept.stream())
                .sorted(Comparator.comparingInt(Finding::line)).toList());
    }

    private static Runbook reading(String fileName, String text, List<Correction> corrections) {
        SourceText source = SourceText.of(text);
        var findings = new ArrayList<Finding>();
        SectionReader.Document document = tree(source, findings);
        String title = document.title().filter(t -> !t.isBlank()).or(source::frontMatterTitle).filter(t -> !t.isBlank())
                .orElseGet(() -> inWords(fileName));
        if (findings.stream().anyMatch(finding -> finding.code() == FindingCode.LIMIT
                && finding.severity() == FindingSeverity.ERROR)) {
            return onlyText(title, text, document, findings);
        }
        try {
            return recognise(title, text, source, document, corrections, findings);
        } catch (RuntimeException | StackOverflowError tooHard) {
            return onlyText(title, text, document,
                    List.of(Finding.error(1, FindingCode.LIMIT,
                    "The parts of this text could not be told apart, so it can only be read.")));
        }
    }

    private static Runbook onlyText(String title, String text, SectionReader.Document document, List<Finding> only) {
        return Runbook.onlyText(title, text, sha256(text), document.root(), only);
    }

    private static SectionReader.Document tree(SourceText source, List<Finding> findings) {
        Optional<String> limit = Limits.exceeded(source.lines());
        if (limit.isPresent()) {
            findings.add(Finding.error(1, FindingCode.LIMIT, limit.get()));
            return PlainText.read(source);
        }
        try {
            return new SectionReader(source, findings).read(source);
        } catch (RuntimeException | StackOverflowError tooHard) {
            findings.clear();
            findings.add(Finding.error(1, FindingCode.LIMIT,
                    "The structure of this text is beyond the reader, so all of it is shown as plain paragraphs."));
            return PlainText.read(source);
        }
    }

    private static Runbook recognise(String title, String text, SourceText source, SectionReader.Document document,
                                     List<Correction> corrections, List<Finding> findings) {
        boolean known = Language.known(document.root());
        if (!known) {
            findings.add(Finding.warning(1, FindingCode.LANGUAGE,
                    "The reader does not know this language, so it guesses nothing: all of it is shown as text."));
            if (corrections.isEmpty()) {
                return onlyText(title, text, document, findings);
            }
        }
        var corrected = Corrected.of(document.root(), corrections, known, findings);
        var said = new SaidParts(corrected, findings);
        Section root = corrected.root();
        Section rest = corrected.rest(Set.of());
        List<Named> facts = FactReader.read(root, document.subtitle());
        var matrixReader = new MatrixReader(findings);
        List<Matrix> found = matrixReader.all(Outline.of(rest));
        Optional<Matrix> matrix = said.matrix(matrixReader::said, found.stream().findFirst());

        Outline outline = Outline.of(corrected.rest(Set.of(CorrectionRole.TRIGGER, CorrectionRole.NOT_A_TRIGGER)));
        var claimed = new HashMap<Integer, SectionRole>();
        var understood = new HashSet<>(corrected.understood());
        List<Section> triggerLists = outline.headed(TriggerReader::claims);
        triggerLists.stream().flatMap(s -> Outline.subtree(s).stream()).filter(s -> Stance.of(s.heading()) == Stance.REFUSE)
                .forEach(s -> claim(List.of(s), SectionRole.REASONS_NOT_TO_ACT, claimed));
        claim(triggerLists, SectionRole.TRIGGERS, claimed);
        // the way back may stand below the reasons for it
        triggerLists.stream().flatMap(s -> Outline.subtree(s).stream().skip(1)).filter(s -> HeadingWords.back(s.heading()))
                .flatMap(s -> Outline.subtree(s).stream()).forEach(s -> claimed.remove(s.line(), SectionRole.TRIGGERS));
        List<Trigger> triggers = said.triggers(TriggerReader.read(title, rest));
        triggers.forEach(trigger -> understood.add(trigger.line()));

        List<Section> deadlineLists = outline.without(triggerLists)
                .headed(s -> StepHeading.read(s.heading()).isEmpty() && !DeadlineReader.read(s).isEmpty());
        List<DeadlineGroup> deadlines = deadlineLists.stream().flatMap(s -> DeadlineReader.read(s).stream()).toList();
        claim(deadlineLists.stream().filter(s -> deadlines.stream().anyMatch(group -> group.line() == s.line())).toList(),
                SectionRole.DEADLINES, claimed);
        deadlines.forEach(group -> group.items().blocks().forEach(block -> understood.add(block.line())));

        Optional<Section> contacts = Outline.of(corrected.rest(Set.of(CorrectionRole.CONTACT, CorrectionRole.CHANNEL)))
                .headed(ContactReader::claims).stream().findFirst();
        claim(contacts.stream().toList(), SectionRole.CONTACTS, claimed);
        corrected.claim(claimed);
        List<Template> templates = said.templates(TemplateReader.read(corrected.rest(Set.of(CorrectionRole.TEMPLATE))));
        Set<Integer> fences = Outline.subtree(root).stream().flatMap(s -> s.blocks().stream())
                .filter(Block.Code.class::isInstance).map(Block::line).collect(Collectors.toSet());
        templates.stream().map(Template::line).filter(fences::contains).forEach(understood::add);
        List<Method> methods = MethodReader.read(Outline.of(rest));
        Structure structure = StructureReader.read(corrected, title, claimed, understood).compared(methods);
        List<Procedure> resolved = ReferenceResolver.resolve(PaceReader.read(structure.procedures(), root).stream()
                .map(HandWork::told).toList(), findings);
        List<FailureScenario> scenarios = ScenarioReader.read(Outline.of(rest), resolved, findings);
        var sources = new SourceFinder(findings);
        sources.read(known ? root : rest);

        List<Contact> people = said.people(ContactReader.all(
                Outline.of(corrected.rest(Set.of(CorrectionRole.CONTACT, CorrectionRole.CHANNEL)))));
        List<Field> fields = CommandFields.of(root);
        Inspection.inspect(root, source, findings);
        StepInspection.inspect(resolved, findings);
        PlaceholderInspection.inspect(people, fields, findings);
        var nextReview = FactReader.nextReview(facts, findings, source);
        FrontMatter frontMatter = FrontMatterReader.read(source, findings);
        var about = new About(facts, nextReview, frontMatter);
        var grounds = new Grounds(matrix, found.stream().filter(m -> matrix.filter(m::equals).isEmpty()).toList(), methods,
                triggers,
                AuthorityReader.read(Outline.of(document.root())), scenarios);
        Doing doing = new Doing(resolved, Map.of()).with(Around.BEFORE, HandWork.told(structure.before()))
                .with(Around.VERIFICATION, HandWork.told(structure.verification()))
                .with(Around.AFTERWARDS, HandWork.told(structure.afterwards()));
        var reach = new Reach(contacts.flatMap(ContactReader::table), said.channels(contacts
                .filter(s -> ContactReader.table(s).isPresent()).map(ContactReader::methods).orElse(List.of())), people);
        var writing = new Writing(templates, deadlines, PostMortemReader.read(Outline.of(rest)),
                DrillScheduleReader.read(Outline.of(rest)));
        var watchable = new Sources(sources.probes(), sources.logs(), sources.logCommands(), sources.values(), sources.queries(),
                BaselineReader.read(root, frontMatter));
        return new Runbook(title, text, sha256(text), root, about, grounds, doing, reach, writing, watchable, fields,
                structure.readings(),
                findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList());
    }

    private static void claim(List<Section> sections, SectionRole role, Map<Integer, SectionRole> claimed) {
        sections.stream().flatMap(s -> Outline.subtree(s).stream()).forEach(s -> claimed.putIfAbsent(s.line(), role));
    }

    private static String inWords(String fileName) {
        String words = fileName.replaceFirst("(?i)\\.(?:md|markdown)$", "").replaceAll("[_\\s-]+", " ").strip();
        return words.isEmpty() ? "Runbook" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
