package dev.quarterdeck.core.checklist;

import dev.quarterdeck.core.incident.CheckState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the ticked checks of a procedure say was changed and not undone, for whoever stops it half way: {@code maintenance mode
 * on}, {@code code at v0.0.9}. It reads words, so it can only remind; the lead knows. Pure; any thread.
 */
public final class InEffect {
    /** What is undone by the other one. */
    private static final Map<String, String> OPPOSITES = Map.ofEntries(pair("enabled", "disabled"), pair("disabled", "enabled"),
            pair("stopped", "started"), pair("started", "stopped"), pair("paused", "resumed"), pair("suspended", "resumed"),
            pair("blocked", "unblocked"), pair("cordoned", "uncordoned"), pair("drained", "undrained"),
            pair("locked", "unlocked"),
            pair("frozen", "unfrozen"), pair("silenced", "unsilenced"), pair("muted", "unmuted"), pair("attached", "detached"),
            pair("detached", "attached"), pair("added", "removed"), pair("removed", "added"), pair("mounted", "unmounted"),
            pair("unmounted", "mounted"), pair("opened", "closed"), pair("closed", "opened"), pair("activated", "deactivated"),
            pair("deactivated", "activated"));
    /** What lasts until something else takes its place. */
    private static final Set<String> LASTING = Set.of("reverted", "restored", "updated", "upgraded", "downgraded", "deployed",
            "applied", "deleted",
            "dropped", "switched", "migrated", "promoted", "changed", "scaled", "rerouted", "redirected", "rotated", "replaced",
            "truncated");
    private static final Map<String, String> IMPERATIVES = Map.ofEntries(pair("enable", "enabled"), pair("disable", "disabled"),
            pair("stop", "stopped"),
            pair("start", "started"), pair("pause", "paused"), pair("resume", "resumed"), pair("suspend", "suspended"),
            pair("block", "blocked"),
            pair("unblock", "unblocked"), pair("cordon", "cordoned"), pair("uncordon", "uncordoned"), pair("drain", "drained"),
            pair("lock", "locked"), pair("unlock", "unlocked"), pair("freeze", "frozen"), pair("silence", "silenced"),
            pair("mute", "muted"),
            pair("revert", "reverted"), pair("restore", "restored"), pair("upgrade", "upgraded"),
            pair("downgrade", "downgraded"), pair("deploy", "deployed"), pair("delete", "deleted"), pair("drop", "dropped"),
            pair("switch", "switched"), pair("promote", "promoted"), pair("scale", "scaled"), pair("redirect", "redirected"),
            pair("rotate", "rotated"), pair("activate", "activated"), pair("deactivate", "deactivated"));
    private static final Map<String, String> SHORT = Map.of("enabled", "on", "disabled", "off", "activated", "on", "deactivated",
            "off");
    private static final Set<String> LOOKS = Set.of("verify", "confirm", "check", "ensure", "make", "no", "not", "validate",
            "test", "monitor", "watch");
    private static final Set<String> TURNS = Set.of("switch", "turn", "put", "bring", "roll", "take");
    private static final Map<String, String> DIRECTIONS = Map.of("on", "enabled", "off", "disabled", "back", "restored");
    private static final Set<String> SMALL = Set.of("the", "a", "an", "all", "is", "are", "was", "were", "has", "have", "been");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\d][\\p{L}\\d_./-]*");

    /** The verb stands near the beginning of a check, or it says something else. */
    private static final int LONGEST = 7;

    private InEffect() {
    }

    private record Change(String subject, String what, Instant at, String words) {
        private boolean undoes(Change earlier) {
            return subject.equals(earlier.subject) && what.equals(OPPOSITES.get(earlier.what)) && !at.isBefore(earlier.at);
        }
    }

    /** {@code valueIn} gives the value that the step's commands were filled with, if there is one. */
    public static List<String> of(List<StepProgress> steps, Function<StepProgress, Optional<String>> valueIn) {
        var changes = new ArrayList<Change>();
        steps.forEach(step -> changes.addAll(changes(step, valueIn.apply(step))));
        changes.sort(Comparator.comparing(Change::at));
        var lasting = new ArrayList<Change>();
        for (Change change : changes) {
            boolean undone = lasting.removeIf(change::undoes);
            if (!undone) {
                lasting.add(change);
            }
        }
        return lasting.stream().map(Change::words).distinct().toList();
    }

    /** What the ticked checks say, or when they say nothing of a change, what the step's title says. */
    private static List<Change> changes(StepProgress step, Optional<String> value) {
        List<StepProgress.Item> ticked = step.items().stream()
                .filter(item -> item.state().orElse(null) instanceof CheckState.Ticked).toList();
        List<Change> told = ticked.stream().flatMap(item -> change(item.check().title(), item.state().orElseThrow().at(), value)
                .stream()).toList();
        return !told.isEmpty() || ticked.isEmpty() ? told
                : change(step.step().title(), ticked.getLast().state().orElseThrow().at(), value).stream().toList();
    }

    private static Optional<Change> change(String text, Instant at, Optional<String> value) {
        List<String> words = WORDS.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).limit(LONGEST)
                .toList();
        if (words.size() < 2 || LOOKS.contains(words.getFirst())) {
            return Optional.empty();
        }
        Optional<Change> turned = turned(words, at, value);
        if (turned.isPresent()) {
            return turned;
        }
        if (IMPERATIVES.containsKey(words.getFirst())) {
            String what = IMPERATIVES.get(words.getFirst());
            return Optional.of(change(words.subList(1, words.size()), what, at, value));
        }
        for (int i = 1; i < words.size(); i++) {
            if (LASTING.contains(words.get(i)) || OPPOSITES.containsKey(words.get(i)) || OPPOSITES.containsValue(words.get(i))) {
                return Optional.of(change(words.subList(0, i), words.get(i), at, value));
            }
        }
        return Optional.empty();
    }

    /** {@code switch maintenance mode on}, {@code turn off the feature}, {@code put back the old code}. */
    private static Optional<Change> turned(List<String> words, Instant at, Optional<String> value) {
        if (!TURNS.contains(words.getFirst())) {
            return Optional.empty();
        }
        return words.stream().skip(1).filter(DIRECTIONS::containsKey).findFirst()
                .map(direction -> change(words.stream().skip(1).filter(word -> !word.equals(direction)).toList(),
                Objects.requireNonNull(DIRECTIONS.get(direction)), at, value));
    }

    private static Change change(List<String> words, String what, Instant at, Optional<String> value) {
        String subject = words.stream().filter(word -> !SMALL.contains(word)).collect(Collectors.joining(" "));
        return new Change(subject, what, at, said(subject, what, value));
    }

    private static String said(String subject, String what, Optional<String> value) {
        return value.filter(_ -> LASTING.contains(what)).map(v -> subject + " at " + v)
                .orElse(subject + " " + SHORT.getOrDefault(what, what));
    }

    private static Map.Entry<String, String> pair(String key, String value) {
        return Map.entry(key, value);
    }
}
