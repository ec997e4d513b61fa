package dev.quarterdeck.core.attention;

import java.util.concurrent.CompletionStage;

/** Port: shows a short message outside the window, in the way of the system. */
public interface Notifier {

    /**
     * Returns at once. Any thread.
     *
     * @return when it is known: a sentence about why it cannot be shown, once and then never again; empty when it is on its way
     */
    CompletionStage<String> show(String title, String words);
}
