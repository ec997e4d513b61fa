package dev.quarterdeck.core.runbook.decision;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts names of severities in order: {@code P0}, {@code SEV2}, {@code High}, {@code Yellow}. Any thread. */
final class SeverityScale {
    private static final Pattern NUMBERED = Pattern.compile("^\\W*(?:p|s|sev(?:erity)?|prio(?:rity)?)[ -]?(\\d)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int NUMBERS = 10;
    private static final List<Pattern> NAMED = List.of(
            named("none|normal|ok|green|healthy|info|informational|trivial|cosmetic|keine|aucune|ninguna|nenhuma|正常"),
            named("low|minor|niedrig|gering|leicht|faible|mineure?|baj[oa]|menor|baixa|低|轻微|軽微"),
            named("medium|moderate|yellow|warning|warn|degraded|mittel|moyenne?|modérée?|medi[oa]|média|moderad[oa]|中"),
            named("high|major|orange|amber|alert|serious|hoch|schwer|élevée?|haute|majeure?|alt[oa]|mayor|高"),
            named("critical|severe|red|emergency|blocker|catastrophic|outage|kritisch|critique|crític[oa]|严重|紧急|緊急|重大|致命"));

    private SeverityScale() {
    }

    /** The higher, the worse; only comparable with ranks of the same kind of names. */
    static OptionalInt rank(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.find()) {
            return OptionalInt.of(NUMBERS - Integer.parseInt(numbered.group(1)));
        }
        for (int i = NAMED.size() - 1; i >= 0; i--) {
            if (NAMED.get(i).matcher(name).find()) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Pattern named(String names) {
        return Pattern.compile("^[^\\p{L}\\d]*(?:" + names + ")(?![\\p{L}-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
