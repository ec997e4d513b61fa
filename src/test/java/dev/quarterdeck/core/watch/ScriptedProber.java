package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A prober that sends nothing and passes on what a test says has ended. */
final class ScriptedProber implements Prober {
    final Map<Probe, Consumer<Sample>> atWork = new LinkedHashMap<>();
    final AtomicInteger started = new AtomicInteger();

    @Override
    public Running start(Probe probe, ScenarioClock clock, Consumer<Sample> sink) {
        started.incrementAndGet();
        atWork.put(probe, sink);
        return () -> atWork.remove(probe, sink);
    }

    @Override
    public Response ask(Probe probe) {
        return Response.of(new Outcome.Unsent("a script answers nothing that is asked"));
    }

    void answer(Instant at, int status, double millis) {
        atWork.values().forEach(sink -> sink.accept(new Sample(at, new Outcome.Answered(status), OptionalDouble.of(millis))));
    }
}
