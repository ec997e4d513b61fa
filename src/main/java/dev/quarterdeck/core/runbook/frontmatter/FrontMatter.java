package dev.quarterdeck.core.runbook.frontmatter;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the key {@code quarterdeck:} of a runbook's front matter adds, which Markdown cannot say. There is nothing in it
 * that weakens a check, a confirmation or a finding; a guard can only be added.
 *
 * @param baseline the usual values, in the signal's own unit
 * @param mask     regular expressions, each of which can be read, of what is a secret of this team
 * @param guard    words of commands that are dangerous in this team, beside those that always are
 */
public record FrontMatter(List<SignalSource> signals, List<Channel> channels, Map<Signal, Double> baseline, List<String> mask,
                          List<GuardWords> guard) {
    public static final FrontMatter NONE = new FrontMatter(List.of(), List.of(), Map.of(), List.of(), List.of());

    public FrontMatter {
        signals = List.copyOf(signals);
        channels = List.copyOf(channels);
        baseline = Map.copyOf(baseline);
        mask = List.copyOf(mask);
        guard = List.copyOf(guard);
    }

    /** The channel that a template names, whatever the case; empty when the front matter says nothing of it. */
    public Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().strip().equalsIgnoreCase(name.strip())).findFirst();
    }
}
