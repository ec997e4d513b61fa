package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Follows a log that this user may not read, prints what is said about it, and that its line came once it may. */
final class FollowDenied {
    private FollowDenied() {
    }

    public static void main(String[] args) throws Exception {
        try (var logs = new LocalLogs(InstantSource.system(), ZoneOffset.UTC, Path.of(args[1]))) {
            OpenLog log = logs.open(new LogSource.File(Path.of(args[0])));
            while (!log.state().words().contains("may not be read")) {
                Thread.sleep(10);
            }
            System.out.println(log.state().words());
            while (log.extent().rows() != 1) {
                Thread.sleep(10);
            }
            System.out.println("1 line");
        }
    }
}
