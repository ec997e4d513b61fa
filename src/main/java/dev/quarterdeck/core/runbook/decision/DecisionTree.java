package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.CriterionReader;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a drawn decision tree, in Mermaid or with lines and arrows: each answer that leads to rolling back is a reason, in the
 * words of its question. One that other questions stand before is left to people. Any thread.
 */
final class DecisionTree {
    private static final Pattern MERMAID = Pattern.compile("^\\s*(?:graph|flowchart)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NODE =
            Pattern.compile("([\\p{L}\\d_]+)\\s*(?:\\{+|\\[+|\\(+|>)\"?([^\\]})|\"]{1,120})\"?(?:\\}+|\\]+|\\)+)");
    private static final Pattern EDGE =
            Pattern.compile("^\\s*([\\p{L}\\d_]+)\\s*(?:[\\[{(>].*?[\\]})])?\\s*(?:--+>|==+>|-\\.+->|--\\s*\"?([^->|"
            + "\"]{1,30})\"?\\s*--+>)\\s*(?:\\|\"?([^|\"]{1,30})\"?\\|)?\\s*([\\p{L}\\d_]+)");
    private static final String ANSWERS = "yes|no|y|n|ja|nein|oui|non|sí|sim|não|是|否|はい|いいえ";
    private static final Pattern ANSWER = Pattern.compile("^[^\\p{L}\\d]*(" + ANSWERS
            + ")\\b?[^\\p{L}\\d]*?(?:(?:[─—=-]*(?:→|⇒|➜|➡|>|►|▶)|[:,\\s])\\s*)+(.+)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFFIRMED = Pattern.compile("yes|y|ja|oui|sí|sim|是|はい", Pattern.CASE_INSENSITIVE);
    private static final Pattern DRAWN = Pattern.compile("[├└│─▼→➜]|->|=>|\\b(?:YES|NO)\\b");
    private static final int MOST_LINES = 120;

    private record Question(int indent, String words) {
    }

    private DecisionTree() {
    }

    static boolean affirms(String answer) {
        return AFFIRMED.matcher(answer).matches();
    }

    static List<Trigger> read(Block.Code code) {
        if (code.text().length() > MOST_LINES * 200) {
            return List.of();
        }
        List<String> lines = code.text().lines().toList();
        boolean mermaid = code.info().toLowerCase(Locale.ROOT).startsWith("mermaid") || lines.stream().findFirst()
                .filter(l -> MERMAID.matcher(l).matches()).isPresent();
        if (lines.size() > MOST_LINES || !Stance.speaksOfUndoing(code.text())) {
            return List.of();
        }
        return mermaid ? mermaid(lines, code.textLine()) : DRAWN.matcher(code.text()).find() ? drawn(lines, code.textLine())
                : List.of();
    }

    private static List<Trigger> mermaid(List<String> lines, int first) {
        Map<String, String> nodes = new HashMap<>();
        lines.forEach(line -> NODE.matcher(line).results()
                .forEach(r -> nodes.put(r.group(1), r.group(2).replaceAll("<br\\s*/?>", " ").strip())));
        var led = new ArrayList<String>();
        var found = new ArrayList<Trigger>();
        lines.forEach(line -> edge(line).filter(e -> nodes.getOrDefault(e[0], "").contains("?")).ifPresent(e -> led.add(e[2])));
        for (int i = 0; i < lines.size(); i++) {
            int line = first + i;
            edge(lines.get(i)).ifPresent(e -> trigger(nodes.getOrDefault(e[0], ""), e[1], nodes.getOrDefault(e[2], ""),
                    led.contains(e[0]), line).ifPresent(found::add));
        }
        return found;
    }

    /** From, answer, to. */
    private static Optional<String[]> edge(String line) {
        Matcher m = EDGE.matcher(line);
        return m.find() ? Optional.of(new String[] {m.group(1), m.group(2) != null ? m.group(2).strip() : m.group(3) != null
                ? m.group(3).strip() : "", m.group(4)}) : Optional.empty();
    }

    private static List<Trigger> drawn(List<String> lines, int first) {
        var found = new ArrayList<Trigger>();
        Deque<Question> questions = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int indent = indent(line);
            String words = line.substring(Math.min(indent, line.length())).strip();
            Matcher answer = ANSWER.matcher(words);
            while (!questions.isEmpty() && questions.peek().indent() > indent) {
                questions.pop();
            }
            if (answer.matches()) {
                String target = answer.group(2).strip();
                Optional<Question> asked = questions.stream().findFirst();
                int depth = questions.size();
                int at = first + i;
                asked.flatMap(q -> trigger(q.words(), answer.group(1), target, depth > 1, at)).ifPresent(found::add);
                if (target.contains("?")) {
                    questions.push(new Question(indent + 1, target));
                }
            } else if (words.contains("?")) {
                while (!questions.isEmpty() && questions.peek().indent() >= indent) {
                    questions.pop();
                }
                questions.push(new Question(indent, words));
            }
        }
        return found;
    }

    private static int indent(String line) {
        int i = 0;
        while (i < line.length() && !Character.isLetterOrDigit(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Optional<Trigger> trigger(String question, String answer, String target, boolean led, int line) {
        boolean acts = Stance.speaksOfUndoing(target) && !target.contains("?") && Stance.of(target) != Stance.REFUSE;
        if (!acts || !question.contains("?") || answer.isBlank()) {
            return Optional.empty();
        }
        boolean affirmed = affirms(answer);
        String asked = question.substring(0, question.indexOf('?') + 1).strip();
        Optional<Criterion> condition = affirmed && !led ? CriterionReader.trigger(asked.replaceFirst("\\?$", ""), "")
                : Optional.empty();
        return Optional.of(new Trigger(asked + " " + answer + " → " + target, "", UrgencyReader.read(target)
                .orElse(Urgency.CONSIDER), condition, line));
    }
}
