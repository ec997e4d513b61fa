package dev.quarterdeck.core.decision;

import java.util.regex.Pattern;

/**
 * Finds what makes words say something else than they seem to: they negate, set a condition, ask, quote, give an example,
 * recount,
 * or say that something is over. Where such a word stands a person judges. Stateless; any thread.
 */
final class Reservations {
    private static final Pattern NEGATED = words("\\b(?:not|never|none|nobody|nothing|neither|nor|without|cannot|no"
            + "|isnt|arent|doesnt|wont|fails? to|stop(?:s|ped)?|cease[sd]?)\\b|\\b\\w+n['’]t\\b"
            + "|\\b(?:nicht|kein\\w*|nie|niemals|ohne|weder|aufgehört|ne|pas|jamais|aucune?|sans|ni|cessé|nunca|ningún"
                    + "|ninguna?|sin|jamás|não|nem|nenhuma?|sem|nao|deixou|niet|geen|non|senza|nie)\\b|\\bn['’]\\p{L}"
            + "|[不没沒无無未非别]|ない|なく|ません|ぬ");
    private static final Pattern CONDITIONAL = words("\\b(?:if|when|whenever|unless|until|till|once|while"
            + "|(?<!times )as long as|as soon as|should (?:it|the|this|there|they|we)|in case|in the event|provided"
            + "|assuming|whether|otherwise|would|could|might|may)\\b"
            + "|\\b(?:wenn|falls|sobald|solange|bevor|ob|sofern|si|lorsque?|quand|dès|tant que|jusqu\\w*|cuando|hasta"
                    + "|mientras|salvo|se|quando|caso|até|enquanto|als|zodra)\\b|[如若当當除]|もし|場合|とき|時は|たら|れば|まで");
    private static final Pattern RECOUNTED = words("\\b(?:was|were|had|did|yesterday|earlier|previous(?:ly)?|prior"
            + "|formerly|used to|ago|last (?:night|week|month|year|time|incident|quarter|release|deploy\\w*)"
            + "|historic\\w*|came|come|went"
            + "|war|waren|gestern|zuvor|vorher|letzte\\w*|était|étaient|hier|auparavant|dernière?|era|estaba|estuvo"
                    + "|fue|ayer|antes|anterior\\w*|foi|estava|ontem|anteontem)\\b|昨|曾|以前|でした|ました|ていた|之前|上次|去年|先週|前回");
    private static final Pattern OVER = words("\\b(?:resolved?|resolves|cleared|clears|silenced?|muted?|acknowledged"
            + "|gone|fixed|closed|inactive|ended|disabled|ignored?|ignore|acceptable|expected|tolerat\\w*|allowed|fine"
            + "|ok(?:ay)?|false)\\b"
            + "|\\b(?:behoben|erledigt|stumm\\w*|résolue?|terminée?|resuelt[oa]|resolvid[oa])\\b|解除|已恢复|静默|解消|解決");
    private static final Pattern NAMED = words("\\b(?:alerts?|alerting|alarms?|alarma|alerte|page[sd]? (?:the|us|them"
            + "|somebody|someone|on-?call|\\p{L}+ on-?call|team)|paged|rule|monitor named|notification|threshold)\\b"
            + "|告警|报警|警报|アラート|警報|[\"“”„«»「」『』`]|(?<!\\p{L})['‘]|['’](?!\\p{L})");
    private static final Pattern ASKED = Pattern.compile("[?？¿]|^\\s*(?:is|are|does|do|did|has|have|can|why|how|what"
            + "|which|who)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXAMPLE = words("\\be\\.\\s?g\\b|\\bfor (?:example|instance)\\b|\\bsuch as\\b"
            + "|\\bexamples?\\b|\\blike\\b|\\bz\\.\\s?b\\b|\\bbeispiel\\w*|\\bpar exemple\\b|\\bp\\. ?ex\\b"
            + "|\\bpor ejemplo\\b|\\bpor exemplo\\b|例|比如|たとえば");
    private static final Pattern VAGUE_TIME = words("\\b(?:several|some|a few|couple|many) (?:\\p{L}+ )?(?:seconds?"
            + "|minutes?|hours?|days?)\\b|\\b(?:a|some) (?:while|time)\\b|\\b(?:sustained|prolonged|persist\\w*"
            + "|continuous\\w*|consistent\\w*|(?<!as )long(?:er)?|extended|lasting|lasts?)\\b");
    private static final Pattern BUDGET = words("\\b(?:burn\\w*|budget|slo|sla|quota|compared|versus|vs|week|month"
            + "|yesterday|canary|control|stable|previous|success\\w*|availab\\w*|uptime)\\b");
    /** A name or an address in quotes is no quotation. */
    private static final Pattern QUOTED_WORD = Pattern.compile("[`'\"“‘]([^\\s`'\"”’<>%]+)[`'\"”’]");
    /** Of such words is made what beside a threshold only says how bad it is; another word could take it back. */
    private static final Pattern EXPLAINING =
            words("(?:\\b(?:(?:do|does) not (?:go away|recover|come down|improve|stop|drop|decrease"
            + "|subside)|stays?|stay|remains?|sustained|persistent|prolonged|high|elevated|excessive|more|many|most|than usual|"
            + "usual"
            + "|still|but|and|or|the|a|an|our|is|are|be|being|has|have|very|too|clearly|real|big|large|wide|serious|severe"
            + "|critical|major|significant|noticeable|visible|widespread|complete|partial|total|manageable|bearable|slow|slower"
            + "|broken|failing|fail|fails|errors?|error rate|failures?|latency|requests?|responses?|service|api|site|system"
            + "|business|customers?|users?|people|impact|impacted|affected|affecting|suffering|suffer|complain|complaining|outage"
            + "|degradation|degraded|incident|emergency|immediate|immediately|urgent|warning|alarming|unusable|functional"
            + "|multiple|now|rising|climbing|growing|getting worse|worse|bad|dangerous|red)\\b[\\s,.!–-]*+)+");
    private static final Pattern IN_LOG = words("[`'\"]?(?:[\\p{L}_-]+[`'\"]? ){1,6}(?:in|on) (?:the )?logs?");
    private static final Pattern OF_REQUESTS = words("\\bof (?:all |the |our )?requests\\b");
    private static final Pattern SET_ASIDE =
            words("\\b(?:deprecated|obsolete|old|myth|wrong|simulated|drill|tests?|testing|hypothetical"
            + "|optional|draft|todo|tbd|postponed|zero|hardly|rarely|seldom)\\b");
    /** What a title of one word may be about: the service itself, and no other system. */
    private static final Pattern TOPIC =
            words("(?:api|app|service|site|backend|website|payments?|checkout|orders?|errors?|failures?|latency|slow"
            + "|slowness|slowdown|performance|reliability|stability|degradation|outage|critical|severe|warning|urgent|traffic)");
    /**
     * What a title of several words may be about where its threshold names its statistic: no doubt is left of which figure is
     * meant.
     */
    private static final Pattern WORDY_TOPIC =
            words("(?:(?:high|higher|elevated|increased|excessive|rising|slow|slower|poor|bad|degraded"
            + "|severe|critical|significant) )?(?:(?:api|service|application|app|server|backend|overall|http|user|system) )?"
            + "(?:performance|response|responses|answers|latency|latencies|response times?|errors?|error rates?|failure rates?|"
            + "requests|slowness)"
            + "(?: (?:issues?|problems?|degradation|degraded|spikes?|increases?|increased|rise|rising|drop|elevated|high|slow|"
            + "bad|too high|too slow))?");
    private static final Pattern NAMED_STATISTIC = words("\\b[pq]95\\b|\\b95(?:th|%)|\\berrors?\\b|\\b5xx\\b|\\bfail");
    /** English and signs: what is written in another language may say anything. */
    private static final Pattern READABLE = Pattern.compile("[\\p{ASCII}‘’“”–—…×≥≤→ ]*");

    private Reservations() {
    }

    /** Whether {@code text} says what it says without any of these. */
    static boolean none(String text) {
        return plain(text) && !NEGATED.matcher(text).find();
    }

    /** The same for words that negate by what they are: {@code no errors in the log}. */
    static boolean plain(String said) {
        String text = QUOTED_WORD.matcher(said).replaceAll("$1");
        return !CONDITIONAL.matcher(text).find() && !RECOUNTED.matcher(text).find() && !OVER.matcher(text).find()
                && !NAMED.matcher(text).find() && !ASKED.matcher(text).find() && !EXAMPLE.matcher(text).find();
    }

    /** Whether it compares with something else than what is usual. */
    static boolean comparesOtherwise(String text) {
        return BUDGET.matcher(text).find();
    }

    /** Whether it asks for a time that nobody can count. */
    static boolean vagueTime(String text) {
        return VAGUE_TIME.matcher(text).find();
    }

    /** Whether words beside a threshold only explain it: no figure, no place, nothing that could take it back. */
    static boolean explains(String text) {
        return EXPLAINING.matcher(text.strip()).matches();
    }

    /** Whether words beside a symptom say what else one sees, which nobody measures: {@code gate timeout in the log}. */
    static boolean seenBeside(String text) {
        return explains(text) || IN_LOG.matcher(text.strip()).matches() && none(text);
    }

    /**
     * Whether a title before a threshold only names what it is about. Where the threshold itself says that it is about requests,
     * other
     * words may name how that shows.
     */
    static boolean topic(String title, String detail) {
        return TOPIC.matcher(title.strip()).matches() || WORDY_TOPIC.matcher(title.strip()).matches()
                && NAMED_STATISTIC.matcher(detail).find() || OF_REQUESTS.matcher(detail).find() && readable(title)
                && title.chars().noneMatch(Character::isDigit) && none(title) && !SET_ASIDE.matcher(title).find()
                && !SignalWords.elsewhere(title);
    }

    /** Whether nothing but English is in it. */
    static boolean readable(String text) {
        return READABLE.matcher(text).matches();
    }

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
