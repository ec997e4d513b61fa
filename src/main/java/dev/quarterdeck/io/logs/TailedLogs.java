package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.OpenLog;
import java.util.List;

/** Opens logs on what {@link FileLogTails} keeps: the newest lines of files. Any thread. */
public final class TailedLogs implements Logs {
    private final FileLogTails tails;

    public TailedLogs(FileLogTails tails) {
        this.tails = tails;
    }

    @Override
    public OpenLog open(LogSource source) {
        return switch (source) {
            case LogSource.File(var path) -> new TailedLog(source, tails.follow(path));
            case LogSource.Command _, LogSource.Input _ -> throw new UnsupportedOperationException(source.label());
        };
    }

    @Override
    public OpenLog merged(List<OpenLog> logs) {
        throw new UnsupportedOperationException("merging " + logs.size() + " logs");
    }
}
