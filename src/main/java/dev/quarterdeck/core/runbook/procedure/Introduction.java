package dev.quarterdeck.core.runbook.procedure;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the sentence above a list or a fence says of it. */
enum Introduction {
    /** Steps to follow. */
    STEPS,
    /** What a command or a script does by itself. */
    EFFECTS,
    /** What must not be done. */
    WARNING,
    /** When to choose what it stands in. */
    USE_WHEN,
    /** How to take it back, or what to do another time. */
    ANOTHER_TIME,
    /** Causes, parts, examples, remarks. */
    CONTEXT;

    private static final String IT =
            "(?:this|it|that|which|they|these|the (?:[\\w-]+ ){0,3}(?:scripts?|commands?|jobs?|pipelines?|workflows?|tools?|"
            + "actions?|automation|operator|service|system|playbook|program|migration|button|hook|controller|bot|function|task|"
            + "procedure|process|rollback))";
    private static final Pattern STEPS_WORDS =
            words("\\b(?:follow(?:ing)? (?:these |the )?(?:\\w+ )?(?:steps|instructions|procedure|actions|commands)|these "
            + "(?:\\w+ )?steps|(?:perform|do|take|execute|complete|run|carry out) (?:the following|these|this|each)|as follows|"
            + "in (?:this|the following) order|steps? to|step by step|proceed (?:as|like|in))\\b"
            + "|\\bproceed\\s*[:：]$|\\b(?:folgende\\w* schritte|gehen sie|wie folgt|étapes suivantes|siga (?:estos|los|estes|"
            + "os)|siguientes pasos|seguintes passos)\\b|以下の手順|按以下|以下步骤");
    private static final Pattern EFFECT_WORDS =
            words("(?:^|[.\\n]\\s*|,\\s+)" + IT
            + "(?: \\(?`?[\\w./-]+`?\\)?)?\\s+(?:will|does|do|then|also|would|automatically|performs?|executes?|runs?|handles?|"
            + "takes? care|triggers?|causes?|includes?)\\b(?!.{0,30}\\byou\\b)[^.]*[:：]?$"
            + "|(?:^|[,;.–—-]\\s*)(?:system|script|command|job|pipeline|workflow|tool|automation|operator|controller|service|"
            + "bot|scheduler|watchdog) (?:will|automatically)(?: then| automatically)?\\s*[:：]$"
            + "|\\b(?:automatically|automatisch|automatiquement|automáticamente|automaticamente)\\b[^.]*[:：]$|^(?:what (?:it|"
            + "this|that|the \\w+) (?:does|will do)|what happens|behind the scenes|under the hood|effects?|outcomes?|as a "
            + "result|expected (?:behaviou?rs?|results?|outcomes?|effects?|output)|results?|you (?:should|will) (?:then "
            + ")?(?:see|get|notice)\\b.*|the following (?:\\w+ )?(?:happens|will happen|is done|are done|will be \\w+|occurs?|"
            + "takes place)\\b.*|(?:dies|das skript|das programm) .*|ce script .*|este script .*|esto .*|isto .*)\\s*[:：]?$|"
            + "以下が自動|会自动|自動的に|将会|会执行");
    private static final Pattern WARNING_WORDS =
            words("\\b(?:do not|don['’]t|never|avoid|must not|should not|not allowed|forbidden|prohibited|nicht|ne (?:jamais|"
            + "pas)|no haga|nunca|não faça)\\b[^.]*[:：]$|^(?:don['’]?ts?|never|avoid|bad|wrong)\\s*[:：]?$|禁止|しないで|不要");
    private static final Pattern ANOTHER =
            words("^(?:to (?:undo|reverse|revert|cancel|take back|re-?enable|re-?activate|resume|switch (?:it "
            + ")?back)\\b.{0,40}(?:later|it|this|again|afterwards)|(?:later|afterwards|another time|next time)\\b|if you "
            + "(?:ever |later )?(?:need|want) to (?:undo|reverse|revert|take back|go back))[^.]*[:：]?$");
    private static final Pattern CONTEXT_WORDS =
            words("\\b(?:safe to proceed|causes?(?! (?:an?|the|any|some|more|further|trouble|problems?|issues?|errors?|downtime|"
            + "outages?)\\b)|reasons?|symptoms?|examples?|benefits|advantages|disadvantages|drawbacks|limitations?|assumptions?|"
            + "considerations?|references|remarks?|risks?|notes?|impacts?|consists? of|contains?|comprises?|such as|e\\.g\\.|"
            + "i\\.e\\.|for example|for instance|supports?|means|is (?:caused|triggered|defined)|can be (?:caused|due)|due to|"
            + "because|available (?:options|modes|flags)|options are|following (?:metrics|alerts|conditions|components|services|"
            + "fields|values|features|issues|cases|situations|problems|errors?|reasons|causes|metrics|parameters|variables|"
            + "files|tables|flags|roles|people|teams))\\b[^.]*[:：]$"
            + "|^(?:pros|cons|notes?|important|caution|warning|background|why|impact|risks?|downtime|effort|complexity|speed|"
            + "scope|limitations?|effects?|trade-?offs|vorteile|nachteile|hinweise?|risiken|ursachen|avantages|inconvénients|"
            + "remarques?|ventajas|desventajas|vantagens|desvantagens|tip|tips|fyi|see also|links?|references?|where)\\s*[:：]?$");
    /** {@code Verify that:}, {@code All of this must be green:} */
    private static final Pattern CHECKS_WORDS =
            words("^(?:(?:then|now|next|finally|afterwards|danach|anschließend|dann|zuletzt),?\\s+)?(?:check|verify|confirm|"
            + "ensure|make sure|validate|clarify|klär\\w+|klaer\\w+|prüfen|pruefen|sicherstellen|vérifi\\w+|verifi\\w+|"
            + "comprob\\w+|confirm\\w+)\\b[^.]{0,60}[:：]$"
            + "|\\bmust (?:all )?be (?:green|true|met|done|fulfilled)\\b[^.]*[:：]$|\\bm(?:ü|ue)ssen\\b.{0,60}\\b(?:grün|gruen|"
            + "erfüllt|erledigt|stimmen)\\b[^.]*[:：]$|^(?:请)?(?:确认|检查|验证)[^。]{0,20}[:：]$|^[^。]{0,20}(?:確認|検証)(?:する|してください|"
            + "事項)?[:：]$");
    /** {@code If the new version causes an incident:} says when; what follows is done then. */
    private static final Pattern CASE =
            words("^(?:if|when|in case|once|falls|wenn|sobald|bei|si|en cas|em caso|en caso|se|quando|"
            + "cuando)\\b(?!.{0,20}\\b(?:you|we) (?:ever |later )?(?:need|want) to)");
    private static final int LONGEST = 400;

    static Optional<Introduction> read(String paragraph) {
        String text = paragraph.strip();
        String sentence = text.substring(Math.max(Math.max(text.lastIndexOf(". "), text.lastIndexOf("\n")) + 1,
                text.length() - LONGEST)).strip();
        if (sentence.isEmpty()) {
            return Optional.empty();
        }
        if (WARNING_WORDS.matcher(sentence).find()) {
            return Optional.of(WARNING);
        }
        if (ProcedureFacts.useWhenLabel(sentence)) {
            return Optional.of(USE_WHEN);
        }
        if (CASE.matcher(sentence).find()) {
            return STEPS_WORDS.matcher(sentence).find() ? Optional.of(STEPS) : Optional.empty();
        }
        if (ANOTHER.matcher(sentence).find()) {
            return Optional.of(ANOTHER_TIME);
        }
        if (STEPS_WORDS.matcher(sentence).find() || CHECKS_WORDS.matcher(sentence).find()) {
            return Optional.of(STEPS);
        }
        if (EFFECT_WORDS.matcher(sentence).find()) {
            return Optional.of(EFFECTS);
        }
        return CONTEXT_WORDS.matcher(sentence).find() ? Optional.of(CONTEXT) : Optional.empty();
    }

    /** Whether what stands below it is nothing that a person does now. */
    boolean apart() {
        return this != STEPS;
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
