package dev.quarterdeck.core.runbook.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a sentence tells somebody to do something: {@code Stop the importer}, {@code Dienst anhalten}. Stateless; any thread. */
public final class Instruction {
    private static final Set<String> VERBS = Set.of(("abort accept acknowledge activate add address adjust advise alert align allow amend analyse analyze announce append apply approve archive ask assemble assess assign assume attach audit authenticate "
            + "back backup balance begin block book boot bounce brief bring browse build bump call cancel capture change check checkout choose clean clear click clone close collect compare compile complete compute confirm connect consult contact contain continue convert copy correct cordon create cut "
            + "debug declare decommission decrease delete deliver demote deploy describe deregister destroy detach detect determine diagnose diff direct disable disconnect dismiss dispatch display distribute do document double-check downgrade download drain drop dump edit eject empty enable encrypt end engage enforce enlarge ensure enter erase escalate establish estimate evacuate evaluate evict examine exclude execute exit expand export extend extract "
            + "failover fetch file fill filter find finish fix flag flip flush follow force forward free freeze generate get give go grant halt have hold identify ignore implement import increase inform inject initiate insert inspect install instruct interrupt invalidate investigate invite invoke isolate issue join keep kill label launch leave let limit link list load locate lock log login logout look lower make manually mark match measure merge migrate minimize mirror mitigate modify monitor mount move mute name navigate note notify observe obtain offline open order organise organize override "
            + "page park pass paste patch pause perform pick pin ping place plan point poll populate post prepare preserve press prevent print prioritize proceed process promote propagate protect provide provision prune publish pull purge push put query quiesce quit raise re-deploy re-enable re-run reach read reapply reassign rebase reboot rebuild recheck recompile reconcile reconfigure reconnect record recover recreate recycle redeploy redirect redo reduce re-establish refer refresh register reindex reinstall reinstate reissue reject release reload remediate remind remount remove rename renew reopen reorder repair repeat replace replay replicate report reprocess request requeue rerun reschedule reset resize resolve respond restart restore resubmit resume resync retag retain retire retrieve retry return reverse revert review revise revoke rewind roll rollback rollout rotate route run "
            + "save scale scan schedule scrub search secure see seed select send separate set setup share shift ship shut shutdown sign silence simulate sleep slow snapshot solve sort source spin split squash stabilise stabilize stage start stash state stay stop store stream submit subscribe summarise summarize suppress suspend swap switch sync synchronise synchronize tag tail take talk target tear tell temporarily terminate test throttle toggle trace track transfer triage trigger truncate try tune turn unassign unblock uncordon undeploy undo unfreeze uninstall unload unlock unmount unpause unregister unset untag update upgrade upload use validate verify view visit wait walk warm warn watch wipe withdraw work write zero").split(" "));
    private static final Set<String> FIRST = Set.of("first", "then", "next", "now", "finally", "also", "immediately", "please", "always", "carefully", "manually", "temporarily", "optionally", "once", "again", "only", "simply", "quickly", "if");
    private static final Pattern LEAD = Pattern.compile("^(?:[\\p{So}\\p{Sk}\\uFE0F\\u200D\\u2713\\u2714\\s>*_\\[\\](-]+|\\*\\*)*(?:\\(?optional\\)?[:,]?\\s+)?(?:(?:if|when|once|after|before|as soon as|where|in case|while|for|on|in|from|within|using|with|via|to)\\b[^,:.]{2,90}[,:]\\s+)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("^([\\p{L}][\\p{L}'’-]*)");
    /** Verbs of other languages: German and the Romance ones in the forms that runbooks are written in. */
    private static final Pattern EUROPEAN = Pattern.compile("^(?:(?:bitte|dann|zuerst|danach|anschließend)\\s+)?\\p{L}[^.:;\\n]{1,120}\\b\\p{L}{3,}(?:en|ern|eln)[.!]?$"
            + "|^(?:stoppen|starten|prüfen|öffnen|schließen|setzen|stellen|führen|schalten|melden|informieren|warten|löschen|wiederholen|wechseln|spielen|rollen|halten|nehmen|sperren|legen|machen|rufen)\\b"
            + "|^(?:arrêt|redémarr|vérifi|ouvr|ferm|désactiv|activ|lanc|exécut|restaur|attend|inform|prévenir|avertir|bascul|supprim|mettre|revenir|annul|déploy|sauvegard|contrôl|surveill|choisi|confirm)\\p{L}*\\b"
            + "|^(?:detener|parar|pare|detenga|iniciar|inicie|reiniciar|reinicie|verificar|verifique|comprobar|compruebe|abrir|abra|cerrar|cierre|desactivar|desactive|activar|active|ejecutar|ejecute|restaurar|restaure|esperar|espere|avisar|avise|notificar|notifique|eliminar|elimine|cambiar|cambie|volver|vuelva|revertir|revierta|desplegar|despliegue|confirmar|confirme|identificar|identifique|hacer|haga)\\b"
            + "|^(?:interromper|interrompa|encerrar|executar|execute|aguardar|aguarde|excluir|exclua|trocar|troque|voltar|volte|reverter|reverta|implantar|implante|fazer|faça|abrir|abra|fechar|feche|desligar|desligue|ligar|ligue|acionar|acione|avisar|avise)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    /** An infinitive in front of its object, as the Romance languages head their steps. */
    private static final Pattern INFINITIVE = Pattern.compile("^\\p{L}{3,}(?:er|ir|re|oir|ar|ôr|or)\\s+(?:le|la|les|l['’]|un|une|des|du|de|el|los|las|os|as|um|uma|al|ao|o|a)(?:\\s|(?<=['’]))", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EAST_ASIAN = Pattern.compile("(?:する|します|してください|行う|確認|停止|開始|起動|再起動|実行|切り替え(?:る)?|戻す|連絡)(?:[。.]|$)|^(?:停止|启动|重启|检查|确认|执行|回滚|恢复|切换|通知|打开|关闭|登录|备份|删除|等待|验证|将|把|在|使用|联系|查看|运行|修改|更新|部署)");
    /** "Server a", "Error de": English nouns with such an ending, in front of a letter that is no article. */
    private static final Pattern ENGLISH_NOUN = Pattern.compile("^\\p{L}+\\s+a\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern DESCRIPTION = Pattern.compile("^(?:it|they|this|the (?:\\p{L}+ ){1,3}?(?:is|are|will|gets?|has|\\p{L}+s))\\s", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 300;

    private Instruction() {
    }

    public static boolean begins(String text) {
        String words = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        words = words.strip();
        if (EAST_ASIAN.matcher(words).find()) {
            return true;
        }
        Matcher lead = LEAD.matcher(words);
        return verbFirst(words) || lead.find() && lead.end() > 0 && verbFirst(words.substring(lead.end())) || EUROPEAN.matcher(words).find()
                || INFINITIVE.matcher(words).find() && !ENGLISH_NOUN.matcher(words).find();
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
        boolean third = VERBS.contains(first.substring(0, first.length() - 1)) || first.endsWith("es") && VERBS.contains(first.substring(0, first.length() - 2))
                || first.endsWith("ies") && VERBS.contains(first.substring(0, first.length() - 3) + "y");
        return third && !VERBS.contains(first) && text.strip().substring(word.end()).matches("(?s)\\s+(?:the|a|an|all|any|its|it|to|with|from|every|each|old|new|up|down|off|out|over|back|into|in|on|\\p{Lu}?\\p{Ll}+).*");
    }

    private static boolean verbFirst(String text) {
        String rest = text.replaceFirst("^[\\p{So}\\p{Sk}\\uFE0F\\s*_>\\[\\](-]+", "");
        for (int i = 0; i < 3; i++) {
            Matcher m = WORD.matcher(rest);
            if (!m.find()) {
                return false;
            }
            String word = m.group(1).toLowerCase(Locale.ROOT);
            if (VERBS.contains(word)) {
                return !noun(word, rest.substring(m.end()));
            }
            if (!FIRST.contains(word)) {
                return false;
            }
            rest = rest.substring(m.end()).replaceFirst("^[\\s,:]+", "");
        }
        return false;
    }

    /** {@code Backup is there}, {@code Release of 3 May}, {@code Check: none}: the word is a noun there. */
    private static boolean noun(String word, String after) {
        return after.matches("(?is)^\\s+(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|of|fails?|failed|succeed\\w*|contains?|shows?|looks?|takes?|took|happens?|occurs?|did|does|do)\\b.*")
                && !Set.of("have", "see", "look", "do", "let", "make", "check", "verify", "ensure", "confirm").contains(word);
    }
}
