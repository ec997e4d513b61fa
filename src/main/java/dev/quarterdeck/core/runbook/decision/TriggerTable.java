package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads the rows of a table as reasons to roll back: {@code Trigger, Condition, Severity, Auto} or
 * {@code Metric, Threshold, Action}.
 * A row that says no, or asks for something else than rolling back, is none. Any thread.
 */
final class TriggerTable {
    private static final Pattern SUBJECT =
            words("^(?:triggers?|metrics?|signals?|indicators?|kpis?|slis?|alerts?|conditions?|symptoms?|events?|criteri(?:on|"
            + "a)|checks?|reasons?|situations?|auslöser|metrik|kennzahl|métrique|métrica|indicador|déclencheur|disparador|"
            + "gatilho|指标|触发条件|指標|条件|トリガー)\\b");
    private static final Pattern BOUND =
            words("\\bno-?go\\b|\\broll-?\\s?back (?:if|when|at|threshold|trigger|level)\\b|^(?:roll-?\\s?back|abort)$|"
            + "\\bthresholds?\\b|\\bconditions?\\b|\\bcriteri(?:on|a)\\b|\\blimits?\\b|\\bcritical\\b|\\bschwelle\\w*|"
            + "\\bgrenzwert|\\bseuil|\\bumbral|\\blimite\\b|阈值|閾値|しきい値|条件");
    private static final Pattern FIRST_BOUND = words("\\bno-?go\\b|\\broll-?\\s?back\\b|\\babort\\b");
    /** A column of limits at which to roll back, beside others at which to go on. */
    private static final Pattern UNDOING_LEVEL =
            words("^\\W*(?:roll-?\\s?back|abort|revert|no-?go)(?: (?:if|when|at|now|threshold|trigger|level))?(?: "
            + "?\\([^()]*\\))?$");
    /** A column that says by its heading that all of its cells are reasons. */
    private static final Pattern UNDOES_IF =
            words("^(?:(?:auto(?:matic)?|immediate|manual)[ -])?(?:roll-?\\s?back|revert|abort) (?:if|when|triggers?|"
            + "thresholds?|criteria|conditions?)$");
    /** Says of each row how far it is: what has to be so before one begins. */
    private static final Pattern READY =
            words("status|state|done|pass(?:ed)?(?: ?/ ?fail)?|ready|complete[d]?|result|met\\??|ok|✅|✓|stand|erledigt|statut|"
            + "fait|estado|hecho|situação|状态|結果");
    private static final Pattern YES_HEADING = words("^\\W*(?:if )?(?:yes|ja|oui|sí|sim|是|はい)\\W*$");
    private static final Pattern NO_HEADING = words("^\\W*(?:if )?(?:no|nein|non|não|否|いいえ)\\W*$");
    private static final Pattern LASTS =
            words("^\\W*(?:durations?|for|sustained(?: for)?|(?:time )?windows?|periods?|how long|evaluation(?: window| "
            + "period)?|dauer|durée|duración|duração|持续时间|時間|期間)\\W*$");
    private static final Pattern SEVERITY =
            words("\\bseverity\\b|\\burgency\\b|\\bpriority\\b|\\bschwere\\w*|\\bsévérité|\\bgravité|\\bseveridad\\b|"
            + "\\bprioridade?\\b|严重|重大度|優先");
    private static final Pattern ACTION =
            words("\\bactions?\\b|\\bresponse$|\\bdecision\\b|\\bwhat to do\\b|\\bmaßnahme\\b|\\baktion\\b|\\bacci[oó]n\\b|"
            + "\\bação\\b|操作|动作|対応|アクション");
    private static final Pattern YES_NO =
            words("\\broll-?\\s?back\\s*(?:\\?|required|needed|y/n)|\\b(?:roll-?\\s?back|revert)\\b.{0,12}\\(?(?:yes ?/ ?no|y "
            + "?/ ?n)\\)?|^roll-?\\s?back$");
    private static final Pattern NO =
            words("^\\W*(?:no|never|n|false|nein|non|não|否|不|いいえ|❌|✗|✘|—|-|–)(?![\\p{L}])|^\\W*[❌✗✘🚫]");
    private static final Pattern YES = words("^\\W*(?:yes|y|true|ja|oui|sí|si|sim|是|はい|always|immediate\\w*)\\b|^\\W*[✅✔✓]");

    private TriggerTable() {
    }

    /**
     * @param called  whether the heading or label above says that these are reasons
     * @param refused whether it says they are none
     */
    static List<Trigger> read(Block.Table table, boolean called, boolean refused, Optional<Urgency> inherited) {
        int yes = column(table, YES_HEADING, 1);
        int no = column(table, NO_HEADING, 1);
        if (yes > 0 && no > 0) {
            return refused ? List.of() : answered(table, yes, no, inherited);
        }
        var found = new ArrayList<Trigger>();
        int answer = yesNo(table);
        int action = column(table, ACTION, -1);
        boolean speaks = answer >= 0 || action >= 0 && SUBJECT.matcher(table.head().getFirst()).find()
                && column(table, BOUND, 0) > 0
                && table.rows().stream().anyMatch(row -> Stance.speaksOfUndoing(row.get(action)))
                || SUBJECT.matcher(table.head().getFirst()).find() && table.head().stream().skip(1)
                .anyMatch(h -> UNDOING_LEVEL.matcher(h.strip()).find()) && table.head().size() > 2;
        speaks |= table.head().size() > 2 && table.head().stream().skip(1).anyMatch(h -> UNDOES_IF.matcher(h.strip()).find());
        boolean readiness = !speaks && table.head().stream().anyMatch(h -> READY.matcher(h.strip()).matches());
        if (refused || readiness || !called && !speaks || table.head().size() < 2 && !called) {
            return found;
        }
        int severity = column(table, SEVERITY, -1);
        int bound = bound(table, action, severity);
        int subject = subject(table, severity, action, answer);
        int lasts = column(table, LASTS, 1);
        Optional<Urgency> headed = Optional.of(table.head().get(bound < 0 ? subject : bound)).filter(Stance::speaksOfUndoing)
                .flatMap(UrgencyReader::read);
        for (int i = 0; i < table.rows().size(); i++) {
            List<String> row = table.rows().get(i);
            String said = answer >= 0 ? row.get(answer) : "";
            String asked = action >= 0 ? row.get(action) : "";
            boolean against = answer >= 0 && !YES.matcher(said).find()
                    && (NO.matcher(said).find() || Stance.of(said) != Stance.ACT);
            boolean other = action >= 0 && answer != action && !asked.isBlank()
                    && !(Stance.speaksOfUndoing(asked) && Stance.of(asked) != Stance.REFUSE
                    || Stance.of(asked) == Stance.INVESTIGATE);
            Stance own = Stance.ofItem(row.get(subject));
            boolean asks = answer < 0 && action < 0 && row.get(subject).strip().endsWith("?");
            if (against || other || asks || row.get(subject).isBlank() || own == Stance.REFUSE
                    || Stance.of(asked) == Stance.REFUSE) {
                continue;
            }
            String detail = bound >= 0 && bound != subject
                    ? lasting(row.get(bound), lasts < 0 || lasts == bound ? "" : row.get(lasts)) : "";
            Optional<Urgency> stated = (severity >= 0 ? UrgencyReader.read(row.get(severity)) : Optional.<Urgency>empty());
            Urgency urgency = Stance.of(asked) == Stance.INVESTIGATE ? Urgency.CONSIDER
                    : UrgencyReader.read(asked).or(() -> UrgencyReader.read(said)).or(() -> stated)
                    .or(() -> UrgencyReader.ofItem(row.get(subject))).or(() -> headed).or(() -> inherited)
                    .orElse(Urgency.CONSIDER);
            found.add(new Trigger(row.get(subject), detail, urgency, TriggerReader.criterion(row.get(subject), detail),
                    table.line() + 2 + i));
        }
        return found;
    }

    /** Questions with what follows from either answer, in columns of their own. */
    private static List<Trigger> answered(Block.Table table, int yes, int no, Optional<Urgency> inherited) {
        var found = new ArrayList<Trigger>();
        for (int i = 0; i < table.rows().size(); i++) {
            for (int column : new int[] {yes, no}) {
                String then = table.rows().get(i).get(column);
                boolean acts = Stance.of(then) != Stance.REFUSE
                        && (Stance.speaksOfUndoing(then) || UNDOING_LEVEL.matcher(then.strip()).find());
                if (acts) {
                    found.add(new Trigger(table.rows().get(i).getFirst() + " " + table.head().get(column) + " → " + then, "",
                            UrgencyReader.read(then).or(() -> inherited).orElse(Urgency.CONSIDER),
                            Optional.empty(), table.line() + 2 + i));
                }
            }
        }
        return found;
    }

    /** A limit that has to be passed for some time is none without that time. */
    private static String lasting(String limit, String time) {
        boolean length = time.matches("(?s).*\\d.*");
        return !length ? limit : limit + (time.matches("(?i)^\\W*(?:for|over|during|within|in)\\b.*") ? " " : " for ") + time;
    }

    /** Whether its rows say yes or no to rolling back. */
    static boolean answers(Block.Table table) {
        return yesNo(table) > 0;
    }

    /** The column that answers whether to roll back, when its cells are answers. */
    private static int yesNo(Block.Table table) {
        int column = column(table, YES_NO, 0);
        return column > 0 && table.rows().stream()
                .allMatch(row -> row.get(column).isBlank() || YES.matcher(row.get(column)).find() || NO.matcher(row.get(column))
                .find()) ? column : -1;
    }

    private static int subject(Block.Table table, int severity, int action, int answer) {
        return IntStream.range(0, table.head().size())
                .filter(i -> i != severity && i != action && i != answer && SUBJECT.matcher(table.head().get(i)).find())
                .findFirst()
                .orElseGet(() -> IntStream.range(0, table.head().size()).filter(i -> i != severity && i != action && i != answer)
                .findFirst().orElse(0));
    }

    /** Where a row states its limit: the column for rolling back before any other. */
    private static int bound(Block.Table table, int action, int severity) {
        int first = IntStream.range(1, table.head().size())
                .filter(i -> i != action && i != severity && FIRST_BOUND.matcher(table.head().get(i)).find()
                && table.rows().stream().anyMatch(row -> row.get(i).matches("(?s).*\\d.*"))).findFirst().orElse(-1);
        return first > 0 ? first : IntStream.range(1, table.head().size())
                .filter(i -> i != action && i != severity && BOUND.matcher(table.head().get(i)).find()).findFirst().orElse(-1);
    }

    private static int column(Block.Table table, Pattern heading, int from) {
        return IntStream.range(Math.max(0, from), table.head().size()).filter(i -> heading.matcher(table.head().get(i)).find())
                .findFirst().orElse(-1);
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
