package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.finding.Finding;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Knows the headings of runbooks in the languages that the reader knows. The first kind that fits counts, from the most
 * particular to the most general. Stateless; any thread.
 */
public final class HeadingWords {
    private static final Pattern NUMBERING =
            Pattern.compile("^(?:(?:section|part|chapter|teil|abschnitt|partie|parte|sección|seção)\\s+(?:\\d{1,2}|"
            + "[IVX]{1,4})\\s*[:.)–—-]?\\s*"
            + "|\\d{1,2}(?:\\.\\d{1,2}){0,3}[.):：、]?\\s+|\\d{1,2}[.、．]|[A-Z][.)]\\s+|[IVX]{1,4}[.)]\\s+|"
            + "[一二三四五六七八九十]{1,2}[、．.]\\s*|[\\p{So}\\p{Sk}\\uFE0F\\u200D\\u20E3]+\\s*)+");
    private static final Pattern CONDITION =
            words("^(?!if (?:a |the )?(?:roll-?\\s?back|revert) (?:is |becomes )?(?:needed|required|necessary))(?:if|when(?! "
            + "to\\b)|in case(?: of)?|falls|wenn)\\s+(\\S.*)$");
    private static final int LONGEST = 120;

    private static final Pattern FORM =
            words("^(?:(?:business |user |customer )?impacts?|severity|symptoms?|signs|approvals?|authori\\w+|sign-?offs?|"
            + "risks?|decisions?|status|state|types?|priorit\\w+|environments?|causes?|meaning|scope|roles?|affected|details|"
            + "metadata|post-?mortems?|retrospectives?|root cause.*|version history|changelog|history|references?|contacts?|"
            + "escalation|examples?|templates?|features?|benefits|lessons.*|best practices|test(?:ing|s)? history)\\b");
    private static final Pattern DIAGNOSIS =
            words("^(?:initial |quick |first )*(?:diagnos\\w*|triage|investigat\\w+|assess\\w*|debug\\w*|analysis|find(?:ing)? "
            + "out|first look|diagnostic|diagnóstico|診断|诊断|排查)");
    private static final Pattern TROUBLES =
            words("^(?:(?:common|known|typical|possible|frequent) (?:\\w+ )?(?:issues?|problems?|errors?|failures?|questions)|"
            + "troubleshooting(?: .{1,40})?|trouble ?shooting guide|faq|fehlerbehebung|häufige (?:fehler|probleme)|dépannage|"
            + "problèmes (?:fréquents|courants)|solución de problemas|problemas (?:comunes|frecuentes|comuns|frequentes)|"
            + "solução de problemas|トラブルシューティング|常见问题|故障排[除查]|疑难解答|常见故障)$");
    /** What was found or done, not what is to be done. */
    private static final Pattern TOLD =
            words("\\b(?:results?|report|evidence|findings|log|record|history|summary|considered|rejected|evaluated|"
            + "discarded)\\)?$");
    /** What the project wants to build one day; its boxes are no work of an incident. */
    private static final Pattern PLANS =
            words("^(?:(?:future|planned|upcoming|possible|potential|suggested|further|next|open|long-?term|"
            + "short-?term)\\s+)*(?:future|roadmap|backlog|to-?dos?(?: list)?|enhancements?|wish-?list|nice to have|ideas|"
            + "(?:planned |future )?improvements?|(?:future|planned|further) (?:work|steps|ideas|plans|tasks|features|"
            + "development|considerations|optimi[sz]ations?))$"
            + "|^(?:améliorations?|évolutions?|pistes)\\b|^(?:mejoras|melhorias|verbesserung\\w*|ausblick|weiterentwicklung|"
            + "geplante?\\b|künftige?\\b)|^(?:trabajo|trabalhos?) futur\\w+|(?:优化|改进|改善)(?:方向|计划|建议|项)$|^(?:后续|未来|下一步)(?:优化|改进|"
            + "计划|规划|工作)|^今後の|^(?:改善|課題)(?:点|案|計画)?$|^待办");
    /** A picture or a message about going back is none. */
    private static final Pattern OUTWEIGHS =
            words("\\b(?:decision[- ](?:tree|flow|chart|diagram|flowchart|matrix|table)s?|flow-?charts?|flow diagrams?|"
            + "entscheidungsbaum|arbre de décision|árbol de decisi[oó]n|árvore de decisão)\\b|\\w+-?entscheidungsbaum|决策树|流程图|"
            + "決定木|フローチャート"
            + "|\\b(?:principles?|(?:recovery )?(?:time|point) objectives?|rto|rpo)(?: \\(.{1,40}\\))?$|^(?:\\w+ "
            + "){0,2}readiness(?: status)?$|^(?:\\p{L}+[ -]){0,2}examples?(?: #?(?:\\d{1,2}|[A-Z]))?\\s*[:–—]|^(?:exemplos?|"
            + "ejemplos?|exemples?|beispiele?)\\b|^(?:示例|例子|案例|例)\\s*\\d*\\s*[:：]|\\bprevention$|\\btime expectations$|"
            + "\\b(?:communications?|announcements?)(?: \\(.{1,40}\\))?$");
    private static final Pattern LETTERED = Pattern.compile("^[A-H]\\)\\s+\\S");
    private static final Pattern WAY_BACK =
            words("^(?:the |our |emergency |quick )?(?:roll-?\\s?back|revert|back-?out|recovery|restor(?:e|ation)|fail-?back|"
            + "undo)(?: (?:procedures?|process|steps?|plan|instructions?|script|commands?|strategy|guide|runbook|workflow|"
            + "sequence))?$|^(?:how to roll back|rolling back|(?:the )?way back|going back)(?: the \\w+)?$"
            + "|^(?:if|when|in case)\\b.{0,40}\\b(?:roll-?\\s?back|revert)\\b.{0,20}\\b(?:needed|required|necessary)$|"
            + "^(?:rollback-?plan|rückbau(?:plan)?|rückfallplan|zurückrollen|plan de (?:retour|repli|reversión|reversão|"
            + "rollback|retorno)|retour arrière|reversión|reversão)$|^(?:回滚|回退)(?:方案|步骤|计划|操作|流程)?$|^(?:ロールバック|切り戻し)(?:手順|方法|"
            + "計画)?$");
    private static final Pattern PROCEDURE =
            words("^(?:[\\p{L}\\d&/-]+ ){1,4}(?:procedure|playbook|protocol|plan)$|\\S(?:手順|流程|步骤)$");
    private static final Pattern PHASE =
            words("^(?:(?:initial|immediate|quick|first|short-term|long-term|possible) )?(?:diagnos(?:is|tics?|e)|"
            + "investigat(?:ion|e)|triage|debugging|checks?|mitigations?|resolutions?|resolve|remediations?|fix(?:es)?|"
            + "solutions?|workarounds?|containment|response|recovery|actions?|prevention|eskalation|diagnose|behebung|lösung|"
            + "abhilfe|diagnostic|résolution|solution|diagnóstico|solución|resolución|solução|resolução|mitigación|"
            + "mitigação)(?: (?:steps?|actions?|commands?|procedure))?$|^(?:排查|诊断|解决|处理|应急|恢复|修复)(?:步骤|方案|方法|措施|流程)?$|^(?:診断|対処|"
            + "対応|復旧|解決)(?:手順|方法)?$");
    private static final Pattern EVENTS =
            words("^(?:\\p{L}+ )?(?:incidents|alerts|issues|problems|outages|failures|errors|störungen|ausfälle|probleme|pannes|"
            + "incidentes|fallas|falhas)(?: (?:and|&) \\p{L}+)?$|^(?:常见问题|障害|告警)$");
    private static final Pattern EVENT =
            words("^(?:incident|alert|alarm|outage|störung|ausfall|panne|incidente|falla|falha|alerte|alerta)\\b|^(?:告警|アラート|障害|"
            + "故障)|\\b(?:incidents?|outages?|failures?|breach|leak(?:ed)?|spikes?|crash(?:es|ed|ing)?|compromised?|unavailable|"
            + "unreachable|exhaust(?:ed|ion)|corrupt(?:ed|ion)|expir(?:ed|ation|y)|attacks?|fraud|missing|down|ausfall|störung|"
            + "panne)$|^(?:compromised|stolen|leaked|corrupted|missing)\\b");
    private static final String BACK =
            "(?:roll-?\\s?backs?|roll(?:ing|ed)? back|reverts?|reverting|revers(?:al|ion)|undo|undoing|back-?outs?|restor\\w+|"
            + "recover\\w*|fail-?\\s?backs?|fail-?overs?|downgrades?|deploy(?:ment)?s?|releases?|migrations?|incidents?|"
            + "changes?|upgrades?|maintenance|switch-?overs?|cut-?overs?|emergenc(?:y|ies)|outages?|resolution|hot-?fix(?:es)?|"
            + "roll-?outs?|failures?)";
    private static final Pattern ORDER =
            words("^(?:manually |first |then )?\\p{L}+(?: (?:back|down|up|out|off|on|over))? (?:the|a|an|all|any|each|every|"
            + "your|our|its|their|it|them|this|that|these|those|whether|which|what|who|how|if|both|one|two)\\b");

    private static final Pattern WARNING =
            words("^(?:when (?:you )?(?:should )?(?:not|never) to|when not|do(?:es)? not|don['’]?ts?\\b|do['’]?s and don|never|"
            + "must not|prohibited|forbidden|prohibitions?|not allowed|what not to do|not to do|things? (?:not to do|to avoid)|"
            + "avoid|anti-?patterns?|common (?:mistakes|pitfalls)"
            + "|pitfalls|mistakes|bad (?:example|practice)s?|(?:an? |some )?(?:counter-?)?examples? of (?:an? )?(?:bad|wrong|"
            + "failed|poor|incorrect)\\b|wrong(?: way| approach)?$|no (?:roll-?\\s?back|revert)|.*\\bnot (?:needed|required|"
            + "recommended|to (?:use|roll|do))\\b|fix forward|roll forward instead|reasons not to|what (?:this|it) does not|not "
            + "covered|out of scope|limits? of"
            + "|was nicht|wann nicht|verbot\\w*|interdi\\w+|prohibi\\w+|proibi\\w+|nicht (?:tun|zurück)|ne pas|quand ne pas|qué "
            + "no|cuándo no|no hacer|o que não|quando não|não fa|禁止|不要|しないこと|やってはいけない|何时不|不应)");
    private static final Pattern USE_WHEN =
            words("^(?:when to (?:use|run|apply|choose)(?: (?:this|it))?|when (?:to|should (?:we|you|i)) (?:roll|revert|back "
            + "?out|restore|fail|abort)\\w*(?: (?:back|over|out|it|the \\w+|a \\w+)){0,2}\\??$|use (?:this |it )?(?:when|if|for|"
            + "case)s?|applies (?:when|to|if)|choose (?:this )?(?:when|if)|(?:when|applicability|applicable when|best for|"
            + "suitable for|recommended for|indications?)$"
            + "|wann (?:anwenden|verwenden|nutzen)|anwenden wenn|quand utiliser|à utiliser|cuándo (?:usar|aplicar)|quando "
            + "(?:usar|aplicar)|適用条件|使用条件|いつ使うか|适用场景|适用条件|使用场景|何时使用)");
    private static final Pattern AFTERWARDS =
            words("^(?:post-?\\s?" + BACK + "(?!.*\\b(?:verif|validat|checks?\\b))|after (?:the |a |successful )*" + BACK
            + "|(?:once|when|after)\\b.{0,40}\\b(?:done|over|restored|rolled back|resolved|recovered|complete[sd]?)"
            + "|(?:when|whenever|once|after) (?:we|you|they) (?:roll-?\\s?(?:ed )?back|rolled back|revert(?:ed)?|restored?|"
            + "recover(?:ed)?|"
            + "(?:go|went) back)\\W*$"
            + "|afterwards|.*\\bafterwards$|(?:\\w+ ){1,3}after (?:an? |the |each |every )?(?:incident|roll-?back|outage|"
            + "recovery|restore|deployment|release)$|follow-?\\s?ups?|clean-?\\s?up|tidy(?:ing)? up|next steps|aftercare|"
            + "wrap-?\\s?up|closing|close-?out|then$|finally$|after(?:wards)?$|version control\\b"
            + "|nacharbeit|nachbereitung|danach|nach dem (?:rollback|zurückrollen)|aufräumen|après|suivi|nettoyage|después|tras "
            + "(?:el|la)|seguimiento|limpieza|depois|após|acompanhamento|limpeza|事後|后续|善后|回滚后|ロールバック後|復旧後)");
    private static final Pattern VERIFICATION =
            words("^sign-?offs?\\b|^(?:(?:post|after|final|how to|roll-?\\s?back|recovery|restoration|deployment|service|system|"
            + "health|data|smoke|sanity|functional|quick|step to|steps to|and|to) ?-?\\s?)*(?:\\w+ ){0,2}(?:verif\\w+|"
            + "validat\\w+|smoke[- ]?tests?|sanity checks?|health checks?|acceptance(?: (?:checks?|criteria|tests?))?|"
            + "confirmation|confirm(?:ing)?\\b.*)"
            + "(?: (?:steps?|check-?lists?|procedures?|checks?|commands?|tests?|criteria|points?))?$|\\b(?:success|exit|"
            + "completion|done|recovery|acceptance) criteria\\b|\\bdefinition of done\\b|\\bdone when\\b|\\ball[- ]clear\\b|"
            + "\\bback to normal\\b|\\bproof\\b|\\brecovered\\b|\\bverif\\w+|^validat\\w+|^confirm\\w*"
            + "|^(?:überprüfung|prüfung|prüfen|verifikation|verifizier|validierung|kontrolle|erfolgskontrolle|vérification|"
            + "vérifier|validation|contrôle|verificaci|validaci|comprobaci|comprobar|verificar|verificaç|validaç|validar|"
            + "conferência|confirma)|^(?:確認|検証|動作確認|验证|校验|检查|確認事項|確認項目)");
    private static final Pattern BEFORE = words("^(?:\\w+ )?(?:pre-?\\s?requi\\w+|pre-?conditions?|pre-?\\s?(?:" + BACK
            + "|flight|checks?|start|work)\\b|requirements?$|preparations?\\b|prepare\\b|preparing\\b|get(?:ting)? ready|before "
            + "(?:you|we|the|a|any|start|begin|roll|do|running|proceed)|before$|what you(?:'ll)? need|you need|needed first|"
            + "ready to\\b"
            + "|required (?:access|tools|permissions|items)|access (?:required|needed)|tools (?:required|needed))|^initial "
            + "(?:checks|preparation)|^go ?(?:/|-|or)? ?no-?\\s?go\\b"
            + "|^(?:voraussetzung|vorbereitung|vorbereiten|vorab|bevor|vor dem|prérequis|pré-?requis|préparation|avant|"
            + "prerrequisit|requisitos|preparaci|antes de|pré-?requisit|preparaç|antes|前提|準備|事前|准备|前置|先决|回滚前|ロールバック前)");
    private static final Pattern CONTEXT =
            words("^(?:contribut(?:ing|ions?)|(?:local )?development(?: (?:setup|environment|workflow))?$|getting started|"
            + "project structure|tech(?:nology)? stack|built with|code of conduct|(?:handy|useful|common|helpful|other|more|"
            + "frequent\\w*) commands?|commands? (?:reference|to watch)|how to (?:call|reach|contact|read|use|avoid|prevent|"
            + "escalate)|how we (?:avoid|prevent|work)|(?:call|phone|telephone|people|staff|on-?call) lists?$|people$|"
            + "(?:[\\w'’]+ )*(?:duties|habits|etiquette)$|(?:long|longer)[- ]term|do[’']?s?$|good \\w+$|overview|about|"
            + "introduction|intro|background|purpose|scope|context|summary|executive summary|tl;?dr|objectives?|goals?|"
            + "description|meaning|impacts?|(?:business|user|customer) impact|symptoms?|signs|causes?|(?:possible|common|likely|"
            + "root|probable|typical) causes?|glossary|terminology|terms|definitions?|abbreviations|acronyms"
            + "|roles?|responsibilit\\w+|raci|references?|links?|(?:additional |useful |quick |related |external "
            + ")?(?:resources?|links?|reading|documentation|documents?|docs|runbooks?|tickets?|issues)|see also|related|further|"
            + "additional (?:info\\w*|notes)|appendi(?:x|ces)|faqs?|frequently|history|versions?|change ?log|revisions?|"
            + "document|doc\\b|metadata|(?:table of )?contents|toc|authors?|owners?(?:hip)?|maintainers?"
            + "|(?:important |general |other )?notes?|tips|hints|assumptions?|constraints?|limitations?|known (?:issues|"
            + "limitations|problems)|caveats?|risks?|architecture|design|how (?:it|this|they|the \\w+) works?|components?|"
            + "topology|diagrams?|key (?:concepts|features|files|metrics|points|principles)|features?|dashboards?|logging|"
            + "logs?$|observability|monitoring(?: and alert\\w+| dashboards?)?$|alerts?$|alerting|slos?|slas?|rtos?|rpos?|"
            + "service levels?"
            + "|prevent\\w*|best practices?|lessons|learnings|improvements?|recommendations?|advice|what we (?:advise|recommend|"
            + "suggest)|(?:(?:ground|basic|golden|general|house) )?rules?$|why\\b|what(?: it| this)? (?:is|are|does|happen\\w*|"
            + "chang\\w+|was|gets|will|went)\\b|expected\\b|estimated\\b|typical\\b|current (?:state|status|setup|architecture)|"
            + "operation modes?|modes?$|(?:configuration|config|settings|parameters|environment variables?)(?: reference| "
            + "overview| options)?$|(?:files|documents|scripts|artifacts|deliverables|materials) (?:provided|included|created|"
            + "delivered|added|attached)\\b|what[’']s (?:included|inside|in (?:here|this \\w+))\\b|files?$|file structure|"
            + "directory|inventory|infrastructure|environments?$|training|"
            + "drills?\\b|test(?:ing|s| plan| schedule)?$|rehears\\w*|practi[cs]\\w*|schedule"
            + "|approvals?|authori[sz]ation|authority|escalations?|(?:emergency |key |important )?contacts?|communications?\\b|"
            + "stakeholders?|notifications?(?: templates?)?$|(?:message |communication )?templates?|post-?\\s?mortems?|"
            + "retrospectives?|(?:root )?cause analysis|rca|timelines?|timings?|costs?|compliance|audit\\w*|security "
            + "considerations|considerations|licen[cs]e|acknowledge?ments?|conclusions?|next review|last (?:updated|tested|"
            + "reviewed)|quick (?:facts|reference|links)|cheat ?sheet|at a glance|(?:some )?examples?$|samples?$|key "
            + "performance|kpis?|decisions?\\b|matri\\w+|comparison|advantages|disadvantages|pros\\b|cons\\b|benefits|drawbacks|"
            + "trade-?offs|severity|priorit\\w+|incident (?:levels?|severity|classification)|support|storage|retention|policy|"
            + "policies|technical details|details|implementation details|data model|schema|limits|performance|trivia|future|"
            + "todo|open (?:questions|issues|points)|important|warnings?|caution|disclaimer|status$|state$|outcomes?$|results?$|"
            + "effects?\\b|consequences?|side effects?|expected (?:output|result)s?)(?:\\b|$)"
            + "|\\b(?:best practices|considerations|overview|history|glossary|matrix|metrics|kpis|objectives|contacts?|"
            + "authority|roles|responsibilities|policy|policies|architecture|diagrams?|references|resources|examples|templates?|"
            + "testing|drills?|schedule|summary|notes|faq|limitations|risks|assumptions|principles|philosophy|guidelines|"
            + "documentation|training|background|rationale|comparison|changelog|times|timings?|timelines?|estimates|time "
            + "objectives?|capabilit\\w+|lessons learned|review|thresholds?|triggers?|conditions?|criteria|indicators?|levels?|"
            + "files|features|log|report|compliance|redaction|deliverables(?: \\(.*\\))?)$");
    private static final Pattern EUROPEAN_CONTEXT =
            words("^(?:überblick|übersicht|(?:grund)?regeln|grundsätze|règles(?: \\w+)?|reglas(?: \\w+)?|regras(?: \\w+)?|"
            + "einleitung|hintergrund|zweck|zusammenfassung|beschreibung|bedeutung|auswirkung\\w*|ursachen?|symptome?|glossar|"
            + "begriffe|rollen|verantwortlich\\w*|verweise|links|siehe auch|anhang|versionsverlauf|versionshistorie|"
            + "änderung\\w*|historie|inhalt\\w*|kontakte?|ansprechpartner|eskalation|freigabe|genehmigung|kommunikation|"
            + "vorlagen?|hinweise?|risiken|architektur|vorbeugung|prävention|bewährte|lehren|übung\\w*|termine|ziele?"
            + "|aperçu|présentation|introduction|contexte|objectifs?|portée|résumé|description|signification|conséquences|"
            + "causes?|symptômes|glossaire|définitions|rôles?|responsabilit\\w+|références|liens|voir aussi|annexes?|historique|"
            + "versions|sommaire|contacts?|escalade|autorisation|approbation|communication|modèles?|remarques?|risques|"
            + "prévention|bonnes pratiques|enseignements|exercices?"
            + "|resumen|introducción|contexto|objetivos?|alcance|descripción|significado|impacto|causas?|síntomas|glosario|"
            + "definiciones|funciones|responsabilidades|referencias|enlaces|véase|anexos?|historial|versiones|índice|contactos?|"
            + "escalación|escalamiento|autorización|aprobación|comunicación|plantillas?|notas?|riesgos|arquitectura|prevención|"
            + "buenas prácticas|lecciones|simulacros?|visión general"
            + "|resumo|introdução|objetivos?|escopo|descrição|significado|impacto|sintomas|glossário|definições|papéis|"
            + "responsabilidades|referências|links|veja também|histórico|versões|sumário|contatos?|contactos?|escalonamento|"
            + "autorização|aprovação|comunicação|modelos?|observações|riscos|arquitetura|prevenção|boas práticas|lições|"
            + "exercícios?|visão geral)(?:$|\\b)");
    private static final Pattern EAST_ASIAN_CONTEXT =
            Pattern.compile("^(?:概要|概述|背景|目的|影響|影响|症状|原因|参考|簡介|简介|はじめに|用語|术语|版本|バージョン|変更履歴|改訂|更新历史|修订|連絡先|联系|连絡|エスカレーション|升级路径|"
            + "承認|权限|授权|沟通|通知テンプレ|テンプレート|模板|注意|备注|備考|架构|構成|アーキテクチャ|预防|予防|再発防止|最佳实践|ベストプラクティス|教训|教訓|演练|訓練|风险|リスク|目录|目次|附录|付録|개요|"
            + "배경|영향|증상)");
    private static final Pattern STEPS =
            words("^(?:the )?(?:(?:roll-?\\s?back|revert|recovery|execution|detailed|manual|complete|full|main|"
            + "automated)\\s)?(?:steps?(?: to (?:follow|take|\\w+))?|procedures?|instructions?|commands?|(?:one-?liner|shell |"
            + "full |complete )?scripts?|actions?(?: to take)?|what to do|how to|how-?to|execution|execute|process|"
            + "walk-?through|implementation|runbook|playbook|remediation steps?|step-by-step(?: \\w+)?|quick (?:steps|"
            + "commands?))$"
            + "|^(?:schritte?|vorgehen|ablauf|durchführung|anleitung|befehle?|maßnahmen|étapes?|procédure|marche à suivre|"
            + "commandes?|actions?|pasos?|procedimientos?|instrucciones|comandos?|acciones|passos?|etapas?|procedimentos?|"
            + "instruções|ações)(?: .{0,30})?$|^(?:手順|步骤|操作步骤|步驟|作業手順|実施手順|执行步骤|절차)$");
    private static final Pattern CHOICE =
            words("\\b(?:procedures|methods|options|approaches|strategies|scenarios|alternatives|ways|paths|routes|levels|"
            + "playbooks|runbooks|mechanisms|techniques|types|modes|plans|tiers|cases|recipes)(?: (?:to (?:choose|pick) from|by "
            + "\\w+(?: \\w+)?|for [\\w -]{1,40}))?$|^(?:choose|choosing|pick|select)\\b|\\b(?:verfahren|methoden|optionen|"
            + "varianten|szenarien|möglichkeiten)$"
            + "|^(?:procédures|méthodes|options|scénarios)\\b|^(?:procedimientos|métodos|opciones|escenarios|estrategias)\\b|"
            + "^(?:procedimentos|métodos|opções|cenários|estratégias)\\b|^(?:回滚方案|回滚方式|方案|方法|シナリオ|ロールバック方法|場景)$");
    private static final Pattern ALTERNATIVE =
            words("^(?:procedure|option|plan|route|method|path|way|approach|strategy|scenario|case|variant|alternative|level|"
            + "tier|solution|choice|mode|technique|playbook|situation|use case|rollback|recovery|revert|undo|track|"
            + "recipe)[\\s-]+#?(?:\\d{1,2}|[A-Z])(?![\\p{L}\\d])"
            + "|^(?:verfahren|methode|option|variante|szenario|fall|stufe|méthode|procédure|scénario|cas|variante|niveau|método|"
            + "procedimiento|opción|escenario|caso|nivel|procedimento|opção|cenário|nível)\\s+#?(?:\\d{1,2}|"
            + "[A-Z])(?![\\p{L}\\d])|^(?:scenario|scénario|szenario|cenário|escenario|incident|alert|alarm|alarme|alerte|alerta|"
            + "outage|störung|ausfall|panne|falla|falha|use case|cas)\\s*[:：–—]\\s*\\S|^(?:告警|アラート|障害|故障)\\s*[:：]|^(?:方法|方案|"
            + "シナリオ|场景|場景|オプション|选项|ケース|情况|パターン|手段)\\s*[0-9０-９A-Z一二三四五六七八九十]"
            + "|^(?!(?:procedure|procédure|procedimi?ento|steps?|how|verfahren|before|after|pre|post|when|if|no|not|nach|vor|"
            + "après|avant|después|antes|depois|após|tras|pre-?\\w+|post-?\\w+|the|to|for|about|on|why|what|test\\w*|perform|"
            + "execute|initiate|start|trigger|do|run|verify|check|confirm|plan|prepare)\\b)(?:[\\p{L}\\d&/+.-]+ "
            + "){1,5}(?:roll-?back|revert)$|^(?:alternative(?:ly)?|fallback|plan b|last resort|via|using|through|if(?! "
            + "(?:(?:any |the |an? )?(?:issues?|problems?|errors?)|something|anything|things|needed|necessary|required|you "
            + "(?:need|have|must|want)|(?:the |a )?roll-?\\s?back(?! (?:itself )?(?:fails|failed|does not|did not|is not "
            + "possible))|in doubt)\\b)|falls|wenn)\\s+\\S|^(?:alternative|fallback|plan b|last resort)$"
            + "|^(?:reversión|reversão|restauración|restauração|retour(?: arrière)?|rollback|recuperación|"
            + "recuperação)\\s+(?:rápid[oa]|complet[oa]|total|parcial|manual|automátic[oa]|de emerg[eê]ncia|rapide|complet|"
            + "complète|partielle?|partiel|manuel(?:le)?|d['’]urgence|automatique|d[eou]\\s.{2,40})$"
            + "|^(?:schnelle[rs]?|vollständige[rs]?|teilweise[rs]?|komplette[rs]?|manuelle[rs]?|automatische[rs]?|"
            + "partielle[rs]?)\\s+(?:rückbau|rollback|rücksetzung|wiederherstellung|zurück\\w+)$"
            + "|^(?:快速|完整|完全|全量|部分|手动|自动|紧急|数据库|代码|应用|配置|前端|后端|灰度|整体)(?:回滚|恢复|回退)$|^(?:緊急|部分|完全|全体|手動|自動|データベース|DB|コード|"
            + "アプリ(?:ケーション)?|設定)(?:の)?(?:ロールバック|切り戻し|復旧|復元)$");
    private static final Pattern NAMED_WAY =
            words("^(?:quick|fast|instant|partial|full|complete|total|emergency|immediate|manual|automat(?:ed|ic)|soft|hard|"
            + "standard|normal|graceful|forced?|selective|gradual|staged|canary|blue[- /]green|rolling|hot|cold|point[- ]in[- "
            + "]time|single|multi\\w*|bulk|local|remote|one-?click|scripted|cli|ui|console|git|docker|kubernetes|k8s|helm|"
            + "argo\\w*|terraform|database|db|schema|data|code|application|app|frontend|front-?end|backend|back-?end|api|"
            + "service|server|container|image|infrastructure|infra|config(?:uration)?|feature[- ]flag|flag|dns|cdn|cache|model|"
            + "index|package|library|dependency|mobile|web|client|worker|queue|pipeline|build|version|release|traffic|network|"
            + "nightly|production|staging)"
            + "(?:[- ][\\w&/+.-]+){0,4}?[- ](?:"
            + "roll-?\\s?back|revert|undo|reversal|back-?out|restore|restoration|recovery|fail-?over|fail-?back|reset|shutdown|"
            + "kill[- ]switch|downgrade" + ")\\b");
    private static final Pattern WORK =
            words("^(?:runbook|playbook)\\s*[:–—-]\\s*\\S|^(?:[\\p{L}\\d&/-]+ ){1,4}(?:procedure|playbook|protocol)$|"
            + "^emergency(?: (?:procedure|steps|actions?|response))?$|^(?:initial |immediate |quick |first |emergency |manual |"
            + "automatic |automated |the |full )*(?:diagnos\\w*|triage|troubleshoot\\w*|investigat\\w+|debug\\w*|assess\\w*|"
            + "analysis|fix(?:es|ing)?\\b|mitigat\\w+|way(?:s)? (?:back|out)|going back|turning back|switching back|"
            + "remediat\\w+|resol(?:v|ut)\\w+|repair\\w*|recover\\w*|roll-?\\s?backs?|roll(?:ing)? back|revert\\w*|undo\\w*|"
            + "back-?out|workarounds?|restor\\w+|fail-?\\s?over|fail-?\\s?back|restart\\w*|reboot\\w*|steps|actions?|response|"
            + "respond\\w*|contain\\w*|containment|eradicat\\w+|stabili[sz]\\w+|what to do|how to (?:fix|mitigate|roll|revert|"
            + "undo|recover|restore|resolve|repair|respond|restart|proceed|act)|procedure|execution|downgrad\\w*|disabl\\w+|"
            + "kill[- ]switch|scal(?:e|ing)\\b|drain\\w*|switch\\w*|purg\\w+|rebuild\\w*|re-?deploy\\w*|rotat\\w+)\\b"
            + "|\\b(?:roll-?\\s?back|revert|undo|recovery|restore|fail-?over|remediation|mitigation|resolution|reset|"
            + "restart)(?: (?:procedure|process|steps?|plan|instructions?|script|commands?|runbook|workflow|actions?|sequence))?$"
            + "|^(?:diagnose|behebung|beheben|zurückrollen|rückbau|zurücksetzen|wiederherstell\\w*|rücknahme|diagnostic|"
            + "dépannage|résolution|atténuation|retour arrière|restauration|rétablissement|diagnóstico|mitigaci\\w+|"
            + "resoluci\\w+|restauraci\\w+|reversi\\w+|recuperaci\\w+|mitigaç\\w+|resoluç\\w+|restauraç\\w+|reversã\\w+|"
            + "recuperaç\\w+)"
            + "|(?:^|\\S)(?:回滚|恢复|復旧|復元|手順|步骤|対応|处理|复旧|ロールバック|切り戻し|診断|诊断|排查|조치|복구)");

    private HeadingWords() {
    }

    /** The heading without the number, letter or picture in front of it. */
    public static String bare(String heading) {
        return NUMBERING.matcher(heading.strip()).replaceFirst("").replaceFirst("\\s*[:：]\\s*$", "").strip();
    }

    /** {@code If the cache is gone} names the case it is for; empty for any other heading. */
    public static String condition(String heading) {
        Matcher m = CONDITION.matcher(bare(heading));
        return m.matches() ? m.group(1) : "";
    }

    /** Option 2, Method B: one of several ways by its number or letter, whatever stands below it. */
    public static boolean counted(String heading) {
        return ALTERNATIVE.matcher(bare(heading)).find() && bare(heading)
                .matches("(?s)^\\S+[\\s-]+#?(?:\\d{1,2}|[A-Z])(?![\\p{L}\\d]).*");
    }

    /** Explains, though what stands below it may well be ticked: Testing, Timeline. A form's boxes are choices and no ticks. */
    public static boolean form(String heading) {
        return FORM.matcher(bare(heading)).find() || plans(heading);
    }

    /** What is to be built one day. */
    public static boolean plans(String heading) {
        return PLANS.matcher(bare(heading)).find();
    }

    /** Finding out: all that stands below is looked at, one after the other. */
    public static boolean diagnosis(String heading) {
        return DIAGNOSIS.matcher(bare(heading)).find();
    }

    /** Its steps, said of a thing: {@code War room procedure}, and not {@code Procedure}. */
    public static boolean procedure(String heading) {
        return PROCEDURE.matcher(bare(EstimateReader.ofHeading(bare(heading)).title())).find();
    }

    /** A phase of one answer, with nothing said of what it is done to: {@code Diagnosis}, {@code Resolution steps}. */
    public static boolean phase(String heading) {
        return PHASE.matcher(bare(EstimateReader.ofHeading(bare(heading)).title())).find();
    }

    /** The way back and nothing else: {@code Rollback plan}, {@code If a rollback is needed}. */
    public static boolean back(String heading) {
        return WAY_BACK.matcher(bare(EstimateReader.ofHeading(bare(heading)).title())).find();
    }

    /**
     * What has happened, to which what stands below is the answer; another event's answer is no other way:
     * {@code Incident: Fraud}, {@code Webhook outage}.
     */
    public static boolean event(String heading) {
        return EVENT.matcher(bare(EstimateReader.ofHeading(bare(heading)).title())).find();
    }

    /** A heading over things that may happen, each with its own answer. */
    public static boolean events(String heading) {
        return EVENTS.matcher(bare(heading)).find();
    }

    /** A heading over troubles, each with its own remedy. */
    public static boolean troubles(String heading) {
        return TROUBLES.matcher(bare(heading)).find();
    }

    /** A runbook among several in one document, by its name: {@code Runbook: nightly import}. None stands in another's place. */
    public static boolean runbook(String heading) {
        return NAMED_WORK.matcher(bare(heading)).find();
    }

    public static Optional<HeadingKind> read(String heading) {
        String words = bare(EstimateReader.ofHeading(bare(heading)).title());
        if (words.isEmpty() || words.length() > LONGEST) {
            return Optional.empty();
        }
        if (PLANS.matcher(words).find() || OUTWEIGHS.matcher(words).find() || TOLD.matcher(words).find()
                && !Instruction.begins(words)) {
            return Optional.of(HeadingKind.CONTEXT);
        }
        if (WARNING.matcher(words).find()) {
            return Optional.of(HeadingKind.WARNING);
        }
        if (ALTERNATIVE.matcher(words).find() || LETTERED.matcher(heading.strip()).find()) {
            return Optional.of(HeadingKind.ALTERNATIVE);
        }
        if (USE_WHEN.matcher(words).find()) {
            return Optional.of(HeadingKind.USE_WHEN);
        }
        if (BEFORE.matcher(words).find()) {
            return Optional.of(HeadingKind.BEFORE);
        }
        if (VERIFICATION.matcher(words).find()) {
            return Optional.of(HeadingKind.VERIFICATION);
        }
        if (AFTERWARDS.matcher(words).find()) {
            return Optional.of(HeadingKind.AFTERWARDS);
        }
        if (CHOICE.matcher(words).find()) {
            return Optional.of(HeadingKind.CHOICE);
        }
        if (STEPS.matcher(words).find()) {
            return Optional.of(HeadingKind.STEPS);
        }
        if (NAMED_WAY.matcher(words).find() && !CONTEXT_END.matcher(words).find()) {
            return Optional.of(HeadingKind.ALTERNATIVE);
        }
        if (ORDER.matcher(words).find() && Instruction.begins(words)) {
            return WORK.matcher(words).find() ? Optional.of(HeadingKind.WORK) : Optional.empty();
        }
        if (BY_HAND.matcher(words).find()) {
            return Optional.of(HeadingKind.STEPS);
        }
        if (NAMED_WORK.matcher(words).find()) {
            return Optional.of(HeadingKind.WORK);
        }
        Matcher both = SIGNS_AND_WORK.matcher(words);
        if (both.matches() && WORK.matcher(both.group(1)).find()) {
            return Optional.of(HeadingKind.WORK);
        }
        if (TROUBLE.matcher(words).find()) {
            return Optional.empty();
        }
        if (CONTEXT.matcher(words).find() || EUROPEAN_CONTEXT.matcher(words).find() || EAST_ASIAN_CONTEXT.matcher(words).find()) {
            return Optional.of(HeadingKind.CONTEXT);
        }
        return WORK.matcher(words).find() ? Optional.of(HeadingKind.WORK) : Optional.empty();
    }

    /** To set something off by hand is work; what sets it off is none. */
    private static final Pattern BY_HAND =
            words("^(?:manual(?:ly)?|by hand) (?:trigger(?:ing)?|start|activation|invocation|execution)$|^trigger(?:ing)?(?: "
            + "it)? (?:manually|by hand)$");
    /** {@code Runbook: nightly import}, {@code Webhook incident response}: work of that name, whatever the name itself says. */
    private static final Pattern NAMED_WORK =
            words("^(?:runbooks?|playbooks?|sop)\\s*[:–—-]\\s*\\S|^(?:[\\p{L}\\d&/-]+ ){1,3}(?:incident|outage|emergency|breach|"
            + "failure|alert) response(?: (?:steps?|procedure|plan))?$");
    /** {@code Symptoms and first response}: how one sees it, and what is done. */
    private static final Pattern SIGNS_AND_WORK =
            words("^(?:symptoms?|signs?|detection|alerts?|causes?|impact|overview|symptome?|symptômes|síntomas|"
            + "sintomas)\\s+(?:and|&|und|et|y|e)\\s+(\\S.*)$");
    /** A word that explains elsewhere, in front of what is wrong with it. */
    private static final Pattern TROUBLE =
            words("^(?:performance|storage|support|logging|logs?|monitoring|alerting|audit|training|schema|retention|"
            + "infrastructure|files?|design|schedule|communication|notifications?)\\b.{0,40}\\b(?:regressions?|degradation|"
            + "issues?|failures?|outages?|exhaustion|exhausted|full|down|slow|broken|errors?|loss|corruption)$");
    private static final Pattern CONTEXT_END =
            words("\\b(?:overview|times?|testing|tests?|history|policy|strategy|architecture|considerations|best practices|"
            + "matrix|criteria|triggers?|conditions?|metrics|log|examples?|drill|timeline|estimates|capability|contacts?|"
            + "approval|authority)$");

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
