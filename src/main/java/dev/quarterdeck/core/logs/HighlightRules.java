package dev.quarterdeck.core.logs;

import java.io.IOException;
import java.util.List;

/** Port: what is highlighted in which source, kept from one start to the next. Any thread. */
public interface HighlightRules {

    /** @param source {@link LogSource#label()} */
    List<HighlightRule> of(String source);

    /** In force at once, even when it cannot be kept for the next start. */
    void keep(String source, List<HighlightRule> rules) throws IOException;
}
