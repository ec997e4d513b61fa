package dev.quarterdeck.core.runbook.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells words that warn against what stands below them: "DON'T", "never run", "bad example", a cross. What guards an action
 * ("do not run this before the backup is done") or asks not to leave one out ("don't forget to run") warns against nothing.
 * Any thread.
 */
public final class Discouraged {
    private static final String MARKS = "[❌🚫⛔✗✖✘👎🙅❎]";
    private static final String LEAD = "^[\\s*_>#\"'(\\[\\p{So}\\uFE0F\\u200D:!-]*(?:\\d{1,2}[.)]\\s*)?";
    /** The same in other languages. */
    private static final String OTHERS =
            "(?:niemals|auf keinen fall|nicht (?:tun|machen|ausf\u00fchren|verwenden|benutzen)|jamais|ne (?:pas|jamais)|nunca|"
            + "no (?:ejecute|ejecutar|use|usar|haga|hacer)|n\u00e3o (?:execute|executar|use|usar|fa\u00e7a|fazer))\\b|"
            + "\u4e0d\u8981|\u7981\u6b62|\u5207\u52ff|\u8bf7\u52ff|\u3057\u306a\u3044\u3067";
    private static final String NOT = "(?:" + OTHERS
            + "|(?:do not|don['’]?ts?|dont|never|must not|mustn['’]t|should not|shouldn['’]t|avoid(?=\\W*$|\\s*[:–—-]|"
            + "\\s+(?:these|this|that|the following|using|running|doing|executing|such|direct|manual)\\b))(?!\\w))";
    private static final String POSITIVE =
            "(?!['’]?\\s+(?:ever\\s+)?(?:forget|hesitate|skip|omit|panic|worry|wait|proceed|continue|start|stop|move|rush|"
            + "assume|expect|leave|miss|ignore|close|go on|be afraid|just)\\b)";
    private static final Pattern MARKED = Pattern.compile("^[\\s*_>#(\\[-]*" + MARKS);
    private static final Pattern STATE =
            Pattern.compile("\\b(?:fail\\w*|errors?|down|unhealthy|broken|degraded|not working|missing|unavailable|if|when|"
            + "unsuccessful|no|critical|rollback|roll back|symptoms?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE = Pattern.compile(LEAD
            + "(?:(?:what|things?|commands?|actions?|how|when)\\s+(?:you\\s+(?:should|must)\\s+)?(?:not|"
            + "never)\\s+(?:to\\s+)?(?:do|run|use|execute|be done)?\\b"
            + "|(?:(?:things?|commands?|actions?|mistakes|what|patterns|practices)\\s+to\\s+avoid)\\b"
            + "|(?:the\\s+)?(?:common\\s+)?(?:anti-?\\s?patterns?|bad|wrong|incorrect|poor|worst|forbidden|prohibited|not "
            + "recommended|not allowed|discouraged|counter-?examples?|unsafe|not like this|not this)\\b"
            + "(?:\\s*(?:way|ways|example|examples|approach|approaches|practices?|usage|use|pattern|patterns|commands?|actions?|"
            + "idea|ideas|❌)){0,6}(?:\\s*(?:[:(–—!.-].*)?)$"
            + "|common mistakes$|pitfalls$|(?:an?\\s+|some\\s+)?examples?\\s+of\\s+(?:an?\\s+)?(?:bad|wrong|incorrect|poor)\\b"
            + "|" + NOT + POSITIVE + ")", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROHIBITS = Pattern.compile(LEAD + NOT, Pattern.CASE_INSENSITIVE);
    private static final Pattern BOTH =
            Pattern.compile("^\\W*do(?:['’]?s)?\\b(?!\\s+not\\b).*\\b(?:don['’]?ts?|do not)|\\b(?:good|right|correct|do) "
            + "(?:vs\\.?|versus|and|or|/|&) ", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRAISED =
            Pattern.compile("^[\\s*_>#-]*(?:[✅✔👍☑]|(?:the\\s+)?(?:good|right|correct(?:ed)?|instead|recommended|preferred|"
            + "better|safe|solution|fix|do|do this|how to|✓)\\b(?!\\s+not\\b|n['’]t))", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANNOUNCES =
            Pattern.compile("(?:" + LEAD
            + "(?:(?:please|note|important|warning|caution|danger|attention|remember|again|also|and|but|so|rule|tip|under no "
            + "circumstances)\\b[\\s:,!–—*-]*){0,6}"
            + "|(?:[,;:–—]|\\b(?:please|and|but|so|you|we|one|instead))\\s+|\\s-\\s+)" + NOT + POSITIVE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BANNED =
            Pattern.compile("\\b(?:must|should|may|can|shall|will)\\s*(?:not|never)\\s+(?:ever\\s+)?be\\s+(?:run|used|executed|"
            + "done|issued|typed|applied)\\b|\\bunder no circumstances\\b|\\bnever\\s+(?:run|use|execute|do|type|issue|try|"
            + "apply|call|push|force|delete)\\b"
            + "|\\bnot\\s+(?:to\\s+)?(?:do|run|use|execute|type)\\s+(?:this|these|it|the following|like this|something like)\\b|"
            + "\\b(?:is|are|would be)\\s+(?:wrong|forbidden|prohibited|not allowed|a bad idea|an anti-?pattern)\\b"
            + "|^\\W*(?:instead of|rather than)\\b[^,]*:?$|^\\W*(?:bad|wrong|incorrect|anti-?pattern|bad example|"
            + "not)\\b\\s*(?:[:(–—-].*)?$", Pattern.CASE_INSENSITIVE);
    private static final Pattern GUARD =
            Pattern.compile("\\b(?:unless|until|without|before|except|if|while|when|yet|during|more than once|twice|but|"
            + "instead,? (?:run|use|do))\\b|,\\s*(?:but |instead |rather )?(?:use|run|do)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?;])\\s+|\\n+");

    private static final Pattern POINTS = Pattern.compile("\\b(?:this|these|following|below|like so|such)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION =
            Pattern.compile("(?:" + OTHERS
            + "|\\b(?:do not|don['’]t|dont|never|must not|mustn['’]t|should not|shouldn['’]t|avoid|instead of|rather than|"
            + "replaces?|no longer|forbidden|prohibited)\\b|^\\W*(?:bad|wrong|incorrect)\\b)(?!\\w)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN_NOT = Pattern.compile("\\bnot(?: (?:use|run|with|via|by|execute|do|a|just|only))?\\W*$",
            Pattern.CASE_INSENSITIVE);
    /** What follows a negation and is meant after all. */
    private static final Pattern TURNS =
            Pattern.compile("\\b(?:forget|hesitate|skip|omit|proceed|continue|start|go on|unless|until|without|before|except|"
            + "but|yet|if|when|assume|ready|running|work|works)\\b|\\binstead\\b(?! of)|[,:–—]\\s*(?:\\w+\\s+){0,2}(?:use|run|"
            + "do|try|execute)\\b", Pattern.CASE_INSENSITIVE);
    private static final int SHORT = 3;

    private Discouraged() {
    }

    /** A heading, or a label in bold. */
    public static boolean titled(String words) {
        boolean marked = MARKED.matcher(words).find() && !STATE.matcher(words).find();
        boolean guards = PROHIBITS.matcher(words).find() && GUARD.matcher(words).find();
        return !BOTH.matcher(words).find() && (marked || !guards && TITLE.matcher(words).find());
    }

    /** A heading below one that warns, which shows how it is done. */
    public static boolean praised(String words) {
        return PRAISED.matcher(words).find();
    }

    /** The sentence right above a fence or a list, which is the last of these words, and speaks of what follows. */
    public static boolean announces(String words) {
        String[] sentences = SENTENCES.split(words.strip());
        String last = sentences[sentences.length - 1].strip();
        boolean ofWhatFollows = last.endsWith(":") || last.split("\\s+").length <= SHORT || POINTS.matcher(last).find();
        return ofWhatFollows && says(last);
    }

    /** Whether the words in front of some code warn against it. */
    static boolean governs(String before) {
        if (MARKED.matcher(before).find() && !STATE.matcher(before).find()) {
            return true;
        }
        String[] sentences = SENTENCES.split(before.strip());
        String clause = sentences[sentences.length - 1];
        Matcher no = NEGATION.matcher(clause);
        int end = -1;
        while (no.find()) {
            end = no.end();
        }
        return end >= 0 && !TURNS.matcher(clause.substring(end)).find() || PLAIN_NOT.matcher(clause).find();
    }

    /** One sentence. */
    static boolean says(String sentence) {
        boolean warns = MARKED.matcher(sentence).find() && !STATE.matcher(sentence).find() || ANNOUNCES.matcher(sentence).find()
                || BANNED.matcher(sentence).find();
        return warns && !GUARD.matcher(sentence).find();
    }

    /** A comment above a command, or behind it. */
    public static boolean remark(String comment) {
        return says(comment) || titled(comment) && !GUARD.matcher(comment).find();
    }
}
