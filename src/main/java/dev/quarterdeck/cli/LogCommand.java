package dev.quarterdeck.cli;

import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.Logs;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.logs.find.LogPattern;
import dev.quarterdeck.core.time.ClaimedTime;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quarterdeck log FILE|-}: the console's log engine in a terminal, plain text on stdout. */
@Command(name = "log",
        description = {"Print the lines of a log: all, or those that hold all of what is asked. Secrets are masked.",
    "Exit codes: 0 something was found, 1 nothing matched, 2 it cannot be read, or not all of it."})
final class LogCommand implements Callable<Integer> {
    private static final int PAGE = 1000;

    private final Program program;
    private final SecretMask.Rows mask = SecretMask.standard().rows();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|-", description = "A log file, growing or not, also packed (gz); - is standard input.")
    private String file;

    @Option(names = "--grep", paramLabel = "RE", description = "Only lines in which this regular expression is found.")
    private Optional<String> grep = Optional.empty();

    @Option(names = "--exclude", paramLabel = "RE", description = "No lines in which this regular expression is found.")
    private Optional<String> exclude = Optional.empty();

    @Option(names = "--level", paramLabel = "LEVEL",
            description = "Only lines of at least this level: trace, debug, info, warn, error.")
    private Optional<String> level = Optional.empty();

    @Option(names = "--since", paramLabel = "TIME",
            description = "Only lines that state this time or a later one: 2026-11-23T14:02:00Z, 14:02 (UTC), 15m "
            + "(ago).")
    private Optional<String> since = Optional.empty();

    @Option(names = "--count", description = "Print how many lines match instead of the lines.")
    private boolean count;

    @Option(names = "--follow", description = "Go on with what is appended, through rotation and truncation, until interrupted.")
    private boolean follow;

    @Option(names = "--json", description = "One JSON object a line: line, offset, time, level, text.")
    private boolean json;

    @Mixin
    @SuppressWarnings("unused") // picocli sets it
    private NoRecordOption noRecord;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("unused") // picocli sets it
    private boolean help;

    LogCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws Exception {
        LogFilter filter = filter();
        LogSource source = file.equals("-") ? new LogSource.Input() : new LogSource.File(Path.of(file));
        try (Logs logs = program.logs(); OpenLog log = logs.open(source); LogQuery query = log.query(filter)) {
            var out = new PrintStream(new BufferedOutputStream(System.out, 64 * 1024), false, StandardCharsets.UTF_8);
            return print(log, query, out);
        }
    }

    private LogFilter filter() {
        LogFilter filter = LogFilter.ALL;
        if (grep.isPresent()) {
            filter = filter.including(pattern("--grep", grep.get()));
        }
        if (exclude.isPresent()) {
            filter = filter.excluding(pattern("--exclude", exclude.get()));
        }
        if (level.isPresent()) {
            filter = filter.atLeast(level());
        }
        return since.isPresent() ? filter.since(time(since.get())) : filter;
    }

    private LogPattern pattern(String option, String text) {
        LogPattern pattern = LogPattern.regex(text);
        pattern.problem().ifPresent(problem -> {
            throw wrong(option + " " + text + ": " + problem);
        });
        return pattern;
    }

    private LogLevel level() {
        try {
            return LogLevel.valueOf(level.orElseThrow().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw wrong("--level " + level.orElseThrow() + ": no level; they are trace, debug, info, warn, error");
        }
    }

    private Instant time(String text) {
        try {
            return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z") ? Instant.parse(text) : ClaimedTime.read(text, program.now())
                    .orElseThrow();
        } catch (DateTimeException | NoSuchElementException _) {
            throw wrong("--since " + text + ": not a time such as 2026-11-23T14:02:00Z, 14:02 or 15m");
        }
    }

    private CommandLine.ParameterException wrong(String sentence) {
        return new CommandLine.ParameterException(spec.commandLine(), sentence);
    }

    private int print(OpenLog log, LogQuery query, PrintStream out) throws IOException, InterruptedException {
        long printed = 0;
        String said = "";
        while (true) {
            LogState state = log.state();
            boolean over = over(state);
            LogQuery.Progress progress = query.progress();
            if (!over && state.phase() == LogState.Phase.WAITING) {
                if (!follow) {
                    throw new IOException(Plain.line(state.words().replaceFirst("^waiting: ", "")));
                }
                if (!said.equals(state.words())) {
                    System.err.println(Plain.line(state.words()));
                    said = state.words();
                }
            }
            if (progress.complete() && !(count && !over)) {
                printed = count ? progress.matches() : lines(query, printed, over ? progress.matches() : progress.whole(), out);
                if (over) {
                    return finish(state, progress, printed, out);
                }
            }
            if (out.checkError()) {
                return 2; // nothing more can be written: said by whoever called
            }
            Thread.sleep(progress.complete() ? 20 : 1);
        }
    }

    /** Whether nothing more is to come that is asked for. */
    private boolean over(LogState state) {
        return switch (state.phase()) {
            case ENDED, BROKEN -> true;
            case FOLLOWING -> !follow && !file.equals("-");
            case OPENING, INDEXING, WAITING -> false;
        };
    }

    private int finish(LogState state, LogQuery.Progress progress, long matches, PrintStream out) {
        if (count) {
            out.println(matches);
        }
        out.flush();
        if (!progress.problem().isEmpty()) {
            System.err.println(Plain.line(progress.problem()));
        }
        if (state.phase() == LogState.Phase.BROKEN) {
            System.err.println(Plain.line(file + " " + state.words()));
        }
        boolean incomplete = !progress.problem().isEmpty() || state.phase() == LogState.Phase.BROKEN;
        return incomplete ? 2 : matches == 0 ? 1 : 0; // where not all was looked at, nobody knows that nothing matches
    }

    /** Prints the matches from {@code from} to {@code to}. */
    private long lines(LogQuery query, long from, long to, PrintStream out) {
        long at = from;
        while (at < to && !out.checkError()) {
            List<LogRow> rows = query.rows(at, (int) Math.min(PAGE, to - at));
            for (LogRow row : rows) {
                if (row instanceof LogRow.Line line) {
                    out.println(json ? VisibleText.json(program.json(object(line))) : Plain.text(text(line)));
                }
                at++;
            }
            if (rows.isEmpty()) {
                break;
            }
        }
        out.flush();
        return at;
    }

    private String text(LogRow.Line line) {
        return mask.next(line.text()).text() + (line.cut() > 0 ? String.format(Locale.ROOT, " … + %,d bytes", line.cut()) : "");
    }

    private LinkedHashMap<String, Object> object(LogRow.Line line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("line", line.number());
        object.put("offset", line.offset());
        line.time().ifPresent(time -> object.put("time", time.toString()));
        if (line.level() != LogLevel.NONE) {
            object.put("level", line.level().name().toLowerCase(Locale.ROOT));
        }
        object.put("text", mask.next(line.text()).text());
        return object;
    }
}
