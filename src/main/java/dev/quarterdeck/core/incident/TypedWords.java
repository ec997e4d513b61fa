package dev.quarterdeck.core.incident;

import java.util.function.UnaryOperator;

/** What a person typed of a command: the words of the runbook, of a log or of the console itself are none of it. Pure. */
public final class TypedWords {
    private TypedWords() {
    }

    /** The command with everything that was typed changed. */
    public static Command changed(Command command, UnaryOperator<String> by) {
        return switch (command) {
            case Command.Declare c -> new Command.Declare(by.apply(c.title()), c.severity(), by.apply(c.impact()), c.began(),
                    by.apply(c.lead()));
            case Command.ChangeTitle c -> new Command.ChangeTitle(by.apply(c.title()));
            case Command.StateImpact c -> new Command.StateImpact(by.apply(c.impact()));
            case Command.ChangeSeverity c -> new Command.ChangeSeverity(c.to(), by.apply(c.reason()));
            case Command.AssignRole c -> new Command.AssignRole(c.role(), by.apply(c.to()));
            case Command.ChooseProcedure c -> new Command.ChooseProcedure(c.procedure(), by.apply(c.reason()));
            case Command.StopProcedure c -> new Command.StopProcedure(c.procedure(), by.apply(c.reason()), c.inEffect());
            case Command.PageContact c -> new Command.PageContact(c.role(), by.apply(c.who()), by.apply(c.how()));
            case Command.TickCheck c -> new Command.TickCheck(c.check(), by.apply(c.by()), c.at(), c.evidence());
            case Command.SkipCheck c -> new Command.SkipCheck(c.check(), by.apply(c.reason()));
            case Command.FillField c -> new Command.FillField(c.field(), by.apply(c.value()), c.source());
            case Command.JudgeTrigger c -> new Command.JudgeTrigger(c.trigger(), c.met(), by.apply(c.note()));
            case Command.RecordDecision c -> new Command.RecordDecision(c.choice(), c.procedure(), by.apply(c.reason()),
                    c.authority(), c.advice(),
                    c.level(), c.driver(), c.readings(), c.thresholds(), c.runbookSha256(), by.apply(c.authoriser()), c.role(),
                    c.means(),
                    by.apply(c.deviation()), c.met(), c.figures(), c.otherwise());
            case Command.Ask c -> new Command.Ask(c.kind(), by.apply(c.words()), by.apply(c.of()), c.timeBox());
            case Command.AnswerQuestion c -> new Command.AnswerQuestion(c.question(), c.answer(), by.apply(c.by()), c.means(),
                    by.apply(c.words()));
            case Command.BeginInterruption c -> new Command.BeginInterruption(by.apply(c.reason()));
            case Command.EndInterruption c -> new Command.EndInterruption(by.apply(c.reason()));
            case Command.MarkChange c -> new Command.MarkChange(by.apply(c.what()));
            case Command.AddNote c -> new Command.AddNote(by.apply(c.text()), c.at());
            case Command.CopyMessage c -> new Command.CopyMessage(c.template(), c.channel(), by.apply(c.text()));
            case Command.MarkSent c -> new Command.MarkSent(c.template(), c.channel(), by.apply(c.text()));
            case Command.PromiseEta c -> new Command.PromiseEta(c.within(), by.apply(c.words()));
            case Command.PromiseUpdate c -> new Command.PromiseUpdate(c.within(), by.apply(c.words()));
            case Command.Resolve c -> new Command.Resolve(c.unmet(), by.apply(c.reason()));
            case Command.Reopen c -> new Command.Reopen(by.apply(c.reason()), c.restored());
            case Command.WriteSection c -> new Command.WriteSection(c.section(), by.apply(c.text()));
            case Command.Correct c -> new Command.Correct(c.entry(), by.apply(c.text()), c.at(), by.apply(c.reason()));
            case Command.Retract c -> new Command.Retract(c.entry(), by.apply(c.reason()));
            case Command.Redact c -> new Command.Redact(c.entry(), by.apply(c.reason()), c.names());
            case Command.StartDrill _, Command.ChangeStatus _, Command.ClaimMilestone _, Command.AttachRunbook _,
                    Command.NameTarget _,
                    Command.UntickCheck _, Command.CopyCommand _, Command.StartCommand _, Command.EndCommand _,
                            Command.ConfirmWatch _, Command.ConfirmLogCommands _, Command.ReportAdvice _,
                    Command.AnchorSamples _, Command.ReportChanges _, Command.ReportCutOff _, Command.ReportWatchBroke _,
                    Command.ChangeHold _,
                    Command.CaptureBaseline _, Command.PinEvidence _, Command.ChangeCadence _, Command.ReportClockJump _,
                    Command.CorrectReading _,
                    Command.ReportExport _ -> command;
        };
    }
}
