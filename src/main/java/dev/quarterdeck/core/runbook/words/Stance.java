package dev.quarterdeck.core.runbook.words;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a heading, a label or an item says about rolling back. A refusal is looked for before anything else, because taking a
 * reason against it for a reason is the worst that a reader can do.
 */
public enum Stance {
    /** It calls for it: {@code Roll back if}. */
    ACT,
    /** It may come to that: {@code Investigate first}. */
    INVESTIGATE,
    /** It speaks against it: {@code Fix forward instead}, {@code Monitor only}. */
    REFUSE,
    /** It says nothing of the kind. */
    UNSAID;

    private static final String UNDOING =
            "(?:roll(?:s|ed|ing)?[ -]?backs?|rollbacks?|revert(?:s|ed|ing)?|reversion|abort(?:s|ed|ing)?|back(?:ed|ing)?[ "
            + "-]?outs?|backouts?|undo(?:ing)?|fail(?:ing)?[ -]?back|go(?:es|ing)?[ -]back|gone back|withdraw(?:s|n|ing|als?)?|"
            + "switch(?:es|ing|ed)?[ -]back|put(?:s|ting)?[ -]back|tak(?:e|es|en|ing)[ -]back|point(?:s|ing)?(?: \\p{L}+){0,3} "
            + "back"
            + "|zurück(?:zu)?(?:roll|setz|bau|nehm)\\w*|rückbau\\w*|rollback\\w*|retour arrière|revenir en arrière|revertir|"
            + "reversi[oó]n|reverter|reversão|desfazer|deshacer)";
    /** In a heading or a label a return is one to what was before; in a sentence it may be what a function gives. */
    private static final String HEADED = "(?:" + UNDOING + "|returns?|returning|way back|back to|retornar|retorno)";
    private static final String UNDOING_EAST = "(?:回滚|回滾|回退|ロールバック|切り戻[しすさ]?|戻す)";
    private static final Pattern HEADS = words("(?<!\\p{L})" + HEADED + "(?!\\p{L})|\\bkill switch\\b");
    private static final Pattern SPEAKS_OF_IT = words("(?<!\\p{L})" + UNDOING + "(?!\\p{L})|" + UNDOING_EAST);

    private static final Pattern REFUSES = words(
            "(?:\\bnot|n['’]t|\\bdont|\\bnever|\\bcannot|\\bno need to|\\bavoid|\\binstead of|\\brather than|\\bno|\\bwithout|"
            + "\\bskip)\\s+(?!only\\b|later\\b)(?:[\\p{L}]+\\s+){0,4}?" + HEADED + "(?!\\p{L})"
            + "|" + HEADED
            + "(?:\\s+(?:is|are|should|must|needs?|would|be|was|to))*\\s*(?:\\?\\s*[:=–—-]?\\s*no\\b|(?:not|never)\\b|n['’]t\\b|"
            + "unnecessary|unneeded|overkill|only if told)"
            + "|\\b(?:non|not|no|isn['’]t|aren['’]t)[ -](?:an?\\s|valid\\s|good\\s|sufficient\\s|enough\\s|by (?:itself|"
            + "themselves)\\s)*(?:reasons?|grounds?|triggers?|causes?|worthy|roll-?back|applicable)\\b"
            + "|^\\W*(?:(?:strictly )?(?:do not|don['’]?ts?|never|must not|prohibited|forbidden|not allowed|verboten|"
            + "interdit\\p{L}*|prohibido|proibido)(?: (?:ever|do|run|execute|use|actions?|operations?|things))*|禁止(?:事项|事項|"
            + "操作)?)\\W*$"
            + "|" + HEADED
            + "(?:\\s+(?:is|are|becomes?|would be|may be|can be|gets?))+\\s+(?:too |very |highly |often |always )?(?:dangerous|"
            + "unsafe|risky|hazardous|harmful|impossible|forbidden|prohibited|disallowed|discouraged|inadvisable|pointless|"
            + "useless)\\b"
            + "|\\breasons? not to\\b|\\bwhen (?:it['’]?s |you should |we should |we do |you do )?(?:not|n['’]t)\\b|\\bwhen "
            + "(?:we|you) (?:don['’]?t|do not|never|shouldn['’]t)\\b"
            + "|\\b(?:do not|don['’]?t|never) (?:use|act|trigger|proceed with|page|execute|start|panic)\\b|\\bnot to (?:use|act|"
            + "trigger|page)\\b"
            + "|\\b(?:fix|roll|patch|mend|repair)(?:ing|es)?(?: it| them)?[ -]?forwards?\\b|\\bforward[ -]fix(?:es)?\\b|"
            + "\\bhot-?fix(?:es)? (?:instead|only|preferred|forward)\\b"
            + "|\\b(?:no|without) (?:immediate |further |urgent )?(?:action|roll-?back|revert|intervention)(?: is| are)?(?: "
            + "needed| required| necessary)?\\b|\\bnothing to do\\b|\\bdo nothing\\b"
            + "|\\b(?:can|may|could|should) (?:wait|be ignored|stay|be tolerated)\\b|\\bwait and see\\b|\\bleave (?:it )?(?:in "
            + "place|running|alone|as is)\\b"
            + "|\\b(?:acceptable|tolerable|tolerated|accepted|harmless|ignorable|cosmetic only)\\b(?! (?:level|threshold|limit|"
            + "range))"
            + "|\\b(?:monitor|observe|watch|monitoring|observation)(?:ed|ing)? only\\b|\\b(?:just|only|simply|keep|continue(?: "
            + "to)?) (?:monitor|observ|watch)(?:ing|e)?\\b|^\\W*(?:leave (?:it|them|alone)|ignore)\\b|\\bmonitor(?:ing)? "
            + "(?:closely|and (?:wait|continue|proceed|report|log))\\b"
            + "|^\\W*(?:monitor|observe|keep an eye on)\\b(?!ing (?:shows|alerts))(?!.*\\broll)|\\bignore\\b|\\bfalse "
            + "(?:positives?|alarms?)\\b(?! rate)|^\\W*(?:exceptions?|except(?: when| if| for)?|unless|excluded|exclusions?)\\b"
            + "|\\b(?:continue|proceed|go ahead|carry on|keep going)\\b(?: with)?(?: the)? ?(?:deploy\\w*|rollout|release|if|"
            + "when)\\b|^\\W*(?:go|continue|proceed|promote)\\W*(?:if|when|criteria|conditions?)?\\W*$"
            + "|\\b(?:success|promotion|proceed|continue|go-ahead|acceptance|exit) (?:criteria|conditions?)\\b|\\bout of "
            + "scope\\b|\\bno-?go for (?:an? )?(?:roll|revert)|\\b(?:keep|stay on|leave) (?:the |this |that )?(?:new "
            + ")?(?:release|deploy\\w*|version|change)\\b|\\b(?:in|for|until|with) the (?:next|following) (?:sprint|release|"
            + "deploy\\w*)\\b|\\bcan be (?:fixed|addressed|handled|mended) (?:later|forward|in)\\b|^\\W*(?:just |only )?(?:open|"
            + "create|log|file|raise) an? (?:ticket|bug|issue)\\b|\\bnot (?:covered|required|needed|necessary|urgent enough)\\b|"
            + "\\bknown issues?\\b"
            + "|\\bnicht (?:\\p{L}+ ){0,3}(?:zurück|rückbau)\\p{L}*|\\b(?:zurück\\p{L}+|rückbau|rollback)\\W+(?:\\p{L}+ "
            + "){0,2}nicht\\b|\\bkein\\p{L}* (?:\\p{L}+ )?(?:rollback|rückbau|grund|gründe|anlass|maßnahme)\\p{L}*|\\bwann "
            + "nicht\\b|\\b(?:nur|lediglich|weiter) beobachten\\b|\\bbeobachten\\W*$|\\bvorwärts\\p{L}*|^\\W*(?:außer|"
            + "ausnahmen?|es sei denn)\\b"
            + "|\\bne pas\\b|\\bpas (?:de|d['’]un|un) (?:rollback|retour|motif|raison)|\\bquand ne pas\\b|^\\W*sauf\\b|"
            + "^\\W*exceptions?\\b|\\bsurveill\\p{L}+ (?:seulement|uniquement)\\b|\\bcorriger en avant\\b|\\bcorrectif\\b"
            + "|\\bno (?:se (?:debe|revierte|requiere) ?)?(?:revertir|retornar|regresar|hacer|es (?:motivo|razón)|son (?:motivo|"
            + "razones)|requiere|volver)\\b|\\bcuándo no\\b|^\\W*(?:salvo|excepto)\\b|\\b(?:solo|sólo|solamente) (?:monitor|"
            + "observ)\\p{L}+|\\bcorregir hacia adelante\\b"
            + "|\\bnão (?:se (?:deve|reverte) ?)?(?:retornar|reverter|fazer|é motivo|são motivos|requer|voltar|desfazer)\\b|"
            + "\\bquando não\\b|^\\W*(?:exceto|salvo)\\b|\\b(?:apenas|somente|só) (?:monitor|observ)\\p{L}+|\\bcorrigir para a "
            + "frente\\b"
            + "|(?:不|无需|無需|毋须|勿|别|不要|禁止)[^，。、\\s]{0,3}(?:回滚|回滾|回退|重启)|不作为|(?:仅|只|僅)(?:需)?(?:监控|觀察|观察|監控)|^\\W*除非|除外|向前修复|前向修复"
            + "|(?:ロールバック|切り戻し?)(?:を|は)?(?:し(?:ない|ません)|せず|不要|行わない|対象外)|(?:監視|観察|様子見)(?:のみ|だけ)|対象外|切り戻さない|切り戻しません|戻さない|しない(?:場合|"
            + "ケース|で)|を除く");

    private static final Pattern INVESTIGATES =
            words("\\binvestigat\\w+|\\bwarning signs?\\b|\\bconsider(?:ed|ing|ation)?\\b|\\bmanual(?:ly)? (?:decisions?|decide|"
            + "review|assess\\w*|evaluat\\w*)\\b|\\bevaluat\\w+\\b|\\bassess\\w*\\b|\\bdiscuss\\w*\\b|\\bthink about\\b|"
            + "\\bweigh\\b|\\byellow flags?\\b"
            + "|(?<!\\p{L})(?:untersuchen|prüfen|erwägen|abwägen|envisager|examiner|investigar|considerar|evaluar|"
            + "avaliar)(?!\\p{L})|考虑|考慮|调查|調查|评估|検討|調査");

    private static final Pattern CALLS = words(
            "\\bwhen (?:do (?:we|you|i) |should (?:we|you|i) |(?:we|you) (?:should |must |need to )?|to |must (?:we|you) |is "
            + "(?:a )?)?(?:(?:trigger|start|initiate|execute|perform|consider|call for|do|use) (?:an? |the )?(?:\\p{L}+ "
            + ")?)?(?:roll|revert|abort|back[ -]?out|undo|go back|return|withdraw|switch back|take (?:it )?back|act\\b|"
            + "intervene|page\\b|declare|pull the plug|bail out)"
            + "|\\bwhat (?:triggers?|causes?|calls for|warrants?|justif(?:y|ies)|leads to|requires?) (?:an? |the |us to )?"
            + HEADED + "(?!\\p{L})"
            + "|\\b(?:signs?|signals?|reasons?|cases|situations?) (?:that |why |when |in which )?(?:you|we) (?:should |must |"
            + "would |will |need to |have to )?" + HEADED + "(?!\\p{L})"
            + "|\\bif (?:any|one|either) of (?:these|the following|them|those)\\b.{0,30}?" + HEADED
            + "(?!\\p{L})|^\\W*deciding (?:whether |when )?to " + HEADED + "(?!\\p{L})"
            + "|\\b(?:reasons?|grounds|criteria|conditions?|triggers?|signals?|thresholds?) (?:to|for|of|that (?:\\p{L}+ "
            + ")?)\\s?(?:an? |the |trigger(?:ing)? |immediate |automatic )*" + UNDOING
            + "|\\b(?:criteria|conditions?|triggers?|signals?|thresholds?|reasons?)\\s*[(:–—-]+\\s*(?:to )?" + HEADED
            + "(?!\\p{L})"
            + "|(?<!\\p{L})" + HEADED
            + "[ -](?:(?:decision|trigger|evaluation|activation) )?(?:criteria|criterion|triggers?|conditions?|reasons?|"
            + "thresholds?|signals?|rules?|indicators?)\\b"
            + "|\\b(?:stop|halt|kill|pause|(?<!go/)(?<!go / )(?<!go or )no-?go|red[- ]flag|bail[- ]?out|cancel\\w*) (?:criteria|"
            + "criterion|triggers?|conditions?|rules?|thresholds?)\\b|^\\W*no-?go\\b|\\bred flags\\b"
            + "|(?<!\\p{L})" + HEADED
            + "(?:\\s+(?!(?:steps?|procedures?|plans?|tests?)\\b)[\\p{L}\\d]+){0,6}\\W*\\b(?:if|when|whenever|as soon as|once|"
            + "on|for|upon)\\b"
            + "|\\b(?:trigger|initiate|execute|perform|start|consider|call|order|begin) (?:an? |the )?(?:immediate |automatic |"
            + "emergency |full |manual )?" + HEADED + "(?!\\p{L}).{0,30}?\\b(?:if|when|whenever|as soon as|once|for)\\b"
            + "|\\b(?:immediate|automatic|auto|mandatory|manual|instant|urgent|emergency|critical|considered?) ?[-–]?" + HEADED
            + "(?:\\s*\\([^)]*\\))?\\s*(?:required|needed|triggers?|if|when|for|criteria|conditions?|necessary)"
            + "|\\b(?:symptoms?|signs?|signals?|events?|situations?|issues?|failures?|problems?|conditions?|scenarios?|alerts?) "
            + "(?:that |which |you |we |should |may |will |must )*(?:requir|need|trigger|warrant|call|indicat|justif|demand|"
            + "mean|forc|mandat|caus)\\w* (?:for )?(?:an? |the |to |immediate )*" + UNDOING
            + "|\\b(?:should|do|shall|must) (?:we|you|i) (?:need to )?" + HEADED + "|\\bdecision criteria\\b"
            + "|\\bwann (?:\\p{L}+ ){0,3}?(?:zurück\\p{L}*|rückbau\\p{L}*|rollback|abbrechen|abgebrochen)|\\b(?:abbruch|rückbau|"
            + "rollback|rückroll)-?\\s?(?:kriteri\\p{L}+|gründe|auslöser|bedingung\\p{L}*|trigger)|"
            + "(?<!\\p{L})zurück\\p{L}+\\W*(?:wenn|falls|sobald|bei)\\b|\\b(?:gründe|kriterien|bedingungen|auslöser) für (?:den "
            + "|einen |das |ein )?(?:rückbau|rollback|zurückrollen)"
            + "|\\bquand (?:\\p{L}+ ){0,2}?(?:revenir|annuler|rollback|retour|déclencher)|\\b(?:critères?|conditions?|"
            + "déclencheurs?|motifs?|raisons?) (?:de|du|d['’]|pour (?:un |le )?)\\s?(?:rollback|retour|repli|annulation|"
            + "déclenchement)|\\b(?:rollback|retour arrière|revenir en arrière)(?: \\p{L}+){0,2}\\W+(?:si|quand|lorsque|dès "
            + "que)\\b"
            + "|\\bcuándo (?:\\p{L}+ ){0,3}?(?:revertir|rollback|reversión|deshacer)|\\b(?:criterios?|condiciones|disparadores|"
            + "motivos|razones) (?:de|del|para (?:el |la |hacer )?)\\s?(?:rollback|reversión|revertir|retroceso)|\\brevertir(?: "
            + "\\p{L}+){0,2}\\W+(?:si|cuando)\\b"
            + "|\\bquando (?:\\p{L}+ ){0,3}?(?:retornar|reverter|rollback|reversão|desfazer)|\\b(?:critérios?|condições|"
            + "gatilhos|motivos|razões) (?:de|do|para (?:o |a |fazer )?)\\s?(?:rollback|reversão|reverter)|\\b(?:reverter|"
            + "retornar)(?: \\p{L}+){0,2}\\W+(?:se|quando)\\b"
            + "|(?:何时|何時|什么时候|什麼時候|什么情况下)[^。]{0,4}(?:回滚|回滾|回退)|(?:回滚|回滾|回退)(?:的)?(?:触发)?(?:条件|條件|标准|標準|时机|時機|触发|觸發|场景|判断|依据|原因)|"
            + "(?:以下|下列|出现|满足)[^。]{0,14}(?:回滚|回退|回滾)"
            + "|(?:ロールバック|切り戻し?)(?:の|を)?(?:実施|判断|発動|行う|する)?(?:の)?(?:条件|基準|判断|トリガー|理由|タイミング|場合)|いつ(?:ロールバック|切り戻)|(?:以下|"
            + "次)の[^。]{0,14}(?:ロールバック|切り戻)");

    /** Words that mean reasons to roll back only in a document that is about that. */
    private static final Pattern CALLS_IN_CONTEXT =
            words("^\\W*(?:\\d+\\.?\\s+)?(?:triggers?|trigger (?:conditions?|criteria|events?|list|matrix|table)|decision "
            + "(?:triggers?|criteria|rules?)|when|when to (?:use|run|apply|invoke|execute|pull|do)(?: (?:this|the) \\p{L}+(?: "
            + "\\p{L}+)?| it| this)?|(?:use|used|needed|required) (?:this |it )?(?:when|if)|criteria|conditions|use this "
            + "(?:runbook|playbook|guide|procedure) (?:when|if)|indications?|trip-?wires?|red lines?|deal-?breakers?|"
            + "unacceptable (?:conditions|results|outcomes)|auslöser|wann (?:anwenden|nutzen|verwenden)|déclencheurs?|"
            + "disparadores|gatilhos|触发条件|触发|觸發條件|トリガー|発動条件|適用条件)\\W*$");

    /** Labels that mean reasons to roll back below a heading about that. */
    private static final Pattern NAMES_REASONS =
            words("^\\W*(?:(?:roll-?\\s?back |decision |common |typical |possible |immediate |automatic )?(?:triggers?|"
            + "triggered (?:by|when|if)|trigger (?:conditions?|criteria|events?))|(?:decision )?criteria|conditions?|"
            + "indicators?|(?:rückroll)?auslöser|bedingungen|kriterien|déclencheurs?|critères|disparadores|criterios|gatilhos|"
            + "critérios|触发条件|觸發條件|トリガー|発動条件)\\W*$");

    /** Whether a label means reasons to roll back, where the headings above are about that. */
    public static boolean namesReasons(String label) {
        return label.length() <= LONGEST && NAMES_REASONS.matcher(label).find();
    }

    /** Whether the words speak of rolling back at all. */
    public static boolean speaksOfUndoing(String text) {
        return SPEAKS_OF_IT.matcher(text).find();
    }

    /** Whether a title or heading says that it is about going back to what was before. */
    public static boolean about(String heading) {
        return HEADS.matcher(heading).find() || SPEAKS_OF_IT.matcher(heading).find();
    }

    /** What a heading or a label says. Only the first {@value #LONGEST} characters are looked at. */
    public static Stance of(String text) {
        String words = WHERE_NEEDED.matcher(text.length() > LONGEST ? text.substring(0, LONGEST) : text).replaceAll(" ");
        if (REFUSES.matcher(words).find()) {
            return REFUSE;
        }
        if (PERMITS.matcher(words).find()) {
            return UNSAID;
        }
        if (CALLS.matcher(words).find()) {
            return ACT;
        }
        return INVESTIGATES.matcher(words).find() ? INVESTIGATE : UNSAID;
    }

    /** As {@link #of}, where the document is known to be about rolling back. */
    public static Stance inContext(String text) {
        Stance stance = of(text);
        return stance == UNSAID && text.length() <= LONGEST && CALLS_IN_CONTEXT.matcher(text).find() ? ACT : stance;
    }

    private static final int LONGEST = 300;
    /** That it may be done is no reason to do it: {@code When rollbacks are safe}. */
    private static final Pattern PERMITS =
            words("\\bwhen\\b.{0,20}" + HEADED
            + "(?:\\s+(?:is|are|remains?|would be))+\\s+(?:still |always )?(?:safe|allowed|permitted|possible|supported|"
            + "available|an option)\\W*$");
    /** Says of a way back that it is not always gone, and nothing of when: {@code Database rollback (if applicable)}. */
    private static final Pattern WHERE_NEEDED =
            words("\\b(?:if|when|where|as) (?:applicable|needed|necessary|required|possible|available|relevant|appropriate|"
            + "desired)\\b(?!:?\\s+(?:the|a|an|any|all|because|when|if)\\b)"
            + "|\\b(?:falls|wenn) (?:nötig|erforderlich|möglich|zutreffend|vorhanden)\\b|\\bsi (?:nécessaire|besoin|applicable|"
            + "possible)\\b|\\bsi (?:es necesario|aplica|procede|corresponde|es posible)\\b|\\bse (?:necessário|aplicável|"
            + "possível)\\b|如(?:有)?(?:需要|必要|适用)|必要(?:に応じて|な場合)");
    private static final String CROSSED = "^\\W*(?:❌|🚫|⛔|✗|✘|✖|❎|👎)";
    private static final Pattern CROSS = Pattern.compile(CROSSED);
    private static final Pattern TICK = Pattern.compile("^\\W*(?:✅|✔|☑|👍|🔴)");
    private static final Pattern STRUCK = Pattern.compile("^\\W*~~[^~]+~~\\W*(?:\\([^()]*\\)\\W*)?$", Pattern.DOTALL);
    private static final Pattern BEGINS_REFUSING =
            words("^[^\\p{L}]*(?:do not|don['’]?t|dont|never|no (?:need|rollback|roll back|revert|action)|not (?:an? "
            + ")?(?:reason|trigger|for|a rollback|worth|if|when)|fix[ -]forward|roll[ -]forward|monitor only|except|unless|"
            + "ignore|kein|nicht|ne pas|no revertir|não reverter|不要|无需|除非)\\b|^[^\\p{L}]*(?:fine|ok|normal|green)\\s*[:：]");
    /** What follows a reason and takes it back: {@code Slow screen, but do not roll back for it}. */
    private static final Pattern TAKES_BACK =
            words("(?:[,;.(–—:-]\\s*|\\bbut\\s+)(?:but |and |so |then |yet |though )?(?:we |you )?(?:do not|don['’]t|does not|"
            + "never|no need to|not|should not|must not|need not|cannot)\\s+(?:\\p{L}+\\s+){0,2}?(?:roll|revert|abort|undo|go "
            + "back)"
            + "|\\b(?:aber|jedoch)\\s+(?:\\p{L}+\\s+){0,2}?nicht\\s+zurück|\\bmais\\s+(?:ne\\s+)?pas\\s+(?:de\\s+)?(?:revenir|"
            + "rollback|retour)|\\bpero\\s+no\\s+(?:se\\s+)?(?:rev|retor)|\\bmas\\s+não\\s+(?:se\\s+)?(?:rev|retor)|但(?:是)?(?:不|"
            + "无需|不要|不必)[^，。]{0,2}回滚|が(?:、)?ロールバックは?し(?:ない|ません)");
    private static final Pattern RETURNS = words("\\breturns?\\b");
    private static final Pattern OUTCOME =
            Pattern.compile("(?:→|⇒|➜|➡|->|=>|\\s[–—-]\\s|[:;]\\s|\\()\\s*(?!(?:unless|except|excluding|sauf|salvo|excepto|"
            + "exceto|außer|es sei denn)\\b)([^→⇒➜➡;()]{3,60})\\)?[.!]?$");

    public static boolean crossed(String item) {
        return CROSS.matcher(item).find();
    }

    public static boolean ticked(String item) {
        return TICK.matcher(item).find();
    }

    /** What an item of a list says for itself, by its beginning or by what it ends in: {@code Slow page → fix forward}. */
    public static Stance ofItem(String item) {
        String words = item.length() > LONGEST ? item.substring(0, LONGEST) : item;
        if (STRUCK.matcher(words).find() || BEGINS_REFUSING.matcher(words).find() || TAKES_BACK.matcher(words).find()) {
            return REFUSE;
        }
        return outcome(words).filter(o -> !RETURNS.matcher(o).find()).map(Stance::of).filter(s -> s != ACT).orElse(UNSAID);
    }

    /** What an item says is to be done: the words behind its last arrow, dash or colon, or in brackets at its end. */
    public static Optional<String> outcome(String item) {
        Matcher m = OUTCOME.matcher(item);
        return m.find() ? Optional.of(m.group(1).strip()) : Optional.empty();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
