package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.signal.SampleAnchor;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An event in words: one line and, where there is more to say, a second. The timeline, the command line and the
 * post-mortem all use these. Pure; any thread.
 *
 * @param detail may be empty
 */
public record TimelineText(String title, String detail) {
    /** A log line or a command may be huge; the whole of it stands in the event and in the post-mortem's exhibits. */
    private static final int LONGEST = 120;
    /** What the ladder of triggers says, and said in records of before: no matrix was there to speak of. */
    private static final Pattern TRIGGERS =
            Pattern.compile("An? (?:immediate )?trigger (?:that asks for it soon |to consider |for within 1 hour )?is met");
    private static final Pattern BLANK = Pattern.compile("_{3,}");

    public static TimelineText of(Event event) {
        return of(event, UnaryOperator.identity());
    }

    /**
     * @param hide leaves secrets out of a text before it is cut short: of what is cut, nobody could tell any more that it is one
     */
    public static TimelineText of(Event event, UnaryOperator<String> hide) {
        TimelineText text = words(event, hide);
        String late = late(event);
        return late.isEmpty() ? text : new TimelineText(text.title, joined(text.detail, late));
    }

    /** Whether it is for people; what only vouches for other parts of the record is not. */
    public static boolean tells(Event event) {
        return !(event.fact() instanceof Fact.SamplesAnchored);
    }

    private static TimelineText words(Event event, UnaryOperator<String> hide) {
        String actor = event.by();
        return switch (event.fact()) {
            case Fact.DrillStarted f -> line("Drill started: " + f.title(), "scenario " + f.scenario(),
                    f.factor() == 1 ? "" : "played at " + plain(f.factor()) + "x", "by " + actor);
            case Fact.IncidentDeclared f -> line("Incident declared as " + f.severity() + " by " + actor, f.title(),
                    f.impact().isBlank() ? "" : "impact: " + f.impact());
            case Fact.TitleChanged f -> line("Title: " + f.title(), "by " + actor);
            case Fact.ImpactStated f -> line(f.impact().isBlank() ? "Impact cleared" : "Impact: " + f.impact(),
                    "by " + actor);
            case Fact.SeverityChanged f -> line("Severity " + (f.to().worseThan(f.from()) ? "raised" : "lowered")
                    + " from " + f.from() + " to " + f.to(), f.reason(), "by " + actor);
            case Fact.StatusChanged f -> line("Status: " + f.to().label(), "was " + f.from().label(), "by " + actor);
            case Fact.MilestoneClaimed f -> line(f.milestone().label() + " at " + Times.dateTime(f.at()), "by " + actor);
            case Fact.RoleAssigned f -> line(f.role().label() + ": " + f.to(),
                    f.from().isEmpty() ? "" : "handed over from " + f.from(), f.to().equals(actor) ? "" : "by " + actor);
            case Fact.RunbookAttached f -> line("Runbook attached: " + f.name(), "@ " + shortHash(f.sha256()), "by " + actor);
            case Fact.ReadingCorrected f -> reading(f, actor, hide);
            case Fact.ProcedureChosen f -> line(f.procedure().isEmpty() ? "No procedure chosen any more"
                    : "Procedure chosen: " + f.procedure(), f.reason(), "by " + actor);
            case Fact.ProcedureStopped f -> line("Procedure stopped: " + f.procedure(), f.reason(),
                    f.inEffect().isEmpty() ? "nothing left in effect" : "still in effect: " + String.join(", ", f.inEffect()),
                    "by " + actor);
            case Fact.TargetNamed f -> line("Target: " + f.target().words(), "by " + actor);
            case Fact.ContactPaged f -> line("Paged: " + f.role(), f.who(), f.how(), "by " + actor);
            case Fact.CheckTicked f -> line(quoted(f.check()) + " ticked", lastHeading(f.check()), f.evidence(),
                    f.by().equals(actor) ? actor : "done by " + f.by() + ", entered by " + actor);
            case Fact.CheckUnticked f -> line(quoted(f.check()) + " unticked", lastHeading(f.check()), actor);
            case Fact.CheckSkipped f -> line(quoted(f.check()) + " skipped: " + f.reason(), lastHeading(f.check()), actor);
            case Fact.FieldFilled f -> line(f.value().isBlank() ? "Field " + f.field() + " cleared"
                    : BLANK.matcher(f.field()).find() ? "Filled in: " + BLANK.matcher(f.field()).replaceFirst(
                    Matcher.quoteReplacement(f.value()))
                    : "Field " + f.field() + " filled: " + f.value(), f.source().isEmpty() ? "" : "from " + f.source(),
                            "by " + actor);
            case Fact.CommandCopied f -> line("Command copied: " + firstLine(hide.apply(command(f.text()))), f.step(),
                    "by " + actor);
            case Fact.CommandStarted f -> line("Run: " + firstLine(hide.apply(command(f.text()))), f.step(), "on " + f.target()
                    .words(),
                    f.folder(),
                    f.account().isEmpty() ? "" : "as " + f.account(), "confirmed by " + actor);
            case Fact.CommandEnded f -> line(firstLine(hide.apply(command(f.command()))) + (f.how() == CommandEnding.EXITED ? " "
                    : ": ") + f.how().words(f.exit()),
                    f.took().isZero() ? "" : took(f.took()), f.how() == CommandEnding.NOT_STARTED ? "" : printed(f), f.note());
            case Fact.WatchConfirmed f -> line("Watching " + Unit.counted(f.probes().size(), "probe") + " and "
                    + Unit.counted(f.logs().size(), "log"), String.join(", ", watched(f)), "confirmed by " + actor);
            case Fact.AdviceChanged f -> advice(f);
            case Fact.ChangesSeen f -> line(Unit.counted(f.changes().size(), "change") + " found, the last "
                    + Times.dateTime(f.changes().getLast().at()),
                    f.changes().getLast().words(), f.changes().getLast().source());
            case Fact.SamplesAnchored f -> line("Samples kept: " + f.blocks().stream().mapToInt(SampleAnchor::samples).sum()
                    + " of "
                    + Unit.counted(f.blocks().stream().map(SampleAnchor::probe).distinct().count(), "probe"));
            case Fact.TriggerJudged f -> line("Trigger " + (f.met() ? "met: " : "not met: ") + f.trigger(), f.note(),
                    "by " + actor);
            case Fact.DecisionRecorded f -> line("Decision: " + lower(f.label())
                            + (f.procedure().isEmpty() ? "" : ", " + f.procedure()), authorised(f, actor), f.reason(),
                    f.deviation().isEmpty() ? "" : "all the same: " + f.deviation(), f.authority(), "advice was " + f.advice());
            case Fact.QuestionAsked f -> line("Asked for " + f.kind().label() + ": " + f.of(), f.words(),
                    "within " + Times.words(f.timeBox()), "by " + actor);
            case Fact.QuestionAnswered f -> line(switch (f.answer()) {
                case AGREED -> "Agreed" + by(f.by());
                case REFUSED -> "Objected" + by(f.by());
                case NONE -> "No answer" + by(f.by());
            }, f.words(), f.means().map(Means::label).orElse(""), "entered by " + actor);
            case Fact.InterruptionBegan f -> line("Planned interruption began", f.reason(), "left out of the verdict",
                    "by " + actor);
            case Fact.InterruptionEnded f -> line("Planned interruption ended", f.reason(), "by " + actor);
            case Fact.CutOff f -> f.to().map(to ->
                    line("This laptop is connected again, cut off for " + Times.words(Duration.between(f.from(), to)),
                    "since " + Times.clock(f.from())))
                    .orElseGet(() -> line("This laptop is cut off since " + Times.clock(f.from()),
                    "no word from anywhere", "what is sampled meanwhile is left out of the verdict"));
            case Fact.UpdatePromised f -> line("Next update promised: within " + Times.words(f.within()), f.words(),
                    "by " + actor);
            case Fact.EtaPromised f -> line("ETA promised: within " + Times.words(f.within()), f.words(), "by " + actor);
            case Fact.WatchBroke f -> line("Timed watch broke after " + Times.words(f.ran()) + ", its time begins anew",
                    f.reading(), f.step());
            case Fact.ChangeMarked f -> line("Changed: " + f.what(), "verification counts from here", "by " + actor);
            case Fact.BaselineCaptured f -> line("Baseline captured: " + String.join(", ", f.values().stream()
                    .map(b -> b.signal().label() + " " + b.signal().unit().text(b.value())).distinct().toList()), "by " + actor);
            case Fact.HoldChanged f -> line(f.hold().words(), "by " + actor);
            case Fact.NoteAdded f -> line(f.text(), "note by " + actor);
            case Fact.LogCommandsConfirmed f -> line("Following " + Unit.counted(f.commands().size(), "log command"),
                    String.join("\n", f.commands()), "by " + actor);
            case Fact.EvidencePinned f -> line("Evidence pinned: " + firstLine(hide.apply(f.text())), f.source()
                    + (f.line() > 0 ? " line " + f.line() : ""), "by " + actor);
            case Fact.MessageCopied f -> line("Message copied: " + f.template(), f.channel().equals(f.template()) ? ""
                    : f.channel(), "by " + actor);
            case Fact.MessageSent f -> line("Message sent: " + f.template(), f.channel().equals(f.template()) ? "" : f.channel(),
                    "by " + actor);
            case Fact.CadenceChanged f -> line(f.every().isZero() ? "Updates no longer promised"
                    : "Updates promised every " + Times.words(f.every()), "by " + actor);
            case Fact.Resolved f -> line("Resolved", f.unmet().isEmpty() ? "" : "still open: " + String.join(", ", f.unmet()),
                    f.reason(), "by " + actor);
            case Fact.Reopened f -> line("Reopened: " + f.reason(), f.restored() ? "still restored" : "",
                    "by " + actor);
            case Fact.PostMortemExported f -> line("Post-mortem exported: " + f.file(), "sha256 " + shortHash(f.sha256()),
                    "by " + actor);
            case Fact.SectionWritten f -> line("Post-mortem, " + f.section() + ": " + firstLine(hide.apply(f.text())),
                    "by " + actor);
            case Fact.Corrected f -> line(f.text().isBlank() ? "Time corrected to " + f.at().map(Times::clock).orElse("")
                    : "Corrected: " + f.text(), f.text().isBlank() ? "" : f.at().map(at -> "at " + Times.clock(at)).orElse(""),
                    f.reason(), "by " + actor);
            case Fact.Retracted f -> line("Entry retracted: " + f.reason(), "by " + actor);
            case Fact.Redacted f -> line((f.stays().isPresent() ? "Words" : "Contents") + " of an entry removed"
                    + (event.writer().here() ? "" : " on another console") + ": " + f.reason(), "by " + actor,
                    event.writer().here() ? "" : "what is here of it stays until it is removed here, too (Enter)");
            case Fact.Erased _ -> line("Contents removed");
            case Fact.ClockJumped f -> line("Clock jumped " + (f.by().isNegative() ? "back " : "ahead ")
                    + Times.words(f.by().abs()), f.by().isNegative() ? "this computer's clock was set"
                    : "this computer slept, this console stood still, or the clock was set");
            case Fact.LogMerged f -> line(f.entries() + (f.entries() == 1 ? " entry" : " entries")
                    + " from another console follow", f.file(),
                    "its head " + shortHash(f.head()), "by " + actor);
            case Fact.Unknown f -> line("Entry of a kind this version does not know: " + f.kind(), f.json(), "by " + actor);
        };
    }

    /** In the words of what is corrected: a reader of later years needs no runbook to follow it. */
    private static TimelineText reading(Fact.ReadingCorrected f, String actor, UnaryOperator<String> hide) {
        String said = f.said().stream().map(c -> "“" + firstLine(hide.apply(c.quote())) + "” is " + c.as()
                + (c.of().isEmpty() ? "" : " " + c.of())).collect(Collectors.joining("; "));
        String withdrawn = f.withdrawn().stream()
                .map(c -> "“" + firstLine(hide.apply(c.quote())) + "” is no longer said to be " + c.as())
                .collect(Collectors.joining("; "));
        return line("Runbook reading corrected: " + (said.isEmpty() ? withdrawn : said), said.isEmpty() ? "" : withdrawn,
                "by " + actor);
    }

    private static String took(Duration time) {
        return time.compareTo(Duration.ofMinutes(1)) < 0 ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : Times.words(time);
    }

    private static String printed(Fact.CommandEnded f) {
        return f.bytes() == 0 ? "no output" : String.format(Locale.ROOT, "%,d bytes of output", f.bytes())
                + (f.between() == 0 ? "" : String.format(Locale.ROOT, ", %,d of them in its middle not kept", f.between()));
    }

    private static String authorised(Fact.DecisionRecorded f, String actor) {
        String role = f.role().isEmpty() ? "" : " (" + f.role() + ")";
        return f.authoriser().isEmpty() || f.authoriser().equals(actor) ? "by " + actor + role
                : "authorised by " + f.authoriser() + role + f.means().map(m -> " " + m.label()).orElse("") + ", recorded by "
                + actor;
    }

    private static String by(String name) {
        return name.isEmpty() ? "" : ": " + name;
    }

    private static TimelineText advice(Fact.AdviceChanged f) {
        if (f.level() < 0) {
            return line(f.to(), f.driver(), f.from().isEmpty() ? "" : "was " + f.from());
        }
        boolean matrix = !TRIGGERS.matcher(f.action()).matches() && !f.to().equals(Matrix.ladder().row(0).label());
        return line((matrix ? "Matrix " : "Triggers: ") + (f.from().isEmpty() ? "" : f.from() + " to ") + f.to(), f.driver(),
                f.action());
    }

    /** An event that was entered later than it happened says so. */
    private static String late(Event event) {
        Instant at = event.at();
        if (at.getEpochSecond() == event.recordedAt().getEpochSecond()) {
            return "";
        }
        boolean sameMinute = at.truncatedTo(ChronoUnit.MINUTES).equals(event.recordedAt().truncatedTo(ChronoUnit.MINUTES));
        boolean sameDay = Times.day(at).equals(Times.day(event.recordedAt()));
        return "entered " + (sameMinute ? Times.clock(event.recordedAt())
                : sameDay ? Times.minute(event.recordedAt()) : Times.dateTime(event.recordedAt()));
    }

    private static TimelineText line(String title, String... details) {
        return new TimelineText(title, joined(details));
    }

    static String joined(String... details) {
        String joined = "";
        for (String detail : details) {
            if (!detail.isBlank()) {
                joined = joined.isEmpty() ? detail : joined + " · " + detail;
            }
        }
        return joined;
    }

    private static List<String> watched(Fact.WatchConfirmed f) {
        var names = new ArrayList<String>();
        f.probes().forEach(p -> names.add(p.name()));
        names.addAll(f.logs());
        f.changes().forEach(c -> names.add("changes of " + c.asks()));
        return names;
    }

    /** A check by its bold words; the rest of its text stands in the checklist. */
    private static String quoted(CheckRef check) {
        int colon = check.text().indexOf(": ");
        return "“" + (colon > 0 ? check.text().substring(0, colon) : check.text()) + "”";
    }

    private static String lastHeading(CheckRef check) {
        return check.path().substring(check.path().lastIndexOf('›') + 1).strip();
    }

    /** Without the remarks that stand above a command: what was done counts. */
    private static String command(String text) {
        String bare = text.lines().dropWhile(line -> line.isBlank() || line.stripLeading().startsWith("#"))
                .collect(Collectors.joining("\n"));
        return bare.isEmpty() ? text : bare;
    }

    private static String firstLine(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf('\n');
        String line = end < 0 ? stripped : stripped.substring(0, end).strip();
        if (line.codePointCount(0, line.length()) > LONGEST) {
            return line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
        }
        return end < 0 ? line : line + " …";
    }

    private static String shortHash(String sha256) {
        return sha256.substring(0, Math.min(7, sha256.length()));
    }

    private static String lower(String label) {
        return label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    private static String plain(double factor) {
        return factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor);
    }
}
