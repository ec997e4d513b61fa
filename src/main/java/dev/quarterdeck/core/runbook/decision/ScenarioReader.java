package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.runbook.FailureScenario;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.ProcedureName;
import dev.quarterdeck.core.runbook.correction.Part;
import dev.quarterdeck.core.runbook.finding.Finding;
import dev.quarterdeck.core.runbook.finding.FindingCode;
import dev.quarterdeck.core.runbook.procedure.MethodReader;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Recognises the failures a team has seen before: a title with symptom, procedure and reason, or a table of them. Any thread. */
public final class ScenarioReader {
    private static final Pattern HEADING =
            Pattern.compile("^(?:issue|problem)\\s*[:：]|\\bscenarios?\\b|\\bsymptoms?\\b|\\b(?:known|common|typical|usual|"
            + "frequent|possible) (?:\\w+ )?(?:problems?|failures?|issues?|causes?|cases?|errors?)\\b|\\btroubleshooting\\b|"
            + "\\bwhat we have seen\\b|\\bfailure (?:modes?|patterns?|scenarios?)\\b|\\bfehlerbilder\\b|\\bszenari\\w+|"
            + "\\bbekannte (?:probleme|fehler)|\\bstörungsbilder\\b|\\bscénarios?\\b|\\bproblèmes (?:connus|courants|fréquents)|"
            + "\\bescenarios?\\b|\\bproblemas (?:comunes|conocidos|comuns|conhecidos|frecuentes)|\\bcenários?\\b|场景|故障排[查除]|"
            + "常见问题|シナリオ|トラブルシューティング|よくある",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SYMPTOM =
            label("symptoms?|signs?|you see|what you see|seen as|looks like|observation|indicators?|problem|issue|error|"
            + "situation|detection|scenario|failure(?: scenario| mode)?|trouble|what happens|störung|szenario|scénario|panne|"
            + "escenario|fallo|cenário|falha|场景|故障|シナリオ|障害|if you see|symptome?|anzeichen|symptômes?|síntomas?|sintomas?|"
            + "problema|problème|fehler|fehlerbild|症状|现象|現象|問題|问题|エラー");
    private static final Pattern STRICT_SYMPTOM =
            label("symptoms?|signs?|you see|what you see|seen as|looks like|observation|indicators?|symptome?|anzeichen|"
            + "symptômes?|síntomas?|sintomas?|症状|现象|現象");
    private static final Pattern PROCEDURE =
            label("first (?:\\p{L}+ )?(?:checks?|steps?|actions?|response|things? to (?:check|try|do))|what to (?:check|try)(?: "
            + "first)?|how to (?:fix|resolve|solve|recover|respond)|remediations?|remediation steps?|handling|resolution steps|"
            + "修复(?:方法|方案|步骤)?|处置(?:方法|措施)?|procedures?|(?:what to )?do|way out|(?:recommended |required |immediate )?actions?|"
            + "(?:quick )?fix|use|go to|(?:recommended )?response|remedy|resolution(?: steps)?|way back|run|solutions?|"
            + "mitigations?|steps?|workaround|recovery|roll-?back(?: (?:steps|procedure|strategy|method|action))?|strategy|"
            + "lösung|maßnahmen?|vorgehen|behebung|solution|remède|soluci[oó]n|acci[oó]n|solução|ação|处理(?:方法)?|解决(?:方案|方法|办法)|"
            + "措施|操作|対処(?:法|方法)?|対応|解決(?:策|方法)");
    private static final Pattern REASON =
            label("reasons?|causes?|(?:root|likely|possible|probable) causes?|why|because|explanation|ursache|cause probable|"
            + "causa(?: probable| provável)?|原因|理由");
    /** What else is said of a failure: neither what one sees, nor what helps, nor why. */
    private static final Pattern ASIDE =
            label("investigat\\w+(?: steps?)?|diagnos\\w+(?: steps?)?|debug\\w*(?: steps?)?|checks?|verif\\w+|prevention|impact|"
            + "severity|priority|notes?|examples?|escalation|when|monitoring|logs?|diagnose|vorbeugung|auswirkung|diagnostic|"
            + "prévention|diagnóstico|prevención|prevenção|排查(?:步骤|方法)?|诊断(?:步骤)?|预防(?:措施)?|影响|調査|予防");
    private static final Pattern LABELLED = Pattern.compile("^([\\p{L} -]{2,24})[:：]\\s*(.*)$", Pattern.DOTALL);
    /** Headings below which every name is that of a trouble, and what stands behind it the remedy. */
    private static final Pattern TROUBLES =
            Pattern.compile("\\btrouble-?\\s?shooting\\b|\\b(?:known|common|typical|usual|frequent|possible) (?:\\w+ "
            + ")?(?:problems?|failures?|issues?|errors?)\\b|\\b(?:recovery|rollback|disaster|fail-?over|failure|incident) "
            + "scenarios\\b|\\bfehlerbehebung\\b|\\bfehlerbilder\\b|\\b(?:bekannte|häufige) (?:probleme|fehler)|\\bdépannage\\b|"
            + "\\bproblèmes (?:connus|courants|fréquents)|\\bsolución de problemas\\b|\\bproblemas (?:comunes|conocidos|comuns|"
            + "conhecidos|frecuentes|frequentes)|\\bsolução de problemas\\b|故障排[查除]|常见问题|トラブルシューティング|よくある",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TROUBLE = Pattern.compile("^([^:：\\n]{3,90}?)\\s?(?::\\s+|：\\s*)(\\S.*)$", Pattern.DOTALL);
    /** Names of what one looks at or is told, and of no trouble. */
    private static final Pattern NO_TROUBLE =
            Pattern.compile("^\\W*(?:logs?|metrics?|dashboards?|links?|contacts?|docs?|documentation|notes?|tips?|hints?|"
            + "warning|important|see(?: also)?|example|examples|commands?|tools?|url|file|files|path|status|support|version|"
            + "purpose|when|if)\\W*$", Pattern.CASE_INSENSITIVE);
    /** What is known may only be told, with no help against it. */
    private static final Pattern KNOWN =
            Pattern.compile("\\b(?:known|open) (?:\\w+ )?(?:issues?|problems?|errors?|limitations?)\\b|\\bbekannte (?:probleme|"
            + "fehler)|\\bproblèmes connus|\\bproblemas conhecidos|\\bproblemas conocidos|已知问题",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern HELPS =
            Pattern.compile("^\\W*(?:restart|reload|use|run|set|wait|retry|re-?run|clear|check|roll|revert|disable|enable|"
            + "delete|remove|add|increase|reduce|switch|apply|ask|call|open|close|clean|kill|scale|turn|redeploy|rebuild|fix|"
            + "workaround|solution|neu|redémarr|reinici)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:(?:scenario|situation|case|failure|problem|issue|szenario|scénario|escenario|cenário|场景|"
            + "シナリオ)\\s*)?(?:\\d{1,2}|[A-Z])\\s*[:：.)–—-]\\s*|^(?:scenario|issue|problem|szenario|scénario|escenario|cenário|场景|"
            + "シナリオ)\\s*[:：–—-]\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern QUOTED = Pattern.compile("[\"“]([^\"“”\\n]{3,80})[\"”]|`([^`\\n]{3,80})`");
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 600;
    private static final int WIDEST = 4;

    private final List<Procedure> procedures;
    private final List<Finding> findings;
    private final List<FailureScenario> scenarios = new ArrayList<>();
    private String title = "";
    private String symptom = "";
    private String procedure = "";
    private String reason = "";
    private int line;
    private Part open = Part.NONE;
    private boolean named;
    private boolean known;
    /** Whether its heading names a trouble, so that orders below it are its remedy. */
    private boolean troubled;
    /** Whether it stands in a list of troubles. */
    private boolean listed;

    /** What the blocks below a label without words of its own belong to. */
    private enum Part { NONE, SYMPTOM, PROCEDURE, REASON }

    private ScenarioReader(List<Procedure> procedures, List<Finding> findings) {
        this.procedures = procedures;
        this.findings = findings;
    }

    public static List<FailureScenario> read(Outline outline, List<Procedure> procedures, List<Finding> findings) {
        var reader = new ScenarioReader(procedures, findings);
        List<Section> claimed = outline.headed(ScenarioReader::claims);
        claimed.forEach(section -> {
            reader.begin(NUMBERING.matcher(section.heading()).replaceFirst(""), section.line(),
                    NUMBERING.matcher(section.heading()).find());
            reader.section(section, false);
            reader.end();
        });
        outline.without(claimed).sections().forEach(section -> IntStream.range(0, section.blocks().size())
                .filter(i -> section.blocks().get(i) instanceof Block.Table table
                && (column(table, STRICT_SYMPTOM) >= 0 || failures(table))
                && !MatrixReader.claims(table, MatrixReader.context(section, i)))
                .forEach(i -> reader.rows((Block.Table) section.blocks().get(i))));
        reader.end();
        return reader.scenarios;
    }

    private void section(Section section, boolean above) {
        known = KNOWN.matcher(section.heading()).find();
        boolean troubles = above || TROUBLES.matcher(section.heading()).find();
        List<Block> blocks = section.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            boolean parent = blocks.get(i) instanceof Block.Item item && i + 1 < blocks.size()
                    && blocks.get(i + 1) instanceof Block.Item below && below.depth() > item.depth();
            if (!(troubles && blocks.get(i) instanceof Block.Item item && item.depth() == 0 && trouble(item, parent))) {
                block(blocks.get(i));
            }
        }
        for (Section below : section.sections()) {
            String heading = below.heading().strip();
            Matcher numbered = NUMBERING.matcher(heading);
            Optional<Part> part = part(heading);
            boolean says = numbered.find(0) || troubles && !Instruction.begins(heading) && !NO_TROUBLE.matcher(heading).matches();
            if (part.isPresent()) {
                open = part.get();
            } else if (aside(heading)) {
                open = Part.NONE;
            } else {
                begin(numbered.replaceFirst(""), below.line(), says);
                troubled = troubles && says;
            }
            section(below, troubles && part.isEmpty() && TROUBLES.matcher(heading).find());
        }
    }

    /** Takes an item that names a trouble, with its remedy behind the name or in the items below it. */
    private boolean trouble(Block.Item item, boolean parent) {
        Matcher m = TROUBLE.matcher(item.text());
        boolean told = m.matches();
        if (known && !(told && HELPS.matcher(m.group(2)).find())) {
            return false;
        }
        String name = told ? m.group(1).strip() : item.text().strip().replaceFirst("[:：]$", "");
        boolean another = open != Part.NONE && !title.isEmpty() && line != item.line() && !listed;
        if (another || part(name).isPresent() || aside(name) || NO_TROUBLE.matcher(name).matches() || Instruction.begins(name)
                || told && m.group(2).strip().codePoints().noneMatch(c -> c == ' ' || Character.isIdeographic(c))
                || !told && !(parent && item.text().length() <= LONGEST_TITLE)) {
            return false;
        }
        begin(name, item.line(), true);
        listed = true;
        open = Part.PROCEDURE;
        more(told ? m.group(2).strip() : "");
        return true;
    }

    private static boolean aside(String label) {
        return ASIDE.matcher(label.replaceFirst("[:：]$", "")).matches();
    }

    /** By its heading, or because its lists name both a symptom and what to do about it. */
    private static boolean claims(Section section) {
        List<String> labels = section.blocks().stream().flatMap(ScenarioReader::lines).map(LABELLED::matcher)
                .filter(Matcher::matches).map(m -> m.group(1)).toList();
        return HEADING.matcher(section.heading()).find() || TROUBLES.matcher(section.heading()).find()
                || labels.stream().anyMatch(l -> STRICT_SYMPTOM.matcher(l).matches()) && labels.stream()
                .anyMatch(l -> PROCEDURE.matcher(l).matches());
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text().lines();
            case Block.Item item -> Stream.of(item.text());
            case Block.Check check -> Stream.of(check.text());
            case Block.Table _, Block.Code _, Block.Quote _ -> Stream.empty();
        };
    }

    private static Optional<Part> part(String label) {
        String name = label.replaceFirst("[:：]$", "");
        return SYMPTOM.matcher(name).matches() ? Optional.of(Part.SYMPTOM) : PROCEDURE.matcher(name).matches()
                ? Optional.of(Part.PROCEDURE)
                : REASON.matcher(name).matches() ? Optional.of(Part.REASON) : Optional.empty();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Prose prose -> {
                Optional<Part> label = part(prose.text().strip());
                boolean labelled = prose.text().lines()
                        .anyMatch(l -> LABELLED.matcher(l).matches() && part(LABELLED.matcher(l).replaceFirst("$1")).isPresent());
                if (label.isPresent()) {
                    open = label.get();
                } else if (aside(prose.text().strip())) {
                    open = Part.NONE;
                } else if (labelled) {
                    prose.text().lines().forEach(l -> labelled(l, prose.line()));
                } else if (prose.heading() == Block.Prose.SECTION || prose.text().length() <= LONGEST_TITLE && !prose.text()
                        .endsWith(".") && open == Part.NONE && !prose.text().endsWith(":")) {
                    begin(NUMBERING.matcher(prose.text()).replaceFirst(""), prose.line(), NUMBERING.matcher(prose.text()).find());
                } else {
                    more(prose.text());
                }
            }
            case Block.Item item -> labelled(item.text(), item.line());
            case Block.Check check -> labelled(check.text(), check.line());
            case Block.Table table -> rows(table);
            case Block.Code code -> {
                if (open == Part.PROCEDURE && procedure.isEmpty() || open == Part.NONE && named && procedure.isEmpty()
                        && code.command()) {
                    procedure = code.text().lines().map(String::strip)
                            .filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.startsWith("//") && !l.startsWith("--"))
                            .findFirst().orElse("");
                }
            }
            case Block.Quote _ -> { }
        }
    }

    /** {@code says} tells whether the title is called a scenario, so that it may be the symptom itself. */
    private void begin(String words, int at, boolean says) {
        end();
        title = words.replaceFirst("[:：]$", "");
        line = at;
        named = says;
    }

    private void labelled(String text, int at) {
        Matcher m = LABELLED.matcher(text);
        Optional<Part> part = m.matches() ? part(m.group(1)) : Optional.empty();
        if (part.isEmpty()) {
            if (open == Part.NONE && troubled && Instruction.begins(text)) {
                procedure = joined(procedure, text);
            }
            more(text);
            return;
        }
        String words = m.group(2).strip();
        if (part.get() == Part.SYMPTOM && !symptom.isEmpty() && !words.isEmpty()) {
            begin(words, at, false);
        }
        open = part.get();
        more(words);
    }

    private void more(String words) {
        switch (open) {
            case NONE -> { }
            case SYMPTOM -> symptom = joined(symptom, words);
            case PROCEDURE -> procedure = joined(procedure, words);
            case REASON -> reason = joined(reason, words);
        }
    }

    private static String joined(String before, String words) {
        return words.isEmpty() || before.length() > LONGEST ? before : before.isEmpty() ? words : before + "; " + words;
    }

    private void rows(Block.Table table) {
        int seen = column(table, STRICT_SYMPTOM) >= 0 ? column(table, STRICT_SYMPTOM) : column(table, SYMPTOM);
        int what = column(table, PROCEDURE);
        int why = column(table, REASON);
        for (int i = 0; seen >= 0 && what >= 0 && i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            begin(row.getFirst(), table.line() + 2 + i, false);
            symptom = row.get(seen);
            procedure = row.get(what);
            reason = why < 0 ? "" : row.get(why);
            end();
        }
    }

    /** A table of failures with what is done about each, whatever heading it stands below. */
    private static boolean failures(Block.Table table) {
        return SYMPTOM.matcher(table.head().getFirst()).matches() && column(table, PROCEDURE) > 0 && table.head().size() <= WIDEST
                && !MethodReader.claims(table);
    }

    private static int column(Block.Table table, Pattern heading) {
        return IntStream.range(0, table.head().size()).filter(i -> heading.matcher(table.head().get(i)).matches()).findFirst()
                .orElse(-1);
    }

    private void end() {
        if (symptom.isBlank() && named && !procedure.isBlank()) {
            symptom = title;
        }
        if (!symptom.isBlank() && !(procedure.isBlank() && reason.isBlank())) {
            Optional<Procedure> known = ProcedureName.find(procedure, procedures);
            Optional<String> named = ProcedureName.in(procedure);
            if (known.isEmpty() && named.isPresent()) {
                findings.add(Finding.error(line, FindingCode.BROKEN_REFERENCE,
                        "The scenario \"" + title + "\" refers to " + named.get() + ", which this runbook does not have."));
            }
            List<String> phrases = QUOTED.matcher(symptom).results().map(r -> r.group(1) == null ? r.group(2) : r.group(1))
                    .toList();
            scenarios.add(new FailureScenario(title.isEmpty() ? symptom : title, symptom, known.map(Procedure::title)
                    .orElse(procedure),
                    reason, CriterionReader.symptom(symptom), phrases, line));
        }
        title = "";
        symptom = "";
        procedure = "";
        reason = "";
        named = false;
        listed = false;
        troubled = false;
        open = Part.NONE;
    }

    private static Pattern label(String words) {
        return Pattern.compile("\\s*(?:" + words + ")\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
