package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.runbook.text.Section;
import dev.quarterdeck.core.runbook.words.HeadingWords;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a section that is one alert: a line says its condition and another one what is then done. What asks for something else than
 * rolling back is left to people. Any thread.
 */
final class AlertBlock {
    private static final Pattern CONDITION = label("(?:trigger(?:ing)? )?conditions?|thresholds?|triggers?|triggers when|fires (?:when|if)|bedingung|schwelle|condition|seuil|condición|umbral|condição|limite|条件|阈值|しきい値");
    private static final Pattern ACTION = label("actions?|response|what to do|then|maßnahmen?|aktion|action|acción|ação|操作|动作|対応");
    private static final Pattern ALERTS = Pattern.compile("\\b(?:alerts?|alarms?|alarme|alertes?|alertas?|triggers?)\\b|告警|アラート", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern IDLE = Pattern.compile("^\\W*(?:ignore|none|nothing|no action|log(?: only)?|monitor|watch|observe|n/?a)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern GRADE = Pattern.compile("\\s*[(\\[]([^()\\[\\]]{2,20})[)\\]]$");

    private AlertBlock() {
    }

    /** Whether a section is one; {@code calls} tells that the headings above call for rolling back. */
    static boolean is(Section section, boolean calls) {
        return (calls || ALERTS.matcher(section.path()).find()) && stated(section, CONDITION).isPresent() && stated(section, ACTION).isPresent();
    }

    /** The reason that such a section is, if it is one. */
    static Optional<Trigger> read(Section section, boolean calls, Optional<Urgency> above) {
        Optional<String> condition = stated(section, CONDITION);
        Optional<String> action = stated(section, ACTION);
        if (condition.isEmpty() || action.isEmpty() || IDLE.matcher(action.get()).find() || Stance.of(action.get()) == Stance.REFUSE
                || Stance.of(section.heading()) == Stance.REFUSE) {
            return Optional.empty();
        }
        String heading = HeadingWords.bare(section.heading());
        Matcher grade = GRADE.matcher(heading);
        Optional<Urgency> graded = grade.find() ? UrgencyReader.read(grade.group(1)) : Optional.empty();
        String name = graded.isPresent() ? grade.replaceFirst("") : heading;
        boolean undoes = calls || Stance.speaksOfUndoing(action.get());
        Urgency urgency = undoes ? graded.or(() -> UrgencyReader.read(action.get())).or(() -> above).orElse(Urgency.CONSIDER) : Urgency.CONSIDER;
        return Optional.of(new Trigger(name, condition.get(), urgency, undoes ? TriggerReader.criterion(name, condition.get()) : Optional.empty(), section.line()));
    }

    /** What stands behind a label in one of the section's own lines. */
    private static Optional<String> stated(Section section, Pattern label) {
        return section.blocks().stream().flatMap(AlertBlock::lines).map(label::matcher).filter(Matcher::matches).map(m -> m.group("says").strip()).findFirst();
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Prose prose -> prose.text().lines();
            case Block.Item item -> Stream.of(item.text());
            case Block.Check _, Block.Code _, Block.Table _, Block.Quote _ -> Stream.empty();
        };
    }

    private static Pattern label(String words) {
        return Pattern.compile("\\s*(?:" + words + ")\\s*[:：]\\s*(?<says>\\S.*)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
