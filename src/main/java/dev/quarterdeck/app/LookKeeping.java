package dev.quarterdeck.app;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Keeps changes of the look in their order and away from the FX thread, which no slow disk may hold up. FX thread only. */
public final class LookKeeping {
    private final Workspace.Looks looks;
    private final Work inOrder;
    private final Consumer<String> tell;

    public LookKeeping(Workspace.Looks looks, Work work, Consumer<String> tell) {
        this.inOrder = work.inOrder();
        this.looks = looks;
        this.tell = tell;
    }

    public void keep(UnaryOperator<Look> change) {
        inOrder.run(() -> looks.change(change), () -> { },
                problem -> tell.accept(Texts.of("look.notkept", String.valueOf(problem.getMessage()))));
    }
}
