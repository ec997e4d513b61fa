package dev.quarterdeck.core.signal;

import java.util.Optional;

/**
 * Where the console learns what was changed, confirmed once like a probe.
 *
 * @param asks   a repository's folder, or a shell line that prints a change a line, its time first
 * @param target where the folder or the line is meant; empty when nobody said: then it is not asked
 */
public record ChangeSource(Kind kind, String asks, Optional<Target> target) {

    public enum Kind {
        /** The tags and commits of a git repository. */
        GIT,
        /** The lines that a command prints. */
        COMMAND
    }

    /** The line that is run, as it is shown for confirmation. It reads and changes nothing in a repository. */
    public String line() {
        return switch (kind) {
            case GIT -> {
                String git = "git -C '" + asks.replace("'", "'\\''") + "' ";
                yield git + "log --all --since=24.hours --max-count=200 --format='%cI %h %s' && "
                        + git
                        + "for-each-ref --sort=-creatordate --count=50 --format='%(creatordate:iso-strict) tag %(refname:short) "
                        + "%(subject)' refs/tags";
            }
            case COMMAND -> asks;
        };
    }
}
