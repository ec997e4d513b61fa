package dev.quarterdeck.core.logs;

import java.nio.file.Path;

/** Where the lines of a log come from. */
public sealed interface LogSource {

    /** A file on this machine: growing or not, plain or gz. */
    record File(Path path) implements LogSource {
        @Override
        public String label() {
            return path.toString();
        }
    }

    /**
     * What a command prints: {@code ssh host tail -F /var/log/app.log}.
     *
     * @param line exactly what was confirmed; the user's own shell runs it
     */
    record Command(String line) implements LogSource {
        public Command {
            if (line.isBlank()) {
                throw new IllegalArgumentException("a log's command says nothing: '" + line + "'");
            }
        }

        @Override
        public String label() {
            return line;
        }
    }

    /** Standard input. */
    record Input() implements LogSource {
        @Override
        public String label() {
            return "standard input";
        }
    }

    /** What a person calls it by: the path, the command. */
    String label();
}
