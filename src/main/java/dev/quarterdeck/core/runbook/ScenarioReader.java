package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.CriterionReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Recognises the failures a team has seen before: a title with symptom, procedure and reason, or a table of them. Any thread. */
final class ScenarioReader {
    private static final Pattern HEADING = Pattern.compile("\\bscenarios?\\b|\\bsymptoms?\\b|\\b(?:known|common|typical|usual) (?:\\w+ )?(?:problems?|failures?|issues?|causes?|cases?)\\b|\\btroubleshooting\\b|\\bwhat we have seen\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SYMPTOM = label("symptoms?|signs?|you see|what you see|seen as|looks like|observation|indicators?");
    private static final Pattern PROCEDURE = label("procedures?|(?:what to )?do|way out|actions?|fix|use|go to|response|remedy|resolution|way back|run");
    private static final Pattern REASON = label("reasons?|causes?|root cause|likely cause|why|because|explanation");
    private static final Pattern LABELLED = Pattern.compile("^([\\p{L} ]{2,24}):\\s+(.+)$", Pattern.DOTALL);
    private static final Pattern NUMBERING = Pattern.compile("^(?:(?:scenario|situation|case|failure|problem)\\s+)?(?:\\d{1,2}|[A-Z])\\s*[:.)–-]\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”\\n]{3,80})[\"”]|`([^`\\n]{3,80})`");
    private static final int LONGEST_TITLE = 120;

    private final List<Procedure> procedures;
    private final List<Finding> findings;
    private final List<FailureScenario> scenarios = new ArrayList<>();
    private String title = "";
    private String symptom = "";
    private String procedure = "";
    private String reason = "";
    private int line;

    private ScenarioReader(List<Procedure> procedures, List<Finding> findings) {
        this.procedures = procedures;
        this.findings = findings;
    }

    static List<FailureScenario> read(Outline outline, List<Procedure> procedures, List<Finding> findings) {
        var reader = new ScenarioReader(procedures, findings);
        outline.headed(ScenarioReader::claims).forEach(section -> Outline.flat(section).forEach(reader::block));
        reader.end();
        return reader.scenarios;
    }

    /** By its heading, or because its lists name both a symptom and what to do about it. */
    private static boolean claims(Section section) {
        List<String> labels = section.blocks().stream().filter(Block.Item.class::isInstance).map(b -> LABELLED.matcher(((Block.Item) b).text()))
                .filter(Matcher::matches).map(m -> m.group(1)).toList();
        return HEADING.matcher(section.heading()).find()
                || labels.stream().anyMatch(l -> SYMPTOM.matcher(l).matches()) && labels.stream().anyMatch(l -> PROCEDURE.matcher(l).matches());
    }

    private void block(Block block) {
        switch (block) {
            case Block.Prose prose -> {
                if (prose.text().length() <= LONGEST_TITLE && !prose.text().endsWith(".")) {
                    begin(NUMBERING.matcher(prose.text()).replaceFirst(""), prose.line());
                }
            }
            case Block.Item item -> labelled(item.text(), item.line());
            case Block.Check check -> labelled(check.text(), check.line());
            case Block.Table table -> rows(table);
            case Block.Code _, Block.Quote _ -> { }
        }
    }

    private void begin(String words, int at) {
        end();
        title = words.replaceFirst(":$", "");
        line = at;
    }

    private void labelled(String text, int at) {
        Matcher m = LABELLED.matcher(text);
        if (!m.matches()) {
            return;
        }
        if (SYMPTOM.matcher(m.group(1)).matches()) {
            if (!symptom.isEmpty()) {
                begin(m.group(2), at);
            }
            symptom = m.group(2);
        } else if (PROCEDURE.matcher(m.group(1)).matches()) {
            procedure = m.group(2);
        } else if (REASON.matcher(m.group(1)).matches()) {
            reason = m.group(2);
        }
    }

    private void rows(Block.Table table) {
        int seen = column(table, SYMPTOM);
        int what = column(table, PROCEDURE);
        int why = column(table, REASON);
        for (int i = 0; seen >= 0 && what >= 0 && i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            begin(row.getFirst(), table.line() + 2 + i);
            symptom = row.get(seen);
            procedure = row.get(what);
            reason = why < 0 ? "" : row.get(why);
            end();
        }
    }

    private static int column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i)).matches()).findFirst().orElse(-1);
    }

    private void end() {
        if (!symptom.isBlank()) {
            Optional<Procedure> known = ProcedureName.find(procedure, procedures);
            Optional<String> named = ProcedureName.in(procedure);
            if (known.isEmpty() && named.isPresent()) {
                findings.add(Finding.error(line, FindingCode.BROKEN_REFERENCE,
                        "The scenario \"" + title + "\" refers to " + named.get() + ", which this runbook does not have."));
            }
            List<String> phrases = QUOTED.matcher(symptom).results().map(r -> r.group(1) == null ? r.group(2) : r.group(1)).toList();
            scenarios.add(new FailureScenario(title.isEmpty() ? symptom : title, symptom, known.map(Procedure::title).orElse(procedure),
                    reason, CriterionReader.symptom(symptom), phrases, line));
        }
        title = "";
        symptom = "";
        procedure = "";
        reason = "";
    }

    private static Pattern label(String words) {
        return Pattern.compile("\\s*(?:" + words + ")\\s*", Pattern.CASE_INSENSITIVE);
    }
}
