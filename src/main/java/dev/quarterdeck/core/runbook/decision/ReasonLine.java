package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.runbook.words.Instruction;
import dev.quarterdeck.core.runbook.words.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A label that calls for rolling back with its reason on the same line: {@code When to roll back: orders vanish}. Any thread.
 *
 * @param label  the words in front of the colon
 * @param reason the words behind it, never blank
 * @param offset in which line of its paragraph it begins, from 0
 */
record ReasonLine(String label, String reason, int offset) {
    private static final Pattern LABELLED = Pattern.compile("^\\W*(?<label>[^:：.!?\\n]{3,60}?)\\s?(?:[:：]|\\.(?=\\s))\\s*(?<reason>\\S.*)$", Pattern.DOTALL);
    /** Says itself when, so that what follows it is something else: {@code Rollback plan if the build fails: ...}. */
    private static final Pattern SAYS_WHEN = Pattern.compile("\\b(?:if|when|once|wenn|falls|si|quand|lorsque|cuando|se|quando)\\b(?! to\\b)\\s+\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS = Pattern.compile("^\\W*(?:when|wann|quand|cuándo|quando)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** Names how it is done or by whom, or what was, whatever else it names. */
    private static final Pattern OTHER = Pattern.compile("\\b(?:steps?|procedures?|plans?|commands?|how|who|authori\\w+|approv\\w+|decisions? (?:makers?|owners?|authority)|owners?|reason|examples?|why|last|previous|past|history|we (?:rolled|reverted|went)|rolled back|beispiel\\w*|exemples?|ejemplos?|exemplos?|time|scripts?|strateg\\w+|methods?|templates?|schritte|étapes|pasos|passos)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NOTHING = Pattern.compile("^\\W*(?:n/?a|none|never|tbd|todo|nothing|manual(?:ly)?|automatic(?:ally)?|auto|on demand|yes|no|required|optional|see .{1,60}|[_.\\s-]+|<[^>]*>|\\[[^\\]]*])\\W*$", Pattern.CASE_INSENSITIVE);
    /** Nouns that look like orders: {@code Drop in orders}. */
    private static final Pattern CHANGES = Pattern.compile("^\\W*(?:increase|decrease|drop|rise|surge|change|delay|report|loss|lack|failure|release|test|check)s? (?:in|of|by)\\b", Pattern.CASE_INSENSITIVE);
    /** Goes on with something that stands elsewhere: {@code below 50}. */
    private static final Pattern UNNAMED = Pattern.compile("^\\W*(?:(?:below|above|over|under|more than|less than|at (?:least|most))\\b|[<>≤≥]|\\d+(?:[.,]\\d+)?\\s?%?\\W*$)", Pattern.CASE_INSENSITIVE);
    /** Says where the reasons stand, or how it is with them. */
    private static final Pattern POINTS = Pattern.compile("^\\W*(?:see|follow|refer|consult|read|defined|documented|agreed|listed|described|discussed|tested|known|clear|ready|in place|as (?:defined|described|listed|above|below)|to be (?:defined|agreed|decided)|same as|siehe|voir|véase|veja)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern LABEL_BEGINS = Pattern.compile("^\\W*[\\p{Lu}\\p{Lo}][^:：.!?]{2,60}[:：](?:\\s|$)");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!。])\\s+(?=\\p{Lu}|\\p{Lo})");
    private static final int LONGEST = 1200;

    /** Those of a paragraph or an item, whose wrapped lines belong together; {@code context} tells that the headings above are about rolling back. */
    static List<ReasonLine> in(String text, boolean context) {
        var found = new ArrayList<ReasonLine>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            var whole = new StringBuilder(lines.get(i).strip());
            while (i + 1 < lines.size() && !LABEL_BEGINS.matcher(lines.get(i + 1)).find()) {
                whole.append(' ').append(lines.get(++i).strip());
            }
            of(whole.toString(), first, context).ifPresent(found::add);
        }
        return found;
    }

    /** Whether words state a condition themselves, and do not ask for one: {@code Rollback if the build fails}. */
    static boolean saysWhen(String words) {
        return SAYS_WHEN.matcher(words).find() && !ASKS.matcher(words).find();
    }

    /** Whether words tell somebody to do something; a figure makes them a threshold, and a noun a change. */
    static boolean orders(String words) {
        return Instruction.begins(words) && !CHANGES.matcher(words).find() && words.chars().noneMatch(Character::isDigit);
    }

    private static Optional<ReasonLine> of(String line, int offset, boolean context) {
        Matcher m = LABELLED.matcher(line);
        if (line.length() > LONGEST || !m.matches()) {
            return Optional.empty();
        }
        String label = m.group("label").strip();
        // what follows the first sentence explains it
        String reason = SENTENCE_END.split(m.group("reason").strip(), 2)[0].strip();
        boolean stop = line.startsWith(".", m.end("label"));
        boolean calls = (Stance.of(label) == Stance.ACT || context && Stance.namesReasons(label)) && !OTHER.matcher(label).find()
                && (ASKS.matcher(label).find() || !stop && !SAYS_WHEN.matcher(label).find());
        boolean says = !reason.endsWith(":") && !NOTHING.matcher(reason).matches() && !UNNAMED.matcher(reason).find()
                && !POINTS.matcher(reason).find() && !orders(reason) && Stance.ofItem(reason) != Stance.REFUSE;
        return calls && says ? Optional.of(new ReasonLine(label, reason, offset)) : Optional.empty();
    }
}
