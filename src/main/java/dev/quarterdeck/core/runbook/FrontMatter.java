package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the key {@code quarterdeck:} of a runbook's front matter adds, which Markdown cannot say. There is nothing in it
 * that a check, a confirmation or a finding depends on.
 *
 * @param baseline the usual values, in the signal's own unit
 */
public record FrontMatter(List<SignalSource> signals, List<Channel> channels, Map<Signal, Double> baseline) {
    public static final FrontMatter NONE = new FrontMatter(List.of(), List.of(), Map.of());

    public FrontMatter {
        signals = List.copyOf(signals);
        channels = List.copyOf(channels);
        baseline = Map.copyOf(baseline);
    }

    /** The channel that a template names, whatever the case; empty when the front matter says nothing of it. */
    public Optional<Channel> channel(String name) {
        return channels.stream().filter(channel -> channel.name().strip().equalsIgnoreCase(name.strip())).findFirst();
    }
}
