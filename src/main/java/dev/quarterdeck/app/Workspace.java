package dev.quarterdeck.app;

import dev.quarterdeck.core.attention.Notifier;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.library.RunbookLibrary;
import dev.quarterdeck.core.logs.HighlightRules;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.shell.Runner;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.Confirmations;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Everything the roof hands to the screens.
 *
 * @param work        the way to do what may wait
 * @param failures    what failed and nobody handled
 * @param samples     where the samples of incidents are kept
 * @param changes     learns what was changed in the system
 * @param confirmations what was confirmed on this laptop, apart from the record
 * @param runner      runs what was confirmed
 * @param drillProber makes the prober of a drill, which refuses every address but the simulator's
 * @param drillFactor how much faster than real time a drill is played: 1 in the window
 * @param drills      folder for the simulators' log files
 * @param exports     writes a post-mortem and answers where it lies
 * @param browser     opens an address that a person asked for in the system's browser or mail program; FX thread
 * @param notifier    shows what must be known outside the window
 * @param wall        what real incidents live by: the machine's clock, or in a test one that runs faster, waits included
 * @param notices     sentences to show at the start: what was kept aside, who holds the data
 * @param keeping     what the record offers beside its events
 * @param person      the name of the person at the keyboard and how to remember another
 * @param looks       how the person had the window the last time, and how to keep a change of it
 */
public record Workspace(Work work, Failures failures, Desk desk, RunbookLibrary library, Logs logs, HighlightRules highlights,
        Prober prober, SampleLog samples,
        ChangeLog changes, Confirmations confirmations, Runner runner,
                        Function<URI, Prober> drillProber, Simulator simulator, double drillFactor, Path drills,
                        PostMortemFile exports, Consumer<String> browser, Notifier notifier, ScenarioClock wall, Person person,
                        Looks looks, Keeping keeping, List<String> notices, String version) {

    /** Where exported post-mortems go. */
    public interface PostMortemFile {
        /** Writes the text beside the data and returns the file; the message of a failure is for the screen. */
        Path write(String name, String markdown) throws java.io.IOException;
    }

    /** Who sits at the keyboard. */
    public interface Person {
        /** The system's name until the person gave another. */
        String name();

        /** Whether the person was asked; the first declaration asks. */
        boolean asked();

        /** From now on it is this one, as long as the program runs. Waits for nothing. */
        void act(String name);

        /** And also the next time; the message of a failure is for the screen. */
        void remember(String name) throws java.io.IOException;
    }

    /** How the person has the window, kept from one start to the next. Any thread. */
    public interface Looks {
        Look look();

        /** What of the look the change leaves alone stays; the message of a failure is for the screen. */
        void change(UnaryOperator<Look> change) throws java.io.IOException;
    }
}
