package dev.quarterdeck.core.runbook.inspection;

import dev.quarterdeck.core.runbook.Step;
import dev.quarterdeck.core.runbook.Way;
import dev.quarterdeck.core.runbook.command.CommandText;
import dev.quarterdeck.core.runbook.command.Danger;
import dev.quarterdeck.core.runbook.command.FenceKind;
import dev.quarterdeck.core.runbook.text.Block;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;

/** Tells commands that take something away or interrupt a service, and finds those after which nobody looks. Any thread. */
public final class Destruction {
    private static final Pattern LOOKS =
            Pattern.compile("\\b(?:verif\\w+|check\\w*|confirm\\w*|ensure|make sure|should|validat\\w+|wait|observe|monitor|"
            + "watch|see if|until|no longer)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern READS =
            Pattern.compile("^(?:sudo\\s+)?(?:(?:kubectl|oc)\\s(?:.*?\\s)?(?:get|describe|logs|wait|top|rollout\\s+status)\\b|"
            + "systemctl\\s+(?:status|is-active)|docker\\s+(?:ps|logs|inspect)"
            + "|curl|ls|df|ps|tail|cat|grep|stat|journalctl|free|uptime|top|git\\s+(?:log|status|show)|alembic\\s+current|"
            + "ceph\\s+(?:status|health|-s)|helm\\s+(?:status|list)|ping|dig|watch)\\b", Pattern.DOTALL);

    private Destruction() {
    }

    public static boolean in(CommandText command) {
        return Danger.of(command) == Danger.DESTRUCTIVE;
    }

    /** The commands of a step that destroy something without anything below them that looks at what became of it. */
    static List<CommandText> unchecked(Step step) {
        List<Way> ways = step.ways();
        boolean mainChecks = !step.checks().isEmpty();
        var unchecked = new ArrayDeque<CommandText>();
        for (Way way : ways.reversed()) {
            boolean looked = mainChecks && way != ways.getFirst();
            for (Block block : way.blocks().reversed()) {
                looked = block instanceof Block.Code code ? unchecked(code, looked, unchecked) : looked || looks(block);
            }
        }
        return List.copyOf(unchecked);
    }

    /** From its end upwards; answers whether anything from there on looks. */
    private static boolean unchecked(Block.Code code, boolean lookedBelow, ArrayDeque<CommandText> unchecked) {
        boolean looked = lookedBelow;
        for (CommandText command : code.commands().reversed()) {
            looked |= !command.expected().isEmpty();
            if (!looked && in(command)) {
                unchecked.addFirst(command);
            }
            looked |= READS.matcher(command.text()).find();
        }
        return looked || looks(code);
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
