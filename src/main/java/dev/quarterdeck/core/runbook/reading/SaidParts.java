package dev.quarterdeck.core.runbook.reading;

import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.Contact;
import dev.quarterdeck.core.runbook.Runbook.Named;
import dev.quarterdeck.core.runbook.Template;
import dev.quarterdeck.core.runbook.correction.Corrected;
import dev.quarterdeck.core.runbook.correction.Correction;
import dev.quarterdeck.core.runbook.correction.CorrectionRole;
import dev.quarterdeck.core.runbook.correction.Part;
import dev.quarterdeck.core.runbook.fence.FieldReader;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.people.ContactReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts that somebody said are triggers, a matrix, messages or people, read as that whatever they look like. What cannot
 * be read as what was said is told, and stays text. One serves one document on one thread.
 */
final class SaidParts {
    private static final Pattern TITLED = Pattern.compile("^([^:：]{2,60})[:：]\\s+(.+)$", Pattern.DOTALL);

    private final Corrected corrected;
    private final List<Finding> findings;

    SaidParts(Corrected corrected, List<Finding> findings) {
        this.corrected = corrected;
        this.findings = findings;
    }

    /** What was recognised, and what was said; the same words count once. */
    List<Trigger> triggers(List<Trigger> recognised) {
        var all = new LinkedHashMap<String, Trigger>();
        recognised.forEach(trigger -> all.put(trigger.text(), trigger));
        said(CorrectionRole.TRIGGER, (correction, part) -> {
            List<Trigger> triggers = part.block().map(block -> List.of(block))
                    .orElseGet(() -> Outline.flat(part.section()).stream()
                            .filter(b -> b instanceof Block.Item item && item.depth() == 0 || b instanceof Block.Check).toList())
                    .stream().map(block -> trigger(correction, part.section(), block)).toList();
            List<Trigger> those = triggers.isEmpty()
                    ? List.of(trigger(correction, part.section(), new Block.Prose(part.section().heading(), part.line())))
                    : triggers;
            those.forEach(trigger -> all.put(trigger.text(), trigger));
            return true;
        });
        return List.copyOf(all.values());
    }

    private static Trigger trigger(Correction correction, Section section, Block block) {
        String title = block instanceof Block.Check check ? check.title() : Part.words(block);
        String detail = block instanceof Block.Check check ? check.detail() : "";
        Matcher titled = TITLED.matcher(title);
        if (detail.isEmpty() && titled.matches()) {
            title = titled.group(1);
            detail = titled.group(2);
        }
        Urgency urgency = correction.urgency().or(() -> UrgencyReader.read(Part.words(block)))
                .or(() -> UrgencyReader.read(section.heading())).orElse(Urgency.CONSIDER);
        return new Trigger(title, detail, urgency, CriterionReader.trigger(title, detail));
    }

    /** The first table that was said to be one. */
    Optional<Matrix> matrix(Function<Block.Table, Optional<Matrix>> reader, Optional<Matrix> recognised) {
        var found = new ArrayList<Matrix>();
        said(CorrectionRole.MATRIX, (_, part) -> {
            List<Matrix> read = tables(part).flatMap(table -> reader.apply(table).stream()).toList();
            found.addAll(read);
            return !read.isEmpty();
        });
        return found.stream().findFirst().or(() -> recognised);
    }

    private static Stream<Block.Table> tables(Part part) {
        return part.block().map(Stream::of).orElseGet(() -> Outline.flat(part.section()).stream())
                .filter(Block.Table.class::isInstance).map(Block.Table.class::cast);
    }

    List<Template> templates(List<Template> recognised) {
        var all = new ArrayList<>(recognised);
        said(CorrectionRole.TEMPLATE, (_, part) -> {
            if (recognised.stream().anyMatch(template -> template.line() == part.line())) {
                return true;
            }
            String body = part.block().map(b -> b instanceof Block.Quote quote ? quote.text() : Part.words(b))
                    .orElseGet(() -> String.join("\n\n", Outline.flat(part.section()).stream().map(Part::words).toList()));
            String name = part.section().heading().isBlank() ? "Message" : part.section().heading();
            all.add(new Template(name, name, body, FieldReader.read(body), part.section().path(), part.line()));
            return !body.isBlank();
        });
        return List.copyOf(all);
    }

    List<Contact> people(List<Contact> recognised) {
        var all = new LinkedHashSet<>(recognised);
        said(CorrectionRole.CONTACT, (_, part) -> {
            if (part.block().isEmpty() || part.block().get() instanceof Block.Table) {
                Section only = part.block().map(table -> new Section(1, part.section().heading(), part.section().path(),
                        part.line(), List.of(table), List.of())).orElse(part.section());
                List<Contact> people = ContactReader.people(only);
                all.addAll(people);
                return !people.isEmpty();
            }
            Matcher titled = TITLED.matcher(Part.words(part.block().get()));
            if (all.stream().noneMatch(contact -> contact.line() == part.line())) {
                all.add(titled.matches() ? new Contact(titled.group(1).strip(),
                        List.of(new Named("Contact", titled.group(2).strip())), "", part.line())
                        : new Contact(Part.words(part.block().get()), List.of(), "", part.line()));
            }
            return true;
        });
        return List.copyOf(all);
    }

    List<String> channels(List<String> recognised) {
        var all = new LinkedHashSet<>(recognised);
        said(CorrectionRole.CHANNEL, (_, part) -> {
            List<String> ways = part.block().map(block -> List.of(Part.words(block)))
                    .orElseGet(() -> ContactReader.methods(part.section()));
            all.addAll(ways);
            return !ways.isEmpty();
        });
        return List.copyOf(all);
    }

    private void said(CorrectionRole role, Reading reading) {
        for (Map.Entry<Correction, Part> said : corrected.found().entrySet()) {
            if (said.getKey().role() == role && !reading.read(said.getKey(), said.getValue())) {
                findings.add(Finding.warning(said.getValue().line(), FindingCode.CORRECTION_UNUSED, "A correction says that \""
                        + Corrected.shortened(said.getKey().place().quote())
                        + "\" is " + role.words() + ", but it cannot be read as that, so it stays text."));
            }
        }
    }

    /** Answers whether there was anything to read. */
    @FunctionalInterface
    private interface Reading {
        boolean read(Correction correction, Part part);
    }
}
