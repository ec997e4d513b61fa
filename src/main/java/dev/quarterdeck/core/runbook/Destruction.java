package dev.quarterdeck.core.runbook;

import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Tells commands that take something away or interrupt a service, and finds those after which nobody looks. Any thread. */
final class Destruction {
    private static final String START = "(?:^|[;&|(]\\s*|\\n\\s*|\\bsudo\\s+(?:-\\w+\\s+(?:\\w+\\s+)?)?|\\bxargs\\s+(?:-\\S+\\s+)*|'|\")";
    private static final Pattern DESTRUCTIVE = Pattern.compile(START + "(?:rm|rmdir|unlink|dd|mkfs(?:\\.\\w+)?|shred|truncate|wipefs|kill|pkill|killall|reboot|shutdown|halt|poweroff|lvremove|vgremove|pvremove)\\s"
            + "|" + START + "(?:reboot|halt|poweroff)$"
            + "|" + START + "(?:systemctl\\s+(?:-\\S+\\s+)*(?:stop|restart|disable|mask|kill)|service\\s+\\S+\\s+(?:stop|restart)|supervisorctl\\s+(?:stop|restart)|sv\\s+(?:stop|restart))\\b"
            + "|" + START + "(?:docker|podman|nerdctl|crictl)(?:[ -]compose)?\\s+(?:-\\S+\\s+\\S+\\s+)*(?:rm|rmi|stop|kill|restart|down|(?:system|volume|image|container)\\s+(?:prune|rm))\\b"
            + "|" + START + "(?:kubectl|oc|virtctl)\\s(?:[^\\n|;&]*?\\s)?(?:delete|drain|cordon|scale|replace|evict|rollout\\s+(?:restart|undo)|restart|stop|adm\\s+(?:drain|cordon))\\s"
            + "|" + START + "(?:helm\\s+(?:uninstall|delete|rollback)|terraform\\s+(?:destroy|apply)|alembic\\s+downgrade|etcdctl\\s+(?:[^\\n|;&]*?\\s)?(?:del|rm)\\b|git\\s+(?:push\\s+[^\\n|;&]*(?:--force|-f)\\b|reset\\s+--hard|clean\\s+-\\w*f))"
            + "|" + START + "(?:aws|gcloud|az|gsutil|ceph|rados|rbd)\\s[^\\n|;&]*?\\b(?:delete|terminate|remove|destroy|purge|rm|rb|reboot|stop)(?:-\\S+)?(?:\\s|$)"
            + "|\\b(?:flushall|flushdb)\\b|\\biptables\\s+-F|\\b--delete\\b"
            + "|\\b(?:drop\\s+(?:table|database|index|schema|user|role)|truncate\\s+(?:table\\s+)?\\w|delete\\s+from|alter\\s+table\\s+\\S+\\s+drop)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOKS = Pattern.compile("\\b(?:verif\\w+|check\\w*|confirm\\w*|ensure|make sure|should|validat\\w+|wait|observe|monitor|watch|see if|until|no longer)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern READS = Pattern.compile("^(?:sudo\\s+)?(?:(?:kubectl|oc)\\s(?:.*?\\s)?(?:get|describe|logs|wait|top|rollout\\s+status)\\b|systemctl\\s+(?:status|is-active)|docker\\s+(?:ps|logs|inspect)"
            + "|curl|ls|df|ps|tail|cat|grep|stat|journalctl|free|uptime|top|git\\s+(?:log|status|show)|alembic\\s+current|ceph\\s+(?:status|health|-s)|helm\\s+(?:status|list)|ping|dig|watch)\\b", Pattern.DOTALL);
    private static final int LONGEST = 2000;

    private Destruction() {
    }

    static boolean in(CommandText command) {
        String text = command.text().length() > LONGEST ? command.text().substring(0, LONGEST) : command.text();
        return DESTRUCTIVE.matcher(text).find();
    }

    /** The commands of a step that destroy something without anything below them that looks at what became of it. */
    static List<CommandText> unchecked(Step step) {
        List<Way> ways = step.ways();
        boolean mainChecks = !step.checks().isEmpty();
        return ways.stream().flatMap(way -> IntStream.range(0, way.blocks().size()).boxed()
                .filter(i -> way.blocks().get(i) instanceof Block.Code)
                .flatMap(i -> unchecked((Block.Code) way.blocks().get(i), way.blocks().subList(i + 1, way.blocks().size()),
                        mainChecks && way != ways.getFirst()).stream())).toList();
    }

    private static List<CommandText> unchecked(Block.Code code, List<Block> below, boolean checked) {
        var unchecked = new ArrayDeque<CommandText>();
        boolean looked = checked || below.stream().anyMatch(Destruction::looks);
        for (CommandText command : code.commands().reversed()) {
            looked |= !command.expected().isEmpty();
            if (!looked && in(command)) {
                unchecked.addFirst(command);
            }
            looked |= READS.matcher(command.text()).find();
        }
        return List.copyOf(unchecked);
    }

    private static boolean looks(Block block) {
        return switch (block) {
            case Block.Check _, Block.Table _ -> true;
            case Block.Prose prose -> LOOKS.matcher(prose.text()).find();
            case Block.Item item -> LOOKS.matcher(item.text()).find();
            case Block.Quote quote -> LOOKS.matcher(quote.text()).find();
            case Block.Code code -> code.kind() == FenceKind.OUTPUT || code.kind() == FenceKind.QUERY
                    || code.commands().stream().anyMatch(c -> READS.matcher(c.text()).find());
        };
    }
}
