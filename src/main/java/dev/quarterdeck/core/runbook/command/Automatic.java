package dev.quarterdeck.core.runbook.command;

import java.util.regex.Pattern;

/** Tells words that describe what a script or a pipeline does by itself, so that nobody has to type it. Any thread. */
public final class Automatic {
    private static final String MACHINE =
            "(?:script|pipeline|workflow|job|action|playbook|automation|hook|cron(?:job)?|ci|cd|ci/cd|controller|operator|tool|"
            + "bot|makefile|target|installer|system|deployer|service|task|wrapper|program|entrypoint|scheduler|watchdog|systemd)";
    private static final String DOES =
            "(?:runs|executes|performs|does|invokes|carries out|takes care of|handles|(?:calls|triggers|issues)(?=\\s+\\S))";
    private static final Pattern BY_ITSELF =
            Pattern.compile("\\b(?:automatically|by itself|under the hood|behind the scenes|internally|on its own)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MACHINE_DOES =
            Pattern.compile("\\b" + MACHINE + "\\b[^.:]{0,60}?\\b(?:" + DOES
            + "|will (?:\\w+ )?(?:run|execute|perform|do|call|invoke))\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern EFFECTS = Pattern.compile("^\\W*(?:this|that|it|which|(?:the|this|that) (?:[\\w./`-]+ ){0,3}(?:"
            + MACHINE + "|command|step|procedure|function))\\b[^.:]{0,30}\\b(?:will|" + DOES + ")\\b[^.]{0,60}:$"
            + "|^\\W*what (?:it|this|that|the \\w+(?: \\w+)?) (?:does|will do)\\b|^\\W*what happens\\b|^\\W*how it works\\b|"
            + "^\\W*(?:effects?|result)\\s*:$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TITLE =
            Pattern.compile("^\\W*(?:what (?:it|this|that|the [\\w-]+(?: \\w+)?) (?:does|will do)|under the hood|what "
            + "happens\\b|how it works)", Pattern.CASE_INSENSITIVE);
    /** "Run automatically", "then run": somebody is told to. */
    private static final Pattern ASKS =
            Pattern.compile("\\b(?:to|you|please|can)\\s+(?:\\w+\\s+){0,2}(?:run|execute|use)\\b|^\\W*(?:run|execute|use|call|"
            + "type|enter|start|trigger)\\b|\\bfollowing command\\b|\\bcommand below\\b|[,;]\\s*(?:then\\s+)?(?:run|execute|"
            + "use)\\b[^,]*$", Pattern.CASE_INSENSITIVE);

    private Automatic() {
    }

    /** Whether the items below a sentence, or a heading, say what happens without anybody's doing. */
    public static boolean effects(String words) {
        String last = last(words);
        return !ASKS.matcher(last).find() && (EFFECTS.matcher(last).find() || machine(last));
    }

    /** Whether a fence below a sentence shows what something runs by itself. A command's own effect may be told above it. */
    public static boolean shows(String words) {
        String last = last(words);
        return last.endsWith(":") && !ASKS.matcher(last).find()
                && (MACHINE_DOES.matcher(last).find() || BY_ITSELF.matcher(last).find());
    }

    public static boolean titled(String words) {
        return TITLE.matcher(words).find();
    }

    private static boolean machine(String words) {
        return words.endsWith(":") && (MACHINE_DOES.matcher(words).find() || BY_ITSELF.matcher(words).find());
    }

    private static String last(String words) {
        String[] sentences = words.strip().split("(?<=[.!?])\\s+|\\n+");
        return sentences[sentences.length - 1].strip();
    }
}
