package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.EntryWords;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.ui.parts.Desktop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Puts lines of a log into the timeline, byte by byte.
 *
 * @param asked whether there were any lines
 * @param title what the first of them says, in short
 */
record LogEvidencePinning(boolean asked, String title, List<Command> commands) {
    static final int MOST_LINES = 200;
    /** Of larger evidence the record keeps the text that may be shown, and the hash of it all. */
    private static final int MOST_BYTES = 256 * 1024;
    private static final int TITLE = 60;

    /**
     * Reads the bytes; not on the FX thread.
     *
     * @param name what the record calls the log; empty when each line tells its source
     */
    static LogEvidencePinning read(SecretMask mask, Optional<String> name, OpenLog log, List<LogRow.Line> lines) {
        var commands = new ArrayList<Command>();
        String title = "";
        for (List<LogRow.Line> run : runs(lines)) {
            Optional<LogEvidence> evidence = log.evidence(run);
            if (evidence.isPresent()) {
                LogEvidence found = evidence.get();
                title = title.isEmpty() ? EntryWords.brief(found.text(), mask) : title;
                commands.add(new Command.PinEvidence(name.orElse(found.source()), found.line(), found.offset(), found.text(),
                        found.sha256(), found.time(), exact(found)));
            }
        }
        String shown = title.length() <= TITLE ? title : title.substring(0, TITLE) + "…";
        return new LogEvidencePinning(!lines.isEmpty(), shown, commands);
    }

    /** FX thread. */
    void pin(Desktop desktop) {
        if (commands.isEmpty()) {
            desktop.tell(Texts.of(asked ? "logs.pin.gone" : "logs.pin.none"));
        } else {
            desktop.session().submit(() -> desktop.tell(Texts.of("logs.pinned", title)), commands.toArray(Command[]::new));
        }
    }

    private static String exact(LogEvidence evidence) {
        boolean said = Arrays.equals(evidence.bytes(), evidence.text().getBytes(StandardCharsets.UTF_8));
        return said || evidence.bytes().length > MOST_BYTES ? "" : Base64.getEncoder().encodeToString(evidence.bytes());
    }

    /** Lines that follow one another belong together; others are evidence of their own. */
    private static List<List<LogRow.Line>> runs(List<LogRow.Line> lines) {
        var runs = new ArrayList<List<LogRow.Line>>();
        for (LogRow.Line line : lines) {
            boolean follows = !runs.isEmpty() && runs.getLast().getLast().row() + 1 == line.row()
                    && runs.getLast().getLast().source().equals(line.source());
            if (!follows) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(line);
        }
        return runs;
    }
}
