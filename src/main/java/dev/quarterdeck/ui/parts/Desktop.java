package dev.quarterdeck.ui.parts;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Session;
import dev.quarterdeck.app.Work;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.logs.SecretMask;
import java.util.Optional;

/** What a screen may ask of the window it lives in. FX thread only. */
public interface Desktop {

    /** The places one can go to. */
    enum Place {
        HOME, CONSOLE, RUNBOOK, READING, POSTMORTEM
    }

    Session session();

    Workspace workspace();

    /** The way to do what may wait. */
    default Work work() {
        return workspace().work();
    }

    default Optional<Live> live() {
        return session().shown();
    }

    /** Hides what is a secret in the shown incident. */
    default SecretMask mask() {
        return live().map(Live::mask).orElse(SecretMask.standard());
    }

    /** Runs the action with that id if it makes sense now. */
    void perform(String actionId);

    /** The key of an action as it is drawn, for buttons that name it. */
    String keyOf(String actionId);

    void go(Place place);

    /** Shows a runbook of the library from beginning to end. */
    void read(Entry.Readable entry);

    /** Shows what each part of a runbook of the library is taken for. */
    void correct(Entry.Readable entry);

    /** The same of the incident's own. */
    void correctIncident();

    /** Shows a sheet over the screen. */
    void open(Sheet sheet);

    void closeSheet();

    /** A sentence at the foot of the window that goes away by itself or with Esc. */
    void tell(String words);

    /** As {@link #tell}, but time does not take it away: Esc does. */
    void tellUntilRead(String words);

    /** For {@link CopyGate}, through which everything that is copied goes. */
    void copy(String text);

    /** How much larger than usual everything is drawn; 1 at 100 %. */
    double scale();
}
