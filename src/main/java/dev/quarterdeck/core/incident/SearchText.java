package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.signal.SystemChange;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What of an event can be found: how the timeline words it, and the texts it carries. Pure; any thread. */
public final class SearchText {
    private SearchText() {
    }

    /** @param hide leaves secrets out of what is cut short; the rest is for whoever shows it */
    public static String of(Event event, UnaryOperator<String> hide) {
        TimelineText words = TimelineText.of(event, hide);
        return Stream.of(words.title(), words.detail(), carried(event.fact())).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Texts that the timeline shortens. A frozen runbook is not one: every incident that used it would be found. */
    private static String carried(Fact fact) {
        return switch (fact) {
            case Fact.EvidencePinned f -> f.text();
            case Fact.MessageCopied f -> f.text();
            case Fact.MessageSent f -> f.text();
            case Fact.CommandCopied f -> f.text();
            case Fact.SectionWritten f -> f.text();
            case Fact.ChangesSeen f -> f.changes().stream().map(SystemChange::words).collect(Collectors.joining("\n"));
            case Fact.DrillStarted _, Fact.IncidentDeclared _, Fact.TitleChanged _, Fact.ImpactStated _, Fact.SeverityChanged _,
                 Fact.StatusChanged _, Fact.MilestoneClaimed _, Fact.RoleAssigned _, Fact.RunbookAttached _, Fact.ReadingCorrected _,
                 Fact.ProcedureChosen _, Fact.ProcedureStopped _, Fact.TargetNamed _, Fact.ContactPaged _,
                 Fact.CheckTicked _, Fact.CheckUnticked _, Fact.CheckSkipped _, Fact.FieldFilled _,
                 Fact.WatchConfirmed _, Fact.LogCommandsConfirmed _, Fact.AdviceChanged _, Fact.TriggerJudged _, Fact.DecisionRecorded _, Fact.NoteAdded _, Fact.QuestionAsked _,
                 Fact.QuestionAnswered _, Fact.InterruptionBegan _, Fact.InterruptionEnded _, Fact.CutOff _, Fact.WatchBroke _, Fact.EtaPromised _, Fact.UpdatePromised _, Fact.ChangeMarked _,
                 Fact.BaselineCaptured _, Fact.HoldChanged _, Fact.SamplesAnchored _,
                 Fact.CadenceChanged _, Fact.Resolved _, Fact.Reopened _, Fact.PostMortemExported _, Fact.Corrected _,
                 Fact.Retracted _, Fact.Redacted _, Fact.Erased _, Fact.ClockJumped _, Fact.LogMerged _, Fact.Unknown _ -> "";
        };
    }
}
