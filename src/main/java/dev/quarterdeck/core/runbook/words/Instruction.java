package dev.quarterdeck.core.runbook.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a sentence tells somebody to do something: {@code Stop the importer}, {@code Dienst anhalten}. Stateless; any thread.
 */
public final class Instruction {
    private static final Set<String> VERBS =
            Set.of(
            ("abort accept acknowledge acquire activate add address adjust advise agree alert align allow amend analyse analyze "
            + "announce answer append apply approve archive ask assemble assess assign assume attach audit authenticate back "
            + "backfill "
            + "backup balance begin bisect block book boot bounce brief bring browse build bump bypass call cancel capture "
            + "change "
            + "check checkout cherry-pick choose clarify clean clear click clone close collect commit communicate compare "
            + "compile "
            + "complete compute conduct confirm connect consult contact contain continue convert coordinate copy cordon correct "
            + "correlate create cut debug decide declare decommission decrease decrypt defer delegate delete deliver demote "
            + "deploy deregister derive describe destroy detach detect determine diagnose diff direct disable discard disconnect "
            + "discuss dismiss dispatch display distribute do document double-check downgrade download drain drop dump edit "
            + "eject eliminate empty enable encrypt end enforce engage enlarge ensure enter erase escalate establish estimate "
            + "evacuate evaluate evict examine exclude execute exit expand export expose extend extract failover fetch file fill "
            + "filter find finish fix flag flip flush follow force forward free freeze gather generate get give go grant halt "
            + "handle "
            + "have hibernate hold identify ignore implement import increase inform initiate inject insert inspect install "
            + "instruct "
            + "interrupt invalidate investigate invite invoke isolate issue join keep kill label launch leave let lift limit "
            + "link list listen load locate lock log login logout look lower maintain make manually mark match measure merge "
            + "migrate "
            + "minimize mirror mitigate modify monitor mount move mute name navigate note notify observe obtain offline open "
            + "optimise "
            + "optimize order organise organize override page park pass paste patch pause perform persist pick pin ping place "
            + "plan "
            + "point poll populate post prefer prepare preserve press prevent print prioritize proceed process promote propagate "
            + "protect provide provision prune publish pull purge push put quarantine query quiesce quit raise re-deploy "
            + "re-enable re-establish re-run reach reacquire read reapply reassign rebalance rebase reboot rebuild recalculate "
            + "recheck reclaim recompile recompute reconcile reconfigure reconnect record recover recreate recycle redact "
            + "redeploy "
            + "redirect redo reduce refer refresh regenerate register rehydrate reindex reinstall reinstate reissue reject "
            + "relaunch "
            + "release reload relocate remediate remember remind remount remove rename renew reopen reorder repair repeat "
            + "replace "
            + "replay replicate repoint report reprocess reprovision request requeue rerun rescale reschedule resend reset "
            + "resize "
            + "resolve respond restart restore resubmit resume resync retag retain retire retrieve retry return revalidate "
            + "reverse "
            + "revert review revise revoke rewind rewrite roll rollback rollout rotate route run sanitise sanitize save scale "
            + "scan "
            + "schedule scrub search secure see seed select send separate set setup share shed shift ship shorten shrink shut "
            + "shutdown sign silence simulate skip sleep slow snapshot solve sort source spawn spin split squash stabilise "
            + "stabilize "
            + "stage start stash state stay stop store stream strip submit subscribe summarise summarize suppress suspend swap "
            + "switch sync synchronise synchronize tag tail taint take talk target teach tear tell temporarily terminate test "
            + "throttle toggle trace track transfer translate triage trigger truncate try tune turn unassign unblock "
            + "uncordon undeploy understand undo unfreeze uninstall unload unlock unmount unpause unplug unpublish unregister "
            + "unset "
            + "unsubscribe untag untaint update upgrade upload use vacuum validate verify view visit wait walk warm warn watch "
            + "wipe withdraw work write zero").split(" "));
    private static final Set<String> FIRST = Set.of("first", "then", "next", "now", "finally", "also", "immediately", "please",
            "always", "carefully", "manually", "temporarily", "optionally", "once", "again", "only", "simply", "quickly", "if");
    private static final Pattern LEAD =
            Pattern.compile("^(?:[\\p{So}\\p{Sk}\\uFE0F\\u200D\\u2713\\u2714\\s>*_\\[\\](-]+|"
            + "\\*\\*)*(?:\\(?optional\\)?[:,]?\\s+)?(?:(?:if|when|once|after|before|as soon as|where|in case|while|for|on|in|"
            + "from|within|using|with|via|to)\\b[^,:.]{2,90}[,:]\\s+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("^([\\p{L}][\\p{L}'’-]*)");
    private static final Pattern DESCRIPTION =
            Pattern.compile("^(?:it|they|this|the (?:\\p{L}+ ){1,3}?(?:is|are|will|gets?|has|\\p{L}+s))\\s",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;

    private Instruction() {
    }

    public static boolean begins(String text) {
        String words = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        words = words.strip();
        Matcher lead = LEAD.matcher(words);
        return verbFirst(words) || lead.find() && lead.end() > 0 && verbFirst(words.substring(lead.end()))
                || ForeignInstruction.begins(words);
    }

    /** Tells what something does by itself: {@code It closes the shop}, {@code Stops the queue}. */
    public static boolean describes(String text) {
        Matcher m = DESCRIPTION.matcher(text.strip());
        if (m.find()) {
            return true;
        }
        Matcher word = WORD.matcher(text.strip());
        if (!word.find() || !word.group(1).endsWith("s")) {
            return false;
        }
        String first = word.group(1).toLowerCase(Locale.ROOT);
        boolean third = VERBS.contains(first.substring(0, first.length() - 1)) || first.endsWith("es")
                && VERBS.contains(first.substring(0, first.length() - 2))
                || first.endsWith("ies") && VERBS.contains(first.substring(0, first.length() - 3) + "y");
        return third && !VERBS.contains(first) && text.strip().substring(word.end())
                .matches("(?s)\\s+(?:the|a|an|all|any|its|it|to|with|from|every|each|old|new|up|down|off|out|over|back|into|in|"
                + "on|\\p{Lu}?\\p{Ll}+).*");
    }

    private static boolean verbFirst(String text) {
        String rest = text.replaceFirst("^[\\p{So}\\p{Sk}\\uFE0F\\s*_>\\[\\](-]+", "");
        for (int i = 0; i < 3; i++) {
            Matcher m = WORD.matcher(rest);
            if (!m.find()) {
                return false;
            }
            String word = m.group(1).toLowerCase(Locale.ROOT);
            if (VERBS.contains(word) || compound(word)) {
                return !noun(word, rest.substring(m.end()));
            }
            if (!FIRST.contains(word)) {
                return false;
            }
            rest = rest.substring(m.end()).replaceFirst("^[\\s,:]+", "");
        }
        return false;
    }

    /** {@code re-apply}, {@code down-tune}. */
    private static boolean compound(String word) {
        int hyphen = word.lastIndexOf('-');
        return hyphen > 0 && word.substring(0, hyphen)
                .matches("re|un|de|down|up|pre|over|double|cross|force|auto|hot|cold|soft|hard|dry")
                && VERBS.contains(word.substring(hyphen + 1));
    }

    /** {@code Backup is there}, {@code Release of 3 May}, {@code Check: none}: the word is a noun there. */
    private static boolean noun(String word, String after) {
        return after.matches("(?is)^\\s+(?:is|are|was|were|never|always|cannot|can['’]t|has|have|had|will|would|can|could|"
                + "should|must|may|of|fails?|failed|succeed\\w*|contains?|shows?|looks?|takes?|took|happens?|occurs?|did|does|"
                + "do)\\b.*")
                && !Set.of("have", "see", "look", "do", "let", "make", "check", "verify", "ensure", "confirm").contains(word);
    }
}
