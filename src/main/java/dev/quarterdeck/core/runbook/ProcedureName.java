package dev.quarterdeck.core.runbook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which procedure a sentence speaks of: by its number or letter, else by its own words. Any thread. */
public final class ProcedureName {
    private static final Pattern NAME =
            Pattern.compile("\\b(procedure|option|plan|route|method|path|way)\\s+(\\d{1,2}|[A-Z])\\b");
    private static final Pattern NAME_IN_ANY_CASE = Pattern.compile(NAME.pattern(), Pattern.CASE_INSENSITIVE);
    private static final int SHORTEST = 6;
    private static final int MOST = 300;
    private static final int FEW_WORDS = 5;

    private ProcedureName() {
    }

    /** The words that name a procedure, whether there is one of that name or not: {@code Procedure 4}. */
    public static Optional<String> in(String text) {
        Matcher m = NAME_IN_ANY_CASE.matcher(text);
        while (m.find()) {
            if (Character.isDigit(m.group(2).charAt(0)) || Character.isUpperCase(m.group(2).charAt(0))) {
                return Optional.of(m.group());
            }
        }
        return Optional.empty();
    }

    public static Optional<Procedure> find(String text, List<Procedure> procedures) {
        Optional<String> name = in(text);
        if (name.isPresent() && procedures.size() <= MOST) {
            Pattern begins = Pattern.compile("^" + Pattern.quote(name.get()).replace(" ", "\\E\\s+\\Q") + "\\b",
                    Pattern.CASE_INSENSITIVE);
            return procedures.stream().filter(p -> begins.matcher(p.title()).find()).findFirst();
        }
        if (procedures.size() > MOST) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return procedures.stream().filter(p -> {
            String own = own(p.title()).toLowerCase(Locale.ROOT);
            return own.length() >= SHORTEST && lower.contains(own)
                    && (own.indexOf(' ') > 0 || lower.split("\\s+").length <= FEW_WORDS || meant(lower, own));
        }).findFirst();
    }

    /** A title of one word stands in many a sentence that means something else: {@code check the logs of the rollout}. */
    private static boolean meant(String text, String own) {
        return Pattern.compile("\\b(?:see|use|run|follow|perform|do|execute|start|apply|go to|section|procedure)(?: the)?\\W{1,3}"
                + Pattern.quote(own) + "\\b|" + Pattern.quote(own) + "\\W{1,2}(?:procedure|section|runbook|steps)\\b")
                .matcher(text).find();
    }

    /** The title without its number and without remarks in brackets. */
    private static String own(String title) {
        return NAME_IN_ANY_CASE.matcher(title).replaceFirst("").replaceAll("\\([^)]*\\)", "").replaceFirst("^\\s*[:.–—-]\\s*", "")
                .strip();
    }
}
