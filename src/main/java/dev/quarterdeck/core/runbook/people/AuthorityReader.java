package dev.quarterdeck.core.runbook.people;

import dev.quarterdeck.core.runbook.Authority;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Outline;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.Stance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Recognises who may authorise a rollback: a table's column, a list below a heading that asks for it, a line
 * ({@code Approval: CTO}) or a sentence ({@code Only the incident commander may approve}). Any thread.
 */
public final class AuthorityReader {
    private static final Pattern WHO =
            words("\\bauthori[sz]\\w*|\\bauthority\\b|\\bapprov(?:al|als|er|ers|ed by|e)\\b|\\bwho (?:may|can|decides|approves|"
            + "authori[sz]es|is allowed)\\b|\\bsign-?off\\b|\\bdecided by\\b|\\bdecision[- ]?(?:maker|owner|authority)s?\\b|"
            + "\\bmay (?:approve|decide)\\b"
            + "|\\bfreigabe\\b|\\bgenehmig\\w+|\\bbefugnis\\w*|\\bwer (?:darf|entscheidet)|\\bentscheider\\w*|\\bautoris\\w+|"
            + "\\bapprobat\\w+|\\bqui (?:peut|décide)|\\bautoriza\\w+|\\bautorizad\\w+|\\baprobaci[oó]n|\\bquién (?:puede|"
            + "decide)|\\baprova\\w+|\\bquem (?:pode|decide)|审批|批准|授权|决策人|承認|権限|決裁");
    private static final Pattern SEVERITY =
            words("\\bseverity\\b|\\bpriority\\b|\\blevel\\b|\\bclass\\b|\\bschwere\\w*|\\bstufe\\b|\\bgravité|\\bgravedad|"
            + "\\bseveridad|\\bseveridade|\\bnível|级别|重大度|レベル");
    private static final Pattern SUBJECT =
            words("\\bresponsibilit\\w+|\\bactions?\\b|\\bdecisions?\\b|\\broll-?\\s?backs?\\b|\\btypes?\\b|\\bsituations?\\b|"
            + "\\bscenarios?\\b|\\benvironments?\\b|\\bscope\\b|\\bmethods?\\b|\\bprocedures?\\b|\\boptions?\\b|"
            + "\\boperations?\\b|\\bimpact\\b|\\bwhat\\b|\\bchanges?\\b|\\bwhen\\b|\\bconditions?\\b|\\bcase\\b|\\bphase\\b|操作|"
            + "场景|種類");
    private static final Pattern PERSON =
            words("^(?:roles?|names?|persons?|who|positions?|teams?|rolle|rôle|rol|función|função|cargo|角色|役割)$");
    private static final Pattern LISTED =
            Pattern.compile("^((?:P|S|SEV-?\\s?|severity |priority )\\d[^:–—]{0,30}|(?:critical|high|medium|low|major|minor|"
            + "production|staging|emergency|full|partial|quick|database|data|standard|normal|urgent|kritisch|hoch|mittel|"
            + "niedrig|critique|élevée?|haute|moyenne|faible|crític[oa]|alt[oa]|medi[oa]|baj[oa]|médi[oa]|"
            + "baix[oa])\\b[^:–—]{0,40}?)\\s*[:–—]\\s*(\\S.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern POWER =
            words("^([\\p{L}][\\p{L} /&()'-]{1,60}?)\\s*(?:[:–—-]\\s*)?\\b((?:can|may|is allowed to|has authority|authori[sz]es|"
            + "approves|decides|must approve)\\b.*)$");
    private static final String ROLE = "(?<who>(?:the |an? |any |either |your |both )?[\\p{L}][\\p{L}\\d/&'@ #,-]{1,70}?)";
    private static final Pattern LINE =
            words("^\\W*(?:(?:required )?approv(?:al|ers?)(?: (?:required|needed|by|from|required from|needed from|authority|"
            + "chain))*|approval (?:is )?(?:required|needed) (?:from|by|of)|authori[sz](?:ation|ed by|er|ers)(?: (?:required|"
            + "needed|from|by|required from))*|roll-?\\s?back (?:authority|approver|decision(?: (?:maker|owner))?|owner|"
            + "approval)|authority(?: to roll ?back)?|decision[- ](?:maker|owner|authority)|decided by|sign-?off(?: (?:from|by|"
            + "required|required from))*"
            + "|(?:can|may) (?:approve|authori[sz]e|decide|declare|order|trigger|initiate|execute|perform|deploy|roll[ -]?back|"
            + "revert|abort)\\b[^:]{0,40}|who (?:approves|decides|authori[sz]es)|who (?:can|may) (?:approve|authori[sz]e|decide|"
            + "trigger|initiate)[^:]{0,40}|freigabe(?: durch)?|genehmigung(?: durch)?|entscheider(?:in)?|entscheidung durch|"
            + "approbation|autorisation|validation par|décideur|aprobación|autorización|autorizado por|aprobado por|aprovação|"
            + "autorização|审批人?|批准人?|授权人?|决策人|承認者?|決裁者?)\\s*[:：]\\s*(?<who>\\S.{1,160})$");
    private static final String ACTS =
            "(?:approve|authori[sz]e|order|call|declare|decide(?: on)?|initiate|trigger|sign off(?: on)?|start|execute|make the "
            + "(?:call|decision))";
    private static final Pattern ONLY = words("\\bonly " + ROLE
            + " (?:may|can|is (?:allowed|authori[sz]ed|permitted|entitled) to|are (?:allowed|authori[sz]ed|permitted) to|has "
            + "(?:the )?authority to|should) " + ACTS + "\\b(?<what>.{0,120})");
    private static final Pattern MUST = words("^\\W*" + ROLE
            + " (?:must|has to|have to|needs? to|is required to) (?:approve|authori[sz]e|sign off)\\b(?<what>.{0,120})");
    private static final Pattern MAY = words("^\\W*" + ROLE
            + " (?:may|can|is (?:allowed|authori[sz]ed|permitted) to|are (?:allowed|authori[sz]ed|permitted) to|has (?:the "
            + ")?authority to|have (?:the )?authority to) (?:approve|authori[sz]e|order|call|declare|decide|initiate|trigger|"
            + "sign off|roll[ -]?back|revert|abort|(?:start|begin|execute|perform) (?:an? |the |any )?(?:\\p{L}+ )?(?:roll|"
            + "revert|fail))\\p{L}*\\b(?<what>.{0,120})");
    private static final Pattern NEEDED =
            words("\\b(?:approval|authori[sz]ation|sign-?off|go-ahead|permission|consent)\\b (?:(?:is |are )?(?:required|needed|"
            + "necessary) )?(?:from|of|by) " + ROLE
            + "(?=\\s+(?:is|are|obtained|received|given|granted|documented|on|in|at|via|before|for|to|if|when|prior)\\b|[.;,)]|"
            + "$)");
    private static final Pattern NONE_NEEDED =
            words("\\b(?:no (?:prior |further |additional |explicit |human |manual )?(?:approval|authori[sz]ation|sign-?off|"
            + "permission)|without (?:prior |further |any |human |manual )?(?:approval|authori[sz]ation)|(?:approval|"
            + "authori[sz]ation) (?:is )?not (?:needed|required))\\b");
    private static final Pattern DECIDES =
            words("^\\W*" + ROLE + " (?:alone )?(?:decides?|approves?|authori[sz]es?|signs off)\\b(?<what>.{0,120})");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;])\\s+");
    private static final Pattern DENIED = words("\\b(?:not|n['’]t|never|nobody|no one)\\b");
    /** A sentence behind the label tells how something works, and names nobody. */
    private static final Pattern TELLS =
            words("\\b(?:is|are|was|were|be|been|has|have|do|does|did|must|should|will|would|can|may|needs?|requires?|ist|sind|"
            + "wird|werden|est|sont|es|son|está|é|são)\\b");
    /** A paper, and nobody who could be asked. */
    private static final Pattern PAPER =
            words("\\b(?:protocols?|polic(?:y|ies)|process|procedures?|standards?|frameworks?|guides?|guidelines?|documents?|"
            + "handbook|charter|act)$");
    private static final Pattern ANSWER =
            words("^\\W*(?:yes|no|y|n|ja|nein|oui|non|sí|sim|não|required|not required|是|否|n/?a|-*)\\W*$");
    private static final Pattern MACHINE =
            words("\\b(?:version|script|system|service|tool|job|button|pipeline|workflow|flag|command|api|server|host|cluster|"
            + "build|release|image|feature|alert|monitor|canary|\\d+)s?\\b");
    private static final Pattern PRONOUN =
            words("^(?:the |an? )?(?:you|we|it|this|that|they|he|she|anyone|someone|i|pr|pull request|request|system|pipeline|"
            + "script|alert|monitor|button|form)$");
    private static final Pattern ROLLING =
            words("\\b(?:prod(?:uction)?|release|deploy\\w*|change|emergency|restore|fail-?over|incident|go/?no-?go|"
            + "decision)\\b");

    private final Map<String, Authority> found = new LinkedHashMap<>();

    private AuthorityReader() {
    }

    public static List<Authority> read(Outline outline) {
        var reader = new AuthorityReader();
        outline.sections().forEach(reader::section);
        return List.copyOf(reader.found.values());
    }

    private void section(Section section) {
        boolean headed = !section.path().isEmpty() && WHO.matcher(section.heading()).find();
        boolean undoing = Stance.speaksOfUndoing(section.path()) || ROLLING.matcher(section.path()).find();
        boolean labelled = false;
        for (Block block : section.blocks()) {
            switch (block) {
                case Block.Table table -> table(table, headed || labelled);
                case Block.Item item -> item(item, headed || labelled, undoing);
                case Block.Prose prose -> {
                    boolean label = prose.text().length() <= 90
                            && (prose.heading() != Block.Prose.TEXT || prose.text().endsWith(":"));
                    labelled = label ? WHO.matcher(prose.text()).find() && !NONE_NEEDED.matcher(prose.text()).find() : labelled
                            && !headed;
                    List<String> lines = prose.text().lines().toList();
                    for (int i = 0; i < lines.size(); i++) {
                        statement(lines.get(i), prose.line() + i, headed, undoing, section);
                    }
                }
                case Block.Quote quote -> quote.text().lines()
                        .forEach(line -> statement(line, quote.line(), headed, undoing, section));
                case Block.Check check -> statement(check.text(), check.line(), headed, undoing, section);
                case Block.Code _ -> { }
            }
        }
    }

    private void add(String severity, String who, int line) {
        add(severity.strip() + "\0" + who.strip(), severity, who, line);
    }

    /** @param said what is said once, however often it is written */
    private void add(String said, String severity, String who, int line) {
        String by = who.strip();
        boolean blank = by.isEmpty() || by.matches("(?i)[_.\\s-]+|tbd|todo|n/?a|none|\\?+") || by.matches("\\[[^\\]]*\\]")
                && by.length() < 4;
        if (!blank) {
            found.putIfAbsent(said, new Authority(severity.strip(), by, line));
        }
    }

    private void table(Block.Table table, boolean headed) {
        int who = IntStream.range(0, table.head().size()).filter(i -> WHO.matcher(table.head().get(i)).find()
                && table.rows().stream().noneMatch(row -> ANSWER.matcher(row.get(i)).matches() && !row.get(i).isBlank()))
                .findFirst().orElse(-1);
        int severity = column(table, SEVERITY, who);
        int subject = severity >= 0 ? severity : column(table, SUBJECT, who);
        int person = column(table, PERSON, who);
        if (person >= 0 && subject < 0 && (who >= 0 || headed && table.head().size() == 2)) {
            int power = who >= 0 ? who : 1 - person;
            rows(table, power, person);
        } else if (subject >= 0 && (who >= 0 || headed && table.head().size() == 2)) {
            rows(table, subject, who >= 0 ? who : 1 - subject);
        } else if (headed && subject >= 0 && person >= 0) {
            rows(table, subject, person);
        }
    }

    private void rows(Block.Table table, int severity, int by) {
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            String who = row.get(by);
            // a cell may say what is done instead of who decides
            if (!Instruction.begins(who) || ContactReader.role(who)) {
                add(row.toString(), row.get(severity), who, table.line() + 2 + i);
            }
        }
    }

    private void item(Block.Item item, boolean headed, boolean undoing) {
        String text = item.text();
        Matcher listed = LISTED.matcher(text);
        Matcher power = POWER.matcher(text);
        if (headed && listed.matches() && !DENIED.matcher(text).find()) {
            add(listed.group(1), listed.group(2), item.line());
        } else if (headed && power.matches() && ContactReader.role(power.group(1)) && !DENIED.matcher(text).find()
                && !PRONOUN.matcher(power.group(1).strip()).matches() && item.commands().isEmpty()) {
            add(power.group(2).replaceFirst("^(?i:can|may|is allowed to)\\s+", ""), power.group(1), item.line());
        } else if (!sentence(text, item.line(), headed || undoing) && headed && !Instruction.begins(text) && text.length() <= 60
                && !text.contains(":") && ContactReader.role(text) && !text.endsWith(":") && !text.contains("?")
                && item.commands().isEmpty()) {
            add("", text, item.line());
        }
    }

    private void statement(String text, int line, boolean headed, boolean undoing, Section section) {
        boolean top = section.path().isEmpty();
        if (!top || !text.strip().toLowerCase(Locale.ROOT).startsWith("approved by")) {
            boolean about = headed || undoing && !top;
            if (LINE.matcher(text).matches()) {
                sentence(text, line, about);
            } else {
                SENTENCE_END.splitAsStream(text).forEach(part -> sentence(part, line, about));
            }
        }
    }

    private boolean sentence(String text, int line, boolean about) {
        if (text.length() > 400) {
            return false;
        }
        Matcher none = NONE_NEEDED.matcher(text);
        if (none.find()) {
            // what must not be done without approval says who needs one, and not that nobody does
            boolean forbids = DENIED.matcher(text.substring(0, none.start())).find();
            boolean rolling = !forbids && (about || Stance.speaksOfUndoing(text)) && !text.strip().endsWith(":")
                    && !text.matches("(?is).*\\b(?:needed|required) to (?!roll|revert|go back|undo|abort|return|withdraw|act).*");
            if (rolling) {
                add("", text, line);
            }
            return rolling;
        }
        Matcher labelled = LINE.matcher(text);
        if (labelled.matches()) {
            String by = labelled.group("who");
            boolean told = DENIED.matcher(by).find() || (TELLS.matcher(by).find() || PAPER.matcher(by).find())
                    && !ContactReader.role(by);
            if (!told && !ANSWER.matcher(by).matches() && (about || Stance.speaksOfUndoing(text) || text.length() <= 80)) {
                add("", by, line);
            }
            return true;
        }
        for (Pattern pattern : List.of(ONLY, MUST, MAY, DECIDES, NEEDED)) {
            Matcher m = pattern.matcher(text);
            Optional<String> who = m.find() ? Optional.of(m.group("who").strip()) : Optional.empty();
            boolean rolling = about || Stance.speaksOfUndoing(text) || ROLLING.matcher(text).find();
            if (who.isPresent() && rolling && !PRONOUN.matcher(who.get()).matches() && !DENIED.matcher(m.group()).find()
                    && (ContactReader.role(who.get()) || pattern == ONLY && Stance.speaksOfUndoing(m.group())
                    && !MACHINE.matcher(who.get()).find())) {
                add("", who.get().replaceFirst("^(?i:the|an?)\\s+", ""), line);
                return true;
            }
        }
        return false;
    }

    private static int column(Block.Table table, Pattern heading, int but) {
        return IntStream.range(0, table.head().size()).filter(i -> i != but && heading.matcher(table.head().get(i)).find())
                .findFirst().orElse(-1);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
